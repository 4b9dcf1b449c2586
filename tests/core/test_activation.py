"""Activation: the values of measures.md, the exact crossing days, and the pass over everybody."""

import math
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.core.activation import (
    LEVELS,
    TieLogs,
    activation,
    activation_at,
    activations,
    contact_days,
    crosses_on,
    crossings,
    gap_ratio,
    past_strength,
    remembered,
    remembered_all,
    remembered_on,
    tie_logs,
    usual_gap,
    weight_of,
)
from enishi.core.errors import OutOfRange

# Enough to find what breaks, few enough for the core to be tested while one types.
SOME = settings(max_examples=30, deadline=None)

TODAY = 740_000

logs = st.lists(
    st.tuples(st.integers(TODAY - 8000, TODAY), st.sampled_from([0.5, 1.0, 1.5, 2.0, 4.0])), max_size=30
).map(contact_days)


@pytest.mark.parametrize(
    ("ago", "b", "r"),
    [
        ([3], -0.63, 0.86),
        ([30], -1.71, 0.50),
        ([90], -2.25, 0.28),
        ([365], -2.95, 0.11),
        ([7, 37, 67], -0.43, 0.89),
    ],
)
def test_it_forgets_as_measured(ago, b, r):
    days = contact_days((TODAY - n, 1.0) for n in ago)
    assert activation(days, TODAY) == pytest.approx(b, abs=0.005)
    assert remembered_on(days, TODAY) == pytest.approx(r, abs=0.005)


def test_without_contact_nothing_is_present():
    assert activation((), TODAY) == -math.inf
    assert remembered(-math.inf) == 0
    assert crosses_on((), 0.5) is None
    assert activation([(TODAY + 1, 1.0)], TODAY) == -math.inf


def test_a_day_counts_once_with_its_largest_weight():
    assert contact_days([(5, 1.0), (3, 0.5), (5, 2.0), (5, 0.5), (4, 0.0)]) == ((3, 0.5), (5, 2.0))


def test_a_meal_weighs_more_than_a_message():
    assert [weight_of(medium) for medium in ("message", "gathering", "call", "meal", "pigeon")] == [
        0.5,
        1,
        1.5,
        2,
        1,
    ]


@pytest.mark.parametrize("level", [0.0, 1.0, -1.0, 2.0])
def test_it_refuses_a_level_that_is_never_crossed(level):
    with pytest.raises(OutOfRange):
        activation_at(level)


@SOME
@given(logs, st.sampled_from(LEVELS))
def test_the_crossing_day_is_the_first_one_below_the_level(days, level):
    day = crosses_on(days, level)
    if not days:
        assert day is None
        return
    assert day >= days[-1][0]
    assert activation(days, day) < activation_at(level)
    if day > days[-1][0]:
        assert activation(days, day - 1) >= activation_at(level)


@SOME
@given(st.lists(logs, max_size=12))
def test_the_pass_over_everybody_equals_each_alone(ties):
    together = tie_logs(ties)
    each = np.array([activation(days, TODAY) for days in ties])
    np.testing.assert_allclose(activations(together, TODAY), each, rtol=1e-9)
    np.testing.assert_allclose(remembered_all(each), [remembered(b) for b in each], rtol=1e-9)
    np.testing.assert_allclose(together.sums(together.weights), [past_strength(days) for days in ties])
    for level in LEVELS:
        assert crossings(together, level).tolist() == [crosses_on(days, level) or 0 for days in ties]


@SOME
@given(logs, st.integers(TODAY - 100, TODAY))
def test_one_more_contact_never_lowers_it(days, day):
    more = contact_days([*days, (day, 1.0)])
    assert activation(more, TODAY) >= activation(days, TODAY)


def test_a_million_and_a_half_contact_days_take_a_moment():
    rng = np.random.default_rng(7)
    starts = np.arange(0, 1_500_001, 15)
    days = np.sort(rng.integers(TODAY - 4000, TODAY, (100_000, 15)), axis=1).ravel()
    everybody = TieLogs(days, rng.choice([0.5, 1.0, 2.0], 1_500_000), starts)
    began = time.perf_counter()
    remembered_all(activations(everybody, TODAY))
    # A few hundredths of a second on an ordinary machine; the bound is loose for a busy one.
    assert time.perf_counter() - began < 1


def test_the_usual_gap_needs_three_contact_days():
    assert usual_gap([(1, 1), (22, 1)]) is None
    assert usual_gap([(1, 1), (22, 1), (43, 1), (70, 1)]) == 21
    assert gap_ratio([(1, 1), (22, 1), (43, 1)], 43 + 77) == pytest.approx(77 / 21)
    assert gap_ratio([(1, 1), (22, 1), (43, 1)], 30) is None
