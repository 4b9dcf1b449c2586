"""Who may be one person: looked up by keys, judged by core.twins; pairs found and pairs like somebody being written.

Never compares each with each: people meet only under an indexed key that not too many share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from enishi.core.twins import PERHAPS, SURE, USUAL, Agreement, Habits, Likeness
from enishi.exchange.records import Record
from enishi.language.likeness import Around
from enishi.language.pairing import CROWD, judged
from enishi.language.traits import Keys, Traits, keys_of, traits_of
from enishi.network import models as m
from enishi.network.errors import NotFound
from enishi.network.models import Owner
from enishi.network.queries.archive import person_records
from enishi.network.queries.lookup import stayed
from enishi.network.queries.people import PersonRow, people_rows

CHUNK = 400
PAGE = 10
LIKE = 4
Pair = tuple[int, int]


@dataclass(frozen=True)
class TwinPair:
    """Two people who may be one: as rows of a list, the reasons that speak for it, their records to lay side by side."""

    here: PersonRow
    there: PersonRow
    reasons: tuple[Agreement, ...]
    records: tuple[Record, Record]


@dataclass(frozen=True)
class SideBySide:
    """Two people as they are compared before they are made one. met: contact days; known: names and titles by id."""

    rows: tuple[PersonRow, PersonRow]
    reasons: tuple[Agreement, ...]
    records: tuple[Record, Record]
    met: tuple[int, int]
    known: dict[str, str]


@dataclass(frozen=True)
class TwinsPage:
    """Pairs, the likeliest first; waiting: how many people are still to be compared; after: where it goes on."""

    pairs: tuple[TwinPair, ...]
    waiting: int
    total: int
    after: int | None = None


# -- what is compared -----------------------------------------------------------------------------------------------


def traits_among(owner: Owner, ids: Iterable[int]) -> dict[int, Traits]:
    """Return the traits of people, three queries a chunk."""
    found: dict[int, Traits] = {}
    for chunk in chunks(sorted(set(ids))):
        found |= {pk: traits_of(record) for pk, record in _records(owner, chunk).items()}
    return found


def keys_among(owner: Owner, ids: Iterable[int]) -> dict[int, set[int]]:
    """Return the keys of people as their records have them; the trash is met by nobody."""
    return {pk: set(_all(keys_of(one))) for pk, one in traits_among(owner, ids).items()}


def _records(owner: Owner, ids: Sequence[int]) -> dict[int, Record]:
    """Return as much of the records as tells who somebody is."""
    names = ("full", "family", "given", "family_kana", "given_kana", "nickname")
    people = m.Person.objects.filter(owner=owner, pk__in=ids, trashed_at=None)
    records: dict[int, Record] = {
        row["pk"]: {
            "name": {key: row[key] for key in names}, "birthday": row["birthday"], "note": row["note"],
            "emails": [], "phones": [], "addresses": [], "urls": [], "accounts": [], "affiliations": [],
        }
        for row in people.values("pk", "birthday", "note", *names)
    }  # fmt: skip
    kinds = {
        "email": "emails",
        "phone": "phones",
        "address": "addresses",
        "url": "urls",
        "account": "accounts",
    }
    ways = m.ContactWay.objects.filter(owner=owner, person__in=[*records]).order_by("place", "pk")
    for person, kind, value, postal in ways.values_list("person_id", "kind", "value", "postal_code"):
        records[person][kinds[kind]].append({"value": value, "postal_code": postal})
    places = m.Affiliation.objects.filter(owner=owner, person__in=[*records], organization__isnull=False)
    for person, name in places.order_by("place", "pk").values_list("person_id", "organization__name"):
        records[person]["affiliations"].append({"organization": name})
    return records


class Network(Around):
    """How common names, numbers and organizations are in one owner's network; what was counted is remembered."""

    def __init__(self, owner: Owner) -> None:
        self.counts: dict[int, int] = {}
        people = m.Person.objects.filter(owner=owner, trashed_at=None).count()
        super().__init__(people, lambda key: self.counts.get(key, 1))
        self.owner = owner
        self.habits = habits_of(owner)

    def count(self, keys: Iterable[int]) -> None:
        """Count the bearers of keys, those known already left out."""
        for chunk in chunks([key for key in set(keys) if key not in self.counts]):
            rows = m.TwinKey.objects.filter(owner=self.owner, key__in=chunk).values("key").order_by("key")
            self.counts.update(rows.annotate(bearers=Count("id")).values_list("key", "bearers"))

    def partners(self, keys: Mapping[int, Keys]) -> set[tuple[int, int]]:
        """Return (one of those given, who meets them under a key): keys a crowd shares are passed over."""
        self.count(key for listed in keys.values() for key in listed.meet | listed.count)
        by_key: dict[int, list[int]] = defaultdict(list)
        for person, listed in keys.items():
            for key in listed.meet:
                if self.counts.get(key, 0) <= CROWD:
                    by_key[key].append(person)
        met: set[tuple[int, int]] = set()
        for chunk in chunks([*by_key]):
            rows = m.TwinKey.objects.filter(owner=self.owner, key__in=chunk).values_list("key", "person_id")
            met |= {(one, other) for key, other in rows for one in by_key[key] if one != other}
        return met

    def judged(self, one: Traits, other: Traits) -> Likeness:
        return judged(one, other, self, self.habits)


