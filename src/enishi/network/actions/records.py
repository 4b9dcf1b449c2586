"""Records into rows: the one door through which every fact enters the network, typed or imported.

Decides how facts become rows and how a changed record becomes the smallest set of edits. It does not decide whether
they should (actions of each capability) nor what to do when two versions differ (actions/imports.py).
"""

from __future__ import annotations

import datetime
import hashlib
import uuid
from base64 import b64decode
from binascii import Error as NotBase64
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from enishi.exchange.records import Problem, Record
from enishi.language import normalise, readings
from enishi.network import models as m
from enishi.network.actions.revisions import Change, chunks
from enishi.network.codec import Facts, Item, put_together, take_apart
from enishi.network.errors import NotFound
from enishi.network.keys import uuid7
from enishi.network.models import Owner
from enishi.network.queries.archive import MODELS, facts_of
from enishi.network.queries.lookup import stayed
from enishi.network.shapes import DAY, SHAPES, Part, Shape


@dataclass
class Added:
    """What came of adding facts: the rows, in order (None where refused), and what was wrong with each."""

    rows: list[Any] = field(default_factory=list)
    problems: list[list[Problem]] = field(default_factory=list)


class Writer:
    """Writes facts through a change. It remembers what it looked up, so use one for one chunk."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.owner: Owner = change.owner
        self.ids: dict[str, dict[str, int]] = defaultdict(dict)
        self.organizations: dict[str, int] = {}

    # -- adding ---------------------------------------------------------------------------------------------------

    def add_record(self, record: Record) -> Any:
        """Add one record and return its row; raise NotFound when it refers to what is not there."""
        added = self.add([take_apart(record)])
        if added.rows[0] is None:
            raise NotFound(**added.problems[0][0].facts)
        return added.rows[0]

    def add(self, listed: Sequence[Facts]) -> Added:
        """Insert facts of one shape. What refers to nothing known is kept in `extra`, or refused where it must not."""
        result = Added(
            problems=[[Problem("value_kept", {"key": key}) for key in facts.unfit] for facts in listed]
        )
        if not listed:
            return result
        shape = listed[0].shape
        self.look_up(listed)
        made = [
            self._row(shape, facts, problems) for facts, problems in zip(listed, result.problems, strict=True)
        ]
        self.change.add_all([row for row in made if row is not None])
        for row in made:
            if row is not None and shape.type in MODELS:
                self.ids[shape.type][str(row.uid)] = row.pk
        for part in shape.parts:
            parts = [
                one
                for row, facts in zip(made, listed, strict=True)
                if row is not None
                for one in self._part_rows(part, row, facts.parts.get(part.key, []))
            ]
            self.change.add_all(parts)
        result.rows = list(made)
        if shape.type == "person":
            self.change.records.update(
                (row.pk, put_together(facts))
                for row, facts in zip(made, listed, strict=True)
                if row is not None
            )
        return result

    def look_up(self, listed: Sequence[Facts]) -> None:
        """Fetch the inside ids of everything these facts refer to, one query a kind and chunk."""
        wanted: dict[str, set[str]] = defaultdict(set)
        names: set[str] = set()
        for facts in listed:
            for ref in facts.shape.refs:
                wanted[ref.type].add(facts.refs.get(ref.attr, ""))
            for part in facts.shape.parts:
                for item in facts.parts.get(part.key, []):
                    for ref in (part.ref,) if part.ref else part.refs:
                        wanted[ref.type].add(item.refs.get(ref.attr, ""))
                    if part.model is m.Affiliation and item.values.get("organization"):
                        names.add(item.values["organization"])
        for kind, uids in wanted.items():
            self._look_up(kind, sorted(uids - {""} - self.ids[kind].keys()))
        self._look_up_organizations(sorted(names - self.organizations.keys()))

    def _look_up(self, kind: str, uids: Sequence[str]) -> None:
        for chunk in chunks(uids):
            if kind == "person":
                # What speaks of somebody who was merged speaks of the one who stayed.
                self.ids[kind].update(stayed(self.owner, chunk))
                continue
            found = (
                MODELS[kind]._default_manager.filter(owner=self.owner, uid__in=chunk).values_list("uid", "pk")
            )
            self.ids[kind].update((str(uid), pk) for uid, pk in found)

    def _look_up_organizations(self, names: Sequence[str]) -> None:
        for chunk in chunks(names):
            found = m.Organization.objects.filter(owner=self.owner, name__in=chunk).values_list("name", "pk")
            self.organizations.update(found)
        missing = [name for name in names if name not in self.organizations]
        made = self.change.add_all(
            [m.Organization(name=name, key=normalise.organization_key(name)[:200]) for name in missing]
        )
        self.organizations.update((row.name, row.pk) for row in made)

    def _row(self, shape: Shape, facts: Facts, problems: list[Problem]) -> Any:
        row: Any = shape.model(uid=facts.uid or uuid7(), **facts.values)
        row.owner = self.owner
        row.extra = dict(facts.extra)
        row.trashed_at = _moment(facts.trashed)
        for ref in shape.refs:
            uid = facts.refs.get(ref.attr, "")
            target = self.ids[ref.type].get(uid)
            if ref.required and target is None:
                problems.append(Problem("reference_missing", {"key": ref.key, "id": uid or None}))
                return None
            if uid and target is None:
                problems.append(Problem("reference_kept", {"key": ref.key, "id": uid}))
                row.extra[ref.key] = uid
            setattr(row, f"{ref.attr}_id", target)
        for part in shape.parts:
            self._keep_dangling(part, facts, row, problems)
        prepare(row)
        return row

    def _keep_dangling(self, part: Part, facts: Facts, row: Any, problems: list[Problem]) -> None:
        """References of a list that lead nowhere stay in `extra`, so that nothing is lost."""
        ref = part.ref
        if ref is None:
            return
        lost = [
            i.refs[ref.attr]
            for i in facts.parts.get(part.key, [])
            if i.refs[ref.attr] not in self.ids[ref.type]
        ]
        if lost:
            row.extra[part.key] = row.extra.get(part.key, []) + lost
            problems.append(Problem("reference_kept", {"key": part.key, "id": lost[0]}))

    def _part_rows(self, part: Part, whole: Any, items: Sequence[Item]) -> list[Any]:
        rows = []
        for place, item in enumerate(items):
            if part.ref and item.refs[part.ref.attr] not in self.ids[part.ref.type]:
                continue
            rows.append(self._part_row(part, whole, item, place))
        return rows

    def _part_row(self, part: Part, whole: Any, item: Item, place: int) -> Any:
        values = dict(item.values)
        if part.model is m.Affiliation:
            values["organization_id"] = self.organizations.get(values.pop("organization", None) or "")
        for ref in (part.ref,) if part.ref else part.refs:
            values[f"{ref.attr}_id"] = self.ids[ref.type].get(item.refs.get(ref.attr, ""))
        if part.model is m.EncounterPerson:
            values["on"] = whole.on
        elif item.extra:
            values["extra"] = item.extra
        parent = {} if part.parent == "owner" else {f"{part.parent}_id": whole.pk}
        return part.model(place=min(place, 32767), **parent, **part.fixed, **values)

    # -- changing -------------------------------------------------------------------------------------------------

    def patch(self, shape: Shape, row: Any, patch: Record) -> bool:
        """Change the keys of a row that a partial record names; return whether anything differed.

        Groups are merged key by key; lists are replaced as a whole, touching only what differs.
        """
        facts = take_apart({**patch, "type": shape.type}, partial=True)
        self.look_up([facts])
        values: dict[str, Any] = dict(facts.values)
        for ref in shape.refs:
            if ref.attr in facts.refs:
                values[f"{ref.attr}_id"] = self._target(ref.type, facts.refs[ref.attr], ref.key)
        if isinstance(row, m.Recorded):
            extra = {key: value for key, value in row.extra.items() if key not in patch} | facts.extra
            if extra != row.extra:
                values["extra"] = extra
        values.update(derived_columns(row, values))
        changed = self.change.edit(row, **values)
        if facts.parts:
            changed |= self._patch_parts(shape, row, facts)
        return changed

    def _target(self, kind: str, uid: str, key: str) -> int | None:
        if not uid:
            return None
        if uid not in self.ids[kind]:
            raise NotFound(key=key, id=uid)
        return self.ids[kind][uid]

    def _patch_parts(self, shape: Shape, row: Any, facts: Facts) -> bool:
        known = facts_of(self.owner, shape, [row])[0].parts
        changed = False
        for part in shape.parts:
            if part.key not in facts.parts or facts.parts[part.key] == known[part.key]:
                continue
            self._replace(part, row, known[part.key], facts.parts[part.key])
            changed = True
        return changed

    def _replace(self, part: Part, whole: Any, known: list[Item], wanted: list[Item]) -> None:
        """Make the rows of a list say what is wanted: those that stay as they are keep their rows."""
        found = part.model._default_manager.filter(owner=self.owner, **part.fixed)
        if part.parent != "owner":
            found = found.filter(**{part.parent: whole})
        rows = list(found.order_by("place", "pk"))
        fresh: list[Any] = []
        for place, item in enumerate(wanted):
            if item in known:
                index = known.index(item)
                known.pop(index)
                self.change.edit(rows.pop(index), place=place)
            else:
                fresh.append(self._part_row(part, whole, item, place))
        self.change.remove_all(rows)
        self.change.add_all(fresh)


def derived_columns(row: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Return the columns that follow from others of the same row, after the given values."""
    ahead = {**row.__dict__, **values}
    if isinstance(row, m.Person):
        return {"sort_key": readings.sort_key(ahead)[:120]}
    if isinstance(row, m.Gathering):
        written = (ahead.get("starts") or "")[:10]
        return {"on": written if DAY.fullmatch(written) else None}
    return {}


