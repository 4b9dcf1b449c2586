"""Read the days of an English text: yesterday, last Friday, Nov 3, on the 3rd, two weeks ago, by next Wednesday.

Decides which letters name which day, and whether they set an end (by Friday); not what happens on it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from enishi.language.note import days
from enishi.language.note.days import Day, Readings
from enishi.language.note.lexicon import any_of, keyed, phrase_set

_FILE = "english/days.toml"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tues?(?:day)?|wed(?:nesday|s)?|thu(?:rs?)?(?:day)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)"
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_SEATED = re.compile(
    r" (?:next|beside|with|down|by|across|between|together|opposite|through|near|around|behind|alone)"
)
Reader = Callable[[re.Match[str], datetime.date], Readings]


def _weekday_number(said: str) -> int:
    return days.WEEKDAYS.index(said[:3].lower())


def _month_number(said: str) -> int:
    return _MONTHS.index(said[:3].lower()) + 1


def _count(said: str) -> int:
    plain = " ".join(said.lower().split())
    return int(plain) if plain.isdigit() else int(keyed(_FILE, "numbers", spaced=True)[plain])


def _shift(found: re.Match[str], today: datetime.date) -> Readings:
    return days.shifted(
        today, int(keyed(_FILE, "shift", spaced=True)[" ".join(found["shift"].lower().split())])
    )


def _weekday(found: re.Match[str], today: datetime.date) -> Readings:
    """last Friday is the last one before today, next Wednesday that of the week to come, this Friday this week's."""
    weekday, which = _weekday_number(found["weekday"]), (found["which"] or "").lower().split()
    if found["weekday"].lower() in ("sat", "sun", "wed") and not which and _is_verb(found):
        return None
    readings = days.bare_weekday(today, weekday)
    if readings is None or not which:
        return readings
    if which[0] == "last" or "past" in which:
        return readings[0], readings[0]
    if which[-1] == "next":
        return days.weekday_of_week(today, weekday, 1)
    if which[-1] == "coming":
        return readings[1], readings[1]
    return days.weekday_of_week(today, weekday, 0)


def _is_verb(found: re.Match[str]) -> bool:
    """Sat next to, wed, the sun: small letters, or words behind that no day has."""
    return found["weekday"].islower() or bool(_SEATED.match(found.string, found.end()))


def _period(found: re.Match[str], today: datetime.date) -> Readings:
    """last week, next month, this year, last weekend, last autumn."""
    step = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[found["way"].lower().split()[-1]]
    unit = found["unit"].lower()
    if unit == "week":
        return days.week(today, step)
    if unit == "weekend":
        return days.weekday_of_week(today, 5, min(step, 0) if step < 1 else 1)
    if unit == "month":
        return days.part(*days.month_shifted(today, step))
    return days.part(today.year + step)


def _month_day(found: re.Match[str], today: datetime.date) -> Readings:
    month, day = _month_number(found["month"]), int(found["day"])
    if found["year"]:
        return days.in_month(int(found["year"]), month, day)
    return days.month_day(today, month, day)


def _numeric(found: re.Match[str], today: datetime.date) -> Readings:
    """11/3 is the third of November; 21/3 can only be the day first."""
    month, day = int(found["a"]), int(found["b"])
    month, day = (day, month) if month > 12 else (month, day)
    if not (1 <= month <= 12):
        return None
    if found["year"]:
        year = int(found["year"])
        return days.in_month(year + 2000 if year < 100 else year, month, day)
    return days.month_day(today, month, day)


def _iso(found: re.Match[str], today: datetime.date) -> Readings:
    return days.in_month(int(found["y"]), int(found["m"]), int(found["d"]))


def _month(found: re.Match[str], today: datetime.date) -> Readings:
    month = _month_number(found["month"])
    if found["year"]:
        return days.part(int(found["year"]), month)
    return days.bare_month(today, month)


def _end_of(found: re.Match[str], today: datetime.date) -> Readings:
    """by the end of the month, of next week, of the year, of November."""
    named = (found["named"] or "").lower()
    step = 1 if "next" in (found["way"] or "").lower() else 0
    if named:
        readings = days.bare_month(today, _month_number(named))
        year, month = int((readings or ("", "0-0"))[1][:4]), _month_number(named)
        end = days.month_end(year, month)
        before = days.bare_month(today, month)
        return (before[0], end[1]) if before and end else None
    unit = found["unit"].lower()
    if unit == "week":
        return days.weekday_of_week(today, 4, step)
    if unit == "month":
        return days.month_end(*days.month_shifted(today, step))
    return days.in_month(today.year + step, 12, 31)


def _ordinal(found: re.Match[str], today: datetime.date) -> Readings:
    return days.bare_day(today, int(found["day"]))


