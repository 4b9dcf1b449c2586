"""会社には内緒: from whom what the owner does outside the company is kept.

Decides who counts as somebody of the company. What is then left out – an offer of the owner's, an evening where one
prepares to leave – the query that makes a suggestion decides.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from enishi.language.normalise import organization_key
from enishi.network import models as m
from enishi.network.models import Owner


def colleagues_among(owner: Owner, people: Collection[int]) -> set[int]:
    """Return which of these people are of the company: met through its work, or belonging to it. Three queries."""
    keys = [
        organization_key(name)
        for name in m.OwnerCompany.objects.filter(owner=owner).values_list("name", flat=True)
    ]
    met = m.Person.objects.filter(owner=owner, pk__in=people, origin="company").values_list("pk", flat=True)
    belong = m.Affiliation.objects.filter(
        Q(until=None) | Q(until=""), owner=owner, person__in=people, organization__key__in=keys
    )
    return {*met, *belong.values_list("person_id", flat=True)}


def kept_from(owner: Owner, people: Collection[int]) -> set[int]:
    """Return from which of these people the owner keeps what they do outside the company; empty when from nobody."""
    return colleagues_among(owner, people) if owner.kept_from_company else set()
