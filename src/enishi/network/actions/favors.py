"""Favors, promises and introductions, each with somebody who may be new: what passed, what is to, who should meet."""

from __future__ import annotations

import datetime
from typing import Any

from enishi.exchange.records import Record
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.polish import known_or_new
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import revising
from enishi.network.errors import Refused
from enishi.network.models import Favor, Introduction, Owner, Promise


def add_with(
    owner: Owner, *, record: Record, today: datetime.date, person: str = "", name: str = "", via: str = ""
) -> Any:
    """Add a favor or promise with somebody known (`person`) or new (`name`). Raises Refused('nobody_met').

    A promise without words is none: Refused('text_missing').
    """
    if record["type"] == "promise" and not (record.get("what") or "").strip():
        raise Refused("text_missing")
    with revising(owner, f"add_{record['type']}", via=via) as change:
        who = known_or_new(change, person, name, today)
        if who is None:
            raise Refused("nobody_met")
        change.facts["name"] = who.full
        return Writer(change).add_record({**record, "person": str(who.uid)})


def thank(owner: Owner, *, uid: str, via: str = "") -> Favor:
    """Note that a thank-you was said. Raises Refused('refused') for what the owner gave."""
    favor: Favor = row_of(owner, "favor", uid)
    if favor.direction != "received":
        raise Refused()
    with revising(owner, "edit_favor", via=via) as change:
        change.edit(favor, thanked=True)
    return favor


def keep_promise(owner: Owner, *, uid: str, today: datetime.date, via: str = "") -> Promise:
    """Note that a promise was kept; one kept already stays as it is."""
    promise: Promise = row_of(owner, "promise", uid)
    with revising(owner, "edit_promise", via=via, title=promise.what) as change:
        if promise.done_on is None:
            change.edit(promise, done_on=today.isoformat())
    return promise


def introduce(
    owner: Owner, *, a: tuple[str, str], b: tuple[str, str], why: str, today: datetime.date, via: str = ""
) -> Introduction:
    """Note the idea that two should meet; each (uid, name of a new one).

    Raises Refused('two_needed') when one is missing or both are the same.
    """
    with revising(owner, "add_introduction", via=via) as change:
        people = [known_or_new(change, uid, name, today) for uid, name in (a, b)]
        if None in people or people[0] == people[1]:
            raise Refused("two_needed")
        first, second = (str(person.uid) for person in people if person)
        record = {
            "type": "introduction",
            "a": first,
            "b": second,
            "state": "idea",
            "why": why.strip() or None,
        }
        row: Introduction = Writer(change).add_record(record)
    return row


def move_introduction(
    owner: Owner, *, uid: str, state: str, today: datetime.date, via: str = ""
) -> Introduction:
    """Take an introduction a step on; once it is made it has a day."""
    row: Introduction = row_of(owner, "introduction", uid)
    patch: Record = {"state": state}
    if state in ("made", "bore_fruit"):
        patch |= {"asked_a": "yes", "asked_b": "yes", "on": row.on or today.isoformat()}
    with revising(owner, "edit_introduction", via=via) as change:
        patch_fact(change, "introduction", row, patch)
    return row
