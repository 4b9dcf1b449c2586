"""A week's step in words: what there is to do, why, on which occasion, and how one might begin.

Decides the sentences only, for whichever interface shows the step (the page, the command).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext as _

from enishi.wording import numbers, steps
from enishi.wording.phrases import Context


class Step(Protocol):
    """What of a stored step is said (`queries.week.StepShown` is one)."""

    @property
    def kind(self) -> str: ...
    @property
    def because(self) -> Sequence[Mapping[str, Any]]: ...
    @property
    def occasion(self) -> Mapping[str, Any]: ...
    @property
    def opening(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True)
class _Move:
    kind: str
    people: Sequence[str]
    occasion: Mapping[str, Any]
    opening: Mapping[str, Any]


@dataclass(frozen=True)
class StepSaid:
    """A step in words. because: two sentences with raw numbers; polite, casual: an opening to copy, or ''."""

    title: str
    because: list[str]
    occasion: str
    polite: str
    casual: str


def budget_said(minutes: int, cost: int, minutes_a_week: int, money_a_week: int) -> str:
    """Say what the steps take together beside what the owner set for a week."""
    return _("Together {spent}, of {budget} a week.").format(
        spent=_time_and_money(minutes, cost), budget=_time_and_money(minutes_a_week, money_a_week)
    )


def _time_and_money(minutes: int, cost: int) -> str:
    time = numbers.minutes(minutes)
    return _("{time} and {money}").format(time=time, money=numbers.money(cost)) if cost else time


def step_said(
    step: Step, people: Sequence[str], names: Mapping[str, str], *, today: datetime.date, do: str, want: str
) -> StepSaid:
    """Say a step. people: the ids it is about; names: by id, of everybody its facts speak of."""
    context = Context(today=today, names=names, do=do, want=want)
    move = _Move(step.kind, people, step.occasion, step.opening)
    first = steps.first_sentence(move, context)
    return StepSaid(
        title=steps.title(move, context),
        because=[steps.because(reason, context) for reason in step.because],
        occasion=steps.occasion(step.occasion, context),
        polite=first["polite"],
        casual=first["casual"],
    )
