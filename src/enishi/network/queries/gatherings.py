"""Gatherings as pages show them: those to come, those behind one with who was there, and what came of one in hindsight.

Decides which rows; how even their mix is, `core.balance` says. What a gathering was good for is counted only for the
one looked at, and never on the evening itself.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from enishi.core import balance, days, vocabulary
from enishi.core.hindsight import SETTLED_DAYS
from enishi.core.vocabulary import APART
from enishi.language import fields as taxonomy
from enishi.network import models as m
from enishi.network.errors import NotFound
from enishi.network.models import Gathering, Owner
from enishi.network.queries.kept import kept_from
from enishi.network.queries.people import Face, PersonRow, face_of, people_rows, seated_among

PAGE = 20
COMING = 30
FACES = 5
SERIES = 30
GUIDES = 300
# A planned gathering is asked about for so long after its day; then silence is an answer.
ASKED_FOR = datetime.timedelta(days=60)
YEAR = datetime.timedelta(days=max(balance.WINDOWS))


class Key(NamedTuple):
    """Where the list of past gatherings goes on: the last row's day and number."""

    on: str
    pk: int


@dataclass(frozen=True)
class GatheringRow:
    """One line of a list. people: at most `FACES` of `there`, who were there or are expected."""

    uid: str
    key: Key
    title: str
    kind: str
    starts: str
    place: str
    series: str
    cost: int | None
    status: str
    again: bool | None
    solicited: bool
    people: tuple[Face, ...] = ()
    there: int = 0

    @property
    def on(self) -> str:
        """Its day, '' where none was said."""
        return self.key.on


@dataclass(frozen=True)
class PastPage:
    """Rows, the latest first; after: where the next page goes on, None at the end."""

    rows: tuple[GatheringRow, ...]
    after: Key | None = None


def coming(owner: Owner, today: datetime.date) -> list[GatheringRow]:
    """Return the planned gatherings from today on, the nearest first; those without a day come last."""
    planned = _living(owner).filter(status="planned")
    dated = list(planned.filter(on__gte=today.isoformat()).order_by("on", "pk")[:COMING])
    undated = list(planned.filter(on=None).order_by("pk")[:COMING])
    return _rows(owner, dated + undated)


def unsettled(owner: Owner, today: datetime.date) -> list[GatheringRow]:
    """Return planned gatherings whose day went by lately: was the owner there?"""
    since = (today - ASKED_FOR).isoformat()
    planned = _living(owner).filter(status="planned", on__gte=since, on__lt=today.isoformat())
    return _rows(owner, list(planned.order_by("-on", "-pk")[:FACES]))


def past_page(owner: Owner, *, after: Key | None = None) -> PastPage:
    """Return one page of gatherings attended; those without a day stand on the last page."""
    attended = _living(owner).filter(status="attended")
    dated = attended.filter(on__isnull=False)
    if after is not None:
        dated = dated.filter(on__lte=after.on).filter(Q(on__lt=after.on) | Q(pk__lt=after.pk))
    listed = list(dated.order_by("-on", "-pk")[: PAGE + 1])
    shown = listed[:PAGE]
    if len(listed) <= PAGE:
        shown += attended.filter(on=None).order_by("-pk")[:PAGE]
    rows = _rows(owner, shown)
    return PastPage(tuple(rows), rows[-1].key if len(listed) > PAGE else None)


def _living(owner: Owner) -> QuerySet[Gathering]:
    return Gathering.objects.filter(owner=owner, trashed_at=None)


def _rows(owner: Owner, listed: Sequence[Gathering]) -> list[GatheringRow]:
    there = _people_of(owner, [row.pk for row in listed])
    return [_row(row, there[row.pk]) for row in listed]


def _row(row: Gathering, people: Sequence[Face]) -> GatheringRow:
    return GatheringRow(
        uid=str(row.uid), key=Key(row.on or "", row.pk), title=row.title or "", kind=row.kind or "other",
        starts=row.starts or "", place=row.place or "", series=row.series or "", cost=row.cost,
        status=row.status or "planned", again=row.again, solicited=row.solicited, people=tuple(people[:FACES]),
        there=len(people),
    )  # fmt: skip


