"""How much hints tell, and in which order that puts people."""

from __future__ import annotations

import math

import numpy as np
import pytest

from enishi.core.recall import Fit, fit_of, groups_of, rank, told

PEOPLE = 1000


def hint(number: int, found: dict[int, float], *, start: int | None = None, weight: float = 1.0) -> Fit:
    begin = number * 10 if start is None else start
    return fit_of(number, begin, begin + 5, weight, found)


def order(*fits: Fit, limit: int = 10) -> list[int]:
    return [int(pk) for pk in rank(fits, PEOPLE, limit).people]


@pytest.mark.parametrize(
    ("fits", "first"),
    [
        # One rare thing remembered outweighs two common ones.
        ((hint(0, {1: 1.0}), hint(1, dict.fromkeys(range(2, 300), 1.0)), hint(2, dict.fromkeys(range(2, 300), 1.0))), 1),
        # Two hints of the same rarity outweigh one.
        ((hint(0, {1: 1.0, 2: 1.0}), hint(1, {2: 1.0, 3: 1.0})), 2),
        # Who fits better comes first.
        ((hint(0, {1: 0.5, 2: 1.0}),), 2),
        # A hint that weighs more decides.
        ((hint(0, {1: 1.0}), hint(1, {2: 1.0}, weight=1.5)), 2),
        # A hint that fits nobody costs nothing.
        ((hint(0, {1: 1.0}), hint(1, {})), 1),
        # Two readings of the same words are no two hints: the one beside them tells more.
        ((hint(0, {1: 1.0}), hint(1, {1: 1.0}, start=2), hint(2, {2: 1.0}), hint(4, {2: 1.0})), 2),
        # Equals in the order in which they came.
        ((hint(0, {7: 1.0, 3: 1.0}),), 3),
    ],
)  # fmt: skip
def test_the_likeliest_comes_first(fits: tuple[Fit, ...], first: int) -> None:
    assert order(*fits)[0] == first


def test_what_fewer_fit_tells_more_and_what_all_fit_nothing() -> None:
    alone, some, all_ = (told(np.ones(count), PEOPLE)[0] for count in (1, 50, PEOPLE))
    assert math.log(PEOPLE + 1) > alone > some > all_ >= 0
    assert all_ == pytest.approx(0, abs=1e-3)


def test_who_fits_far_worse_does_not_make_a_good_fit_common() -> None:
    many = np.array([1.0, *[0.2] * 400])
    assert told(many, PEOPLE)[0] == told(np.ones(1), PEOPLE)[0]
    assert told(np.ones(401), PEOPLE)[0] < told(many, PEOPLE)[0]


def test_those_who_were_not_read_count_as_if_they_were() -> None:
    read = told(np.ones(300), PEOPLE)[0]
    beside = told(np.ones(100), PEOPLE, [(1.0, 200), (0.1, 500)])[0]
    assert beside == pytest.approx(read)


def test_what_each_hint_told_adds_up() -> None:
    ranking = rank([hint(0, {1: 1.0}), hint(1, {1: 0.5, 2: 1.0})], PEOPLE, 5)
    assert sum(ranking.parts[1].values()) == pytest.approx(
        float(ranking.scores[list(ranking.people).index(1)])
    )
    assert set(ranking.parts[2]) == {1}


def test_readings_of_the_same_words_stand_together() -> None:
    fits = [hint(0, {1: 1.0}, start=0), hint(1, {1: 1.0}, start=3), hint(2, {1: 1.0}, start=9)]
    assert [[fit.hint for fit in group] for group in groups_of(fits)] == [[0, 1], [2]]


def test_nobody_fits_nothing() -> None:
    assert order() == [] and order(hint(0, {})) == []
    assert order(hint(0, {1: 1.0, 2: 1.0, 3: 0.5}), limit=2) == [1, 2]
