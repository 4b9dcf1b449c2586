"""The facts for which somebody was found, out of their own rows: what stands there, not what was asked.

Decides which text of a person's a match stands in, and which meeting it is that a query speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enishi.exchange.records import Record
from enishi.language import index
from enishi.language.index import Kind, Meeting, Told
from enishi.language.query import Hint
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.archive import person_records
from enishi.network.queries.leads import Match
from enishi.network.queries.told import told_of

MOST_FACTS = 5
Matched = Sequence[tuple[Hint, Match | None, float]]


@dataclass(frozen=True)
class Fact:
    """One fact. code: see wording.recall; text: a code or the owner's words; on: its day, if any."""

    code: str
    text: str = ""
    on: str = ""


# -- the meeting that is meant --------------------------------------------------------------------------------------


def of_a_meeting(hint: Hint, match: Match | None) -> bool:
    """Whether a hint fits somebody by a meeting with them."""
    return hint.what in ("time", "occasion") or (match is not None and match.kind is Kind.GATHERING)


def fitting(hints: Sequence[Hint], parts: Mapping[int, float], told: Told) -> Iterator[tuple[float, Meeting]]:
    """Yield how much of what these hints tell each meeting has. parts: hint number → what it told."""
    for meeting in told.meetings:
        keys = index.keys_of(meeting.title) if meeting.title else frozenset()
        yield sum(part * _fits(hints[number], meeting, keys) for number, part in parts.items()), meeting


def _fits(hint: Hint, meeting: Meeting, title: frozenset[str]) -> float:
    """How well a meeting fits a hint, 0 – 1."""
    if hint.what in ("time", "occasion"):
        of_kind = 1.0 if not hint.kinds or meeting.kind in hint.kinds else 0.0
        return of_kind * (hint.period.weight_on(meeting.on) if hint.period else 1.0)
    return 1.0 if any(look.text in title for look in hint.looks if look.kind is Kind.GATHERING) else 0.0


# -- facts ----------------------------------------------------------------------------------------------------------


def facts_for(owner: Owner, matches: Mapping[int, Matched]) -> dict[int, tuple[Fact, ...]]:
    """Return each person's facts, the telling first. matches: person → (hint, how it fits, what it told), best first."""
    records = person_records(owner, matches)
    told = told_of(owner, list(matches))
    names = _introducers(owner, records)
    return {
        pk: tuple(_facts(records[pk], told[pk], listed, names)) if pk in records else ()
        for pk, listed in matches.items()
    }


def _introducers(owner: Owner, records: Mapping[int, Record]) -> dict[str, str]:
    uids = {record["introduced_by"] for record in records.values() if record.get("introduced_by")}
    people = m.Person.objects.filter(owner=owner, uid__in=uids).values_list("uid", "full", "nickname")
    return {str(uid): full or nickname or "" for uid, full, nickname in people}


def _facts(record: Record, told: Told, listed: Matched, names: Mapping[str, str]) -> list[Fact]:
    found: dict[Fact, None] = {}
    hints = [hint for hint, _, _ in listed]
    parts = {number: part for number, (hint, match, part) in enumerate(listed) if of_a_meeting(hint, match)}
    if parts:
        fit, meeting = max(fitting(hints, parts, told), key=lambda one: one[0], default=(0.0, Meeting()))
        met = Fact("met", meeting.title or meeting.kind, meeting.on) if fit > 0 else None
    else:
        met = None
    for hint, match, _ in listed:
        fact = met if met and of_a_meeting(hint, match) else _fact(record, told, hint, match, names)
        if fact:
            found[fact] = None
    return list(found)[:MOST_FACTS]


def _fact(
    record: Record, told: Told, hint: Hint, match: Match | None, names: Mapping[str, str]
) -> Fact | None:
    if hint.what == "introduced":
        return Fact("introduced", names.get(record.get("introduced_by") or "", "") or hint.said)
    if hint.what == "together":
        return Fact("together", hint.said)
    if match is None:
        return None
    if match.kind is Kind.FIELD:
        return Fact("field", match.text.removesuffix(f".{index.ANY_LEAF}"))
    if match.kind in (Kind.NAME, Kind.READING):
        return _name_fact(record["name"], match)
    return _text_fact(record, told, match)


def _name_fact(name: Mapping[str, Any], match: Match) -> Fact:
    if name.get("nickname") and match.text in index.keys_of_name(name["nickname"]):
        return Fact("nickname", name["nickname"])
    if match.kind is Kind.READING:
        return Fact("reading", index.reading_of(name))
    return Fact("name", name.get("full") or "")


def _text_fact(record: Record, told: Told, match: Match) -> Fact | None:
    """Return the text of the person's in which a match stands."""
    for code, text, on in _texts(record, told, match.kind):
        if match.text in index.keys_of(text):
            return Fact(code, text, on)
    return Fact("place", match.text) if match.kind is Kind.PLACE else None


def _texts(record: Record, told: Told, kind: Kind) -> Iterator[tuple[str, str, str]]:
    """Yield (code, text, day) of the texts in which a match of a kind may stand."""
    if kind in (Kind.ORGANIZATION, Kind.TITLE):
        for place in record.get("affiliations") or ():
            for code in ("organization", "title"):
                yield code, place.get(code) or "", ""
            yield "title", place.get("department") or "", ""
    if kind is Kind.PLACE:
        yield from (("place", one.get("value") or "", "") for one in record.get("addresses") or ())
    if kind in (Kind.TAG, Kind.PLACE):
        yield from (("tag", tag, "") for tag in record.get("tags") or ())
    if kind is Kind.OFFER:
        yield from (("offer", text, "") for text in record.get("offers") or ())
    if kind is Kind.WANT:
        yield from (("want", text, "") for text in record.get("wants") or ())
    if kind in (Kind.NOTE, Kind.PLACE):
        yield from (("note", text, "") for text in index.sentences(record.get("note") or ""))
    if kind in (Kind.TALK, Kind.PLACE):
        yield from (("talk", one.note, one.on) for one in told.meetings)
        yield from (("talk", text, "") for text in told.said)
        yield from (("met", one.title, one.on) for one in told.meetings)
