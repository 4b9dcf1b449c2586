"""Hours: with whom the time goes, how it felt, of whom a distance may be offered."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.core.hours import HOURS, Spent, costs, periods, quarters_up_to

TODAY = date(2026, 11, 24)
SPENT = st.builds(
    Spent, st.dates(date(2024, 1, 1), TODAY), st.sampled_from([*HOURS, "dance"]), st.sampled_from([None, -1, 0, 1]),
    st.booleans(),
)  # fmt: skip


def test_the_quarters_go_back_over_the_turn_of_the_year():
    assert quarters_up_to(date(2026, 2, 1), 3) == ("2025-Q3", "2025-Q4", "2026-Q1")


def test_a_quarter_holds_hours_moods_and_income():
    spent = [
        Spent(date(2026, 10, 3), "meal", 1, wished=True), Spent(date(2026, 11, 3), "call", -1),
        Spent(date(2026, 7, 3), "one_to_one", 0), Spent(date(2020, 1, 1), "meal", 1, wished=True),
    ]  # fmt: skip
    third, fourth = periods(spent, [(date(2026, 10, 9), 500.0), (date(2019, 1, 1), 9.0)], TODAY, 2)
    assert (third.hours, third.wished, third.fine, third.share) == (1.0, 0.0, 1, 0.0)
    assert (fourth.hours, fourth.wished, fourth.good, fourth.bad, fourth.income) == (2.5, 2.0, 1, 1, 500.0)
    assert fourth.share == pytest.approx(0.8)


@settings(max_examples=40, deadline=None)
@given(st.lists(SPENT, max_size=30))
def test_no_quarter_gives_more_than_it_has(spent):
    for one in periods(spent, [], TODAY):
        assert 0 <= one.wished <= one.hours
        assert one.share is None or 0 <= one.share <= 1


@pytest.mark.parametrize(
    ("wish", "bad", "so"),
    [(None, 0, False), (None, 1, False), (1, 1, False), (None, 2, True), (-1, 0, True), (1, 2, True)],
)
def test_only_those_who_cost_may_be_left_in_peace(wish, bad, so):
    assert costs(wish, bad) is so
