"""Much at once: filling an empty network from a stream of records, and folding all that is derived anew.

A load leaves one revision that notes it and cannot be taken back row by row: it is for the made-up network and for
benchmarks, never for what a person brings (actions/batches.py). Flat in memory but for one number per identifier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Model

from enishi.exchange.records import Record
from enishi.network import models as m
from enishi.network.actions import derived
from enishi.network.actions.records import Writer, decoded, keep_bytes
from enishi.network.actions.revisions import Change
from enishi.network.actions.terms import refold_terms, sweep_terms
from enishi.network.actions.twin_keys import refold_keys
from enishi.network.codec import Facts, take_apart
from enishi.network.errors import Refused
from enishi.network.inserting import insert_all
from enishi.network.models import Owner, Revision
from enishi.network.models.search import TERMS_VERSION
from enishi.network.queries.checks import people_chunks
from enishi.network.shapes import SHAPES, Shape

# Rows a transaction. Nobody else waits for a network that is being filled.
CHUNK = 2000
# What of a record may refer to one that comes later: record type → keys.
LATER = {"person": ("met_at", "introduced_by", "merged_into"), "gathering": ("guests",)}


class Load(Change):
    """A change that remembers nothing: rows go in, and that is all."""

    def add_all(self, rows: Sequence[Any]) -> list[Any]:
        if not rows:
            return []
        for row in rows:
            row.rev = self.number
            if hasattr(row, "owner_id"):
                row.owner = self.owner
        insert_all(rows)
        return list(rows)

    def edit(self, row: Model, **values: Any) -> bool:
        for column, value in values.items():
            setattr(row, column, value)
        row.save(update_fields=list(values))
        return True

    def touch(self, name: str, rows: Sequence[Any]) -> None:
        """Everything is folded at the end."""


@dataclass
class Loaded:
    """How many records of each type were loaded, and what could not be taken as it stood."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: int = 0


def load(owner: Owner, records: Iterable[Record], *, via: str = "") -> Iterator[Loaded]:
    """Fill an empty network, yielding after every chunk; the records as `exchange.records` has them.

    Raises Refused('network_not_empty').
    """
    if m.Person.objects.filter(owner=owner).exists() or m.Encounter.objects.filter(owner=owner).exists():
        raise Refused("network_not_empty")
    loading = _Loading(owner)
    for kind, listed in groupby(records, key=lambda record: record["type"]):
        for chunk in _chunks(listed):
            with transaction.atomic():
                loading.write(kind, chunk)
            yield loading.result
    with transaction.atomic():
        loading.write_later()
    rebuild(owner)
    Revision.objects.create(
        owner=owner, number=loading.change.number, what="load", via=via, facts=loading.result.counts,
        changes={"add": {}, "edit": [], "remove": []},
    )  # fmt: skip
    Owner.objects.filter(pk=owner.pk).update(revision=loading.change.number, week_stale=True, begun=True)
    owner.refresh_from_db()
    yield loading.result


def _chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    chunk: list[Record] = []
    for record in records:
        chunk.append(record)
        if len(chunk) >= CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


class _Loading:
    """One load under way: the writer that knows every identifier so far, and what has to wait for later ones."""

    def __init__(self, owner: Owner) -> None:
        self.owner = owner
        self.change = Load(owner, owner.revision + 1)
        self.writer = Writer(self.change)
        self.result = Loaded()
        self.later: list[tuple[str, str, Record]] = []

    def write(self, kind: str, records: Sequence[Record]) -> None:
        self.result.counts[kind] = self.result.counts.get(kind, 0) + len(records)
        if kind == "owner":
            self.writer.patch(SHAPES["owner"], self.owner, records[-1])
        elif kind not in SHAPES:
            self.change.add_all([m.Unknown(kind=kind[:48], record=record) for record in records])
        else:
            added = self.writer.add([self._facts(record) for record in records])
            self.result.problems += sum(map(len, added.problems))
            for row, record in zip(added.rows, records, strict=True):
                if isinstance(row, m.Attachment):
                    keep_bytes(self.owner, row, decoded(record.get("data")))
                    row.save(update_fields=["digest"])
            # Terms come at the end, when it is known where everybody was met.
            self.change.records.clear()

    def _facts(self, record: Record) -> Facts:
        kind, there = record["type"], self.writer.ids
        waits = {
            key: record[key]
            for key in LATER.get(kind, ())
            if not all(uid in there["person"] or uid in there["gathering"] for uid in _ids(record.get(key)))
        }
        if waits:
            self.later.append((kind, record["id"], waits))
        return take_apart({key: value for key, value in record.items() if key not in {*waits, "data"}})

    def write_later(self) -> None:
        """Set what referred to something that came only afterwards."""
        ids = self.writer.ids
        for kind, uid, patch in self.later:
            shape = SHAPES[kind]
            refs = {ref.key: ref for ref in shape.refs if ids[ref.type].get(str(patch.get(ref.key)))}
            values: Record = {f"{ref.attr}_id": ids[ref.type][patch[key]] for key, ref in refs.items()}
            rest = {key: value for key, value in patch.items() if key not in refs}
            row = shape.model._default_manager.filter(pk=ids[kind][uid])
            if rest:
                self._write_rest(shape, row.get(), rest)
            if values:
                row.update(**values)

    def _write_rest(self, shape: Shape, row: Any, rest: Record) -> None:
        """Set lists; what leads nowhere even now is kept as it was said, as the writer does."""
        there = self.writer.ids["person"]
        lists = {
            key: [uid for uid in value if uid in there]
            for key, value in rest.items()
            if isinstance(value, list)
        }
        lost = {key: [uid for uid in _ids(value) if uid not in there] for key, value in rest.items()}
        kept = {key: value if key in lists else value[0] for key, value in lost.items() if value}
        self.writer.patch(shape, row, lists)
        self.change.edit(row, extra={**row.extra, **kept})


def _ids(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def rebuild(owner: Owner) -> int:
    """Fold every tie, search term and key of twins anew; return how many people there are."""
    for _ in renew_terms(owner):
        pass
    return _fold_ties(owner)


def renew_terms(owner: Owner) -> Iterator[int]:
    """Write every search term and key of twins anew, a chunk of people a transaction, and note by which rules.

    Yields how many people are done.
    """
    done = 0
    for chunk in people_chunks(owner):
        with transaction.atomic():
            refold_terms(owner, chunk)
            refold_keys(owner, chunk)
        done += len(chunk)
        yield done
    with transaction.atomic():
        sweep_terms(owner)
        Owner.objects.filter(pk=owner.pk).update(terms_version=TERMS_VERSION)
    owner.terms_version = TERMS_VERSION


def _fold_ties(owner: Owner) -> int:
    count = 0
    for chunk in people_chunks(owner):
        with transaction.atomic():
            derived.refold_ties(owner, chunk)
        count += len(chunk)
    return count
