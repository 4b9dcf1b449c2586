"""What the frame around every page asks: which pages have something to say already."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, QuerySet

from enishi.network import models as m
from enishi.network.models import Owner

# The map says something from this many people on.
MAP_FROM = 20


def pages_shown(owner: Owner) -> dict[str, bool]:
    """Tell in one query which of the pages seats, map, chances and review have something to say."""
    people = m.Person.objects.filter(owner=owner, in_network=True, trashed_at=None)
    nth = people.order_by("sort_key", "id").values("pk")[MAP_FROM - 1 : MAP_FROM]
    seats = m.Seat.objects.filter(owner=owner, trashed_at=None)
    curious = m.Person.objects.filter(owner=owner, spark=True, trashed_at=None)
    asked: tuple[Any, ...] = (
        Exists(seats) | Exists(curious),
        Exists(m.Person.objects.filter(pk__in=nth)),
        Exists(_living(m.Chance.objects.filter(owner=owner))),
        Exists(_living(m.Encounter.objects.filter(owner=owner, status="happened"))),
    )
    found = Owner.objects.filter(pk=owner.pk).values_list(*asked)
    return dict(zip(("seats", "map", "chances", "review"), map(bool, found[0]), strict=True))


def _living(rows: QuerySet[m.Chance] | QuerySet[m.Encounter]) -> QuerySet[m.Chance] | QuerySet[m.Encounter]:
    return rows.filter(trashed_at=None)
