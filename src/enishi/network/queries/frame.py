"""What the frame around every page asks: which pages have something to say already."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists

from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.map import ENOUGH
from enishi.network.queries.twins import suggested


def pages_shown(owner: Owner) -> dict[str, bool]:
    """Tell in one query which of the pages the frame links to have something to say already."""
    seats = m.Seat.objects.filter(owner=owner, trashed_at=None)
    curious = m.Person.objects.filter(owner=owner, spark=True, trashed_at=None)
    people = m.Person.objects.filter(owner=owner, in_network=True, trashed_at=None).order_by("sort_key", "pk")
    happened = m.Encounter.objects.filter(owner=owner, status="happened", trashed_at=None)
    asked: tuple[Any, ...] = (
        Exists(seats) | Exists(curious),
        Exists(m.Chance.objects.filter(owner=owner, trashed_at=None)),
        # Somebody stands in the last of the rows a picture needs.
        Exists(people[ENOUGH - 1 : ENOUGH]),
        Exists(happened) | Exists(m.Review.objects.filter(owner=owner, trashed_at=None)),
        Exists(suggested(owner)),
    )
    found = Owner.objects.filter(pk=owner.pk).values_list(*asked)[0]
    return {
        "seats": bool(found[0]),
        "chances": bool(found[1]),
        "map": bool(found[2]),
        "review": bool(found[3]),
        "twins": bool(found[4]),
    }
