"""The unit of every write: one short transaction, one revision, derived state refolded – and undo.

Decides what a revision remembers and how it is taken back. Newest first, undo restores the network exactly; in
another order what was touched since is kept and named. It does not decide what an action does.
"""

from __future__ import annotations

import datetime
import decimal
import uuid
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F, Model

from enishi.exchange.records import Record
from enishi.network import tables
from enishi.network.actions import derived
from enishi.network.actions.terms import WaitingTerms, refold_terms
from enishi.network.actions.twin_keys import refold_keys
from enishi.network.errors import Refused
from enishi.network.inserting import insert_all
from enishi.network.models import Batch, Owner, Revision, Step, StepPerson

Row = TypeVar("Row", bound=Model)
# Rows read or written by one statement: SQLite takes at most 32,766 parameters, PostgreSQL 65,535.
CHUNK = 400


def plain(value: Any) -> Any:
    """Return a column's value as JSON can hold it."""
    if isinstance(value, uuid.UUID | decimal.Decimal):
        return str(value)
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return b64encode(bytes(value)).decode()
    return value


def from_plain(model: type[Model], column: str, value: Any) -> Any:
    """Return what `plain` was given, for a column of a table."""
    stored: Any = model._meta.get_field(column)
    kind = stored.get_internal_type()
    if kind == "BinaryField" and value is not None:
        return b64decode(value)
    return value if kind == "JSONField" else stored.to_python(value)


def ranges(ids: Iterable[int]) -> list[list[int]]:
    """Fold ids into [first, last] runs: rows added together have ids that follow one another."""
    runs: list[list[int]] = []
    for number in sorted(ids):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return runs


def unfold(runs: Iterable[Sequence[int]]) -> list[int]:
    return [number for first, last in runs for number in range(first, last + 1)]


@dataclass
class Change:
    """What one action does to rows, remembered so that it can be undone."""

    owner: Owner
    number: int
    facts: dict[str, Any] = field(default_factory=dict)
    added: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    edited: dict[tuple[str, int], tuple[int, dict[str, Any]]] = field(default_factory=dict)
    removed: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    ties: set[int] = field(default_factory=set)
    terms: set[int] = field(default_factory=set)
    keys: set[int] = field(default_factory=set)
    # Records of people just added, so that their terms need not be read back.
    records: dict[int, Record] = field(default_factory=dict)

    def touch(self, name: str, rows: Sequence[Any]) -> None:
        """Note whose derived state is to be folded anew because of these rows."""
        people = tables.people_touched(name, rows)
        if name in tables.FOR_TIES:
            self.ties |= people
        if name in tables.FOR_TERMS:
            self.terms |= people
            if name in tables.FOR_KEYS:
                self.keys |= people
            for pk in people & self.records.keys():
                del self.records[pk]

    def add(self, row: Row) -> Row:
        """Insert one row."""
        return self.add_all([row])[0]

    def add_all(self, rows: Sequence[Row]) -> list[Row]:
        """Insert rows of one table."""
        if not rows:
            return []
        name = tables.name_of(rows[0])
        for row in rows:
            row.rev = self.number  # type: ignore[attr-defined]
            if hasattr(row, "owner_id"):
                row.owner = self.owner  # type: ignore[attr-defined]
        insert_all(rows)
        self.added[name].update(row.pk for row in rows)
        self.touch(name, rows)
        return list(rows)

    def edit(self, row: Model, **values: Any) -> bool:
        """Set columns of a row; return whether anything differed. Unchanged values cost no write."""
        name = tables.name_of(row)
        before = {
            column: plain(getattr(row, column))
            for column, value in values.items()
            if getattr(row, column) != value
        }
        if not before:
            return False
        if any(column.endswith("_id") for column in before):
            # Whom the row was about loses it: folded anew as well.
            self.touch(name, [row])
        for column in before:
            setattr(row, column, values[column])
        self._remember_edit(name, row, before)
        row.rev = self.number  # type: ignore[attr-defined]
        row.save(update_fields=[*before, "rev"])
        self.touch(name, [row])
        return True

    def _remember_edit(self, name: str, row: Any, before: dict[str, Any]) -> None:
        if row.pk in self.added[name]:
            return
        known = self.edited.get((name, row.pk))
        self.edited[name, row.pk] = (known[0], before | known[1]) if known else (row.rev, before)

    def remove(self, row: Model) -> None:
        """Delete one row; its values are remembered."""
        self.remove_all([row])

    def remove_all(self, rows: Sequence[Model]) -> None:
        """Delete rows of one table; what was added by this very change is simply taken back."""
        if not rows:
            return
        name = tables.name_of(rows[0])
        self.touch(name, rows)
        for row in rows:
            if row.pk in self.added[name]:
                self.added[name].discard(row.pk)
                continue
            values = {column: plain(getattr(row, column)) for column in tables.columns_of(name)}
            rev, before = self.edited.pop((name, row.pk), (values["rev"], {}))
            self.removed.append((name, values | before | {"rev": rev}))
        for chunk in chunks([row.pk for row in rows]):
            type(rows[0])._default_manager.filter(pk__in=chunk).delete()

    def is_empty(self) -> bool:
        return not (self.removed or self.edited or any(self.added.values()))

    def changes(self) -> dict[str, Any]:
        return {
            "add": {name: ranges(ids) for name, ids in self.added.items() if ids},
            "edit": [[name, pk, rev, before] for (name, pk), (rev, before) in self.edited.items()],
            "remove": [[name, values] for name, values in self.removed],
        }


