"""Read what somebody wrote about a meeting, in Japanese or English, into a Draft.

Pure and deterministic: words, lexicons and grammar, no network and no clock. The steps are the same for both
languages – the text in one spelling (`source`), its words, the days and people in it, clauses, what each clause
says (`facts`) – and end on one `sheet`. What is not understood is kept: nothing of a note is lost.
"""

from __future__ import annotations

import datetime

from enishi.language.draft import Draft, Known
from enishi.language.note.languages import passages
from enishi.language.note.matching import matched
from enishi.language.note.sheet import Sheet
from enishi.language.note.source import source_of

__all__ = ["read"]


def read(
    text: str, *, today: datetime.date, known: Known | None = None, language: str | None = None
) -> Draft:
    """Read a note. language: "ja" or "en"; None tells it for each passage by itself."""
    network = known or Known()
    source = source_of(text)
    sheet = Sheet(source)
    for start, end, tongue in passages(source.plain, language):
        if tongue == "ja":
            from enishi.language.note.japanese.reader import read_passage
        else:
            from enishi.language.note.english.reader import read_passage
        read_passage(sheet, start, end, today=today, known=network)
    return matched(sheet.draft(), network)
