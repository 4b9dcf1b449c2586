"""Imports: what a file would do to the network – planned as data first, so that preview and import agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from enishi.exchange.records import Problem, Record, Refusal, Row
from enishi.language.normalise import fold
from enishi.network import models as m
from enishi.network.codec import Facts, digest, put_together, take_apart
from enishi.network.errors import NotFound
from enishi.network.models import Batch, Owner
from enishi.network.queries.archive import build, owner_record, person_records
from enishi.network.queries.brought import (
    SIGNED,
    Planned,
    lacking,
    plan_companies,
    plan_contacts,
    plan_drafts,
)
from enishi.network.shapes import SHAPES, Unfit

# What no address book says of a person.
NOT_TOLD = {"id", "type", "in_network", "merged_into"}
VERDICTS = ("new", "updated", "unchanged", "kept", "refused")


def plan_archive(owner: Owner, rows: Sequence[Row]) -> list[Planned]:
    """Plan archive records of one type against what the network holds."""
    kind = rows[0].record["type"]
    if kind == "owner":
        return [_plan_owner(owner, row) for row in rows]
    if kind not in SHAPES:
        known = set(_uids(m.Unknown, owner, rows))
        return [Planned(row, "unchanged" if row.key in known else "new") for row in rows]
    shape = SHAPES[kind]
    there: dict[str, Any] = {
        str(one.uid): one  # type: ignore[attr-defined]
        for one in shape.model._default_manager.filter(owner=owner, uid__in=[r.key for r in rows])
    }
    records = dict(zip(there, build(owner, shape, list(there.values())), strict=True))
    memory = _imported(owner, rows)
    return [_plan_record(row, there.get(_uid(row)), records.get(_uid(row)), memory) for row in rows]


def _uid(row: Row) -> str:
    return row.key.lower()


def _uids(model: Any, owner: Owner, rows: Sequence[Row]) -> Iterator[str]:
    for uid in model.objects.filter(owner=owner, uid__in=[row.key for row in rows]).values_list(
        "uid", flat=True
    ):
        yield str(uid)


def _imported(owner: Owner, rows: Sequence[Row]) -> dict[str, bytes]:
    found = m.Imported.objects.filter(owner=owner, uid__in=[row.key for row in rows]).values_list(
        "uid", "digest"
    )
    return {str(uid): bytes(value) for uid, value in found}


def _plan_record(row: Row, target: Any, now: Record | None, memory: dict[str, bytes]) -> Planned:
    try:
        facts = take_apart(row.record)
    except Unfit:
        return Planned(row, "refused", problems=[Problem("id_unfit", {"id": row.key})])
    planned = Planned(
        row, "new", facts, target, problems=[Problem("value_kept", {"key": key}) for key in facts.unfit]
    )
    if target is None or now is None:
        return planned
    wanted = put_together(facts)
    if "data" in wanted:
        wanted["data"] = row.record.get("data")
    planned.differs = tuple(
        key for key in sorted(wanted.keys() | now.keys()) if wanted.get(key) != now.get(key)
    )
    if not planned.differs:
        planned.verdict = "unchanged"
    elif memory.get(_uid(row)) == digest(now):
        planned.verdict = "updated"
        planned.patch = {
            key: wanted.get(key) for key in planned.differs if key not in {"id", "data", "trashed"}
        }
    else:
        planned.verdict = "kept"
    return planned


def _plan_owner(owner: Owner, row: Row) -> Planned:
    """The owner's own record: taken over by a network not yet begun, else compared like any other."""
    planned = _plan_record(row, owner, owner_record(owner) | {"id": row.key}, _imported(owner, [row]))
    if planned.verdict == "kept" and is_blank(owner):
        planned.verdict = "updated"
        planned.patch = {key: value for key, value in row.record.items() if key not in {"id", "type"}}
    return planned


def is_blank(owner: Owner) -> bool:
    """Tell whether the owner has said nothing of themselves yet."""
    return owner.full is None and owner.phase is None


def plan_people(owner: Owner, source: str, rows: Sequence[Row]) -> list[Planned]:
    """Plan people from an address book by a three-way look: last read, new, now."""
    versions: dict[str, list[m.Original]] = defaultdict(list)
    keys = [row.key for row in rows if row.key]
    for one in m.Original.objects.filter(owner=owner, source=source, key__in=keys).order_by("-pk"):
        versions[one.key].append(one)
    people = {one.person_id for listed in versions.values() for one in listed if one.person_id}
    present = person_records(owner, people)
    planned = [_plan_person(row, versions.get(row.key, []) if row.key else [], present) for row in rows]
    # Whoever a calendar or a mailbox names by an address is nobody new when somebody alone goes by it.
    plan_contacts(owner, [one for one in planned if one.row.contacts or source == "calendar"])
    return planned


