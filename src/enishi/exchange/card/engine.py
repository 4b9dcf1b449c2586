"""The reading engine (rapidocr, PP-OCR models that its wheel carries): where text stands, and what it says.

Decides nothing about cards. The models are loaded at the first picture; one engine is shared, and it keeps state, hence
the lock. Nothing is fetched: a model that is not in the wheel is not asked for.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from enishi.exchange.card.geometry import Quad, cut_out, quad_of, sides
from enishi.exchange.card.pictures import Picture

_LOCK = threading.Lock()
LONGEST_READ = 2_000
"""Pixels of the longer side at which text is looked for; finer is slower and finds no more."""
TALL = 1.5
"""A box so many times as high as wide holds text that runs downwards."""


@dataclass(frozen=True)
class Reading:
    """What a strip of picture says. score: 0–1; columns: where each character but blanks stands, in its height's
    units from the left."""

    text: str
    score: float
    columns: tuple[float, ...]


@lru_cache(maxsize=1)
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "error", "Global.return_word_box": True, "Global.use_vertical_padding": False,
        }
    )  # fmt: skip


def text_boxes(picture: Picture) -> list[Quad]:
    """Return where text stands in a picture, in its pixels."""
    import cv2

    longest = max(picture.shape[:2])
    scale = min(1.0, LONGEST_READ / longest)
    small = picture
    if scale < 1:
        small = np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    with _LOCK:
        boxes = _detected(_engine(), np.ascontiguousarray(small[:, :, ::-1]))
    return [quad_of(box / scale) for box in boxes]


def _detected(engine: Any, picture: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
    height, width = picture.shape[:2]
    if min(height, width) < 24:
        return []
    # The detector wants some room around a strip that is far wider than high.
    room = max(0, (48 - height) // 2)
    if room:
        picture = np.pad(picture, ((room, room), (0, 0), (0, 0)), mode="edge")
    from rapidocr.main import RapidOCRError

    try:
        _, found = engine.detect_and_crop(picture, {})
    except RapidOCRError:
        # So it says that there is no text.
        return []
    return [np.asarray(box, dtype=np.float32) - (0, room) for box in found.boxes]


def strip(picture: Picture, quad: Quad) -> Picture:
    """Return the strip of picture a line of text stands on; text that runs downwards is laid on its left side."""
    cut = cut_out(picture, quad)
    if is_tall(quad):
        cut = np.rot90(cut)
    return np.ascontiguousarray(cut)


def is_tall(quad: Quad) -> bool:
    """Whether text in this box runs downwards."""
    width, height = sides(quad)
    return height >= TALL * width


def upside_down(strips: list[Picture]) -> list[float]:
    """Return how surely each strip stands on its head: −1 surely not, +1 surely."""
    if not strips:
        return []
    with _LOCK:
        _, result = _engine().cls_and_rotate([one[:, :, ::-1] for one in strips])
    return [float(score) if "180" in label else -float(score) for label, score in result.cls_res]


def read_strips(strips: list[Picture]) -> list[Reading]:
    """Read each strip, which holds one line from left to right."""
    if not strips:
        return []
    with _LOCK:
        result = _engine().recognize_txt([np.ascontiguousarray(one[:, :, ::-1]) for one in strips])
    return [
        Reading(text, float(score), _columns(text, found, one))
        for text, score, found, one in zip(
            result.txts, result.scores, result.word_results, strips, strict=True
        )
    ]


def _columns(text: str, found: Any, one: Picture) -> tuple[float, ...]:
    columns = [column for word in found.word_cols or [] for column in word]
    if len(columns) != len(text.replace(" ", "")) or not found.line_txt_len:
        return ()
    unit = one.shape[1] / one.shape[0] / float(found.line_txt_len)
    return tuple(column * unit for column in columns)
