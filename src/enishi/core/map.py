"""The map: where everybody stands in the one picture of the whole network.

Me in the middle, fields as sectors, rings by how long ago the last contact was; within a ring, whoever was met often
stands nearer to the middle. Decides geometry from plain facts, always the same for the same facts, and near enough to
last week's that the picture is recognised. Names, words and colours are nobody's business here; labels are
`map_labels`'.

The plane: the middle is (0, 0), the rim of the picture `RIM` away; y grows downwards; angles run clockwise from the
top, in radians.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from enishi.core.errors import OutOfRange

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

HALF = 500.0
"""Half the side of the square the picture stands in."""
RIM = 446.0
SEAT_RIM = 96.0
BANDS = ("month", "season", "year", "before", "unnoted")
"""The rings from the middle outwards; `unnoted`: no contact is written down yet."""
UNTIL_DAYS = (30, 91, 365)
"""The longest time since the last contact, in days, of the first three rings."""
EDGES = (132.0, 206.0, 284.0, 358.0, RIM)
UNNOTED_EDGE = 420.0
"""Where "before" ends when a ring for those without any contact is needed outside it."""

CORRIDOR = math.radians(17)
"""The gap at the top in which the names of the rings stand."""
NARROWEST = math.radians(9)
DOT = 5.0
APART = 17.0
APART_NAMED = 36.0
"""How far dots keep from one another; where only the nearest have one, far enough for their names."""
EVERYBODY = 400
"""Up to so many people each has a dot; beyond, only the nearest, and the others are grains."""
NEAREST = 48
GRAINS = 6000

_GOLDEN = 0.6180339887498949
# What a tie met twice comes to in the middle of each ring: there it stands halfway between the ring's edges, unless
# enough people stand in the ring for their own middle to be known.
_MIDDLES = (-0.15, -0.9, -1.55, -2.25)
_SPREAD = 0.9
_ENOUGH_FOR_A_MIDDLE = 60


@dataclass(frozen=True)
class Sector:
    """A field's part of the circle: its branch ("" for no field yet), how many people, where it begins and ends."""

    branch: str
    people: int
    begins: float
    ends: float

    @property
    def middle(self) -> float:
        return (self.begins + self.ends) / 2


@dataclass(frozen=True)
class Crowd:
    """People as the map sees them, in one order, each in a flat array.

    key: a number that stays a person's own; sector: place in the list of sectors; days: since the last contact, −1 for
    none; strength: ln of all that ever passed (`activation.past_strength`), any number where days is −1.
    """

    key: Ints
    sector: Ints
    days: Ints
    strength: Floats

    def __len__(self) -> int:
        return len(self.key)

    def take(self, places: Ints) -> Crowd:
        """Return only these people, in that order."""
        return Crowd(self.key[places], self.sector[places], self.days[places], self.strength[places])


def polar(radius: float, angle: float) -> tuple[float, float]:
    """The point so far from the middle in this direction."""
    return radius * math.sin(angle), -radius * math.cos(angle)


def sectors_of(people: Mapping[str, int], order: Sequence[str]) -> tuple[Sector, ...]:
    """Part the circle among the branches in `people`, in `order`; a branch that is not in it comes last.

    A part is as large as its people are many, but never too narrow to hold a name: what the narrow ones need beyond
    their share, the others give in proportion. A branch without people (a place waits there) is as narrow as any.
    """
    if any(number < 0 for number in people.values()):
        raise OutOfRange(people=min(people.values()))
    rank = {branch: place for place, branch in enumerate(order)}
    listed = sorted(people, key=lambda branch: (rank.get(branch, len(rank)), branch))
    widths = _widths([people[branch] for branch in listed], math.tau - CORRIDOR)
    begins, sectors = CORRIDOR / 2, []
    for branch, width in zip(listed, widths, strict=True):
        sectors.append(Sector(branch, people[branch], begins, begins + width))
        begins += width
    return tuple(sectors)