def habits_of(owner: Owner) -> Habits:
    """Return what was learnt of how the network's records are kept; judgement where nothing was."""
    row = m.TwinHabits.objects.filter(owner=owner).first()
    if row is None:
        return USUAL
    same = {(field, level): share for field, level, share in row.data["same"]}
    return Habits(same, row.data["twice"], row.data["relatives"])


def said_apart(owner: Owner, ids: Iterable[int]) -> set[Pair]:
    """Return the pairs with any of these people of which the owner said: not the same."""
    listed = [*ids]
    rows = m.NotSame.objects.filter(Q(a__in=listed) | Q(b__in=listed), owner=owner, trashed_at=None)
    return {(min(a, b), max(a, b)) for a, b in rows.values_list("a_id", "b_id")}


# -- the page -------------------------------------------------------------------------------------------------------


def waiting_count(owner: Owner) -> int:
    """Return how many people are still to be compared with the others."""
    return m.TwinKey.objects.filter(owner=owner, key=m.WAITING).count()


def twins_page(owner: Owner, *, after: int | None = None, limit: int = PAGE) -> TwinsPage:
    """Return pairs who are probably one person, those the owner told apart left out; after: how many were shown."""
    start = after or 0
    found = suggested(owner).order_by("-probability", "pk")
    rows = list(found[start : start + limit + 1])
    pairs = pairs_of(owner, [(row.a_id, row.b_id) for row in rows[:limit]])
    further = start + limit if len(rows) > limit else None
    return TwinsPage(tuple(pairs), waiting_count(owner), found.count(), further)


def twins_count(owner: Owner) -> int:
    """Return how many pairs wait for a word."""
    return suggested(owner).count()


def suggested(owner: Owner) -> QuerySet[m.Twin]:
    """The pairs who are probably one person, without those the owner told apart."""
    apart = m.NotSame.objects.filter(
        Q(a=OuterRef("a"), b=OuterRef("b")) | Q(a=OuterRef("b"), b=OuterRef("a")),
        owner=owner,
        trashed_at=None,
    )
    return m.Twin.objects.filter(~Exists(apart), owner=owner, probability__gte=SURE)


def is_uncompared(owner: Owner) -> bool:
    """Tell whether nobody was ever looked at: a network of before there were keys."""
    keys = m.TwinKey.objects.filter(owner=owner)
    return not keys.exists() and m.Person.objects.filter(owner=owner, trashed_at=None).exists()


