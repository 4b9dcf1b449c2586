"""Balance: how even the mix of kinds of gatherings has been.

Decides which six kinds there are to try and which are missing; never counts anything against the owner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from enishi.core.difference import hill

KINDS = ("same_trade", "community", "mixer", "meal", "card_exchange", "seminar")
"""The six kinds; "other" is welcome and belongs to none."""

FIRST_KINDS = ("seminar", "community", "meal", "mixer", "same_trade", "card_exchange")
"""The same six, in the order in which somebody who has never gone may find it easiest: to listen, then to
talk.
"""

WINDOWS = (90, 365)
"""Days looked back over."""


@dataclass(frozen=True)
class Balance:
    """The mix over one window: visits by kind (every one of the six), how many kinds it is worth (Hill 1,
    0–6), and the missing kinds in `FIRST_KINDS` order.
    """

    window: int
    visits: dict[str, int]
    effective_kinds: float
    missing: tuple[str, ...]


def balance_of(visits: Iterable[tuple[int, str]], today: int, window: int) -> Balance:
    """Balance of gatherings attended, (ordinal, kind) each, within the `window` days up to `today`."""
    counted = Counter(kind for day, kind in visits if today - window < day <= today and kind in KINDS)
    return Balance(
        window=window,
        visits={kind: counted[kind] for kind in KINDS},
        effective_kinds=hill(counted.values(), 1),
        missing=tuple(kind for kind in FIRST_KINDS if not counted[kind]),
    )


@dataclass(frozen=True)
class FieldsMet:
    """The fields of those met at gatherings over one window: people by branch, how many equally strong branches that
    is worth (Hill 1, ≥ 0), and the branches nobody was of, in the order given.
    """

    window: int
    people: dict[str, int]
    effective_fields: float
    missing: tuple[str, ...]


def fields_met(people: Mapping[str, int], branches: Sequence[str], window: int) -> FieldsMet:
    """Sum up whom one met at gatherings by branch; branches: all there are."""
    met = {branch: people[branch] for branch in branches if people.get(branch)}
    return FieldsMet(window, met, hill(met.values(), 1), tuple(one for one in branches if one not in met))


def kind_to_try(visits: Iterable[tuple[int, str]], today: int) -> str:
    """The kind to look for next: never visited, then missing this quarter, then least visited; easiest
    first.
    """
    seen = [(day, kind) for day, kind in visits if day <= today]
    ever = Counter(kind for _, kind in seen)
    lately = balance_of(seen, today, WINDOWS[0]).visits
    return min(FIRST_KINDS, key=lambda kind: (ever[kind] > 0, lately[kind], ever[kind]))
