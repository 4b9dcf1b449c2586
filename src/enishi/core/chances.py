"""Chances: through whom and where a chance came.

Decides the first touch and a geometric share along the chain. Proof of cause it is not, and under thirty
chances there are counts only, no percentages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ENOUGH_FOR_PERCENT = 30


@dataclass(frozen=True)
class Link:
    """One link of a chain: a person or a gathering."""

    kind: str
    id: str


def first_touch(chain: Sequence[Link], first_met_at: str | None = None) -> Link | None:
    """Where it began: the gathering furthest back in the chain, else the gathering where the last person
    was first met (`first_met_at`), else the chain's furthest link; None for an empty chain without either.
    """
    gatherings = [link for link in chain if link.kind == "gathering"]
    if gatherings:
        return gatherings[-1]
    if first_met_at:
        return Link("gathering", first_met_at)
    return chain[-1] if chain else None


def credits_of(chain: Sequence[Link]) -> tuple[tuple[Link, float], ...]:
    """½^k for each link, k links back from the chance: 1, ½, ¼ … as in the DARPA balloon challenge (Pickard
    et al. 2011). A link that comes twice keeps its larger share. The sum stays under 2 however long the
    chain.
    """
    shares: dict[Link, float] = {}
    for k, link in enumerate(chain):
        shares.setdefault(link, 0.5**k)
    return tuple(shares.items())


def credit_by_link(chains: Iterable[Sequence[Link]]) -> dict[Link, float]:
    """Sum of the shares of each link over many chances; for an order and a thickness, not for a sentence."""
    totals: dict[Link, float] = defaultdict(float)
    for chain in chains:
        for link, share in credits_of(chain):
            totals[link] += share
    return dict(totals)


def may_show_percent(cases: int) -> bool:
    """Whether there are enough cases to speak in percentages."""
    return cases >= ENOUGH_FOR_PERCENT
