"""Little memory: what a long import may hold of the file, so that a large one fits a small machine.

A page of the network is quickest when SQLite maps the whole file into memory; an import that writes 200,000 people would
hold all of them there. Nothing here changes what is read or written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# As SQLite counts: no map of the file, and so many KiB of its pages (a negative number).
FRUGAL = {"mmap_size": 0, "cache_size": -16_384}


@contextmanager
def little_memory() -> Iterator[None]:
    """Let SQLite hold little of the file while something long runs, and as much as before afterwards."""
    before = (
        {name: _set(name, value) for name, value in FRUGAL.items()} if connection.vendor == "sqlite" else {}
    )
    try:
        yield
    finally:
        for name, value in before.items():
            if value is not None:
                _set(name, value)


def _set(name: str, value: int) -> int | None:
    """Set a pragma and return what it was, None where there is none (a database in memory maps no file)."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        was = cursor.fetchone()
        cursor.execute(f"PRAGMA {name}={value}")
        cursor.fetchall()
    return int(was[0]) if was else None
