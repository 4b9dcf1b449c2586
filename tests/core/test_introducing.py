"""Two who should meet: symmetric worth, and the best set held against networkx."""

from __future__ import annotations

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.core.introducing import MOST_PAIRS, Edge, best_set, pairs_of, worth_of
from enishi.core.matching import Said

shares = st.floats(0, 1)


def said(person: str, text: str) -> Said:
    return Said(f"{person}:{text}", person, text, frozenset(text.split()))


@given(st.tuples(shares, shares), st.tuples(shares, shares), shares)
def test_worth_is_the_same_from_either_side(q: tuple[float, float], u: tuple[float, float], d: float) -> None:
    value = worth_of(q, u, d)
    assert value == pytest.approx(worth_of(q[::-1], u[::-1], d))
    assert 0 <= value <= 1


@pytest.mark.parametrize(
    ("q", "u", "d", "value"),
    [
        ((1, 1), (1, 1), 1, 1),
        ((0.5, 1), (1, 1), 1, 0.5),
        ((1, 1), (1, 0.5), 1, 2 / 3),
        ((1, 1), (1, 0), 1, 1 / 3),
        ((1, 1), (1, 1), 0, 0),
        ((0, 1), (1, 1), 1, 0),
    ],
)
def test_worth_by_the_table(q: tuple[float, float], u: tuple[float, float], d: float, value: float) -> None:
    assert worth_of(q, u, d) == pytest.approx(value)


def test_each_two_people_are_one_pair_in_their_better_direction() -> None:
    wants = [said("a", "logo"), said("b", "tax sauna"), said("c", "boat")]
    offers = [said("b", "logo"), said("a", "tax"), said("a", "boat")]
    found = pairs_of(wants, offers)
    assert {(pair.a, pair.b) for pair in found} == {("a", "b"), ("c", "a")}
    both = next(pair for pair in found if pair.b == "b")
    assert both.match.words == ("logo",) and both.back is not None and both.back.words == ("tax",)


def test_the_owner_is_no_side_of_an_introduction() -> None:
    assert pairs_of([said("", "logo"), said("a", "tax")], [said("b", "logo"), said("", "tax")]) == []


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 13), st.integers(0, 13)).filter(lambda ab: ab[0] < ab[1]),
        st.integers(1, 100),
        max_size=MOST_PAIRS,
    )
)
def test_the_best_set_is_worth_what_networkx_finds(weights: dict[tuple[int, int], int]) -> None:
    edges = [Edge(str(a), str(b), weight) for (a, b), weight in weights.items()]
    chosen = best_set(edges)
    people = [person for edge in chosen for person in (edge.a, edge.b)]
    assert len(people) == len(set(people))
    graph = networkx.Graph()
    graph.add_weighted_edges_from((edge.a, edge.b, edge.worth) for edge in edges)
    oracle = networkx.max_weight_matching(graph)
    assert sum(edge.worth for edge in chosen) == sum(graph[a][b]["weight"] for a, b in oracle)


def test_the_best_set_does_not_hang_on_the_order_in_which_the_pairs_come() -> None:
    edges = [Edge(a, b, 1.0) for a in "abcd" for b in "efgh"]
    assert best_set(edges) == best_set(reversed(edges))
