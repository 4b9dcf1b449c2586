"""Favors as pages show them: thanks not yet said, and what passed both ways.

What passed is told in aggregate and one by one, never as a balance with one person.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from enishi.network.models import Favor, Owner
from enishi.network.queries.people import Face, face_of

PAGE = 20
THANKS = 20
YEAR = datetime.timedelta(days=365)


class Key(NamedTuple):
    """Where a list goes on: the last row's day and number."""

    on: str
    pk: int


@dataclass(frozen=True)
class FavorRow:
    """Something that passed. field: a code or ''."""

    uid: str
    key: Key
    person: Face
    direction: str
    kind: str
    field: str
    note: str
    thanked: bool

    @property
    def on(self) -> str:
        return self.key.on


@dataclass(frozen=True)
class FavorsPage:
    """Rows, the latest first; after: where the next page goes on, None at the end."""

    rows: tuple[FavorRow, ...]
    after: Key | None = None


@dataclass(frozen=True)
class YearOfGiving:
    """What passed within a year, over everybody together."""

    given: int
    received: int
    reached: int
    both_ways: int


def _living(owner: Owner) -> QuerySet[Favor]:
    return Favor.objects.filter(owner=owner, trashed_at=None, person__trashed_at=None).select_related(
        "person__photo"
    )


def _row(row: Favor) -> FavorRow:
    return FavorRow(
        str(row.uid), Key(row.on or "", row.pk), face_of(row.person), row.direction or "given", row.kind or "help",
        row.field or "", row.note or "", row.thanked,
    )  # fmt: skip


def to_thank(owner: Owner) -> list[FavorRow]:
    """Return what was received and not yet thanked for, the latest first."""
    rows = _living(owner).filter(direction="received", thanked=False)
    return [_row(row) for row in rows.order_by("-on", "-pk")[:THANKS]]


def favors_page(owner: Owner, direction: str, *, after: Key | None = None) -> FavorsPage:
    """Return one page of what was given or received; what has no day stands on the last page."""
    rows = _living(owner).filter(direction=direction)
    dated = rows.filter(on__isnull=False)
    if after is not None:
        dated = dated.filter(on__lte=after.on).filter(Q(on__lt=after.on) | Q(pk__lt=after.pk))
    listed = list(dated.order_by("-on", "-pk")[: PAGE + 1])
    shown = listed[:PAGE]
    if len(listed) <= PAGE:
        shown += rows.filter(on=None).order_by("-pk")[:PAGE]
    found = [_row(row) for row in shown]
    return FavorsPage(tuple(found), found[-1].key if len(listed) > PAGE else None)


def year_of_giving(owner: Owner, today: datetime.date) -> YearOfGiving:
    """Count what passed within the year up to today: two queries."""
    since = (today - YEAR).isoformat()
    year = Favor.objects.filter(owner=owner, trashed_at=None, on__gt=since, on__lte=f"{today.isoformat()}~")
    per_person = year.values("person").annotate(
        given=Count("pk", filter=Q(direction="given")), received=Count("pk", filter=Q(direction="received"))
    )
    rows = list(per_person.values_list("given", "received"))
    return YearOfGiving(
        given=sum(given for given, _ in rows), received=sum(received for _, received in rows),
        reached=sum(given > 0 for given, _ in rows),
        both_ways=sum(given > 0 and received > 0 for given, received in rows),
    )  # fmt: skip
