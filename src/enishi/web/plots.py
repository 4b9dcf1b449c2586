"""Small plots over time: numbers in, coordinates out, for the SVG partials in templates/components.

It decides geometry only, as `figures` does; words and meaning come from the caller.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 300.0
STEP = 26.0
HEIGHT = 96.0
_TOP = 14.0
_LEAST_GAP = 34.0


@dataclass(frozen=True, slots=True)
class Stair:
    """One stretch of a staircase: from x to the next one's x at height y; label for whoever points at it."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Stairs:
    """path: of an SVG path; steps: its stretches; levels: (y, label), the highest first; ticks: (x, label)."""

    path: str
    steps: tuple[Stair, ...]
    levels: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    height: float


def stairs(points: Sequence[tuple[int, int, str]], levels: Sequence[str], until: int) -> Stairs:
    """Draw (day, level, label) as a staircase up to the day `until`, days being whole numbers, levels from 0 up.

    The first day stands at the left edge, `until` at the right; all on one day gives a line across.
    """
    height = STEP * len(levels) + 20
    ordered = sorted(points)
    first = ordered[0][0] if ordered else until
    span = max(until - first, 1)

    def x(day: int) -> float:
        return round(WIDTH * min(max(day - first, 0), span) / span, 1)

    def y(level: int) -> float:
        return round(_TOP + STEP * (len(levels) - 1 - level), 1)

    steps = tuple(Stair(x(day), y(level), label) for day, level, label in ordered)
    path = ""
    for step in steps:
        path += f"H{step.x}V{step.y}" if path else f"M{step.x} {step.y}"
    named = tuple((y(level), label) for level, label in enumerate(levels))[::-1]
    return Stairs(f"{path}H{WIDTH}" if path else "", steps, named, _ticks(steps), height)


def _ticks(steps: Sequence[Stair]) -> tuple[tuple[float, str], ...]:
    """Label the days on which something changed, as far as there is room."""
    ticks: list[tuple[float, str]] = []
    for step in steps:
        if not ticks or step.x - ticks[-1][0] >= _LEAST_GAP:
            ticks.append((step.x, step.label))
    return tuple(ticks)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a column: y downwards from the top, height, hue "" | "wash" | "moegi" | "kincha" | "ink"."""

    y: float
    height: float
    hue: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its pieces, from the bottom up. x, width: its place; middle: where its label stands, and
    beneath it `under`, which may be "".
    """

    x: float
    width: float
    middle: float
    label: str
    under: str
    says: str
    pieces: tuple[Piece, ...]


def columns(values: Sequence[tuple[tuple[str, str], str, Sequence[tuple[float, str]]]]) -> list[Column]:
    """Draw ((label, under it), words, [(number ≥ 0, hue) from the bottom up]) as columns; the tallest fills the height."""
    most = max((sum(number for number, _ in pieces) for _, _, pieces in values), default=0.0)
    pitch = WIDTH / max(len(values), 1)
    drawn = []
    for place, ((label, under), says, numbers) in enumerate(values):
        top, pieces = HEIGHT, []
        for number, hue in numbers:
            height = round(HEIGHT * number / most, 1) if most else 0.0
            top = round(top - height, 1)
            if height:
                pieces.append(Piece(max(top, 0.0), height, hue))
        x = round(pitch * place + pitch * 0.2, 1)
        drawn.append(
            Column(
                x, round(pitch * 0.6, 1), round(pitch * (place + 0.5), 1), label, under, says, tuple(pieces)
            )
        )
    return drawn


@dataclass(frozen=True, slots=True)
class Split:
    """A length in two parts, each in percent of the longest whole; says: both in words."""

    label: str
    says: str
    first: float
    second: float


def splits(values: Sequence[tuple[str, str, float, float]]) -> list[Split]:
    """Draw (label, words, first ≥ 0, second ≥ 0) as lengths in two parts."""
    most = max((first + second for _, _, first, second in values), default=0.0)
    return [
        Split(
            label, says, round(100 * first / most, 1) if most else 0.0, round(100 * second / most, 1) if most else 0.0
        )
        for label, says, first, second in values
    ]  # fmt: skip
