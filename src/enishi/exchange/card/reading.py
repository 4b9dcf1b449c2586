"""Read the text boxes of one card and lay them out in the card's own frame: upright, in millimetres.

Decides which way up the card lies, where words part, and which of two readings of a vertical line holds. What a line
means is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

import numpy as np

from enishi.exchange.card import engine
from enishi.exchange.card.finding import Found
from enishi.exchange.card.geometry import (
    Quad,
    angle,
    cut_out,
    moved,
    quad_of,
    sides,
    to_frame,
    turned,
    upright_quad,
)  # fmt: skip
from enishi.exchange.card.pictures import Picture
from enishi.exchange.card.vertical import BAR, Piece, laid_side_by_side

LONG_SIDE = 91.0
"""Millimetres of a Japanese card's longer side; only proportions matter."""
WORD_GAP = 1.42
"""Of the usual distance between two characters: what lies farther apart is two words."""
CERTAIN = 0.97
MOST_TRIES = 3
"""Ways to cut a line that runs downwards, beside reading it as it lies."""
_CJK = r"[぀-ヿ㐀-鿿豈-﫿々〆〇〒]"
_LATIN = re.compile(r"[A-Za-z0-9.@-]{6,}")
_NUMERALS = re.compile(r"[〇○0-9一二三四五六七八九十]")


@dataclass(frozen=True)
class Line:
    """One line of a card. x, y: its upper left corner, w, h: its extent, in mm; size: height of a character, in mm.

    score: 0–1, how sure the reader was; tall: it runs downwards; gaps: it was spaced out, so that its blanks tell little.
    """

    text: str
    score: float
    x: float
    y: float
    w: float
    h: float
    size: float
    tall: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2


@dataclass(frozen=True)
class CardText:
    """A card as read. outline: in the picture, upright to its reader; width, height: in mm."""

    outline: Quad
    width: float
    height: float
    lines: tuple[Line, ...]


def read_card(picture: Picture, found: Found, boxes: list[Quad]) -> CardText:
    """Read the text of one card, whichever way it lies."""
    quads = [boxes[number] for number in found.boxes]
    outline = found.outline if found.outline is not None else _outline_of(quads)
    strips = [engine.strip(picture, quad) for quad in quads]
    flipped = _stands_on_its_head(strips)
    if flipped:
        strips = [np.ascontiguousarray(np.rot90(strip, 2)) for strip in strips]
    readings = engine.read_strips(strips)
    tall = [engine.is_tall(quad) for quad in quads]
    sideways = _lies_sideways(picture, quads, readings, tall, flipped)
    if not sideways:
        readings = _read_down(picture, quads, readings, tall, flipped)
    # A strip that runs downwards was laid on its left side: so is a card that lies sideways.
    quarters = (3 if sideways else 0) + (2 if flipped else 0)
    return _laid_out(
        turned(outline, quarters), quads, readings, quarters, [down and not sideways for down in tall]
    )


def _outline_of(quads: list[Quad]) -> Quad:
    """Return a rectangle around lines whose card has no edge to be seen, turned as they are."""
    turn = float(np.median([angle(quad) for quad in quads if not engine.is_tall(quad)] or [0.0]))
    cos, sin = np.cos(turn), np.sin(turn)
    back = np.array([[cos, -sin], [sin, cos]])
    points = np.concatenate(quads) @ back
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    room = 0.06 * max(x1 - x0, y1 - y0)
    corners = upright_quad(x0 - room, y0 - room, x1 - x0 + 2 * room, y1 - y0 + 2 * room)
    return quad_of(corners @ back.T)


def _stands_on_its_head(strips: list[Picture]) -> bool:
    """Whether the card lies upside down: its lines say so together, the long ones loudest."""
    votes = engine.upside_down(strips)
    weights = [min(8.0, strip.shape[1] / max(1, strip.shape[0])) for strip in strips]
    return float(np.dot(votes, weights)) > 0 if votes else False


def _lies_sideways(
    picture: Picture, quads: list[Quad], readings: list[engine.Reading], tall: list[bool], flipped: bool
) -> bool:
    """Whether the lines that seem to run downwards are level lines of a card that lies on its side.

    Figures and Latin letters in them make one wonder. Characters cut apart and set upright are read better where they
    truly run downwards, and worse where they do not.
    """
    downwards = [number for number, down in enumerate(tall) if down]
    if len(downwards) < 0.7 * len(tall) or not any(
        _LATIN.search(readings[number].text) for number in downwards
    ):
        return False
    longest = sorted(downwards, key=lambda number: -len(readings[number].text))[:3]
    standing = [
        score for _, score in _standing([_ways(picture, quads[number], flipped) for number in longest])
    ]
    lying = [readings[number].score for number in longest]
    return float(np.mean(standing)) < float(np.mean(lying)) - 0.2


# -- vertical lines -------------------------------------------------------------------------------------------------


def _read_down(
    picture: Picture, quads: list[Quad], readings: list[engine.Reading], tall: list[bool], flipped: bool
) -> list[engine.Reading]:
    """Read the lines that run downwards once more, their characters upright, unless they were certain."""
    readings = list(readings)
    doubtful = [
        number
        for number, down in enumerate(tall)
        if down and len(readings[number].text) <= 40 and not _is_certain(readings[number])
    ]
    ways = {number: _ways(picture, quads[number], flipped) for number in doubtful}
    for _ in range(MOST_TRIES):
        found = _standing(list(ways.values()))
        for number, (text, score) in zip(list(ways), found, strict=True):
            better = _better(readings[number], text, score)
            if better is not None:
                readings[number] = better
            if better is not None and (score >= CERTAIN or BAR in text):
                del ways[number]
    return readings


