"""Whether two records speak of one person: the probability, and the facts that speak for it.

After Fellegi and Sunter (1969): every field both records tell is more or less likely to agree in a given way if they
are one person than if they are two. Two different people are of three kinds here – strangers, colleagues and relatives
– since an office shares its telephone and a family its address and its name (a latent class for what fields share).
How likely strangers agree in a name follows from how common it is. Decides no pair of candidates (language.traits)
and merges nobody.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# A pair is suggested from here on: one in twenty such pairs may be two people, as far as the model knows.
SURE = 0.95
# While a name is still being typed, a hint costs nothing.
PERHAPS = 0.2
# Of how many others, on the average, somebody is the same person, a relative, a colleague.
TWICE, RELATIVES, COLLEAGUES = 0.1, 0.3, 5.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two records agree in a field. chance: that two strangers would, where the value itself tells it."""

    field: str
    level: str
    chance: float | None = None
    values: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Likeness:
    """probability: that the two are one person; reasons: the agreements that speak for it, the strongest first."""

    probability: float
    reasons: tuple[Agreement, ...]
    against: tuple[Agreement, ...] = ()


# (field, level): how likely it is for one person · strangers · relatives · colleagues. Set by judgement; None: as for
# strangers. Where an agreement brings a chance of its own, the second number is the least that chance may be.
LIKELY: dict[tuple[str, str], tuple[float, float, float | None, float | None]] = {
    ("family", "same"): (0.9, 1e-5, 0.75, None),
    ("family", "variant"): (0.9, 1e-5, 0.75, None),
    ("family", "sound"): (0.9, 1e-5, 0.75, None),
    ("family", "maiden"): (0.9, 1e-5, 0.1, None),
    ("family", "initial"): (0.9, 0.08, 0.75, None),
    ("family", "close"): (0.05, 0.003, 0.02, None),
    ("family", "other_kanji"): (0.02, 0.001, 0.01, None),
    ("family", "unsure"): (0.15, 0.95, 0.3, None),
    ("family", "different"): (0.04, 0.98, 0.25, None),
    ("given", "same"): (0.9, 1e-5, 0.002, None),
    ("given", "variant"): (0.9, 1e-5, 0.002, None),
    ("given", "sound"): (0.9, 1e-5, 0.002, None),
    ("given", "maiden"): (0.9, 1e-5, 0.004, None),
    ("given", "initial"): (0.9, 0.08, 0.1, None),
    ("given", "nickname"): (0.5, 0.01, 0.01, None),
    ("given", "close"): (0.05, 0.004, 0.02, None),
    ("given", "other_kanji"): (0.008, 0.001, 0.002, None),
    ("given", "unsure"): (0.25, 0.97, 0.95, None),
    ("given", "different"): (0.015, 0.98, 0.97, None),
    ("order", "crossed"): (0.05, 1.0, 1.0, 1.0),
    ("mail", "same"): (0.6, 1e-6, 0.01, 0.005),
    ("mail", "office"): (0.1, 1e-4, 0.1, 0.3),
    ("mail", "box"): (0.1, 5e-4, 0.003, 0.005),
    ("mail", "different"): (0.35, 1.0, 0.95, 0.9),
    ("phone", "mobile"): (0.6, 2e-6, 0.005, 0.002),
    ("phone", "landline"): (0.5, 2e-5, 0.6, 0.6),
    ("phone", "different"): (0.25, 1.0, 0.9, 0.95),
    ("phone", "elsewhere"): (0.45, 1.0, 0.4, 0.4),
    ("account", "same"): (0.9, 1e-5, 0.01, 0.01),
    ("organization", "same"): (0.55, 2e-4, 0.05, 0.95),
    ("organization", "close"): (0.1, 1e-3, 0.05, 0.3),
    ("organization", "different"): (0.4, 0.99, 0.95, 0.04),
    ("birthday", "same"): (0.85, 5e-5, 0.002, None),
    ("birthday", "same_day"): (0.9, 3e-3, 0.01, None),
    ("birthday", "close"): (0.08, 1e-3, 0.003, None),
    ("birthday", "near"): (0.03, 0.02, 0.02, None),
    ("birthday", "different"): (0.02, 0.98, 0.98, None),
    ("address", "same"): (0.55, 1e-4, 0.6, 0.3),
    ("address", "near"): (0.2, 1e-3, 0.1, 0.05),
    ("address", "around"): (0.08, 0.03, 0.1, 0.1),
    ("address", "different"): (0.25, 0.97, 0.2, 0.5),
}


