"""The owner as their own pages show them: what they can do and look for, where they stand since when, settings."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F

from enishi.exchange.records import Record
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.archive import owner_record


@dataclass(frozen=True)
class Myself:
    """record: the owner as the archive has it; phase_since: a day or ''; earlier phases: (phase, since)."""

    record: Record
    phase_since: str
    earlier: tuple[tuple[str, str], ...]


def myself(owner: Owner) -> Myself:
    """Return what the owner says of themselves."""
    rows = m.History.objects.filter(owner=owner, person=None, what="phase", trashed_at=None)
    dated = list(rows.order_by(F("since").desc(nulls_last=True), "-pk").values_list("value", "since")[:20])
    now = next((since or "" for value, since in dated if value == owner.phase), "")
    earlier = tuple((str(value), since or "") for value, since in dated if value and value != owner.phase)
    return Myself(owner_record(owner), now, earlier)
