"""How long copies made day by day stay: the last days, then one a week, then one a month.

Decides by their moments alone; nothing is deleted here.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Keeping:
    """For how many days, weeks and months that have a copy the newest one of each stays."""

    days: int = 7
    weeks: int = 5
    months: int = 12


def staying(moments: Iterable[datetime.datetime], keeping: Keeping = Keeping()) -> set[datetime.datetime]:
    """Return which copies stay. The newest always does, so that an old one goes only when there is a younger one.

    Days, weeks and months without a copy do not count: whoever was away a month comes back to as many copies.
    """
    listed = sorted(set(moments), reverse=True)
    spans: tuple[tuple[int, Callable[[datetime.datetime], object]], ...] = (
        (keeping.days, lambda moment: moment.date()),
        (keeping.weeks, lambda moment: moment.isocalendar()[:2]),
        (keeping.months, lambda moment: (moment.year, moment.month)),
    )
    kept = set(listed[:1])
    for most, span in spans:
        newest: dict[object, datetime.datetime] = {}
        for moment in listed:
            newest.setdefault(span(moment), moment)
        kept.update(list(newest.values())[:most])
    return kept
