"""Names on the map: which stand where, at which magnification, so that none lies on another.

Letters keep their size on screen while the picture is drawn nearer, so there is more and more room for names. Decides
for each name from which magnification on it is shown and on which side of its dot; it then stays where it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEVELS = (0.34, 0.62, 1.2, 2.4, 4.8)
"""Pixels for one unit of the plane: a phone, a desktop, and three steps nearer."""
LETTER = 12.0
"""Height of a letter in pixels."""
SIDES = ("right", "left", "below", "above")
NEVER = len(LEVELS)
_AIR = 2.0


@dataclass(frozen=True)
class Spot:
    """A name wanting a place: where its dot is, how wide it is in letters (em), how large the dot is in units."""

    x: float
    y: float
    width: float
    dot: float = 5.0


@dataclass(frozen=True)
class Label:
    """level: the first of `LEVELS` at which it is shown, `NEVER` for none; side: one of `SIDES`."""

    level: int
    side: str


@dataclass(frozen=True)
class Taken:
    """Room no name may cover: a box in pixels around a point, beside, above and below it alike."""

    x: float
    y: float
    half_width: float
    half_height: float


def dot_pixels(dot: float, scale: float) -> float:
    """How large a dot is on screen: it grows more slowly than the picture."""
    return dot * scale if scale <= 1 else dot * math.sqrt(scale)


def box(spot: Spot, side: str, scale: float) -> tuple[float, float, float, float]:
    """The room a name takes with its dot's edge, in pixels from its dot: left, top, right, bottom. Holds (0, 0)."""
    wide, high, dot = spot.width * LETTER, LETTER * 1.25, dot_pixels(spot.dot, scale) + 3.0
    return {
        "right": (0.0, -high / 2, dot + wide, high / 2),
        "left": (-dot - wide, -high / 2, 0.0, high / 2),
        "below": (-wide / 2, 0.0, wide / 2, dot + high),
        "above": (-wide / 2, -dot - high, wide / 2, 0.0),
    }[side]


def labels_of(
    spots: Sequence[Spot], taken: Sequence[Taken] = (), within: float = math.inf
) -> tuple[Label, ...]:
    """Place names, the foremost first, at the smallest magnification each finds room at.

    Nothing placed at one magnification is moved at a larger one: every box holds its dot, so boxes that were apart
    stay apart as the picture grows. A name covers no other dot either, and stays `within` so far of the middle.
    """
    placed: dict[int, Label] = {}
    points = np.array([(spot.x, spot.y) for spot in spots], dtype=np.float64).reshape(len(spots), 2)
    for level, scale in enumerate(LEVELS):
        held = _Room(
            points * scale, [dot_pixels(spot.dot, scale) for spot in spots], taken, scale, within * scale
        )
        for place, label in placed.items():
            held.take(place, box(spots[place], label.side, scale))
        for place, spot in enumerate(spots):
            if place in placed:
                continue
            sides = _sides(spot)
            boxes = np.array([box(spot, side, scale) for side in sides])
            free = held.free(place, boxes)
            if free is not None:
                placed[place] = Label(level, sides[free])
                held.take(place, tuple(boxes[free]))
    return tuple(placed.get(place, Label(NEVER, _sides(spot)[0])) for place, spot in enumerate(spots))


def _sides(spot: Spot) -> tuple[str, ...]:
    """The sides to try: outwards first."""
    outward = ("right", "left") if spot.x >= 0 else ("left", "right")
    upright = ("above", "below") if spot.y < 0 else ("below", "above")
    return (*outward, *upright)


class _Room:
    """What is taken at one magnification, in pixels: dots, fixed boxes, names placed so far."""

    def __init__(
        self, points: Floats, dots: Sequence[float], taken: Sequence[Taken], scale: float, within: float
    ) -> None:
        self.within = within
        self.points, self.dots = points, np.array(dots)
        count = len(points) + len(taken)
        self.boxes = np.full((count, 4), np.inf)
        self.boxes[:, 2:] = -np.inf
        for place, one in enumerate(taken):
            x, y = one.x * scale, one.y * scale
            self.boxes[len(points) + place] = (
                x - one.half_width, y - one.half_height, x + one.half_width, y + one.half_height,
            )  # fmt: skip

    def take(self, place: int, box: Sequence[float]) -> None:
        x, y = self.points[place]
        self.boxes[place] = (x + box[0], y + box[1], x + box[2], y + box[3])

    def free(self, place: int, boxes: Floats) -> int | None:
        """The first of these boxes around a dot that lies on nothing; None for none."""
        x, y = self.points[place]
        mine = boxes + np.array([x, y, x, y]) + np.array([-_AIR, -_AIR, _AIR, _AIR])
        left, top, right, bottom = (mine[:, side, None] for side in range(4))
        on_names = (
            (left < self.boxes[:, 2]) & (right > self.boxes[:, 0])
            & (top < self.boxes[:, 3]) & (bottom > self.boxes[:, 1])
        ).any(axis=1)  # fmt: skip
        across, down = self.points[:, 0], self.points[:, 1]
        on_dots = (
            (left < across + self.dots) & (right > across - self.dots)
            & (top < down + self.dots) & (bottom > down - self.dots)
        )  # fmt: skip
        on_dots[:, place] = False
        corner = np.hypot(np.maximum(-mine[:, 0], mine[:, 2]), np.maximum(-mine[:, 1], mine[:, 3]))
        open_ones = np.flatnonzero(~(on_names | on_dots.any(axis=1) | (corner > self.within)))
        return int(open_ones[0]) if len(open_ones) else None


@dataclass(frozen=True)
class Arc:
    """A name on the rim: the middle of its sector (radians), its width in letters, and how many people it stands for."""

    middle: float
    width: float
    people: int


def rim_levels(arcs: Sequence[Arc], radius: float) -> tuple[int, ...]:
    """From which magnification on each name on the rim is shown: the larger fields first, none on another."""
    levels = [NEVER] * len(arcs)
    order = sorted(range(len(arcs)), key=lambda place: (-arcs[place].people, place))
    for level, scale in enumerate(LEVELS):
        for place in order:
            if levels[place] == NEVER and not any(
                levels[other] <= level and _touch(arcs[place], arcs[other], radius * scale)
                for other in order
                if other != place
            ):
                levels[place] = level
    return tuple(levels)


def _touch(one: Arc, other: Arc, pixels: float) -> bool:
    """Whether two names on the rim come too near each other; `pixels` is the radius."""
    apart = abs(one.middle - other.middle)
    apart = min(apart, math.tau - apart)
    return apart * pixels < (one.width + other.width) * LETTER / 2 + LETTER * 0.6
