"""Talk: what chats that are one conversation a file have in common.

Decides what a message says of two people: between two it is a day of contact; in a group it is not, and only who is there
is told. A format hands over who wrote on which day; words never come this far.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from enishi.exchange import encodings
from enishi.exchange.asking import Question
from enishi.exchange.contacts import Ledger, Ownership, whose
from enishi.exchange.records import Refusal, Row

# No message is longer; a line beyond is no chat.
LONGEST = 100_000


@dataclass(frozen=True)
class Said:
    """Who wrote, on which day, in which line."""

    line: int
    who: str
    on: str


class Talk(Ownership):
    """A conversation in a file of text."""

    service = ""

    @abstractmethod
    def messages(self, path: Path) -> Iterator[Said]:
        """Yield who wrote when, in the order of the file."""

    def partner(self, path: Path) -> str:
        """With whom the file says it was, "" where it does not."""
        return ""

    def candidates(self, path: Path) -> Counter[str]:
        """Everybody who wrote, with how often – which tells nothing of who is the owner."""
        return Counter(one.who for one in self.messages(path))

    def ask(self, path: Path) -> list[Question]:
        """Who of those who wrote is the owner, unless the file says with whom it was."""
        if self.partner(path):
            return []
        found = self.candidates(path)
        likely = [[one, count] for one, count in found.most_common(LISTED)]
        return [Question("own", "own", sorted(whose(self.own, found, guess=False)), {"candidates": likely})]

    def read(self, path: Path) -> Iterator[Row | Refusal]:
        """Yield one row a person."""
        wrote = self.candidates(path)
        partner = self.partner(path)
        own = frozenset(wrote) - {partner} if partner else whose(self.own, wrote, guess=False)
        if not own or (partner and partner not in wrote and len(wrote) > 1):
            own = whose(self.own, wrote, guess=False)
        others = frozenset(wrote) - own
        if not own or not (others or partner):
            return
        ledger = Ledger(self.service, "message")
        if len(others) > 1:
            yield from self._members(path, others, ledger)
            return
        other = next(iter(others), partner)
        for one in self.messages(path):
            ledger.add(other, other, one.on, one.who in own, one.line)
        yield from ledger.rows()

    def _members(self, path: Path, others: frozenset[str], ledger: Ledger) -> Iterator[Row]:
        for one in self.messages(path):
            if one.who in others:
                ledger.know(one.who, one.who, one.line)
        yield from ledger.rows(least=(0, 0))


LISTED = 30


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, in whichever encoding; marks of direction are left out."""
    head = encodings.read_head(path)
    encoding = next(name for name, _ in encodings.candidates(head))
    encoding = "utf-8" if encoding == "utf-16" else encoding
    for number, raw in enumerate(encodings.lines(path), 1):
        text = raw[:LONGEST].decode(encoding, "replace").strip("\r\n")
        yield number, text.replace("\u200e", "").replace("\u200f", "").replace("\u202f", " ")


def first_lines(head: bytes, most: int = 40) -> list[str]:
    """The first lines of a file as text."""
    text = next(text for _, text in encodings.candidates(head))
    return [line.replace("\u200e", "").replace("\u202f", " ") for line in text.splitlines()[:most]]
