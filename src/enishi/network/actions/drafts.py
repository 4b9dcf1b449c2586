"""Drafts: something understood but not yet confirmed – put off, corrected, confirmed, let go.

A draft keeps words, and how to read them again: `data` holds `on`, the day from which its "yesterday" counts;
`changes`, the corrections made so far (`language.pieces`); `draft`, what a source without words said (a calendar, a
card) in the shape of a captured line; and `source`, whatever its bringer needs to know it by. Read again, a draft
knows the people met since.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from enishi.exchange.records import Record
from enishi.language.draft import Draft as Read
from enishi.language.pieces import Change as Correction
from enishi.network.actions.encounters import Evening, write_evening_with
from enishi.network.actions.notes import Saved, what_it_is, write_note, write_rest
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import revising
from enishi.network.codec import take_apart
from enishi.network.errors import Refused
from enishi.network.models import Draft, Encounter, Owner

LONGEST_NAME = 40


def put_off(
    owner: Owner, *, text: str, today: datetime.date, changes: Iterable[Correction] = (), via: str = ""
) -> Draft:
    """Keep a captured line for later, with the corrections made so far. Raises Refused('text_missing')."""
    data = {"on": today.isoformat(), "changes": [list(one) for one in changes]}
    return add_draft(owner, kind="note", text=text, data=data, via=via)


def add_draft(owner: Owner, *, kind: str, text: str, data: Record, via: str = "") -> Draft:
    """Keep a draft of any kind: words, or what a source says in `data["draft"]`. Raises Refused('text_missing')."""
    if not text.strip() and not data.get("draft"):
        raise Refused("text_missing")
    with revising(owner, "put_off", via=via, title=_named(text)) as change:
        row: Draft = Writer(change).add_record({"type": "draft", "kind": kind, "text": text, "data": data})
    return row


def put_off_lines(owner: Owner, *, lines: Sequence[str], today: datetime.date, via: str = "") -> list[Draft]:
    """Keep many lines at once, a draft each, as one revision."""
    with revising(owner, "put_off", via=via) as change:
        change.facts["drafts"] = len(lines)
        records = [
            {
                "type": "draft",
                "kind": "note",
                "text": line.strip(),
                "data": {"on": today.isoformat(), "changes": []},
            }
            for line in lines
        ]
        return Writer(change).add([take_apart(record) for record in records]).rows


def correct_draft(
    owner: Owner, *, uid: str, text: str, changes: Iterable[Correction], via: str = ""
) -> Draft:
    """Keep a draft waiting with other words or corrections. The day its words count from stays."""
    row = _waiting(owner, uid)
    with revising(owner, "put_off", via=via, title=_named(text)) as change:
        data = {**row.data, "changes": [list(one) for one in changes]}
        change.edit(row, text=text or row.text, data=data)
    return row


def confirm_draft(
    owner: Owner, *, uid: str, draft: Read, today: datetime.date, more: Record | None = None, via: str = ""
) -> Saved:
    """Save a draft as it was read and corrected; one undo takes back both, and it waits again.

    Raises Refused('draft_gone') when it waits no longer, and what `notes.save_note` raises.
    """
    row = _waiting(owner, uid)
    with revising(owner, what_it_is(draft), via=via) as change:
        saved = write_note(change, _on_its_day(draft, row), today, more)
        change.edit(row, state="confirmed")
    return saved


def log_written_out(
    owner: Owner, *, evening: Evening, rest: Read, today: datetime.date, uid: str = "", via: str = ""
) -> Encounter:
    """Log what a captured line became on the full form, with what the line told besides, as one revision.

    uid: of the draft it came from, which waits no longer. Raises Refused('nobody_met') without people.
    """
    if not evening.people:
        raise Refused("nobody_met")
    row = (
        Draft.objects.filter(owner=owner, uid=uid, state="waiting", trashed_at=None).first() if uid else None
    )
    with revising(owner, "log", via=via) as change:
        encounter, people = write_evening_with(change, evening, today)
        change.facts["people"] = len(evening.people)
        write_rest(change, evening, people, rest, today)
        if row is not None:
            change.edit(row, state="confirmed")
    return encounter


def confirm_drafts(
    owner: Owner, *, confirmed: Sequence[tuple[str, Read]], today: datetime.date, via: str = ""
) -> list[Saved]:
    """Save several drafts as they were read, as one revision. Who can be read in none of one leaves it waiting."""
    with revising(owner, "confirm_drafts", via=via) as change:
        saved = []
        for uid, draft in confirmed:
            if draft.people or draft.gathering is not None:
                row = _waiting(owner, uid)
                saved.append(write_note(change, _on_its_day(draft, row), today))
                change.edit(row, state="confirmed")
        change.facts.clear()
        change.facts["drafts"] = len(saved)
    return saved


def _on_its_day(draft: Read, row: Draft) -> Read:
    """Without a day of its own a line speaks of the day it was written."""
    return draft if draft.on or draft.planned else replace(draft, on=row.data.get("on"))


def drop_draft(owner: Owner, *, uid: str, via: str = "") -> Draft:
    """Let a draft go; undo brings it back. Raises Refused('draft_gone')."""
    row = _waiting(owner, uid)
    with revising(owner, "drop_draft", via=via, title=_named(row.text)) as change:
        change.edit(row, state="dropped")
    return row


def _waiting(owner: Owner, uid: str) -> Draft:
    row: Draft = row_of(owner, "draft", uid)
    if row.state != "waiting" or row.trashed_at is not None:
        raise Refused("draft_gone")
    return row


def _named(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NAME else f"{line[:LONGEST_NAME]}…"
