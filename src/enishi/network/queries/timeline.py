"""Everything that happened with one person, newest first, as one list paged by key.

Several tables are asked for a page each, from the same key on, and merged; so a page costs the same number of queries
however long the story is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from enishi.network import models as m
from enishi.network.models import Owner, Person
from enishi.network.queries.people import Face, face_of

PAGE = 20


class At(NamedTuple):
    """Where an entry stands: its day, its kind's place in KINDS, its number. Later is greater."""

    on: str
    rank: int
    pk: int


@dataclass(frozen=True)
class Entry:
    """One thing that happened. kind: the record type; facts: codes and words of the row; others: who else was there."""

    at: At
    kind: str
    uid: str
    facts: dict[str, Any]
    others: tuple[Face, ...] = ()


@dataclass(frozen=True)
class Timeline:
    """Entries, newest first; before: where the older ones go on, None at the end."""

    entries: tuple[Entry, ...]
    before: At | None = None


@dataclass(frozen=True)
class _Source:
    """One table of the story: which of its rows are about a person, the column of the day, and what to tell."""

    kind: str
    rows: Callable[[Owner, Person], QuerySet[Any]]
    facts: Callable[[Any], dict[str, Any]]
    day: str = "on"
    related: tuple[str, ...] = field(default=())


def _about(model: Any) -> Callable[[Owner, Person], QuerySet[Any]]:
    return lambda owner, person: model.objects.filter(owner=owner, person=person, trashed_at=None)


def _encounters(owner: Owner, person: Person) -> QuerySet[Any]:
    return m.Encounter.objects.filter(owner=owner, links__person=person, trashed_at=None)


def _introductions(owner: Owner, person: Person) -> QuerySet[Any]:
    about = Q(a=person) | Q(b=person)
    return m.Introduction.objects.filter(about, owner=owner, trashed_at=None)


def _chances(owner: Owner, person: Person) -> QuerySet[Any]:
    through = m.ChanceLink.objects.filter(owner=owner, person=person).values("chance")
    return m.Chance.objects.filter(Q(source=person) | Q(pk__in=through), owner=owner, trashed_at=None)


def _encounter_facts(row: m.Encounter) -> dict[str, Any]:
    where = row.gathering
    return {
        "medium": row.medium, "status": row.status, "note": row.note, "place": row.place, "as": row.as_role,
        "gathering": str(where.uid) if where else "", "title": (where.title or "") if where else "",
        "gathering_kind": where.kind if where else "",
    }  # fmt: skip


def _introduction_facts(row: m.Introduction) -> dict[str, Any]:
    return {"state": row.state, "by": row.by, "why": row.why, "outcome": row.outcome, "ends": (row.a, row.b)}


def _chance_facts(row: m.Chance) -> dict[str, Any]:
    return {
        "title": row.title,
        "state": row.state,
        "planned": row.planned,
        "field": row.field,
        "note": row.note,
    }


SOURCES = (
    _Source("seat", _about(m.Seat), lambda r: {"field": r.field, "until": r.until}, "since"),
    _Source("card", _about(m.Card), lambda r: {}, "exchanged_on"),
    _Source("handing", _about(m.Handing), lambda r: {"title": r.card.title or ""}, related=("card",)),
    _Source("telling", _about(m.Telling),
            lambda r: {"stuck": r.stuck, "what": r.statement and r.statement.what,
                       "text": r.statement and r.statement.text},
            related=("statement",)),
    _Source("reaction", _about(m.Reaction), lambda r: {"kind": r.kind, "text": r.text}),
    _Source("promise", _about(m.Promise),
            lambda r: {"by": r.by, "what": r.what, "due": r.due, "done_on": r.done_on}, "made_on"),
    _Source("favor", _about(m.Favor),
            lambda r: {"direction": r.direction, "kind": r.kind, "note": r.note, "thanked": r.thanked}),
    _Source("introduction", _introductions, _introduction_facts, related=("a", "b")),
    _Source("chance", _chances, _chance_facts),
    _Source("encounter", _encounters, _encounter_facts, related=("gathering",)),
)  # fmt: skip
KINDS = tuple(source.kind for source in SOURCES)


def timeline_of(owner: Owner, person: Person, *, before: At | None = None, limit: int = PAGE) -> Timeline:
    """Return one page of what happened with a person, from before a key on."""
    found: list[tuple[At, _Source, Any]] = []
    for rank, source in enumerate(SOURCES):
        rows = source.rows(owner, person).select_related(*source.related)
        rows = rows.annotate(day=Coalesce(F(source.day), Value("")))
        if before is not None:
            rows = rows.filter(_older(before, rank))
        listed = rows.order_by("-day", "-pk")[: limit + 1]
        found += [(At(row.day, rank, row.pk), source, row) for row in listed]
    found.sort(key=lambda one: one[0], reverse=True)
    page = found[:limit]
    others = _others(owner, person, [at.pk for at, source, _ in page if source.kind == "encounter"])
    entries = tuple(
        Entry(
            at,
            source.kind,
            str(row.uid),
            source.facts(row),
            others[at.pk] if source.kind == "encounter" else (),
        )
        for at, source, row in page
    )
    return Timeline(entries, page[-1][0] if len(found) > limit else None)


def _older(key: At, rank: int) -> Q:
    """The rows of a source that stand before a key: the day first, then the exact tuple."""
    same_day = Q(day=key.on)
    if rank == key.rank:
        return Q(day__lt=key.on) | same_day & Q(pk__lt=key.pk)
    return Q(day__lte=key.on) if rank < key.rank else Q(day__lt=key.on)


def _others(owner: Owner, person: Person, encounters: Sequence[int]) -> dict[int, tuple[Face, ...]]:
    """Return who else was there, by encounter."""
    links = m.EncounterPerson.objects.filter(owner=owner, encounter__in=encounters, person__trashed_at=None)
    grouped: dict[int, tuple[Face, ...]] = defaultdict(tuple)
    for link in links.exclude(person=person).select_related("person__photo").order_by("place", "pk"):
        grouped[link.encounter_id] += (face_of(link.person),)
    return grouped
