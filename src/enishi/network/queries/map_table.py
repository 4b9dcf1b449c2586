"""The map as a table: everybody in the network, sorted as one likes, paged by key, with the facts the picture shows.

Decides order and narrowing; every order has an index of its own, so a page costs the same at any size.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from enishi.core import map as picture
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.people import PersonRow, people_rows

PAGE = 50
SORTS = ("last", "often", "name")
NO_FIELD = "none"


class Key(NamedTuple):
    """Where the table goes on: the last row's value by which it is sorted, and the inside key."""

    value: str
    pk: int


@dataclass(frozen=True)
class MapRow:
    """One person as the table tells it. origin: code of how the two met, "" unsaid; as_myself: met as oneself since."""

    row: PersonRow
    times: int
    origin: str
    as_myself: bool


@dataclass(frozen=True)
class Narrowed:
    """field: a branch, `NO_FIELD`, or "" for all; ring: one of `core.map.BANDS`, or ""."""

    field: str = ""
    ring: str = ""


@dataclass(frozen=True)
class MapTable:
    """One page of rows; after: where the next page goes on, None at the end."""

    rows: tuple[MapRow, ...]
    after: Key | None


_COLUMNS = {"last": "last_on", "often": "strength", "name": "person__sort_key"}


def map_table(
    owner: Owner,
    today: datetime.date,
    *,
    sort: str = "last",
    narrowed: Narrowed = Narrowed(),
    after: Key | None = None,
) -> MapTable:
    """Return a page: sort "last" (the latest first), "often" (most first) or "name" (by reading)."""
    ties = _narrowed(m.Tie.objects.filter(owner=owner, in_network=True), owner, today, narrowed)
    listed = _ordered(ties, sort, after)
    shown = listed[:PAGE]
    values = {tie.person_id: tie for tie in shown}
    rows = [
        MapRow(
            row,
            values[row.face.pk].count,
            values[row.face.pk].person.origin or "",
            values[row.face.pk].as_myself,
        )
        for row in people_rows(owner, [tie.person_id for tie in shown])
    ]
    return MapTable(tuple(rows), _key(shown[-1], sort) if len(listed) > PAGE else None)


def _ordered(ties: QuerySet[m.Tie], sort: str, after: Key | None) -> list[m.Tie]:
    """Take one row more than a page. Who was never met follows behind all who were, the newest first."""
    ties = ties.select_related("person")
    if sort == "name":
        rows = ties.order_by("person__sort_key", "person")
        if after:
            rows = rows.filter(person__sort_key__gte=after.value).filter(
                Q(person__sort_key__gt=after.value) | Q(person__gt=after.pk)
            )
        return list(rows[: PAGE + 1])
    column = _COLUMNS[sort]
    met, unmet = ties.filter(last_on__isnull=False), ties.filter(last_on=None).order_by("-person")
    if after and not after.value:
        return list(unmet.filter(person__lt=after.pk)[: PAGE + 1])
    if after:
        value: Any = float(after.value) if sort == "often" else after.value
        met = met.filter(**{f"{column}__lte": value}).filter(
            Q(**{f"{column}__lt": value}) | Q(person__lt=after.pk)
        )
    rows_met = list(met.order_by(f"-{column}", "-person")[: PAGE + 1])
    return rows_met + list(unmet[: PAGE + 1 - len(rows_met)]) if len(rows_met) <= PAGE else rows_met


def _key(tie: m.Tie, sort: str) -> Key:
    if sort == "name":
        return Key(tie.person.sort_key, tie.person_id)
    if not tie.last_on:
        return Key("", tie.person_id)
    return Key(repr(tie.strength) if sort == "often" else tie.last_on, tie.person_id)


def _narrowed(
    ties: QuerySet[m.Tie], owner: Owner, today: datetime.date, narrowed: Narrowed
) -> QuerySet[m.Tie]:
    if narrowed.ring:
        first, last = ring_days(narrowed.ring, today)
        ties = ties.filter(last_on=None) if last is None else ties.filter(last_on__lte=last)
        ties = ties.filter(last_on__gte=first) if first else ties
    if narrowed.field:
        fields = m.PersonField.objects.filter(owner=owner, person=OuterRef("person"))
        if narrowed.field == NO_FIELD:
            return ties.filter(~Exists(fields))
        first_one = fields.filter(place=0, field__gte=narrowed.field, field__lt=f"{narrowed.field}/")
        return ties.filter(Exists(first_one))
    return ties


def ring_days(ring: str, today: datetime.date) -> tuple[str | None, str | None]:
    """Return the first and last day of a last contact within a ring; (None, None) for those without any.

    The last day lies open to the future: what is written down for tomorrow is lately, too.
    """
    if ring == picture.BANDS[-1]:
        return None, None
    number = picture.BANDS.index(ring)
    bounds = [(today - datetime.timedelta(days=days)).isoformat() for days in picture.UNTIL_DAYS]
    last = (
        "9999-12-31"
        if number == 0
        else (today - datetime.timedelta(days=picture.UNTIL_DAYS[number - 1] + 1)).isoformat()
    )
    return (bounds[number] if number < len(bounds) else None), last
