"""The diary: all that the owner sees and would write down, and nothing else. Ways of planning may read this alone.

No memory, trust, generosity or drift of anybody stands here; an unanswered message is all one ever hears of those.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as made
from datetime import date, timedelta

from benchmarks.two_years.world import BEFORE

FIRST_MONDAY = date(2027, 1, 4)
"""The first week of the two years; what was before lies before it."""


def monday(week: int) -> date:
    """The Monday of a week of the world."""
    return FIRST_MONDAY + timedelta(weeks=week - BEFORE)


@dataclass
class Acquaintance:
    """What is written about one person. contacts: (ordinal, medium, answered) in order; moods: −1, 0, 1 as felt.

    series: the circle where first met; origin: individual or company. want: what they are known to look for, as
    (field, ordinal heard, whether the owner can help by themselves), else None. told: what → ordinal.
    """

    id: int
    series: int | None
    origin: str
    field: int | None = None
    contacts: list[tuple[int, str, bool]] = made(default_factory=list)
    moods: list[int] = made(default_factory=list)
    want: tuple[int, int, bool] | None = None
    told: dict[str, int] = made(default_factory=dict)
    gave_on: int | None = None
    as_myself: bool = False

    @property
    def last(self) -> int:
        """The ordinal of the last contact."""
        return self.contacts[-1][0] if self.contacts else 0

    @property
    def wish(self) -> int | None:
        """What the owner would tap when asked: clear once several meetings felt alike, else not said."""
        if len(self.moods) < 2:
            return None
        mean = sum(self.moods) / len(self.moods)
        return 1 if mean >= 0.5 else -1 if mean <= -0.6 else 0


@dataclass
class Promised:
    """A promise of the owner's."""

    id: int
    person: int
    made: int
    due: int | None
    kept: bool = False


@dataclass
class Owed:
    """Thanks not yet given: for a chance passed on (chance) or a help received."""

    id: int
    person: int
    on: int
    chance: bool
    given: bool = False


@dataclass
class Word:
    """A word received: asked, thanked or missed."""

    id: int
    person: int
    kind: str
    on: int
    taken_up: bool = False


@dataclass
class Practice:
    """Something being polished. trial_for: who asked for it, where somebody did; times: how often worked on."""

    id: int
    begun: int
    trial_for: int | None
    words: int
    times: int = 0
    done: bool = False


@dataclass
class Diary:
    """Everything written down. visits: (ordinal, kind, circle, people talked to, cost, minutes)."""

    people: dict[int, Acquaintance] = made(default_factory=dict)
    visits: list[tuple[int, str, int, tuple[int, ...]]] = made(default_factory=list)
    solicited: set[int] = made(default_factory=set)
    promises: list[Promised] = made(default_factory=list)
    owed: list[Owed] = made(default_factory=list)
    words: list[Word] = made(default_factory=list)
    practices: list[Practice] = made(default_factory=list)
    introduced: dict[int, int] = made(default_factory=dict)
    pairs: set[frozenset[int]] = made(default_factory=set)
    stated: dict[str, int] = made(default_factory=dict)
    chances: list[tuple[int, int]] = made(default_factory=list)
    touched: set[int] = made(default_factory=set)
