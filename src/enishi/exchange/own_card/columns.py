"""Text that runs downwards, taken apart into what stands upright, what stands side by side, and what lies on its side.

Decides nothing about size or place. Figures of an address are written as they are said: up to two side by side in one
square, more of them one below the other, a hyphen between them as a short stroke.
"""

from __future__ import annotations

import re
import unicodedata

Token = tuple[str, str, bool]
"""Kind – "c" one character, "t" figures side by side, "r" letters on their side, "s" a space –, the text, and whether a
column may begin with it."""

NOT_FIRST = set("、。，．・」』）〕］】〉》ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々：；！？―")
_FIGURES = re.compile(r"\d+")
_HYPHENS = re.compile(r"(?<=[\d０-９])\s*[-‐‑–—−ー]\s*(?=[\d０-９])")
_FULL = str.maketrans("0123456789!?&+()", "０１２３４５６７８９！？＆＋（）")
SIDE_BY_SIDE = 2


def tokens(text: str) -> list[Token]:
    """Return a text as it is set downwards."""
    plain = _HYPHENS.sub("–", unicodedata.normalize("NFC", text)).translate(
        {ord(wide): str(figure) for figure, wide in enumerate("０１２３４５６７８９")}
    )
    made: list[Token] = []
    for run in _runs(plain):
        for kind, piece, first in _set(run):
            # Figures that a hyphen joins stay in one column.
            made.append((kind, piece, first and not (made and made[-1][1] == "–")))
    return made


def _runs(text: str) -> list[str]:
    """Cut where Japanese, figures and Latin letters meet; figures within a Latin word stay in it."""
    return re.findall(r"[A-Za-z][!-~]*(?: +[!-~]+)*|\d+|\s+|.", text, re.DOTALL)


def _set(run: str) -> list[Token]:
    if run.isspace():
        return [("s", "", False)]
    if _FIGURES.fullmatch(run):
        if len(run) <= SIDE_BY_SIDE:
            return [("t", run, True)]
        return [("c", figure.translate(_FULL), place == 0) for place, figure in enumerate(run)]
    if run == "–":
        return [("r", run, False)]
    if len(run) == 1:
        return [("c", run.translate(_FULL), run not in NOT_FIRST)]
    return [("r", run, True)]
