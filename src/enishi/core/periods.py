"""Periods one looks back over: a month ("2026-10") or a year ("2026"), and those beside it.

Decides where a period begins and ends as text, so that partial days count where they certainly belong.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from enishi.core.errors import UnreadableDay

_WRITTEN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True)
class Period:
    """year; month 1–12, or 0 for the whole year."""

    year: int
    month: int = 0

    @property
    def code(self) -> str:
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    @property
    def begins(self) -> str:
        """What every day of the period sorts at or after: "2026-10" ≤ "2026-10" ≤ "2026-10-03"."""
        return self.code

    @property
    def ends(self) -> str:
        """What every day of the period sorts before."""
        return self.later.code

    @property
    def earlier(self) -> Period:
        if not self.month:
            return Period(self.year - 1)
        return Period(self.year, self.month - 1) if self.month > 1 else Period(self.year - 1, 12)

    @property
    def later(self) -> Period:
        if not self.month:
            return Period(self.year + 1)
        return Period(self.year, self.month + 1) if self.month < 12 else Period(self.year + 1, 1)

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def parts(self) -> tuple[str, ...]:
        """What it is divided into: the months of a year, the days of a month."""
        if self.month:
            return tuple(f"{self.code}-{day:02}" for day in range(1, self.last.day + 1))
        return tuple(Period(self.year, month).code for month in range(1, 13))


def read_period(text: str) -> Period:
    """Return the period of "2026-10" or "2026"; raise UnreadableDay for anything else, and beyond the calendar."""
    found = _WRITTEN.fullmatch(text)
    if not found or not 1 < int(found[1]) < 9999:
        raise UnreadableDay(text=text)
    return Period(int(found[1]), int(found[2] or 0))


def month_of(day: date) -> Period:
    """The month a day lies in."""
    return Period(day.year, day.month)
