"""LinkedIn's Events.csv: gatherings the owner said they would come to, as suggestions like a calendar's.

Decides which of them may have been attended: those past that were not declined or given back. What is still to come is left
for a later archive.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Self

from enishi.exchange.asking import Answers, Question
from enishi.exchange.calendar.past import NAMESPACE
from enishi.exchange.csv.linkedin import month_first
from enishi.exchange.csv.member import TableFormat
from enishi.exchange.csv.table import TableRow, read_table
from enishi.exchange.problems import problem
from enishi.exchange.records import Record, Refusal, Row

_NOT_THERE = (
    "relinquished",
    "declined",
    "not_attending",
    "withdrawn",
    "rejected",
    "cancel",
    "ignored",
    "pending",
)


class LinkedInEvents(TableFormat):
    """Events.csv. until: the day on which it was brought; what lies behind it has not happened."""

    name = "linkedin_events"
    signature = (frozenset({"event name", "event time", "status", "external url"}),)

    def __init__(self, until: str = "") -> None:
        self.until = until

    def ask(self, path: Path) -> list[Question]:
        """Nothing is asked."""
        return []

    def answered(self, answers: Answers) -> Self:
        """The same format, knowing which day it is."""
        return type(self)(answers.until)

    def read(self, path: Path) -> Iterator[Row | Refusal]:
        """Yield what is amiss and a suggestion for each evening that may have been; others are passed over."""
        for row in read_table(path, self.signature):
            if isinstance(row, Refusal):
                yield row
            elif not row.cells.get("Status").casefold().replace(" ", "_").startswith(_NOT_THERE):
                found = self.taken(row)
                if isinstance(found, Refusal) or not self._is_to_come(found.record["data"]["on"]):
                    yield found

    def _is_to_come(self, on: str) -> bool:
        return bool(self.until) and on > self.until

    def take(self, row: TableRow) -> Row | Refusal:
        """Make a suggestion of a row."""
        cells = row.cells
        title, times = cells.get("Event Name"), cells.get("Event Time")
        on = month_first(times)
        if not title or on is None:
            return Refusal(row.line, problem("event_without_day"), row.original)
        key = f"{cells.get('External Url') or title} {on}"
        return Row(row.line, key, _draft(title, on, key, cells.get("External Url")), row.original)


def _draft(title: str, on: str, key: str, url: str) -> Record:
    from enishi.language import note

    read = note.read(title, today=date.fromisoformat(on)).gathering
    gathering = {
        "kind": read.kind if read else "other",
        "title": title,
        "place": read.place if read else None,
    }
    return {
        "type": "draft", "id": str(uuid.uuid5(NAMESPACE, f"linkedin {key}")), "kind": "calendar", "text": title,
        "data": {
            "on": on, "changes": [], "source": {"uid": url, "place": ""},
            "draft": {"on": on, "medium": "gathering", "people": [], "gathering": gathering, "unread": ""},
        },
    }  # fmt: skip
