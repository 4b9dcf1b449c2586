"""Chances: through whom and where a chance came, and what the round-about way brought altogether.

Decides the first touch, a geometric share along the chain, how a chain goes on by what is known, and how near
somebody was when a chance came. Proof of cause it is not, and under thirty chances there are counts only, no
percentages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from enishi.core.activation import ContactDay

ENOUGH_FOR_PERCENT = 30
LONGEST_GUESS = 6
"""Links a chain is continued by at most: beyond that nobody remembers, and nobody is thanked."""
OFTEN_A_YEAR = 4
CLOSENESS = ("often", "seldom", "long_ago", "new")
"""How near somebody was when a chance came: met at least four times in the year before it, less often, only
earlier than that, or not before at all.
"""


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
    """The share of each link, each half of the one before it – k links back from the chance ½^k, as in the
    DARPA balloon challenge (Pickard et al. 2011) – over their sum, so that a chance gives one in all.

    A link that comes twice keeps its larger share. Empty for an empty chain.
    """
    shares: dict[Link, float] = {}
    for k, link in enumerate(chain):
        shares.setdefault(link, 0.5**k)
    whole = sum(shares.values())
    return tuple((link, share / whole) for link, share in shares.items())


def credit_by_link(chains: Iterable[Sequence[Link]]) -> dict[Link, float]:
    """Sum of the shares of each link over many chances; for an order and a thickness, not for a sentence."""
    totals: dict[Link, float] = defaultdict(float)
    for chain in chains:
        for link, share in credits_of(chain):
            totals[link] += share
    return dict(totals)


def continued(
    chain: Sequence[Link], introduced_by: Mapping[str, str], met_at: Mapping[str, str]
) -> tuple[Link, ...]:
    """The links by which a chain goes on, as far as is known: who introduced its furthest person, who that
    one, and so on; last the gathering at which the furthest of them was met. Empty for a chain that ends in
    a gathering or without people.

    introduced_by: person → who introduced them; met_at: person → gathering where first met.
    """
    if not chain or chain[-1].kind != "person":
        return ()
    seen = {link.id for link in chain}
    at, found = chain[-1].id, list[Link]()
    while len(found) < LONGEST_GUESS and (further := introduced_by.get(at)) and further not in seen:
        seen.add(further)
        found.append(Link("person", further))
        at = further
    began = met_at.get(at)
    if began and began not in seen:
        found.append(Link("gathering", began))
    return tuple(found)


def closeness(days: Iterable[ContactDay], on: int) -> str:
    """One of `CLOSENESS`: how near somebody was on the day `on` (ordinal), which itself does not count."""
    before = [day for day, _ in days if day < on]
    lately = sum(on - day <= 365 for day in before)
    if lately:
        return "often" if lately >= OFTEN_A_YEAR else "seldom"
    return "long_ago" if before else "new"


@dataclass(frozen=True)
class Way:
    """One chance as the look back over all sees it.

    chain: the nearest link first. began: the kind of gathering at which it began, "" for none known.
    closeness: of the nearest person, "" without one or without a day. worth: ≥ 0, 0 where none is said.
    """

    chain: tuple[Link, ...] = ()
    state: str = "open"
    began: str = ""
    field: str = ""
    closeness: str = ""
    planned: bool | None = None
    worth: float = 0.0


@dataclass(frozen=True)
class Brought:
    """What the round-about way brought, in counts; worth: of those that came true.

    over_others: came over more than one person. by_…: chances by kind of gathering, field, closeness, state;
    what is not known is left out. worth_by_kind: as by_kind, of those that came true. most: the links whose
    shares add up to most, the most first, each with the number of chances it stands in.
    """

    total: int
    over_others: int
    coincidences: int
    worth: float
    by_kind: Mapping[str, int] = field(default_factory=dict)
    by_field: Mapping[str, int] = field(default_factory=dict)
    by_closeness: Mapping[str, int] = field(default_factory=dict)
    by_state: Mapping[str, int] = field(default_factory=dict)
    worth_by_kind: Mapping[str, float] = field(default_factory=dict)
    most: tuple[tuple[Link, int], ...] = ()


def brought(ways: Iterable[Way], most: int = 8) -> Brought:
    """Look back over all chances; see `Brought`."""
    held = list(ways)
    credit = credit_by_link(way.chain for way in held)
    times = Counter(link for way in held for link in set(way.chain))
    ordered = sorted(credit, key=lambda link: (-credit[link], link.kind, link.id))
    worth: dict[str, float] = defaultdict(float)
    for way in held:
        if way.state == "won" and way.began:
            worth[way.began] += way.worth
    return Brought(
        total=len(held),
        over_others=sum(len([link for link in way.chain if link.kind == "person"]) > 1 for way in held),
        coincidences=sum(way.planned is False for way in held),
        worth=sum(way.worth for way in held if way.state == "won"),
        by_kind=Counter(way.began for way in held if way.began),
        by_field=Counter(way.field for way in held if way.field),
        by_closeness=Counter(way.closeness for way in held if way.closeness),
        by_state=Counter(way.state for way in held),
        worth_by_kind=dict(worth),
        most=tuple((link, times[link]) for link in ordered[:most]),
    )


def may_show_percent(cases: int) -> bool:
    """Whether there are enough cases to speak in percentages."""
    return cases >= ENOUGH_FOR_PERCENT
