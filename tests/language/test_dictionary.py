"""The dictionary's pages are given back, and are there again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from enishi.language import dictionary
from enishi.language.words import words


def resident() -> int:
    """How much of the dictionary's file lies in memory, in kB."""
    held, inside = 0, False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        if "-" in line.split()[0] and ":" not in line.split()[0]:
            inside = "/sudachidict_core/" in line
        elif inside and line.startswith("Rss:"):
            held += int(line.split()[1])
    return held


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what of a file lies in memory")
def test_pages_let_go_are_read_again() -> None:
    before = [word.surface for word in words("縁側で緑茶を飲む", short=True)]
    held = resident()
    assert dictionary.let_go() > 100_000_000
    assert resident() < held
    assert [word.surface for word in words("縁側で緑茶を飲むね", short=True)][:-1] == before


def test_only_what_cannot_be_written_to_is_let_go() -> None:
    maps = (
        "7f00-7f10 r--s 00000000 fe:00 1  /x/sudachidict_core/resources/system.dic\n"
        "8f00-8f10 rw-p 00000000 fe:00 1  /x/sudachidict_core/resources/system.dic\n"
        "9f00-9f10 r--s 00000000 fe:00 1  /x/else.dic\n"
    )
    assert list(dictionary.mapped(maps)) == [(0x7F00, 0x7F10)]