def _widths(counts: Sequence[int], whole: float) -> list[float]:
    """Share `whole` in proportion, nobody under the narrowest (a little less where there are very many)."""
    if not counts:
        return []
    narrowest = min(NARROWEST, 0.62 * whole / len(counts))
    narrow: set[int] = set()
    while True:
        rest = whole - narrowest * len(narrow)
        total = sum(count for place, count in enumerate(counts) if place not in narrow)
        more = {
            place
            for place, count in enumerate(counts)
            if place not in narrow and rest * count < narrowest * total
        } or ({place for place in range(len(counts)) if place not in narrow} if not total else set())
        if not more:
            break
        narrow |= more
        if len(narrow) == len(counts):
            return [whole / len(counts)] * len(counts)
    return [narrowest if place in narrow else rest * count / total for place, count in enumerate(counts)]


def band_of(days: Ints) -> Ints:
    """The ring of each, a place in `BANDS`."""
    ring = np.searchsorted(np.array(UNTIL_DAYS), days, side="left")
    return np.where(days < 0, len(BANDS) - 1, ring).astype(np.int64)


def closeness(crowd: Crowd) -> Floats:
    """How near each is: all that ever passed, as if on the last day, faded since; −∞ without any contact.

    strength − ½·ln(days + ½) is activation with all contacts moved to the last one: never less than activation, equal
    for whoever was met once, and it needs no look into the log.
    """
    faded = crowd.strength - 0.5 * np.log(np.maximum(crowd.days, 0) + 0.5)
    return np.where(crowd.days < 0, -np.inf, faded)


def nearest(crowd: Crowd, most: int) -> Ints:
    """Places of the nearest people, nearest first; who is equally near stands by key."""
    return np.lexsort((crowd.key, -closeness(crowd)))[:most].astype(np.int64)


def edges(unnoted: bool) -> tuple[float, ...]:
    """The radii between which the rings lie, one more than rings."""
    return (*EDGES[:-1], UNNOTED_EDGE, RIM) if unnoted else (*EDGES, RIM)


def positions(crowd: Crowd, sectors: Sequence[Sector], rings: Sequence[float]) -> Floats:
    """Where each stands, (n, 2): the direction is their own for good, the distance follows from the contact."""
    inner, outer, begins, ends = _cells(crowd, sectors, rings)
    radius = inner + _depths(crowd) * (outer - inner)
    angle = begins + ((crowd.key * _GOLDEN) % 1.0) * (ends - begins)
    return np.column_stack((radius * np.sin(angle), -radius * np.cos(angle)))


def _depths(crowd: Crowd) -> Floats:
    """How far outwards within their ring, 0–1: the nearer the tie, the further in; the whole ring is used."""
    band, near = band_of(crowd.days), closeness(crowd)
    # Nothing is known of those without any contact: they stand anywhere in their ring.
    depth = (crowd.key * _GOLDEN * _GOLDEN) % 1.0
    for ring, usual in enumerate(_MIDDLES):
        here = band == ring
        many = np.count_nonzero(here) >= _ENOUGH_FOR_A_MIDDLE
        middle, spread = (np.median(near[here]), near[here].std()) if many else (usual, _SPREAD)
        depth[here] = 1 / (1 + np.exp(1.7 * (near[here] - middle) / max(spread, 0.2)))
    return np.asarray(depth)


def _cells(
    crowd: Crowd, sectors: Sequence[Sector], rings: Sequence[float]
) -> tuple[Floats, Floats, Floats, Floats]:
    """The room each may stand in – radii and angles – a little inside its sector and ring."""
    band, held = band_of(crowd.days), np.array(rings)
    margin = np.minimum(DOT + 3.0, 0.3 * (held[band + 1] - held[band]))
    inner, outer = held[band] + margin, held[band + 1] - margin
    begins = np.array([sector.begins for sector in sectors] or [0.0])[crowd.sector]
    ends = np.array([sector.ends for sector in sectors] or [0.0])[crowd.sector]
    aside = np.minimum((DOT + 3.0) / inner, 0.35 * (ends - begins))
    return inner, outer, begins + aside, ends - aside


