"""Seats: for each field a key person, and who might become one.

Decides the order of candidates, who is far ahead, who was not seen for a while, and which fields to
propose. The owner decides who sits. Phase is the chance that it is mutual (Ball & Newman 2013), never
worth.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

MOST_SEATS = 15
"""Monthly contact is finite (Dunbar's layer)."""

FAR_AHEAD = 2
OVER_RHYTHM_DAYS = 30
FADED = 0.5


@dataclass(frozen=True)
class Acquaintance:
    """A person as a candidate for a seat.

    fields; remembered: R, 0–1; met_through: people of the seat's field met through them; phase_gap: their
    phase − mine in steps, None not said; gives, takes: whether something passed from me to them, from them
    to me; wish: −1, 0, 1, None not said; spark: 気になる.
    """

    id: str
    fields: tuple[str, ...]
    remembered: float
    met_through: int = 0
    phase_gap: float | None = None
    gives: bool = False
    takes: bool = False
    wish: int | None = None
    spark: bool = False


@dataclass(frozen=True)
class Candidate:
    """One candidate with the facts that speak for them, as reason codes of `codes.CANDIDATE_REASONS`,
    loudest first.
    """

    id: str
    far_ahead: bool
    because: tuple[str, ...]


def far_ahead(phase_gap: float | None) -> bool:
    """Whether somebody stands two phases or more beyond the owner; said as such, and no reason against
    them.
    """
    return phase_gap is not None and phase_gap >= FAR_AHEAD


def candidates_for(field: str, people: Iterable[Acquaintance], limit: int = 5) -> tuple[Candidate, ...]:
    """Candidates for a field's seat, best first: who stands in the field or a leaf of it, with R > 0 and
    wish ≥ 0.

    R·(1 + met through them)·e^(−Δφ²/2)·mutuality·wish·spark. An unsaid phase counts as one step apart.
    """
    fitting = [(person, _factors(person)) for person in people if _stands_in(person, field)]
    open_to = [(person, factors) for person, factors in fitting if math.prod(factors.values()) > 0]
    ordered = sorted(open_to, key=lambda pair: (-math.prod(pair[1].values()), pair[0].id))
    return tuple(
        Candidate(person.id, far_ahead(person.phase_gap), _because(factors))
        for person, factors in ordered[:limit]
    )


def _stands_in(person: Acquaintance, field: str) -> bool:
    return any(name == field or name.startswith(field + ".") for name in person.fields)


def _factors(person: Acquaintance) -> dict[str, float]:
    gap = 1.0 if person.phase_gap is None else person.phase_gap
    return {
        "well_remembered": person.remembered,
        "met_others_through": 1.0 + person.met_through,
        "same_phase": math.exp(-(gap**2) / 2),
        "both_gave": 0.5 + 0.25 * (person.gives + person.takes),
        "want_to_be_with": {None: 1.0, -1: 0.0, 0: 1.0, 1: 2.0}[person.wish],
        "spark": 2.0 if person.spark else 1.0,
    }


def _because(factors: Mapping[str, float]) -> tuple[str, ...]:
    """What lifts somebody above one who is merely remembered; being remembered itself when nothing does."""
    plain = {"well_remembered": 1.0, "same_phase": math.exp(-0.5), "both_gave": 0.5}
    lifts = {code: math.log(value / plain.get(code, 1.0)) for code, value in factors.items() if value > 0}
    lifting = sorted((code for code in lifts if lifts[code] > 0), key=lambda code: (-lifts[code], code))
    return tuple(lifting) or ("well_remembered",)


def not_seen_for_a_while(remembered: float, days_since: int | None, rhythm_days: int | None) -> bool:
    """少しご無沙汰: R under ½, or thirty days over the rhythm the owner set."""
    late = days_since is not None and rhythm_days is not None and days_since >= rhythm_days + OVER_RHYTHM_DAYS
    return late or remembered < FADED


def proposed_fields(
    mentions: Mapping[str, int], seated: Collection[str], *, declined: Collection[str] = (), limit: int = 3
) -> tuple[tuple[str, int], ...]:
    """Fields worth a seat, with how often they came up: at least three times, without a seat, not turned
    down before.

    Nothing is proposed once there are `MOST_SEATS` seats.
    """
    room = min(limit, MOST_SEATS - len(set(seated)))
    open_fields = [
        (name, n) for name, n in mentions.items() if n >= 3 and name not in seated and name not in declined
    ]
    return tuple(sorted(open_fields, key=lambda pair: (-pair[1], pair[0]))[: max(room, 0)])
