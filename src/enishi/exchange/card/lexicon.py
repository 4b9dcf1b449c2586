"""What the words on a card are: a legal form, a house, a department, a position or calling, a label.

Looks words up in `words.toml`; it knows nothing of where they stand. English is compared without regard to case.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Any

JAPANESE = re.compile(r"[぀-ヿ㐀-鿿豈-﫿々]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－﹣⁃─﹘", "-"))
_PARTICLES = re.compile(r"[をにがはでとへも]|から|まで")
_SENTENCE_END = re.compile(
    r"(?:ます|です|ください|でした|ました|しよう|ません|たい|ている|ある|する|なる|届ける|つくる|創る)[。!！]?$"
)


@lru_cache(maxsize=1)
def all_words() -> dict[str, dict[str, list[str]]]:
    """Return the tables of `words.toml`."""
    return tomllib.loads(files("enishi.exchange.card").joinpath("words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _sorted(table: str, key: str) -> tuple[str, ...]:
    """The entries of a list, the longest first; English ones in small letters."""
    entries = all_words()[table][key]
    return tuple(sorted((plain(word) for word in entries), key=len, reverse=True))


def plain(text: str) -> str:
    """Return a text with its width and dashes made alike."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES).strip()


def is_japanese(text: str) -> bool:
    return bool(JAPANESE.search(text))


def solid(text: str) -> str:
    """Return a text without blanks."""
    return re.sub(r"\s+", "", text)


# -- houses ---------------------------------------------------------------------------------------------------------


def legal_form(text: str) -> str:
    """Return the legal form a text holds, "" without one."""
    tight = solid(plain(text))
    for form in _sorted("legal", "ja"):
        if form in tight:
            return form
    words = re.findall(r"[A-Za-z./&]+", plain(text))
    for form in _sorted("legal", "en"):
        if any(word.strip(".,") == form.strip(".,") and word[:1].isupper() for word in words[1:]):
            return form
    return ""


def is_house(text: str) -> bool:
    """Whether a text ends, or begins, as the name of a shop, office, school or firm does."""
    tight = solid(plain(text))
    if is_japanese(tight):
        return any(tight.endswith(end) and len(tight) > len(end) for end in _sorted("house", "ends")) or any(
            tight.startswith(begin) and len(tight) > len(begin) + 1 for begin in _sorted("house", "begins")
        )
    words = re.findall(r"[a-zé]+", plain(text).casefold())
    return len(words) > 1 and (words[-1] in _sorted("house", "en") or words[0] in _sorted("house", "begins"))


def is_department(text: str) -> bool:
    """Whether a word names a part of a house."""
    tight = solid(plain(text))
    if is_japanese(tight):
        return any(tight.endswith(end) and len(tight) > len(end) for end in _sorted("department", "ends"))
    words = re.findall(r"[a-z&]+", plain(text).casefold())
    return any(word in _sorted("department", "en") for word in words)


# -- people ---------------------------------------------------------------------------------------------------------


def is_position(text: str) -> bool:
    """Whether a word says where somebody stands in a house: 代表取締役, 営業部長, 七代目蔵元, Senior Manager."""
    tight = solid(plain(text))
    if is_japanese(tight):
        return any(
            tight == word or (len(word) >= 2 and tight.endswith(word) and len(tight) <= len(word) + 8)
            for word in _sorted("position", "ja")
        )
    return _has_english(text, "position")


def is_calling(text: str) -> bool:
    """Whether a word says what somebody is by trade or examination: 一級建築士, フードコーディネーター, UX designer."""
    tight = solid(plain(text))
    if tight.rstrip(".").upper() in {
        word.rstrip(".").upper() for word in _sorted("calling", "abbreviations")
    }:
        return True
    if is_japanese(tight):
        return any(
            tight.endswith(end) and (len(tight) > len(end) or len(end) > 1)
            for end in _sorted("calling", "ends")
        )
    return _has_english(text, "calling")


