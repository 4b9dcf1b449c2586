"""Who was that …? People by a half-remembered query, each with the facts for which they were found.

Turns hints (language.query) into people: through the terms of the index, through who introduced whom and who was there,
and – where a name is nobody's – through its near misses. What hints amount to is core.recall's question; what is told
of it is in `whys`.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from enishi.core import activation, recall as rules
from enishi.language import query as reader
from enishi.language.index import Kind
from enishi.language.near import near
from enishi.language.query import Hint, Look
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries import vocabulary
from enishi.network.queries.bystanders import introduced_by, met_with
from enishi.network.queries.packing import unpack
from enishi.network.queries.people import Face, face_of, seated_among
from enishi.network.queries.whys import Fact, facts_for

# Postings read for a query; what is commoner than that is asked of the candidates only.
MOST_POSTINGS = 30_000
CANDIDATES = 200
# People of a name who may be meant when it is said who introduced one, or was there.
NAMESAKES = 25
# How much being well remembered may add: it decides between equals.
FAMILIARITY = 0.3
PEOPLE_HINTS = {"introduced": introduced_by, "together": met_with}


@dataclass(frozen=True)
class Found:
    """Somebody found. why: the facts, the telling first; score: only its order means anything."""

    face: Face
    why: tuple[Fact, ...]
    score: float


@dataclass(frozen=True)
class RecallResult:
    """Who was found, the likeliest first."""

    query: str
    results: tuple[Found, ...]


def recall(owner: Owner, *, query: str, today: datetime.date, limit: int = 5) -> RecallResult:
    """Find people by whatever is remembered of them. An empty query finds nobody; it never fails for its text."""
    asked = reader.read(query, today)
    if not asked.hints:
        return RecallResult(query, ())
    fits = _fits(owner, asked.hints, today)
    everybody = m.Person.objects.filter(owner=owner, trashed_at=None).count()
    ranking = rules.rank(fits, max(1, everybody), max(limit * 4, 40))
    scores = _with_familiarity(owner, ranking, today)
    chosen = sorted(scores, key=lambda pk: -scores[pk])[:limit]
    return RecallResult(query, _found(owner, asked.hints, chosen, ranking, scores))


# -- who fits which hint --------------------------------------------------------------------------------------------


def _fits(owner: Owner, hints: Sequence[Hint], today: datetime.date) -> list[rules.Fit]:
    leads = _Leads(owner, hints)
    found: list[rules.Fit] = []
    for number, hint in enumerate(hints):
        people = leads.people(hint)
        if hint.what in PEOPLE_HINTS:
            people = _through(owner, hint, people)
        if people:
            found.append(rules.fit_of(number, hint.start, hint.end, hint.weight, people))
    return found


def _through(owner: Owner, hint: Hint, called: Mapping[int, float]) -> dict[int, float]:
    """Whom people of a name introduced, or who was met together with them."""
    likely = dict(sorted(called.items(), key=lambda one: -one[1])[:NAMESAKES])
    people = PEOPLE_HINTS[hint.what](owner, likely)
    return {pk: value for pk, value in people.items() if pk not in likely or value > 0.5}


class _Leads:
    """Where the looks of all hints lead, read from the index in a few statements for the whole query."""

    def __init__(self, owner: Owner, hints: Sequence[Hint]) -> None:
        self.owner = owner
        self.terms = vocabulary.terms_for(owner, (look for hint in hints for look in hint.looks))
        self._look_near(hints)
        self.by_term: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._read({pk for listed in self.terms.values() for pk in listed})

    def _look_near(self, hints: Sequence[Hint]) -> None:
        """A name that is nobody's may be the near miss of one."""
        self.near: dict[str, tuple[Look, ...]] = {}
        for hint in hints:
            if hint.near and not any(self.terms[look] and look.quality > 0.7 and look.kind in vocabulary.NAMES
                                     for look in hint.looks):  # fmt: skip
                looks = list(_near_looks(hint, vocabulary.names_of(self.owner)))
                self.near[hint.said] = tuple(looks)
                self.terms |= vocabulary.terms_for(self.owner, looks)

    def _read(self, terms: set[int]) -> None:
        counts = vocabulary.counts_of(self.owner, terms)
        rare, common, room = [], [], MOST_POSTINGS
        for pk in sorted(terms, key=lambda pk: counts.get(pk, 0)):
            room -= counts.get(pk, 0)
            (rare if room >= 0 else common).append(pk)
        for term, person, weight in vocabulary.postings_of(self.owner, rare):
            self.by_term[term].append((person, weight))

    def people(self, hint: Hint) -> dict[int, float]:
        """Who fits a hint, how well: the best of its looks."""
        found: dict[int, float] = {}
        for look in (*hint.looks, *self.near.get(hint.said, ())):
            for term in self.terms[look]:
                for person, weight in self.by_term[term]:
                    value = look.quality * weight / 100
                    if value > found.get(person, 0.0):
                        found[person] = value
        return found


def _near_looks(hint: Hint, names: Sequence[str]) -> Iterable[Look]:
    said = {look.text for look in hint.looks if look.kind in vocabulary.NAMES and not look.prefix}
    for text in said:
        for name, quality in near(text, names):
            yield Look(Kind.READING, name, quality)
            yield Look(Kind.NAME, name, quality)


# -- order and faces ------------------------------------------------------------------------------------------------


def _with_familiarity(owner: Owner, ranking: rules.Ranking, today: datetime.date) -> dict[int, float]:
    """Between equals, whom one remembers better comes first."""
    ids = [int(pk) for pk in ranking.people]
    ties = m.Tie.objects.filter(owner=owner, person__in=ids).values_list("person_id", "days")
    remembered = {pk: activation.remembered_on(unpack(days), today.toordinal()) for pk, days in ties}
    scored = zip(ids, ranking.scores, strict=True)
    return {pk: float(score) + FAMILIARITY * remembered.get(pk, 0.0) for pk, score in scored}


def _found(
    owner: Owner, hints: Sequence[Hint], chosen: Sequence[int], ranking: rules.Ranking, scores: Mapping[int, float]
) -> tuple[Found, ...]:
    rows = m.Person.objects.filter(owner=owner, pk__in=chosen, trashed_at=None).select_related("photo")
    people = {person.pk: person for person in rows}
    seated = seated_among(owner, chosen)
    listed = [pk for pk in chosen if pk in people]
    parts = {pk: ranking.parts.get(pk, {}) for pk in listed}
    whys = facts_for(owner, hints, parts)
    return tuple(Found(face_of(people[pk], seated), whys[pk], scores[pk]) for pk in listed)
