"""Introductions: which two should meet, and which introductions to make together.

Decides the worth of a pair and the best set of pairs in which everybody stands at most once. Who may be asked at all
is cut by queries; asking both first is kept by the actions.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enishi.core.matching import Match, Said, all_matches

APART_DAYS = 14
"""One introduction per person a fortnight."""

MOST_PAIRS = 40
"""The set is chosen among so many of the best pairs, exactly."""

CURIOSITY = 0.2
"""What somebody gets out of it whose own want is not met by the other: the other field itself."""


STAGES = ("idea", "asked_one", "asked_both", "made", "bore_fruit", "declined")
"""How far an introduction has come, in the order of the board."""


def stage_of(state: str, asked_a: str | None, asked_b: str | None) -> str:
    """Return where an introduction stands on the board: of what was asked, one or both."""
    if state not in ("idea", "asked"):
        return state
    asked = bool(asked_a) + bool(asked_b)
    # Older networks know that somebody was asked, but not whom.
    return ("idea", "asked_one", "asked_both")[asked] if asked or state == "idea" else "asked_one"


def may_be_made(asked_a: str | None, asked_b: str | None) -> bool:
    """Whether both agreed; before that nobody is introduced."""
    return asked_a == asked_b == "yes"


@dataclass(frozen=True)
class Pair:
    """Two who should meet. a: whose want `match` is of; b: whose offer. back: what b looks for and a can do."""

    a: str
    b: str
    match: Match
    back: Match | None = None


def pairs_of(wants: Sequence[Said], offers: Sequence[Said]) -> list[Pair]:
    """Return everybody whose want another's offer could meet, each two people once, by their better direction."""
    best: dict[tuple[str, str], Match] = {}
    for match in all_matches(wants, offers):
        key = (match.want.person, match.offer.person)
        if all(key) and (key not in best or _order(match) < _order(best[key])):
            best[key] = match
    pairs = []
    for (a, b), match in best.items():
        back = best.get((b, a))
        if back is None or (_order(match), a) <= (_order(back), b):
            pairs.append(Pair(a, b, match, back))
    return sorted(pairs, key=lambda pair: _order(pair.match))


def _order(match: Match) -> tuple[float, str, str]:
    return (-match.worth, match.want.id, match.offer.id)


def worth_of(remembered: tuple[float, float], use: tuple[float, float], distance: float) -> float:
    """q_a·q_b·H(u_ab, u_ba)·d_ab, 0–1, the same whichever of the two is named first.

    remembered: R of both, which stands for how gladly they answer; use: what each gets out of it, 0–1; distance: d of
    the two. H is the harmonic mean (reciprocal recommendation, Pizzato et al. 2010): good for one alone is not enough.
    """
    both = [max(one, CURIOSITY) for one in use]
    mean = 2 * both[0] * both[1] / (both[0] + both[1])
    return remembered[0] * remembered[1] * mean * distance


@dataclass(frozen=True)
class Edge:
    """Two people, in any order, and what bringing them together is worth (> 0)."""

    a: str
    b: str
    worth: float


def best_set(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return the edges of greatest worth together in which nobody stands twice, the best first.

    Maximum-weight matching, exact over the `MOST_PAIRS` best edges: of a person with the fewest edges, try each and
    none; what falls apart is solved apart.
    """
    ordered = sorted((edge for edge in edges if edge.worth > 0 and edge.a != edge.b), key=_by_worth)
    chosen = _best(frozenset(ordered[:MOST_PAIRS]), {})[1]
    return tuple(sorted(chosen, key=_by_worth))


def _by_worth(edge: Edge) -> tuple[float, str, str]:
    return (-edge.worth, edge.a, edge.b)


Chosen = tuple[float, tuple[Edge, ...]]


def _best(edges: frozenset[Edge], known: dict[frozenset[Edge], Chosen]) -> Chosen:
    if not edges:
        return 0.0, ()
    if edges not in known:
        parts = _apart(edges)
        solved = [_best_of_one(edges, known)] if len(parts) == 1 else [_best(part, known) for part in parts]
        known[edges] = (
            math.fsum(total for total, _ in solved),
            tuple(edge for _, chosen in solved for edge in chosen),
        )
    return known[edges]


def _best_of_one(edges: frozenset[Edge], known: dict[frozenset[Edge], Chosen]) -> Chosen:
    """Settle one person: with nobody, or with each of those beside them."""
    beside: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=_by_worth):
        beside[edge.a].append(edge)
        beside[edge.b].append(edge)
    person = min(beside, key=lambda one: (len(beside[one]), one))
    best = _best(edges - set(beside[person]), known)
    for edge in beside[person]:
        total, chosen = _best(edges - set(beside[edge.a]) - set(beside[edge.b]), known)
        if total + edge.worth > best[0]:
            best = (total + edge.worth, (edge, *chosen))
    return best


def _apart(edges: frozenset[Edge]) -> list[frozenset[Edge]]:
    """Return the parts of a graph that have nobody in common."""
    parts: list[tuple[set[str], set[Edge]]] = []
    for edge in edges:
        people, whole = {edge.a, edge.b}, {edge}
        rest = []
        for there, held in parts:
            if there & people:
                people, whole = people | there, whole | held
            else:
                rest.append((there, held))
        parts = [*rest, (people, whole)]
    return [frozenset(held) for _, held in parts]