def prepare(row: Any) -> None:
    """Fill the columns of a new row that follow from others."""
    for column, value in derived_columns(row, {}).items():
        setattr(row, column, value)


def keep_bytes(owner: Owner, row: m.Attachment, data: bytes) -> None:
    """Keep the bytes of a picture once per content."""
    row.digest = hashlib.sha256(data).hexdigest()
    m.Blob.objects.get_or_create(owner=owner, digest=row.digest, defaults={"data": data})


def decoded(data: Any) -> bytes:
    """Return the bytes of an archive's base64; b'' when there are none to be had."""
    try:
        return b64decode(data) if isinstance(data, str) else b""
    except (NotBase64, ValueError):
        return b""


def row_of(owner: Owner, kind: str, uid: str | uuid.UUID) -> Any:
    """Return the owner's row of a record type by its outside id; raise NotFound, as for another owner's."""
    try:
        row: Any = SHAPES[kind].model._default_manager.get(owner=owner, uid=uid)
        if kind == "person" and row.merged_into_id:
            row = m.Person.objects.get(owner=owner, pk=stayed(owner, [row.uid])[str(row.uid)])
        return row
    except (ObjectDoesNotExist, ValidationError, ValueError, TypeError) as error:
        raise NotFound(key=kind, id=str(uid)) from error


def _moment(value: str | None) -> datetime.datetime | None:
    moment = parse_datetime(value) if isinstance(value, str) else None
    if moment is not None and timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    return moment
