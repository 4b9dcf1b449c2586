"""The trade of somebody who makes, sells, mends or teaches a thing: 箸を作ってる, plays the harp, sells used records.

Decides by the head of the words – a ヒノキの箸 is 箸, a birthday cake a cake – and only where `language.fields` knows no
trade in them; whether somebody makes or teaches it is for the readers of occupations.
"""

from __future__ import annotations

import re
from functools import cache

from enishi.language import fields
from enishi.language.note.lexicon import keyed

_FILE = "goods.toml"
# What stands behind the goods in the name of a trade.
_TRADES = re.compile(
    r"(?:専門店|屋|店|工房|作り|づくり|造り|農家|職人|販売|製造|修理|教室|レッスン|問屋|工場|ショップ|メーカー|栽培|作家|講師|先生)$"
)


def trade_of(words: str, lang: str, *, teaches: bool = False) -> list[str]:
    """The fields of who works with these goods, the likeliest first; whoever teaches anything teaches."""
    found = fields.find(words)
    if not found and (field := _by_head(words, lang)):
        found = [field]
    return found or (["education"] if teaches else [])


@cache
def _by_head(words: str, lang: str) -> str:
    known = keyed(_FILE, lang, spaced=lang == "en")
    text = words.strip().lower() if lang == "en" else words.strip()
    starts = (
        (0, *(at + 1 for at, char in enumerate(text) if char == " ")) if lang == "en" else range(len(text))
    )
    bare = _TRADES.sub("", text) or text
    for start in starts:
        for head in (text[start:], text[start:].removesuffix("s"), bare[start:]):
            if head in known:
                return known[head]
    return ""
