"""Find the cards in a picture: one that fills it, one on a desk, several side by side.

A card is a four-cornered patch with text on it. Patches are looked for by their edges and by how they differ from
what surrounds them; which of them are cards is decided by the text they hold. Where no patch is found – a scan, a card
on paper of its own colour – the lines of text that keep together are one card. It does not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from enishi.exchange.card.geometry import Quad, angle, area, holds, ordered, quad_of, shared_part, sides
from enishi.exchange.card.pictures import Picture

Mask = NDArray[Any]
"""A view of a picture as OpenCV makes it."""
LOOKED_AT = 900
"""Pixels of the longer side at which edges are looked for."""
SMALLEST = 0.015
"""Of the picture's area: what is smaller cannot be read anyway."""
ASPECTS = (1.25, 2.3)
"""Of cards of all sizes (91×55 is 1.65), seen a little from the side."""
RECTANGULAR = 0.9
"""How much of its smallest rectangle a patch must fill when its corners are not plain."""


@dataclass(frozen=True)
class Found:
    """A card in a picture: its outline (None where the lines alone tell) and the numbers of its text boxes."""

    outline: Quad | None
    boxes: tuple[int, ...]


def find_cards(picture: Picture, boxes: list[Quad]) -> list[Found]:
    """Return the cards of a picture from left to right, top to bottom, given where text stands in it."""
    if not boxes:
        return []
    centres = [box.mean(axis=0) for box in boxes]
    cards: list[Found] = []
    for patch in _chosen(_patches(picture), centres, (picture.shape[1], picture.shape[0])):
        cards.append(Found(patch, tuple(i for i, at in enumerate(centres) if holds(patch, at))))
    taken = {number for card in cards for number in card.boxes}
    loose = [number for number in range(len(boxes)) if number not in taken]
    if not cards:
        cards = [Found(None, group) for group in _groups(loose, boxes)]
    else:
        cards = _with_loose(cards, loose, boxes)
    return sorted(cards, key=lambda card: _reading_order(card, boxes, picture.shape[0]))


def _reading_order(card: Found, boxes: list[Quad], height: int) -> tuple[int, float]:
    at = np.concatenate([boxes[number] for number in card.boxes]).mean(axis=0)
    return int(3 * at[1] / height), float(at[0])


# -- patches --------------------------------------------------------------------------------------------------------


def _patches(picture: Picture) -> list[Quad]:
    """Return every four-cornered patch of the size and shape of a card, in pixels of the picture."""
    scale = min(1.0, LOOKED_AT / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    least = SMALLEST * small.shape[0] * small.shape[1]
    patches = [
        quad
        for mask in _masks(np.asarray(small, dtype=np.uint8))
        for contour in cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)[0]
        if cv2.contourArea(cv2.convexHull(contour)) >= least and (quad := _corners(contour)) is not None
    ]
    return [quad_of(quad / scale) for quad in patches if _is_card_shaped(quad)]


def _is_card_shaped(quad: Quad) -> bool:
    """Whether a card can look so: its proportions, opposite sides of like length, corners not far from right."""
    along = np.roll(quad, -1, axis=0) - quad
    lengths = np.linalg.norm(along, axis=1) + 1e-6
    alike = (
        min(lengths[0], lengths[2]) / max(lengths[0], lengths[2]),
        min(lengths[1], lengths[3]) / max(lengths[1], lengths[3]),
    )
    lean = np.abs((along * np.roll(along, -1, axis=0)).sum(axis=1) / (lengths * np.roll(lengths, -1)))
    return min(alike) > 0.72 and float(lean.max()) < 0.35 and ASPECTS[0] <= _aspect(quad) <= ASPECTS[1]


def _aspect(quad: Quad) -> float:
    width, height = sides(quad)
    return max(width, height) / max(1.0, min(width, height))


def _masks(picture: Picture) -> Iterator[Mask]:
    """Yield black-and-white views in which a card is one patch: by edges, by brightness, by colour."""
    lab = cv2.cvtColor(picture, cv2.COLOR_RGB2LAB)
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))
    large = cv2.getStructuringElement(cv2.MORPH_RECT, (7, 7))
    for channel in cv2.split(lab):
        smooth = cv2.bilateralFilter(channel, 9, 40, 9)
        middle = float(np.median(smooth))
        for low, high in ((0.66 * middle, 1.33 * middle), (20, 60), (50, 150)):
            edges = cv2.Canny(smooth, low, high)
            yield cv2.morphologyEx(cv2.dilate(edges, kernel), cv2.MORPH_CLOSE, large)
        _, bright = cv2.threshold(cv2.GaussianBlur(channel, (5, 5), 0), 0, 255, cv2.THRESH_OTSU)
        for mask in (bright, cv2.bitwise_not(bright)):
            yield cv2.morphologyEx(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, large), cv2.MORPH_OPEN, large)
    yield from _unlike_the_edge(lab)


def _unlike_the_edge(lab: Mask) -> Iterator[Mask]:
    """Yield what differs from the picture's own border, where the desk usually is."""
    height, width = lab.shape[:2]
    edge = max(4, min(height, width) // 40)
    border = np.concatenate(
        [
            lab[:edge].reshape(-1, 3),
            lab[-edge:].reshape(-1, 3),
            lab[:, :edge].reshape(-1, 3),
            lab[:, -edge:].reshape(-1, 3),
        ]
    )
    centre = np.median(border, axis=0)
    spread = np.median(np.abs(border - centre), axis=0) + 3.0
    far = np.sqrt((((lab - centre) / spread) ** 2).sum(axis=2))
    large = cv2.getStructuringElement(cv2.MORPH_RECT, (9, 9))
    for level in (4.0, 7.0, 12.0):
        mask = (far > level).astype(np.uint8) * 255
        yield cv2.morphologyEx(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, large), cv2.MORPH_OPEN, large)


