"""Fold text to the one form in which it is looked up.

Decides which spellings count as the same: full and half width, case, old and new kanji in names,
katakana and hiragana, long vowels, forms of company. It does not decide what a text means, nor how a word
is read (`readings`). Folded text is for keys and comparison only; people are shown what they wrote.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

_SPELLINGS: dict[str, str] = tomllib.loads(
    files("enishi.language").joinpath("spellings.toml").read_text(encoding="utf-8")
)
_COMPANY_FORMS = _SPELLINGS["company_forms"].split()
_COMPANY_PATTERN = re.compile(
    "|".join(re.escape(form) for form in sorted(_COMPANY_FORMS, key=len, reverse=True))
)
_LATIN_COMPANY_PATTERN = re.compile(
    r"(?<![a-z])(?:co\.?,?\s*ltd|inc|incorporated|corporation|corp|company|limited|ltd|llc|llp|plc|gmbh|kk|k\.k|"
    r"pty|s\.?a|b\.?v|ag)\.?(?![a-z])"
)
_NOT_IN_KEYS = re.compile(r"[\W_]+")
_SPACES = re.compile(r"\s+")
_VU = {"ゔぁ": "ば", "ゔぃ": "び", "ゔぇ": "べ", "ゔぉ": "ぼ", "ゔゅ": "びゅ", "ゔ": "ぶ"}
_HYPHENS = "‐‑‒–—―−﹣－"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_LONG_MARKS = "ー〜～"


def _variant_table() -> dict[int, str]:
    """Map every variant to the kanji in common use."""
    groups = (list(group) for group in _SPELLINGS["kanji"].split())
    return {ord(variant): group[0] for group in groups for variant in group[1:]}


def _kana_table() -> dict[int, str]:
    """Katakana to hiragana; ヵ and ヶ, written for か・け・が in place names, become か and け."""
    table = {code: chr(code - 0x60) for code in range(ord("ァ"), ord("ヴ") + 1)}
    table |= {
        ord("ヵ"): "か",
        ord("ヶ"): "け",
        ord("ゕ"): "か",
        ord("ゖ"): "け",
        ord("ヽ"): "ゝ",
        ord("ヾ"): "ゞ",
    }
    return table | {ord("ヷ"): "ば", ord("ヸ"): "び", ord("ヹ"): "べ", ord("ヺ"): "ぼ"}


_VARIANTS = _variant_table()
_COMMON: dict[int, str | None] = {
    **_VARIANTS,
    **{ord(mark): "-" for mark in _HYPHENS},
    **{ord(mark): None for mark in _INVISIBLE},
}
_KANA = _kana_table()
_FOLD: dict[int, str | None] = {**_COMMON, **_KANA, **{ord(mark): None for mark in _LONG_MARKS}}


def _translate(text: str, table: dict[int, str | None] | dict[int, str]) -> str:
    """NFKC, case folding and one table, repeated: dropping a mark can bring composable ones together."""
    while True:
        folded = unicodedata.normalize("NFKC", text).casefold().translate(table)
        folded = _SPACES.sub(" ", folded).strip()
        if folded == text:
            return folded
        text = folded


@lru_cache(maxsize=8_192)
def unify(text: str) -> str:
    """Unite width, case, kanji variants, hyphens and blanks; leave kana: `"ＤＴＰ髙橋"` → `"dtp高橋"`."""
    return _translate(text, _COMMON)


@lru_cache(maxsize=8_192)
def fold(text: str) -> str:
    """Fold text to its search key: `unify`, katakana as hiragana, long-vowel marks dropped, ゔ as ぶ.

    `fold(fold(x)) == fold(x)`. Never fails; an empty text stays empty.
    """
    folded = _translate(text, _FOLD)
    if "ゔ" in folded:
        for written, said in _VU.items():
            folded = folded.replace(written, said)
    return folded


def hiragana(text: str) -> str:
    """Write katakana (half width too) as hiragana and keep everything else, long-vowel marks included."""
    return unicodedata.normalize("NFKC", text).translate(_KANA)


def modern_kanji(text: str) -> str:
    """Replace the old and rare kanji of names by the common ones, one for one: `"渡邉﨑"` → `"渡辺崎"`."""
    return text.translate(_VARIANTS)


def without_company_form(name: str) -> str:
    """Drop ㈱, 株式会社, Co., Ltd. and the like and `unify` the rest; a name that is nothing else stays."""
    unified = unify(name)
    bare = _LATIN_COMPANY_PATTERN.sub(" ", _COMPANY_PATTERN.sub(" ", unified))
    return _SPACES.sub(" ", bare).strip(" ,.") or unified


@lru_cache(maxsize=8_192)
def organization_key(name: str) -> str:
    """The key under which two spellings of one organization meet.

    `㈱アオバ`, `株式会社あおば` and `アオバ（株）` share a key; `""` for a name of punctuation only.
    """
    return _NOT_IN_KEYS.sub("", fold(without_company_form(name)))
