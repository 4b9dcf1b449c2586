"""Circles: groups of people who know one another, and who leads into them.

Decides which people form a circle, from who knows whom alone, and who is the owner's only way into one. Names and facts
are added elsewhere. Everything is the same for the same ties, in whatever order they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[str, str]
SMALLEST = 3
"""Two who know each other are a pair; three are a circle."""
_ROUNDS = 20


@dataclass(frozen=True)
class Circle:
    """People who know one another more than others, by id; known: how many pairs of them know each other.

    doors: those of them the owner is in touch with. One door alone: nobody else leads there.
    """

    members: tuple[str, ...]
    known: int
    doors: tuple[str, ...]

    @property
    def only_door(self) -> str:
        return self.doors[0] if len(self.doors) == 1 else ""


@dataclass(frozen=True)
class Bridge:
    """Somebody who knows people of several circles; circles: their places in the list, the own one first."""

    person: str
    circles: tuple[int, ...]


def circles_of(ties: Iterable[Pair], near: Collection[str] = ()) -> tuple[Circle, ...]:
    """Circles of three and more, the largest first.

    ties: undirected, each counted once. near: with whom the owner is in touch.
    Groups are found by moving each person to where modularity grows most, then groups as wholes, until nothing moves
    (Blondel et al. 2008), people in the order of their ids.
    """
    among = neighbours(ties)
    found = []
    for members in communities(among):
        if len(members) >= SMALLEST:
            inside = set(members)
            known = sum(len(inside & among[one]) for one in members) // 2
            found.append(Circle(members, known, tuple(one for one in members if one in near)))
    return tuple(sorted(found, key=lambda circle: (-len(circle.members), circle.members)))


def bridges_of(ties: Iterable[Pair], circles: Sequence[Circle]) -> tuple[Bridge, ...]:
    """People with acquaintances in at least two circles, those who reach most circles first."""
    place = {one: number for number, circle in enumerate(circles) for one in circle.members}
    found = []
    for person, others in neighbours(ties).items():
        own = place.get(person, -1)
        reached = {place[one] for one in (*others, person) if one in place}
        if len(reached) > 1:
            found.append(Bridge(person, tuple(sorted(reached, key=lambda one: (one != own, one)))))
    return tuple(sorted(found, key=lambda bridge: (-len(bridge.circles), bridge.person)))


def neighbours(ties: Iterable[Pair]) -> dict[str, set[str]]:
    """Who knows whom, both ways; ties with oneself are left out."""
    among: dict[str, set[str]] = defaultdict(set)
    for one, other in ties:
        if one != other:
            among[one].add(other)
            among[other].add(one)
    return dict(sorted(among.items()))


def communities(among: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """Part everybody into groups of high modularity; members and groups in the order of their ids."""
    names = sorted(among)
    number = {name: place for place, name in enumerate(names)}
    weights: list[dict[int, float]] = [
        {number[other]: 1.0 for other in sorted(among[name])} for name in names
    ]
    groups = list(range(len(names)))
    while True:
        moved = _moved(weights)
        if len(set(moved)) == len(weights):
            break
        groups = [moved[group] for group in groups]
        weights, groups = _joined(weights, moved, groups)
    held: dict[int, list[str]] = defaultdict(list)
    for name, group in zip(names, groups, strict=True):
        held[group].append(name)
    return sorted(tuple(members) for members in held.values())


def _moved(weights: Sequence[Mapping[int, float]]) -> list[int]:
    """Each node's group after moving nodes one by one while modularity grows. A weight to oneself counts twice."""
    degree = [sum(row.values()) + row.get(node, 0.0) for node, row in enumerate(weights)]
    whole = sum(degree) or 1.0
    group, held = list(range(len(weights))), list(degree)
    for _round in range(_ROUNDS):
        still = True
        for node, row in enumerate(weights):
            towards: dict[int, float] = defaultdict(float)
            for other, weight in row.items():
                if other != node:
                    towards[group[other]] += weight
            own = group[node]
            held[own] -= degree[node]
            best = max(
                sorted({*towards, own}),
                key=lambda one: (towards[one] - degree[node] * held[one] / whole, one == own),
            )
            held[best] += degree[node]
            group[node] = best
            still = still and best == own
        if still:
            break
    return group


def _joined(
    weights: Sequence[Mapping[int, float]], moved: Sequence[int], groups: Sequence[int]
) -> tuple[list[dict[int, float]], list[int]]:
    """Make a node of each group; the weight within it is its weight to itself."""
    place = {group: number for number, group in enumerate(sorted(set(moved)))}
    joined: list[dict[int, float]] = [defaultdict(float) for _group in place]
    for node, row in enumerate(weights):
        for other, weight in row.items():
            one, two = place[moved[node]], place[moved[other]]
            joined[one][two] += weight / 2 if one == two and node != other else weight
    return [dict(row) for row in joined], [place[group] for group in groups]


def modularity(among: Mapping[str, set[str]], groups: Iterable[Sequence[str]]) -> float:
    """Newman's modularity of a partition, −½ … 1; 0 without ties."""
    twice = sum(len(others) for others in among.values())
    if not twice:
        return 0.0
    total = 0.0
    for members in groups:
        inside = set(members)
        within = sum(len(inside & among.get(one, set())) for one in members)
        total += within / twice - (sum(len(among.get(one, ())) for one in members) / twice) ** 2
    return total
