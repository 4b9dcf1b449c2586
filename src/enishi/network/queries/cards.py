"""Cards: who of those known a card may be of, and the pictures of the cards one person gave."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from enishi.exchange.records import Record
from enishi.network import models as m
from enishi.network.models import Owner, Person
from enishi.network.queries.people import Face, face_of

OFFERED = 3


@dataclass(frozen=True)
class CardKept:
    """A card somebody gave. image: outside id of its picture, "" without one; on: the day of the exchange or ""."""

    uid: str
    image: str
    on: str


def surely_known(owner: Owner, record: Record) -> str:
    """Return the uid of the one person who has a card's mail address or telephone number and family name; "" for none."""
    family = (record.get("name") or {}).get("family") or ""
    found = [
        face for face in _by_contact(owner, record) if family and family in (face.name.get("full") or "")
    ]
    return found[0].uid if len(found) == 1 else ""


def known_for(owner: Owner, record: Record) -> list[Face]:
    """Return who of the owner's people a card may be of: by mail address or telephone number, then by the whole name."""
    if found := _by_contact(owner, record):
        return found
    name = "".join(((record.get("name") or {}).get("full") or "").split())
    spellings = {name, *(f"{name[:cut]} {name[cut:]}" for cut in range(1, len(name)))} - {""}
    return _people(owner, Q(full__in=spellings)) if spellings else []


def _by_contact(owner: Owner, record: Record) -> list[Face]:
    ways = [
        Q(kind=kind, value__in=[one["value"] for one in record[key]])
        for kind, key in (("email", "emails"), ("phone", "phones"))
        if record.get(key)
    ]
    if not ways:
        return []
    held = m.ContactWay.objects.filter(reduce(or_, ways), owner=owner).values("person")
    return _people(owner, Q(pk__in=held))


def _people(owner: Owner, fits: Q) -> list[Face]:
    rows = Person.objects.filter(fits, owner=owner, trashed_at=None).select_related("photo")
    return [face_of(row) for row in rows.order_by("-in_network", "pk")[:OFFERED]]


def cards_of(owner: Owner, person: str) -> list[CardKept]:
    """Return the cards a person gave, the latest first."""
    rows = m.Card.objects.filter(owner=owner, person__uid=person, trashed_at=None).select_related("image")
    return [
        CardKept(str(row.uid), str(row.image.uid) if row.image else "", row.exchanged_on or "")
        for row in rows.order_by("-exchanged_on", "-pk")
    ]
