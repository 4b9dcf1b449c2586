"""Who bears a name: of each name a text may say, those most likely meant – in the network, and met last.

Of a name that thousands bear, those met last are found by going back through the days rather than through the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from enishi.language.index import Kind
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.reading import fetch, places, table

OF_ONE_NAME = 12
# From so many bearers on a name is common: among those met of late there are some.
COMMON = 1_000


def namesakes(owner: Owner, names: Iterable[str]) -> list[int]:
    """Return the inside ids of the likeliest bearers of each of these names, said or read; some twice."""
    said = sorted(names)
    rare: list[int] = []
    common: list[int] = []
    for term, is_common in fetch(
        f"SELECT id, EXISTS (SELECT 1 FROM {table(m.Posting)} WHERE owner_id = %s AND term_id = term.id "
        f"LIMIT 1 OFFSET {COMMON}) FROM {table(m.Term)} term "
        f"WHERE owner_id = %s AND kind IN (%s, %s) AND text IN ({places(said)})",
        [owner.pk, owner.pk, Kind.NAME, Kind.READING, *said],
    ):
        (common if is_common else rare).append(term)
    found = []
    for term in common:
        latest = _met_last(owner, term)
        found += latest
        if len(latest) < OF_ONE_NAME:
            rare.append(term)
    return found + (_likeliest(owner, rare) if rare else [])


def _met_last(owner: Owner, term: int) -> list[int]:
    rows = fetch(
        f"SELECT person_id FROM {table(m.Tie)} tie WHERE owner_id = %s AND in_network AND last_on IS NOT NULL "
        f"AND EXISTS (SELECT 1 FROM {table(m.Posting)} posting WHERE posting.owner_id = tie.owner_id "
        "AND posting.term_id = %s AND posting.person_id = tie.person_id) "
        f"ORDER BY last_on DESC LIMIT {OF_ONE_NAME}",
        [owner.pk, term],
    )
    return [pk for (pk,) in rows]


def _likeliest(owner: Owner, terms: Sequence[int]) -> list[int]:
    rows = fetch(
        "SELECT person_id FROM (SELECT posting.person_id, ROW_NUMBER() OVER (PARTITION BY posting.term_id ORDER BY "
        "CASE WHEN tie.in_network THEN 0 ELSE 1 END, COALESCE(tie.last_on, '') DESC, posting.weight DESC, "
        f"posting.person_id) AS nth FROM {table(m.Posting)} posting LEFT JOIN {table(m.Tie)} tie "
        "ON tie.person_id = posting.person_id AND tie.owner_id = posting.owner_id "
        f"WHERE posting.owner_id = %s AND posting.term_id IN ({places(terms)})) listed WHERE nth <= {OF_ONE_NAME}",
        [owner.pk, *terms],
    )
    return [pk for (pk,) in rows]
