"""LinkedIn's archive: Connections, the owner's own Positions, and the days of Invitations and Messages (its Events:
linkedin_events.py).

Decides nothing about how people are known: being connected is not having met, so the day stands as `connected_on`, with
no origin and no `met_on`. Of what was written to each other only days and numbers are taken, never the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from enishi.exchange import person
from enishi.exchange.contacts import Ledger, Owners, Ownership, whose
from enishi.exchange.csv.member import CsvFormat, Found, TableFormat
from enishi.exchange.csv.table import Cells, TableRow, read_table
from enishi.exchange.problems import problem
from enishi.exchange.records import Record, Refusal, Row

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_DAY = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -](\d{4}|\d{2})")
_MONTH = re.compile(r"([A-Za-z]{3})[a-z]*\.?[ -](\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}), (\d{4})\b")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[T ].*")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}),.*")


class LinkedInConnections(CsvFormat):
    """Connections.csv, with or without its preamble of notes and its URL column."""

    name = "linkedin_connections"
    signature = (frozenset({"first name", "last name", "company", "position", "connected on"}),)

    def person(self, cells: Cells) -> Found:
        name = person.make_name({"family": cells.get("Last Name"), "given": cells.get("First Name")})
        url, email, connected = cells.get("URL"), cells.get("Email Address"), cells.get("Connected On")
        company, position = cells.get("Company") or None, cells.get("Position") or None
        work = {"organization": company, "title": position, "department": None, "from": None, "to": None}
        record = person.make_person(
            name,
            affiliations=[work] if company or position else [],
            emails=[{"value": person.email(email), "label": None}] if email else [],
            accounts=[{"service": "linkedin", "value": url}] if url else [],
            origin=None,
            connected_on=connected_on(connected),
        )
        found = Found(record, uid=url.lower())
        if connected and record["connected_on"] is None:
            found.warnings.append(problem("date_unread", column="Connected On", text=connected))
        return found


class LinkedInPositions(TableFormat):
    """Positions.csv: where the owner worked – and so what they know people from."""

    name = "linkedin_positions"
    signature = (frozenset({"company name", "title", "started on", "finished on"}),)

    def take(self, row: TableRow) -> Row | Refusal:
        """Make a company of the owner's of a row."""
        company = row.cells.get("Company Name")
        if not company:
            return Refusal(row.line, problem("refused_nobody"), row.original)
        begun, ended = connected_on(row.cells.get("Started On")), connected_on(row.cells.get("Finished On"))
        record: Record = {"type": "owner", "companies": [{"name": company, "from": begun, "to": ended}]}
        return Row(row.line, f"{company} {begun or ''}".strip(), record, row.original)


class LinkedInInvitations(TableFormat):
    """Invitations.csv: who asked whom to be connected, and when."""

    name = "linkedin_invitations"
    signature = (frozenset({"from", "to", "sent at", "direction"}),)

    def take(self, row: TableRow) -> Row | Refusal:
        """Make a person with one day of contact of a row; the message stays where it is."""
        cells = row.cells
        mine = cells.get("Direction").upper() == "OUTGOING"
        name = cells.get("To" if mine else "From")
        url = cells.get("inviteeProfileUrl" if mine else "inviterProfileUrl")
        day = moment(cells.get("Sent At"))
        if not (name or url) or day is None:
            return Refusal(row.line, problem("refused_nobody"), row.original)
        ledger = Ledger("linkedin", "message")
        ledger.add(url.lower() or name, family_first(name), day, mine, row.line)
        return next(ledger.rows())


class LinkedInMessages(Ownership):
    """messages.csv: with whom one wrote on which days; the words are passed over."""

    name = "linkedin_messages"
    signature = (frozenset({"conversation id", "from", "sender profile url", "to", "date", "content"}),)
    sniff = TableFormat.sniff

    def candidates(self, path: Path) -> Counter[str]:
        """Everybody by profile, with how many messages each is part of: the owner is part of them all."""
        found: Counter[str] = Counter()
        for row in read_table(path, self.signature):
            if not isinstance(row, Refusal):
                found.update(url for url, _ in {*_from(row.cells), *_to(row.cells)})
        return found

    def read(self, path: Path) -> Iterator[Row | Refusal]:
        """One row a person, with every day."""
        own = whose(self.own, self.candidates(path))
        ledger = Ledger("linkedin", "message")
        for row in read_table(path, self.signature):
            if isinstance(row, Refusal):
                yield row
            elif own and row.cells.get("IS MESSAGE DRAFT").lower() not in {"yes", "true"}:
                _note(ledger, row, own)
        yield from ledger.rows()


def _from(cells: Cells) -> list[tuple[str, str]]:
    name = cells.get("FROM")
    return [(cells.get("SENDER PROFILE URL").lower() or name, name)] if name else []


def _to(cells: Cells) -> list[tuple[str, str]]:
    urls = [one.strip().lower() for one in cells.get("RECIPIENT PROFILE URLS").split(",") if one.strip()]
    named = [one.strip() for one in cells.get("TO").split(",") if one.strip()]
    return list(zip(urls, named, strict=False)) if len(urls) == len(named) else [(u, "") for u in urls]


def _note(ledger: Ledger, row: TableRow, own: Owners) -> None:
    day = moment(row.cells.get("DATE"))
    sender = _from(row.cells)
    if day is None or not sender:
        return
    mine = sender[0][0] in own
    for key, name in _to(row.cells) if mine else sender:
        if key not in own:
            ledger.add(key, family_first(name), day, mine, row.line)


def family_first(name: str) -> str:
    """A Japanese name as it is said: LinkedIn writes every name given first."""
    given, _, family = name.strip().partition(" ")
    return f"{family} {given}" if family and person.is_japanese(name) else name


def month_first(text: str) -> str | None:
    """The first day of `Apr 08, 2024 07:00 AM - Apr 08, 2024 05:00 PM`, or of whatever `moment` reads."""
    found = _MONTH_FIRST.match(text)
    return connected_on(f"{found[2]} {found[1]} {found[3]}") if found else moment(text.partition(" - ")[0])


def moment(text: str) -> str | None:
    """The day of `2026-08-01 02:00:00 UTC`, `8/1/26, 2:00 AM` or whatever `connected_on` reads."""
    if found := _ISO.fullmatch(text):
        return person.day(found[1])
    if found := _AMERICAN.fullmatch(text):
        return person.day(f"20{found[3]}/{found[1]}/{found[2]}")
    return connected_on(text)


def connected_on(text: str) -> str | None:
    """`12 Mar 2024`, `7-Feb-22` or `Mar 2019` as ISO 8601; None for what is no day. LinkedIn is younger than 2000."""
    if found := _MONTH.fullmatch(text):
        month = _MONTHS.get(found[1].lower())
        return f"{found[2]}-{month:02d}" if month else None
    match = _DAY.fullmatch(text)
    month = _MONTHS.get(match[2].lower()) if match else None
    if match is None or month is None:
        return person.day(text)
    year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
    try:
        return date(year, month, int(match[1])).isoformat()
    except ValueError:
        return None
