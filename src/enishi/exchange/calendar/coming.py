"""What a calendar announces: its events to come, each occurrence by itself.

Decides what counts as to come, how an occurrence is told from another one when the calendar is read again, and how
much is taken at most. It does not decide which gathering to go to, and fetches nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from enishi.exchange.errors import Unreadable

MOST = 200
LONGEST = 2_000
# No gathering comes back every minute; a calendar that says so, or has begun in antiquity, would be unfolded for ever.
TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
OF_THE_CLOCK = ("BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS")
MOST_SERIES = 300
MOST_EVENTS = 5_000
EARLIEST = 1970
# What the libraries raise over a calendar that is none.
AMISS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)


@dataclass(frozen=True)
class Occurrence:
    """One event of a calendar on one day.

    key: the same whenever the calendar is read again. starts, ends: ISO 8601, a plain day for a whole one, else in
    the reader's time zone. again: whether it comes back.
    """

    key: str
    title: str
    starts: str
    ends: str
    place: str
    url: str
    about: str
    again: bool


@dataclass(frozen=True)
class Announced:
    """title: what the calendar calls itself, '' for nothing; occurrences: by their day."""

    title: str
    occurrences: tuple[Occurrence, ...]


def announced(data: bytes, first: datetime.date, last: datetime.date, zone: str) -> Announced:
    """Read what a calendar announces from the first day to the last, `MOST` occurrences at most.

    zone: an IANA name in which times are told. Raises Unreadable('no_calendar') for bytes that are none.
    """
    import recurring_ical_events
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(data)
    except AMISS as error:
        raise Unreadable("no_calendar") from error
    if calendar.name != "VCALENDAR":
        raise Unreadable("no_calendar")
    calendar.subcomponents = _bounded(calendar.subcomponents)
    unfolded = recurring_ical_events.of(calendar, keep_recurrence_attributes=True, skip_bad_series=True)
    try:
        found = sorted(unfolded.between(first, last + datetime.timedelta(days=1)), key=_order)
        coming = tuple(_until(found, last, _zone(zone)))
    except AMISS as error:
        raise Unreadable("no_calendar") from error
    title = str(calendar.get("X-WR-CALNAME") or calendar.get("NAME") or "")
    return Announced(title.strip()[:200], coming)


def _bounded(components: list[Any]) -> list[Any]:
    """Leave out what no calendar of gatherings holds, so that unfolding it ends soon."""
    kept, series = [], 0
    for one in components[:MOST_EVENTS]:
        if one.name == "VEVENT" and not isinstance(_begins(one), datetime.date):
            continue
        rules = one.get("RRULE") or []
        listed = rules if isinstance(rules, list) else [rules]
        series += bool(listed)
        if not listed or (series <= MOST_SERIES and not any(map(too_often, listed)) and _of_late(one)):
            kept.append(one)
    return kept


def too_often(rule: Any) -> bool:
    """Whether a series comes back more often than any gathering."""
    often = any(str(freq).upper() in TOO_OFTEN for freq in rule.get("FREQ", []))
    return often or any(len(rule.get(key, [])) > 1 for key in OF_THE_CLOCK)


def _begins(component: Any) -> Any:
    return getattr(component.get("DTSTART"), "dt", None)


def _of_late(component: Any) -> bool:
    return int(_begins(component).year) >= EARLIEST if component.name == "VEVENT" else True


def _order(event: Any) -> tuple[str, str]:
    return (event.start.isoformat(), str(event.get("UID")))


def _zone(name: str) -> datetime.tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.UTC


def _until(found: Iterable[Any], last: datetime.date, zone: datetime.tzinfo) -> Iterator[Occurrence]:
    taken = 0
    for event in found:
        starts = event.start
        if _day(starts) > last or taken >= MOST:
            return
        title = _text(event, "SUMMARY")
        if title and str(event.get("STATUS", "")).upper() != "CANCELLED":
            taken += 1
            yield _occurrence(event, title, starts, zone)


def _day(moment: datetime.date) -> datetime.date:
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def _occurrence(event: Any, title: str, starts: datetime.date, zone: datetime.tzinfo) -> Occurrence:
    again = "RRULE" in event or "RDATE" in event or "RECURRENCE-ID" in event
    uid = str(event.get("UID") or title)
    # A single event keeps its key when it is moved; of a series each day is one of its own.
    key = f"{uid} {_day(_was(event, starts)).isoformat()}" if again else uid
    return Occurrence(
        key=key[:500], title=title[:300], starts=_written(starts, zone), ends=_ends(event, zone),
        place=_text(event, "LOCATION"), url=_address(event), about=_text(event, "DESCRIPTION"), again=again,
    )  # fmt: skip


def _was(event: Any, starts: datetime.date) -> datetime.date:
    """Return when an occurrence of a series was to be before it was moved."""
    said = event.get("RECURRENCE-ID")
    return said.dt if said is not None else starts


def _ends(event: Any, zone: datetime.tzinfo) -> str:
    ends = event.end
    return _written(ends, zone) if isinstance(ends, datetime.datetime) else ""


def _written(moment: datetime.date, zone: datetime.tzinfo) -> str:
    if not isinstance(moment, datetime.datetime):
        return moment.isoformat()
    there = moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
    return there.isoformat(timespec="minutes")


def _text(event: Any, key: str) -> str:
    return str(event.get(key) or "").strip()[:LONGEST]


def _address(event: Any) -> str:
    said = _text(event, "URL")
    return said if said.lower().startswith(("http://", "https://")) else ""