def settled(
    crowd: Crowd, sectors: Sequence[Sector], rings: Sequence[float], apart: float = APART, rounds: int = 60
) -> Floats:
    """Positions with dots that would lie on one another moved apart, each within its own ring and sector.

    Crowded rooms are filled evenly; where there is truly no room left, dots come to lie closer. O(n²) in a sector.
    """
    points = positions(crowd, sectors, rings)
    rooms = _cells(crowd, sectors, rings)
    for place in range(len(sectors)):
        here = np.flatnonzero(crowd.sector == place)
        if len(here) > 1:
            points[here] = _apart(
                points[here], tuple(room[here] for room in rooms), crowd.key[here], apart, rounds
            )
    return points


def _apart(points: Floats, rooms: tuple[Floats, ...], keys: Ints, most: float, rounds: int) -> Floats:
    inner, outer, begins, ends = rooms
    area = np.maximum((ends - begins) * (outer**2 - inner**2) / 2, 1.0)
    crowded = np.array([np.count_nonzero(inner == one) for one in inner])
    want = np.minimum(most, 0.95 * np.sqrt(area / crowded))
    least = (want[:, None] + want[None, :]) / 2
    # Two on the very same spot part in a direction of their own.
    nudge = np.column_stack((np.sin(keys * 2.399963), np.cos(keys * 2.399963))) * 1e-3
    points = points + nudge
    for _ in range(rounds):
        apart = points[:, None, :] - points[None, :, :]
        far = np.hypot(apart[..., 0], apart[..., 1])
        np.fill_diagonal(far, np.inf)
        push = np.maximum(least - far, 0.0) / np.maximum(far, 1e-9)
        if not push.any():
            break
        points = _within(points + 0.35 * (apart * push[..., None]).sum(axis=1), inner, outer, begins, ends)
    return points


def _within(points: Floats, inner: Floats, outer: Floats, begins: Floats, ends: Floats) -> Floats:
    radius = np.clip(np.hypot(points[:, 0], points[:, 1]), inner, outer)
    angle = np.clip(np.arctan2(points[:, 0], -points[:, 1]) % math.tau, begins, ends)
    return np.column_stack((radius * np.sin(angle), -radius * np.cos(angle)))


def seat_angles(wanted: Sequence[float], room: float) -> tuple[float, ...]:
    """Directions for places on the inner rim, each as near to the wanted one as `room` units between them allow.

    Given and returned in the same order; where they do not all fit, they stand evenly around.
    """
    number = len(wanted)
    if number < 2:
        return tuple(wanted)
    step = min(room / SEAT_RIM, math.tau / number)
    order = sorted(range(number), key=lambda place: (wanted[place], place))
    angles = [wanted[place] for place in order]
    for _ in range(200):
        moved = False
        for here in range(number):
            there = (here + 1) % number
            gap = angles[there] - angles[here] + (math.tau if there == 0 else 0.0)
            if gap < step - 1e-9:
                shift = (step - gap) / 2
                angles[here], angles[there] = angles[here] - shift, angles[there] + shift
                moved = True
        if not moved:
            break
    back = dict(zip(order, angles, strict=True))
    return tuple(back[place] for place in range(number))


def grains(
    crowd: Crowd, sectors: Sequence[Sector], rings: Sequence[float], most: int = GRAINS
) -> tuple[Floats, int]:
    """Grains for those who have no dot, and how many people one grain stands for (≥ 1).

    Where the people are more than `most`, every n-th of each room stands for its neighbours, so that no room with
    anybody in it is left blank.
    """
    each = max(1, math.ceil(len(crowd) / most))
    room = crowd.sector * len(BANDS) + band_of(crowd.days)
    order = np.lexsort((crowd.key, room))
    ordered = room[order]
    starts = np.searchsorted(ordered, ordered, side="left")
    chosen = order[(np.arange(len(order)) - starts) % each == 0]
    return positions(crowd.take(chosen), sectors, rings), each


def chord(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """The point that bends the line of two who know each other towards the middle, past whom it does not concern."""
    return 0.42 * (one[0] + other[0]) / 2, 0.42 * (one[1] + other[1]) / 2
