"""Give and take, in aggregate only.

Decides how the flow stands over everybody and how many it reaches. No debt of a single person anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HALF_LIFE_DAYS = 365.0


@dataclass(frozen=True)
class Passed:
    """Something of value that passed: on which day (ordinal), with whom, and whether I gave it."""

    on: int
    person: str
    given: bool


@dataclass(frozen=True)
class Circulation:
    """balance: g, 0 only taking to 1 only giving, ½ with nothing logged. given, received: counts within a
    year. reached: people who took a give within a year (the owner's role). both_ways: with whom it went
    both ways.
    """

    balance: float
    given: int
    received: int
    reached: int
    both_ways: int


def circulation_of(passed: Iterable[Passed], today: int) -> Circulation:
    """g = (ΣG + 1)/(ΣG + ΣT + 2), each favor halved by every year that passed; favors after `today` are not
    yet there.
    """
    past = [favor for favor in passed if favor.on <= today]
    weight = {True: 0.0, False: 0.0}
    for favor in past:
        weight[favor.given] += 0.5 ** ((today - favor.on) / HALF_LIFE_DAYS)
    year = [favor for favor in past if today - favor.on < 365]
    took = {favor.person for favor in year if favor.given}
    gave = {favor.person for favor in year if not favor.given}
    return Circulation(
        balance=(weight[True] + 1) / (weight[True] + weight[False] + 2),
        given=sum(favor.given for favor in year),
        received=sum(not favor.given for favor in year),
        reached=len(took),
        both_ways=len(took & gave),
    )
