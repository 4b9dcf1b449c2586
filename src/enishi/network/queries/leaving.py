"""会社を離れたら: what was made for the company, what has since been met as oneself, and whom to meet again so.

The counts come from the daily survey; the people named are read anew. Nobody who is, or may be, a customer of the
employer's is among those to meet again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from enishi.core.vocabulary import APART
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.company import companies_of, people_of_company
from enishi.network.queries.people import PersonRow, people_rows


@dataclass(frozen=True)
class OfTheCompany:
    """Somebody of the company's. side: where they stand (`core.leaving.SIDES`); want: what they look for, or ''."""

    row: PersonRow
    side: str
    wish: int | None
    want: str


@dataclass(frozen=True)
class IfILeft:
    """data: as the survey has it (`portrait.survey`, "leaving"). companies: the owner's, the present first. again:
    whom to meet again as oneself; stay: since met so; perhaps: of whom only the owner can say.
    """

    data: dict[str, Any]
    companies: tuple[str, ...]
    again: tuple[OfTheCompany, ...]
    stay: tuple[OfTheCompany, ...]
    perhaps: tuple[OfTheCompany, ...]

    def has_anything(self) -> bool:
        return bool(self.data.get("company_ties"))


def if_i_left(owner: Owner, data: dict[str, Any]) -> IfILeft:
    """Return the page's people for a survey's data."""
    listed = [data.get(key, ()) for key in ("meet_again", "stay", "perhaps_customers")]
    uids = [uid for one in listed for uid in one]
    found = _people(owner, uids)
    again, stay, perhaps = ([found[uid] for uid in one if uid in found] for one in listed)
    # Between two surveys somebody may have been called a customer, or be left in peace.
    again = [one for one in again if one.side in ("colleague", "company") and one.row.standing not in APART]
    met_since = {one.row.face.uid for one in stay}
    perhaps = [one for one in perhaps if one.side == "perhaps_customer" and one.row.face.uid not in met_since]
    return IfILeft(data, tuple(companies_of(owner)), tuple(again), tuple(stay), tuple(perhaps))


def _people(owner: Owner, uids: Sequence[str]) -> dict[str, OfTheCompany]:
    rows = m.Person.objects.filter(owner=owner, uid__in=uids, trashed_at=None, in_network=True)
    wishes = dict(rows.values_list("pk", "wish"))
    ids = list(wishes)
    of_company = people_of_company(owner, ids)
    wants = m.Want.objects.filter(owner=owner, person__in=ids).order_by("-place", "-pk")
    want = dict(wants.values_list("person_id", "text"))
    return {
        row.face.uid: OfTheCompany(
            row, of_company.side(row.face.pk), wishes[row.face.pk], want.get(row.face.pk, "")
        )
        for row in people_rows(owner, ids)
    }
