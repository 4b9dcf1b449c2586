"""Gatherings: planned, attended, and looked back on – was it worth going again, did someone solicit."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from enishi.exchange.records import Record
from enishi.language.card_line import CardLine
from enishi.network.actions.encounters import Evening, Met, join_encounter, write_evening
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.people import new_person
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import Refused
from enishi.network.models import Encounter, Gathering, Owner
from enishi.network.queries.archive import person_records


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
    """Add people met at a gathering, ten in a minute: they join its encounter, or begin one.

    What a line says of somebody known is added to what is there: a place of work they did not have yet, their field.
    """
    gathering: Gathering = row_of(owner, "gathering", uid)
    with revising(owner, "log", via=via, people=len(people)) as change:
        if not people:
            raise Refused("nobody_met")
        return _add_met(change, gathering, people, today)


def _add_met(change: Change, gathering: Gathering, people: Sequence[Met], today: datetime.date) -> Encounter:
    encounter = _encounter_of(change.owner, gathering)
    if encounter is None:
        note: Record = {"on": gathering.on or today.isoformat(), "medium": "gathering", "as": "me"}
        encounter = write_evening(change, Evening(note, people, str(gathering.uid)), today)
    else:
        join_encounter(change, encounter, people, today)
    _note_where_they_work(change, [one for one in people if one.uid and one.record.get("affiliations")])
    return encounter


def met_of_line(line: CardLine, uid: str = "", *, spark: bool = False) -> Met:
    """Return whom a line means – somebody known by `uid`, else somebody new – with what it says of them."""
    record: Record = {}
    if line.organization or line.title:
        record["affiliations"] = [{"organization": line.organization or None, "title": line.title or None}]
    if not uid:
        name = {"full": line.name, "family": line.family or None, "given": line.given or None}
        record |= {"name": name, "note": line.note or None}
    return Met(uid=uid, record=record, spark=spark, fields=[line.field] if line.field else [])


def met_by_lines(
    owner: Owner, *, uid: str, people: Sequence[Met], today: datetime.date, via: str = ""
) -> Gathering:
    """Add the people of many lines; a gathering whose day has come counts as attended by that, and everybody once."""
    gathering: Gathering = row_of(owner, "gathering", uid)
    with revising(owner, "log", via=via, people=len(people)) as change:
        if not people:
            raise Refused("nobody_met")
        patch_fact(change, "gathering", gathering, {"status": "attended"})
        _add_met(change, gathering, _each_once(people), today)
    return gathering


def _each_once(people: Sequence[Met]) -> list[Met]:
    known = {one.uid: one for one in reversed(people) if one.uid}
    return [one for one in people if not one.uid or known.get(one.uid) is one]


def _encounter_of(owner: Owner, gathering: Gathering) -> Encounter | None:
    rows = Encounter.objects.filter(owner=owner, gathering=gathering, status="happened", trashed_at=None)
    return rows.select_related("gathering").order_by("-pk").first()


def _note_where_they_work(change: Change, people: Sequence[Met]) -> None:
    rows = {one.uid: row_of(change.owner, "person", one.uid) for one in people}
    known = person_records(change.owner, [row.pk for row in rows.values()])
    for one in people:
        there = known[rows[one.uid].pk]["affiliations"]
        names = {work["organization"] for work in there}
        more = [
            work for work in one.record["affiliations"]
            if work.get("organization") not in names and (work.get("organization") or not there)
        ]  # fmt: skip
        if more:
            patch_fact(change, "person", rows[one.uid], {"affiliations": [*there, *more]})


def write_gathering(
    owner: Owner, *, record: Record, people: Sequence[Met], today: datetime.date, via: str = ""
) -> Gathering:
    """Write a gathering down whole: one to come with who is expected, one behind with who was there.

    Raises Refused('title_missing').
    """
    title = (record.get("title") or "").strip()
    if not title:
        raise Refused("title_missing")
    to_come = (record.get("starts") or today.isoformat())[:10] > today.isoformat()
    status = "planned" if to_come else "attended"
    with revising(owner, "add_gathering", via=via, title=title) as change:
        row: Gathering = Writer(change).add_record({"status": status, **record, "type": "gathering"})
        if people and to_come:
            patch_fact(change, "gathering", row, {"guests": _uids(change, people, today)})
        elif people:
            on = row.on or today.isoformat()
            note: Record = {"on": on, "medium": "gathering", "as": "me"}
            write_evening(change, Evening(note, people, gathering=str(row.uid)), today)
    return row


def expect(
    owner: Owner, *, uid: str, people: Sequence[Met], today: datetime.date, via: str = ""
) -> Gathering:
    """Say who is expected at a gathering: exactly these. A new one is noted by name."""
    gathering: Gathering = row_of(owner, "gathering", uid)
    with revising(owner, "edit_gathering", via=via, title=gathering.title) as change:
        patch_fact(change, "gathering", gathering, {"guests": _uids(change, people, today)})
    return gathering


def _uids(change: Change, people: Sequence[Met], today: datetime.date) -> list[str]:
    """Return the outside ids of people, adding the new ones. Who is only expected waits outside the network."""
    return [
        one.uid or str(new_person(change, {"in_network": False, **one.record}, today).uid) for one in people
    ]
