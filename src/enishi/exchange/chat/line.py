"""LINE: the talk saved as text, in Japanese and English, from a phone or a computer.

Decides what is a day, what a message and what goes on from the line before; who is the owner follows from the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from enishi.exchange import person
from enishi.exchange.chat.talk import Said, Talk, first_lines, lines

_TITLE = re.compile(
    r"\[LINE\]\s*(?:(?P<ja>.+?)(?P<with>と)?のトーク(?:履歴)?|Chat history (?P<how>with|in) (?P<en>.+?))(?:\.txt)?$"
)
_WEEKDAY = r"(?:\s*[(（]?\s*(?:[月火水木金土日]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)(?:曜日)?\s*[)）]?)?"
_DAY = re.compile(rf"(\d{{4}})[/.年-](\d{{1,2}})[/.月-](\d{{1,2}})日?{_WEEKDAY}", re.I)
_DAY_EN = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+(\d{1,2})/(\d{1,2})/(\d{4})", re.I)
_TIME = r"(?:午前|午後|am|pm)?\s*\d{1,2}:\d{2}(?::\d{2})?\s*(?:am|pm)?"
_MESSAGE = re.compile(
    rf"{_TIME}(?:\t(?P<who>[^\t]*)\t(?P<said>.*)|[ 　](?P<spaced>\S+)[ 　](?P<words>.+))", re.I
)


class Line(Talk):
    """A talk of LINE's."""

    name = "line"
    service = "line"

    def sniff(self, head: bytes, filename: str = "") -> bool:
        """It begins with LINE's own title."""
        first = first_lines(head, 1)
        return bool(first) and first[0].lstrip("\ufeff").startswith("[LINE]") and bool(_TITLE.match(first[0]))

    def partner(self, path: Path) -> str:
        """Of a talk between two the title says with whom; of a group it says the group's name."""
        _, title = next(lines(path), (0, ""))
        found = _TITLE.match(title.lstrip("\ufeff").strip())
        if found is None or (found["ja"] and not found["with"]) or found["how"] == "in":
            return ""
        return (found["ja"] or found["en"]).strip()

    def messages(self, path: Path) -> Iterator[Said]:
        """Yield who wrote when; what a message says on further lines is passed over."""
        on, quoted = "", False
        for number, text in lines(path):
            if quoted:
                quoted = not text.endswith('"')
                continue
            day, rest = _day(text)
            on, text = (day, rest) if day else (on, text)
            found = _MESSAGE.match(text) if on else None
            if found is None:
                continue
            who = (found["who"] or found["spaced"] or "").strip()
            said = found["said"] or found["words"] or ""
            quoted = said.startswith('"') and (len(said) == 1 or not said.endswith('"'))
            if who:
                yield Said(number, who, on)


def _day(text: str) -> tuple[str, str]:
    """The day a line begins with, and the rest of it; ("", text) for none. A message begins with a time instead."""
    if found := _DAY.match(text):
        day = person.day(f"{found[1]}/{found[2]}/{found[3]}")
    elif found := _DAY_EN.match(text):
        day = person.day(f"{found[3]}/{found[1]}/{found[2]}")
    else:
        return "", text
    rest = text[found.end() :].strip(" 　")
    return (day or "", rest) if day and (not rest or re.match(_TIME, rest, re.I)) else ("", text)
