"""Drawings say what the numbers say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.web.figures import bars, dots, petals


def test_six_kinds_share_the_circle_evenly() -> None:
    assert [petal.turn for petal in petals([("kind", "", 1)] * 6)] == [0, 60, 120, 180, 240, 300]


def test_the_area_of_a_petal_grows_with_the_count() -> None:
    most, quarter = petals([("meals", "8", 8), ("seminars", "2", 2)])
    assert (most.size, quarter.size) == (1, 0.5)


def test_a_kind_not_yet_visited_is_no_petal() -> None:
    assert [petal.size for petal in petals([("meals", "1", 1), ("mixers", "0", 0)])] == [1, 0]


def test_nothing_at_all_still_draws() -> None:
    assert petals([]) == []
    assert [petal.size for petal in petals([("meals", "0", 0)])] == [0]
    assert [bar.share for bar in bars([("food", "0", 0)])] == [0]


def test_labels_stand_outside_the_petals() -> None:
    first = petals([("kind", "", 1)] * 6)[0]
    assert (first.label_x, first.label_y) == (0, -57)


def test_bars_are_shares_of_the_longest() -> None:
    assert [bar.share for bar in bars([("a", "4", 4), ("b", "1", 1)], "kincha")] == [100, 25]


def test_dots_that_would_touch_are_stacked() -> None:
    low, high, far = dots([(0.5, "a"), (0.51, "b"), (0.9, "c")])
    assert (low.y, high.y, far.y) == (42, 33, 42)


@given(st.lists(st.integers(min_value=0, max_value=10**6), max_size=12))
def test_no_petal_leaves_the_circle(counts: list[int]) -> None:
    assert all(0 <= petal.size <= 1 for petal in petals([("kind", "", count) for count in counts]))


@pytest.mark.parametrize("share", [-1.0, 0.0, 0.5, 1.0, 7.0])
def test_no_dot_leaves_the_line(share: float) -> None:
    assert 0 <= dots([(share, "")])[0].x <= 300


def test_columns_stand_on_their_line_in_proportion() -> None:
    from enishi.web.figures import columns

    one, two, none = columns([("a", 5), ("b", 10), ("c", 0)], tall=60)
    assert (one.height, two.height, none.height) == (30, 60, 0)
    assert all(column.y + column.height == 60 for column in (one, two, none))
    assert one.x + one.width < two.x and none.x + none.width <= 300


def test_little_is_still_seen_and_nothing_is_nothing() -> None:
    from enishi.web.figures import columns

    assert columns([("a", 1), ("b", 1000)])[0].height == 2
    assert [column.height for column in columns([("a", 0), ("b", 0)])] == [0, 0]
    assert columns([]) == []


def test_both_ways_share_one_measure() -> None:
    from enishi.web.figures import both_ways

    up, down = both_ways([("a", 2, 4)], tall=36)
    assert (up.height, down.height, down.y) == (18, 36, 36)
    assert (up.hue, down.hue) == ("moegi", "")
