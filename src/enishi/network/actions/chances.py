"""Chances: what came round-about, with the thread of people and gatherings through which it came."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

from enishi.exchange.records import Record
from enishi.network.actions.people import new_person
from enishi.network.actions.records import Writer
from enishi.network.actions.revisions import revising
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
