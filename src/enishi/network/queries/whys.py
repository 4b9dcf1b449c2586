"""The facts for which somebody was found, out of their own rows: what stands there, not what was asked.

Decides which text of a person's a match stands in, and which meeting it is that a query speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from enishi.language import index
from enishi.language.index import Kind, Meeting
from enishi.language.query import Hint
from enishi.network.models import Person
from enishi.network.queries.leads import Match
from enishi.network.queries.papers import Papers
from enishi.network.queries.people import name_of

MOST_FACTS = 4
# What tells less than this share of the most telling fact is left unsaid.
WORTH_SAYING = 0.12
TIMED = ("time", "occasion")
Matched = Sequence[tuple[Hint, Match | None, float]]
"""A hint, by which term it fits and what it told, the most telling first."""


@dataclass(frozen=True)
class Fact:
    """One fact. code: see wording.recall; text: a code or the owner's words; on: its day, if any."""

    code: str
    text: str = ""
    on: str = ""


# -- the meeting that is meant --------------------------------------------------------------------------------------


def of_a_meeting(hint: Hint, match: Match | None) -> bool:
    """Whether a hint fits somebody by a meeting with them."""
    return hint.what in TIMED or (match is not None and match.kind in (Kind.GATHERING, Kind.TALK))


def fitting(
    hints: Sequence[Hint], parts: Mapping[int, float], meetings: Sequence[Meeting]
) -> Iterator[tuple[float, Meeting]]:
    """Yield how much of what these hints tell each meeting has. parts: hint number → what it told."""
    timed = [(hints[at], part) for at, part in parts.items() if hints[at].what in TIMED]
    worded = [
        (frozenset(look.text for look in hints[at].looks), part)
        for at, part in parts.items()
        if hints[at].what not in TIMED
    ]
    # Many were met on the same day, at the same thing: each is looked at once.
    on_the_day: dict[tuple[str, str], float] = {}
    for meeting in meetings:
        when = (meeting.on, meeting.kind)
        if when not in on_the_day:
            on_the_day[when] = sum(part * _in_time(hint, meeting) for hint, part in timed)
        fit = on_the_day[when]
        if worded and (meeting.title or meeting.note):
            said = _said(meeting)
            fit += sum(part for texts, part in worded if not texts.isdisjoint(said))
        yield fit, meeting


def _said(meeting: Meeting) -> frozenset[str]:
    """The keys of what stands of a meeting."""
    return index.keys_of(meeting.title) | index.keys_of(meeting.note) | {*index.compounds(meeting.title)}


def _in_time(hint: Hint, meeting: Meeting) -> float:
    """How well the day and the kind of a meeting fit a hint, 0 – 1."""
    if hint.kinds and meeting.kind not in hint.kinds:
        return 0.0
    return hint.period.weight_on(meeting.on) if hint.period else 1.0


# -- facts ----------------------------------------------------------------------------------------------------------


def facts_of(person: Person, listed: Matched, papers: Papers) -> tuple[Fact, ...]:
    """Return a person's facts, the telling first."""
    found: dict[Fact, None] = {}
    met = _meeting(person, listed, papers)
    most = listed[0][2] if listed else 0.0
    for hint, match, part in listed:
        if part < WORTH_SAYING * most or len(found) >= MOST_FACTS:
            break
        in_talk = match is not None and match.kind is Kind.TALK
        fact = met if of_a_meeting(hint, match) and not in_talk else _fact(person, hint, match, papers)
        if fact:
            found[fact] = None
    return tuple(found)


def _meeting(person: Person, listed: Matched, papers: Papers) -> Fact | None:
    """Return the meeting that has most of what the hints say of one."""
    parts = {at: part for at, (hint, match, part) in enumerate(listed) if of_a_meeting(hint, match)}
    if not parts:
        return None
    hints = [hint for hint, _, _ in listed]
    found = fitting(hints, parts, papers.meetings(person.pk))
    fit, meeting = max(found, key=lambda one: one[0], default=(0.0, Meeting()))
    return Fact("met", meeting.title or meeting.kind, meeting.on) if fit > 0 else None


def _fact(person: Person, hint: Hint, match: Match | None, papers: Papers) -> Fact | None:
    if hint.what == "introduced":
        if by := person.introduced_by:
            return Fact("introduced", by.full or by.nickname or "")
        return _text_fact(person, match, papers) if match else Fact("introduced", hint.said)
    if hint.what == "together":
        return Fact("together", hint.said)
    if match is None:
        return None
    if match.kind is Kind.FIELD:
        return Fact("field", match.text.removesuffix(f".{index.ANY_LEAF}"))
    if match.kind in (Kind.NAME, Kind.READING, Kind.SOUND):
        return _name_fact(person, match)
    return _text_fact(person, match, papers)


def _name_fact(person: Person, match: Match) -> Fact:
    if person.nickname and match.text in index.keys_of_name(person.nickname):
        return Fact("nickname", person.nickname)
    if match.kind is Kind.READING:
        return Fact("reading", index.reading_of(name_of(person)))
    return Fact("name", person.full or "")


def _text_fact(person: Person, match: Match, papers: Papers) -> Fact | None:
    """Return the text of the person's in which a match stands."""
    for one in papers.texts(person.pk, match.kind):
        if match.text in index.keys_of(one.text):
            return Fact(one.code, one.text, one.on)
    return Fact("place", match.text) if match.kind is Kind.PLACE else None
