"""The world before anybody does anything: who lives in it, who knows whom, which circles meet, what will be wanted.

Part of the law of the simulation. Everything that chance decides is drawn here, once per seed, so that two ways of
living are compared in the very same world ("paired"): who asks whom for what in week 31 does not depend on the owner.
Nothing here knows of Enishi's planner or uses a term of it. Sources are named where a number or a shape is taken.

People. 1,000 people in 60 circles (foci: Feld 1981), each at home in one of 25 fields, most in a second circle. Whom
one knows lies mostly within one's circles, a little across (small worlds: Watts & Strogatz 1998). The worlds differ in
whom the owner knows at the start:

- "leaver": 200 colleagues, most of the owner's own trade and all of one cluster, and 15 others; leaves after half a
  year. Bridges made by a job decay at about nine in ten a year unless they become something else (Burt 2002).
- "freelancer": 60 people out of a dozen circles, and no company.

Differences between people are wide: how fast they forget, how readily they help and pass things on, how well they like
the owner. A tenth drift out of reach in a year, whatever one does (Mollenhorst, Völker & Flap 2014; Roberts & Dunbar 2015).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

WEEKS = 104
BEFORE = 52
"""Weeks lived before the first: the ties the owner brings along have their history."""

PEOPLE, COLLEAGUES, FIELDS = 1000, 200, 25
MINE = 1
"""The owner's own field."""

KINDS = ("same_trade", "community", "mixer", "meal", "card_exchange", "seminar")
CIRCLES_PER_KIND = 10
LEAVES_IN = 26
WORLDS = ("leaver", "freelancer")

SHAPES = {
    # kind: members, breadth of fields, share that comes, how many one gets to talk to, cost, minutes, every n weeks
    "same_trade": (25, 0.05, 0.35, 4, 2000, 120, 4),
    "community": (25, 3.0, 0.40, 4, 500, 120, 2),
    "mixer": (45, 0.8, 0.25, 4, 3000, 150, 4),
    "meal": (12, 0.4, 0.50, 5, 4000, 150, 4),
    "card_exchange": (70, 1.5, 0.12, 6, 3000, 120, 4),
    "seminar": (35, 0.3, 0.20, 2, 1500, 120, 4),
}
"""Invented, but for their order: small standing groups see the same few people, large open ones ever new ones."""

SOLICITS = 0.1
HOLDERS = 10
"""Who hears of a want: the one who has it, three they ask, and two that each of these asks. Requests travel a step or
two and lose themselves (Travers & Milgram 1969; Dodds, Muhamad & Watts 2003)."""

WANTS_A_WEEK = 60
"""Of a thousand people: each asks around about three times a year for something the owner could do."""
DRIFT_A_YEAR = 0.10


@dataclass(frozen=True)
class Circle:
    """People who meet under one roof. fields: those most often met there; every: weeks between meetings."""

    kind: str
    members: Ints
    fields: tuple[int, ...]
    share: float
    talks: int
    cost: int
    minutes: int
    every: int
    phase: int
    solicits: bool


@dataclass(frozen=True)
class World:
    """One world by its seed. Arrays run over people; draws over (week, person), 0–1 or standard normal.

    half_fast, half_slow: days in which each of the two traces of the owner halves. warmth: how well the owner and this
    person get on, ℝ. generosity: 0–1. reach_until: first week out of reach. known: whom the owner knows at the start,
    with how often they met in the year before. holders: people who hear of each week's wants, (week, want, holder),
    with depth and luck of each.
    """

    name: str
    seed: int
    field: Ints
    circles: tuple[Circle, ...]
    circles_of: tuple[tuple[int, ...], ...]
    colleague: Bools
    half_fast: Floats
    half_slow: Floats
    warmth: Floats
    generosity: Floats
    reach_until: Ints
    known: dict[int, int]
    holders: Ints
    depth: Ints
    luck: Floats
    draws: dict[str, Floats]
    normals: dict[str, Floats]
    comes: tuple[Floats, ...]
    noticed: Floats
    fields_told: Bools
    leaves_in: int | None


DRAWN = (
    "answers", "hears", "tells", "promises", "calls", "wants", "want_field", "want_lasts", "can", "works", "agrees",
    "opening",
    "helps", "thanks", "keeps", "work", "attrition", "stays", "words", "seen", "says",
)  # fmt: skip
"""One luck per purpose, week and person: the same event has the same luck whatever else was done."""


def world_of(name: str, seed: int) -> World:
    """The world of a name ("leaver" or "freelancer") and a seed; the same on every machine."""
    rng = np.random.default_rng([WORLDS.index(name), seed])
    n = PEOPLE + (COLLEAGUES if name == "leaver" else 0)
    colleague = np.arange(n) >= PEOPLE
    field, circles, circles_of = _society(rng, n, colleague)
    neighbours = _neighbours(rng, n, circles, colleague)
    weeks = BEFORE + WEEKS
    holders, depth = _requests(rng, weeks, n, neighbours)
    return World(
        name=name,
        seed=seed,
        field=field,
        circles=circles,
        circles_of=circles_of,
        colleague=colleague,
        half_fast=12 * np.exp(0.4 * rng.standard_normal(n)),
        half_slow=120 * np.exp(0.5 * rng.standard_normal(n)),
        warmth=rng.normal(0.2, 0.8, n),
        generosity=rng.beta(2, 3, n),
        reach_until=BEFORE + np.ceil(rng.exponential(52 / -np.log(1 - DRIFT_A_YEAR), n)).astype(np.int64),
        known=_known(rng, name, circles, circles_of, colleague),
        holders=holders,
        depth=depth,
        luck=rng.random(holders.shape),
        draws={purpose: rng.random((weeks, n)) for purpose in DRAWN},
        normals={purpose: rng.standard_normal((weeks, n)) for purpose in ("imprint", "mood")},
        comes=tuple(rng.random((weeks, len(circle.members))) for circle in circles),
        noticed=rng.random((weeks, len(circles))),
        fields_told=rng.random(n) < 0.8,
        leaves_in=BEFORE + LEAVES_IN if name == "leaver" else None,
    )


