"""Drafts waiting: which there are, and one read again as if it were written now – on the day it was written."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from enishi.language import draft as shapes
from enishi.language.pieces import Change
from enishi.network.errors import NotFound
from enishi.network.models import Draft, Owner
from enishi.network.queries.notes import drafts_of, matched_to

SHOWN = 20


@dataclass(frozen=True)
class Waiting:
    """A draft in a list. kind: note, card, calendar or inbox; on: the day it was written or is about."""

    uid: str
    kind: str
    text: str
    on: str


@dataclass(frozen=True)
class DraftFound:
    """A draft with what it says, before the corrections, and the corrections made so far."""

    uid: str
    kind: str
    text: str
    state: str
    on: datetime.date
    read: shapes.Draft
    changes: tuple[Change, ...]


def drafts_waiting(owner: Owner, limit: int = SHOWN) -> tuple[Waiting, ...]:
    """Return the drafts that wait for the owner's word, the newest first."""
    rows = _waiting(owner).order_by("-pk")[:limit]
    return tuple(
        Waiting(str(row.uid), row.kind or "note", row.text, str(row.data.get("on", ""))) for row in rows
    )


def _waiting(owner: Owner) -> QuerySet[Draft]:
    """What a calendar of gatherings announces waits on 顔を出す instead (queries.feeds)."""
    return Draft.objects.filter(owner=owner, state="waiting", trashed_at=None).exclude(kind="feed")


def draft_found(owner: Owner, uid: Any, today: datetime.date, *, text: str = "") -> DraftFound:
    """Return one draft, read with the people known now; raise NotFound. text: other words for its own."""
    row = Draft.objects.filter(owner=owner, uid=uid, trashed_at=None).first()
    if row is None:
        raise NotFound(key="draft", id=str(uid))
    if text and text != row.text:
        row.text, row.data = text, {key: value for key, value in row.data.items() if key != "draft"}
    return _found(owner, [row], today)[0]


def drafts_found(owner: Owner, today: datetime.date, limit: int = SHOWN) -> list[DraftFound]:
    """Return the drafts that wait, each read, the newest first: as many queries for twenty as for one."""
    rows = _waiting(owner).order_by("-pk")
    return _found(owner, list(rows[:limit]), today)


def _found(owner: Owner, rows: Sequence[Draft], today: datetime.date) -> list[DraftFound]:
    days = {row.pk: _day(row.data.get("on")) or today for row in rows}
    worded = [row for row in rows if not isinstance(row.data.get("draft"), dict)]
    lines = drafts_of(owner, [(row.text, days[row.pk]) for row in worded])
    read = {row.pk: line for row, line in zip(worded, lines, strict=True)}
    told = [row for row in rows if row.pk not in read]
    found = matched_to(owner, [shapes.from_record(row.data["draft"], row.text) for row in told])
    read |= {row.pk: draft for row, draft in zip(told, found, strict=True)}
    return [
        DraftFound(
            str(row.uid), row.kind or "note", row.text, row.state or "waiting", days[row.pk],
            read[row.pk],
            tuple((str(key), str(value)) for key, value in row.data.get("changes", ())),
        )
        for row in rows
    ]  # fmt: skip


def _day(written: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(written))
    except ValueError:
        return None