def _people_of(owner: Owner, ids: Sequence[int]) -> dict[int, list[Face]]:
    """Return who was met at, or is expected at, each gathering, everybody once."""
    met = m.EncounterPerson.objects.filter(
        owner=owner, encounter__gathering__in=ids, encounter__trashed_at=None, person__trashed_at=None
    ).select_related("person__photo", "encounter")
    guests = m.GatheringGuest.objects.filter(owner=owner, gathering__in=ids, person__trashed_at=None)
    pairs = [
        (one.encounter.gathering_id or 0, one.person) for one in met.order_by("encounter", "place", "pk")
    ]
    expected = guests.select_related("person__photo").order_by("place", "pk")
    pairs += [(one.gathering_id, one.person) for one in expected]
    found: dict[int, dict[int, Face]] = defaultdict(dict)
    for gathering, person in pairs:
        found[gathering].setdefault(person.pk, face_of(person))
    return defaultdict(list, {gathering: list(faces.values()) for gathering, faces in found.items()})


# -- the mix --------------------------------------------------------------------------------------------------------


def balances(owner: Owner, today: datetime.date) -> tuple[balance.Balance, ...]:
    """Return how even the mix of kinds was, over each of `core.balance.WINDOWS`."""
    since = (today - YEAR).isoformat()
    listed = _living(owner).filter(status="attended", on__gte=since, on__lte=today.isoformat())
    visits = [
        (days.day_of(on or "").toordinal(), kind or "other") for on, kind in listed.values_list("on", "kind")
    ]
    return tuple(balance.balance_of(visits, today.toordinal(), window) for window in balance.WINDOWS)


def fields_met(owner: Owner, today: datetime.date) -> tuple[balance.FieldsMet, ...]:
    """Return the fields of those met at gatherings, over each of `core.balance.WINDOWS`. Two queries."""
    found = []
    for window in balance.WINDOWS:
        since = (today - datetime.timedelta(days=window)).isoformat()
        rows = m.PersonField.objects.filter(
            owner=owner, person__met__encounter__gathering__on__gt=since, person__met__encounter__status="happened",
            person__met__encounter__gathering__on__lte=today.isoformat(), person__met__encounter__trashed_at=None,
            person__trashed_at=None,
        ).values_list("field").annotate(people=Count("person", distinct=True))  # fmt: skip
        crowd: Counter[str] = Counter()
        for code, people in rows:
            crowd[taxonomy.branch_of(code)] += people
        found.append(balance.fields_met(crowd, taxonomy.branches(), window))
    return tuple(found)


def guides(owner: Owner, today: datetime.date, each: int = 2) -> dict[str, tuple[Face, ...]]:
    """Return for each kind of gathering who of the network goes there and might take the owner along.

    Looks at the last year only; whom the owner met there most often, and last, come first. Nobody of the company while
    the owner keeps from it where they show up.
    """
    met = m.EncounterPerson.objects.filter(
        owner=owner, encounter__gathering__on__gte=(today - YEAR).isoformat(),
        encounter__gathering__kind__in=vocabulary.SIX_KINDS, encounter__status="happened",
        encounter__trashed_at=None, person__trashed_at=None, person__in_network=True,
    ).exclude(Q(person__standing__in=APART) | Q(person__wish__lt=0))  # fmt: skip
    counted = met.values_list("encounter__gathering__kind", "person").annotate(
        times=Count("encounter", distinct=True)
    )
    ordered = list(counted.order_by("-times", "-person__tie__last_on", "person")[:GUIDES])
    kept = kept_from(owner, {person for _, person, _ in ordered})
    chosen: dict[str, list[int]] = defaultdict(list)
    for kind, person, _ in ordered:
        if kind and person not in kept and len(chosen[kind]) < each:
            chosen[kind].append(person)
    faces = _faces(owner, {pk for listed in chosen.values() for pk in listed})
    return {kind: tuple(faces[pk] for pk in listed if pk in faces) for kind, listed in chosen.items()}


def _faces(owner: Owner, ids: Iterable[int]) -> dict[int, Face]:
    people = m.Person.objects.filter(owner=owner, pk__in=list(ids)).select_related("photo")
    return {person.pk: face_of(person) for person in people}


def looked_back_on(owner: Owner, today: datetime.date) -> bool:
    """Tell whether there is a gathering long enough ago to look back on what it led to."""
    settled = (today - datetime.timedelta(days=SETTLED_DAYS)).isoformat()
    return _living(owner).filter(status="attended", on__lte=settled).exists()


