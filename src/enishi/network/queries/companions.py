"""仲間 and key persons as one keeps up with them: when it is time to meet again, and easy occasions for it.

Decides which rows; when it is due and which ideas, `core.meeting` says. Nobody of the company is asked to a gathering
while the owner keeps from it where they show up.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from enishi.core import days
from enishi.core.codes import Reason
from enishi.core.meeting import Common, due_on, ideas_to_meet
from enishi.network import models as m
from enishi.network.models import Owner, Person
from enishi.network.queries.kept import kept_from
from enishi.network.queries.people import PersonRow, people_rows

# Of how many it is worked out whose turn it is, and how many are shown: one meets six in a month, and the list of
# people has them all.
LOOKED_AT = 400
MOST = 6
AHEAD = datetime.timedelta(days=60)
GATHERINGS = 40
PAST = 2_000


@dataclass(frozen=True)
class KeptUp:
    """Somebody to keep up with. rhythm: days or None; due: the day on which it is time, None for none; snoozed: a
    day to come until which nothing is suggested, ''; ideas: of `core.meeting`.
    """

    row: PersonRow
    rhythm: int | None
    due: datetime.date | None
    snoozed: str
    ideas: tuple[Reason, ...]


def companions(owner: Owner, today: datetime.date) -> list[KeptUp]:
    """Return the companions for whom it is time, or will be first. Some ten queries, however many there are."""
    people = Person.objects.filter(owner=owner, standing="companion", in_network=True, trashed_at=None)
    listed = people.select_related("tie").order_by("sort_key", "pk")[:LOOKED_AT]
    return kept_up_with(owner, sorted(listed, key=lambda one: _turn(one, today))[:MOST], today)


def _turn(person: Person, today: datetime.date) -> tuple[bool, bool, datetime.date]:
    """Order people by when it is time to meet again; whoever is to be left alone for now comes last."""
    due = _due(person)
    return bool(_snoozed(person, today)), due is None, due or today


def kept_up(owner: Owner, uid: str, today: datetime.date) -> KeptUp | None:
    """Return how one keeps up with somebody; None for nobody."""
    rows = Person.objects.filter(owner=owner, uid=uid, trashed_at=None).select_related("tie")
    return next(iter(kept_up_with(owner, list(rows), today)), None)


def kept_up_with(owner: Owner, people: Sequence[Person], today: datetime.date) -> list[KeptUp]:
    """Return how one keeps up with each of these people, in their order."""
    ids = [person.pk for person in people]
    rows = {row.face.pk: row for row in people_rows(owner, ids)}
    theirs = _Theirs.of(owner, ids)
    coming = _coming(owner, today)
    kept = kept_from(owner, ids)
    return [
        KeptUp(
            rows[person.pk], person.rhythm_days, _due(person), _snoozed(person, today),
            _ideas(owner, person.pk, theirs, () if person.pk in kept else coming, rows[person.pk].fields),
        )
        for person in people
    ]  # fmt: skip


def _due(person: Person) -> datetime.date | None:
    tie = getattr(person, "tie", None)
    last = days.day_of(tie.last_on) if tie and tie.last_on else None
    until = days.day_of(person.snoozed_until) if person.snoozed_until else None
    return due_on(last, person.rhythm_days, until)


def _snoozed(person: Person, today: datetime.date) -> str:
    until = person.snoozed_until or ""
    return until if until > today.isoformat() else ""


@dataclass
class _Theirs:
    """Where people are, and to which gatherings they go, by person."""

    addresses: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    places: dict[int, str] = field(default_factory=dict)
    series: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    kinds: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, owner: Owner, ids: Sequence[int]) -> _Theirs:
        found = cls()
        ways = m.ContactWay.objects.filter(owner=owner, person__in=ids, kind="address")
        for pk, value in ways.values_list("person_id", "value"):
            found.addresses[pk].append(value)
        met = m.EncounterPerson.objects.filter(
            owner=owner, person__in=ids, encounter__status="happened", encounter__trashed_at=None
        ).order_by("-on", "-pk")
        for pk, place, at, series, kind in met.values_list(
            "person_id", "encounter__place", "encounter__gathering__place", "encounter__gathering__series",
            "encounter__gathering__kind",
        )[:PAST]:  # fmt: skip
            if place or at:
                found.places.setdefault(pk, place or at or "")
            found.series[pk] |= {series} if series else set()
            found.kinds[pk] |= {kind} if kind else set()
        return found


@dataclass(frozen=True)
class _Coming:
    uid: str
    title: str
    on: datetime.date
    series: str
    kind: str
    fields: frozenset[str]


def _coming(owner: Owner, today: datetime.date) -> tuple[_Coming, ...]:
    rows = list(
        m.Gathering.objects.filter(
            owner=owner, status="planned", solicited=False, trashed_at=None, on__gte=today.isoformat(),
            on__lte=(today + AHEAD).isoformat(),
        ).order_by("on", "pk")[:GATHERINGS]
    )  # fmt: skip
    expected: dict[int, set[str]] = defaultdict(set)
    for pk, code in m.GatheringField.objects.filter(owner=owner, gathering__in=rows).values_list(
        "gathering_id", "field"
    ):
        expected[pk].add(code)
    return tuple(
        _Coming(
            str(row.uid), row.title or "", days.day_of(row.on or ""), row.series or "", row.kind or "",
            frozenset(expected[row.pk]),
        )
        for row in rows
    )  # fmt: skip


def _ideas(
    owner: Owner, pk: int, theirs: _Theirs, coming: Sequence[_Coming], fields: Sequence[str]
) -> tuple[Reason, ...]:
    common = [
        Common(
            one.uid, one.title, one.on, bool(one.series) and one.series in theirs.series[pk],
            bool(one.fields & set(fields)), one.kind in theirs.kinds[pk],
        )
        for one in coming
    ]  # fmt: skip
    return ideas_to_meet(
        my_town=owner.town or "", their_addresses=theirs.addresses[pk], last_place=theirs.places.get(pk, ""),
        gatherings=common,
    )  # fmt: skip
