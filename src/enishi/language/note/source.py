"""A text in one spelling – full width as half, half-width kana as whole – that still knows where each letter stood.

Decides what is read and which letters of the writer's text a found piece covers; not what anything means.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 10_000
"""Characters that are read; what follows is kept as the note."""

# Letters that stay as they are: looked at first, for nearly all are of these.
_ORDINARY = re.compile(r"[ -~\u3001\u3002\u3005\u300c-\u300f\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff]\Z")
_VOICED = "\u3099\u309a\uff9e\uff9f"
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\ufe0e")


@dataclass(frozen=True, slots=True)
class Source:
    """text: as written; plain: as read; starts, ends: for each letter of `plain` the place in `text` it came from."""

    text: str
    plain: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The place in the writer's text of plain[start:end]."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.text)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def written(self, start: int, end: int) -> str:
        """plain[start:end] as the writer wrote it."""
        first, last = self.place(start, end)
        return self.text[first:last]


def source_of(text: str) -> Source:
    """Read a text letter by letter; a kana and its voicing mark are one letter, a control character is a blank."""
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _letters(text):
        for char in _plain(text[start:end]):
            plain.append(char)
            starts.append(start)
            ends.append(end)
    return Source(text, "".join(plain), tuple(starts), tuple(ends))


def _letters(text: str) -> list[tuple[int, int]]:
    """Cut into base characters, each with the marks that follow it."""
    limit = min(len(text), LONGEST)
    letters: list[tuple[int, int]] = []
    for at in range(limit):
        if letters and (text[at] in _VOICED or unicodedata.combining(text[at])):
            letters[-1] = (letters[-1][0], at + 1)
        else:
            letters.append((at, at + 1))
    return letters


def _plain(letter: str) -> str:
    if letter == "\n" or _ORDINARY.match(letter):
        return letter
    if letter in _INVISIBLE or unicodedata.category(letter[0]) == "Cs":
        return ""
    folded = unicodedata.normalize("NFKC", letter)
    return "".join(" " if unicodedata.category(char) in ("Cc", "Zs", "Zl", "Zp") else char for char in folded)
