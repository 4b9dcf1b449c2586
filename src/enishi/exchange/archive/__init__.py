"""The archive: Enishi's own complete export, JSON Lines (docs/formats/archive.md), version 1.

Reads a file of any size in flat memory: one pass notes where each line of each type begins, a second yields the
records in the order in which they can be written – people before what refers to them – whatever their order was.
"""

from __future__ import annotations

import json
import uuid
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from enishi.exchange.errors import Unreadable
from enishi.exchange.records import Problem, Record, Refusal, Row

VERSION = 1
name = "enishi"

# The order of writing. People come once for themselves and once more, as "links", for what only exists after them.
ORDER = (
    "owner", "attachment", "person", "gathering", "links", "history", "relation", "not_same", "encounter", "favor",
    "promise", "introduction", "chance", "statement", "telling", "reaction", "polish", "answer", "seat", "step",
    "draft", "card", "handing", "review", "original", "file_answer",
)  # fmt: skip
RANK = {kind: rank for rank, kind in enumerate(ORDER)}
UNKNOWN = len(ORDER)
LATER = ("met_at", "introduced_by", "merged_into")
# Identifiers for records that came without one follow from their content, so that reading them twice changes nothing.
NAMESPACE = uuid.UUID("6f6d0c1e-0d5c-5b1a-9a52-6e656e697368")


def sniff(head: bytes, filename: str) -> bool:
    """Tell an archive by its first line."""
    first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip()
    return first.startswith(b"{") and b'"enishi"' in first and b'"type"' in first


def read(path: Path) -> Iterator[Row | Refusal]:
    """Yield the records of an archive in writing order, refusals first.

    Raises Unreadable for a header that is none, or of a newer version.
    """
    with path.open("rb") as file:
        _check_header(file.readline())
        offsets, lines, ranks = array("Q"), array("L"), array("B")
        yield from _scan(file, offsets, lines, ranks)
        seen: Counter[str] = Counter()
        for place in sorted(range(len(ranks)), key=ranks.__getitem__):
            file.seek(offsets[place])
            record = json.loads(file.readline())
            record.setdefault("id", None)
            record["id"] = record["id"] or _made_id(record, seen)
            if ranks[place] == RANK["links"]:
                record = {"type": "links", "id": record["id"], **{key: record.get(key) for key in LATER}}
            yield Row(lines[place], str(record["id"]), record, "")


def _scan(file: BinaryIO, offsets: array[int], lines: array[int], ranks: array[int]) -> Iterator[Refusal]:
    offset, number = file.tell(), 1
    for raw in file:
        number += 1
        start, offset = offset, offset + len(raw)
        if not raw.strip():
            continue
        problem, record = _parse(raw)
        if problem:
            yield Refusal(number, problem, raw.decode("utf-8", "replace").rstrip("\n"))
            continue
        for rank in _ranks(record):
            offsets.append(start)
            lines.append(number)
            ranks.append(rank)


def _parse(raw: bytes) -> tuple[Problem | None, Record]:
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError) as error:
        return Problem("json_broken", {"what": str(error)}), {}
    if not isinstance(record, dict) or not isinstance(record.get("type"), str):
        return Problem("record_without_type"), {}
    if record.get("id") is not None and not _is_id(record["id"]):
        return Problem("id_unfit", {"id": str(record["id"])}), {}
    return None, record


def _is_id(value: object) -> bool:
    try:
        return bool(uuid.UUID(str(value)))
    except ValueError:
        return False


def _ranks(record: Record) -> list[int]:
    kind = record["type"]
    if kind == "enishi":
        return []
    ranks = [RANK.get(kind, UNKNOWN) if kind != "links" else UNKNOWN]
    if kind == "person" and any(record.get(key) for key in LATER):
        ranks.append(RANK["links"])
    return ranks


def _made_id(record: Record, seen: Counter[str]) -> str:
    text = json.dumps({key: value for key, value in record.items() if key != "id"}, sort_keys=True)
    seen[text] += 1
    return str(uuid.uuid5(NAMESPACE, f"{text}#{seen[text]}"))


def _check_header(line: bytes) -> None:
    try:
        header = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        raise Unreadable("archive_header") from error
    if not isinstance(header, dict) or header.get("type") != "enishi":
        raise Unreadable("archive_header")
    version = header.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Unreadable("archive_header")
    if version > VERSION:
        raise Unreadable("archive_newer", version=version, known=VERSION)


def write(header: Record, records: Iterable[Record]) -> Iterator[str]:
    """Yield the lines of an archive: the header, then one record a line in canonical JSON."""
    yield _line({"type": "enishi", "version": VERSION, **header})
    for record in records:
        yield _line(record)


def _line(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
