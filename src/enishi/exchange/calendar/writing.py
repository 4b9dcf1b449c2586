"""A calendar file (RFC 5545) of what has a day: gatherings and promises, for the calendar one already uses.

Decides how a moment as the archive writes it stands in a calendar – a whole day, or an instant in the owner's own time
zone, which is described – and that one thing keeps its UID for ever, so that reading the file again doubles nothing.
Which things, and what they are called, is not decided here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

MAKER = "-//Enishi//Enishi//JA"
# Where a time zone's rules are described from at the earliest, and how far ahead.
DESCRIBED_FROM, AHEAD = datetime.date(1990, 1, 1), datetime.timedelta(days=3 * 366)

Moment = datetime.date | datetime.datetime


@dataclass(frozen=True)
class Dated:
    """One thing with a day.

    uid: outside id; starts, ends: ISO 8601 as the archive writes them, "" where not said; changed: rises with every
    change of it; busy: whether it takes the day; state: confirmed, tentative or cancelled.
    """

    uid: str
    title: str
    starts: str
    ends: str = ""
    place: str = ""
    url: str = ""
    about: str = ""
    category: str = ""
    state: str = "confirmed"
    busy: bool = True
    changed: int = 0


def moment_of(written: str, zone: datetime.tzinfo) -> Moment | None:
    """Return the day or the instant a text says; None for a month, a year, or what is no time at all.

    A time without an offset is meant in the zone given.
    """
    try:
        if len(written) == 10:
            return datetime.date.fromisoformat(written)
        moment = datetime.datetime.fromisoformat(written) if len(written) > 10 else None
    except ValueError:
        return None
    if moment is None:
        return None
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def has_a_day(one: Dated) -> bool:
    """Tell whether a thing can stand in a calendar: "2026-10" names no day."""
    return moment_of(one.starts, datetime.UTC) is not None


def calendar_text(things: Sequence[Dated], *, title: str, zone: str, now: datetime.datetime) -> Iterator[str]:
    """Yield the text of a calendar, component by component, lines folded and ended by CRLF.

    zone: an IANA name; now: when the file is made. What has no day is left out (`has_a_day`).
    """
    from icalendar import Calendar, Timezone

    here = ZoneInfo(zone)
    whole = Calendar()
    for key, value in (
        ("PRODID", MAKER),
        ("VERSION", "2.0"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ):
        whole.add(key, value)
    whole.add("X-WR-CALNAME", title)
    whole.add("X-WR-TIMEZONE", zone)
    head, end = whole.to_ical().decode().split("END:VCALENDAR")[0], "END:VCALENDAR\r\n"
    yield head
    last = now.date() + AHEAD
    yield Timezone.from_tzid(zone, first_date=DESCRIBED_FROM, last_date=last).to_ical().decode()
    for one in things:
        starts = moment_of(one.starts, here)
        if starts is not None:
            yield _event(one, starts, here, now)
    yield end


def _event(one: Dated, starts: Moment, here: ZoneInfo, now: datetime.datetime) -> str:
    from icalendar import Event

    event = Event()
    event.add("UID", f"{one.uid}@enishi")
    event.add("DTSTAMP", now.astimezone(datetime.UTC))
    event.add("SEQUENCE", one.changed)
    event.add("SUMMARY", one.title)
    event.add("DTSTART", starts)
    ends = _end(starts, moment_of(one.ends, here))
    if ends is not None:
        event.add("DTEND", ends)
    said = {"LOCATION": one.place, "DESCRIPTION": one.about, "URL": one.url, "CATEGORIES": one.category}
    for key, value in said.items():
        if value:
            event.add(key, [value] if key == "CATEGORIES" else value)
    event.add("STATUS", one.state.upper())
    event.add("TRANSP", "OPAQUE" if one.busy else "TRANSPARENT")
    text: str = event.to_ical().decode()
    return text


def _end(starts: Moment, ends: Moment | None) -> Moment | None:
    """Return when it ends in the calendar's own way – the day after the last – or None where it does not say well."""
    if not isinstance(starts, datetime.datetime):
        last = ends.date() if isinstance(ends, datetime.datetime) else ends
        return max(last or starts, starts) + datetime.timedelta(days=1)
    return ends if isinstance(ends, datetime.datetime) and ends > starts else None