def _plan_person(row: Row, versions: Sequence[m.Original], present: dict[int, Record]) -> Planned:
    """Plan one person. versions: what was read under this key before, the newest first."""
    facts = take_apart(row.record)
    planned = Planned(row, "new", facts, problems=list(row.warnings))
    planned.problems += [Problem("value_kept", {"key": key}) for key in facts.unfit]
    new = planned.read = normal(facts)
    weak = is_weak(row)
    # Without an identifier of its own the same person stands in several books, each told in its own way: what was
    # read once is known. With one, going back to an older value is a change like any other.
    same = next((one for one in versions if weak and one.record == new), None)
    if same is not None:
        planned.verdict = "unchanged"
        planned.person = same.person_id if _is_there(same, present) else None
        return planned
    original = next((one for one in versions if not weak or _may_be_same(one.record, new)), None)
    if original is None:
        return planned
    planned.target = original
    if not _is_there(original, present):
        planned.verdict = "unchanged"
        return planned
    now = present[original.person_id or 0]
    planned.person = original.person_id
    _compare(planned, _added_to(original.record, new) if weak else original.record, new, now)
    if row.contacts:
        planned.patch = lacking(planned.patch, now)
        planned.differs = tuple(key for key in planned.differs if key not in SIGNED)
        planned.verdict = _verdict(planned)
    return planned


def _is_there(original: m.Original, present: dict[int, Record]) -> bool:
    """Tell whether whom an original became is still among the owner's people."""
    now = present.get(original.person_id or 0)
    return now is not None and not now.get("trashed")


def _added_to(last: Record, new: Record) -> Record:
    """Return what was read last as if it had said no more than is said now.

    Two books of one mail address, or two cards of one person, each tell their own part: what one of them leaves
    unsaid is not taken back.
    """
    said: Record = {}
    for key, value in last.items():
        now = new.get(key)
        if isinstance(value, list) and isinstance(now, list):
            said[key] = [item for item in value if item in now]
        else:
            said[key] = value if now else now
    return said


def _compare(planned: Planned, last: Record, new: Record, now: Record) -> None:
    changed = [key for key in new if new[key] != last.get(key)]
    planned.patch = {
        key: merged
        for key in changed
        if (merged := merge(last.get(key), new[key], now.get(key))) != now.get(key)
    }
    planned.differs = tuple(
        key for key in changed if now.get(key) != last.get(key) and key not in planned.patch
    )
    planned.verdict = _verdict(planned)


def _verdict(planned: Planned) -> str:
    return "updated" if planned.patch else "kept" if planned.differs else "unchanged"


def is_weak(row: Row) -> bool:
    """Tell whether a row is known again only by what may belong to several people: a mail address, name and number."""
    mails = row.record.get("emails") or [{}]
    return row.key == str(mails[0].get("value", "")).lower() or len(row.key) == 32


def _may_be_same(one: Record, other: Record) -> bool:
    """Tell whether two names can be one person's: an office's shared mail address alone is no reason to merge."""
    names = [{fold(str(v)) for v in record.get("name", {}).values() if v} for record in (one, other)]
    return not all(names) or bool(names[0] & names[1])


def normal(facts: Facts) -> Record:
    """Return what an address book says of a person, in its normal form and without an identifier."""
    return {key: value for key, value in put_together(facts).items() if key not in NOT_TOLD}


def merge(last: Any, new: Any, now: Any) -> Any:
    """Merge three versions of a value: the owner's later edit stands, lists take what is newly there.

    last: as read before; new: as read now; now: as it stands in the network.
    """
    if now == last or now is None:
        return new
    if isinstance(new, list) and isinstance(now, list):
        gone = [item for item in last or [] if item not in new]
        return [item for item in now if item not in gone] + [
            item for item in new if item not in now and item not in (last or [])
        ]
    if isinstance(new, dict) and isinstance(now, dict):
        before = last if isinstance(last, dict) else {}
        return {key: merge(before.get(key), new.get(key), now.get(key)) for key in now.keys() | new.keys()}
    return now


def plan(owner: Owner, source: str, rows: Sequence[Row]) -> list[Planned]:
    """Plan rows of one source and one type. source: the file's format; of several files each row says its own."""
    source = rows[0].source or source
    if source == "enishi":
        return plan_archive(owner, rows)
    kind = rows[0].record["type"]
    if kind == "owner":
        return [plan_companies(owner, row) for row in rows]
    if kind == "draft":
        return plan_drafts(owner, rows)
    return plan_people(owner, source, rows)


def chunked(rows: Iterable[Row | Refusal], size: int) -> Iterator[tuple[list[Row], list[Refusal]]]:
    """Cut a stream into chunks of rows of one format and type, with the refusals that lay between.

    No key stands in one twice. A row weighs as much as what it brings: one with many days of contact fills a chunk.
    """
    taken: list[Row] = []
    refused: list[Refusal] = []
    keys: set[str] = set()
    weight = 0
    for row in rows:
        if isinstance(row, Refusal):
            refused.append(row)
        else:
            other = bool(taken) and (row.record.get("type"), row.source) != (
                taken[0].record.get("type"),
                taken[0].source,
            )
            if other or (row.key and row.key in keys):
                yield taken, refused
                taken, refused, keys, weight = [], [], set(), 0
            taken.append(row)
            keys.add(row.key)
            weight += len(row.contacts)
        weight += 1
        if weight >= size:
            yield taken, refused
            taken, refused, keys, weight = [], [], set(), 0
    if taken or refused:
        yield taken, refused


def get_batch(owner: Owner, uid: str) -> Batch:
    """Return one of the owner's imports; raise NotFound."""
    from django.core.exceptions import ValidationError

    try:
        return Batch.objects.get(owner=owner, uid=uid)
    except (Batch.DoesNotExist, ValidationError) as error:
        raise NotFound(key="import", id=uid) from error


def batches_of(owner: Owner, limit: int = 30) -> list[Batch]:
    """Return the newest imports."""
    return list(Batch.objects.filter(owner=owner).order_by("-pk")[:limit])
