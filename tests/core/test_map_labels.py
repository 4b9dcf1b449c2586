"""Names on the map: none on another or on a dot, at any magnification, and where they stand they stay."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.core.map_labels import (
    LEVELS,
    NEVER,
    SIDES,
    Arc,
    Label,
    Spot,
    Taken,
    box,
    dot_pixels,
    labels_of,
    rim_levels,
)  # fmt: skip

spots = st.lists(
    st.builds(Spot, x=st.integers(-440, 440), y=st.integers(-440, 440), width=st.integers(1, 9)),
    min_size=1,
    max_size=25,
)


def rectangle(spot: Spot, label: Label, scale: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = box(spot, label.side, scale)
    return spot.x * scale + left, spot.y * scale + top, spot.x * scale + right, spot.y * scale + bottom


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(max_examples=60)
@given(spots)
def test_no_name_lies_on_another_at_any_magnification(given_: list[Spot]) -> None:
    labels = labels_of(given_)
    # Between the levels, too: the picture is drawn nearer without steps.
    for level, scale in [*enumerate(LEVELS), (1, 0.9), (2, 2.0), (4, 9.0)]:
        shown = [
            rectangle(spot, label, scale)
            for spot, label in zip(given_, labels, strict=True)
            if label.level <= level
        ]
        assert not any(overlap(one, other) for one, other in itertools.combinations(shown, 2))


@settings(max_examples=60)
@given(spots)
def test_no_name_covers_somebody_else_s_dot(given_: list[Spot]) -> None:
    for spot, label in zip(given_, labels_of(given_), strict=True):
        if label.level < NEVER:
            scale = LEVELS[label.level]
            left, top, right, bottom = rectangle(spot, label, scale)
            for other in given_:
                dot = dot_pixels(other.dot, scale) * 0.99
                inside = (
                    left < other.x * scale + dot and right > other.x * scale - dot
                    and top < other.y * scale + dot and bottom > other.y * scale - dot
                )  # fmt: skip
                assert other is spot or not inside


@given(spots)
def test_the_same_spots_are_named_alike(given_: list[Spot]) -> None:
    assert labels_of(given_) == labels_of(list(given_))


def test_one_alone_is_named_at_once_and_outwards() -> None:
    assert labels_of([Spot(100, 0, 4)]) == (Label(0, "right"),)
    assert labels_of([Spot(-100, 0, 4)]) == (Label(0, "left"),)


def test_the_foremost_gets_the_room_and_the_other_waits_until_one_is_nearer() -> None:
    first, *others = labels_of([Spot(0, 14.0 * n, 9) for n in range(9)])
    assert first.level == 0 < max(other.level for other in others)


def test_names_stay_within_the_rim() -> None:
    for label in labels_of([Spot(430, 0, 8)], within=446):
        assert label.level == NEVER or label.side != "right"


def test_names_keep_off_what_is_taken() -> None:
    taken = [Taken(40, 0, 30, 8)]
    (label,) = labels_of([Spot(0, 0, 4)], taken)
    assert not overlap(
        rectangle(Spot(0, 0, 4), label, LEVELS[label.level]),
        (40 * LEVELS[label.level] - 30, -8, 40 * LEVELS[label.level] + 30, 8),
    )


@pytest.mark.parametrize("side", SIDES)
def test_every_box_holds_its_dot(side: str) -> None:
    left, top, right, bottom = box(Spot(0, 0, 3), side, 1.0)
    assert left <= 0 <= right and top <= 0 <= bottom


@given(
    st.lists(
        st.builds(Arc, middle=st.floats(0, math.tau), width=st.floats(1, 6), people=st.integers(0, 99)),
        min_size=1,
        max_size=26,
    )
)
def test_names_on_the_rim_never_touch(arcs: list[Arc]) -> None:
    levels = rim_levels(arcs, 446)
    for level, scale in enumerate(LEVELS):
        shown = [arc for arc, at in zip(arcs, levels, strict=True) if at <= level]
        for one, other in itertools.combinations(shown, 2):
            apart = abs(one.middle - other.middle)
            assert min(apart, math.tau - apart) * 446 * scale >= (one.width + other.width) * 6
