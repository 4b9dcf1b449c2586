"""Encounters as a form needs them: one with its people, and the gatherings it may have been at."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from enishi.network import models as m
from enishi.network.errors import NotFound
from enishi.network.models import Encounter, Owner, Person
from enishi.network.queries.people import Face, face_of

# How far back and ahead a gathering is offered, and how many.
RECENT = datetime.timedelta(days=90)
OFFERED = 30


@dataclass(frozen=True)
class EncounterFound:
    """An encounter with who was there, in order, and the title of its gathering ('' without one)."""

    row: Encounter
    people: tuple[Face, ...]
    sparks: frozenset[str]
    title: str


@dataclass(frozen=True)
class GatheringOffered:
    uid: str
    title: str
    on: str
    status: str


def encounter_found(owner: Owner, uid: Any) -> EncounterFound:
    """Return one of the owner's encounters; raise NotFound."""
    row = Encounter.objects.filter(owner=owner, uid=uid).select_related("gathering").first()
    if row is None:
        raise NotFound(key="encounter", id=str(uid))
    links = m.EncounterPerson.objects.filter(owner=owner, encounter=row).select_related("person__photo")
    people = [link.person for link in links.order_by("place", "pk")]
    return EncounterFound(
        row,
        tuple(face_of(person) for person in people),
        frozenset(str(person.uid) for person in people if person.spark),
        (row.gathering.title or "") if row.gathering else "",
    )


def gatherings_offered(owner: Owner, today: datetime.date, *, also: str = "") -> list[GatheringOffered]:
    """Return the gatherings of the last months and the coming ones, the nearest day first.

    also: the uid of one that is offered in any case, since it was chosen before.
    """
    near = Q(
        trashed_at=None, status__in=("planned", "attended"),
        on__gte=(today - RECENT).isoformat(), on__lte=(today + RECENT).isoformat(),
    )  # fmt: skip
    rows = m.Gathering.objects.filter(near | Q(uid=also) if also else near, owner=owner)
    listed = [
        GatheringOffered(str(one.uid), one.title or "", one.on or "", one.status or "")
        for one in rows.order_by("-on", "-pk")[: 2 * OFFERED]
    ]
    return sorted(listed, key=lambda one: _away(one.on, today))[:OFFERED]


def _away(on: str, today: datetime.date) -> int:
    try:
        return abs((datetime.date.fromisoformat(on) - today).days)
    except ValueError:
        return RECENT.days


def faces_of(owner: Owner, uids: Iterable[str]) -> list[Face]:
    """Return the faces of people by outside id, in that order; unknown ones are left out."""
    wanted = [uid for uid in uids if _is_uid(uid)]
    people = Person.objects.filter(owner=owner, uid__in=wanted, trashed_at=None).select_related("photo")
    known = {str(person.uid): face_of(person) for person in people}
    return [known[uid.lower()] for uid in wanted if uid.lower() in known]


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
