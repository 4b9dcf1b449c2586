"""What every kind of fact has in common: added, edited, put into the trash, taken back out.

Capabilities with rules of their own (people, encounters, gatherings …) build on these and say so in their modules.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from enishi.exchange.records import Record
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import Refused
from enishi.network.models import Owner
from enishi.network.shapes import SHAPES

# Kinds that are edited through their own actions only.
OWN_RULES = {"owner", "attachment", "original", "history"}


def add_fact(owner: Owner, *, record: Record, via: str = "") -> Any:
    """Add one record of a kind without rules of its own; return its row."""
    kind = _plain_kind(record["type"])
    with revising(owner, f"add_{kind}", via=via) as change:
        return Writer(change).add_record(record)


def edit_fact(owner: Owner, *, kind: str, uid: str, patch: Record, via: str = "") -> Any:
    """Change the named keys of one record; return its row."""
    row = row_of(owner, _plain_kind(kind), uid)
    with revising(owner, f"edit_{kind}", via=via) as change:
        patch_fact(change, kind, row, patch)
    return row


def patch_fact(change: Change, kind: str, row: Any, patch: Record) -> bool:
    return Writer(change).patch(SHAPES[kind], row, patch)


def trash_fact(owner: Owner, *, kind: str, uid: str, via: str = "") -> Any:
    """Put a record into the trash: it counts for nothing and can be taken back."""
    row = row_of(owner, _plain_kind(kind), uid)
    with revising(owner, f"trash_{kind}", via=via) as change:
        change.edit(row, trashed_at=timezone.now())
    return row


def restore_fact(owner: Owner, *, kind: str, uid: str, via: str = "") -> Any:
    """Take a record back out of the trash."""
    row = row_of(owner, _plain_kind(kind), uid)
    with revising(owner, f"restore_{kind}", via=via) as change:
        change.edit(row, trashed_at=None)
    return row


def _plain_kind(kind: str) -> str:
    if kind not in SHAPES or kind in OWN_RULES:
        raise Refused("kind_unknown", kind=kind)
    return kind
