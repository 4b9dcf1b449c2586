"""The first rows of a file that waits to be read in, with what would become of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from enishi.exchange import formats
from enishi.exchange.records import Record, Refusal
from enishi.network.models import Batch
from enishi.network.queries.asked import answers_in
from enishi.network.queries.batches import chunked, plan

LOOK = 60


@dataclass(frozen=True)
class PreviewRow:
    """kind: the record type; title: what the record calls itself, '' for a person, whose `name` says it."""

    line: int
    kind: str
    verdict: str
    name: Record
    title: str


def preview_rows(batch: Batch) -> Iterator[PreviewRow]:
    """Yield the first rows as planned: people first, since they are whom one looks for."""
    rows = islice(formats.named(batch.source, answers_in(batch)).read(Path(batch.path)), LOOK * 10)
    listed = []
    for chunk, _refused in chunked((row for row in rows if not isinstance(row, Refusal)), LOOK):
        if chunk[0].record["type"] == "links":
            continue
        for one in plan(batch.owner, batch.source, chunk):
            record = one.row.record
            title = next((str(record[k]) for k in ("title", "what", "text", "note") if record.get(k)), "")
            kind = str(record["type"])
            name = record.get("name") or {}
            if kind == "person" or title:
                listed.append(PreviewRow(one.row.line, kind, one.verdict, name, "" if name else title))
        if len(listed) >= LOOK:
            break
    yield from sorted(listed, key=lambda row: row.kind != "person")
