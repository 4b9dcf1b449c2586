"""Where everybody stands: within bounds, in their own part, the same every time, and never on top of one another."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.core import map as picture
from enishi.core.errors import OutOfRange
from enishi.core.map import Crowd, Sector

BRANCHES = tuple(f"b{number:02}" for number in range(26))
counted = st.dictionaries(st.sampled_from(BRANCHES), st.integers(0, 3000), min_size=1)
days = st.one_of(st.just(-1), st.integers(0, 4000))


@st.composite
def crowds(draw: st.DrawFn) -> tuple[Crowd, tuple[Sector, ...]]:
    people = draw(st.dictionaries(st.sampled_from(BRANCHES), st.integers(1, 25), min_size=1, max_size=8))
    sectors = picture.sectors_of(people, BRANCHES)
    number = sum(people.values())
    place = [at for at, sector in enumerate(sectors) for _ in range(sector.people)]
    return Crowd(
        key=np.array(draw(st.lists(st.integers(1, 10**6), min_size=number, max_size=number, unique=True))),
        sector=np.array(place),
        days=np.array(draw(st.lists(days, min_size=number, max_size=number))),
        strength=np.array(draw(st.lists(st.floats(-1, 6), min_size=number, max_size=number))),
    ), sectors


@given(counted)
def test_the_sectors_fill_the_circle_but_for_the_corridor(people: dict[str, int]) -> None:
    sectors = picture.sectors_of(people, BRANCHES)
    assert sectors[0].begins == pytest.approx(picture.CORRIDOR / 2)
    assert sectors[-1].ends == pytest.approx(math.tau - picture.CORRIDOR / 2)
    assert all(one.ends == pytest.approx(next_.begins) for one, next_ in itertools.pairwise(sectors))


@given(counted)
def test_more_people_never_stand_in_a_smaller_sector(people: dict[str, int]) -> None:
    sectors = sorted(picture.sectors_of(people, BRANCHES), key=lambda one: one.people)
    widths = [one.ends - one.begins for one in sectors]
    assert all(small <= large + 1e-9 for small, large in itertools.pairwise(widths))


def test_a_share_is_in_proportion_where_nobody_is_narrow() -> None:
    one, other = picture.sectors_of({"b00": 100, "b01": 300}, BRANCHES)
    assert (other.ends - other.begins) / (one.ends - one.begins) == pytest.approx(3)


def test_the_order_is_the_contract_s_whatever_comes_first() -> None:
    given_ = {"b05": 3, "": 9, "b01": 500}
    assert [one.branch for one in picture.sectors_of(given_, BRANCHES)] == ["b01", "b05", ""]


def test_a_count_below_nothing_is_refused() -> None:
    with pytest.raises(OutOfRange):
        picture.sectors_of({"b00": -1}, BRANCHES)


@pytest.mark.parametrize(
    ("since", "ring"), [(-1, 4), (0, 0), (30, 0), (31, 1), (91, 1), (92, 2), (365, 2), (366, 3), (9999, 3)]
)
def test_the_rings_are_true_to_their_names(since: int, ring: int) -> None:
    assert picture.band_of(np.array([since]))[0] == ring


@given(crowds())
def test_everybody_stands_in_their_own_sector_and_ring(given_: tuple[Crowd, tuple[Sector, ...]]) -> None:
    crowd, sectors = given_
    rings = picture.edges(True)
    for points in (
        picture.positions(crowd, sectors, rings),
        picture.settled(crowd, sectors, rings, rounds=12),
    ):
        radius = np.hypot(points[:, 0], points[:, 1])
        angle = np.arctan2(points[:, 0], -points[:, 1]) % math.tau
        band = picture.band_of(crowd.days)
        assert (radius >= np.array(rings)[band] - 1e-6).all()
        assert (radius <= np.array(rings)[band + 1] + 1e-6).all()
        assert (angle >= [sectors[at].begins - 1e-6 for at in crowd.sector]).all()
        assert (angle <= [sectors[at].ends + 1e-6 for at in crowd.sector]).all()


@given(crowds())
def test_the_same_facts_make_the_same_picture(given_: tuple[Crowd, tuple[Sector, ...]]) -> None:
    crowd, sectors = given_
    one, again = (picture.settled(crowd, sectors, picture.edges(True), rounds=5) for _ in range(2))
    assert np.array_equal(one, again)


def crowd_of(number: int, people: int = 1, spread: int = 300) -> tuple[Crowd, tuple[Sector, ...]]:
    rng = np.random.default_rng(number)
    sectors = picture.sectors_of(dict.fromkeys(BRANCHES[:6], people), BRANCHES)
    return Crowd(
        np.arange(number) * 7 + 1,
        np.arange(number) % 6,
        rng.integers(0, spread, number),
        rng.uniform(0, 3, number),
    ), sectors


def test_dots_do_not_lie_on_one_another() -> None:
    crowd, sectors = crowd_of(150)
    points = picture.settled(crowd, sectors, picture.edges(False))
    far = np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1))
    np.fill_diagonal(far, np.inf)
    assert far.min() > 2 * picture.DOT


def test_who_was_met_more_often_stands_nearer_within_a_ring() -> None:
    _, sectors = crowd_of(6)
    crowd = Crowd(np.array([5, 5]), np.array([0, 0]), np.array([200, 200]), np.array([3.0, 0.5]))
    often, once = picture.positions(crowd, sectors, picture.edges(False))
    assert np.hypot(*often) < np.hypot(*once)


def test_one_more_person_leaves_the_others_where_they_were() -> None:
    crowd, sectors = crowd_of(40)
    before = picture.positions(crowd, sectors, picture.edges(False))
    fewer = picture.positions(crowd.take(np.arange(39)), sectors, picture.edges(False))
    assert np.allclose(before[:39], fewer)


def test_closeness_is_activation_of_who_was_met_once() -> None:
    from enishi.core.activation import activation

    crowd = Crowd(np.array([1]), np.array([0]), np.array([12]), np.array([math.log(2.0)]))
    assert picture.closeness(crowd)[0] == pytest.approx(activation([(100, 2.0)], 112))


def test_the_nearest_come_first_and_nobody_unmet_before_one_who_was() -> None:
    crowd = Crowd(
        np.array([1, 2, 3, 4]), np.zeros(4, int), np.array([-1, 400, 2, 2]), np.array([9.0, 1.0, 1.0, 1.0])
    )
    assert picture.nearest(crowd, 3).tolist() == [2, 3, 1]


def test_grains_stand_for_everybody_and_leave_no_room_blank() -> None:
    crowd, sectors = crowd_of(5000)
    points, each = picture.grains(crowd, sectors, picture.edges(False), most=400)
    assert each == 13
    assert 5000 / each <= len(points) <= 5000 / each + 6 * 5
    rooms = set(zip(crowd.sector.tolist(), picture.band_of(crowd.days).tolist(), strict=True))
    assert len(points) >= len(rooms)


@given(st.lists(st.floats(0, math.tau - 0.01), min_size=1, max_size=15))
def test_places_on_the_inner_rim_keep_their_distance(wanted: list[float]) -> None:
    angles = sorted(angle % math.tau for angle in picture.seat_angles(wanted, 30.0))
    gaps = [b - a for a, b in zip(angles, [*angles[1:], angles[0] + math.tau], strict=True)]
    assert len(wanted) == 1 or min(gaps) * picture.SEAT_RIM > 20
