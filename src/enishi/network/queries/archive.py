"""Rows as archive records: the whole network as a stream, or a few people for whoever needs them as records."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model

from enishi.exchange.records import Record
from enishi.network import models as m
from enishi.network.codec import Facts, Item, put_together
from enishi.network.models import Owner
from enishi.network.shapes import LISTED, SHAPES, Part, Ref, Shape

CHUNK = 500
MODELS = {"person": m.Person, "gathering": m.Gathering, "attachment": m.Attachment, "statement": m.Statement,
          "reaction": m.Reaction, "card": m.Card, "encounter": m.Encounter}  # fmt: skip


def records_of(owner: Owner) -> Iterator[Record]:
    """Yield every record of the owner's network, the trash included, in an order that reads back in one pass."""
    for shape in LISTED:
        if shape.type == "owner":
            yield owner_record(owner)
            continue
        for rows in _pages(shape.model, owner):
            yield from build(owner, shape, rows)
    for page in _pages(m.Unknown, owner):
        yield from (row.record for row in page)


def owner_record(owner: Owner) -> Record:
    """Return the record of the owner."""
    return build(owner, SHAPES["owner"], [Owner.objects.get(pk=owner.pk)])[0]


def person_records(owner: Owner, ids: Iterable[int]) -> dict[int, Record]:
    """Return the records of people by their inside ids."""
    listed = list(ids)
    if not listed:
        return {}
    rows = list(m.Person.objects.filter(owner=owner, pk__in=listed))
    return {row.pk: record for row, record in zip(rows, build(owner, SHAPES["person"], rows), strict=True)}


def _pages(model: type[Model], owner: Owner) -> Iterator[list[Any]]:
    last = 0
    while page := list(model._default_manager.filter(owner=owner, pk__gt=last).order_by("pk")[:CHUNK]):
        yield page
        last = page[-1].pk


def build(owner: Owner, shape: Shape, rows: Sequence[Any]) -> list[Record]:
    """Return the records of rows of one shape; the number of queries does not depend on how many they are."""
    return [
        put_together(facts) | _bytes(owner, shape, row)
        for row, facts in zip(rows, facts_of(owner, shape, rows), strict=True)
    ]


def facts_of(owner: Owner, shape: Shape, rows: Sequence[Any]) -> list[Facts]:
    """Return the facts of rows of one shape."""
    parts = {part.key: _part_rows(owner, shape, part, rows) for part in shape.parts}
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        _want(wanted, shape.refs, row)
    for part in shape.parts:
        for listed in parts[part.key].values():
            for row in listed:
                _want(wanted, (part.ref,) if part.ref else part.refs, row)
    uids = {kind: _uids(MODELS[kind], ids) for kind, ids in wanted.items()}
    return [_facts(shape, row, parts, uids) for row in rows]


def _want(wanted: dict[str, set[int]], refs: Iterable[Ref], row: Any) -> None:
    for ref in refs:
        if target := getattr(row, f"{ref.attr}_id"):
            wanted[ref.type].add(target)


def _uids(model: type[Model], ids: set[int]) -> dict[int, str]:
    listed = sorted(ids)
    return {
        pk: str(uid)
        for start in range(0, len(listed), CHUNK)
        for pk, uid in model._default_manager.filter(pk__in=listed[start : start + CHUNK]).values_list(
            "pk", "uid"
        )
    }


def _part_rows(owner: Owner, shape: Shape, part: Part, rows: Sequence[Any]) -> dict[int, list[Any]]:
    found = part.model._default_manager.filter(owner=owner, **part.fixed)
    if shape.type != "owner":
        found = found.filter(**{f"{part.parent}__in": [row.pk for row in rows]})
    if part.model is m.Affiliation:
        found = found.select_related("organization")
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in found.order_by("place", "pk"):
        grouped[getattr(row, f"{part.parent}_id")].append(row)
    return grouped


def _facts(
    shape: Shape, row: Any, parts: dict[str, dict[int, list[Any]]], uids: dict[str, dict[int, str]]
) -> Facts:
    facts = Facts(shape, row.uid, extra=dict(row.extra))
    if getattr(row, "trashed_at", None):
        facts.trashed = row.trashed_at.isoformat()
    columns = [*shape.columns, *(column for group in shape.groups.values() for column in group)]
    facts.values = {column.name: getattr(row, column.name) for column in columns}
    facts.refs = _refs(shape.refs, row, uids)
    for part in shape.parts:
        facts.parts[part.key] = [_item(part, one, uids) for one in parts[part.key].get(row.pk, [])]
    return facts


def _refs(refs: Iterable[Ref], row: Any, uids: dict[str, dict[int, str]]) -> dict[str, str]:
    return {ref.attr: uids[ref.type][target] for ref in refs if (target := getattr(row, f"{ref.attr}_id"))}


def _item(part: Part, row: Any, uids: dict[str, dict[int, str]]) -> Item:
    columns = part.columns or ((part.scalar,) if part.scalar else ())
    values = {column.name: getattr(row, column.name) for column in columns}
    if isinstance(values.get("organization"), m.Organization):
        values["organization"] = values["organization"].name
    return Item(
        values, _refs((part.ref,) if part.ref else part.refs, row, uids), dict(getattr(row, "extra", {}))
    )


def _bytes(owner: Owner, shape: Shape, row: Any) -> Record:
    if shape.type != "attachment":
        return {}
    blob = m.Blob.objects.filter(owner=owner, digest=row.digest).first()
    return {"data": b64encode(bytes(blob.data)).decode() if blob else None}
