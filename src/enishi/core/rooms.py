"""Rooms: which kinds and series of gatherings still bring people one meets nowhere else.

Good–UCB (Bubeck, Ernst & Garivier 2013) weighted towards thin fields. Decides the worth of going once more
and whom or what to look for there; the planner (`week`) weighs it against time and money.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

EXPLORATION = 0.3
MOST_IN_A_ROW = 2
MOST_TO_MEET = 3


@dataclass(frozen=True)
class Visit:
    """One gathering attended: its room (a kind, or a series) and the people met there."""

    room: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """What a room has brought: visits, people met once and only there, and V (≥ 0; +∞ before the first
    visit).
    """

    visits: int
    only_there: int
    value: float


UNSEEN = Room(visits=0, only_there=0, value=math.inf)


def rooms_of(visits: Iterable[Visit], fields: Mapping[str, Sequence[str]]) -> dict[str, Room]:
    """V_k of every room visited: n̄·Σ 1/n_field(i) / n_k + c·√(ln 4t / n_k); absent rooms are `UNSEEN`.

    The sum runs over the people i met once in all, there; n_k and t are visits to k and in all; n_field(i)
    is how many people stand in i's thinnest field and n̄ the mean of that over everybody, so that an
    ordinary field weighs 1, as does a person of no known field. `fields` maps people to their fields. The
    unit is new people per visit.
    """
    held = list(visits)
    sightings = Counter(person for visit in held for person in visit.people)
    rarity = _rarity({person: fields.get(person, ()) for person in sightings})
    times = Counter(visit.room for visit in held)
    fresh: dict[str, list[float]] = defaultdict(list)
    for visit in held:
        fresh[visit.room] += [rarity[person] for person in visit.people if sightings[person] == 1]
    unsure = math.log(4 * len(held)) if held else 0.0
    return {
        room: Room(n, len(fresh[room]), math.fsum(fresh[room]) / n + EXPLORATION * math.sqrt(unsure / n))
        for room, n in times.items()
    }


def _rarity(fields: Mapping[str, Sequence[str]]) -> dict[str, float]:
    crowd = Counter(name for names in fields.values() for name in set(names))
    thinnest = {person: min(crowd[name] for name in names) for person, names in fields.items() if names}
    mean = math.fsum(thinnest.values()) / len(thinnest) if thinnest else 1.0
    return {person: mean / thinnest[person] if person in thinnest else 1.0 for person in fields}


def one_kind_too_often(recent_kinds: Sequence[str], kind: str) -> bool:
    """Whether the latest visits (newest last) were `MOST_IN_A_ROW` of this very kind already."""
    latest = list(recent_kinds[-MOST_IN_A_ROW:])
    return latest == [kind] * MOST_IN_A_ROW


@dataclass(frozen=True)
class ToMeet:
    """Somebody or something to look for in a room. why: want, introduction, vacant_seat or thin_field."""

    why: str
    person: str | None = None
    field: str | None = None


def whom_to_meet(
    *,
    coming: Sequence[str],
    fields_expected: Sequence[str],
    wanted: Mapping[str, str],
    vacant_fields: Sequence[str],
    wanted_fields: Sequence[str] = (),
    field_people: Mapping[str, int] | None = None,
) -> tuple[ToMeet, ...]:
    """Up to three people or fields to look for at a gathering.

    First those coming for whom there is a reason (`wanted`: person → "want" or "introduction"), then
    expected fields that answer a want of mine, that hold a vacant seat, and that are thin (`field_people`:
    people per field), each once.
    """
    people = [ToMeet(wanted[person], person=person) for person in coming if person in wanted]
    crowd = field_people or {}
    expected = sorted(set(fields_expected), key=lambda name: (crowd.get(name, 0), name))
    for reason, among in (("want", wanted_fields), ("vacant_seat", vacant_fields), ("thin_field", expected)):
        named = {found.field for found in people}
        people += [ToMeet(reason, field=name) for name in expected if name in among and name not in named]
    return tuple(people[:MOST_TO_MEET])
