"""Introductions: two who should meet – asked first, both of them, and brought together only when both agreed.

Decides the order of things: idea, asked, made, bore fruit; or declined, which is remembered, so that the two are not
suggested again. Nothing is ever sent.
"""

from __future__ import annotations

import datetime

from enishi.core.introducing import may_be_made
from enishi.core.vocabulary import ASKED
from enishi.exchange.records import Record
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.polish import known_or_new
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import Refused
from enishi.network.models import Introduction, Owner, Person

SIDES = ("a", "b")
OPEN = ("idea", "asked")


def introduce(
    owner: Owner, *, a: tuple[str, str], b: tuple[str, str], why: str, today: datetime.date, via: str = ""
) -> Introduction:
    """Note the idea that two should meet; each (uid, name of a new one).

    Raises Refused('two_needed') when one is missing or both are the same, and Refused('introduced_already') while an
    introduction of the two is open or was made.
    """
    with revising(owner, "add_introduction", via=via) as change:
        people = [known_or_new(change, uid, name, today) for uid, name in (a, b)]
        first, second = people
        if first is None or second is None or first == second:
            raise Refused("two_needed")
        if _together(change, first, second):
            raise Refused("introduced_already", people=[first.full or "", second.full or ""])
        record: Record = {"type": "introduction", "a": str(first.uid), "b": str(second.uid), "state": "idea"}
        row: Introduction = Writer(change).add_record({**record, "why": why.strip() or None})
    return row


def _together(change: Change, one: Person, other: Person) -> bool:
    rows = Introduction.objects.filter(owner=change.owner, trashed_at=None).exclude(state="declined")
    both = {one.pk, other.pk}
    return rows.filter(a__in=both, b__in=both).exists()


def ask(
    owner: Owner, *, uid: str, side: str, answer: str, today: datetime.date, via: str = ""
) -> Introduction:
    """Note that one of the two was asked, and what they said: waiting, yes or no. A no ends it, kindly.

    Raises Refused('kind_unknown') for another side or answer, Refused('introduction_over') once it was made.
    """
    if side not in SIDES or answer not in ASKED:
        raise Refused("kind_unknown", kind=f"{side} {answer}")
    row: Introduction = row_of(owner, "introduction", uid)
    if row.state in ("made", "bore_fruit"):
        raise Refused("introduction_over")
    patch: Record = {
        "state": "declined" if answer == "no" else "asked",
        f"asked_{side}": answer,
        "on": row.on or today.isoformat(),
    }
    return _moved(owner, row, patch, via)


def make_introduction(owner: Owner, *, uid: str, today: datetime.date, via: str = "") -> Introduction:
    """Note that the two were brought together. Raises Refused('both_first') before both agreed."""
    row: Introduction = row_of(owner, "introduction", uid)
    if row.state not in OPEN:
        raise Refused("introduction_over")
    if not may_be_made(row.asked_a, row.asked_b):
        raise Refused("both_first")
    return _moved(owner, row, {"state": "made", "on": today.isoformat()}, via)


def bear_fruit(owner: Owner, *, uid: str, outcome: str = "", via: str = "") -> Introduction:
    """Note what came of an introduction. Raises Refused('made_first') before it was made."""
    row: Introduction = row_of(owner, "introduction", uid)
    if row.state not in ("made", "bore_fruit"):
        raise Refused("made_first")
    return _moved(owner, row, {"state": "bore_fruit", "outcome": outcome.strip() or row.outcome}, via)


def decline(owner: Owner, *, uid: str, via: str = "") -> Introduction:
    """Let an introduction go before it was made; the two are not suggested again."""
    row: Introduction = row_of(owner, "introduction", uid)
    if row.state not in (*OPEN, "declined"):
        raise Refused("introduction_over")
    return _moved(owner, row, {"state": "declined"}, via)


def decline_idea(owner: Owner, *, a: str, b: str, today: datetime.date, via: str = "") -> Introduction:
    """Turn down a suggested pair for good."""
    with revising(owner, "add_introduction", via=via) as change:
        record: Record = {
            "type": "introduction",
            "a": a,
            "b": b,
            "state": "declined",
            "on": today.isoformat(),
        }
        row: Introduction = Writer(change).add_record(record)
    return row


def _moved(owner: Owner, row: Introduction, patch: Record, via: str) -> Introduction:
    with revising(owner, "edit_introduction", via=via) as change:
        patch_fact(change, "introduction", row, patch)
    return row
