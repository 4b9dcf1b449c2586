"""plan: this week's steps with their reasons; what became of one."""

from __future__ import annotations

import argparse
from typing import Any

from enishi.cli.desk import VIA, Desk, Reply, require
from enishi.cli.program import Commands
from enishi.cli.words import _

STATES = {"done": "done", "later": "later", "passed": "pass"}


def register(commands: Commands) -> None:
    plan = commands.add("plan", _("this week's steps, each with its reasons"), show)
    plan.add_argument("--more", action="store_true", help=_("all there is, seven at most"))
    plan.add_argument(
        "--past", action="store_true", help=_("the weeks before and what became of their steps")
    )
    group = plan.add_mutually_exclusive_group()
    group.add_argument("--done", metavar="N", type=int, help=_("step N was done"))
    group.add_argument("--later", metavar="N", type=int, help=_("step N rather next week"))
    group.add_argument("--pass", metavar="N", type=int, dest="passed", help=_("let step N pass"))


def show(desk: Desk, args: argparse.Namespace) -> Reply:
    """Plan the week and show it; first note what became of a step, if one was named."""
    from enishi.network.actions.steps import decide, ensure_week
    from enishi.network.queries.week import this_week

    if args.past:
        return _past(desk)
    ensure_week(desk.owner, today=desk.today)
    found = this_week(desk.owner, desk.today)
    for state in STATES:
        number = getattr(args, state)
        if number is not None:
            listed = [*found.first, *found.more]
            step = require(listed[number - 1 : number] if number > 0 else [], "not_found", key="step")[0]
            decide(desk.owner, uid=step.uid, state=state, today=desk.today, via=VIA)
            ensure_week(desk.owner, today=desk.today)
            found = this_week(desk.owner, desk.today)
    steps = [*found.first, *found.more] if args.more else list(found.first)
    moves = [_move(step, found, desk) for step in steps]
    lines = _lines(found.code, steps, moves, desk)
    return Reply({"week": found.code, "moves": moves}, [*lines, "", *_budget(found, steps)])


def _budget(found: Any, steps: list[Any]) -> list[str]:
    from enishi.wording.week import budget_said

    minutes, cost = sum(step.minutes for step in steps), sum(step.cost for step in steps)
    return [budget_said(minutes, cost, found.minutes_a_week, found.money_a_week)] if steps else []


def _past(desk: Desk) -> Reply:
    """Tell the weeks before this one, the newest first."""
    from enishi.network.queries.week_past import past_weeks
    from enishi.wording import dates, labels

    found = past_weeks(desk.owner, desk.today)
    weeks, lines = [], []
    for week in found.weeks:
        moves = [_move(step, found, desk) for step in week.steps]
        weeks.append({"week": week.code, "moves": moves})
        lines += ["", dates.week(week.code, desk.today)]
        lines += [f"・{move['title']} [{labels.label('step_state', move['state'])}]" for move in moves]
    return Reply({"weeks": weeks}, lines[1:] or [_("No week is over yet.")])


def _move(step: Any, found: Any, desk: Desk) -> dict[str, Any]:
    from enishi.wording.week import step_said

    called = step.names | {face.uid: face.name for face in step.people}
    people = [face.uid for face in step.people]
    said = step_said(step, people, called, today=desk.today, do=found.do, want=found.want)
    return {
        "id": step.uid, "step": step.step, "kind": step.kind, "state": step.state, "title": said.title, "people": people,
        "gathering": step.gathering or None, "minutes": step.minutes, "cost": step.cost, "because": said.because,
        "occasion": said.occasion, "first_sentence": {"polite": said.polite, "casual": said.casual},
    }  # fmt: skip


def _lines(week: str, steps: list[Any], moves: list[dict[str, Any]], desk: Desk) -> list[str]:
    from enishi.wording import dates, labels, numbers

    lines = [dates.week(week, desk.today)]
    for number, (step, move) in enumerate(zip(steps, moves, strict=True), 1):
        spent = [numbers.minutes(step.minutes)] if step.minutes else []
        spent += [numbers.money(step.cost)] if step.cost else []
        mark = f" [{labels.label('step_state', step.state)}]" if step.state != "open" else ""
        lines += ["", f"{number}. {'①②③'[step.step - 1]} {move['title']}{mark}"]
        lines += [f"   {move['occasion']}"] if move["occasion"] else []
        lines += [f"   ・{reason}" for reason in move["because"]]
        lines += [f"   「{move['first_sentence']['polite']}」"] if move["first_sentence"]["polite"] else []
        lines += [f"   {' ・ '.join(spent)}"] if spent else []
    return lines
