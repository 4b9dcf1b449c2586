"""Gatherings: planned, attended, and looked back on – was it worth going again, did someone solicit."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from enishi.exchange.records import Record
from enishi.network.actions.encounters import Evening, Met, write_evening
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import revising
from enishi.network.errors import Refused
from enishi.network.models import Encounter, Gathering, Owner


def add_gathering(owner: Owner, *, record: Record, via: str = "") -> Gathering:
    """Add a gathering. Raises Refused('title_missing')."""
    if not (record.get("title") or "").strip():
        raise Refused("title_missing")
    with revising(owner, "add_gathering", via=via, title=record["title"]) as change:
        row: Gathering = Writer(change).add_record({**record, "type": "gathering"})
    return row


def edit_gathering(owner: Owner, *, uid: str, patch: Record, via: str = "") -> Gathering:
    """Change the named keys of a gathering."""
    gathering: Gathering = row_of(owner, "gathering", uid)
    with revising(owner, "edit_gathering", via=via, title=gathering.title) as change:
        patch_fact(change, "gathering", gathering, patch)
    return gathering


def attended(
    owner: Owner, *, uid: str, people: Sequence[Met], patch: Record, today: datetime.date, via: str = ""
) -> Gathering:
    """Note that a gathering took place: who was there (one encounter), how it was, whether to go again."""
    gathering: Gathering = row_of(owner, "gathering", uid)
    with revising(owner, "attended", via=via, title=gathering.title) as change:
        patch_fact(change, "gathering", gathering, {**patch, "status": "attended"})
        if people:
            on = gathering.on or today.isoformat()
            note: Record = {"on": on, "medium": "gathering", "as": "me"}
            write_evening(change, Evening(note, people, gathering=str(gathering.uid)), today)
    return gathering


def add_people_met(
    owner: Owner, *, uid: str, people: Sequence[Met], today: datetime.date, via: str = ""
) -> Encounter:
    """Add people met at a gathering, ten in a minute: they join its encounter, or begin one."""
    gathering: Gathering = row_of(owner, "gathering", uid)
    with revising(owner, "log", via=via, people=len(people)) as change:
        if not people:
            raise Refused("nobody_met")
        evening = Evening(
            {"on": gathering.on or today.isoformat(), "medium": "gathering"}, people, str(gathering.uid)
        )
        return write_evening(change, evening, today)
