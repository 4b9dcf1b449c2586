"""LinkedIn's Connections.csv: the people one is connected with there.

Decides nothing about how they are known: being connected is not having met, so the day stands as `connected_on`, with
no origin and no `met_on`.
"""

from __future__ import annotations

import re
from datetime import date

from enishi.exchange import person
from enishi.exchange.csv.member import CsvFormat, Found
from enishi.exchange.csv.table import Cells
from enishi.exchange.problems import problem

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_DAY = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -](\d{4}|\d{2})")


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


def connected_on(text: str) -> str | None:
    """`12 Mar 2024` or `7-Feb-22` as ISO 8601; None for what is no day. LinkedIn is younger than the year 2000."""
    match = _DAY.fullmatch(text)
    month = _MONTHS.get(match[2].lower()) if match else None
    if match is None or month is None:
        return person.day(text)
    year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
    try:
        return date(year, month, int(match[1])).isoformat()
    except ValueError:
        return None
