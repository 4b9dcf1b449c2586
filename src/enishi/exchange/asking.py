"""What a format must be told before it can read a file well: what its columns mean, who of those in it is its owner.

Decides only the shape of questions and answers. A format that asks always has a guess, reads by it when nobody
answers, and reads better once somebody has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, Self, runtime_checkable


@dataclass(frozen=True)
class Answers:
    """own: names, addresses and accounts of the owner. columns: by a question's key, column → meaning.

    until: the day on which the file was brought; what lies behind it has not happened.
    """

    own: tuple[str, ...] = ()
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    until: str = ""


@dataclass(frozen=True)
class Question:
    """kind: "columns" or "own". key: what the answer is remembered under. guess: the answer taken until told.

    facts: what to show: header and first rows; or the candidates, each with how much speaks for it.
    """

    kind: str
    key: str
    guess: Any
    facts: dict[str, Any]


@runtime_checkable
class Asking(Protocol):
    """A format that asks."""

    def ask(self, path: Path) -> list[Question]:
        """What it would like to know of this file; with what was answered already as its guess."""
        ...

    def answered(self, answers: Answers) -> Self:
        """The same format, told."""
        ...