def _society(
    rng: np.random.Generator, n: int, colleague: Bools
) -> tuple[Ints, tuple[Circle, ...], tuple[tuple[int, ...], ...]]:
    """Fields, circles and who is in which. Few fields are common, many rare (Zipf)."""
    common = 1 / np.arange(1, FIELDS + 1) ** 0.6
    common = rng.permutation(common / common.sum())
    kinds = [kind for kind in KINDS for _ in range(CIRCLES_PER_KIND)]
    mixes = np.array([_mix(rng, kind, common) for kind in kinds])
    sizes = np.array([SHAPES[kind][0] for kind in kinds], dtype=float)
    home = rng.choice(len(kinds), n, p=sizes / sizes.sum())
    field = np.array([rng.choice(FIELDS, p=mixes[circle]) for circle in home])
    # A company sells one thing: most colleagues are of the owner's trade, the others keep house.
    field[colleague] = np.where(rng.random(n) < 0.55, MINE, rng.choice(FIELDS, n, p=common))[colleague]
    belongs: list[list[int]] = [[] for _ in kinds]
    circles_of: list[tuple[int, ...]] = []
    for person in range(n):
        chosen = [] if colleague[person] and rng.random() < 0.7 else [int(home[person])]
        if rng.random() < 0.6 and not colleague[person]:
            fitting = mixes[:, field[person]] * sizes
            chosen.append(int(rng.choice(len(kinds), p=fitting / fitting.sum())))
        circles_of.append(tuple(sorted(set(chosen))))
        for circle in circles_of[-1]:
            belongs[circle].append(person)
    return (
        field,
        tuple(_circle(rng, k, m, x) for k, m, x in zip(kinds, belongs, mixes, strict=True)),
        tuple(circles_of),
    )


def _mix(rng: np.random.Generator, kind: str, common: Floats) -> Floats:
    if kind == "same_trade":
        mix = 0.2 * common
        mix[MINE] += 0.8
        return mix / mix.sum()
    return rng.dirichlet(np.maximum(common * FIELDS * SHAPES[kind][1], 0.02))


def _circle(rng: np.random.Generator, kind: str, members: list[int], mix: Floats) -> Circle:
    _, _, share, talks, cost, minutes, every = SHAPES[kind]
    most = tuple(int(one) for one in np.argsort(-mix)[:2])
    return Circle(
        kind, np.array(members, dtype=np.int64), most, share, talks, cost, minutes, every, int(rng.integers(every)),
        bool(rng.random() < SOLICITS),
    )  # fmt: skip


def _neighbours(
    rng: np.random.Generator, n: int, circles: tuple[Circle, ...], colleague: Bools
) -> list[Ints]:
    """Whom each person knows: about five of each circle, one or two across, colleagues each other."""
    known: list[set[int]] = [set() for _ in range(n)]
    groups = [circle.members for circle in circles] + [np.flatnonzero(colleague)]
    for members in groups:
        for person in members:
            for other in rng.choice(members, min(4, len(members)), replace=False):
                _acquaint(known, int(person), int(other))
    for person in range(n):
        for other in rng.integers(0, n, rng.poisson(0.8)):
            _acquaint(known, person, int(other))
    return [np.array(sorted(people), dtype=np.int64) for people in known]


def _acquaint(known: list[set[int]], one: int, other: int) -> None:
    if one != other:
        known[one].add(other)
        known[other].add(one)


def _requests(rng: np.random.Generator, weeks: int, n: int, neighbours: list[Ints]) -> tuple[Ints, Ints]:
    """Who hears of each want, in order. Who sits in one cluster hears the same again (Granovetter 1973)."""
    holders = np.zeros((weeks, WANTS_A_WEEK, HOLDERS), dtype=np.int64)
    depth = np.tile(np.array([0, 1, 1, 1, 2, 2, 2, 2, 2, 2]), (weeks, WANTS_A_WEEK, 1))
    for week in range(weeks):
        for want in range(WANTS_A_WEEK):
            first = int(rng.integers(n))
            asked = _some(rng, neighbours, first, 3)
            further = [other for one in asked for other in _some(rng, neighbours, one, 2)]
            holders[week, want] = [first, *asked, *further]
    return holders, depth


def _some(rng: np.random.Generator, neighbours: list[Ints], person: int, number: int) -> list[int]:
    """So many of those a person knows; oneself where one knows nobody."""
    known = neighbours[person]
    return [int(rng.choice(known)) if len(known) else person for _ in range(number)]


def _known(
    rng: np.random.Generator,
    name: str,
    circles: tuple[Circle, ...],
    circles_of: tuple[tuple[int, ...], ...],
    colleague: Bools,
) -> dict[int, int]:
    """Whom the owner knows at the start, and how often they met in the year before."""
    chosen = rng.choice(len(circles), 12, replace=False)
    near = np.unique(np.concatenate([circles[one].members for one in chosen]))
    near = near[~colleague[near]]
    number = 15 if name == "leaver" else 60
    others = rng.choice(near, min(number, len(near)), replace=False)
    met = {int(one): int(1 + rng.poisson(np.exp(rng.normal(0.3, 0.9)))) for one in others}
    if name == "leaver":
        # At work one meets a few every week and most now and then.
        met |= {
            int(one): int(1 + rng.poisson(np.exp(rng.normal(1.2, 0.8)))) for one in np.flatnonzero(colleague)
        }
    return met
