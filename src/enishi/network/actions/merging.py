"""Merging: two people whom the owner says are one become one, with everything of both; undone whole like any change.

The one who goes lies in the trash and leads to the one who stays; its own record stays as it was, so that nothing
said on either side is lost. Decides what becomes of each kind of row that spoke of the one who goes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from enishi.language.merging import merged
from enishi.network import models as m
from enishi.network import tables
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import Refused
from enishi.network.models import Owner, Person
from enishi.network.queries.archive import person_records
from enishi.network.shapes import SHAPES

# Parts of the one who goes: their words are united with those of the one who stays and they themselves stay put.
PARTS = {"personfield", "persontag", "affiliation", "contactway", "offer", "want"}


def merge_people(
    owner: Owner, *, stays: str, goes: str, picks: Mapping[str, str] | None = None, via: str = ""
) -> Person:
    """Make two people one. picks: for each key in which they differ, here (stays), there (goes) or both.

    Raises Refused('two_needed_apart'), Refused('put_away_already').
    """
    one: Person = row_of(owner, "person", stays)
    other: Person = row_of(owner, "person", goes)
    if one.pk == other.pk:
        raise Refused("two_needed_apart")
    if one.trashed_at or other.trashed_at:
        raise Refused("put_away_already", name=(one if one.trashed_at else other).full)
    records = person_records(owner, [one.pk, other.pk])
    patch = merged(records[one.pk], records[other.pk], picks)
    for key in ("introduced_by", "met_at"):
        if patch.get(key) in (str(one.uid), str(other.uid)):
            patch[key] = None
    with revising(
        owner, "merge_people", via=via, name=one.full, other=other.full, person=str(one.uid)
    ) as change:
        change.edit(other, trashed_at=timezone.now(), merged_into_id=one.pk)
        Writer(change).patch(SHAPES["person"], one, patch)
        _Mover(change, one, other).move_all()
    return one


class _Mover:
    """Moves what spoke of the one who goes to the one who stays; what would then be said twice is said once."""

    def __init__(self, change: Change, stays: Person, goes: Person) -> None:
        self.change = change
        self.stays = stays
        self.goes = goes

    def move_all(self) -> None:
        special: dict[tuple[str, str], Callable[[Any], None]] = {
            ("encounterperson", "person_id"): self._link("encounter_id"),
            ("gatheringguest", "person_id"): self._link("gathering_id"),
            ("stepperson", "person_id"): self._link("step_id"),
            ("relation", "a_id"): self._between("a_id", "b_id"),
            ("relation", "b_id"): self._between("b_id", "a_id"),
            ("notsame", "a_id"): self._between("a_id", "b_id"),
            ("notsame", "b_id"): self._between("b_id", "a_id"),
            ("introduction", "a_id"): self._introduction("a_id", "b_id"),
            ("introduction", "b_id"): self._introduction("b_id", "a_id"),
            ("seat", "person_id"): self._seat,
            ("chancelink", "person_id"): self._knot,
            ("person", "introduced_by_id"): self._introducer,
            # Whoever was merged before still leads to the one who goes, and from there on.
            ("person", "merged_into_id"): lambda row: None,
        }
        for table, column in tables.REFERRERS["person"]:
            if table in PARTS:
                continue
            move = special.get((table, column)) or self._plainly(column)
            for row in tables.BY_NAME[table]._default_manager.filter(**{column: self.goes.pk}).order_by("pk"):
                move(row)
        self._words()

    def _plainly(self, column: str) -> Callable[[Any], None]:
        def move(row: Any) -> None:
            self.change.edit(row, **{column: self.stays.pk})

        return move

    def _link(self, whole: str) -> Callable[[Any], None]:
        """A row that says who was there: once is enough where both were."""

        def move(row: Any) -> None:
            there = type(row)._default_manager.filter(**{whole: getattr(row, whole), "person": self.stays.pk})
            if there.exists():
                self.change.remove(row)
            else:
                self.change.edit(row, person_id=self.stays.pk)

        return move

    def _between(self, mine: str, theirs: str) -> Callable[[Any], None]:
        """A row between two people: none with oneself, one with each other."""

        def move(row: Any) -> None:
            other = getattr(row, theirs)
            known = type(row)._default_manager.filter(owner=self.change.owner, trashed_at=None)
            ends = [{mine: self.stays.pk, theirs: other}, {mine: other, theirs: self.stays.pk}]
            same = next((found for end in ends for found in known.filter(**end)), None)
            if other in (self.stays.pk, self.goes.pk):
                self.change.remove(row)
            elif same is None or row.trashed_at:
                self.change.edit(row, **{mine: self.stays.pk})
            else:
                if getattr(row, "note", None) and row.note != same.note:
                    self.change.edit(same, note="\n".join(filter(None, (same.note, row.note))))
                self.change.remove(row)

        return move

    def _introduction(self, mine: str, theirs: str) -> Callable[[Any], None]:
        """Nobody is introduced to themselves: such an idea is put away, not lost."""

        def move(row: Any) -> None:
            oneself = getattr(row, theirs) in (self.stays.pk, self.goes.pk)
            if oneself and not row.trashed_at:
                self.change.edit(row, trashed_at=timezone.now())
            self.change.edit(row, **{mine: self.stays.pk})

        return move

    def _seat(self, row: Any) -> None:
        """Two seats of one field become one, since the earlier day."""
        held = m.Seat.objects.filter(
            owner=self.change.owner, person=self.stays, field=row.field, until=None, trashed_at=None
        ).first()
        self.change.edit(row, person_id=self.stays.pk)
        if held is not None and row.until is None and not row.trashed_at:
            if row.since and (not held.since or row.since < held.since):
                self.change.edit(held, since=row.since)
            self.change.edit(row, trashed_at=timezone.now())

    def _knot(self, row: Any) -> None:
        """A chain through both runs through one."""
        beside = m.ChanceLink.objects.filter(chance=row.chance_id, person=self.stays).exists()
        if beside:
            self.change.remove(row)
        else:
            self.change.edit(row, person_id=self.stays.pk)

    def _introducer(self, row: Any) -> None:
        self.change.edit(row, introduced_by_id=None if row.pk == self.stays.pk else self.stays.pk)

    def _words(self) -> None:
        """Ids kept as words: who brought two people together, what a step was put off by, what a draft understood."""
        owner, old, new = self.change.owner, str(self.goes.uid), str(self.stays.uid)
        for introduction in m.Introduction.objects.filter(owner=owner, by=old):
            self.change.edit(introduction, by=new)
        for step in m.Step.objects.filter(owner=owner, about=old).exclude(state="open"):
            self.change.edit(step, about=new)
        for draft in m.Draft.objects.filter(owner=owner, state="waiting"):
            self.change.edit(draft, data=replaced(draft.data, old, new))


def replaced(data: Any, old: str, new: str) -> Any:
    """Return JSON data with one word replaced wherever it stands by itself."""
    if isinstance(data, dict):
        return {key: replaced(value, old, new) for key, value in data.items()}
    if isinstance(data, list):
        return [replaced(value, old, new) for value in data]
    return new if data == old else data
