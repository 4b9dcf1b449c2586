"""The fields of trade and life: their labels, and which of them a text speaks of.

Decides what belongs to which field; the words stand in `fields.toml`. It does not decide whose field it is,
nor how far a person is from the owner beyond the three steps of `distance`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from enishi.language.normalise import hiragana, unify
from enishi.language.prepared import prepared

_KATAKANA = re.compile(r"[ァ-ヺー]")
_KANJI = re.compile(r"[一-鿿々]")
_SHORT_KATAKANA = re.compile(r"[ァ-ヺー]{1,2}")
_KANA_WORD = re.compile(r"[ぁ-ゖ]{3,}|[ァ-ヺー]{4,}")
# The pronoun "it" is no trade: capitals, a Japanese neighbour or nothing around it make it one.
_SAYS_IT = re.compile(r"(?<![A-Za-z])IT(?![A-Za-z])|^(?i:it)$|(?<![A-Za-z])(?i:it)(?=[ぁ-んァ-ヶ一-鿿])")
_LETTER = re.compile(r"[a-z0-9à-ÿ]")


@dataclass(frozen=True)
class Field:
    """A branch (`finance`) or a leaf beneath it (`finance.tax`): its labels and the words that mean it."""

    code: str
    ja: str
    en: str
    words: tuple[str, ...]


@prepared
def _source() -> dict[str, Any]:
    return tomllib.loads(files("enishi.language").joinpath("fields.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _taxonomy() -> tuple[dict[str, Field], dict[str, tuple[str, ...]]]:
    data = dict(_source())
    shared: dict[str, list[str]] = data.pop("shared")
    known: dict[str, Field] = {}
    for branch, table in data.items():
        known[branch] = _field(branch, [table["ja"], table["en"], table["words"], table["words_en"]])
        for leaf, entry in table["leaves"].items():
            known[f"{branch}.{leaf}"] = _field(f"{branch}.{leaf}", entry)
    return known, {word: tuple(codes) for word, codes in shared.items()}


def _field(code: str, entry: list[str]) -> Field:
    ja, en, words_ja, words_en = entry
    return Field(code, ja, en, (*words_ja.split("、"), *words_en.split(", ")))


def branches() -> tuple[str, ...]:
    """The codes of the branches, in the order of the contract."""
    return tuple(code for code in _taxonomy()[0] if "." not in code)


def leaves_of(branch: str) -> tuple[str, ...]:
    """The codes of the leaves beneath a branch; empty for an unknown one."""
    return tuple(code for code in _taxonomy()[0] if code.startswith(f"{branch}."))


def shared_words() -> dict[str, tuple[str, ...]]:
    """The words that are declared to belong to several fields, with these fields."""
    return dict(_taxonomy()[1])


def get_field(code: str) -> Field | None:
    """A field by its code; None for an unknown one (which is kept in records all the same)."""
    return _taxonomy()[0].get(code)


def label(code: str, lang: str) -> str:
    """A field's name in "ja" or "en" (any other language reads English).

    An unknown leaf takes its branch's name, an unknown branch is shown as it is written.
    """
    known = _taxonomy()[0]
    found = known.get(code) or known.get(branch_of(code))
    if found is None:
        return code
    return found.ja if lang.startswith("ja") else found.en


def branch_of(code: str) -> str:
    """The branch of a field: `finance.tax` → `finance`; a branch is its own."""
    return code.partition(".")[0]


def distance(a: str, b: str) -> float:
    """How far two fields are apart: 0 the same, ½ in the same branch, 1 else. A metric."""
    if a == b:
        return 0.0
    return 0.5 if branch_of(a) == branch_of(b) else 1.0


@prepared
def _meanings() -> list[tuple[str, list[str]]]:
    """Every spelling of every word, longest first, with its fields."""
    known, shared = _taxonomy()
    meanings: dict[str, dict[str, None]] = defaultdict(dict)
    for code, field in known.items():
        for word in (*field.words, field.ja, field.en):
            for spelling in _spellings(word):
                meanings[spelling][code] = None
    for word, codes in shared.items():
        for spelling in _spellings(word):
            meanings[spelling] = dict.fromkeys(codes)
    return [(spelling, list(meanings[spelling])) for spelling in sorted(meanings, key=len, reverse=True)]


@lru_cache(maxsize=1)
def _by_beginning() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Words by their first two characters, longest first, each with its fields."""
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for spelling, codes in _meanings():
        table[spelling[:2]].append((spelling, tuple(codes)))
    return dict(table)


