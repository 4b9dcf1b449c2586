"""Past weeks: the steps that stood on the page and what became of them, the newest week first.

What was never shown (behind もっと見る and left alone) is not told again. The same number of queries for any history.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q

from enishi.core import days
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.week import MORE_FROM, StepShown, statements_now, steps_shown

WEEKS = 6


@dataclass(frozen=True)
class PastWeek:
    """One week and its steps in the order of the page."""

    code: str
    steps: tuple[StepShown, ...]


@dataclass(frozen=True)
class PastWeeks:
    """Some weeks. after: where the next ones begin, '' when there are none; do, want: for the sentences."""

    weeks: tuple[PastWeek, ...]
    after: str
    do: str = ""
    want: str = ""


def past_weeks(owner: Owner, today: datetime.date, *, before: str = "") -> PastWeeks:
    """Return the weeks before this one, or before another, with what became of their steps."""
    there = m.Step.objects.filter(
        owner=owner, trashed_at=None, week__lt=before or days.week_of(today)
    ).filter(Q(place__lt=MORE_FROM) | Q(decided_on__isnull=False))
    codes = list(there.order_by("-week").values_list("week", flat=True).distinct()[: WEEKS + 1])
    rows = list(
        there.filter(week__in=codes[:WEEKS]).select_related("gathering").order_by("-week", "place", "pk")
    )
    shown = zip(rows, steps_shown(owner, rows), strict=True)
    grouped = groupby(shown, key=lambda pair: pair[0].week)
    return PastWeeks(
        weeks=tuple(PastWeek(code, tuple(step for _, step in group)) for code, group in grouped),
        after=codes[WEEKS - 1] if len(codes) > WEEKS else "",
        **statements_now(owner),
    )
