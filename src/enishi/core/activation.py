"""Activation: how present a tie still is, from the days on which the two had to do with each other.

B = ln Σ w·Δ^(−½) (Anderson & Schooler 1991; Pavlik & Anderson 2005) and R = 1/(1+e^((τ−B)/s)). Decides the
weights, the law of forgetting and the day on which a tie will cross a level. Decides nothing about whom to
meet: see `week`. R is an order among ties and is never shown: nobody knows another's mind. Shown are the
plain days behind it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from enishi.core.errors import OutOfRange

ContactDay = tuple[int, float]
"""One day on which the two had contact: its proleptic ordinal (`date.toordinal`) and its weight (> 0)."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MEDIUM_WEIGHTS = {
    "message": 0.5,
    "gathering": 1.0,
    "call": 1.5,
    "video": 1.5,
    "letter": 1.5,
    "one_to_one": 2.0,
    "meal": 2.0,
}
FAVOR_WEIGHTS = {"work": 4.0}
"""Favors that are a contact of their own: having worked together stays longest. Others ride on their
encounter.
"""

DECAY = 0.5
THRESHOLD = -1.7
SPREAD = 0.6
LEVELS = (0.5, 0.2)
"""The levels of R whose crossing days are stored: "not seen for a while", and nearly forgotten."""

_LAST_DAY = date.max.toordinal()


def weight_of(medium: str) -> float:
    """Weight of one encounter by its medium (contracts.md); an unknown medium counts as a gathering, 1."""
    return MEDIUM_WEIGHTS.get(medium, 1.0)


def contact_days(contacts: Iterable[ContactDay]) -> tuple[ContactDay, ...]:
    """Fold contacts into contact days: each day once, with its largest weight, oldest first.

    Spacing pays and a chatty day does not. Weights of 0 or less are left out.
    """
    largest: dict[int, float] = {}
    for day, weight in contacts:
        if weight > 0:
            largest[day] = max(weight, largest.get(day, 0.0))
    return tuple(sorted(largest.items()))


def activation(days: Sequence[ContactDay], today: int) -> float:
    """B of one tie on the day `today` (ordinal), in ℝ; −∞ before the first contact.

    `days` as from `contact_days`. Days after `today` are not yet there. Δ = days since + ½, so that today
    is finite.
    """
    total = sum(weight * (today - day + 0.5) ** -DECAY for day, weight in days if day <= today)
    return math.log(total) if total > 0 else -math.inf


def remembered(b: float) -> float:
    """R of an activation B: 0–1, rising; 0 for −∞."""
    exponent = (THRESHOLD - b) / SPREAD
    return 0.0 if exponent > 700 else 1 / (1 + math.exp(exponent))


def remembered_on(days: Sequence[ContactDay], today: int) -> float:
    """R of one tie on a day: 0–1, 0 before the first contact."""
    return remembered(activation(days, today))


def activation_at(level: float) -> float:
    """The B at which R equals `level` (between 0 and 1, both excluded; else `OutOfRange`)."""
    if not 0 < level < 1:
        raise OutOfRange(level=level)
    return THRESHOLD + SPREAD * math.log(level / (1 - level))


def crosses_on(days: Sequence[ContactDay], level: float) -> int | None:
    """First day (ordinal), at or after the last contact, on which R lies below `level` if nothing more
    happens.

    Exact to the day: B only falls between contacts, so the day is bracketed and bisected. None without any
    contact, and when the calendar ends (year 9999) before.
    """
    if not days:
        return None
    floor = activation_at(level)
    # Σ w·Δ^(−d) ≤ Σw · Δ_last^(−d): by this day at the latest the level is crossed.
    low = days[-1][0] - 1
    high = low + 2 + math.ceil((sum(weight for _, weight in days) / math.exp(floor)) ** (1 / DECAY))
    while high - low > 1:
        middle = (low + high) // 2
        if activation(days, middle) < floor:
            high = middle
        else:
            low = middle
    return high if high <= _LAST_DAY else None


