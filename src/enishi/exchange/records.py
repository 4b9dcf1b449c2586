"""Records: the one shape in which facts travel between files, the demo and the network.

A record is a plain dict as the archive writes it (docs/formats/archive.md): its "type" says what it is, every other
key is optional, unknown keys are kept. Readers of every format yield `Row`s that hold such records, so that an address
book, a card, the made-up network and the archive all arrive through the same door.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

Record = dict[str, Any]


@dataclass(frozen=True)
class Picture:
    """A photo that came with a person: its bytes as they stood in the file."""

    media_type: str
    data: bytes


@dataclass(frozen=True)
class Problem:
    """Something a reader could not take as it stood: a code and the facts; wording makes the sentence."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Contact:
    """One day on which something passed between the owner and a person – how much, never what.

    on: ISO date. sent, received: how many, by the owner and by the other. by_me: whether the day's first was the
    owner's.
    """

    on: str
    medium: str
    sent: int
    received: int
    by_me: bool


@dataclass(frozen=True)
class Row:
    """One thing read from a file.

    line: 1-based line on which it starts. key: its identity within the source (UID, e-mail, own number), "" when it
    has none. original: its text as it stood, so that nothing is lost. warnings: what could be read only in part.
    contacts: the days on which a person and the owner wrote each other. source: the format, where a file holds several.
    """

    line: int
    key: str
    record: Record
    original: str
    pictures: tuple[Picture, ...] = ()
    warnings: tuple[Problem, ...] = ()
    contacts: tuple[Contact, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Refusal:
    """One thing that could not be read: where, why, and its text."""

    line: int
    problem: Problem
    original: str


class Format(Protocol):
    """What every member of `exchange` offers: a name, a sniff and a streaming read."""

    name: str

    def sniff(self, head: bytes, filename: str) -> bool:
        """Tell from the first 64 KiB (and, weakly, the file's name) whether this reader understands the file."""
        ...

    def read(self, path: Path) -> Iterator[Row | Refusal]:
        """Read a file of any size in flat memory; never raise on bad content: yield a Refusal and go on."""
        ...
