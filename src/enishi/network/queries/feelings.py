"""With whom I want to be: how meetings felt, with whom the hours went, whom I wish to be with, and who costs me.

Private to the owner: nothing of it goes into any card or address book. Core decides what an hour is and who costs;
here the rows are read, the same number of queries for any network.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from enishi.core import days, hours
from enishi.core.errors import CoreError
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.people import Face, face_of, seated_among

QUARTERS = 8
NAMED = 30
# Encounters two years hold at most, for one person: ten a day.
MOST = 8000


@dataclass(frozen=True)
class Wished:
    """Somebody and how I feel about them. since: the day the wish was said, ''; hours: with them within a year;
    bad_moods: how often it wore me out; last_on: last met.
    """

    person: Face
    since: str
    hours: float
    bad_moods: int
    wish: int | None
    last_on: str


@dataclass(frozen=True)
class Feelings:
    """periods: the last quarters; wished: with whom I want to be; costly: of whom a distance may be offered;
    at_peace: whom I left in peace.
    """

    periods: tuple[hours.Period, ...]
    wished: tuple[Wished, ...]
    costly: tuple[Wished, ...]
    at_peace: tuple[Wished, ...]


def feelings(owner: Owner, today: datetime.date) -> Feelings:
    """Return everything the page 誰と居たいか holds."""
    people = m.Person.objects.filter(owner=owner, trashed_at=None, in_network=True)
    wish = Q(wish__gt=0) | Q(standing="companion")
    wished = list(
        _with_tie(people.filter(wish).exclude(standing="at_peace")).order_by("sort_key", "pk")[:NAMED]
    )
    costly = list(
        _with_tie(people.filter(Q(wish__lt=0) | Q(tie__bad_moods__gte=hours.BAD_MOODS)).exclude(standing="at_peace"))
        .order_by("wish", "-tie__bad_moods", "sort_key", "pk")[:NAMED]
    )  # fmt: skip
    costly = [one for one in costly if hours.costs(one.wish, _tie(one).bad_moods)]
    peace = list(_with_tie(people.filter(standing="at_peace")).order_by("sort_key", "pk")[:NAMED])
    spent, with_each = _spent(owner, today)
    told = _Told(owner, [*wished, *costly, *peace], with_each)
    return Feelings(
        hours.periods(spent, _income(owner), today, QUARTERS),
        told.of(wished),
        told.of(costly),
        told.of(peace),
    )


def _with_tie(people: QuerySet[m.Person]) -> QuerySet[m.Person]:
    return people.select_related("photo", "tie")


def _tie(person: m.Person) -> m.Tie:
    return getattr(person, "tie", None) or m.Tie()


class _Told:
    """What is told of each of several people."""

    def __init__(self, owner: Owner, people: Sequence[m.Person], with_each: dict[int, float]) -> None:
        ids = [person.pk for person in people]
        self.seated, self.with_each = seated_among(owner, ids), with_each
        rows = m.History.objects.filter(owner=owner, person__in=ids, what="wish", trashed_at=None)
        self.since = {pk: (value, on or "") for pk, value, on in rows.order_by("since", "pk").values_list(
            "person_id", "value", "since"
        )}  # fmt: skip

    def of(self, people: Sequence[m.Person]) -> tuple[Wished, ...]:
        return tuple(self._one(person) for person in people)

    def _one(self, person: m.Person) -> Wished:
        value, on = self.since.get(person.pk, (None, ""))
        tie = _tie(person)
        return Wished(
            face_of(person, self.seated), on if value == person.wish else "", self.with_each.get(person.pk, 0.0),
            tie.bad_moods, person.wish, tie.last_on or "",
        )  # fmt: skip


def _spent(owner: Owner, today: datetime.date) -> tuple[list[hours.Spent], dict[int, float]]:
    """Every encounter of the last quarters, and the hours of the last year with each person."""
    first = hours.quarters_up_to(today, QUARTERS)[0]
    since = f"{first[:4]}-{(int(first[-1]) - 1) * 3 + 1:02d}"
    rows = m.EncounterPerson.objects.filter(
        owner=owner, on__gte=since, on__lte=f"{today.isoformat()}~", encounter__status="happened",
        encounter__trashed_at=None, person__trashed_at=None,
    ).order_by("-on", "-encounter")  # fmt: skip
    listed = rows.values_list(
        "encounter_id", "on", "encounter__medium", "encounter__mood", "person_id", "person__wish", "person__standing"
    )[:MOST]  # fmt: skip
    met: dict[int, hours.Spent] = {}
    with_each: dict[int, float] = {}
    year = today - datetime.timedelta(days=365)
    for encounter, on, medium, mood, pk, wish, standing in listed:
        try:
            day = days.day_of(on or "")
        except CoreError:
            continue
        wished = (wish or 0) > 0 or standing == "companion"
        before = met.get(encounter)
        met[encounter] = hours.Spent(day, medium or "", mood, wished or (before.wished if before else False))
        if day > year:
            with_each[pk] = with_each.get(pk, 0.0) + hours.hours_of(medium or "")
    return list(met.values()), with_each


def _income(owner: Owner) -> list[tuple[datetime.date, float]]:
    rows = m.Chance.objects.filter(
        owner=owner, state="won", trashed_at=None, worth__isnull=False, on__isnull=False
    )
    found = []
    for on, worth in rows.order_by("-on").values_list("on", "worth")[:MOST]:
        try:
            found.append((days.day_of(on or ""), float(worth or 0)))
        except CoreError:
            continue
    return found
