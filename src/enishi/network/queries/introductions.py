"""Introductions as a list: from an idea to what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F

from enishi.network.models import Introduction, Owner
from enishi.network.queries.people import Face, face_of

MOST = 60


@dataclass(frozen=True)
class IntroductionRow:
    """Two who should meet, or met. b None: an idea with one side still open."""

    uid: str
    a: Face
    b: Face | None
    by: str
    state: str
    asked_a: str
    asked_b: str
    on: str
    why: str
    outcome: str


def introductions_of(owner: Owner) -> list[IntroductionRow]:
    """Return introductions, the latest first."""
    rows = Introduction.objects.filter(owner=owner, trashed_at=None, a__trashed_at=None)
    listed = rows.select_related("a__photo", "b__photo").order_by(F("on").desc(nulls_last=True), "-pk")
    return [
        IntroductionRow(
            str(row.uid), face_of(row.a), face_of(row.b) if row.b else None, row.by or "me", row.state or "idea",
            row.asked_a or "", row.asked_b or "", row.on or "", row.why or "", row.outcome or "",
        )
        for row in listed[:MOST]
    ]  # fmt: skip
