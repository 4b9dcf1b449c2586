"""Between people: who knows whom among them, circles and who leads into them, far-apart pairs that met and that have not.

Decides which rows are looked at, cut so that a page costs the same at any size: the latest ties among people, the latest
introductions and chances, the people of whom the owner heard last. Circles, bridges and pairs are `core`'s.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from enishi.core import circles, difference, long_ties
from enishi.core.circles import Bridge, Circle, Pair
from enishi.core.vocabulary import APART
from enishi.language import fields as taxonomy
from enishi.language.normalise import fold
from enishi.network import models as m
from enishi.network.models import Owner, Person
from enishi.network.queries.matching import content_words
from enishi.network.queries.people import Face, face_of, seated_among

MOST_TIES = 1000
MOST_VOICES = 120
SHOWN = 6
MEMBERS = 12
_MADE = ("made", "bore_fruit")


@dataclass(frozen=True)
class CircleShown:
    """A circle: some of its members, how many in all, pairs that know each other, its fields, its only door or None."""

    faces: tuple[Face, ...]
    people: int
    known: int
    fields: tuple[str, ...]
    doors: int
    only_door: Face | None


@dataclass(frozen=True)
class BridgeShown:
    """Somebody who knows people of several circles; ways: of each circle a member by whom it is called."""

    face: Face
    ways: tuple[Face, ...]


@dataclass(frozen=True)
class Together:
    """Far-apart people brought together. what: introduction or chance; title: of the chance, else what came of it."""

    what: str
    uid: str
    faces: tuple[Face, ...]
    fields: tuple[str, ...]
    title: str
    on: str
    fruit: bool


@dataclass(frozen=True)
class UnmetShown:
    """Two who never met: their faces and fields, and what they have to say to each other.

    complement: (who looks, 0 or 1; what for; what the other can do), in the owner's own words; shared: tags of both.
    """

    a: Face
    b: Face
    fields: tuple[str, str]
    complement: tuple[tuple[int, str, str], ...]
    shared: tuple[str, ...]


@dataclass(frozen=True)
class Between:
    """The page. people, effective: people with a tie among them, and Burt's effective size over them."""

    people: int
    effective: float
    circles: tuple[CircleShown, ...]
    bridges: tuple[BridgeShown, ...]
    together: tuple[Together, ...]
    unmet: tuple[UnmetShown, ...]


def between(owner: Owner, today: datetime.date) -> Between:
    """Return everything the page shows; the number of queries is the same for any network."""
    pairs = ties_among(owner)
    among = sorted({one for pair in pairs for one in pair})
    near = _near(owner, today, among)
    found = circles.circles_of(pairs, near)
    bridges = circles.bridges_of(pairs, found)[:SHOWN]
    brought = _introductions(owner)
    chains = _chances(owner)
    heard = _heard(owner, today)
    unmet = long_ties.unmet_pairs(heard.voices(), {frozenset(pair) for pair in pairs} | _introduced(owner))
    shown = found[:SHOWN]
    people = _People(
        owner,
        [
            *(int(one) for circle in shown for one in circle.members[:200]),
            *(int(bridge.person) for bridge in bridges),
            *(int(found[place].members[0]) for bridge in bridges for place in bridge.circles),
            *(key for row in brought for key in (row.a_id, row.b_id or 0)),
            *(key for _chance, keys in chains for key in keys),
            *(int(one) for pair in unmet for one in (pair.a, pair.b)),
        ],
    )
    return Between(
        people=len(among),
        effective=difference.effective_size(among, pairs),
        circles=tuple(_circle(circle, people) for circle in shown),
        bridges=tuple(_bridge(bridge, found, people) for bridge in bridges),
        together=_best_first([*_brought(brought, people), *_chained(chains, people)]),
        unmet=tuple(_pair(pair, people, heard) for pair in unmet if people.has(pair.a, pair.b)),
    )


class _People:
    """Faces and fields of all who are shown, read once."""

    def __init__(self, owner: Owner, keys: Iterable[int]) -> None:
        wanted = sorted(set(keys) - {0})
        rows = Person.objects.filter(owner=owner, pk__in=wanted, trashed_at=None).select_related("photo")
        seated = seated_among(owner, wanted)
        self.faces = {person.pk: face_of(person, seated) for person in rows}
        self.fields: dict[int, list[str]] = defaultdict(list)
        listed = m.PersonField.objects.filter(owner=owner, person__in=wanted).order_by("place", "pk")
        for key, field in listed.values_list("person_id", "field"):
            self.fields[key].append(field)

    def has(self, *keys: str | int) -> bool:
        return all(int(key) in self.faces for key in keys)

    def branches(self, key: int) -> frozenset[str]:
        return frozenset(taxonomy.branch_of(field) for field in self.fields[key])

    def far(self, one: int, other: int) -> bool:
        """Whether two stand in entirely different fields."""
        mine, theirs = self.branches(one), self.branches(other)
        return bool(mine and theirs) and not mine & theirs

    def first_field(self, key: int) -> str:
        return next(iter(self.fields[key]), "")


