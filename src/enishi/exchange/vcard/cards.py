"""Cards: a file's lines as the texts of its single cards, in flat memory.

Decides where a card begins and ends, also when cards lie within one another (AGENT) or END is missing, and in which
encoding it is. It does not look into properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from enishi.exchange import encodings

# More than any phone lets a photo weigh, thirty times over.
CARD_LIMIT = 64 * 1024 * 1024
_DEPTH_LIMIT = 8
_BEGIN = re.compile(rb"BEGIN[ \t]*:[ \t]*VCARD\s*$", re.IGNORECASE)
_END = re.compile(rb"END[ \t]*:[ \t]*VCARD\s*$", re.IGNORECASE)
_CHARSET = re.compile(rb"CHARSET=\"?([\w-]+)", re.IGNORECASE)


@dataclass
class RawCard:
    """The bytes of one card. line: 1-based, of its BEGIN. The cards within it are cards of their own."""

    line: int
    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    complete: bool = False

    def add(self, line: bytes) -> None:
        """Append a line; beyond the limit only the size grows."""
        self.size += len(line)
        if self.size <= CARD_LIMIT:
            self.parts.append(line)

    def text(self) -> tuple[str, bool]:
        """The card as text, and whether an encoding had to be guessed for some of it."""
        data = b"".join(self.parts)
        try:
            return data.decode("utf-8"), False
        except UnicodeDecodeError:
            return self._mixed_text()

    def _mixed_text(self) -> tuple[str, bool]:
        """Decode line by line: charsets are declared by property, and some files mix them."""
        texts, guessed, declared = [], False, ""
        for line in self.parts:
            found = _CHARSET.search(line.partition(b":")[0])
            if found or line[:1] not in b" \t":
                declared = found[1].decode() if found else ""
            text, used = encodings.decode(line, declared)
            guessed = guessed or used == "cp1252"
            texts.append(text)
        return "".join(texts), guessed


def split_cards(lines: Iterable[bytes]) -> Iterator[RawCard]:
    """Yield the cards of a file, inner ones before the card they lie in; what lies between cards is left out.

    BEGIN within a card opens a card of its own, be it an AGENT or the next card after one whose END is missing: the
    lines of the outer one are not touched by it either way.
    """
    open_cards: list[RawCard] = []
    for number, line in enumerate(lines, start=1):
        first = line[:1]
        if first in b"Bb" and _BEGIN.match(line):
            open_cards.append(RawCard(number, [line], len(line)))
            if len(open_cards) > _DEPTH_LIMIT:
                yield open_cards.pop(0)
        elif open_cards:
            open_cards[-1].add(line)
            if first in b"Ee" and _END.match(line):
                card = open_cards.pop()
                card.complete = True
                yield card
    yield from open_cards
