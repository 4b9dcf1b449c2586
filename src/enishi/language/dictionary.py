"""The dictionary of Japanese in memory: two hundred megabytes of a file, mapped, of which what was looked at stays.

Whoever has names read by the hundred thousand lets go of those pages now and then: they are read again when looked at.
Linux only; elsewhere the system decides alone.
"""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Iterator
from pathlib import Path

_MAPS = Path("/proc/self/maps")
_DICTIONARY = "/sudachidict_core/"


def let_go() -> int:
    """Let the system take the dictionary's pages back from this process; return how many bytes are mapped."""
    if not (hasattr(mmap, "MADV_DONTNEED") and _MAPS.exists()):
        return 0
    madvise = ctypes.CDLL(None, use_errno=True).madvise
    madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    total = 0
    for start, end in mapped(_MAPS.read_text()):
        # Read-only and backed by the file: nothing is lost.
        madvise(start, end - start, mmap.MADV_DONTNEED)
        total += end - start
    return total


def mapped(maps: str) -> Iterator[tuple[int, int]]:
    """Yield where the dictionary's file lies, of lines as the kernel writes them; never what may be written to."""
    for line in maps.splitlines():
        if _DICTIONARY in line and line.split()[1].startswith("r--"):
            start, end = line.split()[0].split("-")
            yield int(start, 16), int(end, 16)
