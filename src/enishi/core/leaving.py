"""Leaving: what would remain of the network if the owner left the company.

Decides on which side of the company somebody stands, which ties hang on it, which fields would go blank, and
whom to meet again as oneself. Customers of the employer are never among these, nor those who may be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

SIDES = ("colleague", "company", "customer", "perhaps_customer", "outside")
"""Where somebody stands to the employer. company: met through it, and no more is known."""
CUSTOMERS = ("customer", "perhaps_customer")


def company_side(
    *,
    said: str | None,
    origin: str | None,
    at_company: bool = False,
    elsewhere: bool = False,
    business: bool = False,
    called_customer: bool = False,
) -> str:
    """One of `SIDES`. What the owner said (`said`: colleague, customer, outside) goes before all else.

    at_company: belongs to the owner's own company, now or before. elsewhere: belongs to another
    organization. business: was met for the company, about business. called_customer: a tag says so. Who came
    through the company and is not of it may be a customer of it: that is for the owner to say, and until
    then they are treated as one.
    """
    if said:
        return said
    if at_company:
        return "colleague"
    if origin != "company":
        return "outside"
    return "perhaps_customer" if elsewhere or business or called_customer else "company"


@dataclass(frozen=True)
class CompanyView:
    """A tie as leaving sees it.

    remembered: R, 0–1. through_company: came about at work. met_as_self: since met as oneself (`as` = me).
    customer: a customer of the employer's. delta: δ of `difference`, 0–1. wish: −1, 0, 1, None not said.
    """

    id: str
    fields: tuple[str, ...]
    remembered: float
    through_company: bool
    met_as_self: bool = False
    customer: bool = False
    delta: float = 0.0
    wish: int | None = None


@dataclass(frozen=True)
class FieldShare:
    """How a field would stand: people who stay (met as oneself, or never of the company) and who are at risk."""

    field: str
    stays: int
    at_risk: int


@dataclass(frozen=True)
class Leaving:
    """If I left.

    company_share: R-weighted share, 0–1, of ties that came through the company (None for an empty network);
    at_risk_share: the part of it not met as oneself since. stays: company ties met as oneself.
    blank_fields: fields in which only ties at risk are left. meet_again: whom to meet again as oneself, the
    most different and wished-for first.
    """

    company_share: float | None
    at_risk_share: float | None
    stays: tuple[str, ...]
    blank_fields: tuple[str, ...]
    meet_again: tuple[str, ...]
    by_field: tuple[FieldShare, ...] = ()


def if_i_left(ties: Iterable[CompanyView]) -> Leaving:
    """Split the network by the company. Burt (2002): nine of ten bridges are gone within a year."""
    held = list(ties)
    reach = sum(tie.remembered for tie in held)
    company = [tie for tie in held if tie.through_company]
    at_risk = [tie for tie in company if not tie.met_as_self]
    asked = [tie for tie in at_risk if not tie.customer and tie.wish != -1]
    asked.sort(key=lambda tie: (-tie.delta * _wish_factor(tie.wish), -tie.remembered, tie.id))
    return Leaving(
        company_share=sum(tie.remembered for tie in company) / reach if reach else None,
        at_risk_share=sum(tie.remembered for tie in at_risk) / reach if reach else None,
        stays=tuple(tie.id for tie in company if tie.met_as_self),
        blank_fields=_blank_fields(held, {tie.id for tie in at_risk}),
        meet_again=tuple(tie.id for tie in asked),
        by_field=_by_field(held),
    )


def _by_field(ties: Iterable[CompanyView]) -> tuple[FieldShare, ...]:
    stays: Counter[str] = Counter()
    at_risk: Counter[str] = Counter()
    of_company: set[str] = set()
    for tie in ties:
        counted = at_risk if tie.through_company and not tie.met_as_self else stays
        counted.update(set(tie.fields))
        if tie.through_company:
            of_company.update(tie.fields)
    found = [FieldShare(name, stays[name], at_risk[name]) for name in of_company]
    return tuple(sorted(found, key=lambda one: (-one.at_risk, one.stays, one.field)))


def _wish_factor(wish: int | None) -> float:
    return 2.0 if wish == 1 else 1.0


def _blank_fields(ties: Iterable[CompanyView], at_risk: set[str]) -> tuple[str, ...]:
    people: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        for name in tie.fields:
            people[name].add(tie.id)
    return tuple(sorted(name for name, ids in people.items() if ids <= at_risk))
