"""What the owner put away: everything in the trash, the last put away first."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q

from enishi.network import models as m
from enishi.network.models import Owner

PAGE = 50


class PutAway(NamedTuple):
    """Where an entry stands: when it was put away, its kind's place in KINDS, its number."""

    at: datetime.datetime
    rank: int
    pk: int


@dataclass(frozen=True)
class Trashed:
    """One thing in the trash. kind: the record type; title: its own name; person: the name it hangs on, or None."""

    key: PutAway
    kind: str
    uid: str
    title: str
    on: str
    person: dict[str, Any] | None


def _title(column: str) -> Callable[[Any], str]:
    return lambda row: getattr(row, column) or ""


# kind → (table, title, column of the day, whether it hangs on a person)
KINDS: dict[str, tuple[Any, Callable[[Any], str], str, bool]] = {
    "person": (m.Person, lambda row: row.full or row.nickname or "", "", False),
    "gathering": (m.Gathering, _title("title"), "on", False),
    "encounter": (m.Encounter, _title("note"), "on", False),
    "promise": (m.Promise, _title("what"), "due", True),
    "favor": (m.Favor, _title("note"), "on", True),
    "introduction": (m.Introduction, _title("why"), "on", False),
    "chance": (m.Chance, _title("title"), "on", False),
    "statement": (m.Statement, _title("text"), "since", False),
    "telling": (m.Telling, lambda row: "", "on", True),
    "reaction": (m.Reaction, _title("text"), "on", True),
    "polish": (m.Polish, _title("what"), "begun_on", False),
    "answer": (m.Answer, _title("text"), "since", False),
    "seat": (m.Seat, _title("field"), "since", True),
    "card": (m.Card, _title("title"), "exchanged_on", True),
    "handing": (m.Handing, lambda row: "", "on", True),
    "relation": (m.Relation, _title("note"), "", False),
    "review": (m.Review, _title("period"), "", False),
}
ORDER = tuple(KINDS)


def trash_page(owner: Owner, *, before: PutAway | None = None) -> tuple[list[Trashed], PutAway | None]:
    """Return one page of the trash and where the older entries go on (None at the end)."""
    found: list[Trashed] = []
    for rank, kind in enumerate(ORDER):
        found += _of_kind(owner, kind, rank, before)
    found.sort(key=lambda one: one.key, reverse=True)
    return found[:PAGE], found[PAGE - 1].key if len(found) > PAGE else None


def _of_kind(owner: Owner, kind: str, rank: int, before: PutAway | None) -> list[Trashed]:
    model, title, day, hangs = KINDS[kind]
    rows = model.objects.filter(owner=owner, trashed_at__isnull=False)
    if kind == "person":
        # Whoever was merged is not put away but stands in another's place.
        rows = rows.filter(merged_into=None)
    if before is not None:
        rows = rows.filter(_earlier(before, rank))
    if hangs:
        rows = rows.select_related("person")
    return [
        Trashed(
            PutAway(row.trashed_at, rank, row.pk), kind, str(row.uid), title(row),
            (getattr(row, day) or "") if day else "", _name(row.person) if hangs else None,
        )
        for row in rows.order_by("-trashed_at", "-pk")[: PAGE + 1]
    ]  # fmt: skip


def _earlier(key: PutAway, rank: int) -> Q:
    """The rows of a kind that stand after a key in the list: the moment first, then the exact tuple."""
    if rank == key.rank:
        return Q(trashed_at__lt=key.at) | Q(trashed_at=key.at, pk__lt=key.pk)
    return Q(trashed_at__lte=key.at) if rank < key.rank else Q(trashed_at__lt=key.at)


def _name(person: m.Person | None) -> dict[str, Any] | None:
    if person is None:
        return None
    return {key: getattr(person, key) for key in ("full", "family", "given", "nickname")}
