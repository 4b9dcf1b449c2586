"""What was written and can be taken back, newest first; an import counts as one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from enishi.network.models import Owner, Revision

PAGE = 50


@dataclass(frozen=True)
class ChangeRow:
    """One revision. batch: uid of the import it belongs to, whose undo takes back all of it; '' otherwise."""

    number: int
    at: datetime.datetime
    what: str
    via: str
    facts: dict[str, Any]
    undoes: int | None
    undone: bool
    batch: str = ""


def changes_page(owner: Owner, *, before: int | None = None) -> tuple[list[ChangeRow], int | None]:
    """Return one page of changes, newest first, and the number before which the older ones go on (None at the end).

    Of an import's many revisions only the last stands for all.
    """
    later = Revision.objects.filter(owner=owner, batch=OuterRef("batch"), number__gt=OuterRef("number"))
    rows = Revision.objects.filter(owner=owner).filter(Q(batch=None) | ~Exists(later))
    if before is not None:
        rows = rows.filter(number__lt=before)
    listed: list[Any] = list(
        rows.order_by("-number").values(
            "number", "at", "what", "via", "facts", "undoes", "undone_by", uid=F("batch__uid")
        )[: PAGE + 1]
    )
    return list(map(_change, listed[:PAGE])), listed[PAGE - 1]["number"] if len(listed) > PAGE else None


def _change(row: dict[str, Any]) -> ChangeRow:
    return ChangeRow(
        number=row["number"], at=row["at"], what=row["what"], via=row["via"], facts=row["facts"],
        undoes=row["undoes"], undone=row["undone_by"] is not None, batch=str(row["uid"] or ""),
    )  # fmt: skip


def revision_said(owner: Owner, number: int) -> tuple[str, dict[str, Any]]:
    """Return what a revision says of itself: its code and facts; ('', {}) when there is none."""
    found: Iterator[tuple[str, dict[str, Any]]] = iter(
        Revision.objects.filter(owner=owner, number=number).values_list("what", "facts")
    )
    return next(found, ("", {}))
