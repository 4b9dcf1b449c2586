"""Text that runs downwards: cut it between its characters and lay them side by side, upright, to be read once more.

Laid on its side as a whole, a line of vertical writing is mostly read right; but 一 and ― change places then, and so do
the numerals of an address. Cut into characters, each stands as it should. It decides where to cut, not what is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from enishi.exchange.card.pictures import Picture

SHORTEST, LONGEST = 0.55, 1.55
"""Of the usual distance between two characters: how far apart two cuts may be."""
PITCHES = (0.72, 1.3)
"""Of a column's width: how far apart its characters may stand."""
STIFFNESS = 1.5
"""How much an uneven cut costs, beside cutting through ink."""
ROOM = 0.18
"""Of a character's width: the white between two that are laid side by side."""


Piece = Picture | str
"""A row of characters to be read, or a stroke whose shape says what it is: BAR or ONE."""
BAR, ONE = "‖", "一"


def laid_side_by_side(column: Picture, *, tries: int = 3) -> Iterator[list[Piece]]:
    """Yield ways to lay the characters of a column of text side by side, the likeliest first.

    An upright bar – a dash between numbers, or a long vowel – and a lone level stroke are told by their shape: cut out of
    their line, no reader keeps them from each other.
    """
    ink = ink_of(column)
    left, right = _inked(ink, axis=0)
    profile = ink.sum(axis=1)
    found = sorted(cut_between(profile, pitch) for pitch in np.linspace(*PITCHES, 13) * (right - left))
    seen: list[list[int]] = []
    for _, cuts in found:
        if cuts not in seen:
            seen.append(cuts)
            yield _pieces(column, ink, cuts, right - left)
        if len(seen) == tries:
            return


def _pieces(column: Picture, ink: NDArray[np.float32], cuts: list[int], wide: int) -> list[Piece]:
    pieces: list[Piece] = []
    cells: list[Picture | None] = []
    for top, bottom in pairwise(cuts):
        marks = ink[top:bottom]
        stroke = _stroke(marks, wide)
        if stroke:
            pieces += [_row(cells, column), stroke] if any(cell is not None for cell in cells) else [stroke]
            cells = []
        else:
            cells.append(_middled(column[top:bottom], marks))
    return [*pieces, _row(cells, column)] if any(cell is not None for cell in cells) else pieces


def _inked(ink: NDArray[np.float32], axis: int) -> tuple[int, int]:
    """Return the first row (or column) with ink and the one after the last."""
    found = np.flatnonzero(ink.sum(axis=axis) > 0.02 * ink.shape[axis])
    return (int(found[0]), int(found[-1]) + 1) if len(found) else (0, ink.shape[1 - axis])


def _stroke(marks: NDArray[np.float32], wide: int) -> str:
    """Return what a cell holds if that is one straight stroke, else ""."""
    across = np.flatnonzero(marks.max(axis=0, initial=0) > 0.4)
    down = np.flatnonzero(marks.max(axis=1, initial=0) > 0.4)
    if not len(across) or not len(down):
        return ""
    width, height = int(across[-1] - across[0]) + 1, int(down[-1] - down[0]) + 1
    if width <= 0.28 * wide and height >= 2.2 * width and height >= 0.4 * wide:
        return BAR
    return ONE if height <= 0.25 * wide and width >= 0.5 * wide else ""


def ink_of(column: Picture) -> NDArray[np.float32]:
    """Return how much of ink each pixel holds, 0–1, whatever the colours of paper and ink."""
    grey = column.astype(np.float32).mean(axis=2)
    far = np.abs(grey - float(np.median(grey)))
    ink = np.clip(far / (float(np.percentile(far, 99)) or 1.0), 0, 1)
    ink[ink < 0.25] = 0
    return np.asarray(ink, dtype=np.float32)


def cut_between(profile: NDArray[np.float32], pitch: float) -> tuple[float, list[int]]:
    """Return where to cut a column between its characters, both ends among them, and the cost of a cut.

    profile: the ink of each row; pitch: the usual distance of two characters, in rows. Least ink, most even, by dynamic
    programming over the rows: O(rows × pitch).
    """
    rows = len(profile)
    lengths = np.arange(max(2, int(SHORTEST * pitch)), max(4, int(LONGEST * pitch) + 1))
    uneven = STIFFNESS * ((lengths - pitch) / pitch) ** 2
    through = profile / (float(profile.mean()) + 1e-6)
    best = np.full(rows + 1, np.inf)
    before = np.zeros(rows + 1, dtype=np.int64)
    count = np.zeros(rows + 1, dtype=np.int64)
    best[: lengths[0]] = 0.0
    for row in range(lengths[0], rows + 1):
        from_rows = row - lengths[lengths <= row]
        totals = best[from_rows] + uneven[: len(from_rows)]
        choice = int(np.argmin(totals))
        best[row] = totals[choice] + (through[row] if row < rows else 0.0)
        before[row], count[row] = from_rows[choice], count[from_rows[choice]] + 1
    cuts = [rows]
    while cuts[-1] >= lengths[0]:
        cuts.append(int(before[cuts[-1]]))
    cuts[-1] = 0
    return float(best[rows]) / max(1, int(count[rows])), cuts[::-1]


def _middled(cell: Picture, marks: NDArray[np.float32]) -> Picture | None:
    """Return a character's cell with its ink in the middle of its height; None where there is no ink."""
    inked = np.flatnonzero(marks.sum(axis=1) > 0.5)
    if not len(inked):
        return None
    return cell[max(0, inked[0] - 2) : inked[-1] + 3]


def _row(cells: list[Picture | None], column: Picture) -> Picture:
    paper = np.median(column.reshape(-1, 3), axis=0).astype(np.uint8)
    width = column.shape[1]
    height = max([cell.shape[0] for cell in cells if cell is not None], default=width)
    # White before and behind: a reader drops what touches the edge.
    margin = np.full((height, width // 2, 3), paper, dtype=np.uint8)
    parts = [margin]
    for cell in cells:
        part = np.empty((height, width, 3), dtype=np.uint8)
        part[:] = paper
        if cell is not None:
            above = (height - cell.shape[0]) // 2
            part[above : above + cell.shape[0]] = cell
        parts += [part, np.full((height, max(1, int(ROOM * width)), 3), paper, dtype=np.uint8)]
    return np.ascontiguousarray(np.concatenate([*parts, margin], axis=1))
