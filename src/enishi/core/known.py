"""Known: how sharp what I do is, and who could say it.

Decides sharpness of an offer and the shares of weak ties and key persons who know. Reading words and
finding who offers the like is language's and the queries' work.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enishi.core.activation import ContactDay, remembered_on
from enishi.core.errors import OutOfRange

TOLD_WITHIN_DAYS = 90
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
