"""Difference: scikit-bio and networkx as oracles; a friend kept never lowers it."""

from dataclasses import replace

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from skbio.diversity import alpha

from enishi.core.difference import (
    Presence,
    coverage,
    coverage_good,
    difference_of,
    distance,
    effective_size,
    ei_index,
    hill,
    origin_community,
)
from enishi.core.errors import OutOfRange

# Enough to find what breaks, few enough for the core to be tested while one types.
SOME = settings(max_examples=30, deadline=None)

FIELDS = ["it", "it.web", "it.data", "law", "food.sake", "food", "arts"]
someone = st.builds(
    Presence,
    id=st.uuids().map(str),
    fields=st.lists(st.sampled_from(FIELDS), min_size=1, max_size=3, unique=True).map(tuple),
    origin=st.sampled_from(["company:a", "series:b", "person:c", "person:d"]),
    remembered=st.floats(0.01, 1),
)
counts = st.lists(st.integers(1, 40), min_size=1, max_size=12)


def rao_by_pairs(people):
    """Rao's Q as its definition reads, over all pairs."""
    p = np.array([one.remembered for one in people])
    p = p / p.sum()
    d = np.array([[distance(a, b) for b in people] for a in people])
    return float(p @ d @ p)


@SOME
@given(st.lists(someone, min_size=1, max_size=8))
def test_the_sums_over_groups_equal_the_sum_over_all_pairs(people):
    found = difference_of(people)
    assert found.q == pytest.approx(rao_by_pairs(people))
    assert found.reach == pytest.approx(sum(one.remembered for one in people))
    share = [one.remembered / found.reach for one in people]
    first = people[0]
    mean = sum(p * distance(first, other) for p, other in zip(share, people, strict=True))
    assert found.delta(first.fields, first.origin) == pytest.approx(mean)


@SOME
@given(someone, someone, someone)
def test_the_triangle_inequality_holds(a, b, c):
    assert distance(a, c) <= distance(a, b) + distance(b, c) + 1e-12
    assert distance(a, b) == distance(b, a)


@SOME
@given(st.lists(someone, min_size=1, max_size=8), st.floats(0.01, 1))
def test_keeping_a_friend_never_lowers_the_difference(people, more):
    before = difference_of(people)
    kept = replace(people[0], remembered=people[0].remembered + more)
    after = difference_of([kept, *people[1:]])
    assert after.omega >= before.omega - 1e-9
    assert before.gain(people[0].fields, people[0].origin) >= -1e-9


@SOME
@given(st.lists(someone, min_size=1, max_size=8), someone)
def test_a_friend_of_no_known_field_lowers_nothing(people, other):
    unknown = replace(other, fields=())
    found = difference_of([*people, unknown])
    assert found.omega == pytest.approx(difference_of(people).omega)
    assert found.without_field == (unknown.id,)
    assert found.reach > found.fielded


@SOME
@given(st.lists(someone, min_size=2, max_size=8), st.randoms())
def test_the_order_of_people_does_not_matter(people, random):
    mixed = people[:]
    random.shuffle(mixed)
    one, other = difference_of(people), difference_of(mixed)
    assert (one.q, one.reach, one.effective_fields) == pytest.approx(
        (other.q, other.reach, other.effective_fields)
    )


def test_the_slope_is_what_a_little_more_memory_adds():
    people = [
        Presence("a", ("it",), "company:x", 0.9),
        Presence("b", ("it.web", "law"), "company:x", 0.4),
        Presence("c", ("food",), "series:y", 0.2),
    ]
    before, nudge = difference_of(people), 1e-6
    for index, one in enumerate(people):
        nudged = [*people[:index], replace(one, remembered=one.remembered + nudge), *people[index + 1 :]]
        slope = (difference_of(nudged).omega - before.omega) / nudge
        assert before.gain(one.fields, one.origin) == pytest.approx(slope, abs=1e-4)


def test_an_empty_network_has_no_difference():
    found = difference_of([])
    assert (found.q, found.omega, found.reach, found.effective_fields) == (0, 0, 0, 0)
    assert found.delta(("it",), "person:a") == 0


def test_it_refuses_a_distance_to_nobodys_field():
    with pytest.raises(OutOfRange):
        distance(Presence("a", (), "x", 1), Presence("b", ("it",), "x", 1))


def test_the_origin_is_the_company_then_the_series_then_the_introducer_then_oneself():
    assert origin_community("p", company="A社", series="会", introducer_organization="B") == "company:A社"
    assert origin_community("p", company=None, series="会", introducer_organization="B") == "series:会"
    assert origin_community("p", company=None, series=None, introducer_organization="B") == "organization:B"
    assert origin_community("p", company=None, series=None, introducer_organization=None) == "person:p"


@pytest.mark.parametrize(("q", "number"), [(0, 3), (1, 2.80), (2, 2.63)])
def test_hill_numbers_as_published(q, number):
    assert hill([0.5, 0.3, 0.2], q) == pytest.approx(number, abs=0.005)


@SOME
@given(counts, st.sampled_from([0, 1, 2, 3]))
def test_hill_numbers_agree_with_scikit_bio(seen, order):
    assert hill(seen, order) == pytest.approx(alpha.hill(seen, order=order))


def test_hill_refuses_what_is_less_than_nothing():
    with pytest.raises(OutOfRange):
        hill([1, -1])
    assert hill([]) == 0


def test_coverage_as_published():
    seen = [10, 5, 3, 2, 2, 1, 1, 1, 1]
    assert coverage_good(seen) == pytest.approx(0.846, abs=0.0005)
    assert coverage(seen) == pytest.approx(0.852, abs=0.0005)


@SOME
@given(counts)
def test_coverage_lies_between_nothing_and_all_and_goods_agrees_with_scikit_bio(seen):
    assert coverage_good(seen) == pytest.approx(alpha.goods_coverage(seen))
    assert 0 <= coverage(seen) <= 1


@pytest.mark.parametrize(("seen", "share"), [([], 0), ([1], 0), ([1, 0], 0), ([5, 4], 1), ([1, 1], 2 / 3)])
def test_coverage_of_little(seen, share):
    assert coverage(seen) == pytest.approx(share)


def test_the_ei_index_runs_from_all_inside_to_all_outside():
    assert [ei_index(0, 4), ei_index(4, 0), ei_index(3, 1), ei_index(0, 0)] == [-1, 1, 0.5, None]


@SOME
@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7))))
def test_the_effective_size_agrees_with_networkx(pairs):
    people = [str(n) for n in range(8)]
    ties = [(str(a), str(b)) for a, b in pairs if a != b]
    graph = networkx.Graph(ties)
    graph.add_edges_from(("me", person) for person in people)
    theirs = networkx.effective_size(graph, nodes=["me"])["me"]
    assert effective_size(people, [*ties, ("0", "stranger"), ("1", "1")]) == pytest.approx(theirs)
    assert effective_size([], []) == 0
