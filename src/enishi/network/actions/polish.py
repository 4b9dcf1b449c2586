"""Polishing: from words received to one small thing to get better at, and what came of it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from enishi.exchange.records import Record
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.people import new_person
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.actions.statements import put_anew, statement_now
from enishi.network.errors import Refused
from enishi.network.models import Owner, Person, Polish, Reaction


def known_or_new(change: Change, uid: str, name: str, today: datetime.date) -> Person | None:
    """Return a person by uid, or a new one by name; None without either."""
    if uid:
        person: Person = row_of(change.owner, "person", uid)
        return person
    return new_person(change, {"name": {"full": name.strip()}}, today) if name.strip() else None


def add_word(
    owner: Owner, *, kind: str, text: str, on: str | None, today: datetime.date,
    person: str = "", name: str = "", via: str = "",
) -> Reaction:  # fmt: skip
    """Note words received, from somebody known (`person`), new (`name`), or nobody in particular.

    Raises Refused('text_missing').
    """
    if not text.strip():
        raise Refused("text_missing")
    with revising(owner, "add_reaction", via=via, title=text.strip()) as change:
        who = known_or_new(change, person, name, today)
        record = {
            "type": "reaction", "kind": kind, "text": text.strip(), "on": on or today.isoformat(),
            "person": str(who.uid) if who else None,
        }  # fmt: skip
        word: Reaction = Writer(change).add_record(record)
    return word


def edit_word(
    owner: Owner, *, uid: str, kind: str, text: str, on: str | None, today: datetime.date,
    person: str = "", name: str = "", via: str = "",
) -> Reaction:  # fmt: skip
    """Change words received. Raises Refused('text_missing')."""
    if not text.strip():
        raise Refused("text_missing")
    word: Reaction = row_of(owner, "reaction", uid)
    with revising(owner, "edit_reaction", via=via, title=text.strip()) as change:
        who = known_or_new(change, person, name, today)
        patch = {"kind": kind, "text": text.strip(), "on": on, "person": str(who.uid) if who else None}
        patch_fact(change, "reaction", word, patch)
    return word


def begin_polish(
    owner: Owner, *, what: str, words: Sequence[str] = (), practice: str = "", today: datetime.date,
    person: str = "", name: str = "", via: str = "",
) -> Polish:  # fmt: skip
    """Begin to polish something, from words received (uids) or from oneself: by a small practice, with somebody
    to try it, or both.

    Raises Refused('text_missing').
    """
    if not what.strip():
        raise Refused("text_missing")
    with revising(owner, "add_polish", via=via, title=what.strip()) as change:
        trial = known_or_new(change, person, name, today)
        record = {
            "type": "polish", "what": what.strip(), "from": list(words), "begun_on": today.isoformat(),
            "practice": practice.strip() or None, "trial_for": str(trial.uid) if trial else None,
        }  # fmt: skip
        row: Polish = Writer(change).add_record(record)
    return row


def edit_polish(
    owner: Owner, *, uid: str, what: str, words: Sequence[str] = (), practice: str = "", today: datetime.date,
    person: str = "", name: str = "", via: str = "",
) -> Polish:  # fmt: skip
    """Change what is polished, from which words, how, and with whom. Raises Refused('text_missing')."""
    if not what.strip():
        raise Refused("text_missing")
    row: Polish = row_of(owner, "polish", uid)
    with revising(owner, "edit_polish", via=via, title=what.strip()) as change:
        trial = known_or_new(change, person, name, today)
        patch = {
            "what": what.strip(), "from": list(words), "practice": practice.strip() or None,
            "trial_for": str(trial.uid) if trial else None,
        }  # fmt: skip
        patch_fact(change, "polish", row, patch)
    return row


def end_polish(
    owner: Owner, *, uid: str, gladdened: bool | None, learnt: str, do: str = "", today: datetime.date, via: str = ""
) -> Polish:  # fmt: skip
    """Note that something was polished: did it gladden, what was learnt, and how what I do is put since (`do`).

    What I do put otherwise than now is a new version for the same audience; put as it is, or "", nothing changes.
    """
    row: Polish = row_of(owner, "polish", uid)
    patch: Record = {
        "done_on": row.done_on or today.isoformat(),
        "gladdened": gladdened,
        "learnt": learnt.strip() or None,
    }
    now = statement_now(owner, "do")
    with revising(owner, "edit_polish", via=via, title=row.what) as change:
        if do.strip() and (now is None or now.text != do.strip()):
            audience = (now.audience if now else None) or "everyone"
            said = put_anew(change, what="do", text=do.strip(), audience=audience, today=today)
            patch["became"] = str(said.uid)
        patch_fact(change, "polish", row, patch)
    return row


def take_up_again(owner: Owner, *, uid: str, via: str = "") -> Polish:
    """Take something polished up again: it is in hand once more, and what was learnt stays."""
    row: Polish = row_of(owner, "polish", uid)
    with revising(owner, "edit_polish", via=via, title=row.what) as change:
        patch_fact(change, "polish", row, {"done_on": None})
    return row
