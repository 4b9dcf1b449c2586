"""Chances with the thread along which each came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from enishi.network import models as m
from enishi.network.errors import NotFound
from enishi.network.models import Chance, Owner
from enishi.network.queries.people import Face, face_of, seated_among

PAGE = 20


class Key(NamedTuple):
    """Where the list goes on."""

    on: str
    pk: int


@dataclass(frozen=True)
class Knot:
    """A person (face) or a gathering (uid, title, on) of the thread. thanked: the person was, for this chance."""

    face: Face | None = None
    uid: str = ""
    title: str = ""
    on: str = ""
    thanked: bool = False


@dataclass(frozen=True)
class ChanceRow:
    """One chance. chain: the nearest knot first, as the archive has it; planned None: not said."""

    uid: str
    key: Key
    title: str
    state: str
    worth: Decimal | None
    currency: str
    planned: bool | None
    field: str
    note: str
    chain: tuple[Knot, ...]

    @property
    def on(self) -> str:
        return self.key.on


@dataclass(frozen=True)
class ChancesPage:
    """Rows, the latest first; after: where the next page goes on, None at the end."""

    rows: tuple[ChanceRow, ...]
    after: Key | None = None


def chances_page(owner: Owner, *, state: str = "", after: Key | None = None) -> ChancesPage:
    """Return one page of chances, all or of one state; what has no day stands on the last page."""
    rows = _living(owner).filter(state=state) if state else _living(owner)
    dated = rows.filter(on__isnull=False)
    if after is not None:
        dated = dated.filter(on__lte=after.on).filter(Q(on__lt=after.on) | Q(pk__lt=after.pk))
    listed = list(dated.order_by("-on", "-pk")[: PAGE + 1])
    shown = listed[:PAGE]
    if len(listed) <= PAGE:
        shown += rows.filter(on=None).order_by("-pk")[:PAGE]
    found = _rows(owner, shown)
    return ChancesPage(tuple(found), found[-1].key if len(listed) > PAGE else None)


def chance_found(owner: Owner, uid: Any) -> ChanceRow:
    """Return one of the owner's chances; raise NotFound."""
    row = Chance.objects.filter(owner=owner, uid=uid).select_related("source__photo").first()
    if row is None:
        raise NotFound(key="chance", id=str(uid))
    return _rows(owner, [row])[0]


def chances_within(owner: Owner, begins: str, ends: str, limit: int) -> list[ChanceRow]:
    """Return the chances of a stretch of days (from, to but not including), the earliest first."""
    rows = _living(owner).filter(on__gte=begins, on__lt=ends).order_by("on", "pk")
    return _rows(owner, list(rows[:limit]))


def way_of_chances(owner: Owner) -> tuple[int, int, int]:
    """Return how many chances came, how many over more than one person, how many outside any plan."""
    rows = Chance.objects.filter(owner=owner, trashed_at=None)
    total = rows.count()
    unplanned = rows.filter(planned=False).count()
    people = m.ChanceLink.objects.filter(
        owner=owner, person__isnull=False, chance__trashed_at=None, place__gt=0
    )
    return total, people.values("chance").distinct().count(), unplanned


def _living(owner: Owner) -> QuerySet[Chance]:
    return Chance.objects.filter(owner=owner, trashed_at=None).select_related("source__photo")


def _rows(owner: Owner, listed: Sequence[Chance]) -> list[ChanceRow]:
    linked = m.ChanceLink.objects.filter(owner=owner, chance__in=listed).select_related(
        "person__photo", "gathering"
    )
    links = list(linked.order_by("place", "pk"))
    seated = seated_among(owner, [link.person_id for link in links if link.person_id])
    chains: dict[int, list[Knot]] = defaultdict(list)
    for link in links:
        if link.person is not None:
            chains[link.chance_id].append(Knot(face_of(link.person, seated), thanked=link.thanked))
        elif link.gathering is not None:
            chains[link.chance_id].append(_knot_at(link.gathering))
    return [_row(row, chains[row.pk]) for row in listed]


def _knot_at(gathering: m.Gathering) -> Knot:
    return Knot(None, str(gathering.uid), gathering.title or "", gathering.on or "")


def _row(row: Chance, chain: list[Knot]) -> ChanceRow:
    # A chance may name only whom it came from.
    if not chain and row.source is not None:
        chain = [Knot(face_of(row.source))]
    return ChanceRow(
        str(row.uid), Key(row.on or "", row.pk), row.title or "", row.state or "open", row.worth, row.currency or "JPY",
        row.planned, row.field or "", row.note or "", tuple(chain),
    )  # fmt: skip
