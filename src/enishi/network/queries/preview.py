"""The first rows of a file that waits to be read in, with what would become of each – kept as they were looked through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from enishi.exchange.records import Record
from enishi.network.models import Batch
from enishi.network.queries.brought import Planned

LOOK = 60


@dataclass(frozen=True)
class PreviewRow:
    """kind: the record type; title: what the record calls itself, '' for a person, whose `name` says it.

    days: on how many new days one wrote with this person. said: what their signature adds, in its own words.
    """

    line: int
    kind: str
    verdict: str
    name: Record
    title: str
    days: int = 0
    said: Sequence[str] = ()


def shown_rows(planned: Sequence[Planned]) -> list[dict[str, Any]]:
    """Return what of planned rows is worth showing, as an import keeps it."""
    rows = []
    for one in planned:
        record = one.row.record
        kind, name = str(record["type"]), record.get("name") or {}
        title = next((str(record[k]) for k in ("title", "what", "text", "note") if record.get(k)), "")
        if kind == "owner" and record.get("companies"):
            title = ", ".join(str(company["name"]) for company in record["companies"])
        if kind == "person" or title:
            row = PreviewRow(
                one.row.line, kind, one.verdict, name, "" if name else title, len(one.contacts), _said(one)
            )
            rows.append(asdict(row))
    return rows


def _said(one: Planned) -> tuple[str, ...]:
    """What of a signature would be written: where somebody belongs, then numbers, addresses and pages."""
    if not one.row.contacts:
        return ()
    told = one.row.record if one.verdict == "new" else one.patch
    places = [place.get(key) for place in told.get("affiliations") or () for key in ("organization", "title")]
    ways = [way for key in ("phones", "addresses", "urls") for way in told.get(key) or ()]
    return tuple(
        filter(None, [*places, *(str(way["value"] if isinstance(way, dict) else way) for way in ways)])
    )


def preview_rows(batch: Batch) -> list[PreviewRow]:
    """Return the first rows as planned: people first, since they are whom one looks for."""
    rows = [PreviewRow(**row) for row in batch.options.get("first", ())]
    return sorted(rows, key=lambda row: row.kind != "person")
