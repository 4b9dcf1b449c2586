"""Whom a few words bring back: names as they are typed and whatever else is remembered, in one answer.

Half-remembered circumstances are `recall`'s work, names begun are `people.people_named`'s; here they are put together
and narrowed by the filters of the list.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from enishi.network.models import Owner
from enishi.network.queries.people import Filters, PersonRow, narrowed_to, people_named, people_rows
from enishi.network.queries.recall import recall

EVERYBODY = Filters()
# As many as one can look through; and, on asking, as many as ever.
LIMIT, MOST = 8, 40


@dataclass(frozen=True)
class FoundRow:
    """Somebody found. why: facts for `wording.recall.why`; none where the name alone was begun."""

    row: PersonRow
    why: tuple[Any, ...] = ()


def people_found(
    owner: Owner, *, query: str, today: datetime.date, filters: Filters = EVERYBODY, limit: int = LIMIT
) -> list[FoundRow]:
    """Find people by anything remembered of them, the likeliest first."""
    wide = MOST if filters.book or filters.any() else limit
    recalled = recall(owner, query=query, today=today, limit=wide).results
    why = {one.face.pk: one.why for one in recalled}
    named = people_named(owner, query=query, filters=filters, limit=limit)
    narrowed = narrowed_to(owner, list(why), filters)
    ids = list(dict.fromkeys([*narrowed, *(row.face.pk for row in named)]))
    rows: Sequence[PersonRow] = people_rows(owner, ids[:limit])
    return [FoundRow(row, tuple(why.get(row.face.pk, ()))) for row in rows]
