"""Which words are an occasion, and what kind of gathering: 町内会の集まり, 起業セミナー, Tokyo startup mixer.

Decides by the head noun first – a 飲み会 is a meal whoever holds it – and for open heads (集まり, party) by the
words before it. Whether one was there is for the readers of sentences.
"""

from __future__ import annotations

from functools import lru_cache

from enishi.language import fields
from enishi.language.note.lexicon import keyed, lexicon, phrases, split

_FILE = "gatherings.toml"
_TRADES = split("家 師 士 者 員 業 屋 ナー ター アー ニア ライター 農家 職人 関係者 仲間 人")
ORDER = ("card_exchange", "mixer", "meal", "seminar", "community", "same_trade", "other")


@lru_cache(maxsize=4_096)
def japanese_head(compound: str, *, joined: bool = False) -> tuple[str, str] | None:
    """(head, kind) of a compound noun that ends in an occasion; kind "" where the words before it decide.

    joined: a word stands before it with の, which makes even 会 an occasion (読み聞かせの会).
    """
    if compound.endswith(split(lexicon(_FILE)["ja"]["never"])) and not compound.endswith("協議会"):
        return None
    heads = keyed(_FILE, "ja", "heads")
    for start in range(len(compound)):
        if (rest := compound[start:]) in heads:
            return rest, heads[rest]
    for word in sorted(split(lexicon(_FILE)["ja"]["open"]), key=len, reverse=True):
        if compound.endswith(word) and (len(word) > 1 or len(compound) > 2 or joined):
            return word, ""
    return None


def japanese_kind(head: str, kind: str, title: str) -> str:
    """The kind of an occasion by its whole title."""
    marked = _marked("ja", title.removesuffix(head) if kind else title)
    if marked == "card_exchange" or (kind in ("mixer",) and marked == "same_trade"):
        return marked
    if kind == "community" and any(word in title for word in split(lexicon(_FILE)["ja"]["guilds"])):
        # 農協の寄り合い: those of one trade among themselves.
        return "same_trade"
    if kind == "meal" and any(word in title for word in ("異業種", "ビジネス交流", "起業家", "経営者交流")):
        return "mixer"
    if kind:
        return kind
    return marked or _by_trade(fields.find(title.removesuffix(head)), title.removesuffix(head))


def _by_trade(known: list[str], words: str) -> str:
    """デザイナーの会 is of one trade, 畑の会 and 写真の会 of people who like the same."""
    if not known:
        return "other"
    trade = words.rstrip("のたち").endswith(_TRADES)
    pastime = known[0].partition(".")[0] in (
        "life", "sports", "arts", "farming", "community", "education", "wellness", "food",
    )  # fmt: skip
    return "community" if pastime and not trade else "same_trade"


def _marked(language: str, title: str) -> str:
    for kind, words in lexicon(_FILE)[language]["marks"].items():
        if any(word in title for word in (split(words) if language == "ja" else phrases(words))):
            return str(kind)
    return ""


def _is_guild(title: str) -> bool:
    """Beekeepers' association AGM: an association of people of one trade, not of those who live near each other."""
    before, found, _after = title.partition(" association")
    trades = fields.find(before) if found and before.endswith(("s'", "s’", "s")) else []
    return bool(trades) and trades[0].partition(".")[0] not in (
        "community",
        "life",
        "housing",
        "education",
        "public",
    )


def english_kind(head: str, kind: str, title: str) -> str:
    """The kind of an English occasion by its head and the words around it."""
    marked = _marked("en", title.lower())
    if kind in ("", "community") and _is_guild(title.lower()):
        return "same_trade"
    if kind == "same_trade" or marked == "card_exchange":
        return kind or marked
    if head in ("dinner", "lunch", "breakfast", "brunch", "drinks"):
        return "meal"
    if kind in ("", "mixer") and marked:
        return "mixer" if kind == "mixer" and marked != "same_trade" else marked
    if kind:
        return kind
    if head in ("meetup", "meet-up", "meet up", "circle", "get-together", "get together"):
        return "same_trade" if fields.find(title.lower().replace(head, "")) else "mixer"
    return "meal" if head == "party" else "other"
