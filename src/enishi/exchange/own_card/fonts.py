"""The faces a card is set in: those of this machine that hold Japanese, the finest first.

Decides between what is there; nothing is fetched and no face is brought along. The compiler looks where the system keeps
its faces (on Linux by fontconfig's folders).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from enishi.exchange.errors import Unprintable

GOTHIC = (
    "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "Yu Gothic",
    "BIZ UDPGothic", "BIZ UDGothic", "Meiryo", "IPAexGothic", "IPAPGothic", "IPAGothic", "TakaoPGothic", "VL PGothic",
    "MS PGothic",
)  # fmt: skip
MINCHO = (
    "Hiragino Mincho ProN", "Noto Serif CJK JP", "Noto Serif JP", "Source Han Serif JP", "Yu Mincho", "BIZ UDPMincho",
    "BIZ UDMincho", "IPAexMincho", "IPAPMincho", "IPAMincho", "TakaoPMincho", "MS PMincho",
)  # fmt: skip


@lru_cache(maxsize=1)
def found() -> Any:
    """Return the compiler's list of this machine's faces; looking for them takes a while, so it is done once."""
    import typst

    return typst.Fonts()


def faces() -> tuple[list[str], list[str]]:
    """Return (gothic, mincho), each the faces to try in order; where one kind is missing the other stands in.

    Raises Unprintable('font_missing') where no face holds Japanese.
    """
    there = set(found().families())
    gothic, mincho = ([name for name in kind if name in there] for kind in (GOTHIC, MINCHO))
    if not gothic and not mincho:
        raise Unprintable("font_missing")
    return (gothic or mincho)[:1], (mincho or gothic)[:1]
