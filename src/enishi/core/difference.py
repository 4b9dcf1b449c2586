"""Difference: how unlike one another the people are of whom the owner is still known.

Rao's quadratic entropy over fields and origins, Hill numbers, coverage, the E–I index and Burt's effective
size. Decides distances between fields and what a tie adds; knows no names of fields, only their dotted
identifiers.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from enishi.core.errors import OutOfRange


@dataclass(frozen=True)
class Presence:
    """One person in the network as difference sees them.

    fields: identifiers as "law" or "design.logo", none to many. origin: their origin community
    (`origin_community`). remembered: R, 0–1.
    """

    id: str
    fields: tuple[str, ...]
    origin: str
    remembered: float


def origin_community(
    person: str, *, company: str | None, series: str | None, introducer_organization: str | None
) -> str:
    """The community through which a person came: company ties by the owner's company, else the series of
    the first gathering, else the introducer's organization, else the person alone. The kinds never collide.
    """
    for kind, name in (("company", company), ("series", series), ("organization", introducer_organization)):
        if name:
            return f"{kind}:{name}"
    return f"person:{person}"


def field_distance(one: str, other: str) -> float:
    """0 the same field, ½ the same branch, 1 else. A tree, so the triangle inequality holds."""
    if one == other:
        return 0.0
    return 0.5 if one.partition(".")[0] == other.partition(".")[0] else 1.0


def distance(one: Presence, other: Presence) -> float:
    """d of two people with fields, 0–1: half by field (the mean over their fields), half by origin.

    A pseudo-metric but for one thing: who stands in several fields is at some distance from oneself. The
    triangle inequality holds, and with it that a friend kept never lowers Ω.
    """
    if not one.fields or not other.fields:
        raise OutOfRange(fields=0)
    apart = sum(field_distance(a, b) for a in one.fields for b in other.fields)
    return 0.5 * apart / (len(one.fields) * len(other.fields)) + 0.5 * (one.origin != other.origin)


@dataclass(frozen=True)
class Difference:
    """What the whole network comes to.

    reach: M = ΣR, over everybody. fielded: the part of M whose fields are known. q: Rao's Q, 0–1. omega: Ω
    = fielded·Q. effective_fields: Hill number of order 1 over fields by R, ≥ 0. without_field: ids of those
    "分野がまだ". by_field: R per field.
    """

    reach: float
    fielded: float
    q: float
    effective_fields: float
    without_field: tuple[str, ...]
    by_field: Mapping[str, float]
    by_branch: Mapping[str, float] = field(repr=False)
    by_origin: Mapping[str, float] = field(repr=False)

    @property
    def omega(self) -> float:
        """Ω = M·Q over those whose fields are known. Counting the others in M would let a friend kept lower
        it.
        """
        return self.fielded * self.q

    def delta(self, fields: Sequence[str], origin: str) -> float:
        """δ: mean distance, 0–1, from a person of these fields and this origin to the network; 0 for no
        field.
        """
        if not fields or not self.fielded:
            return 0.0
        near = sum(self._nearness(name) for name in fields) / len(fields)
        alike = self.by_origin.get(origin, 0.0) / self.fielded
        return 0.5 * (1 - near) + 0.5 * (1 - alike)

    def gain(self, fields: Sequence[str], origin: str) -> float:
        """∂Ω/∂R = 2δ − Q ≥ 0 of a person already in the network: what a little more of them adds to Ω."""
        return 2 * self.delta(fields, origin) - self.q

    def _nearness(self, name: str) -> float:
        branch = self.by_branch.get(name.partition(".")[0], 0.0)
        return 0.5 * (self.by_field.get(name, 0.0) + branch) / self.fielded


def difference_of(people: Iterable[Presence]) -> Difference:
    """Reach, Rao's Q (Rao 1982) and Ω of the people in the network.

    Since d is half a tree's distance and half a plain "different origin", Q falls apart into sums of
    squares over fields, branches and origins: O(people + groups), never pairwise. A person of n fields
    lends R/n to each.
    """
    reach, without = 0.0, []
    by_field: dict[str, float] = defaultdict(float)
    by_branch: dict[str, float] = defaultdict(float)
    by_origin: dict[str, float] = defaultdict(float)
    for person in people:
        reach += person.remembered
        if not person.fields:
            without.append(person.id)
            continue
        by_origin[person.origin] += person.remembered
        for name in person.fields:
            by_field[name] += person.remembered / len(person.fields)
            by_branch[name.partition(".")[0]] += person.remembered / len(person.fields)
    apart = 0.5 * (_gini(by_field.values()) + _gini(by_branch.values()))
    return Difference(
        reach=reach,
        fielded=math.fsum(by_field.values()),
        q=0.5 * apart + 0.5 * _gini(by_origin.values()),
        effective_fields=hill(by_field.values(), 1),
        without_field=tuple(without),
        by_field=dict(by_field),
        by_branch=dict(by_branch),
        by_origin=dict(by_origin),
    )


def _gini(masses: Iterable[float]) -> float:
    """1 − Σp²: the chance that two draws differ."""
    held = list(masses)
    total = math.fsum(held)
    return max(0.0, 1 - math.fsum((mass / total) ** 2 for mass in held)) if total > 0 else 0.0


def hill(weights: Iterable[float], q: float = 1) -> float:
    """Hill number of order q (Hill 1973): the number of equally common kinds that would be as diverse; 0
    for nothing.

    weights: ≥ 0, any unit (else `OutOfRange`). q = 0 counts kinds, 1 is e^H, 2 the inverse Simpson index.
    """
    held = list(weights)
    if any(weight < 0 for weight in held):
        raise OutOfRange(weight=min(held))
    total = math.fsum(held)
    shares = [weight / total for weight in held if weight > 0]
    if not shares:
        return 0.0
    if q == 1:
        return math.exp(-math.fsum(p * math.log(p) for p in shares))
    return float(math.fsum(p**q for p in shares) ** (1 / (1 - q)))


def coverage_good(counts: Iterable[int]) -> float:
    """Good's coverage 1 − f₁/n, 0–1: the share of what there is that has been seen; 0 for nothing seen."""
    held = [count for count in counts if count > 0]
    return 1 - held.count(1) / sum(held) if held else 0.0


def coverage(counts: Iterable[int]) -> float:
    """Coverage after Chao & Jost (2012, eq. 4a), 0–1; as Good's but for what was seen twice. 0 for nothing
    seen.
    """
    held = [count for count in counts if count > 0]
    if not held:
        return 0.0
    n, seen = sum(held), Counter(held)
    once, twice = seen[1], seen[2]
    # Without doubletons the bias-corrected form.
    pairs, rest = (once, 2 * twice) if twice else (once - 1, 2)
    if once == 0 or n == 1:
        return 1 - once / n
    return 1 - once / n * ((n - 1) * pairs / ((n - 1) * pairs + rest))


def ei_index(external: float, internal: float) -> float | None:
    """E–I index (Krackhardt & Stern 1988), −1 all within the company to 1 all outside; None without any
    tie.
    """
    total = external + internal
    return (external - internal) / total if total > 0 else None


def effective_size(people: Iterable[str], ties: Iterable[tuple[str, str]]) -> float:
    """Burt's effective size of the owner's network: n − 2t/n for n people with t ties among them; 0 for
    nobody.

    Ties are undirected, counted once; ties to others and to oneself are left out (Borgatti 1997's simple
    form).
    """
    among = set(people)
    known = {frozenset(pair) for pair in ties if pair[0] != pair[1] and among.issuperset(pair)}
    return len(among) - 2 * len(known) / len(among) if among else 0.0