def _corners(contour: Any) -> Quad | None:
    """Return the four corners of a contour that has four, or of the rectangle it fills."""
    hull = cv2.convexHull(contour)
    around = cv2.arcLength(hull, True)
    for part in (0.015, 0.025, 0.04):
        plain = cv2.approxPolyDP(hull, part * around, True)
        if len(plain) == 4 and cv2.contourArea(plain) >= RECTANGULAR * cv2.contourArea(hull):
            return ordered(plain)
    box = cv2.minAreaRect(hull)
    if cv2.contourArea(hull) >= RECTANGULAR * box[1][0] * box[1][1] > 0:
        return ordered(cv2.boxPoints(box))
    return None


# -- which of them are cards ----------------------------------------------------------------------------------------


def _chosen(patches: list[Quad], centres: list[NDArray[np.float32]], size: tuple[int, int]) -> list[Quad]:
    """Return the patches that are cards: each holds text, none holds another, together they hold all they can."""
    held = [(patch, frozenset(i for i, at in enumerate(centres) if holds(patch, at))) for patch in patches]
    # Of patches with the same text the largest, for a frame printed on a card is inside its edge; but the picture's
    # own edge only if there is nothing else.
    held = sorted(
        ((patch, inside) for patch, inside in held if len(inside) >= 2),
        key=lambda one: (-len(one[1]), _at_the_edge(one[0], size), -area(one[0])),
    )
    chosen: list[tuple[Quad, frozenset[int]]] = []
    for patch, inside in held:
        if _is_several(patch, inside, held):
            continue
        if all(not inside & other and shared_part(patch, kept) < 0.2 for kept, other in chosen):
            chosen.append((patch, inside))
    # A panel on a card is no card: far less text than lies outside of every patch.
    total = sum(len(inside) for _, inside in chosen)
    if chosen and total < 0.5 * len(centres) and len(chosen) == 1:
        return []
    return [patch for patch, _ in chosen]


def _at_the_edge(patch: Quad, size: tuple[int, int]) -> bool:
    """Whether two corners or more lie on the picture's own edge."""
    near = 0.012 * max(size)
    at = (patch <= near) | (patch >= np.asarray(size) - 1 - near)
    return int(at.any(axis=1).sum()) >= 2


def _is_several(patch: Quad, inside: frozenset[int], held: list[tuple[Quad, frozenset[int]]]) -> bool:
    """Whether a patch is a table with several cards on it: some of like size within, side by side, hold most of its text."""
    within = [
        (other, text)
        for other, text in held
        if text < inside and len(text) >= 3 and area(other) < 0.6 * area(patch) and _aspect(other) <= 2.0
    ][:40]
    return any(_hold_most(first, within, 0.6 * len(inside)) for first in within)


def _hold_most(
    first: tuple[Quad, frozenset[int]], within: list[tuple[Quad, frozenset[int]]], enough: float
) -> bool:
    """Whether a patch and those beside it that are like it hold so many boxes of text."""
    beside, text = [first[0]], first[1]
    for other, more in within:
        if not text & more and all(_are_like(other, one) and shared_part(other, one) < 0.1 for one in beside):
            beside.append(other)
            text |= more
    return len(beside) >= 2 and len(text) >= enough


def _are_like(a: Quad, b: Quad) -> bool:
    return max(area(a), area(b)) < 1.8 * min(area(a), area(b))


# -- text that keeps together ---------------------------------------------------------------------------------------


def _with_loose(cards: list[Found], loose: list[int], boxes: list[Quad]) -> list[Found]:
    """Give text that lies in no patch to the card it belongs to, or let it be a card whose edge was not seen."""
    grown = {number: list(card.boxes) for number, card in enumerate(cards)}
    more: list[Found] = []
    for group in _groups(loose, boxes):
        near = [
            number
            for number, card in enumerate(cards)
            if card.outline is not None
            and all(
                holds(card.outline, boxes[i].mean(axis=0), 0.12 * min(sides(card.outline))) for i in group
            )
        ]
        if near:
            grown[near[0]] += group
        elif len(group) >= 4:
            more.append(Found(None, group))
    return [Found(card.outline, tuple(grown[number])) for number, card in enumerate(cards)] + more


def _groups(numbers: list[int], boxes: list[Quad]) -> list[tuple[int, ...]]:
    """Return the text boxes that keep together: no wide gap between them, turned alike."""
    if len(numbers) < 2:
        return [tuple(numbers)] if numbers else []
    heights = np.array([min(sides(boxes[number])) for number in numbers])
    reach = 9.0 * float(np.median(heights))
    left = set(numbers)
    groups = []
    while left:
        group = [left.pop()]
        for one in group:
            near = {
                other
                for other in left
                if _gap(boxes[one], boxes[other]) < reach and _alike(boxes[one], boxes[other])
            }
            left -= near
            group += sorted(near)
        groups.append(tuple(sorted(group)))
    return groups


def _alike(a: Quad, b: Quad) -> bool:
    return (
        abs(angle(a) - angle(b)) < 0.14
        or min(max(sides(a)) / min(sides(a)), max(sides(b)) / min(sides(b))) < 2.5
    )


def _gap(a: Quad, b: Quad) -> float:
    """Return how far apart two boxes are, in pixels, measured between their upright rectangles."""
    (ax0, ay0), (ax1, ay1) = a.min(axis=0), a.max(axis=0)
    (bx0, by0), (bx1, by1) = b.min(axis=0), b.max(axis=0)
    across = max(0.0, float(bx0 - ax1), float(ax0 - bx1))
    down = max(0.0, float(by0 - ay1), float(ay0 - by1))
    return max(across, down)
