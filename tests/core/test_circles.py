"""Circles of who knows whom, held against networkx; bridges, doors, and pairs that never met."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.core import circles, long_ties
from enishi.core.long_ties import Voice

TWO = [("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("y", "z"), ("x", "z")]
pairs = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=60)


def graph_of(ties: list[tuple[str, str]]) -> nx.Graph:
    graph = nx.Graph()
    graph.add_edges_from((a, b) for a, b in ties if a != b)
    return graph


@given(pairs)
def test_everybody_is_in_one_group_and_modularity_is_networkx_s(given_: list[tuple[int, int]]) -> None:
    ties = [(f"{a:02}", f"{b:02}") for a, b in given_]
    among = circles.neighbours(ties)
    groups = circles.communities(among)
    assert sorted(one for group in groups for one in group) == list(among)
    if graph_of(ties).edges:
        mine = circles.modularity(among, groups)
        assert mine == pytest.approx(nx.community.modularity(graph_of(ties), groups))


@pytest.mark.parametrize("seed", range(6))
def test_groups_are_as_good_as_networkx_finds_them(seed: int) -> None:
    graph = nx.random_partition_graph([8, 12, 6, 10, 5], 0.6, 0.03, seed=seed)
    ties = [(f"{a:03}", f"{b:03}") for a, b in graph.edges]
    best = nx.community.modularity(
        graph_of(ties), nx.community.louvain_communities(graph_of(ties), seed=seed)
    )
    among = circles.neighbours(ties)
    assert circles.modularity(among, circles.communities(among)) >= 0.97 * best


@given(pairs, st.randoms())
def test_the_order_in_which_ties_come_does_not_matter(given_: list[tuple[int, int]], chance: object) -> None:
    ties = [(f"{a:02}", f"{b:02}") for a, b in given_]
    turned = [(b, a) for a, b in reversed(ties)]
    assert circles.circles_of(ties) == circles.circles_of(turned)


def test_two_triangles_are_two_circles_and_a_pair_is_none() -> None:
    found = circles.circles_of([*TWO, ("p", "q")])
    assert [(one.members, one.known) for one in found] == [(("a", "b", "c"), 3), (("x", "y", "z"), 3)]


def test_the_only_one_in_touch_is_the_only_door() -> None:
    first, second = circles.circles_of(TWO, near={"b", "x", "y"})
    assert (first.only_door, second.only_door, second.doors) == ("b", "", ("x", "y"))


def test_who_knows_people_of_two_circles_is_a_bridge() -> None:
    ties = [*TWO, ("c", "x")]
    found = circles.bridges_of(ties, circles.circles_of(ties))
    assert {one.person for one in found} == {"c", "x"}
    assert all(len(one.circles) == 2 for one in found)


BAKER = Voice("baker", frozenset({"food"}), offers=frozenset({"パン"}), wants=frozenset({"看板"}))
PAINTER = Voice("painter", frozenset({"arts"}), offers=frozenset({"看板"}))
COOK = Voice("cook", frozenset({"food"}), offers=frozenset({"看板"}))
REST = [Voice(f"r{n}", frozenset({"it"}), offers=frozenset({f"w{n}"})) for n in range(9)]


def test_a_want_that_a_far_field_meets_is_found() -> None:
    (found,) = long_ties.unmet_pairs([BAKER, PAINTER, *REST], set())
    assert ({found.a, found.b}, found.complement) == ({"baker", "painter"}, ("看板",))


def test_neither_the_same_field_nor_those_who_know_each_other_nor_two_offers_alike() -> None:
    assert not long_ties.unmet_pairs([BAKER, COOK, *REST], set())
    assert not long_ties.unmet_pairs([BAKER, PAINTER, *REST], {frozenset(("baker", "painter"))})
    assert not long_ties.unmet_pairs([PAINTER, COOK, *REST], set())


def test_a_word_that_many_know_says_nothing() -> None:
    many = [Voice(f"m{n}", frozenset({"it"}), wants=frozenset({"看板"})) for n in range(9)]
    assert not long_ties.unmet_pairs([BAKER, PAINTER, *many], set())


def test_nobody_is_the_answer_to_everything() -> None:
    others = [Voice(f"o{n}", frozenset({f"f{n}"}), wants=frozenset({f"x{n}"})) for n in range(4)]
    all_round = Voice("all", frozenset({"law"}), offers=frozenset({f"x{n}" for n in range(4)}))
    assert len(long_ties.unmet_pairs([all_round, *others], set())) == 1