# -- who knows whom -------------------------------------------------------------------------------------------------


def ties_among(owner: Owner) -> list[Pair]:
    """Return who knows whom, by inside keys as text: written down, introduced by the owner, or through one another."""
    both = Q(a__in_network=True, b__in_network=True, a__trashed_at=None, b__trashed_at=None)
    known = m.Relation.objects.filter(both, owner=owner, trashed_at=None).order_by("-pk")
    made = m.Introduction.objects.filter(both, owner=owner, state__in=_MADE, trashed_at=None).order_by("-pk")
    through = Person.objects.filter(
        owner=owner, in_network=True, trashed_at=None, introduced_by__in_network=True, introduced_by__trashed_at=None
    ).order_by("-pk")  # fmt: skip
    rows = [
        *known.values_list("a_id", "b_id")[:MOST_TIES],
        *made.values_list("a_id", "b_id")[:MOST_TIES],
        *through.values_list("introduced_by_id", "pk")[:MOST_TIES],
    ]
    pairs = {(min(a, b), max(a, b)) for a, b in rows if a and b and a != b}
    # Keys are written alike long, so that they sort as texts as they do as numbers.
    return [(f"{a:012}", f"{b:012}") for a, b in sorted(pairs)]


def _near(owner: Owner, today: datetime.date, among: Sequence[str]) -> frozenset[str]:
    """Of these people, with whom the owner is in touch: R is ½ or more."""
    rows = m.Tie.objects.filter(
        owner=owner, person__in=[int(one) for one in among], half_on__gt=today.isoformat()
    )
    return frozenset(f"{key:012}" for key in rows.values_list("person_id", flat=True))


def _circle(circle: Circle, people: _People) -> CircleShown:
    inside = [int(one) for one in circle.members if people.has(one)]
    fields = [people.first_field(key) for key in inside]
    branches = [taxonomy.branch_of(field) for field in fields if field]
    often = sorted(set(branches), key=lambda branch: (-branches.count(branch), branch))
    # Who leads there comes first, then who is a key person.
    ordered = sorted(
        inside, key=lambda key: (f"{key:012}" != circle.only_door, not people.faces[key].seated, key)
    )
    door = int(circle.only_door or 0)
    return CircleShown(
        tuple(people.faces[key] for key in ordered[:MEMBERS]), len(circle.members), circle.known, tuple(often[:3]),
        len(circle.doors), people.faces.get(door),
    )  # fmt: skip


def _bridge(bridge: Bridge, found: Sequence[Circle], people: _People) -> BridgeShown:
    ways = [
        next((int(one) for one in found[place].members if one != bridge.person and people.has(one)), 0)
        for place in bridge.circles
    ]
    return BridgeShown(people.faces[int(bridge.person)], tuple(people.faces[key] for key in ways if key))


# -- far apart, and together ----------------------------------------------------------------------------------------


def _introductions(owner: Owner) -> list[m.Introduction]:
    rows = m.Introduction.objects.filter(
        owner=owner, state__in=_MADE, trashed_at=None, a__trashed_at=None, b__trashed_at=None
    )
    # What bore fruit first: it is what the page is about.
    return list(rows.order_by("state", "-on", "-pk")[:60])


def _chances(owner: Owner) -> list[tuple[m.Chance, list[int]]]:
    """Return the latest chances with the people along their chains, the nearest first."""
    rows = list(m.Chance.objects.filter(owner=owner, trashed_at=None).order_by("-on", "-pk")[:60])
    chains: dict[int, list[int]] = defaultdict(list)
    links = m.ChanceLink.objects.filter(owner=owner, chance__in=rows, person__trashed_at=None)
    for chance, person in links.order_by("place", "pk").values_list("chance_id", "person_id"):
        if person:
            chains[chance].append(person)
    return [(row, chains[row.pk]) for row in rows if len(set(chains[row.pk])) > 1]


def _best_first(found: Sequence[Together]) -> tuple[Together, ...]:
    """What came of it first, then the latest."""
    latest = sorted(found, key=lambda one: one.on, reverse=True)
    return tuple(sorted(latest, key=lambda one: not one.fruit)[:SHOWN])


def _brought(rows: Sequence[m.Introduction], people: _People) -> list[Together]:
    return [
        Together(
            "introduction", str(row.uid), (people.faces[row.a_id], people.faces[row.b_id]),
            (people.first_field(row.a_id), people.first_field(row.b_id)), row.outcome or row.why or "", row.on or "",
            row.state == "bore_fruit",
        )
        for row in rows
        if row.b_id and people.has(row.a_id, row.b_id) and people.far(row.a_id, row.b_id)
    ]  # fmt: skip


