"""The owner as their own pages show them: what they can do and look for, where they stand since when, settings."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Sum

from enishi.exchange.records import Record
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.archive import owner_record


@dataclass(frozen=True)
class Stood:
    """An entry of where the owner stood. since: a day or ''."""

    uid: str
    phase: str
    since: str


@dataclass(frozen=True)
class Myself:
    """record: the owner as the archive has it; phase_since: a day or ''; stood: where they stood, the latest first."""

    record: Record
    phase_since: str
    stood: tuple[Stood, ...]


def myself(owner: Owner) -> Myself:
    """Return what the owner says of themselves."""
    rows = m.History.objects.filter(owner=owner, person=None, what="phase", trashed_at=None)
    dated = rows.order_by(F("since").desc(nulls_last=True), "-pk").values_list("uid", "value", "since")[:30]
    stood = tuple(Stood(str(uid), str(value), since or "") for uid, value, since in dated if value)
    now = next((one.since for one in stood if one.phase == owner.phase), "")
    return Myself(owner_record(owner), now, stood)


def changes_written() -> int:
    """Return how many changes were ever written into these tables, by whomever: two copies that agree are the same."""
    return Owner.objects.aggregate(all=Sum("revision"))["all"] or 0


def is_alone(owner: Owner) -> bool:
    """Tell whether nobody else's network lies in these tables."""
    return not Owner.objects.exclude(pk=owner.pk).exists()


def only_owner() -> Owner | None:
    """Return the owner whose network these tables are, None where several share them."""
    found = list(Owner.objects.order_by("pk")[:2])
    return found[0] if len(found) == 1 else None
