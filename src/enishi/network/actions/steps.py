"""The week's steps: planned from the facts, kept for the week, decided by the owner.

Planned steps are derived: they follow from the log and the day alone, so planning leaves no revision. What the owner
decides – done, later, passed – is a fact and does.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from enishi.core import days
from enishi.core.codes import Reason
from enishi.core.vocabulary import STEP_STATES
from enishi.core.week import Move, plan_page
from enishi.network import models as m
from enishi.network.actions.records import row_of
from enishi.network.actions.revisions import revising
from enishi.network.errors import Refused
from enishi.network.models import Owner, Snapshot, Step, StepPerson
from enishi.network.queries.matching import said_id
from enishi.network.queries.portrait import snapshot_of, survey
from enishi.network.queries.steps import week_facts_of

# How long a step stays away: done rests, later comes back next week, passed is not asked again this season.
REST = {"done": 14, "later": 7, "passed": 56}


def daily_pass(owner: Owner, *, today: datetime.date) -> dict[str, Any]:
    """Survey the whole network once a day and keep what it comes to; return the snapshot's data."""
    with transaction.atomic():
        data = survey(owner, today)
        kept = {"on": today.isoformat(), "revision": owner.revision, "data": data}
        Snapshot.objects.update_or_create(owner=owner, defaults=kept)
    return data


def ensure_survey(owner: Owner, *, today: datetime.date) -> dict[str, Any]:
    """Return what the network comes to, surveying it anew unless nothing was written since the last time today."""
    owner.refresh_from_db(fields=["revision"])
    on, revision, data = snapshot_of(owner)
    if on == today.isoformat() and revision == owner.revision:
        return data
    return daily_pass(owner, today=today)


def ensure_snapshot(owner: Owner, *, today: datetime.date) -> None:
    """Survey the network once a day, whatever was written since."""
    if not Snapshot.objects.filter(owner=owner, on=today.isoformat()).exists():
        daily_pass(owner, today=today)


def ensure_week(owner: Owner, *, today: datetime.date) -> None:
    """Plan the week when the day is new or something that matters was written since; else do nothing."""
    owner.refresh_from_db(fields=["week_stale", "revision"])
    surveyed = Snapshot.objects.filter(owner=owner, on=today.isoformat()).exists()
    ensure_snapshot(owner, today=today)
    if surveyed and not owner.week_stale:
        return
    plan(owner, today=today)


def plan(owner: Owner, *, today: datetime.date) -> list[Step]:
    """Plan this week's steps: the three first, what more there is behind them. Steps already decided stay."""
    facts = week_facts_of(owner, today)
    week = days.week_of(today)
    rows = Step.objects.filter(owner=owner, week=week, state="done").values_list("step", "kind", "gathering")
    done = [(step, kind == "show_up" and gathering is None) for step, kind, gathering in rows]
    planned = plan_page(
        facts, done={step for step, looked in done if not looked}, looked=any(looked for _, looked in done)
    )
    with transaction.atomic():
        steps = _store(owner, week, (*planned.first, *planned.more), len(planned.first))
        Owner.objects.filter(pk=owner.pk).update(week_stale=False)
        owner.week_stale = False
    return steps


def _store(owner: Owner, week: str, moves: Sequence[Move], first: int) -> list[Step]:
    """Keep the rows of steps that stay, so that a step keeps its identity while it is on the page."""
    known = {
        (row.step, row.kind, row.about): row
        for row in Step.objects.filter(owner=owner, week=week, state="open")
    }
    Step.objects.filter(owner=owner, week__lt=week, state="open").update(state="passed")
    steps, wanted = [], {(move.step, move.kind, move.about) for move in moves}
    gone = [row.pk for key, row in known.items() if key not in wanted]
    StepPerson.objects.filter(step__in=gone).delete()
    Step.objects.filter(pk__in=gone).delete()
    gatherings = _ids(m.Gathering, owner, [move.gathering for move in moves if move.gathering])
    for place, move in enumerate(moves):
        row = known.get((move.step, move.kind, move.about)) or Step(
            owner=owner, week=week, step=move.step, kind=move.kind, about=move.about
        )
        row.place = place if place < first else 10 + place
        row.gathering_id = gatherings.get(move.gathering or "")
        row.minutes, row.cost, row.facts = move.minutes, move.cost, _facts(move)
        row.save()
        steps.append(row)
    _store_people(owner, steps, moves)
    return steps


def _store_people(owner: Owner, steps: Sequence[Step], moves: Sequence[Move]) -> None:
    people = _ids(m.Person, owner, [uid for move in moves for uid in move.people])
    StepPerson.objects.filter(step__in=[step.pk for step in steps]).delete()
    StepPerson.objects.bulk_create(
        StepPerson(owner=owner, step=step, person_id=people[uid], place=place)
        for step, move in zip(steps, moves, strict=True)
        for place, uid in enumerate(move.people)
        if uid in people
    )


def _ids(model: Any, owner: Owner, uids: Sequence[str]) -> dict[str, int]:
    return {
        str(uid): pk for uid, pk in model.objects.filter(owner=owner, uid__in=uids).values_list("uid", "pk")
    }


def _facts(move: Move) -> dict[str, Any]:
    return {
        "because": [_reason(one) for one in move.because],
        "occasion": _reason(move.occasion),
        "opening": _reason(move.opening),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "code": reason.code,
        "facts": {k: list(v) if isinstance(v, tuple) else v for k, v in reason.facts.items()},
    }


def decide(owner: Owner, *, uid: str, state: str, today: datetime.date, via: str = "") -> Step:
    """Note what became of a step: done, later (また今度) or passed (見送る); `open` takes that back."""
    if state not in STEP_STATES:
        raise Refused("state_unknown", state=state)
    step: Step = row_of(owner, "step", uid)
    with revising(owner, "decide_step", via=via, state=state, kind=step.kind) as change:
        until = today + datetime.timedelta(days=REST[state]) if state in REST else None
        change.edit(
            step,
            state=state,
            decided_on=today.isoformat() if until else None,
            until=until.isoformat() if until else None,
        )
        if state == "done":
            _carry_out(change, step, today)
    return step


def _carry_out(change: Any, step: Step, today: datetime.date) -> None:
    """What being done itself means for what the step was about: a promise kept, thanks said, somebody left in peace."""
    about = str(step.about)
    if step.kind == "promise":
        for promise in m.Promise.objects.filter(owner=change.owner, uid=about, done_on=None):
            change.edit(promise, done_on=today.isoformat())
    if step.kind == "ease":
        for person in m.Person.objects.filter(owner=change.owner, uid=about):
            change.edit(person, standing="at_peace")
    if step.kind == "thank" and step.facts["opening"]["code"] == "thanks_for_help":
        for favor in m.Favor.objects.filter(owner=change.owner, uid=about, thanked=False):
            change.edit(favor, thanked=True)
    if step.kind == "thank" and step.facts["opening"]["code"] == "thanks_for_chance":
        people = StepPerson.objects.filter(step=step).values("person")
        links = m.ChanceLink.objects.filter(owner=change.owner, person__in=people, thanked=False)
        for link in links.select_related("chance", "person"):
            if said_id(str(link.chance.uid), str(link.person.uid)) == about:
                change.edit(link, thanked=True)
