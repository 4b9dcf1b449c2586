"""The words of a text that say something, each under the one key it shares with all its forms.

Decides what counts as a word worth remembering: particles, endings, auxiliary verbs and the words that everybody is
told with (人, こと, someone) are left out. It does not decide what a word means; meanings are asked for by key.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from enishi.language.normalise import fold, unify
from enishi.language.words import Word, words

_LATIN = re.compile(r"[a-z][a-z0-9'+#&-]*", re.IGNORECASE)
_KANJI = re.compile(r"[㐀-鿿々]")
_NUMBER = re.compile(r"[0-9]+")
_CLASSES = {"名詞": "noun", "動詞": "verb", "形容詞": "adjective", "形状詞": "adjective", "接尾辞": "noun",
            "接頭辞": "noun", "副詞": "adverb", "代名詞": "", "記号": ""}  # fmt: skip

_EVERYDAY = tomllib.loads(files("enishi.language").joinpath("everyday.toml").read_text(encoding="utf-8"))
_EMPTY = frozenset(_EVERYDAY["passed_over"]["ja"].split())
_ENGLISH_EMPTY = frozenset(_EVERYDAY["passed_over"]["en"].split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word. key: shared by all its forms; start, end: where it stands in the `unify`ed text; kind: noun, verb,
    adjective, adverb, name, place, latin or number; parts: the keys of the shorter words it is made of, if any;
    also: a second spelling under which it may be known, or ""."""

    key: str
    start: int
    end: int
    kind: str
    parts: tuple[str, ...] = ()
    also: str = ""


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text that say something, in their order. Texts beyond 10,000 characters end there."""
    return _cached(unify(text)) if len(text) <= 200 else _tokens(unify(text))


def _tokens(text: str) -> tuple[Token, ...]:
    found = (_token(word) for word in words(text))
    return tuple(token for token in found if token)


_cached = lru_cache(maxsize=8_192)(_tokens)


def _token(word: Word) -> Token | None:
    end = word.start + len(word.surface)
    if _LATIN.fullmatch(word.surface):
        return _latin(word, end)
    if _NUMBER.fullmatch(word.surface):
        return Token(word.surface, word.start, end, "number")
    kind = _kind(word)
    key = fold(word.base).replace(" ", "")
    if not kind or not key or word.base in _EMPTY or (kind != "name" and _says_nothing(word)):
        return None
    surface = fold(word.surface)
    also = surface if kind in ("noun", "name", "place") and surface != key else ""
    return Token(key, word.start, end, kind, _parts(word, key), also)


def _latin(word: Word, end: int) -> Token | None:
    surface = word.surface.casefold().strip("'-&")
    if surface in _ENGLISH_EMPTY or not surface or (len(surface) == 1 and surface.isalpha()):
        return None
    base = fold(word.base).replace(" ", "")
    return Token(stem(surface), word.start, end, "latin", (), base if not base.isascii() else "")


def _says_nothing(word: Word) -> bool:
    """One kana is an ending or a mark of breath; what may not stand alone only helps another word."""
    if len(word.surface) == 1 and not _KANJI.match(word.surface):
        return True
    return word.speech[0] in ("動詞", "形容詞") and word.speech[1] == "非自立可能" and word.base in _EMPTY


def _kind(word: Word) -> str:
    if word.speech[2] == "人名":
        return "name"
    if word.speech[2] == "地名":
        return "place"
    if word.speech[1] == "数詞":
        return ""
    return _CLASSES.get(word.speech[0], "")


def _parts(word: Word, key: str) -> tuple[str, ...]:
    if len(word.surface) < 3 or word.speech[0] != "名詞":
        return ()
    shorter = words(word.surface, short=True)
    if len(shorter) < 2:
        return ()
    keys = (fold(part.base).replace(" ", "") for part in shorter if part.base not in _EMPTY)
    return tuple(
        part
        for part in dict.fromkeys(keys)
        if part and part != key and len(part) > 1 - bool(_KANJI.match(part))
    )


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=8_192)
def stem(word: str) -> str:
    """An English word without its ending: `"codes"` → `"code"`. Anything else comes back as it is."""
    stemmed: str = _stemmer().stemWord(word) if word.isascii() and word.isalpha() else word
    return stemmed
