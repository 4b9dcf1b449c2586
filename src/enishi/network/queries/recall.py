"""Who was that …? People by a half-remembered query, each with the facts for which they were found.

Turns hints (language.query) into people: through the terms of the index, through who introduced whom and who was there,
and – where a name is nobody's – through its near misses. What hints amount to is core.recall's question; what is told
of it is in `whys`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from enishi.core import activation
from enishi.core import recall as rules
from enishi.language import query as reader
from enishi.language.index import Meeting
from enishi.language.query import Hint
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.leads import Leads
from enishi.network.queries.packing import unpack
from enishi.network.queries.papers import Papers
from enishi.network.queries.people import Face, face_of, seated_among
from enishi.network.queries.told import meetings_of
from enishi.network.queries.whys import TIMED, Fact, facts_of, fitting, of_a_meeting
from enishi.network.reading import fetch, places, table

# The likeliest, whose meetings are looked at one by one.
FINALISTS = 12
# As many talks with each of them: the latest, and the latest of the days asked for.
TALKS = 120
# What is lost of hints that only several meetings have together.
SCATTERED = 0.6
# How much being well remembered may add: it decides between equals.
FAMILIARITY = 0.3
Met = Mapping[int, Sequence[Meeting]]


@dataclass(frozen=True)
class Found:
    """Somebody found. why: the facts, the telling first; score: only its order means anything."""

    face: Face
    why: tuple[Fact, ...]
    score: float


@dataclass(frozen=True)
class RecallResult:
    """Who was found, the likeliest first. cut: whether only the beginning of the query was read."""

    query: str
    results: tuple[Found, ...]
    cut: bool = False


def recall(owner: Owner, *, query: str, today: datetime.date, limit: int = 5) -> RecallResult:
    """Find people by whatever is remembered of them. An empty query finds nobody; it never fails for its text."""
    asked = reader.read(query, today)
    if not asked.hints:
        return RecallResult(query, ())
    leads = Leads(owner, asked.hints)
    fits = (leads.fit(number) for number in range(len(asked.hints)))
    ranking = rules.rank(fits, leads.people, max(limit * 3, FINALISTS))
    met = _meetings_if_asked(owner, asked.hints, ranking)
    scores = _in_one_meeting(asked.hints, leads, ranking, met)
    scores = _with_familiarity(owner, scores, today)
    chosen = sorted(scores, key=lambda pk: (-scores[pk], pk))[:limit]
    found = _found(owner, asked.hints, leads, chosen, ranking, scores, met)
    return RecallResult(query, found, asked.cut)


# -- order ----------------------------------------------------------------------------------------------------------


def _meetings_if_asked(owner: Owner, hints: Sequence[Hint], ranking: rules.Ranking) -> Met:
    """Read the meetings of the likeliest where a query speaks of one."""
    if not any(hint.what in TIMED for hint in hints):
        return {}
    ids = [int(pk) for pk in ranking.people[:FINALISTS]]
    days = [
        (stretch.start.isoformat(), stretch.end.isoformat())
        for hint in hints if hint.period for stretch in hint.period.stretches
    ]  # fmt: skip
    found = meetings_of(owner, ids, most=TALKS, days=sorted({*days}))
    return {pk: found[pk] for pk in ids}


def _in_one_meeting(
    hints: Sequence[Hint], leads: Leads, ranking: rules.Ranking, met: Met
) -> dict[int, float]:
    """The time, the kind of gathering and its name tell more when one meeting has them all than when several do."""
    scores = {int(pk): float(score) for pk, score in zip(ranking.people, ranking.scores, strict=True)}
    for pk in list(scores) if met else ():
        parts = {
            number: part
            for number, part in ranking.parts[pk].items()
            if of_a_meeting(hints[number], leads.match(number, pk))
        }
        # Of those whose meetings were not read the best hint is granted to one meeting.
        fits = (fit for fit, _ in fitting(hints, parts, met[pk])) if pk in met else parts.values()
        best = max(fits, default=0.0)
        scores[pk] -= SCATTERED * (sum(parts.values()) - best)
    return scores


def _with_familiarity(owner: Owner, scores: dict[int, float], today: datetime.date) -> dict[int, float]:
    """Between equals, whom one remembers better comes first."""
    ties = fetch(
        f"SELECT person_id, days FROM {table(m.Tie)} WHERE owner_id = %s AND person_id IN ({places([*scores])})",
        [owner.pk, *scores],
    )
    remembered = {pk: activation.remembered_on(unpack(days), today.toordinal()) for pk, days in ties}
    return {pk: score + FAMILIARITY * remembered.get(pk, 0.0) for pk, score in scores.items()}


def _found(
    owner: Owner, hints: Sequence[Hint], leads: Leads, chosen: Sequence[int], ranking: rules.Ranking,
    scores: Mapping[int, float], met: Met,
) -> tuple[Found, ...]:  # fmt: skip
    rows = m.Person.objects.filter(owner=owner, pk__in=chosen, trashed_at=None)
    people = {person.pk: person for person in rows.select_related("photo", "introduced_by")}
    seated = seated_among(owner, chosen)
    listed = [pk for pk in chosen if pk in people]
    matches = {
        pk: [
            (hints[number], leads.match(number, pk), part)
            for number, part in sorted(ranking.parts[pk].items(), key=lambda one: -one[1])
        ]
        for pk in listed
    }
    papers = Papers(owner, [people[pk] for pk in listed], met)
    return tuple(
        Found(face_of(people[pk], seated), facts_of(people[pk], matches[pk], papers), scores[pk])
        for pk in listed
    )
