"""WhatsApp: a chat exported as text.

Decides in which order its days are written: that differs by the phone's country, and only the file as a whole tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from enishi.exchange import person
from enishi.exchange.chat.talk import Said, Talk, first_lines, lines

_MESSAGE = re.compile(
    r"\[?(?P<a>\d{1,4})[/.\-](?P<b>\d{1,2})[/.\-](?P<c>\d{2,4}),?\s+(?:午前|午後)?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?(?:\]|\s+-)\s(?P<who>[^:]{1,80}): ",
    re.I,
)
Order = tuple[str, str, str]
_DAY_FIRST: Order = ("c", "b", "a")
_MONTH_FIRST: Order = ("c", "a", "b")
_YEAR_FIRST: Order = ("a", "b", "c")


class WhatsApp(Talk):
    """A chat of WhatsApp's."""

    name = "whatsapp"
    service = "whatsapp"

    def sniff(self, head: bytes, filename: str = "") -> bool:
        """Among its first lines are several of its peculiar form."""
        first = first_lines(head)
        told = sum(bool(_MESSAGE.match(line)) for line in first)
        return told > 1 or (told == 1 and len(first) < 4)

    def messages(self, path: Path) -> Iterator[Said]:
        """Yield who wrote when; a line of another form belongs to the message before."""
        order = _order(path)
        for number, text in lines(path):
            found = _MESSAGE.match(text)
            if found is None:
                continue
            year, month, day = (found[part] for part in order)
            on = person.day(f"{year if len(year) == 4 else '20' + year}/{month}/{day}")
            if on:
                yield Said(number, found["who"].strip(), on)


def _order(path: Path) -> Order:
    """How days are written here: by a year in front, a number no month can have, or the twelve-hour clock."""
    month_first = day_first = halves = 0
    for _, text in lines(path):
        if found := _MESSAGE.match(text):
            if len(found["a"]) == 4:
                return _YEAR_FIRST
            day_first += int(found["a"]) > 12
            month_first += int(found["b"]) > 12
            halves += bool(found["half"]) and "/" in text[:8]
    if day_first or month_first:
        return _DAY_FIRST if day_first >= month_first else _MONTH_FIRST
    return _MONTH_FIRST if halves else _DAY_FIRST
