"""会社には内緒: from whom what the owner does outside the company is kept.

Who is of the company, `queries.company` says. What is then left out – an offer of the owner's, an evening where one
prepares to leave – the query that makes a suggestion decides.
"""

from __future__ import annotations

from collections.abc import Collection

from enishi.network.models import Owner
from enishi.network.queries.company import people_of_company


def kept_from(owner: Owner, people: Collection[int]) -> set[int]:
    """Return from which of these people the owner keeps what they do outside the company; empty when from nobody."""
    if not owner.kept_from_company:
        return set()
    company = people_of_company(owner, sorted(people))
    return {pk for pk in people if company.holds(pk)}
