"""Meeting again, regardless of business: when somebody's rhythm is due, and what would be an easy occasion.

Decides when and which ideas; the owner decides whether. Silence is never a reproach: without a rhythm nothing is due.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from enishi.core.codes import Reason

RHYTHMS = (14, 30, 60, 90, 180, 365)
"""Days an owner may choose from: every fortnight to once a year."""

MOST_IDEAS = 2


def due_on(last: date | None, rhythm_days: int | None, snoozed_until: date | None = None) -> date | None:
    """Return the day on which it is time to meet again: last contact and rhythm, not before a snooze ends.

    None without a rhythm or before the first contact. Whatever was logged last counts, be it a message.
    """
    if rhythm_days is None or last is None:
        return None
    due = last + timedelta(days=rhythm_days)
    return max(due, snoozed_until) if snoozed_until else due


@dataclass(frozen=True)
class Common:
    """A gathering to come, and whether the person goes to its series or kind, or is of a field expected there."""

    id: str
    title: str
    on: date
    series_of_theirs: bool = False
    field_of_theirs: bool = False
    kind_of_theirs: bool = False


def ideas_to_meet(
    *, my_town: str, their_addresses: Sequence[str], last_place: str, gatherings: Iterable[Common]
) -> tuple[Reason, ...]:
    """Return up to `MOST_IDEAS` easy occasions: a gathering both would like, then a lunch near where both are.

    A gathering of a series they go to comes before one of their field, that before one of a kind they go to; the
    nearest first. Codes: together (title, on, gathering), lunch_near (place), lunch_last (place), lunch.
    """
    ideas: list[Reason] = []
    liked = sorted(
        (one for one in gatherings if _liking(one)), key=lambda one: (-_liking(one), one.on, one.id)
    )
    if liked:
        first = liked[0]
        facts = {"title": first.title, "on": first.on.isoformat(), "gathering": first.id}
        ideas.append(Reason("together", facts))
    if my_town and any(my_town in address for address in their_addresses):
        ideas.append(Reason("lunch_near", {"place": my_town}))
    elif last_place:
        ideas.append(Reason("lunch_last", {"place": last_place}))
    else:
        ideas.append(Reason("lunch", {}))
    return tuple(ideas[:MOST_IDEAS])


def _liking(one: Common) -> int:
    return 3 if one.series_of_theirs else 2 if one.field_of_theirs else 1 if one.kind_of_theirs else 0