def past_strength(days: Sequence[ContactDay]) -> float:
    """All that ever passed, Σw ≥ 0, however long ago: what a dormant tie once was. `TieLogs.sums` does it
    for many.
    """
    return math.fsum(weight for _, weight in days)


def usual_gap(days: Sequence[ContactDay]) -> float | None:
    """Median days between contact days, ≥ 1; None under three contact days, where "usual" says nothing."""
    if len(days) < 3:
        return None
    return float(median(later[0] - earlier[0] for earlier, later in pairwise(days)))


def gap_ratio(days: Sequence[ContactDay], today: int) -> float | None:
    """ρ: the present silence over the usual gap, ≥ 0 (Navarro et al. 2017). None under three contact days.

    For the sentence "usually every 3 weeks, now 11" only; it ranks badly and is never a ranking.
    """
    past = days[: bisect_right(days, (today, math.inf))]
    gap = usual_gap(past)
    return None if gap is None else (today - past[-1][0]) / gap


@dataclass(frozen=True)
class TieLogs:
    """The contact days of many ties in three flat arrays, for one pass over everybody.

    days: ordinals, each tie's together and oldest first; weights: alike, > 0; starts: where each tie
    begins, with the total at the end (length ties + 1). A tie may be empty. All days must lie in the past
    of the day asked about.
    """

    days: Ints
    weights: Floats
    starts: Ints

    @property
    def lengths(self) -> Ints:
        """Number of contact days of each tie."""
        return np.diff(self.starts)

    def sums(self, values: Floats) -> Floats:
        """Sum of one value per contact day over each tie; 0 for an empty tie."""
        # reduceat repeats its neighbour for empty ties, so these are left out of it.
        totals = np.zeros(len(self.starts) - 1)
        filled = self.lengths > 0
        if filled.any():
            totals[filled] = np.add.reduceat(values, self.starts[:-1][filled])
        return totals


def tie_logs(ties: Iterable[Sequence[ContactDay]]) -> TieLogs:
    """Lay the contact days of many ties, each as from `contact_days`, into flat arrays; order is kept."""
    listed = [tuple(days) for days in ties]
    flat = [pair for days in listed for pair in days]
    pairs = np.array(flat, dtype=np.float64).reshape(len(flat), 2)
    starts = np.concatenate(([0], np.cumsum([len(days) for days in listed], dtype=np.int64)))
    return TieLogs(pairs[:, 0].astype(np.int64), pairs[:, 1], starts.astype(np.int64))


def activations(logs: TieLogs, today: int) -> Floats:
    """B of every tie on one day; −∞ for empty ties. Equal to `activation` of each."""
    with np.errstate(divide="ignore"):
        return np.log(logs.sums(logs.weights / np.sqrt(today - logs.days + 0.5)))


def remembered_all(b: Floats) -> Floats:
    """R of many activations, 0–1; 0 for −∞."""
    return np.asarray(1 / (1 + np.exp(np.minimum((THRESHOLD - b) / SPREAD, 700.0))) * np.isfinite(b))


def crossings(logs: TieLogs, level: float) -> Ints:
    """The day on which each tie's R falls below `level`, as `crosses_on`; 0 where that has no answer."""
    floor = math.exp(activation_at(level))
    filled = np.flatnonzero(logs.lengths)
    answer = np.zeros(len(logs.starts) - 1, dtype=np.int64)
    if not len(filled):
        return answer
    last = logs.days[logs.starts[filled + 1] - 1]
    low, high = last - 1, last + 1 + np.ceil((logs.sums(logs.weights)[filled] / floor) ** 2).astype(np.int64)
    owner = np.repeat(np.arange(len(filled)), logs.lengths[filled])
    while np.any(high - low > 1):
        middle = (low + high) // 2
        present = logs.sums(logs.weights / np.sqrt(np.maximum(middle[owner] - logs.days, 0) + 0.5))[filled]
        # On the day before the last contact the tie is taken as present, as it is bracketed by `low`.
        below = (present < floor) & (middle >= last)
        low, high = np.where(below, low, middle), np.where(below, middle, high)
    answer[filled] = np.where(high <= _LAST_DAY, high, 0)
    return answer
