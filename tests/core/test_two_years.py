"""The simulated two years: a law that stays as it was fixed, the same luck for every way of living, nothing for nothing."""

import numpy as np
import pytest
from benchmarks.two_years import habits
from benchmarks.two_years.life import Life
from benchmarks.two_years.world import BEFORE, WORLDS, world_of

HALF_A_YEAR = 26


def lived(world, way, weeks=HALF_A_YEAR):
    life = Life(world)
    for week in range(BEFORE, BEFORE + weeks):
        life.begin(week)
        way(life)
        life.end()
    return life


@pytest.fixture(scope="module", params=WORLDS)
def world(request):
    return world_of(request.param, 900)


GOLDEN = {
    # chances, people written down, who thinks of me: in the first half year of random ways
    "leaver": (5, 294, 77.162),
    "freelancer": (5, 124, 34.582),
}


def test_the_law_is_the_one_that_was_fixed(world):
    life = lived(world, habits.random)
    found = (len(life.chances), len(life.diary.people), round(float(life.thinks_of_me().sum()), 3))
    assert found == GOLDEN[world.name]


def test_the_same_seed_is_the_same_world_and_the_same_way_the_same_life(world):
    again = world_of(world.name, 900)
    assert np.array_equal(world.holders, again.holders)
    assert world.known == again.known
    one, other = lived(world, habits.rotation, 8), lived(again, habits.rotation, 8)
    assert one.chances == other.chances
    assert one.diary.people.keys() == other.diary.people.keys()


def test_who_does_nothing_meets_nobody_and_is_forgotten(world):
    life = Life(world)
    before, known = life.thinks_of_me().sum(), set(life.diary.people)
    after = lived(world, habits.nothing)
    assert set(after.diary.people) == known
    assert not after.diary.visits
    # Colleagues are still met at work for half a year; all others fade.
    assert after.thinks_of_me().sum() < before
    assert len(after.chances) <= len(lived(world, habits.random).chances)


def test_nobody_out_of_reach_is_remembered_or_passes_anything_on(world):
    life = lived(world, habits.random)
    gone = ~life.reachable()
    assert gone.any()
    assert not life.thinks_of_me()[gone].any()
    assert not life.meal(int(np.flatnonzero(gone)[0]))


@pytest.mark.parametrize("name", habits.BASELINES)
def test_every_simple_way_stays_within_its_hours(name):
    life = Life(world_of("freelancer", 901))
    for week in range(BEFORE, BEFORE + 6):
        life.begin(week)
        assert habits.BASELINES[name](life) <= 240
        life.end()
