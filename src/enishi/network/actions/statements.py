"""What the owner says of themselves: put anew, the earlier ways of putting it are kept."""

from __future__ import annotations

import datetime

from enishi.core.vocabulary import AUDIENCES, QUESTIONS, STATEMENTS
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import Refused
from enishi.network.models import Answer, Owner, Person, Statement, Telling


def say_anew(
    owner: Owner, *, what: str, text: str, audience: str = "everyone", today: datetime.date, via: str = ""
) -> Statement:
    """Put what I do ("do") or want ("want") into words; what was said before stays as an earlier version.

    Saying the very same again changes nothing. Raises Refused('text_missing') or Refused('kind_unknown').
    """
    text = text.strip()
    if what not in STATEMENTS or audience not in AUDIENCES:
        raise Refused("kind_unknown", kind=what if what not in STATEMENTS else audience)
    if not text:
        raise Refused("text_missing")
    now = statement_now(owner, what)
    if now is not None and (now.text, now.audience) == (text, audience):
        return now
    with revising(owner, "add_statement", via=via, title=text) as change:
        return put_anew(change, what=what, text=text, audience=audience, today=today)


def put_anew(change: Change, *, what: str, text: str, audience: str, today: datetime.date) -> Statement:
    """Add a version within a change under way."""
    record = {
        "type": "statement",
        "what": what,
        "text": text,
        "audience": audience,
        "since": today.isoformat(),
    }
    said: Statement = Writer(change).add_record(record)
    return said


def tell(
    owner: Owner, *, what: str, person: str, on: str | None = None, stuck: bool | None = None, today: datetime.date,
    via: str = "",
) -> Telling:  # fmt: skip
    """Note that somebody was told what I do ("do") or want ("want"), as it is put now; stuck: they could say it back.

    Raises Refused('kind_unknown'), or Refused('statement_missing') when it was not put into words yet.
    """
    if what not in STATEMENTS:
        raise Refused("kind_unknown", kind=what)
    now = statement_now(owner, what)
    if now is None:
        raise Refused("statement_missing")
    who: Person = row_of(owner, "person", person)
    record = {
        "type": "telling", "person": person, "statement": str(now.uid), "on": on or today.isoformat(), "stuck": stuck,
    }  # fmt: skip
    with revising(owner, "add_telling", via=via, name=who.full) as change:
        told: Telling = Writer(change).add_record(record)
    return told


def note_stuck(owner: Owner, *, uid: str, stuck: bool | None, via: str = "") -> Telling:
    """Note whether what was told stuck: yes, no, or not to be told."""
    told: Telling = row_of(owner, "telling", uid)
    with revising(owner, "edit_telling", via=via, name=told.person.full) as change:
        patch_fact(change, "telling", told, {"stuck": stuck})
    return told


def statement_now(owner: Owner, what: str) -> Statement | None:
    """Return the newest version of what the owner says."""
    rows = Statement.objects.filter(owner=owner, what=what, trashed_at=None)
    return rows.order_by("-since", "-pk").first()


def answer(owner: Owner, *, question: str, text: str, today: datetime.date, via: str = "") -> Answer | None:
    """Answer one of the six questions anew; an empty text says "I don't know yet" again, if there was an answer.

    Raises Refused('kind_unknown').
    """
    if question not in QUESTIONS:
        raise Refused("kind_unknown", kind=question)
    text = text.strip()
    before = (
        Answer.objects.filter(owner=owner, question=question, trashed_at=None)
        .order_by("-since", "-pk")
        .first()
    )
    if (before.text or "" if before else "") == text:
        return before
    record = {"type": "answer", "question": question, "text": text, "since": today.isoformat()}
    with revising(owner, "add_answer", via=via) as change:
        said: Answer = Writer(change).add_record(record)
    return said
