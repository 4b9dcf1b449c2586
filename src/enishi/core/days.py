"""Days: partial ISO dates, the day that stands for them, weeks and yearly returns.

Decides which single day an uncertain date counts as. Does not know today, time zones or how a date is
written out.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from enishi.core.errors import UnreadableDay

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")


def period_of(text: str) -> tuple[date, date]:
    """First and last day that an ISO date may mean: "2025", "2025-10", "2025-10-03" or a time on that day.

    A time counts on its own wall date, as written. Raises `UnreadableDay` for anything else, "--03-15"
    included: a date without its year lies on no line of time.
    """
    match = _PARTIAL.fullmatch(text.strip())
    if not match:
        raise UnreadableDay(text=text)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # the pattern demands it
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError as error:
        raise UnreadableDay(text=text) from error


def day_of(text: str) -> date:
    """The day that stands for an ISO date: itself, or the middle of its month or year.

    The middle errs least in both directions; with the ½-power of `activation` the error is small after a
    few weeks.
    """
    first, last = period_of(text)
    return first + timedelta(days=((last - first).days + 1) // 2) if last > first else first


def is_partial(text: str) -> bool:
    """Whether only the month or the year was said."""
    first, last = period_of(text)
    return first != last


def days_between(earlier: date, later: date) -> int:
    """Whole days from one day to another; negative when `later` is the earlier one."""
    return (later - earlier).days


def week_of(day: date) -> str:
    """The ISO week of a day, as "2026-W47"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def monday_of(day: date) -> date:
    """The Monday that begins the ISO week of a day."""
    return day - timedelta(days=day.weekday())


def days_until_yearly(month: int, day: int, today: date) -> int:
    """Days until the next return of a yearly date (a birthday), 0–366; 29 February is kept on the 28th when
    absent.

    Raises `UnreadableDay` when the month has no such day in any year.
    """
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(2000, month)[1]):
        raise UnreadableDay(text=f"--{month:02d}-{day:02d}")
    for year in (today.year, today.year + 1):
        last = calendar.monthrange(year, month)[1]
        then = date(year, month, min(day, last))
        if then >= today:
            return (then - today).days
    raise AssertionError("a yearly date returns within two years")
