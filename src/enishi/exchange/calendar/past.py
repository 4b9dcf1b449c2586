"""What a calendar remembers: whom one was to meet, and when – people for the address book, events as suggestions.

Decides which events may have been meetings (others were invited, or the title speaks of people or a gathering), how many
of a series and of a whole calendar are put to the owner, and which of those invited are people at all. Nothing is taken
for a fact: an entry in a calendar is no meeting until its owner says so.
"""

from __future__ import annotations

import datetime
import re
import uuid
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from enishi.exchange import person
from enishi.exchange.asking import Answers
from enishi.exchange.calendar.events import Event, Invited, events
from enishi.exchange.contacts import Owners, Ownership, whose
from enishi.exchange.problems import problem
from enishi.exchange.records import Record, Refusal, Row
from enishi.language import names
from enishi.language.draft import Draft

# Suggestions of one calendar, and of one series: as many as one is willing to look through.
MOST = 200
OF_A_SERIES = 6
YEARS = 3
# More guests than this, and it was a gathering; more than the next, and nobody remembers them by the list.
A_FEW = 3
LISTED = 12
_WITH = re.compile(r"\b(?:with|w/|&|and|x)\b|w/", re.I)
# Identifiers of drafts follow from the calendar's own, so that reading it twice suggests nothing twice.
NAMESPACE = uuid.UUID("0d6c6f0a-6b1e-5c38-9d4e-63616c656e64")


@dataclass(frozen=True)
class _Suggestion:
    event: Event
    on: str
    draft: Draft
    people: tuple[str, ...]


class Calendar(Ownership):
    """An ICS file of one's own: past events as suggestions, those invited as people of the address book."""

    name = "calendar"

    def __init__(self, own: Collection[str] = (), until: str = "") -> None:
        super().__init__(own)
        self.until = until

    def answered(self, answers: Answers) -> Self:
        """The same calendar, knowing who is the owner and which day it is."""
        return type(self)(answers.own, answers.until)

    def sniff(self, head: bytes, filename: str = "") -> bool:
        """It begins a calendar within its first lines."""
        first = {line.strip().upper() for line in head[:4096].lstrip(b"\xef\xbb\xbf").splitlines()}
        return bool(first & {b"BEGIN:VCALENDAR", b"BEGIN:VEVENT"}) and b"\0" not in head[:4096]

    def candidates(self, path: Path) -> Counter[str]:
        """Everybody invited, with how often: the owner is in every event of theirs."""
        found: Counter[str] = Counter()
        for event in events(path):
            if isinstance(event, Event):
                found.update({one.mail for one in event.invited})
        return found

    def read(self, path: Path) -> Iterator[Row | Refusal]:
        """Yield what is amiss, the people, then the suggestions, the newest first."""
        own = self._owners(path)
        people: dict[str, Row] = {}
        kept: list[_Suggestion] = []
        for event in events(path):
            if isinstance(event, Refusal):
                yield event
                continue
            others = [one for one in event.invited if one.mail not in own]
            for one in others:
                people.setdefault(one.mail, _person(one, event.line))
            if not event.is_declined_by(own):
                kept += self._suggestions(event, others)
        yield from people.values()
        # Of a day of a series that was changed by itself the change holds.
        kept = list({one.event.key_of(one.on): one for one in kept}.values())
        kept.sort(key=lambda one: one.on, reverse=True)
        yield from map(_draft, kept[:MOST])
        if len(kept) > MOST:
            yield Refusal(0, problem("events_beyond", count=len(kept) - MOST, most=MOST), "")

    def _owners(self, path: Path) -> Owners:
        return whose(self.own, self.candidates(path))

    def _suggestions(self, event: Event, others: list[Invited]) -> list[_Suggestion]:
        draft = _read(event, others)
        if draft is None:
            return []
        days = event.days(self._first(), self.until)[-OF_A_SERIES:]
        return [_Suggestion(event, on, draft, tuple(one.shown for one in others[:LISTED])) for on in days]

    def _first(self) -> str:
        return f"{int(self.until[:4]) - YEARS}{self.until[4:]}" if self.until else ""


def _person(one: Invited, line: int) -> Row:
    family, given = names.split(one.name) if one.name else (None, None)
    record = person.make_person(
        person.make_name({"full": one.name or None, "family": family, "given": given}),
        emails=[{"value": one.mail, "label": None}],
    )
    if record["name"]["full"] is None:
        person.known_by(record)
    return Row(line, one.mail, record, one.original)


def _read(event: Event, others: list[Invited]) -> Draft | None:
    """What the title says of people and occasions; None for an event of nobody's but one's own.

    In a title in Latin letters every word may be capitalised: only who one was "with" is somebody.
    """
    from enishi.language import note

    if not event.on or not event.title:
        return None
    read = note.read(event.title, today=datetime.date.fromisoformat(event.on))
    if not person.is_japanese(event.title):
        people = read.people if _WITH.search(event.title) else ()
        gathering = read.gathering if read.gathering and read.gathering.kind != "other" else None
        read = replace(read, people=people, gathering=gathering)
    return read if others or read.people or read.gathering else None


def _draft(one: _Suggestion) -> Row:
    event, read = one.event, one.draft
    people = [{"name": name} for name in dict.fromkeys((*one.people, *(p.name for p in read.people)))]
    gathering: Record | None = None
    if read.gathering is not None:
        gathering = {
            "kind": read.gathering.kind,
            "title": event.title,
            "place": event.place or read.gathering.place,
        }
    elif len(one.people) > A_FEW:
        gathering = {"kind": "other", "title": event.title, "place": event.place or None}
    medium = "gathering" if gathering else read.medium or "one_to_one"
    key = event.key_of(one.on)
    record: Record = {
        "type": "draft", "id": str(uuid.uuid5(NAMESPACE, key)), "kind": "calendar", "text": event.title,
        "data": {
            "on": one.on, "changes": [], "source": {"uid": event.uid, "place": event.place},
            "draft": {"on": one.on, "medium": medium, "people": people, "gathering": gathering, "unread": ""},
        },
    }  # fmt: skip
    return Row(event.line, key, record, event.original)
