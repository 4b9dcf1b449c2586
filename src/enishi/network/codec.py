"""Records ⇄ facts: an archive record taken apart by its shape, and put together again in its normal form.

Pure: no database. A `Facts` holds what a row and its parts will hold, references still by outside id. What does not
fit – unknown keys, values of another kind – lies in `extra` and stands in its old place when put together again.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from enishi.exchange.records import Record
from enishi.network.shapes import SHAPES, Column, Part, Ref, Shape, Unfit

META = {"type", "id", "trashed"}


@dataclass
class Item:
    """One item of a list inside a record."""

    values: dict[str, Any] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass
class Facts:
    """A record taken apart: column values, references by id, lists by key, and what did not fit."""

    shape: Shape
    uid: uuid.UUID | None
    values: dict[str, Any] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[Item]] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    trashed: str | None = None
    unfit: list[str] = field(default_factory=list)


def take_apart(record: Record, *, partial: bool = False) -> Facts:
    """Take a record of a known type apart. partial: absent keys stay absent instead of taking their default.

    Raises Unfit when the id is not an identifier.
    """
    shape = SHAPES[record["type"]]
    uid = record.get("id")
    facts = Facts(shape, uuid.UUID(_identifier(uid)) if uid is not None else None)
    left = {key: value for key, value in record.items() if key not in META}
    facts.trashed = record.get("trashed")
    _read_columns(facts, shape.columns, left, facts.values, facts.extra, partial)
    for key, columns in shape.groups.items():
        group = left.pop(key, None)
        if group is not None and not isinstance(group, dict):
            facts.unfit.append(key)
            facts.extra[key], group = group, None
        if group is None and partial:
            continue
        rest: dict[str, Any] = dict(group or {})
        spare: dict[str, Any] = {}
        _read_columns(facts, columns, rest, facts.values, spare, partial)
        if rest or spare:
            facts.extra[key] = rest | spare
    _read_refs(shape.refs, left, facts.refs, facts.extra)
    for part in shape.parts:
        if part.key in left or not partial:
            _read_part(facts, part, left.pop(part.key, None))
    facts.extra.update(left)
    return facts


def _identifier(value: Any) -> str:
    try:
        return str(uuid.UUID(value))
    except (ValueError, TypeError, AttributeError) as error:
        raise Unfit(value) from error


def _read_columns(
    facts: Facts, columns: Iterable[Column], left: dict[str, Any], values: dict[str, Any], extra: dict[str, Any],
    partial: bool,
) -> None:  # fmt: skip
    for column in columns:
        if column.key not in left:
            if not partial:
                values[column.name] = column.default
            continue
        value = left.pop(column.key)
        try:
            values[column.name] = column.read(value)
        except Unfit:
            nearest = column.near.get(value) if isinstance(value, str) else None
            if nearest is None:
                facts.unfit.append(column.key)
            values[column.name], extra[column.key] = nearest or column.default, value


def _read_refs(
    refs: Iterable[Ref], left: dict[str, Any], found: dict[str, str], extra: dict[str, Any]
) -> None:
    for ref in refs:
        if ref.key not in left:
            continue
        value = left.pop(ref.key)
        if value is None:
            found[ref.attr] = ""
            continue
        try:
            found[ref.attr] = _identifier(value)
        except Unfit:
            extra[ref.key] = value


def _read_part(facts: Facts, part: Part, listed: Any) -> None:
    if listed is not None and not isinstance(listed, list):
        facts.unfit.append(part.key)
        facts.extra[part.key], listed = listed, None
    items, odd = [], []
    for value in listed or []:
        try:
            items.append(_item(part, value))
        except Unfit:
            odd.append(value)
    facts.parts[part.key] = items
    if odd:
        facts.unfit.append(part.key)
        facts.extra[part.key] = odd


def _item(part: Part, value: Any) -> Item:
    if part.scalar and not (part.columns and isinstance(value, dict)):
        read = part.scalar.read(value)
        if read is None:
            raise Unfit(value)
        return Item({column.name: None for column in part.columns} | {part.scalar.name: read})
    if part.ref:
        return Item(refs={part.ref.attr: _identifier(value)})
    if not isinstance(value, dict):
        raise Unfit(value)
    item, rest = Item(), dict(value)
    _read_columns(Facts(SHAPES["owner"], None), part.columns, rest, item.values, item.extra, partial=False)
    _read_refs(part.refs, rest, item.refs, item.extra)
    item.extra.update(rest)
    return item


def put_together(facts: Facts) -> Record:
    """Return the record in its normal form: every key of its shape, what did not fit in its old place."""
    shape = facts.shape
    record: Record = {"type": shape.type, "id": str(facts.uid)}
    record.update({column.key: column.write(facts.values.get(column.name)) for column in shape.columns})
    for key, columns in shape.groups.items():
        record[key] = {column.key: column.write(facts.values.get(column.name)) for column in columns}
    record.update({ref.key: facts.refs.get(ref.attr) or None for ref in shape.refs})
    record.update(
        {
            part.key: [_write_item(part, item) for item in facts.parts.get(part.key, [])]
            for part in shape.parts
        }
    )
    if facts.trashed:
        record["trashed"] = facts.trashed
    for key, value in facts.extra.items():
        record[key] = _laid_over(record.get(key), value)
    return record


def _write_item(part: Part, item: Item) -> Any:
    if part.scalar and not item.extra and not any(v for k, v in item.values.items() if k != part.scalar.name):
        return part.scalar.write(item.values[part.scalar.name])
    if part.ref:
        return item.refs[part.ref.attr]
    # What an item does not claim is left unsaid: a column that joined later changes no older record.
    written = {
        column.key: column.write(value)
        for column in part.columns
        if (value := item.values.get(column.name)) is not False
    }
    written.update({ref.key: item.refs[ref.attr] for ref in part.refs if item.refs.get(ref.attr)})
    return written | item.extra


def _laid_over(known: Any, kept: Any) -> Any:
    if isinstance(known, dict) and isinstance(kept, dict):
        return known | kept
    if isinstance(known, list) and isinstance(kept, list):
        return known + kept
    return kept


def canonical(record: Record) -> str:
    """Return a record as one line of canonical JSON: sorted keys, no needless space, text as it is."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(record: Record) -> bytes:
    """Return 16 bytes that tell two normal forms apart.

    What merely has its default does not count: a version that knows more keys finds older digests unchanged.
    """
    usual = _defaults(record["type"])
    said = {key: value for key, value in record.items() if key not in usual or usual[key] != value}
    return hashlib.blake2b(canonical(said).encode(), digest_size=16).digest()


@cache
def _defaults(kind: str) -> Record:
    plain = put_together(take_apart({"type": kind}))
    return {key: value for key, value in plain.items() if key not in META}
