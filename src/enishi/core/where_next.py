"""Where next: every gathering to come, the most promising first, with the facts that speak for each.

Decides an order and its reasons, in new people a visit: what its kind and series still bring (`rooms`), the fields
expected there, who of the owner's comes, whom to look for; and whether it lies within the week's money and hours.
What solicited is not suggested again. The week's one step is `week`'s to choose.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from enishi.core.balance import KINDS, WINDOWS, balance_of
from enishi.core.codes import Reason
from enishi.core.rooms import one_kind_too_often
from enishi.core.week_facts import Budget, ComingGathering

FIRST_VISIT = 3.0
"""A kind never visited comes before others (V = +∞), yet not before everything together."""

MOST_REASONS = 3


@dataclass(frozen=True)
class Ranked:
    """One gathering with what speaks for it, loudest first. within: money and hours are enough for it."""

    id: str
    because: tuple[Reason, ...]
    within: bool


def where_next(
    gatherings: Iterable[ComingGathering],
    visits: Sequence[tuple[int, str]],
    budget: Budget,
    today_ordinal: int,
) -> tuple[Ranked, ...]:
    """Rank the gatherings to come; visits: (ordinal, kind) of those attended, the oldest first.

    Within the budget first, then by worth, then the nearest. Those that solicited are left out.
    """
    recent = [kind for _, kind in visits]
    ranked = []
    for gathering in gatherings:
        if gathering.solicited:
            continue
        grounds = sorted(_grounds(gathering, visits, today_ordinal), key=lambda pair: -pair[0])
        worth = math.fsum(value for value, _ in grounds) - one_kind_too_often(recent, gathering.kind)
        within = _within(gathering, budget)
        because = tuple(reason for _, reason in grounds[:MOST_REASONS])
        ranked.append(
            ((not within, -worth, gathering.on, gathering.id), Ranked(gathering.id, because, within))
        )
    return tuple(one for _, one in sorted(ranked, key=lambda pair: pair[0]))


def _within(gathering: ComingGathering, budget: Budget) -> bool:
    money = budget.money is None or gathering.cost <= budget.money
    return money and (budget.minutes is None or gathering.minutes <= budget.minutes)


Ground = tuple[float, Reason]


def _grounds(
    gathering: ComingGathering, visits: Sequence[tuple[int, str]], today_ordinal: int
) -> Iterator[Ground]:
    yield from _kind(gathering, visits, today_ordinal)
    if gathering.again:
        yield 0.8, Reason("again_wished", {"title": gathering.series or gathering.title})
    if gathering.new_fields:
        yield (
            min(0.5 * len(gathering.new_fields), 1.0),
            Reason("fields_expected", {"fields": gathering.new_fields}),
        )
    if gathering.mine_coming:
        yield (
            min(0.2 * len(gathering.mine_coming), 0.6),
            Reason("mine_are_coming", {"people": gathering.mine_coming}),
        )
    wanted = tuple(one.person for one in gathering.to_meet if one.person)
    if wanted:
        yield 0.7, Reason("wanted_there", {"people": wanted})
    seats = [one.field for one in gathering.to_meet if one.field and one.why == "vacant_seat"]
    if seats:
        yield 0.6, Reason("vacant_seat_there", {"field": seats[0]})
    yield 0.0, Reason("costs", {"minutes": gathering.minutes, "cost": gathering.cost})


def _kind(
    gathering: ComingGathering, visits: Sequence[tuple[int, str]], today_ordinal: int
) -> Iterator[Ground]:
    kind, room, series = gathering.kind, gathering.room, gathering.series_room
    if kind in KINDS and kind not in {visited for _, visited in visits}:
        yield FIRST_VISIT, Reason("kind_never_visited", {"kind": kind})
    elif kind in balance_of(visits, today_ordinal, WINDOWS[0]).missing:
        yield 0.6, Reason("kind_missing", {"kind": kind, "days": WINDOWS[0]})
    if room.only_there and not math.isinf(room.value):
        yield (
            min(room.value, FIRST_VISIT),
            Reason("kind_brings_new", {"kind": kind, "people": room.only_there, "visits": room.visits}),
        )
    if series and series.only_there and not math.isinf(series.value):
        name = gathering.series or ""
        yield (
            min(series.value, FIRST_VISIT) / 2,
            Reason(
                "series_brings_new", {"series": name, "people": series.only_there, "visits": series.visits}
            ),
        )
