"""What the frame around every page asks: which pages have something to say already."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists

from enishi.network import models as m
from enishi.network.models import Owner


def pages_shown(owner: Owner) -> dict[str, bool]:
    """Tell in one query which of the pages seats and chances have something to say; map and review are not there yet."""
    seats = m.Seat.objects.filter(owner=owner, trashed_at=None)
    curious = m.Person.objects.filter(owner=owner, spark=True, trashed_at=None)
    asked: tuple[Any, ...] = (
        Exists(seats) | Exists(curious),
        Exists(m.Chance.objects.filter(owner=owner, trashed_at=None)),
    )
    found = Owner.objects.filter(pk=owner.pk).values_list(*asked)[0]
    return {"seats": bool(found[0]), "chances": bool(found[1]), "map": False, "review": False}
