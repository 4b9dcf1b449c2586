"""Known: how sharp what I do is, who could say it, who may hear it, and whom to tell next.

Decides sharpness of an offer, the shares of weak ties and key persons who know, from whom a statement is kept
and in which order to tell it. Reading words and finding who offers the like is language's and the queries'
work.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enishi.core.activation import ContactDay, remembered_on
from enishi.core.errors import OutOfRange

TOLD_WITHIN_DAYS = 90
GAVE_WITHIN_DAYS = 60
"""The want is told after something was given this lately: who only asks is left by a network."""
STUCK_WEIGHTS: dict[bool | None, float] = {True: 4.0, None: 2.0, False: 0.0}
"""Weight of a telling by whether it stuck; unknown counts as a talk, "could say it back" as having worked
with it.
"""


def sharpness(people: int, alike: int) -> float:
    """ln((N+1)/(n+1))/ln(N+1), 0 everybody could say the same to 1 nobody could; 1 for an empty network.

    people: N ≥ 0 in the network; alike: n of them who offer the like, 0 ≤ n ≤ N, else `OutOfRange`.
    """
    if not 0 <= alike <= people:
        raise OutOfRange(people=people, alike=alike)
    return math.log((people + 1) / (alike + 1)) / math.log(people + 1) if people else 1.0


@dataclass(frozen=True)
class Listener:
    """A person who may know. remembered: R, 0–1. told: (ordinal, stuck) of each telling."""

    remembered: float
    told: tuple[tuple[int, bool | None], ...] = ()


def knows(told: Sequence[tuple[int, bool | None]], today: int) -> float:
    """k, 0–1: how far a telling is still with somebody; it decays as memory does. 0 when never told."""
    days: tuple[ContactDay, ...] = tuple(
        sorted((day, STUCK_WEIGHTS[stuck]) for day, stuck in told if STUCK_WEIGHTS[stuck] > 0)
    )
    return remembered_on(days, today)


def known_to_weak(listeners: Iterable[Listener], today: int) -> float | None:
    """K_w = Σ R·k / Σ R over weak ties, 0–1: how far "what I do" is known. None without weak ties."""
    held = list(listeners)
    reach = math.fsum(one.remembered for one in held)
    return math.fsum(one.remembered * knows(one.told, today) for one in held) / reach if reach else None


def known_to_key(listeners: Iterable[Listener], today: int) -> float | None:
    """K_k, 0–1: mean k of "what I want" over key persons, told within 90 days (else 0). None without key
    persons.
    """
    held = list(listeners)
    recent = [tuple(t for t in one.told if 0 <= today - t[0] <= TOLD_WITHIN_DAYS) for one in held]
    return math.fsum(knows(told, today) for told in recent) / len(held) if held else None


def says_the_same(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether somebody's offer says what mine says: it holds more than half of my content words."""
    return 2 * len(mine & theirs) > len(mine)


def kept_from(audience: str, *, of_company: bool, seated: bool, secret: bool) -> bool:
    """Whether a statement of this audience must not reach somebody.

    of_company: they are of the employer's, a customer of it among them; seated: a key person; secret: the
    owner keeps the wish to leave from the company, and then neither what they do by themselves nor what they
    want reaches it.
    """
    if of_company and (secret or audience == "not_company"):
        return True
    return audience == "key_persons" and not seated


@dataclass(frozen=True)
class MayHear:
    """Somebody who may hear a statement and has not, or long ago.

    remembered: R, 0–1; delta: δ, 0–1; meeting_in: days until met anyway, None for not; gave_days: days since
    something was last given to them, None for never.
    """

    id: str
    remembered: float = 0.0
    delta: float = 0.0
    meeting_in: int | None = None
    gave_days: int | None = None


def whom_to_tell_do(listeners: Iterable[MayHear], limit: int = 6) -> tuple[str, ...]:
    """Weak ties to tell what I do: who is met anyway first, the soonest first; then those who still know me
    and know others than I do (R·δ), since they carry it furthest.
    """
    held = sorted(listeners, key=lambda one: (-one.remembered * one.delta, one.id))
    soon = sorted((one for one in held if one.meeting_in is not None), key=lambda one: one.meeting_in or 0)
    return tuple(one.id for one in (*soon, *(one for one in held if one.meeting_in is None)))[:limit]


def whom_to_tell_want(
    listeners: Iterable[MayHear], limit: int = 6
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Key persons to tell what I want: those to whom something was given within 60 days, the latest first;
    and apart from them those to whom to give something before.
    """
    held = sorted(listeners, key=lambda one: (one.gave_days is None, one.gave_days or 0, one.id))
    ready = [one.id for one in held if one.gave_days is not None and one.gave_days <= GAVE_WITHIN_DAYS]
    return tuple(ready[:limit]), tuple(one.id for one in held if one.id not in set(ready))[:limit]
