"""Where the lines of a drawing go: numbers in, coordinates out, for the SVG partials in templates/components.

It decides geometry only. What the numbers mean, and the words beside them, come from the caller; nothing here
knows a table, a language or a date.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: A petal this small is still seen as one that has grown.
_SMALLEST_PETAL = 0.36
#: Half the width of the drawing in which a label still has room (the petals reach 50).
_LABEL_RADIUS = 57.0


@dataclass(frozen=True, slots=True)
class Petal:
    """One petal of the rose.

    turn: degrees clockwise from the top; size: 0 (none yet) to 1; label_x, label_y: units of the drawing.
    """

    number: str
    label: str
    value_label: str
    turn: float
    size: float
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. share in percent of the longest, 0–100; hue "" (indigo), "moegi" or "kincha"."""

    label: str
    value_label: str
    share: float
    hue: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One dot on a line of time: x 0–300, y measured downwards to the line at 42."""

    x: float
    y: float
    label: str


def petals(kinds: Sequence[tuple[str, str, int]]) -> list[Petal]:
    """Draw (label, value in words, count ≥ 0) as equal angles whose area grows with the count.

    The root keeps areas, not lengths, in proportion: an eye reads area. All zero gives petals of size 0.
    """
    most = max((count for _, _, count in kinds), default=0)
    step = 360 / len(kinds) if kinds else 0.0
    return [
        _petal(place, step * place, _size(count, most), label, words)
        for place, (label, words, count) in enumerate(kinds)
    ]


def _size(count: int, most: int) -> float:
    if count <= 0:
        return 0.0
    return round(max(_SMALLEST_PETAL, math.sqrt(count / most)), 3)


def _petal(place: int, turn: float, size: float, label: str, words: str) -> Petal:
    angle = math.radians(turn)
    x, y = round(_LABEL_RADIUS * math.sin(angle), 1), round(-_LABEL_RADIUS * math.cos(angle), 1)
    return Petal(str(place + 1), label, words, round(turn, 2), size, x, y)


def bars(values: Sequence[tuple[str, str, float]], hue: str = "") -> list[Bar]:
    """Draw (label, value in words, number ≥ 0) as shares of the largest number; all zero gives empty bars."""
    most = max((number for _, _, number in values), default=0.0)
    return [
        Bar(label, words, round(100 * number / most, 1) if most else 0.0, hue)
        for label, words, number in values
    ]


def dots(points: Iterable[tuple[float, str]], *, gap: float = 9.0) -> list[Dot]:
    """Draw (position 0–1 in time, label) as dots on a line; those which would touch are stacked upwards."""
    placed: list[Dot] = []
    for share, label in sorted(points):
        x = round(300 * min(max(share, 0.0), 1.0), 1)
        beside = sum(1 for dot in placed if abs(dot.x - x) < gap)
        placed.append(Dot(x, round(42 - gap * beside, 1), label))
    return placed


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a plot 300 wide: x of its left edge, its width, y of its top and its height; label for a pointer.

    hue "" (indigo), "moegi" or "kincha".
    """

    x: float
    width: float
    y: float
    height: float
    label: str
    hue: str = ""


def columns(values: Sequence[tuple[str, int]], *, tall: float = 60.0) -> list[Column]:
    """Draw (label, count ≥ 0) as columns standing on a line at y = `tall`; all zero gives columns of no height."""
    most = max((count for _, count in values), default=0)
    step = 300 / len(values) if values else 0.0
    return [
        Column(
            round(step * place + step * 0.14, 1), round(step * 0.72, 1), round(tall - _height(count, most, tall), 1),
            _height(count, most, tall), label,
        )
        for place, (label, count) in enumerate(values)
    ]  # fmt: skip


def both_ways(values: Sequence[tuple[str, int, int]], *, tall: float = 36.0) -> list[Column]:
    """Draw (label, up, down) as columns above and beneath a line at y = `tall`, in one measure for both."""
    most = max((max(up, down) for _, up, down in values), default=0)
    step = 300 / len(values) if values else 0.0
    drawn = []
    for place, (label, up, down) in enumerate(values):
        x, width = round(step * place + step * 0.14, 1), round(step * 0.72, 1)
        above, beneath = _height(up, most, tall), _height(down, most, tall)
        drawn.append(Column(x, width, round(tall - above, 1), above, label, "moegi"))
        drawn.append(Column(x, width, tall, beneath, label, ""))
    return drawn


def _height(count: int, most: int, tall: float) -> float:
    """Whatever there was is seen: no count above nothing is lower than two units."""
    return round(max(2.0, tall * count / most), 1) if count > 0 else 0.0
