"""Whom the owner can help: with what they can do, through somebody they know, and what nobody of theirs can do yet.

Decides how many are shown; what meets what, `queries.matching` and core decide. A person stands once in each list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enishi.core.matching import Match, Said
from enishi.language import fields as taxonomy
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries import matching
from enishi.network.queries.matching import SaidByAll
from enishi.network.queries.people import Face, PersonRow, people_rows

HELPED = 5
MATCHED = 40
FIELDS = 6
TEXTS = 3


@dataclass(frozen=True)
class Glad:
    """Somebody who looks for what the owner, or (`by`) somebody they know, can do; words: those that met."""

    person: PersonRow
    want: str
    offer: str
    words: tuple[str, ...]
    by: PersonRow | None = None


@dataclass(frozen=True)
class Unmet:
    """A field of which something is looked for that nobody known can do. field '': of no field that can be told."""

    field: str
    times: int
    wants: tuple[tuple[Face, str], ...]


@dataclass(frozen=True)
class Helping:
    """mine: who would be glad of the owner; through: of somebody they know; unmet: what is still out of reach."""

    mine: tuple[Glad, ...]
    through: tuple[Glad, ...]
    unmet: tuple[Unmet, ...]


def helping(owner: Owner) -> Helping:
    """Return whom the owner can help. Some ten queries, whatever the size of the network."""
    said = matching.said_by_all(owner)
    mine = _first_of_each(said.met_by_me(MATCHED))[:HELPED]
    together = matching.together_already(owner)
    others = [
        match for match in said.met_by_mine(MATCHED)
        if frozenset((match.want.person, match.offer.person)) not in together
    ]  # fmt: skip
    through = _first_of_each(others)[:HELPED]
    unmet = _by_field(said)
    rows = _rows(owner, [*mine, *through], [want for _, wants in unmet for want in wants[:TEXTS]])
    return Helping(
        mine=tuple(_glad(owner, match, rows) for match in mine if match.want.person in rows),
        through=tuple(
            _glad(owner, one, rows) for one in through if one.want.person in rows and one.offer.person in rows
        ),
        unmet=tuple(
            Unmet(code, len(wants), tuple(
                (rows[want.person].face, want.text) for want in wants[:TEXTS] if want.person in rows
            ))
            for code, wants in unmet
        ),
    )  # fmt: skip


def _first_of_each(found: Iterable[Match]) -> list[Match]:
    """Return the best match of everybody who looks for something, the best first."""
    firsts: dict[str, Match] = {}
    for match in found:
        firsts.setdefault(match.want.person, match)
    return list(firsts.values())


def _by_field(said: SaidByAll) -> list[tuple[str, list[Said]]]:
    """Return the branches nobody known can help with, by how many look for something of theirs."""
    found: dict[str, list[Said]] = defaultdict(list)
    for want in said.met_by_nobody():
        branches = dict.fromkeys(taxonomy.branch_of(code) for code in taxonomy.find(want.text))
        for branch in branches or {"": None}:
            found[branch].append(want)
    counted = Counter({branch: len(wants) for branch, wants in found.items()})
    ordered = sorted(counted, key=lambda branch: (not branch, -counted[branch], branch))
    return [(branch, found[branch]) for branch in ordered[:FIELDS]]


def _rows(owner: Owner, found: Sequence[Match], wants: Sequence[Said]) -> dict[str, PersonRow]:
    uids = {one.person for one in wants} | {side.person for one in found for side in (one.want, one.offer)}
    people = m.Person.objects.filter(owner=owner, uid__in=uids - {""}, trashed_at=None)
    return {row.face.uid: row for row in people_rows(owner, list(people.values_list("pk", flat=True)))}


def _glad(owner: Owner, match: Match, rows: dict[str, PersonRow]) -> Glad:
    return Glad(
        rows[match.want.person], match.want.text, match.offer.text, matching.words_met(owner, match),
        rows[match.offer.person] if match.offer.person else None,
    )  # fmt: skip
