"""Read an English passage onto the sheet."""

from __future__ import annotations

import datetime

from enishi.language.draft import Known
from enishi.language.note.sheet import Sheet


def read_passage(sheet: Sheet, start: int, end: int, *, today: datetime.date, known: Known) -> None:
    """Read plain[start:end] onto the sheet."""
