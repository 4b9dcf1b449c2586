"""Persistence: lifetimes' model as oracle, and the ranking made of it."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.core.activation import contact_days, tie_logs
from enishi.core.errors import OutOfRange
from enishi.core.persistence import (
    MEETINGS,
    MESSAGES,
    History,
    Prior,
    alive,
    chances_again,
    history_of,
    meets_again,
    persistence,
    persistences,
)

# Enough to find what breaks, few enough for the core to be tested while one types.
SOME = settings(max_examples=30, deadline=None)

CDNOW = Prior(r=0.5248, alpha=6.183, a=0.891, b=1.614)
TODAY = 740_000
logs = st.lists(
    st.tuples(st.integers(TODAY - 9000, TODAY), st.sampled_from([0.5, 1.0, 2.0])), max_size=30
).map(contact_days)


@pytest.mark.parametrize(
    ("history", "chance"), [(History(2, 30.43, 38.86), 0.706), (History(0, 0, 10), 0.522)]
)
def test_it_gives_the_published_chances(history, chance):
    assert alive(history, CDNOW) == pytest.approx(chance, abs=0.0005)


def test_it_agrees_with_lifetimes():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its imports are older than the pandas they meet
        from lifetimes import ModifiedBetaGeoFitter
        from pandas import Series
    fitter = ModifiedBetaGeoFitter()
    fitter.params_ = Series({"r": 0.6, "alpha": 60.0, "a": 0.35, "b": 2.0})
    for x, t_x, t in [(0, 0, 5), (1, 40, 300), (12, 400, 410), (30, 900, 2000)]:
        theirs = fitter.conditional_probability_alive(x, t_x, t)[0]
        assert alive(History(x, t_x, t), MEETINGS.prior) == pytest.approx(theirs, rel=1e-9)


def test_its_chance_of_silence_is_the_mean_over_all_rates():
    rates = np.random.default_rng(3).gamma(0.6 + 4, 1 / (60 + 200), 400_000)
    silent = np.exp(-rates * 60).mean()
    history = History(4, 150, 200)
    again = meets_again(history, 60) / alive(history, MEETINGS.prior)
    assert again == pytest.approx(1 - silent, abs=0.002)


def test_it_refuses_to_look_no_days_ahead_or_at_nobody():
    with pytest.raises(OutOfRange):
        meets_again(History(0, 0, 1), 0)
    with pytest.raises(OutOfRange):
        persistences(tie_logs([[(TODAY, 1.0)]]), TODAY, -1)
    with pytest.raises(OutOfRange):
        history_of([], TODAY)


def test_no_contact_ranks_last():
    assert persistence((), TODAY, 60) == -math.inf
    assert persistence([(TODAY + 1, 1.0)], TODAY, 60) == -math.inf


def test_a_long_dense_and_then_silent_tie_stays_a_number():
    days = contact_days((TODAY - 20_000 + n, 1.0) for n in range(1500))
    assert math.isfinite(persistence(days, TODAY, 1, MESSAGES))
    assert 0 <= meets_again(history_of(days, TODAY), 1) < 1e-9


@pytest.mark.parametrize("pace", [MEETINGS, MESSAGES])
def test_who_was_met_lately_ranks_before_who_was_met_long_ago(pace):
    recent, old = contact_days([(TODAY - 3, 1.0)]), contact_days([(TODAY - 300, 1.0)])
    assert persistence(recent, TODAY, 60, pace) > persistence(old, TODAY, 60, pace)


@SOME
@given(st.lists(logs, max_size=10), st.sampled_from([1, 20, 60]), st.sampled_from([MEETINGS, MESSAGES]))
def test_the_pass_over_everybody_equals_each_alone(ties, horizon, pace):
    each = [persistence(days, TODAY, horizon, pace) for days in ties]
    np.testing.assert_allclose(persistences(tie_logs(ties), TODAY, horizon, pace), each, rtol=1e-7, atol=1e-7)
    chances = [meets_again(history_of(days, TODAY), horizon, pace.prior) if days else 0 for days in ties]
    np.testing.assert_allclose(chances_again(tie_logs(ties), TODAY, horizon, pace.prior), chances, rtol=1e-7)


@SOME
@given(logs.filter(bool), st.floats(1, 400))
def test_a_chance_lies_between_none_and_being_alive(days, horizon):
    history = history_of(days, TODAY)
    assert 0 <= meets_again(history, horizon) <= alive(history, MEETINGS.prior) * (1 + 1e-9)
