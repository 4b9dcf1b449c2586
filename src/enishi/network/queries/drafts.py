"""Drafts waiting: which there are, and one read again as if it were written now – on the day it was written."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from enishi.language import draft as shapes
from enishi.language.pieces import Change
from enishi.network.errors import NotFound
from enishi.network.models import Draft, Owner
from enishi.network.queries.notes import draft_of

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
    rows = Draft.objects.filter(owner=owner, state="waiting", trashed_at=None).order_by("-pk")[:limit]
    return tuple(
        Waiting(str(row.uid), row.kind or "note", row.text, str(row.data.get("on", ""))) for row in rows
    )


def draft_found(owner: Owner, uid: Any, today: datetime.date) -> DraftFound:
    """Return one draft, read with the people known now; raise NotFound."""
    row = Draft.objects.filter(owner=owner, uid=uid, trashed_at=None).first()
    if row is None:
        raise NotFound(key="draft", id=str(uid))
    on = _day(row.data.get("on")) or today
    said = row.data.get("draft")
    read = (
        shapes.from_record(said, row.text)
        if isinstance(said, dict)
        else draft_of(owner, text=row.text, today=on)
    )
    changes = tuple((str(key), str(value)) for key, value in row.data.get("changes", ()))
    return DraftFound(str(row.uid), row.kind or "note", row.text, row.state or "waiting", on, read, changes)


def _day(written: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(written))
    except ValueError:
        return None