def _away(found: re.Match[str], today: datetime.date) -> Readings:
    sign = -1 if (found["ago"] or "").lower() in ("ago", "back") else 1
    count = _count(found["n"]) * sign
    unit = found["unit"].lower()
    if unit.startswith("day"):
        return days.shifted(today, count)
    if unit.startswith("week"):
        return days.shifted(today, 7 * count)
    if unit.startswith("month"):
        return days.part(*days.month_shifted(today, count))
    return days.part(today.year + count)


def _holiday(found: re.Match[str], today: datetime.date) -> Readings:
    return days.holiday(today, keyed(_FILE, "holidays", spaced=True)[found["holiday"].lower()])


def _vague(found: re.Match[str], today: datetime.date) -> Readings:
    return "", ""


@lru_cache(maxsize=1)
def _grammar() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    number = any_of(frozenset(keyed(_FILE, "numbers", spaced=True)))
    day = r"(?P<day>3[01]|[12]\d|0?[1-9])"
    year = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    units = "week|weekend|month|year|spring|summer|autumn|fall|winter"
    named = _MONTH.replace("(?P<month>", "(?:")
    no_day = "floor|time|person|year|century|grade|edition"
    holiday = any_of(frozenset(keyed(_FILE, "holidays", spaced=True)))
    rules: tuple[tuple[str, Reader], ...] = (
        (rf"(?P<shift>{any_of(frozenset(keyed(_FILE, 'shift', spaced=True)))})", _shift),
        (rf"(?:(?P<which>(?:this )?(?:last|next|this|past|coming))\s)?{_WEEKDAY}(?!s)", _weekday),
        (rf"(?P<way>(?:this |the )?(?:last|next|this|past|coming)) (?P<unit>{units})", _period),
        (rf"{_MONTH}\.? (?:the )?{day}(?:st|nd|rd|th)?(?!\d|:\d){year}", _month_day),
        (rf"(?:the )?{day}(?:st|nd|rd|th)?(?: of)? {_MONTH}{year}", _month_day),
        (r"(?<![\d/.])(?!24/7)(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<year>\d{4}|\d\d))?(?![\d/])", _numeric),
        (r"(?P<y>(?:19|20)\d\d)[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})", _iso),
        (rf"(?:(?<=in )|early |late |mid[- ]|this ){_MONTH}{year}", _month),
        (rf"(?:the )?end of (?:(?P<named>{named})|(?P<way>the|this|next) (?P<unit>week|month|year))", _end_of),
        (rf"(?:the )(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?! (?:{no_day}))", _ordinal),
        (rf"(?P<n>\d{{1,3}}|{number}) (?P<unit>days?|weeks?|months?|years?) (?P<ago>ago|back|from now)", _away),
        (rf"in (?P<n>\d{{1,3}}|{number}) (?P<unit>days?|weeks?|months?)(?P<ago>)(?: time)?", _away),
        (rf"(?P<holiday>{holiday})(?! (?:party|dinner|market|card|tree|gift))", _holiday),
        (rf"(?:{any_of(phrase_set(_FILE, 'vague', 'words'))})", _vague),
    )  # fmt: skip
    return tuple(
        (re.compile(rf"(?<![A-Za-z]){pattern}(?![A-Za-z])", re.IGNORECASE), reader)
        for pattern, reader in rules
    )


_TAIL = re.compile(
    r"(?: (?:early |late )?(?:morning|afternoon|evening|night|lunchtime|noon))?"
    r"(?:,? (?:at )?\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)| at \d{1,2}(?::\d\d)?(?! ?[a-z]{3}))?",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"(?:\bby|\bbefore|\buntil|\btill|\bno later than|\bwithin)(?: the)?(?: end of)? ?$", re.IGNORECASE
)
_ON = re.compile(r"\b(?:on|in|since|from) ?$", re.IGNORECASE)


def find_days(text: str, today: datetime.date, start: int = 0, end: int | None = None) -> list[Day]:
    """Every day that text[start:end] names, in its order; the longest wording counts where two overlap."""
    last = len(text) if end is None else end
    found = days.without_overlaps(list(_read(text, today, start, last)))
    return [_placed(text, day, start, last) for day in found]


def _read(text: str, today: datetime.date, start: int, end: int) -> Iterator[Day]:
    for pattern, reader in _grammar():
        for found in pattern.finditer(text, start, end):
            readings = reader(found, today)
            if readings is not None:
                yield Day(found.start(), found.end(), *readings)


def _placed(text: str, day: Day, start: int, last: int) -> Day:
    """Take in the preposition and the time of the day; by and before make it an end."""
    after = _TAIL.match(text, day.end, last)
    end = after.end() if after else day.end
    before = text[max(day.start - 20, start) : day.start]
    due = _DUE.search(before)
    on = _ON.search(before)
    begin = (
        day.start - (len(before) - due.start())
        if due
        else day.start - (len(before) - on.start())
        if on
        else day.start
    )
    return Day(begin, end, day.last, day.next, due=bool(due))
