"""Encounters: having met or talked with several people – one revision for everything that evening brought."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from enishi.exchange.records import Record
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.people import new_person
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import Refused
from enishi.network.models import Encounter, Owner, Person


@dataclass(frozen=True)
class Met:
    """One person of an encounter: known by uid, or new by what `record` says (a name is enough).

    extra words: what to add to the person – spark, fields, offers, wants, note – leaving what is there.
    """

    uid: str = ""
    record: Record = field(default_factory=dict)
    spark: bool = False
    fields: Sequence[str] = ()
    offers: Sequence[str] = ()
    wants: Sequence[str] = ()


@dataclass(frozen=True)
class Evening:
    """Everything one entry says: the encounter's own keys, who was met, the gathering, and what else it brought.

    gathering: a known one's uid, or a record of a new one. facts: further records (favors, promises, tellings …);
    in them a person may be named by place in `people` ("#0", "#1" …) and this encounter as "#here", since what is new has
    no identifier yet.
    """

    encounter: Record
    people: Sequence[Met]
    gathering: str | Record = ""
    facts: Sequence[Record] = ()


def log(owner: Owner, *, evening: Evening, today: datetime.date, via: str = "") -> Encounter:
    """Log having met or talked (or the plan to). Whoever was met is in the network from then on.

    Raises Refused('nobody_met') without people, and NotFound for an unknown person or gathering.
    """
    if not evening.people:
        raise Refused("nobody_met")
    with revising(owner, "log", via=via) as change:
        encounter, _people = write_evening_with(change, evening, today)
        change.facts["people"] = len(evening.people)
    return encounter


def write_evening(change: Change, evening: Evening, today: datetime.date) -> Encounter:
    """Write an evening within a change under way."""
    return write_evening_with(change, evening, today)[0]


def write_evening_with(
    change: Change, evening: Evening, today: datetime.date
) -> tuple[Encounter, list[Person]]:
    """Write an evening within a change under way; return who was there too, in the order given."""
    gathering = write_gathering_met(change, evening.gathering)
    planned = evening.encounter.get("status") == "planned"
    people = [_person(change, met, evening, gathering, today, planned) for met in evening.people]
    record: Record = {
        "on": today.isoformat(), **evening.encounter, "type": "encounter", "people": [str(p.uid) for p in people],
        "gathering": gathering and str(gathering.uid),
    }  # fmt: skip
    encounter: Encounter = Writer(change).add_record(record)
    for fact in evening.facts:
        Writer(change).add_record(_with_people(fact, people, encounter))
    return encounter, people


def write_gathering_met(change: Change, given: str | Record) -> Any:
    """Return a known gathering by uid, a new one by its record, None without either."""
    if not given:
        return None
    if isinstance(given, str):
        return row_of(change.owner, "gathering", given)
    return Writer(change).add_record({**given, "type": "gathering"})


def _person(
    change: Change, met: Met, evening: Evening, gathering: Any, today: datetime.date, planned: bool
) -> Person:
    if not met.uid:
        first = {} if planned else _first_met(evening, gathering, today)
        record = {
            **first,
            **met.record,
            "spark": met.spark,
            "fields": list(met.fields),
            "offers": list(met.offers),
        }
        return new_person(change, {**record, "wants": list(met.wants)}, today)
    person: Person = row_of(change.owner, "person", met.uid)
    patch: Record = {} if planned else {"in_network": True}
    if not planned and person.met_on is None and not person.in_network:
        patch |= _first_met(evening, gathering, today)
    if met.spark:
        patch["spark"] = True
    if any((met.fields, met.offers, met.wants)):
        patch |= _added_words(change.owner, person, met)
    patch_fact(change, "person", person, patch)
    return person


def _first_met(evening: Evening, gathering: Any, today: datetime.date) -> Record:
    on = evening.encounter.get("on") or today.isoformat()
    return {"met_on": on, "met_at": gathering and str(gathering.uid)}


def _added_words(owner: Owner, person: Person, met: Met) -> Record:
    from enishi.network.queries.archive import person_records

    known = person_records(owner, [person.pk])[person.pk]
    more = {"fields": met.fields, "offers": met.offers, "wants": met.wants}
    return {
        key: known[key] + [word for word in words if word not in known[key]]
        for key, words in more.items()
        if words
    }


def _with_people(fact: Record, people: Sequence[Person], encounter: Encounter) -> Record:
    """Put identifiers in the place of '#0', '#1' … and '#here'."""

    def named(value: Any) -> Any:
        if value == "#here":
            return str(encounter.uid)
        if isinstance(value, str) and value.startswith("#") and value[1:].isdigit():
            return str(people[int(value[1:])].uid)
        return value

    return {key: named(value) for key, value in fact.items()}


def join_encounter(change: Change, encounter: Encounter, people: Sequence[Met], today: datetime.date) -> None:
    """Add people to an encounter within a change under way; whoever was there already stays."""
    evening = Evening({"on": encounter.on}, people)
    rows = [
        _person(change, met, evening, encounter.gathering, today, encounter.status == "planned")
        for met in people
    ]
    there = [
        str(uid) for uid in encounter.links.order_by("place", "pk").values_list("person__uid", flat=True)
    ]
    both = list(dict.fromkeys([*there, *(str(row.uid) for row in rows)]))
    _patch_with_day(change, encounter, {"people": both})


def edit_encounter(
    owner: Owner,
    *,
    uid: str,
    patch: Record,
    people: Sequence[Met] | None,
    today: datetime.date,
    via: str = "",
) -> Encounter:
    """Change an encounter; with `people` also who was there. A planned one becomes happened by its status."""
    encounter: Encounter = row_of(owner, "encounter", uid)
    with revising(owner, "edit_encounter", via=via) as change:
        if people is not None:
            if not people:
                raise Refused("nobody_met")
            status = patch.get("status", encounter.status)
            on = patch.get("on", encounter.on)
            evening = Evening({"on": on}, people)
            rows = [
                _person(change, met, evening, encounter.gathering, today, status == "planned")
                for met in people
            ]
            patch = {**patch, "people": [str(row.uid) for row in rows]}
        _patch_with_day(change, encounter, patch)
    return encounter


def rewrite(owner: Owner, *, uid: str, evening: Evening, today: datetime.date, via: str = "") -> Encounter:
    """Write an encounter anew as an evening says it: its keys, people and gathering, and what else it brought.

    Raises Refused('nobody_met') without people.
    """
    encounter: Encounter = row_of(owner, "encounter", uid)
    if not evening.people:
        raise Refused("nobody_met")
    with revising(owner, "edit_encounter", via=via) as change:
        gathering = write_gathering_met(change, evening.gathering)
        planned = evening.encounter.get("status") == "planned"
        people = [_person(change, met, evening, gathering, today, planned) for met in evening.people]
        at = gathering and str(gathering.uid)
        patch = {**evening.encounter, "people": [str(p.uid) for p in people], "gathering": at}
        _patch_with_day(change, encounter, patch)
        for fact in evening.facts:
            Writer(change).add_record(_with_people(fact, people, encounter))
    return encounter


def _patch_with_day(change: Change, encounter: Encounter, patch: Record) -> None:
    """The day stands on the links as well, so that one person's timeline is one index away."""
    patch_fact(change, "encounter", encounter, patch)
    for link in encounter.links.all():
        change.edit(link, on=encounter.on)