def _spellings(word: str) -> set[str]:
    """A word as it may stand in a `unify`ed text; kana words of some length in the other kana as well."""
    unified = unify(word)
    if not _KANA_WORD.fullmatch(unified):
        return {unified}
    other = hiragana(unified)
    return {unified, other if other != unified else "".join(chr(ord(char) + 0x60) for char in unified)}


def _stands_alone(text: str, start: int, end: int, word: str) -> bool:
    """Whether a match is a word: no `it` in `writer`, no バー in バーベキュー; a plural s may follow."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if _LETTER.match(word[0]) and _LETTER.match(before):
        return False
    if _LETTER.match(word[-1]):
        if after == "s" and len(word) > 3:
            after = text[end + 1 : end + 2]
        return not _LETTER.match(after)
    if _KANJI.fullmatch(word):
        # 器 in 楽器, 牛 in 牛込: one kanji beside another is part of another word.
        return not _KANJI.match(before) and not _KANJI.match(after)
    if _SHORT_KATAKANA.fullmatch(word):
        return not _KATAKANA.match(before) and not _KATAKANA.match(after)
    return True


def _matches(text: str) -> list[tuple[int, str, tuple[str, ...]]]:
    """Every known word in a `unify`ed text with the place where it starts, the longest first."""
    table = _by_beginning()
    found = [
        (at, word, codes)
        for at in range(len(text))
        for beginning in dict.fromkeys((text[at : at + 2], text[at]))
        for word, codes in table.get(beginning, ())
        if text.startswith(word, at) and _stands_alone(text, at, at + len(word), word)
    ]
    return sorted(found, key=lambda match: (-len(match[1]), match[0]))


def spoken(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where a text speaks of which fields: start and end in the `unify`ed text, and the codes.

    Where known words overlap the longest counts.
    """
    # 工務店 in 鈴木工務店 is longer than the 木工 that seems to stand before it: longest first, not leftmost.
    taken: set[int] = set()
    found = []
    says_it = bool(_SAYS_IT.search(unicodedata.normalize("NFKC", text)))
    for at, word, codes in _matches(unify(text)):
        places = range(at, at + len(word))
        if taken.intersection(places) or (word == "it" and not says_it):
            continue
        taken.update(places)
        found.append((at, at + len(word), codes))
    return found


@lru_cache(maxsize=8_192)
def _find(text: str) -> tuple[str, ...]:
    said: dict[str, tuple[int, int]] = {}
    for start, end, codes in spoken(text):
        for code in codes:
            length, last = said.get(code, (0, 0))
            said[code] = (length + end - start, max(last, start))
    # The more is said of a leaf the better; Japanese puts the head of a compound last (医療系のデザイナー).
    ranked = sorted(said, key=lambda code: ("." not in code, -said[code][0], -said[code][1]))
    return tuple(code for code in ranked if not _implied(code, said))


def is_word(text: str) -> bool:
    """Whether a text is one of the known words for a trade and nothing more."""
    word = unify(text)
    return any(word == known for known, _ in _by_beginning().get(word[:2], ()))


def _implied(code: str, matched: dict[str, Any]) -> bool:
    """A branch goes without saying where one of its leaves was found."""
    return "." not in code and any(other.startswith(f"{code}.") for other in matched)


def find(text: str) -> list[str]:
    """The fields a text speaks of (a job title, an organization, a tag, free words), most spoken-of first.

    Where known words overlap the longest counts; a branch is left out where one of its leaves is there.
    [] for none.
    """
    return list(_find(text))