@contextmanager
def revising(
    owner: Owner,
    what: str,
    *,
    via: str = "",
    batch: Batch | None = None,
    undoes: int | None = None,
    waiting: WaitingTerms | None = None,
    **facts: Any,
) -> Iterator[Change]:
    """Open the one transaction of an action; at its end write the revision and refold what hangs on the rows.

    what: the action's code, as wording names it. waiting: takes the people whose search terms are written later.
    An action that changed nothing leaves no revision.
    """
    with transaction.atomic():
        Owner.objects.filter(pk=owner.pk).update(revision=F("revision") + 1)
        owner.refresh_from_db(fields=["revision"])
        change = Change(owner, owner.revision, dict(facts))
        yield change
        if change.is_empty():
            Owner.objects.filter(pk=owner.pk).update(revision=F("revision") - 1)
            owner.revision -= 1
            return
        Revision.objects.create(
            owner=owner, number=change.number, what=what, via=via, facts=change.facts, changes=change.changes(),
            batch=batch, undoes=undoes,
        )  # fmt: skip
        derived.refold_ties(owner, change.ties)
        if waiting is None:
            refold_terms(owner, change.terms, change.records)
        else:
            waiting.take(change.terms)
        refold_keys(owner, change.keys, change.records)
        Owner.objects.filter(pk=owner.pk).update(week_stale=True)
        owner.week_stale = True


@dataclass(frozen=True)
class Undone:
    """What undo did: the number of its own revision, and the names of what was kept because touched since."""

    number: int
    kept: tuple[str, ...] = ()


def undo(owner: Owner, *, number: int | None = None, via: str = "") -> Undone:
    """Take back one revision – the newest not yet undone, or a given one; itself a revision, so it can be undone.

    Raises Refused('nothing_to_undo') or Refused('undone_already').
    """
    with transaction.atomic():
        revision = _revision_to_undo(owner, number)
        with revising(owner, "undo", via=via, undoes=revision.number, of=revision.what) as change:
            kept = _Undo(change, revision).run()
            change.facts["kept"] = kept[:20]
            if change.is_empty():
                raise Refused("all_touched_since", number=revision.number, names=kept[:20])
        Revision.objects.filter(pk=revision.pk).update(undone_by=change.number)
        # Taking back an undo makes the first one count again.
        if revision.undoes:
            Revision.objects.filter(owner=owner, number=revision.undoes).update(undone_by=None)
    return Undone(change.number, tuple(kept))


def _revision_to_undo(owner: Owner, number: int | None) -> Revision:
    found = Revision.objects.filter(owner=owner)
    if number is None:
        revision = found.filter(undone_by=None, undoes=None).order_by("-number").first()
    else:
        revision = found.filter(number=number).first()
    if revision is None:
        raise Refused("nothing_to_undo")
    if revision.undone_by is not None:
        raise Refused("undone_already", number=revision.number)
    return revision