def side_by_side(owner: Owner, a: Any, b: Any) -> SideBySide:
    """Return two people laid side by side, by their outside ids; raise NotFound."""
    ids = stayed(owner, [str(a), str(b)])
    pks = [ids.get(str(uid), 0) for uid in (a, b)]
    found = {row.face.pk: row for row in people_rows(owner, pks)}
    if len(found) < 2:
        raise NotFound(key="person", id=str(a if pks[0] not in found else b))
    (pair,) = pairs_of(owner, [(pks[0], pks[1])])
    ties = dict(m.Tie.objects.filter(owner=owner, person__in=pks).values_list("person", "count"))
    met = (ties.get(pks[0], 0), ties.get(pks[1], 0))
    return SideBySide((pair.here, pair.there), pair.reasons, pair.records, met, _known(owner, pair.records))


def _known(owner: Owner, records: Sequence[Record]) -> dict[str, str]:
    """Return the names and titles of whom and what two records refer to."""
    people = {record["introduced_by"] for record in records} - {None}
    gatherings = {record["met_at"] for record in records} - {None}
    named = m.Person.objects.filter(owner=owner, uid__in=people).values_list("uid", "full")
    titled = m.Gathering.objects.filter(owner=owner, uid__in=gatherings).values_list("uid", "title")
    return {str(uid): word or "" for uid, word in (*named, *titled)}


def pairs_of(owner: Owner, ids: Sequence[Pair]) -> list[TwinPair]:
    """Return pairs by their inside ids, with what speaks for them; people in the trash are left out."""
    people = sorted({pk for pair in ids for pk in pair})
    rows = {row.face.pk: row for row in people_rows(owner, people)}
    records, traits = person_records(owner, people), traits_among(owner, people)
    network = Network(owner)
    network.count(key for one in traits.values() for key in _all(keys_of(one)))
    return [
        TwinPair(rows[a], rows[b], network.judged(traits[a], traits[b]).reasons, (records[a], records[b]))
        for a, b in ids
        if a in rows and b in rows
    ]


def _all(keys: Keys) -> frozenset[int]:
    return keys.meet | keys.count


# -- somebody being written -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Alike:
    """Somebody who may be the one a record speaks of: as a row of a list, as a record, and why."""

    row: PersonRow
    record: Record
    reasons: tuple[Agreement, ...]


def people_like(owner: Owner, record: Record, *, limit: int = LIKE) -> list[Alike]:
    """Return whom a record that is being written may already be, the likeliest first."""
    (found,) = likest(owner, [record], least=PERHAPS, limit=limit)
    rows = {row.face.pk: row for row in people_rows(owner, [pk for pk, _ in found])}
    records = person_records(owner, [*rows])
    return [Alike(rows[pk], records[pk], likely.reasons) for pk, likely in found if pk in rows]


def likest(
    owner: Owner, records: Sequence[Record], *, least: float = SURE, limit: int = 1
) -> list[list[tuple[int, Likeness]]]:
    """Return for each record who in the network is likely the same person: (inside id, how likely), the best first."""
    traits = {-place: traits_of(record) for place, record in enumerate(records, start=1)}
    network = Network(owner)
    met = network.partners({place: keys_of(one) for place, one in traits.items()})
    there = traits_among(owner, {other for _, other in met})
    found: dict[int, list[tuple[int, Likeness]]] = defaultdict(list)
    for place, other in met:
        if other in there:
            likely = network.judged(traits[place], there[other])
            if likely.probability >= least:
                found[place].append((other, likely))
    best = {
        place: sorted(listed, key=lambda one: (-one[1].probability, one[0]))
        for place, listed in found.items()
    }
    return [best.get(-place, [])[:limit] for place in range(1, len(records) + 1)]


def who_stayed(owner: Owner, uid: Any) -> str:
    """Return the outside id of whom somebody was merged into, however far; "" for who was never merged."""
    found = stayed(owner, [uid]).get(str(uid))
    person = m.Person.objects.filter(owner=owner, pk=found or 0).first()
    return str(person.uid) if person and str(person.uid) != str(uid) else ""


def chunks(items: Sequence[Any], size: int = CHUNK) -> Iterator[Sequence[Any]]:
    """Cut a sequence into pieces that fit into one statement."""
    return (items[start : start + size] for start in range(0, len(items), size))
