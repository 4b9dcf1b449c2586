"""Who is of the employer's: colleagues, its customers, and those of whom only the company is known.

Core decides where somebody stands; here the rows are read it is decided from. Asked for everybody or for a few, it
takes the same number of queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from enishi.core import leaving
from enishi.language.customers import names_customer
from enishi.language.normalise import organization_key
from enishi.network import models as m
from enishi.network.models import Owner

# A name shorter than this begins too many others.
SHORTEST = 4


@dataclass(frozen=True)
class OfCompany:
    """Where people of the company stand, by inside id (`core.leaving.SIDES`); whoever is not here is outside."""

    sides: dict[int, str]

    def side(self, pk: int) -> str:
        return self.sides.get(pk, "outside")

    def holds(self, pk: int) -> bool:
        """Whether what is kept from the company is kept from this person."""
        return self.side(pk) != "outside"


def people_of_company(owner: Owner, ids: Sequence[int] | None = None) -> OfCompany:
    """Tell who of everybody, or of these, is of the employer's. Five queries at most."""
    living = m.Person.objects.filter(owner=owner, trashed_at=None)
    living = living if ids is None else living.filter(pk__in=ids)
    colleagues = _at_company(owner, ids)
    there = set(colleagues)
    of_company = Q(origin="company") | Q(company_role__isnull=False) | Q(pk__in=colleagues)
    rows = {
        pk: (origin, said)
        for pk, origin, said in living.filter(of_company).values_list("pk", "origin", "company_role")
    }
    elsewhere, business, called = _signs(owner, ids)
    sides = {
        pk: leaving.company_side(
            said=said, origin=origin, at_company=pk in there, elsewhere=pk in elsewhere, business=pk in business,
            called_customer=pk in called,
        )
        for pk, (origin, said) in rows.items()
    }  # fmt: skip
    return OfCompany({pk: side for pk, side in sides.items() if side != "outside"})


def companies_of(owner: Owner) -> list[str]:
    """Return the names of the companies the owner works or worked for, the present one first."""
    rows = m.OwnerCompany.objects.filter(owner=owner).order_by("-until", "place", "pk")
    listed = [(until or "", name) for name, until in rows.values_list("name", "until")]
    return [name for _, name in sorted(listed, key=lambda pair: pair[0] != "")]


def _at_company(owner: Owner, ids: Sequence[int] | None) -> Any:
    """Whoever belongs, or belonged, to a company of the owner's: its name, or one that begins with it.

    A department may stand within the name on either side.
    """
    keys = [key for name in companies_of(owner) if (key := organization_key(name))]
    if not keys:
        return m.Affiliation.objects.none().values_list("person_id", flat=True)
    same = Q()
    for key in keys:
        shorter = [key[:end] for end in range(SHORTEST, len(key))]
        same |= Q(organization__key__in=[key, *shorter])
        if len(key) >= SHORTEST:
            same |= Q(organization__key__gte=key, organization__key__lt=key + chr(0x10FFFF))
    rows = m.Affiliation.objects.filter(same, owner=owner)
    return (rows if ids is None else rows.filter(person__in=ids)).values_list("person_id", flat=True)


def _signs(owner: Owner, ids: Sequence[int] | None) -> tuple[set[int], set[int], set[int]]:
    """Whoever, met through the company, belongs elsewhere, was met about business, is called a customer."""

    def asked(rows: Any) -> Any:
        through = rows.filter(person__origin="company")
        return through if ids is None else through.filter(person__in=ids)

    affiliations = m.Affiliation.objects.filter(owner=owner, organization__isnull=False, until=None)
    met = m.EncounterPerson.objects.filter(
        owner=owner, encounter__as_role="company", encounter__business=True, encounter__trashed_at=None
    )
    tags = m.PersonTag.objects.filter(owner=owner)
    return (
        set(asked(affiliations).values_list("person_id", flat=True)),
        set(asked(met).values_list("person_id", flat=True)),
        {pk for pk, tag in asked(tags).values_list("person_id", "tag") if names_customer(tag)},
    )