def _has_english(text: str, table: str) -> bool:
    words = re.findall(r"[a-z-]+", plain(text).casefold())
    if not words or len(words) > 7:
        return False
    joined = " ".join(words)
    return any(re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", joined) for word in _sorted(table, "en"))


def is_title(text: str) -> bool:
    """Whether a word is a position or a calling."""
    return is_position(text) or is_calling(text)


def title_cut(text: str) -> int:
    """Return where a run of Japanese titles written without a blank parts in two, 0 if it does not.

    取締役中小企業診断士 is cut after 取締役: a whole position first, a calling of its own behind it. A slash between words
    is often read as ノ, and belongs to neither.
    """
    tight = plain(text)
    positions = _sorted("position", "ja")
    if tight in positions:
        return 0
    for word in positions:
        rest = re.sub(r"^[ノ/](?=[ァ-ヶ一-鿿]{2})", "", tight[len(word) :])
        one_word = bool(re.search(r"[ァ-ヺー]$", word) and re.match(r"[ァ-ヺー]", tight[len(word) :])) and (
            len(rest) == len(tight) - len(word)
        )
        if (
            tight.startswith(word)
            and len(rest) >= 2
            and not one_word
            and (is_calling(rest) or rest in positions)
        ):
            return len(tight) - len(rest)
    return 0


# -- labels and the rest --------------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def label_pattern(kind: str) -> str:
    """Return a regular expression of the labels of a kind (work, fax, mobile, mail, web, address, account)."""
    return "|".join(re.escape(word) for word in _sorted("label", kind))


def is_aside(text: str) -> bool:
    """Whether a line speaks of opening hours, licences and the like."""
    tight = solid(plain(text)).casefold()
    return any(tight.startswith(solid(word).casefold()) for word in _sorted("aside", "begins")) or bool(
        re.search(r"第\d+号|\d{1,2}:\d{2}-\d{1,2}:\d{2}|T\d{13}|登録第", solid(plain(text)))
    )


def is_sentence(text: str) -> bool:
    """Whether a Japanese line says something rather than names it: a slogan, a line of business."""
    tight = solid(plain(text))
    if not is_japanese(tight):
        count = len(text.split())
        return count > 7 or (count > 4 and text.rstrip().endswith((".", "!", "?")))
    if legal_form(tight):
        return False
    if (
        any(map(is_house, (tight, *plain(text).split())))
        and len(tight) <= 20
        and not re.search(r"[をが]", tight)
    ):
        return False
    kana = len(re.findall(r"[ぁ-ん]", tight))
    return (
        bool(_SENTENCE_END.search(tight))
        or (len(tight) >= 8 and kana >= 3 and len(_PARTICLES.findall(tight)) >= 2)
        or len(tight) > 26
    )


def prefecture_in(text: str) -> str:
    """Return the prefecture a text begins its address with, "" without one."""
    found = [(text.find(name), name) for name in _sorted("place", "prefectures") if name in text]
    return min(found)[1] if found else ""


def is_building(text: str) -> bool:
    """Whether a line can be the end of a Japanese address: a building, a floor, a room."""
    tight = solid(plain(text))
    return bool(
        re.search(r"\d+(F|階|号|号室|-\d+)?$|[0-9一二三四五六七八九十]+(階|号室|号|番地|丁目)", tight)
    ) or any(word in tight for word in _sorted("place", "building") if len(word) > 1)


def street_words(text: str) -> int:
    """Return how many words of a text belong to an English address."""
    lowered = plain(text).casefold()
    count = sum(
        bool(re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", lowered))
        for word in _sorted("place", "street_en")
    )
    return count + len(re.findall(r"-(?:ku|shi|cho|chome|machi|ken|gun|mura|fu|to|dori)\b", lowered))


def words_of(value: Any) -> list[str]:
    """Return the words of a line, parted by blanks, slashes, commas and middle dots."""
    return [word for word in re.split(r"[\s/／|｜、,，・]+", plain(str(value))) if word]