def _chained(chains: Sequence[tuple[m.Chance, list[int]]], people: _People) -> list[Together]:
    found = []
    for row, keys in chains:
        there = [key for key in dict.fromkeys(keys) if people.has(key)]
        # From where it began towards the owner, as the thread runs.
        there.reverse()
        if any(people.far(one, other) for place, one in enumerate(there) for other in there[place + 1 :]):
            fields = tuple(dict.fromkeys(people.first_field(key) for key in there if people.first_field(key)))
            faces = tuple(people.faces[key] for key in there)
            found.append(
                Together(
                    "chance", str(row.uid), faces, fields, row.title or "", row.on or "", row.state == "won"
                )
            )
    return found


# -- far apart, and never met ---------------------------------------------------------------------------------------


def _introduced(owner: Owner) -> set[frozenset[str]]:
    """Return pairs the owner thought of already, whatever became of it: they are not brought up again."""
    rows = m.Introduction.objects.filter(owner=owner, trashed_at=None, b__isnull=False).order_by("-pk")[:1000]
    return {frozenset((f"{a:012}", f"{b or 0:012}")) for a, b in rows.values_list("a_id", "b_id")}


@dataclass(frozen=True)
class _Heard:
    """What people said they can do, look for and are noted for: (key, text, its words), and their branches."""

    keys: tuple[int, ...]
    offers: tuple[tuple[int, str, frozenset[str]], ...]
    wants: tuple[tuple[int, str, frozenset[str]], ...]
    tags: tuple[tuple[int, str, frozenset[str]], ...]
    branches: dict[int, frozenset[str]]

    def voices(self) -> list[long_ties.Voice]:
        held = [self._by_person(rows) for rows in (self.offers, self.wants, self.tags)]
        return [
            long_ties.Voice(
                f"{key:012}",
                self.branches.get(key, frozenset()),
                *(words.get(key, frozenset()) for words in held),
            )
            for key in self.keys
        ]

    @staticmethod
    def _by_person(rows: Iterable[tuple[int, str, frozenset[str]]]) -> dict[int, frozenset[str]]:
        held: dict[int, frozenset[str]] = defaultdict(frozenset)
        for key, _text, words in rows:
            held[key] |= words
        return held

    def said(self, rows: Iterable[tuple[int, str, frozenset[str]]], key: int, word: str) -> str:
        """The first of somebody's texts with this word; "" for none."""
        return next((text for one, text, words in rows if one == key and word in words), "")


def _heard(owner: Owner, today: datetime.date) -> _Heard:
    """Read what those say who remember the owner, the best remembered first; nobody left in peace or kept away from."""
    ties = m.Tie.objects.filter(
        owner=owner, in_network=True, half_on__gt=today.isoformat(), person__trashed_at=None
    ).exclude(Q(person__standing__in=APART) | Q(person__wish__lt=0))  # fmt: skip
    keys = list(ties.order_by("-half_on", "person").values_list("person_id", flat=True)[:MOST_VOICES])
    offers, wants, tags = (
        list(
            model.objects.filter(owner=owner, person__in=keys).order_by("pk").values_list("person_id", column)
        )
        for model, column in ((m.Offer, "text"), (m.Want, "text"), (m.PersonTag, "tag"))
    )
    branches: dict[int, frozenset[str]] = defaultdict(frozenset)
    for key, field in m.PersonField.objects.filter(owner=owner, person__in=keys).values_list(
        "person_id", "field"
    ):
        branches[key] |= {taxonomy.branch_of(field)}
    return _Heard(
        tuple(sorted(keys)),
        tuple((key, text, content_words(text)) for key, text in offers),
        tuple((key, text, content_words(text)) for key, text in wants),
        tuple((key, text, frozenset((f"#{fold(text)}",))) for key, text in tags),
        dict(branches),
    )


def _pair(pair: long_ties.Unmet, people: _People, heard: _Heard) -> UnmetShown:
    keys = int(pair.a), int(pair.b)
    met = []
    for word in pair.complement:
        for side, (seeker, giver) in enumerate((keys, keys[::-1])):
            want, offer = heard.said(heard.wants, seeker, word), heard.said(heard.offers, giver, word)
            if want and offer:
                met.append((side, want, offer))
    shared = [heard.said(heard.tags, keys[0], word) for word in pair.shared]
    return UnmetShown(
        people.faces[keys[0]], people.faces[keys[1]], (people.first_field(keys[0]), people.first_field(keys[1])),
        tuple(dict.fromkeys(met))[:2], tuple(shared[:3]),
    )  # fmt: skip
