"""Read what somebody wrote about a meeting, in Japanese or English, into a Draft.

Pure and deterministic: words, lexicons and grammar, no network and no clock. The steps are the same for both
languages – the text in one spelling (`source`), its words, the days and people in it, clauses, what each clause
says (`facts`) – and end on one `sheet`. What is not understood is kept: nothing of a note is lost.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from enishi.language.draft import Draft, Known
from enishi.language.note.languages import passages
from enishi.language.note.matching import matched
from enishi.language.note.sheet import Sheet
from enishi.language.note.source import source_of

__all__ = ["read"]

_LONGEST_STRETCH = 400


def read(
    text: str, *, today: datetime.date, known: Known | None = None, language: str | None = None
) -> Draft:
    """Read a note. language: "ja" or "en"; None tells it for each passage by itself."""
    network = known or Known()
    source = source_of(text)
    sheet = Sheet(source)
    for first, last, tongue in passages(source.plain, language):
        if tongue == "ja":
            from enishi.language.note.japanese.reader import read_passage
        else:
            from enishi.language.note.english.reader import read_passage
        for start, end in _stretches(source.plain, first, last):
            read_passage(sheet, start, end, today=today, known=network)
    return matched(sheet.draft(), network)


def _stretches(plain: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A long passage in parts, cut behind a sentence if there is one: what reading costs grows with the text alone."""
    while last - first > _LONGEST_STRETCH:
        limit = first + _LONGEST_STRETCH
        ends = max(
            plain.rfind(mark, first + _LONGEST_STRETCH // 2, limit) for mark in ("\n", "。", ". ", "、", " ")
        )
        cut = ends + 1 if ends >= 0 else limit
        yield first, cut
        first = cut
    yield first, last
