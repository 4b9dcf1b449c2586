"""Favors and promises, each with somebody who may be new: what passed, and what is to."""

from __future__ import annotations

import datetime
from typing import Any

from enishi.exchange.records import Record
from enishi.network.actions.polish import known_or_new
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import revising
from enishi.network.errors import Refused
from enishi.network.models import Favor, Owner, Promise


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