def trade_of(owner: Owner) -> str:
    """Return the owner's first field, '' where none was said."""
    return (
        m.OwnerField.objects.filter(owner=owner)
        .order_by("place", "pk")
        .values_list("field", flat=True)
        .first()
        or ""
    )


def series_known(owner: Owner) -> list[str]:
    """Return the names of series, the one seen last first: suggestions while typing."""
    listed = (
        _living(owner)
        .exclude(series=None)
        .exclude(series="")
        .order_by("-pk")
        .values_list("series", flat=True)
    )
    return [name for name in dict.fromkeys(listed[: 10 * SERIES]) if name][:SERIES]


# -- one gathering --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FollowUp:
    """A promise still open with somebody who was there."""

    uid: str
    by: str
    person: Face
    what: str
    due: str


@dataclass(frozen=True)
class Yield:
    """What came of a gathering so far: first met there, key persons among them, chances through it or them."""

    first_met: int = 0
    key_persons: tuple[Face, ...] = ()
    chances: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class GatheringShown:
    """One gathering. people: who was there; guests: who was expected; vacant: expected fields without a key person.

    chances of `came_of`: (uid, title, state).
    """

    row: Gathering
    fields: tuple[str, ...]
    people: tuple[PersonRow, ...]
    guests: tuple[Face, ...]
    vacant: tuple[str, ...]
    follow_ups: tuple[FollowUp, ...]
    came_of: Yield


def gathering_shown(owner: Owner, uid: Any) -> GatheringShown:
    """Return one of the owner's gatherings with everything its page shows; raise NotFound."""
    row = get_gathering(owner, uid)
    met = m.EncounterPerson.objects.filter(owner=owner, encounter__gathering=row, encounter__trashed_at=None)
    there = list(dict.fromkeys(met.order_by("encounter", "place", "pk").values_list("person", flat=True)))
    fields = tuple(
        m.GatheringField.objects.filter(owner=owner, gathering=row)
        .order_by("place")
        .values_list("field", flat=True)
    )
    guests = m.GatheringGuest.objects.filter(owner=owner, gathering=row, person__trashed_at=None)
    return GatheringShown(
        row=row,
        fields=fields,
        people=tuple(people_rows(owner, there)),
        guests=tuple(
            face_of(one.person) for one in guests.select_related("person__photo").order_by("place", "pk")
        ),
        vacant=_vacant(owner, fields),
        follow_ups=_follow_ups(owner, there),
        came_of=_came_of(owner, row),
    )


def get_gathering(owner: Owner, uid: Any) -> Gathering:
    """Return one of the owner's gatherings; raise NotFound."""
    row = Gathering.objects.filter(owner=owner, uid=uid).first()
    if row is None:
        raise NotFound(key="gathering", id=str(uid))
    return row


def _vacant(owner: Owner, expected: Sequence[str]) -> tuple[str, ...]:
    """Return the expected fields in which a key person is yet to be met."""
    places = m.Seat.objects.filter(owner=owner, person=None, until=None, trashed_at=None)
    open_fields = set(places.values_list("field", flat=True))
    return tuple(code for code in expected if code in open_fields or code.partition(".")[0] in open_fields)


def _follow_ups(owner: Owner, people: Sequence[int]) -> tuple[FollowUp, ...]:
    rows = m.Promise.objects.filter(owner=owner, person__in=people, done_on=None, trashed_at=None)
    return tuple(
        FollowUp(str(one.uid), one.by or "me", face_of(one.person), one.what, one.due or "")
        for one in rows.select_related("person__photo").order_by("due", "pk")[:PAGE]
    )


def _came_of(owner: Owner, row: Gathering) -> Yield:
    first = m.Person.objects.filter(owner=owner, met_at=row, trashed_at=None)
    ids = list(first.values_list("pk", flat=True)[:500])
    seated = seated_among(owner, ids)
    chances = m.Chance.objects.filter(
        Q(chain__gathering=row) | Q(chain__person__met_at=row), owner=owner, trashed_at=None
    ).distinct()
    return Yield(
        first_met=len(ids),
        key_persons=tuple(face for face in _faces(owner, seated).values()),
        chances=tuple(
            (str(one.uid), one.title or "", one.state or "open")
            for one in chances.order_by("-on", "-pk")[:PAGE]
        ),
    )
