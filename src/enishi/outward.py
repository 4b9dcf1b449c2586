"""Taking away: the files in which people and days leave the network, written as they are read.

One place for the pages and the commands. Each kind of file knows its name, its media type and its text, piece by piece,
so that a network of any size is handed over in flat memory. Who and what is in it `queries.outward` decides.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from enishi.exchange import archive, spreadsheet, vcard
from enishi.exchange.calendar import writing
from enishi.exchange.records import Picture, Row
from enishi.network.actions.pictures import portrait
from enishi.network.models import Owner
from enishi.network.queries.archive import records_of
from enishi.network.queries.outward import Chosen, PersonOut, gatherings_out, people_out, promises_out
from enishi.wording import outward as words

KINDS = ("vcard", "csv", "ics", "archive")
VERSIONS = ("4.0", "3.0")


@dataclass(frozen=True)
class File:
    """A file to be handed over. name: with its ending; text: its pieces, in order."""

    name: str
    media_type: str
    text: Iterator[str]


def vcard_file(owner: Owner, chosen: Chosen, today: datetime.date, *, version: str = "4.0") -> File:
    """The people as an address book; what their own cards said beyond Enishi is given back with them."""
    text = (card_of(one, version) for one in people_out(owner, chosen))
    return File(_name(today, "vcf"), "text/vcard; charset=utf-8", text)


def card_of(one: PersonOut, version: str = "4.0") -> str:
    """Return the card of one person."""
    first, *more = one.originals or (None,)
    return vcard.write(
        one.record, first, _pictures(one), more=[text for text in more if text], version=version
    )


def _pictures(one: PersonOut) -> list[Picture] | None:
    """Return the photo to be written; None leaves the stored card's own, of which the kept one is but a smaller copy."""
    if one.photo is None:
        return None
    stored = vcard.read_card(one.originals[0]) if one.originals else None
    first = stored.pictures[:1] if isinstance(stored, Row) else ()
    return None if first and portrait(first[0].data) == one.photo.data else [one.photo]


def csv_file(owner: Owner, chosen: Chosen, today: datetime.date, *, bom: bool = True) -> File:
    """The people as a table, a row each, in the words of the language spoken."""
    rows = (words.cells(one) for one in people_out(owner, chosen))
    return File(
        _name(today, "csv"), "text/csv; charset=utf-8", spreadsheet.table_text(words.header(), rows, bom=bom)
    )


def ics_file(owner: Owner, chosen: Chosen, today: datetime.date, *, now: datetime.datetime) -> File:
    """Gatherings and open promises as a calendar."""
    things = [words.gathering_dated(one) for one in gatherings_out(owner, chosen)]
    things += [words.promise_dated(one) for one in promises_out(owner, chosen)]
    text = writing.calendar_text(things, title=words.calendar_title(), zone=owner.time_zone, now=now)
    return File(_name(today, "ics"), "text/calendar; charset=utf-8", text)


def archive_file(owner: Owner, today: datetime.date, *, now: datetime.datetime) -> File:
    """Everything, as an archive that reads back in."""
    header = {"owner": str(owner.uid), "exported": now.isoformat(timespec="seconds")}
    text = archive.write(header, records_of(owner))
    return File(_name(today, "enishi.jsonl"), "application/jsonl; charset=utf-8", text)


def _name(today: datetime.date, ending: str) -> str:
    return f"enishi-{today.isoformat()}.{ending}"
