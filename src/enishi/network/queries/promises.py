"""Promises as pages show them: what is still open, by its day, and what was kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet

from enishi.network.models import Owner, Promise
from enishi.network.queries.people import Face, face_of

PAGE = 20
OPEN = 100


class Key(NamedTuple):
    """Where the list of kept promises goes on."""

    done_on: str
    pk: int


@dataclass(frozen=True)
class PromiseRow:
    """One promise. by: me or them; due, done_on: ISO days or ''."""

    uid: str
    key: Key
    by: str
    person: Face
    what: str
    made_on: str
    due: str

    @property
    def done_on(self) -> str:
        return self.key.done_on


@dataclass(frozen=True)
class KeptPage:
    """Rows, the latest first; after: where the next page goes on, None at the end."""

    rows: tuple[PromiseRow, ...]
    after: Key | None = None


def open_promises(owner: Owner, by: str) -> list[PromiseRow]:
    """Return what the owner ("me") or others ("them") promised, the nearest day first, without a day last."""
    rows = _living(owner).filter(done_on=None, by=by).order_by(F("due").asc(nulls_last=True), "pk")
    return [_row(row) for row in rows[:OPEN]]


def kept_page(owner: Owner, *, after: Key | None = None) -> KeptPage:
    """Return one page of promises kept, by whichever side."""
    rows = _living(owner).filter(done_on__isnull=False)
    if after is not None:
        rows = rows.filter(done_on__lte=after.done_on).filter(
            Q(done_on__lt=after.done_on) | Q(pk__lt=after.pk)
        )
    listed = [_row(row) for row in rows.order_by("-done_on", "-pk")[: PAGE + 1]]
    return KeptPage(tuple(listed[:PAGE]), listed[PAGE - 1].key if len(listed) > PAGE else None)


def promise_row(owner: Owner, uid: Any) -> PromiseRow | None:
    """Return one promise as a row, None where there is none."""
    row = Promise.objects.filter(owner=owner, uid=uid).select_related("person__photo").first()
    return _row(row) if row else None


def _living(owner: Owner) -> QuerySet[Promise]:
    return Promise.objects.filter(owner=owner, trashed_at=None, person__trashed_at=None).select_related(
        "person__photo"
    )


def _row(row: Promise) -> PromiseRow:
    return PromiseRow(
        str(row.uid), Key(row.done_on or "", row.pk), row.by or "me", face_of(row.person), row.what,
        row.made_on or "", row.due or "",
    )  # fmt: skip
