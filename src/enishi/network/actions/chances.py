"""Chances: what came round-about, with the thread of people and gatherings through which it came."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

from enishi.exchange.records import Record
from enishi.network.actions.encounters import Met
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.people import new_person
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import Refused
from enishi.network.models import Chance, Owner, Person


def add_good_thing(
    owner: Owner, *, title: str, through: Sequence[str], on: str | None, today: datetime.date, via: str = ""
) -> Chance:
    """Note one good thing that once came through people: the first day's question, and any chance's shortest form.

    through: names, the nearest first; a name known exactly once is that person, any other is new.
    Raises Refused('title_missing') or Refused('nobody_met').
    """
    names = [name.strip() for name in through if name.strip()]
    if not title.strip():
        raise Refused("title_missing")
    if not names:
        raise Refused("nobody_met")
    with revising(owner, "add_chance", via=via, title=title) as change:
        people = []
        for name in names:
            known = list(Person.objects.filter(owner=owner, full=name, trashed_at=None)[:2])
            people.append(
                known[0] if len(known) == 1 else new_person(change, {"name": {"full": name}}, today)
            )
        for nearer, further in pairwise(people):
            if nearer.introduced_by_id is None:
                change.edit(nearer, introduced_by_id=further.pk, origin=nearer.origin or "introduction")
        record: Record = {
            "type": "chance", "title": title.strip(), "on": on, "state": "won", "planned": False,
            "from": str(people[0].uid), "chain": [{"person": str(person.uid)} for person in people],
        }  # fmt: skip
        chance: Chance = Writer(change).add_record(record)
    return chance


def add_chance(
    owner: Owner,
    *,
    record: Record,
    through: Sequence[Met],
    gathering: str = "",
    today: datetime.date,
    via: str = "",
) -> Chance:
    """Add a chance with the thread along which it came: the nearest person first, the gathering where it began last.

    Raises Refused('title_missing').
    """
    title = (record.get("title") or "").strip()
    if not title:
        raise Refused("title_missing")
    with revising(owner, "add_chance", via=via, title=title) as change:
        chain = _chain(change, through, gathering, today)
        said = {**record, "type": "chance", "title": title, **chain}
        chance: Chance = Writer(change).add_record({"on": today.isoformat(), **said})
    return chance


def edit_chance(
    owner: Owner, *, uid: str, patch: Record, through: Sequence[Met], gathering: str = "", today: datetime.date,
    via: str = "",
) -> Chance:  # fmt: skip
    """Change a chance and its thread."""
    chance: Chance = row_of(owner, "chance", uid)
    with revising(owner, "edit_chance", via=via, title=chance.title) as change:
        patch_fact(change, "chance", chance, {**patch, **_chain(change, through, gathering, today)})
    return chance


def _chain(change: Change, through: Sequence[Met], gathering: str, today: datetime.date) -> Record:
    people = [row_of(change.owner, "person", one.uid) if one.uid else new_person(change, one.record, today)
              for one in through]  # fmt: skip
    chain = [{"person": str(person.uid)} for person in people]
    if gathering:
        chain.append({"gathering": str(row_of(change.owner, "gathering", gathering).uid)})
    return {"from": str(people[0].uid) if people else None, "chain": chain}
