"""The week: three steps by default, seven at most, within the owner's time and money.

Decides which candidates (`week_steps`, `week_rooms`) become this week's steps, in which order and size, and
which imported names deserve one tap. The same facts give the same steps on every machine. Nothing is sent
or written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from enishi.core import week_effects as effects
from enishi.core.codes import TAP_QUESTIONS, Reason
from enishi.core.errors import TooManySteps
from enishi.core.week_facts import Budget, ImportedName, WeekFacts
from enishi.core.week_rooms import polishing_candidates, showing_up_candidates
from enishi.core.week_steps import Candidate, Size, meeting_candidates

DEFAULT_STEPS = 3
MOST_STEPS = 7
MOST_TAPS = 6
MOST_PROMISES = 3
"""Promises among the steps: many old ones must not crowd out everybody else; the page of promises lists all."""

LEFT_FOR_OTHERS = {1: 30, 2: 15, 3: 0}
"""Minutes that a step leaves of the budget for those after it, so that one long evening does not eat the
rest.
"""


@dataclass(frozen=True)
class Move:
    """One suggested step (一歩).

    step: 1 show up, 2 meet or give back, 3 polish. kind: as in docs of `enishi plan`. about: what it is
    about, with which (or with one of `people`) it is put off: `Blocked(kind, about, until)`. because: the
    two facts that moved it most. occasion, opening: codes of `codes.OCCASIONS` and `codes.OPENINGS`.
    minutes, cost: within the budget.
    """

    step: int
    kind: str
    about: str
    people: tuple[str, ...]
    gathering: str | None
    minutes: int
    cost: int
    because: tuple[Reason, Reason]
    occasion: Reason
    opening: Reason


@dataclass
class _Plan:
    """Steps taken so far and what they leave of the budget."""

    budget: Budget
    taken: list[tuple[Candidate, Size]] = field(default_factory=list)

    def take_best(
        self,
        candidates: Iterable[Candidate],
        reserve: int = 0,
        value: Callable[[Candidate], float] | None = None,
    ) -> bool:
        """Take the best candidate that fits, in the first of its sizes that does; False when none fits."""
        worth = value or (lambda candidate: candidate.value)
        for candidate in sorted(candidates, key=lambda c: (-worth(c), c.kind, c.about, c.people)):
            size = next((size for size in candidate.sizes if self._fits(size, reserve)), None)
            if size is not None and not self._overlaps(candidate):
                self.taken.append((candidate, size))
                return True
        return False

    def kinds(self) -> Counter[str]:
        return Counter(candidate.kind for candidate, _ in self.taken)

    def has_step(self, step: int) -> bool:
        return any(candidate.step == step for candidate, _ in self.taken)

    def _fits(self, size: Size, reserve: int) -> bool:
        minutes = sum(taken.minutes for _, taken in self.taken) + size.minutes
        money = sum(taken.cost for _, taken in self.taken) + size.cost
        in_time = self.budget.minutes is None or minutes + reserve <= self.budget.minutes
        return in_time and (self.budget.money is None or money <= self.budget.money)

    def _overlaps(self, candidate: Candidate) -> bool:
        """Nobody is met by two steps of one week, and no room is looked for twice."""
        for taken, _ in self.taken:
            same_thing = (taken.kind, taken.about, taken.people) == (
                candidate.kind,
                candidate.about,
                candidate.people,
            )
            both_find_a_room = taken.fallback and candidate.fallback and taken.step == candidate.step
            if same_thing or both_find_a_room or set(taken.people) & set(candidate.people):
                return True
        return False


@dataclass(frozen=True)
class WeekPlan:
    """What the page shows: the first steps, and those behind もっと見る; `MOST_STEPS` in all at most."""

    first: tuple[Move, ...]
    more: tuple[Move, ...]


def plan_page(facts: WeekFacts, *, done: Collection[int] = (), looked: bool = False) -> WeekPlan:
    """The week once more, after some of its steps were done.

    done: numbers of the steps (1, 2, 3) already done this week; of these only a promise that is due comes first again.
    looked: a room was looked for this week. That is not yet showing up: what was found may be gone to, but no other is
    looked for.
    """

    def fits(move: Move) -> bool:
        return not (looked and move.step == 1 and move.gathering is None)

    wanted = [move for move in plan_week(facts, DEFAULT_STEPS) if fits(move)]
    first = tuple(move for move in wanted if move.step not in done or move.kind == "promise")
    taken = {person for move in first for person in move.people}
    more = tuple(
        move
        for move in plan_week(facts, MOST_STEPS)
        if move not in first
        and fits(move)
        and not taken & set(move.people)
        and (move.step not in done or move.step == 2)
    )
    return WeekPlan(first, more[: MOST_STEPS - len(first)])


def plan_week(facts: WeekFacts, steps: int = DEFAULT_STEPS) -> tuple[Move, ...]:
    """This week's steps, in the order in which to show them: a promise that is due, ①, ②, ③, then more.

    steps: 1–7, else `TooManySteps`. Fewer come back when nothing more fits the budget or is open. A due
    promise takes the place of ②; among more steps, due promises come first. Minutes and money together stay
    within the budget.
    """
    if not 1 <= steps <= MOST_STEPS:
        raise TooManySteps(asked=steps, most=MOST_STEPS)
    first, second = list(showing_up_candidates(facts)), list(meeting_candidates(facts))
    third = list(polishing_candidates(facts))
    promises = [candidate for candidate in second if candidate.urgent]
    plan = _Plan(facts.budget)
    plan.take_best(promises)
    for step, candidates in ((1, first), (2, second), (3, third)):
        if len(plan.taken) < steps and not plan.has_step(step):
            _take_step(plan, step, candidates)
    while len(plan.taken) < steps and plan.kinds()["promise"] < MOST_PROMISES and plan.take_best(promises):
        continue
    others = [candidate for candidate in (*first, *second) if not (candidate.fallback or candidate.urgent)]
    while len(plan.taken) < steps and _take_another(plan, others):
        continue
    ordered = sorted(plan.taken, key=lambda pair: (not pair[0].urgent, pair[0].step))
    return tuple(_move(candidate, size) for candidate, size in ordered)


def _take_step(plan: _Plan, step: int, candidates: list[Candidate]) -> None:
    """The step's best that leaves something for the others; with a narrow budget, the best that fits at
    all.
    """
    if not plan.take_best(candidates, LEFT_FOR_OTHERS[step]):
        plan.take_best(candidates)


def _take_another(plan: _Plan, candidates: list[Candidate]) -> bool:
    kinds = plan.kinds()
    return plan.take_best(candidates, value=lambda c: c.value * effects.SAME_KIND_AGAIN ** kinds[c.kind])


def _move(candidate: Candidate, size: Size) -> Move:
    return Move(
        step=candidate.step,
        kind=candidate.kind,
        about=candidate.about,
        people=candidate.people,
        gathering=candidate.gathering,
        minutes=size.minutes,
        cost=size.cost,
        because=candidate.because,
        occasion=size.occasion,
        opening=size.opening,
    )


@dataclass(frozen=True)
class Tap:
    """One imported name to ask about with single taps; questions: of `codes.TAP_QUESTIONS`, in order."""

    person: str
    questions: tuple[str, ...] = TAP_QUESTIONS


def quick_taps(names: Iterable[ImportedName], limit: int = MOST_TAPS) -> tuple[Tap, ...]:
    """Up to six imported names that most likely belong to the network; family and services never.

    A work place or title says most, then a picture, a mail address, a phone. Names with none of these are
    left in peace. Who was asked and put off is for the caller to leave out.
    """
    worth = {name.id: _promise_of(name) for name in names if not (name.family or name.service)}
    likely = sorted((who for who, n in worth.items() if n > 0), key=lambda who: (-worth[who], who))
    return tuple(Tap(who) for who in likely[: min(limit, MOST_TAPS)])


def _promise_of(name: ImportedName) -> float:
    told = (
        (2.0, name.organization),
        (2.0, name.title),
        (1.0, name.has_photo),
        (1.0, name.has_mail),
        (0.5, name.has_phone),
    )
    return sum(points for points, there in told if there)
