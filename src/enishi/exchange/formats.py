"""Which formats there are, and which one a file is."""

from __future__ import annotations

from pathlib import Path

from enishi.exchange import archive
from enishi.exchange.records import Format

FORMATS: tuple[Format, ...] = (archive,)
HEAD = 65536


def sniff(path: Path, filename: str = "") -> Format | None:
    """Return the format of a file, or None when nobody here reads it."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    return next((one for one in FORMATS if one.sniff(head, filename or path.name)), None)


def named(name: str) -> Format:
    """Return a format by its name; raise KeyError."""
    return {one.name: one for one in FORMATS}[name]
