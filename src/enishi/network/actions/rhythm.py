"""How often to meet somebody, and not just now: the owner's own rhythm of a tie, regardless of business."""

from __future__ import annotations

import datetime

from enishi.network.actions.records import row_of
from enishi.network.actions.revisions import revising
from enishi.network.errors import Refused
from enishi.network.models import Owner, Person

LONGEST = 3_650


def set_rhythm(owner: Owner, *, uid: str, days: int | None, via: str = "") -> Person:
    """Set every how many days to meet somebody; None for no rhythm. Raises Refused('rhythm_unfit')."""
    if days is not None and not 1 <= days <= LONGEST:
        raise Refused("rhythm_unfit", days=days)
    person: Person = row_of(owner, "person", uid)
    with revising(owner, "edit_person", via=via, name=person.full) as change:
        change.edit(person, rhythm_days=days)
    return person


def snooze(
    owner: Owner, *, uid: str, until: datetime.date | None, today: datetime.date, via: str = ""
) -> Person:
    """Suggest nothing about somebody until a day; None ends it. Raises Refused('day_past')."""
    if until is not None and until <= today:
        raise Refused("day_past", on=until.isoformat())
    person: Person = row_of(owner, "person", uid)
    with revising(owner, "edit_person", via=via, name=person.full) as change:
        change.edit(person, snoozed_until=until.isoformat() if until else None)
    return person
