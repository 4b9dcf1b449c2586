"""Whether the network is whole: the file itself, what refers to what, derived state equal to the log, imports ended.

Reads only; `actions.bulk.rebuild` mends what is derived.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import F, Model

from enishi.exchange.records import Record
from enishi.network import models as m
from enishi.network import tables
from enishi.network.actions.derived import ties_of
from enishi.network.models import Owner
from enishi.network.queries.staging import leftovers
from enishi.network.queries.terms import terms_of
from enishi.network.queries.twins import keys_among
from enishi.network.queries.waiting import OPEN

CHUNK = 400
SHOWN = 20
TIE_COLUMNS = (
    "in_network", "days", "count", "first_on", "last_on", "half_on", "fifth_on", "strength", "as_myself", "bad_moods",
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be. code: file_damaged, reference_broken, owner_crossed, tie_differs,
    terms_differ, staging_leftover, import_unfinished; count: how often; examples: ids or names, the first few.
    """

    code: str
    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """What was looked at (people, encounters, ties, terms, revisions …) and what was found amiss."""

    counts: Record = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def clean(self) -> bool:
        return not self.findings


def check(owner: Owner) -> Checked:
    """Look through the whole network."""
    found = [
        _finding("file_damaged", _file_damage()),
        _finding("reference_broken", _broken_references()),
        _finding("owner_crossed", _crossed_owners()),
        _finding("tie_differs", _differing(owner, _ties_differ)),
        _finding("terms_differ", _differing(owner, _terms_differ)),
        _finding("staging_leftover", (path.name for path in leftovers(now=time.time()))),
        _finding("import_unfinished", _unfinished(owner)),
    ]
    return Checked(_counts(owner), tuple(one for one in found if one))


def _finding(code: str, amiss: Iterable[str]) -> Finding | None:
    listed = list(amiss)
    return Finding(code, len(listed), tuple(listed[:SHOWN])) if listed else None


def _counts(owner: Owner) -> Record:
    listed = (m.Person, m.Encounter, m.Gathering, m.Favor, m.Promise, m.Tie, m.Term, m.Posting, m.Revision)
    return {
        model._meta.model_name or "": model._default_manager.filter(owner=owner).count() for model in listed
    }


def _file_damage() -> Iterator[str]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        yield from (str(row[0]) for row in cursor.fetchall() if row[0] != "ok")


def _broken_references() -> Iterator[str]:
    """SQLite may be told to look away while it loads; PostgreSQL never lets a broken reference in."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        yield from (f"{table} {row} → {parent}" for table, row, parent, _ in cursor.fetchall())


def _crossed_owners() -> Iterator[str]:
    """A reference that leaves its owner: no join would follow it, and the row would be lost to sight."""
    for name, model in tables.BY_NAME.items():
        for foreign in _owned_links(model):
            crossed = model._default_manager.exclude(**{f"{foreign}__owner": F("owner")})
            rows = crossed.filter(**{f"{foreign}__isnull": False})
            yield from (f"{name} {pk}: {foreign}" for pk in rows.values_list("pk", flat=True)[:SHOWN])


def _owned_links(model: type[Model]) -> list[str]:
    from enishi.network.models.base import OwnedForeignKey

    return [one.name for one in model._meta.concrete_fields if isinstance(one, OwnedForeignKey)]


def _unfinished(owner: Owner) -> Iterator[str]:
    yield from m.Batch.objects.filter(owner=owner, state__in=OPEN).values_list("filename", flat=True)


def people_chunks(owner: Owner) -> Iterator[list[int]]:
    """Yield the inside ids of everybody, the trash too, a chunk at a time."""
    last = 0
    people = m.Person.objects.filter(owner=owner).order_by("pk").values_list("pk", flat=True)
    while chunk := list(people.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1]


def _differing(owner: Owner, differ: Callable[[Owner, list[int]], set[int]]) -> Iterator[str]:
    for chunk in people_chunks(owner):
        if amiss := differ(owner, chunk):
            found = m.Person.objects.filter(pk__in=amiss).order_by("pk").values_list("uid", flat=True)
            yield from map(str, found)


def _ties_differ(owner: Owner, ids: list[int]) -> set[int]:
    wanted = {tie.person_id: _tie(tie) for tie in ties_of(owner, ids)}
    stored = {tie.person_id: _tie(tie) for tie in m.Tie.objects.filter(owner=owner, person__in=ids)}
    return {pk for pk in wanted.keys() | stored.keys() if wanted.get(pk) != stored.get(pk)}


def _tie(tie: m.Tie) -> tuple[Any, ...]:
    values = {column: getattr(tie, column) for column in TIE_COLUMNS}
    strength = values["strength"]
    return (
        *({**values, "days": bytes(values["days"]), "strength": strength and round(strength, 9)}).values(),
    )


def _terms_differ(owner: Owner, ids: list[int]) -> set[int]:
    columns = ("person_id", "term__kind", "term__text", "weight")
    rows = m.Posting.objects.filter(owner=owner, person__in=ids).values_list(*columns)
    wanted = {
        (pk, int(kind), text, weight)
        for pk, terms in terms_of(owner, ids).items()
        for (kind, text), weight in terms.items()
    }
    return {row[0] for row in wanted ^ set(rows)} | _keys_differ(owner, ids)


def _keys_differ(owner: Owner, ids: list[int]) -> set[int]:
    """Return who would not be met under the keys of twins (language.traits)."""
    rows = m.TwinKey.objects.filter(owner=owner, person__in=ids).exclude(key=m.WAITING)
    wanted = {(pk, key) for pk, keys in keys_among(owner, ids).items() for key in keys}
    return {pk for pk, _ in wanted ^ set(rows.values_list("person_id", "key"))}
