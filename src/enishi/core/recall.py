"""How much hints tell of whom, and how that adds up.

Decides how the fit of people to each hint of a query becomes one order. What a hint is, and who fits it how well, is
language's and the network's business.

A hint tells the more the fewer fit it at least as well (inverse document frequency, Spärck Jones 1972, over the levels
of fit instead of a word's bare presence). Hints read from the same words of a query are the same evidence and add up
with diminishing weight; hints that fit nobody, or somebody else, cost nothing: one of them may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
SHARPNESS = 1.3
"""What few fit tells more than in proportion: one rare thing remembered outweighs several common ones."""
ABOUT_AS_WELL = 0.75
"""The share of a fit from which another one is about as good."""
DIMINISHING = (1.0, 0.45, 0.2, 0.1)
"""What the best, second … reading of the same words counts."""


@dataclass(frozen=True)
class Fit:
    """Who fits a hint. people: ids, each once; values: how well, > 0; hint, start, end, weight: of the hint; beside: how
    well and how many others fit it who are so many that they were not read."""

    hint: int
    start: int
    end: int
    weight: float
    people: Ints
    values: Floats
    beside: tuple[tuple[float, int], ...] = ()


def fit_of(hint: int, start: int, end: int, weight: float, found: Mapping[int, float]) -> Fit:
    """Make a Fit of a mapping from people to values."""
    people = np.fromiter(found.keys(), dtype=np.int64, count=len(found))
    values = np.fromiter(found.values(), dtype=np.float64, count=len(found))
    return Fit(hint, start, end, weight, people, values)


def told(values: Floats, of: int, beside: Iterable[tuple[float, int]] = ()) -> Floats:
    """What each fit tells among all of them (see `told_by`). values: > 0; beside: values and how often each."""
    if not len(values):
        return values
    at_least = len(values) - np.searchsorted(np.sort(values), ABOUT_AS_WELL * values)
    for value, many in beside:
        at_least = at_least + many * (value >= ABOUT_AS_WELL * values)
    return told_by(values, at_least, of)


def told_by(values: Floats, as_well: Ints, of: int) -> Floats:
    """What fits tell: value times s**1.3 / ln(n+1)**0.3, s = ln((n+1) / (number that fit about as well + ½)).

    n people in all, ≥ 1; as_well: how many fit about as well. Never negative, at most ln(n+1).
    """
    surprise = np.maximum(0.0, np.log((of + 1) / (as_well + 0.5)))
    told: Floats = values * surprise**SHARPNESS / np.log(of + 1) ** (SHARPNESS - 1)
    return told


def groups_of(fits: Iterable[Fit]) -> list[list[Fit]]:
    """Part fits by the words they were read from: what overlaps stands together."""
    groups: list[tuple[int, list[Fit]]] = []
    for fit in sorted(fits, key=lambda one: (one.start, one.end)):
        if groups and fit.start < groups[-1][0]:
            groups[-1] = (max(groups[-1][0], fit.end), [*groups[-1][1], fit])
        else:
            groups.append((fit.end, [fit]))
    return [listed for _, listed in groups]


@dataclass(frozen=True)
class Ranking:
    """People by score, best first. parts: what each hint told of each of them, by hint."""

    people: Ints
    scores: Floats
    parts: dict[int, dict[int, float]]


def rank(fits: Iterable[Fit], of: int, limit: int) -> Ranking:
    """Order everybody who fits any hint. of: people in all; limit: how many to keep. Ties by id, the older first."""
    listed = [fit for fit in fits if len(fit.people)]
    if not listed:
        return Ranking(np.empty(0, dtype=np.int64), np.empty(0), {})
    people = np.unique(np.concatenate([fit.people for fit in listed]))
    total = np.zeros(len(people))
    columns: list[tuple[int, Floats]] = []
    for group in groups_of(listed):
        gains = np.zeros((len(group), len(people)))
        for row, fit in enumerate(group):
            gains[row, np.searchsorted(people, fit.people)] = fit.weight * told(fit.values, of, fit.beside)
            columns.append((fit.hint, gains[row].copy()))
        total += _diminished(gains)
    order = np.lexsort((people, -total))[:limit]
    parts: dict[int, dict[int, float]] = {int(people[at]): {} for at in order}
    for hint, column in columns:
        for at in order:
            if column[at] > 0:
                parts[int(people[at])][hint] = float(column[at])
    return Ranking(people[order], total[order], parts)


def _diminished(gains: Floats) -> Floats:
    """Sum each person's readings of the same words, the best in full and each further one less."""
    best = -np.sort(-gains, axis=0)
    factors = np.array([*DIMINISHING, *([0.05] * max(0, len(best) - len(DIMINISHING)))][: len(best)])
    summed: Floats = factors @ best
    return summed
