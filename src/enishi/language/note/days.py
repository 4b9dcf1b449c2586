"""The days a text names: what both languages share of reading dates.

Decides the arithmetic – which Friday, which third of the month, which autumn; the wordings are `days_ja` and
`days_en`. A bare weekday or a date without a year has two readings, the last one and the next: which of them is
meant (met on Friday, due on Friday) is for the reader of the sentence to choose.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

Date = datetime.date
Readings = tuple[str, str] | None
"""(the last such day, the next such day) as ISO dates, perhaps partial; None where the words name no day."""
NEAR_AHEAD, FAR_BEHIND = 92, 200


@dataclass(frozen=True, slots=True)
class Day:
    """A day at text[start:end]. last, next: its two readings, the same where the words leave no choice.

    due: it is said as the end of a time (までに, by); vague: the words name a time but no day ("" in both).
    """

    start: int
    end: int
    last: str
    next: str
    due: bool = False

    @property
    def vague(self) -> bool:
        """A time was said (この前, last week), but no day can be told from it."""
        return not self.last

    def as_due(self, end: int) -> Day:
        """The same day as the end of a time, its words reaching to `end`."""
        return replace(self, due=True, end=end)


def only(day: Date) -> Readings:
    """A day that leaves no choice."""
    return day.isoformat(), day.isoformat()


def part(year: int, month: int | None = None) -> Readings:
    """A month or a year."""
    said = f"{year:04d}-{month:02d}" if month else f"{year:04d}"
    return said, said


def shifted(today: Date, days: int) -> Readings:
    """So many days from today, None beyond the calendar."""
    try:
        return only(today + datetime.timedelta(days=days))
    except OverflowError:
        return None


def month_shifted(today: Date, months: int) -> tuple[int, int]:
    """(year, month) so many months from today's."""
    count = today.year * 12 + today.month - 1 + months
    return count // 12, count % 12 + 1


def in_month(year: int, month: int, day: int) -> Readings:
    """That day of that month; None where it has none."""
    try:
        return only(Date(year, month, day))
    except ValueError:
        return None


def month_end(year: int, month: int) -> Readings:
    """The last day of a month."""
    return only(Date(year, month, calendar.monthrange(year, month)[1]))


def weekday_of_week(today: Date, weekday: int, weeks: int) -> Readings:
    """The weekday (0 Monday) of the week so many weeks from this one; weeks begin on Monday."""
    return shifted(today, weekday - today.weekday() + 7 * weeks)


def week(today: Date, weeks: int) -> Readings:
    """A whole week, which no date can say: no day to meet on, but as the end of a time its Sunday."""
    sunday = shifted(today, 7 * weeks + 6 - today.weekday())
    return ("", sunday[1]) if sunday else None


def bare_weekday(today: Date, weekday: int) -> Readings:
    """The last such weekday before today and the next after it."""
    back = (today.weekday() - weekday) % 7 or 7
    before, after = shifted(today, -back), shifted(today, 7 - back if back < 7 else 7)
    return (before[0], after[0]) if before and after else None


def bare_day(today: Date, day: int) -> Readings:
    """That day of a month: the last that is not after today, the next that is not before it."""
    months = range(12)
    past = (in_month(*month_shifted(today, -back), day) for back in months)
    coming = (in_month(*month_shifted(today, ahead), day) for ahead in months)
    before = next((one for one in past if one and one[0] <= today.isoformat()), None)
    after = next((one for one in coming if one and one[0] >= today.isoformat()), None)
    return (before[0], after[0]) if before and after else None


def month_day(today: Date, month: int, day: int) -> Readings:
    """A date without a year. Some weeks ahead it is the coming one even where nothing says so."""
    return yearly(today, lambda year: _date(year, month, day))


def yearly(today: Date, of_year: Callable[[int], Date | None]) -> Readings:
    """A day that comes once a year: the last not after today, the next not before it."""
    around = [of_year(year) for year in range(max(today.year - 8, 1), min(today.year + 9, 9999))]
    days = [day for day in around if day]
    before = max((day for day in days if day <= today), default=None)
    after = min((day for day in days if day >= today), default=None)
    if before is None or after is None:
        return None
    if (after - today).days <= NEAR_AHEAD and (today - before).days >= FAR_BEHIND:
        return only(after)
    return before.isoformat(), after.isoformat()


def bare_month(today: Date, month: int) -> Readings:
    """A month without a year: the last that has begun, the next that has not ended."""
    if not 1 <= month <= 12:
        return None
    before = today.year if month <= today.month else today.year - 1
    after = today.year if month >= today.month else today.year + 1
    return f"{before:04d}-{month:02d}", f"{after:04d}-{month:02d}"


def _date(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def nth_weekday(month: int, weekday: int, nth: int) -> Callable[[int], Date | None]:
    """The nth weekday of a month, as a function of the year."""

    def of_year(year: int) -> Date | None:
        first = Date(year, month, 1)
        return first + datetime.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))

    return of_year


def equinox(month: int) -> Callable[[int], Date | None]:
    """Spring (3) or autumn (9) equinox day in Japan; good for 1980–2099 (formula of the Hydrographic Department)."""
    base = 20.8431 if month == 3 else 23.2488

    def of_year(year: int) -> Date | None:
        since = year - 1980
        return _date(year, month, int(base + 0.242194 * since - since // 4))

    return of_year


def holiday(today: Date, rule: str) -> Readings:
    """A day of the year by its rule: "11-03", "10/2mon" (the second Monday of October), "equinox-3", "08" (a month)."""
    if rule.startswith("equinox-"):
        return yearly(today, equinox(int(rule[-1])))
    if "/" in rule:
        month, which = rule.split("/")
        return yearly(today, nth_weekday(int(month), WEEKDAYS.index(which[1:]), int(which[0])))
    if "-" not in rule:
        return bare_month(today, int(rule))
    month, day = rule.split("-")
    return month_day(today, int(month), int(day))


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def without_overlaps(found: Sequence[Day]) -> list[Day]:
    """The longest of days that overlap, in the order of the text."""
    kept: list[Day] = []
    for day in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(day.end <= other.start or day.start >= other.end for other in kept):
            kept.append(day)
    return sorted(kept, key=lambda one: one.start)