def _is_certain(lying: engine.Reading) -> bool:
    return lying.score >= CERTAIN and not _is_number(lying.text)


def _is_number(text: str) -> bool:
    """Whether a line holds a telephone number or a postal code in numerals."""
    return len(_NUMERALS.findall(text)) >= 5


def _better(lying: engine.Reading, text: str, score: float) -> engine.Reading | None:
    """Return what the upright reading of a line makes of it, None where it was read better lying."""
    if _is_number(lying.text) and BAR in text:
        return engine.Reading(_bars_written(_merged(text, lying.text)), max(score, 0.5), ())
    return engine.Reading(_bars_written(text), score, ()) if score > lying.score else None


def _ways(picture: Picture, quad: Quad, flipped: bool) -> Iterator[list[Piece]]:
    """Yield the ways to cut a line that runs downwards into its characters."""
    return laid_side_by_side(cut_out(picture, turned(quad, 2) if flipped else quad), tries=MOST_TRIES)


def _standing(ways: list[Iterator[list[Piece]]]) -> list[tuple[str, float]]:
    """Read the next way of each line, all at once: its text and lowest score; ("", 0) where there is none left."""
    laid = [next(way, None) for way in ways]
    read = iter(
        engine.read_strips([piece for row in laid for piece in row or () if not isinstance(piece, str)])
    )
    found = []
    for row in laid:
        pieces = [
            engine.Reading(piece, 1.0, ()) if isinstance(piece, str) else next(read) for piece in row or ()
        ]
        # A level stroke by itself is read as an underscore.
        text = "".join(piece.text.replace(" ", "").replace("_", "一") for piece in pieces)
        found.append((text, min((piece.score for piece in pieces), default=0.0)))
    return found


def _merged(standing: str, lying: str) -> str:
    """Return what both readings of a line of numbers say together: bars from one, dropped rings from the other."""
    lying = lying.replace(" ", "")
    out: list[str] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, standing, lying, autojunk=False).get_opcodes():
        mine, other = standing[a0:a1], lying[b0:b1]
        if tag in {"equal", "delete"}:
            out.append(mine)
        elif tag == "insert":
            out.append(other if set(other) <= set("〇○") else "")
        elif BAR in mine:
            rings = "".join(char for char in other if char in "〇○")
            out.append(mine if set(mine) & set("〇○") else mine.replace(BAR, rings + BAR, 1))
        else:
            out.append(other if _NUMERALS.search(other) and not _NUMERALS.search(mine) else mine)
    return "".join(out)


def _bars_written(text: str) -> str:
    """A bar is a long vowel among kana and a dash elsewhere."""
    text = re.sub(rf"(?<=[ァ-ヺ]){BAR}", "ー", text)
    return text.replace(BAR, "-")


# -- layout ---------------------------------------------------------------------------------------------------------


def _laid_out(
    outline: Quad, quads: list[Quad], readings: list[engine.Reading], quarters: int, tall: list[bool]
) -> CardText:
    width, height = sides(outline)
    scale = LONG_SIDE / max(width, height, 1.0)
    frame = to_frame(outline, width * scale, height * scale)
    lines = [
        _line(moved(turned(quad, quarters), frame), reading, down)
        for quad, reading, down in zip(quads, readings, tall, strict=True)
        if reading.text.strip()
    ]
    return CardText(outline, width * scale, height * scale, tuple(lines))


def _line(quad: Quad, reading: engine.Reading, tall: bool) -> Line:
    (x0, y0), (x1, y1) = quad.min(axis=0), quad.max(axis=0)
    width, height = sides(quad)
    return Line(
        text=_with_word_gaps(reading), score=reading.score, x=float(x0), y=float(y0), w=float(x1 - x0), h=float(y1 - y0),
        size=width if tall else height, tall=tall,
    )  # fmt: skip


def _with_word_gaps(reading: engine.Reading) -> str:
    """Return the text with a blank where its characters stand far apart: the engine drops the wide ones."""
    text = reading.text
    solid = text.replace(" ", "")
    if len(reading.columns) != len(solid) or len(solid) < 2:
        return text
    steps = np.diff(np.asarray(reading.columns))
    both = [bool(re.match(_CJK, a) and re.match(_CJK, b)) for a, b in pairwise(solid)]
    usual = float(np.median(steps[both])) if any(both) else 0.0
    blanks = _blanks(text)
    out = [solid[0]]
    for place, (step, cjk) in enumerate(zip(steps, both, strict=True)):
        # One wide step among few is no measure: 原　徹 has none but this.
        if place in blanks or (cjk and sum(both) >= 2 and step > WORD_GAP * usual):
            out.append(" ")
        out.append(solid[place + 1])
    return "".join(out)


def _blanks(text: str) -> set[int]:
    """Return after which of its characters (blanks not counted) a text has a blank."""
    found, place = set(), -1
    for char in text:
        if char == " ":
            found.add(place)
        else:
            place += 1
    return found


def joined(first: Line, second: Line) -> Line:
    """Return two lines that belong together as one, a blank between them."""
    x, y = min(first.x, second.x), min(first.y, second.y)
    return replace(
        first, text=f"{first.text} {second.text}", score=min(first.score, second.score), x=x, y=y,
        w=max(first.x + first.w, second.x + second.w) - x, h=max(first.y + first.h, second.y + second.h) - y,
        size=max(first.size, second.size),
    )  # fmt: skip
