"""The simple ways of spending the same hours: habit, rotation, longest-unseen, random, favourites, and nothing.

All share one frame: half an hour of practice a week (now and then on what one says one does), one gathering when the
hours and the money allow, a meal when there is time for one, and messages for the rest. They differ in where they go
and to whom they turn. Help, thanks and kept promises come to them as they come to everybody: by themselves (`life`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np
from benchmarks.two_years.diary import Diary, monday
from benchmarks.two_years.life import HOURS_A_WEEK, KINDS, MEAL_COST, MINUTES, MONEY_A_WEEK, Event, Life

LOOKING_TAKES = 20
Order = Callable[[Life], list[int]]
Where = Callable[[Life, list[Event]], list[Event]]


def live(life: Life, where: Where, whom: Order, wanted: Callable[[Life], str | None]) -> int:
    """Spend one week; returns the minutes used."""
    left, money = int(HOURS_A_WEEK * 60), MONEY_A_WEEK
    if life.week % 13 == 0:
        life.say_it_better("do")
    else:
        life.practise()
    left -= MINUTES["practise"]
    kind = wanted(life)
    if kind and all(event.kind != kind for event in life.events()):
        life.look_for(kind)
        left -= LOOKING_TAKES
    for event in where(life, [one for one in life.events() if one.cost <= money and one.minutes <= left])[:1]:
        life.attend(event)
        left, money = left - event.minutes, money - event.cost
    for person in whom(life):
        if left < MINUTES["message"]:
            break
        if left >= MINUTES["meal"] and money >= MEAL_COST and life.meal(person):
            left, money = left - MINUTES["meal"], money - MEAL_COST
        elif left >= MINUTES["meal"] and money >= MEAL_COST:
            # Asked in vain: no more than a message's time is gone.
            left -= MINUTES["message"]
        else:
            life.write(person)
            left -= MINUTES["message"]
    return int(HOURS_A_WEEK * 60) - left


def nothing(life: Life) -> int:
    """Neither go nor write: what is left of the ties one had."""
    return 0


def habit(life: Life) -> int:
    """Where one has been most, with whom one had most to do in the last quarter."""
    been = Counter(circle for _, _, circle, _ in life.diary.visits)

    def whom(life: Life) -> list[int]:
        since = monday(life.week).toordinal() - 90
        return _ordered(life, lambda one: (-sum(day >= since for day, _, _ in one.contacts), -one.last))

    return live(
        life,
        lambda life, events: sorted(events, key=lambda one: (-been[one.circle], _lot(life, one))),
        whom,
        _never,
    )


def rotation(life: Life) -> int:
    """The six kinds in turn; everybody in turn, in the order in which one came to know them."""
    kind = KINDS[life.week % len(KINDS)]
    written = Counter(
        {
            one.id: sum(m in ("message", "meal") for _, m, _ in one.contacts)
            for one in life.diary.people.values()
        }
    )
    order = {person: place for place, person in enumerate(life.diary.people)}
    return live(
        life,
        lambda life, events: sorted(events, key=lambda one: (one.kind != kind, _lot(life, one))),
        lambda life: _ordered(life, lambda one: (written[one.id], order.get(one.id, len(order)))),
        lambda _: kind,
    )


def longest_unseen(life: Life) -> int:
    """Where one has not been for longest, and whom one has not seen for longest."""
    last: dict[str, int] = {kind: day for day, kind, _, _ in life.diary.visits}
    kind = min(KINDS, key=lambda one: (last.get(one, 0), one))
    return live(
        life,
        lambda life, events: sorted(events, key=lambda one: (last.get(one.kind, 0), _lot(life, one))),
        lambda life: _ordered(life, lambda one: (one.last,)),
        lambda _: kind,
    )


def random(life: Life) -> int:
    """Anywhere, anybody."""
    rng = np.random.default_rng([life.world.seed, life.week])
    kind = str(rng.choice(KINDS))
    luck = rng.random(len(life.world.field))
    return live(
        life,
        lambda _, events: [events[one] for one in rng.permutation(len(events))],
        lambda life: _ordered(life, lambda one: (luck[one.id],)),
        lambda _: kind,
    )


def favourites(life: Life) -> int:
    """Whom one likes best, and where most of them go."""

    def liking(life: Life) -> dict[int, float]:
        return {one.id: sum(one.moods) / (len(one.moods) + 1) for one in life.diary.people.values()}

    liked = liking(life)
    return live(
        life,
        lambda life, events: sorted(
            events, key=lambda one: (-sum(liked.get(who, 0.0) for who in one.mine), _lot(life, one))
        ),
        lambda life: _ordered(life, lambda one: (-liked.get(one.id, 0.0), -len(one.contacts))),
        _never,
    )


def _lot(life: Life, event: Event) -> int:
    """An order that means nothing, for events that are equal otherwise."""
    return (event.circle * 37 + life.week * 11 + life.world.seed * 7) % 61


def _never(life: Life) -> str | None:
    """Looks for no kind in particular, unless nothing at all is known this week."""
    return None if life.events() else KINDS[life.week % len(KINDS)]


def _ordered(life: Life, key: Callable[..., tuple[float, ...]]) -> list[int]:
    """Everybody, in an order; nobody twice within a fortnight (nobody likes to be written to every week)."""
    fresh = monday(life.week).toordinal() - 12
    people: Iterable[object] = sorted(life.diary.people.values(), key=lambda one: (*key(one), one.id))
    return [one.id for one in people if _written(life.diary, one.id) < fresh]


def _written(diary: Diary, person: int) -> int:
    days = (
        day for day, medium, _ in reversed(diary.people[person].contacts) if medium in ("message", "meal")
    )
    return next(days, 0)


BASELINES: dict[str, Callable[[Life], int]] = {
    "habit": habit,
    "rotation": rotation,
    "longest-unseen": longest_unseen,
    "random": random,
    "favourites": favourites,
}
