"""Hours: with whom the time goes, how it felt, and who costs.

Decides how long a meeting lasts by its kind, the share of hours spent with those one wants to be with, and of
whom a gentle distance may be offered. It counts hours, never what somebody is worth; what to do is for the
owner alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

HOURS = {
    "message": 0.25,
    "letter": 0.5,
    "call": 0.5,
    "video": 1.0,
    "one_to_one": 1.0,
    "meal": 2.0,
    "gathering": 2.0,
}
"""How long one is usually together, in hours: nobody writes it down."""
BAD_MOODS = 2


def hours_of(medium: str) -> float:
    """Hours of one encounter by its medium; an unknown one counts an hour."""
    return HOURS.get(medium, 1.0)


@dataclass(frozen=True)
class Spent:
    """One encounter: its day, medium and mood (−1, 0, 1, None not said), and whether somebody one wants to be
    with was there.
    """

    on: date
    medium: str
    mood: int | None = None
    wished: bool = False


@dataclass(frozen=True)
class Period:
    """A quarter: code "2026-Q4". hours ≥ 0; wished: the part of them with those one wants to be with; good,
    fine, bad: encounters by mood; income: worth of the chances that came true, ≥ 0.
    """

    code: str
    hours: float = 0.0
    wished: float = 0.0
    good: int = 0
    fine: int = 0
    bad: int = 0
    income: float = 0.0

    @property
    def share(self) -> float | None:
        """Share of hours with those one wants to be with, 0–1; None without hours."""
        return self.wished / self.hours if self.hours else None


def quarter_of(day: date) -> str:
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def quarters_up_to(today: date, number: int) -> tuple[str, ...]:
    """The last `number` quarters, the present one last."""
    last = today.year * 4 + (today.month - 1) // 3
    return tuple(f"{at // 4}-Q{at % 4 + 1}" for at in range(last - number + 1, last + 1))


def periods(
    spent: Iterable[Spent], income: Iterable[tuple[date, float]], today: date, number: int = 8
) -> tuple[Period, ...]:
    """The last quarters, each with its hours, moods and income; what lies outside them counts for nothing."""
    codes = quarters_up_to(today, number)
    hours: dict[str, float] = defaultdict(float)
    wished: dict[str, float] = defaultdict(float)
    earned: dict[str, float] = defaultdict(float)
    moods: dict[tuple[str, int], int] = defaultdict(int)
    for one in spent:
        code, lasted = quarter_of(one.on), hours_of(one.medium)
        hours[code] += lasted
        wished[code] += lasted if one.wished else 0.0
        if one.mood is not None:
            moods[code, (one.mood > 0) - (one.mood < 0)] += 1
    for day, worth in income:
        earned[quarter_of(day)] += worth
    return tuple(
        Period(code, hours[code], wished[code], moods[code, 1], moods[code, 0], moods[code, -1], earned[code])
        for code in codes
    )


def costs(wish: int | None, bad_moods: int) -> bool:
    """Whether a gentle distance may be offered: only where the owner feels that somebody costs them – they
    wish to keep away, or it wore them out twice. Silence never does.
    """
    return (wish is not None and wish < 0) or bad_moods >= BAD_MOODS
