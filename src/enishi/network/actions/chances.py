"""Chances: what came round-about, with the thread of people and gatherings through which it came."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from enishi.exchange.records import Record
from enishi.network.actions.encounters import Met
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.people import new_person
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import NotFound, Refused
from enishi.network.models import Chance, ChanceLink, Owner, Person


@dataclass(frozen=True)
class At:
    """A gathering on the thread, by its uid."""

    gathering: str


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
    owner: Owner, *, record: Record, through: Sequence[Met | At], today: datetime.date, via: str = ""
) -> Chance:
    """Add a chance with the thread along which it came, the nearest person or gathering first.

    Raises Refused('title_missing').
    """
    title = (record.get("title") or "").strip()
    if not title:
        raise Refused("title_missing")
    with revising(owner, "add_chance", via=via, title=title) as change:
        chain = _chain(change, through, today)
        said = {**record, "type": "chance", "title": title, **chain}
        chance: Chance = Writer(change).add_record({"on": today.isoformat(), **said})
    return chance


def edit_chance(
    owner: Owner, *, uid: str, patch: Record, through: Sequence[Met | At] | None = None, today: datetime.date,
    via: str = "",
) -> Chance:  # fmt: skip
    """Change a chance and its thread; without `through` the thread stays. Who was thanked stays thanked."""
    chance: Chance = row_of(owner, "chance", uid)
    if "title" in patch and not (patch["title"] or "").strip():
        raise Refused("title_missing")
    with revising(owner, "edit_chance", via=via, title=chance.title) as change:
        thread = {} if through is None else _chain(change, through, today, _thanked(chance))
        patch_fact(change, "chance", chance, {**patch, **thread})
    return chance


def thank_for_chance(owner: Owner, *, uid: str, person: str, said: bool = True, via: str = "") -> Chance:
    """Note that somebody along the thread was thanked, or take it back. Raises NotFound for who is not on it."""
    chance: Chance = row_of(owner, "chance", uid)
    who: Person = row_of(owner, "person", person)
    links = list(ChanceLink.objects.filter(owner=owner, chance=chance, person=who))
    if not links:
        raise NotFound(key="person", id=person)
    with revising(owner, "thank_for_chance", via=via, name=who.full) as change:
        for link in links:
            change.edit(link, thanked=said)
    return chance


def _thanked(chance: Chance) -> set[str]:
    links = ChanceLink.objects.filter(chance=chance, thanked=True, person__isnull=False)
    return {str(uid) for uid in links.values_list("person__uid", flat=True)}


def _chain(
    change: Change, through: Sequence[Met | At], today: datetime.date, thanked: Collection[str] = ()
) -> Record:
    chain: list[Record] = []
    for one in through:
        if isinstance(one, At):
            chain.append({"gathering": str(row_of(change.owner, "gathering", one.gathering).uid)})
            continue
        person = row_of(change.owner, "person", one.uid) if one.uid else new_person(change, one.record, today)
        uid = str(person.uid)
        chain.append({"person": uid, "thanked": uid in thanked})
    return {"from": next((one["person"] for one in chain if "person" in one), None), "chain": chain}
