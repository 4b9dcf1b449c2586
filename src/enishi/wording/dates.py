"""Dates as people say them: days, how long ago, by when, weeks and months. Today is an argument.

Partial dates (2025-10, 2025, --03-15) are readable; a text that is no date is shown as it is written.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.utils.translation import gettext as _

from enishi.core.days import is_partial, period_of
from enishi.core.errors import UnreadableDay
from enishi.wording.labels import language
from enishi.wording.numbers import count

Day = date | str
_YEARLY = re.compile(r"--(\d{2})-?(\d{2})")
_CLOCK = re.compile(r"T(\d{2}):(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
MONTH = 30.44
YEAR = 365.25


def _written(day: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=language())


def day(value: Day | None, today: date | None = None) -> str:
    """Return a day: "11月3日（火）", "Tue 3 Nov"; with the year unless it is today's. "" for None."""
    if value is None or isinstance(value, date):
        return "" if value is None else _whole_day(value, today)
    yearly = _YEARLY.fullmatch(value)
    try:
        if yearly:
            return _written(date(2000, int(yearly[1]), int(yearly[2])), _("d MMMM"))
        first, last = period_of(value)
    except ValueError:
        return value
    if first == last:
        return _whole_day(first, today)
    return _written(first, _("MMMM y")) if (last - first).days < 31 else _written(first, _("y"))


def _whole_day(value: date, today: date | None) -> str:
    this_year = today is not None and value.year == today.year
    return _written(value, _("EEE d MMM") if this_year else _("EEE d MMM y"))


def ago(value: Day | None, today: date) -> str:
    """Return how long ago a day was: "きのう", "3週間前", "半年前". A day to come reads as in `due`."""
    if value is None:
        return ""
    try:
        first = value if isinstance(value, date) else period_of(value)[0]
        vague = isinstance(value, str) and is_partial(value)
    except UnreadableDay:
        return str(value)
    if vague:
        return _ago_vaguely(str(value), first, today)
    days = (today - first).days
    return ago_days(days) if days >= 0 else due(first, today)


def ago_days(days: int) -> str:
    """Return how long ago so many days are (≥ 0)."""
    named = {0: _("today"), 1: _("yesterday"), 2: _("the day before yesterday")}
    return named.get(days) or _("{span} ago").format(span=span(days))


def _ago_vaguely(value: str, first: date, today: date) -> str:
    """A month or a year ago, in whole months or years: nothing more was said."""
    months = (today.year - first.year) * 12 + today.month - first.month
    if len(value) == 4:
        years = today.year - first.year
        named = {0: _("this year"), 1: _("last year"), 2: _("the year before last")}
        return named.get(years) or _("{span} ago").format(span=count(years, "years"))
    if months in (0, 1):
        return _("last month") if months else _("this month")
    return _("{span} ago").format(span=_months(months)) if months > 0 else day(value, today)


def span(days: int) -> str:
    """Return a length of time as one would say it: "10日", "3週間", "2か月", "半年", "1年半"."""
    if days < 14:
        return count(1, "weeks") if days == 7 else count(days, "days")
    if days < 60:
        return count(days // 7, "weeks")
    return _months(int((days + 3) / MONTH)) if days < 360 else _years(days)


def _months(months: int) -> str:
    if months == 6:
        return _("half a year")
    return count(months, "months") if months < 12 else _years(round(months * MONTH))


def _years(days: int) -> str:
    halves = max(int((days + 10) / YEAR * 2), 2)
    whole, half = divmod(halves, 2)
    if not half or whole > 2:
        return count(whole, "years")
    return _("a year and a half") if whole == 1 else _("two and a half years")


def due(value: Day | None, today: date) -> str:
    """Return how a day to come stands to today: "あした", "あと3日", "3日過ぎています". "" for None."""
    if value is None:
        return ""
    try:
        last = value if isinstance(value, date) else period_of(value)[1]
    except UnreadableDay:
        return str(value)
    days = (last - today).days
    if isinstance(value, str) and days >= 0 and is_partial(value):
        return _("during {month}").format(month=day(value, today))
    return in_days(days) if days >= 0 else _("{span} past").format(span=span(-days))


def in_days(days: int) -> str:
    """Return how soon so many days are (≥ 0): "きょう", "あした", "あと10日"."""
    named = {0: _("today"), 1: _("tomorrow"), 2: _("the day after tomorrow")}
    return named.get(days) or _("in {span}").format(span=span(days))


def moment(starts: str | None, today: date) -> str:
    """Return when a gathering begins, by its own clock: "10月3日（金）19:00"; "" for None."""
    if not starts:
        return ""
    clock = _CLOCK.search(starts)
    shown = day(starts, today)
    return f"{shown} {clock[1]}:{clock[2]}" if clock else shown


def week(code: str, today: date | None = None) -> str:
    """Return the days of an ISO week ("2026-W47"): "11月16日〜22日", "16–22 Nov"."""
    found = _WEEK.fullmatch(code)
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        monday = None
    if monday is None:
        return code
    sunday = monday + timedelta(days=6)
    dated = _("d MMM") if today is None or sunday.year == today.year else _("d MMM y")
    if language() == "ja":
        last = _written(sunday, _("d MMM") if monday.month != sunday.month else "d日")
        return f"{_written(monday, dated)}〜{last}"
    first = _written(monday, "d MMM" if monday.month != sunday.month else "d")
    return f"{first}–{_written(sunday, dated)}"


def month(period: str) -> str:
    """Return a month or a year looked back on: "2025年10月", "October 2025"; "2025年", "2025"."""
    return day(period)
