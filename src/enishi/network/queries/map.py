"""The map as facts: everybody in the network with a place in the picture, and what is told of those who have a dot.

Decides which rows make the picture. For the whole it reads three narrow columns a person and no log; names, portraits
and stories are read only for those who get a dot of their own, so the number of queries never grows and the work
hardly. Geometry is `core.map`'s.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from django.db.models import F, Q

from enishi.core import map as picture
from enishi.language import fields as taxonomy
from enishi.network import models as m
from enishi.network.models import Owner, Person
from enishi.network.queries.people import Face, face_of

ENOUGH = 20
MOST_CHORDS = 400
Point = tuple[float, float]


@dataclass(frozen=True)
class Dot:
    """Somebody with a dot of their own.

    fields: all of them, the first decides the sector. last_on, medium, gathering: the last contact; met_on, met_at: the
    first. company: the tie was made for the company; as_myself: met as oneself since. through: the inside key of
    whoever introduced them, 0 for nobody. seat: a key person.
    """

    face: Face
    at: Point
    fields: tuple[str, ...]
    times: int
    last_on: str
    medium: str
    gathering: str
    met_on: str
    met_at: str
    company: bool
    as_myself: bool
    companion: bool
    through: int
    seat: str = ""


@dataclass(frozen=True)
class Vacancy:
    """A place in a field whose key person is yet to be met."""

    uid: str
    field: str
    at: Point


@dataclass(frozen=True)
class MapFound:
    """Everything the picture is made of.

    dots: the nearest first, key persons among them. counts: people by (place of the sector, ring). rings: the radii
    between the rings. grains: points of the others, with the ring of each; each: people to a grain. chords: inside keys
    of two who know each other.
    """

    people: int
    sectors: tuple[picture.Sector, ...]
    rings: tuple[float, ...]
    counts: dict[tuple[int, int], int]
    dots: tuple[Dot, ...]
    vacancies: tuple[Vacancy, ...]
    grains: picture.Floats
    each: int
    chords: tuple[tuple[int, int], ...]


def people_in_network(owner: Owner, limit: int = 10**6) -> int:
    """Count the people on the map – services are not –, looking no further than the limit."""
    people = m.Tie.objects.filter(owner=owner, in_network=True)
    return people.order_by("last_on", "person")[:limit].count()


def map_of(owner: Owner, today: datetime.date) -> MapFound:
    """Return the map as of a day: nine queries for any number of people."""
    seats = _seats(owner)
    crowd, sectors = _crowd(owner, today, seats)
    rings = picture.edges(bool((crowd.days < 0).any()))
    seated = np.isin(crowd.key, [seat.person_id for seat in seats if seat.person_id])
    plain = np.flatnonzero(~seated)
    most = len(plain) if len(crowd) <= picture.EVERYBODY else picture.NEAREST
    chosen = plain[picture.nearest(crowd.take(plain), most)]
    apart = picture.APART if len(crowd) <= picture.EVERYBODY else picture.APART_NAMED
    points = picture.settled(crowd.take(chosen), sectors, rings, apart)
    at = {int(key): _point(point) for key, point in zip(crowd.key[chosen], points, strict=True)}
    at_seats, vacancies = _seats_placed(seats, sectors)
    rest = np.setdiff1d(plain, chosen)
    grains, each = picture.grains(crowd.take(rest), sectors, rings)
    band = picture.band_of(crowd.days)
    return MapFound(
        people=len(crowd),
        sectors=sectors,
        rings=rings,
        counts=dict(Counter(zip(crowd.sector.tolist(), band.tolist(), strict=True))),
        dots=_dots(owner, at_seats | at, seats),
        vacancies=vacancies,
        grains=grains,
        each=each,
        chords=_chords(owner, [*at_seats, *at]),
    )


def _point(point: picture.Floats) -> Point:
    return round(float(point[0]), 1), round(float(point[1]), 1)


def _crowd(
    owner: Owner, today: datetime.date, seats: Sequence[m.Seat]
) -> tuple[picture.Crowd, tuple[picture.Sector, ...]]:
    """Read everybody: contact and field, and part the circle among the branches there are."""
    ties = m.Tie.objects.filter(owner=owner, in_network=True).order_by("person")
    rows = list(ties.values_list("person_id", "last_on", "strength"))
    fields = first_fields(owner)
    branches = [fields[key].partition(".")[0] if key in fields else "" for key, _, _ in rows]
    held = Counter(branches)
    counts = {branch: held[branch] for branch in {*held, *(_branch(seat) for seat in seats)}}
    sectors = picture.sectors_of(counts, taxonomy.branches())
    place = {sector.branch: number for number, sector in enumerate(sectors)}
    now = today.toordinal()
    crowd = picture.Crowd(
        key=np.array([key for key, _, _ in rows], dtype=np.int64),
        sector=np.array([place[branch] for branch in branches], dtype=np.int64),
        days=np.array([_since(last, now) for _, last, _ in rows], dtype=np.int64),
        strength=np.array([strength or 0.0 for _, _, strength in rows], dtype=np.float64),
    )
    return crowd, sectors


def _since(last: str | None, now: int) -> int:
    return max(0, now - datetime.date.fromisoformat(last).toordinal()) if last else -1


def first_fields(owner: Owner) -> dict[int, str]:
    """Return the first field of everybody who has any."""
    rows = m.PersonField.objects.filter(owner=owner).order_by("-place", "-pk")
    return dict(rows.values_list("person_id", "field"))


def _branch(seat: m.Seat) -> str:
    return (seat.field or "").partition(".")[0]


# -- the inner rim --------------------------------------------------------------------------------------------------


def _seats(owner: Owner) -> list[m.Seat]:
    rows = m.Seat.objects.filter(owner=owner, until=None, trashed_at=None).order_by("field", "pk")
    there = Q(person=None) | Q(person__trashed_at=None, person__in_network=True)
    return list(rows.filter(there))


def _seats_placed(
    seats: Sequence[m.Seat], sectors: Sequence[picture.Sector]
) -> tuple[dict[int, Point], tuple[Vacancy, ...]]:
    """Return where each key person and each vacancy stands. Who holds two places stands at the first."""
    middles = {sector.branch: sector.middle for sector in sectors}
    several = Counter(_branch(seat) for seat in seats)
    wanted, seen = [], Counter[str]()
    for seat in seats:
        branch = _branch(seat)
        seen[branch] += 1
        aside = (seen[branch] - (several[branch] + 1) / 2) * 0.02
        wanted.append(middles[branch] + aside)
    at: dict[int, Point] = {}
    vacancies = []
    for seat, angle in zip(seats, picture.seat_angles(wanted, 30.0), strict=True):
        x, y = picture.polar(picture.SEAT_RIM, angle)
        point = (round(x, 1), round(y, 1))
        if seat.person_id is None:
            vacancies.append(Vacancy(str(seat.uid), seat.field or "", point))
        else:
            at.setdefault(seat.person_id, point)
    return at, tuple(vacancies)


# -- who has a dot --------------------------------------------------------------------------------------------------


def _dots(owner: Owner, at: dict[int, Point], seats: Sequence[m.Seat]) -> tuple[Dot, ...]:
    people = Person.objects.filter(owner=owner, pk__in=list(at)).select_related("photo", "met_at", "tie")
    known = {person.pk: person for person in people}
    fields: dict[int, tuple[str, ...]] = {}
    listed = m.PersonField.objects.filter(owner=owner, person__in=list(at)).order_by("place", "pk")
    for key, field in listed.values_list("person_id", "field"):
        fields[key] = (*fields.get(key, ()), field)
    last = _last_contacts(owner, at)
    seated = {seat.person_id: seat.field or "" for seat in reversed(seats) if seat.person_id}
    return tuple(
        _dot(known[key], point, fields.get(key, ()), last.get(key, ("", "")), seated.get(key, ""))
        for key, point in at.items()
        if key in known
    )


def _dot(person: Person, at: Point, fields: tuple[str, ...], last: tuple[str, str], seat: str) -> Dot:
    tie = person.tie
    return Dot(
        face=face_of(person, [person.pk] if seat else ()), at=at, fields=fields, times=tie.count,
        last_on=tie.last_on or "", medium=last[0], gathering=last[1], met_on=person.met_on or "",
        met_at=(person.met_at.title or "") if person.met_at else "", company=person.origin == "company",
        as_myself=tie.as_myself, companion=person.standing == "companion", through=person.introduced_by_id or 0,
        seat=seat,
    )  # fmt: skip


def _last_contacts(owner: Owner, keys: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return how each was last met: the medium, and at which gathering."""
    met = m.EncounterPerson.objects.filter(
        owner=owner, person__in=list(keys), on=F("person__tie__last_on"), encounter__status="happened",
        encounter__trashed_at=None,
    ).order_by("encounter")  # fmt: skip
    rows = met.values_list("person_id", "encounter__medium", "encounter__gathering__title")
    return {key: (medium or "", title or "") for key, medium, title in rows}


def _chords(owner: Owner, keys: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return who knows whom among those with a dot: as written down, introduced by the owner, or by one another."""
    known = m.Relation.objects.filter(owner=owner, a__in=keys, b__in=keys, trashed_at=None)
    brought = m.Introduction.objects.filter(
        owner=owner, a__in=keys, b__in=keys, state__in=("made", "bore_fruit"), trashed_at=None
    )
    through = Person.objects.filter(owner=owner, pk__in=keys, introduced_by__in=keys)
    pairs = [
        *known.order_by("pk").values_list("a_id", "b_id")[:MOST_CHORDS],
        *brought.order_by("pk").values_list("a_id", "b_id")[:MOST_CHORDS],
        *through.order_by("pk").values_list("introduced_by_id", "pk")[:MOST_CHORDS],
    ]
    # Each pair once, whichever way round it was written.
    return tuple({(min(a, b), max(a, b)): None for a, b in pairs if a != b})[:MOST_CHORDS]