# Levels that say the same thing, each where the two records are written so that it can be said.
AGREEING = {"same", "variant", "sound", "maiden", "initial", "landline", "mobile", "same_day"}
# Pairs and people that judgement counts for when a network's own habits are learnt.
WEIGHT_PAIRS, WEIGHT_PEOPLE = 100.0, 150.0
ROUNDS = 6
PLAIN = 1e-5


@dataclass(frozen=True)
class Habits:
    """How carefully a network's records are kept: learnt from them, or judgement alone.

    same: (field, group of levels) → how often records of one person agree so; twice, relatives: as TWICE, RELATIVES.
    """

    same: Mapping[tuple[str, str], float] = field(default_factory=dict)
    twice: float = TWICE
    relatives: float = RELATIVES


USUAL = Habits()


def likeness(agreements: Sequence[Agreement], people: int, habits: Habits = USUAL) -> Likeness:
    """Weigh how two records of a network of so many people agree. Two that share nothing are two people."""
    shares = _kinds(agreements, people, habits)
    weights = []
    for one in agreements:
        same, strangers, *_others = _chances(one, habits)
        weights.append((math.log(same / strangers), one))
    weights.sort(key=lambda pair: -abs(pair[0]))
    return Likeness(
        shares[0],
        tuple(one for weight, one in weights if weight > 0),
        tuple(one for weight, one in weights if weight < 0),
    )


def _kinds(agreements: Sequence[Agreement], people: int, habits: Habits) -> tuple[float, ...]:
    """The probabilities that two records are of one person, strangers, relatives, colleagues."""
    others = max(people, 50)
    kinds = (habits.twice / others, 1.0, min(habits.relatives / others, 0.05), min(COLLEAGUES / others, 0.3))
    sums = [math.log(kind) for kind in kinds]
    for one in agreements:
        sums = [total + math.log(chance) for total, chance in zip(sums, _chances(one, habits), strict=True)]
    most = max(sums)
    powers = [math.exp(total - most) for total in sums]
    return tuple(power / sum(powers) for power in powers)


def _chances(one: Agreement, habits: Habits) -> tuple[float, float, float, float]:
    """How likely the agreement is if the two are one person, strangers, relatives, colleagues."""
    same, least, relatives, colleagues = LIKELY[one.field, one.level]
    strangers = least if one.chance is None else min(max(least, one.chance), 0.99)
    # What many share is shared by strangers too; an office is no less likely to for that.
    same = habits.same.get((one.field, group_of(one.level)), same)
    return same, strangers, relatives or strangers, max(colleagues or strangers, strangers)


def group_of(level: str) -> str:
    """Levels that are one thing to learn."""
    return "same" if level in AGREEING else level


def learnt(pairs: Sequence[Sequence[Agreement]], people: int, drawn: float) -> Habits:
    """Learn from pairs that met under a key how a network's records are kept, by expectation–maximisation.

    Nobody says which pairs are one person; judgement (`LIKELY`) counts for a hundred pairs, so that a small network
    stays near it. people: how many the network holds; drawn: of how many of them every pair is here once (half of all,
    where each pair of the whole network is).
    """
    habits = USUAL
    # What is plainly two strangers teaches nothing about one person.
    pairs = [pair for pair in pairs if 1 - _kinds(pair, people, habits)[1] > PLAIN]
    for _ in range(ROUNDS):
        found: dict[tuple[str, str], float] = defaultdict(float)
        told: dict[str, float] = defaultdict(float)
        twice = relatives = 0.0
        for agreements in pairs:
            one_person, _strangers, family, _colleagues = _kinds(agreements, people, habits)
            twice, relatives = twice + one_person, relatives + family
            for one in agreements:
                found[one.field, group_of(one.level)] += one_person
                told[one.field] += one_person
        habits = Habits(
            {key: _drawn(key, found[key], told[key[0]]) for key in found if key[0] != "order"},
            (twice + WEIGHT_PEOPLE * TWICE) / (drawn + WEIGHT_PEOPLE),
            (relatives + WEIGHT_PEOPLE * RELATIVES) / (drawn + WEIGHT_PEOPLE),
        )
    return habits


def _drawn(key: tuple[str, str], found: float, told: float) -> float:
    """A share found, drawn towards what judgement expects."""
    expected = next(
        odds[0] for (one, level), odds in LIKELY.items() if one == key[0] and group_of(level) == key[1]
    )
    return (found + WEIGHT_PAIRS * expected) / (told + WEIGHT_PAIRS)
