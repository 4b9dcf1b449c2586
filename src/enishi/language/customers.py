"""Words by which a tag tells that somebody buys from, or trades with, the company.

Decides from a short list of words; whom the owner hopes to win for themselves (候補, "prospect") is none.
"""

from __future__ import annotations

import re

from enishi.language.normalise import fold

_TRADES = re.compile(
    r"取引先|得意先|顧客|客先|お客|クライアント|仕入れ?先|協力会社|\b(?:customer|client|supplier|vendor)s?\b"
)
_HOPED_FOR = re.compile(r"候補|見込み|\bprospect")


def names_customer(tag: str) -> bool:
    """Return whether a word of the owner's own for somebody says they trade with the company."""
    said = fold(tag)
    return bool(_TRADES.search(said)) and not _HOPED_FOR.search(said)
