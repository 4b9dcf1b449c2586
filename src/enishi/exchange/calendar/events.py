"""Events: the entries of an ICS file one after another, each by itself, so that a broken one costs itself alone.

Decides where an event begins and ends, on which days it was, and who was invited; what becomes of it is past.py's
business. Files of any size are read in flat memory.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from enishi.exchange import encodings
from enishi.exchange.calendar.coming import AMISS, EARLIEST, too_often
from enishi.exchange.problems import problem
from enishi.exchange.records import Refusal

LARGEST = 1024 * 1024
MOST_GUESTS = 200
# A series is unfolded so far at most.
MOST_DAYS = 2_000
HOME = "Asia/Tokyo"
_ROOMS = re.compile(r"@(?:resource|group)\.calendar\.google\.com$|^(?:noreply|no-reply)@", re.I)


@dataclass(frozen=True)
class Invited:
    """Somebody invited. said: ACCEPTED, DECLINED …; original: the line as it stood."""

    mail: str
    name: str
    said: str
    original: str

    @property
    def shown(self) -> str:
        """The name, or what stands for it."""
        return self.name or self.mail.partition("@")[0]


@dataclass(frozen=True)
class Event:
    """An event.

    on: its (first) day in the calendar's own time, "" where it says none. rule: how it comes back, None for one day
    alone. again: it is a day of a series.
    """

    line: int
    uid: str
    title: str
    on: str
    place: str
    invited: tuple[Invited, ...]
    rule: str | None
    again: bool
    left_out: frozenset[str]
    original: str

    def is_declined_by(self, own: frozenset[str]) -> bool:
        """Whether the owner said no."""
        return any(one.mail in own and one.said == "DECLINED" for one in self.invited)

    def key_of(self, on: str) -> str:
        """What this event, or one day of this series, is known again by."""
        return f"{self.uid} {on}" if self.again else self.uid

    def days(self, first: str, until: str) -> list[str]:
        """The days of the event from the first to the last asked for; "" for no such bound."""
        days = [self.on] if self.rule is None else _unfolded(self, until)
        return [
            on for on in days if on and (not first or on >= first) and (not until or on <= until) and on not in self.left_out
        ]  # fmt: skip


def _unfolded(event: Event, until: str) -> list[str]:
    from dateutil.rrule import rrulestr

    begun = datetime.datetime.fromisoformat(event.on)
    last = datetime.datetime.fromisoformat(until) + datetime.timedelta(days=1) if until else None
    found: list[str] = []
    try:
        for moment in rrulestr(event.rule, dtstart=begun, ignoretz=True):
            if len(found) >= MOST_DAYS or (last is not None and moment >= last):
                break
            found.append(moment.date().isoformat())
    except AMISS:
        return [event.on]
    return list(dict.fromkeys(found)) or [event.on]


def events(path: Path) -> Iterator[Event | Refusal]:
    """Yield the events of a calendar, those called off left out; what cannot be read is refused with its line."""
    zone = _zone(HOME)
    for line, block in _blocks(path):
        if isinstance(block, str):
            zone = _zone(block)
            continue
        try:
            found = _event(line, block, zone)
        except AMISS as error:
            reason = type(error).__name__
            yield Refusal(
                line, problem("refused_unreadable", reason=reason), block.decode("utf-8", "replace")
            )
            continue
        if found is not None and not found.on and not found.invited:
            yield Refusal(line, problem("event_without_day"), found.original)
        elif found is not None:
            yield found


def _zone(name: str) -> datetime.tzinfo:
    try:
        return ZoneInfo(name.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(HOME)


def _blocks(path: Path) -> Iterator[tuple[int, bytes | str]]:
    """Yield (line, text) of each event, and (line, zone) where the calendar names its own; alarms are left out."""
    begun, inner, taken, size = 0, 0, [b""], 0
    for number, raw in enumerate(encodings.lines(path), 1):
        word = raw.strip().upper()
        if not begun:
            if word == b"BEGIN:VEVENT":
                begun, inner, taken, size = number, 0, [raw], len(raw)
            elif word.startswith(b"X-WR-TIMEZONE:"):
                yield number, raw.partition(b":")[2].decode("utf-8", "replace")
            continue
        if word == b"BEGIN:VEVENT":
            # The one before was never ended.
            yield begun, b"".join([*taken, b"END:VEVENT\r\n"])
            begun, inner, taken, size = number, 0, [raw], len(raw)
            continue
        inner += word.startswith(b"BEGIN:")
        if not inner and size <= LARGEST:
            taken.append(raw)
            size += len(raw)
        if word == b"END:VEVENT" or (word == b"END:VCALENDAR" and not inner):
            if word != b"END:VEVENT":
                taken[-1:] = [b"END:VEVENT\r\n"]
            yield begun, b"".join(taken)
            begun = 0
        inner -= word.startswith(b"END:") and inner > 0
    if begun:
        yield begun, b"".join([*taken, b"\r\nEND:VEVENT\r\n"])


def _event(line: int, block: bytes, zone: datetime.tzinfo) -> Event | None:
    """Read one event; None for one called off. Raises one of AMISS for what is none."""
    from icalendar import Event as Component

    text, _ = encodings.decode(block)
    read: Any = Component.from_ical(text)
    if str(read.get("STATUS", "")).upper() == "CANCELLED":
        return None
    title, invited = " ".join(str(read.get("SUMMARY") or "").split()), tuple(_invited(read))
    on = next((on for key in ("DTSTART", "DTEND") if (on := _day_of(read.get(key), zone))), "")
    rule = _rule(read) if on else None
    return Event(
        line, str(read.get("UID") or f"{title} {on}")[:500], title[:300], on,
        " ".join(str(read.get("LOCATION") or "").split())[:300], invited, rule,
        rule is not None or "RECURRENCE-ID" in read, frozenset(_left_out(read, zone)), text,
    )  # fmt: skip


def _day_of(value: Any, zone: datetime.tzinfo) -> str:
    try:
        moment = getattr(value, "dt", None)
    except AMISS:
        # A broken property says so only when it is asked.
        return ""
    return _day(moment, zone) if isinstance(moment, datetime.date) and moment.year >= EARLIEST else ""


def _day(moment: datetime.date, zone: datetime.tzinfo) -> str:
    if not isinstance(moment, datetime.datetime):
        return moment.isoformat()
    if moment.tzinfo is datetime.UTC or getattr(moment.tzinfo, "key", "") == "UTC":
        moment = moment.astimezone(zone)
    return moment.date().isoformat()


def _rule(read: Any) -> str | None:
    rule = read.get("RRULE")
    rule = rule[0] if isinstance(rule, list) and rule else rule
    try:
        if not rule or "RECURRENCE-ID" in read or too_often(rule):
            return None
        return str(rule.to_ical().decode())
    except AMISS:
        return None


def _left_out(read: Any, zone: datetime.tzinfo) -> Iterator[str]:
    said = read.get("EXDATE") or []
    for listed in said if isinstance(said, list) else [said]:
        yield from filter(None, (_day_of(one, zone) for one in getattr(listed, "dts", ())))


def _invited(read: Any) -> Iterator[Invited]:
    """Those invited and who invited them, rooms and lists left out, everybody once."""
    seen: set[str] = set()
    for key in ("ORGANIZER", "ATTENDEE"):
        listed = read.get(key) or []
        for one in (listed if isinstance(listed, list) else [listed])[:MOST_GUESTS]:
            mail = re.sub(r"^mailto:", "", str(one).strip(), flags=re.I).lower()
            params = getattr(one, "params", {})
            kind = str(params.get("CUTYPE", "INDIVIDUAL")).upper()
            if (
                "@" not in mail
                or mail in seen
                or kind in {"ROOM", "RESOURCE", "GROUP"}
                or _ROOMS.search(mail)
            ):
                continue
            seen.add(mail)
            name = str(params.get("CN", "")).strip().strip("\"'")
            yield Invited(
                mail, "" if "@" in name else name, str(params.get("PARTSTAT", "")).upper(), str(one)
            )