class _Undo:
    """Takes one revision back through a change of its own."""

    def __init__(self, change: Change, revision: Revision) -> None:
        self.change = change
        self.number = revision.number
        self.changes = revision.changes
        self.kept: list[str] = []

    def run(self) -> list[str]:
        self._put_back_removed()
        self._restore_edited()
        self._take_back_added()
        return self.kept

    def _keep(self, row: Any) -> None:
        name = derived.name_for_people(row)
        if name and name not in self.kept:
            self.kept.append(name)

    def _put_back_removed(self) -> None:
        by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for name, values in self.changes["remove"]:
            by_table[name].append(values)
        coming = {name: {values["id"] for values in listed} for name, listed in by_table.items()}
        for name in sorted(by_table, key=tables.RANK.__getitem__):
            model = tables.BY_NAME[name]
            rows = [
                model(**{column: from_plain(model, column, value) for column, value in values.items()})
                for values in by_table[name]
            ]
            whole = self._with_parents(model, rows, coming)
            if whole:
                insert_all(whole)
            self.change.added[name].update(row.pk for row in whole)
            self.change.touch(name, whole)

    def _with_parents(self, model: type[Model], rows: list[Any], coming: dict[str, set[int]]) -> list[Any]:
        """Keep the rows whose parents stand or come back with them; a loose reference to what is gone is let go."""
        for foreign in [f for f in model._meta.concrete_fields if f.is_relation and f.attname != "owner_id"]:
            target: Any = foreign.related_model
            there = coming.get(tables.name_of(target), set()) | set(
                _existing(target, {getattr(row, foreign.attname) for row in rows} - {None})
            )
            for row in rows:
                if foreign.null and getattr(row, foreign.attname) not in there:
                    setattr(row, foreign.attname, None)
            rows = [row for row in rows if foreign.null or getattr(row, foreign.attname) in there]
        return rows

    def _restore_edited(self) -> None:
        for name, pk, rev, before in self.changes["edit"]:
            model = tables.BY_NAME[name]
            row: Any = model._default_manager.filter(pk=pk).first()
            if row is None:
                continue
            if row.rev > self.number:
                self._keep(row)
                continue
            values = {column: from_plain(model, column, value) for column, value in before.items()}
            self.change.edit(row, **values)
            model._default_manager.filter(pk=pk).update(rev=rev)

    def _take_back_added(self) -> None:
        doomed = {name: unfold(runs) for name, runs in self.changes["add"].items()}
        rows = {name: _rows(tables.BY_NAME[name], ids) for name, ids in doomed.items()}
        going = {name: {row.pk for row in found if row.rev <= self.number} for name, found in rows.items()}
        self._drop_open_steps(going)
        while self._spare(rows, going):
            pass
        for name in sorted(rows, key=tables.RANK.__getitem__, reverse=True):
            for row in rows[name]:
                if row.pk not in going[name]:
                    self._keep(row)
            self.change.remove_all([row for row in rows[name] if row.pk in going[name]])

    def _drop_open_steps(self, going: dict[str, set[int]]) -> None:
        """Suggestions about what goes are no reason to keep it: they are derived and will be made anew."""
        for column, table in (("people__person__in", "person"), ("gathering__in", "gathering")):
            for chunk in chunks(sorted(going.get(table, ()))):
                steps = list(
                    Step.objects.filter(**{column: chunk}, state="open").values_list("pk", flat=True)
                )
                StepPerson.objects.filter(step__in=steps).delete()
                Step.objects.filter(pk__in=steps).delete()

    def _spare(self, rows: dict[str, list[Any]], going: dict[str, set[int]]) -> bool:
        """Spare what is still referred to, and the parts of what is spared; return whether anything was."""
        before = sum(map(len, going.values()))
        for name in rows:
            for table, column in tables.REFERRERS[name]:
                going[name] -= _referred_to(table, column, going[name], going.get(table, set()))
            whole, parent = tables.whole_of(name)
            if whole and parent in rows:
                stay = {row.pk for row in rows[parent]} - going[parent]
                going[name] -= {row.pk for row in rows[name] if getattr(row, whole) in stay}
        return sum(map(len, going.values())) != before


def _existing(model: type[Model], ids: Iterable[int]) -> Iterator[int]:
    for chunk in chunks(sorted(ids)):
        yield from model._default_manager.filter(pk__in=chunk).values_list("pk", flat=True)


def _rows(model: type[Model], ids: Sequence[int]) -> list[Any]:
    return [row for chunk in chunks(ids) for row in model._default_manager.filter(pk__in=chunk)]


def _referred_to(table: str, column: str, ids: set[int], going: set[int]) -> set[int]:
    """Return which of the ids rows of a table refer to that are not themselves going."""
    found: set[int] = set()
    for chunk in chunks(sorted(ids)):
        pairs = (
            tables.BY_NAME[table]
            ._default_manager.filter(**{f"{column}__in": chunk})
            .values_list("pk", column)
        )
        found |= {target for pk, target in pairs if pk not in going}
    return found


def chunks(items: Sequence[Any], size: int = CHUNK) -> Iterator[Sequence[Any]]:
    """Cut a sequence into pieces no longer than size."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
