"""The word lists of note reading: toml files beside the readers, loaded once.

Decides how the lists are written – words parted by blanks or 、 in one string – not what they mean.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

FILES = (
    "gatherings.toml", "goods.toml",
    "english/days.toml", "english/names.toml", "english/nouns.toml", "english/verbs.toml", "english/words.toml",
    "japanese/days.toml", "japanese/names.toml", "japanese/nouns.toml", "japanese/verbs.toml",
)  # fmt: skip
_PARTS = re.compile(r"[\s、]+")
_COMMAS = re.compile(r"\s*[,、\n]\s*")


@cache
def lexicon(name: str) -> dict[str, Any]:
    """One of FILES as it is written."""
    data = files("enishi.language.note").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(data)


@cache
def split(words: str) -> tuple[str, ...]:
    """The words of a list, parted by blanks, line ends or 、."""
    return tuple(word for word in _PARTS.split(words) if word)


def phrases(words: str) -> tuple[str, ...]:
    """The phrases of a list in a language with blanks, parted by commas or line ends."""
    return tuple(phrase for phrase in _COMMAS.split(words.strip()) if phrase)


@cache
def word_set(name: str, *path: str) -> frozenset[str]:
    """The words at a place of a file: `word_set("japanese/nouns.toml", "kin")`."""
    return frozenset(split(_at(name, path)))


@cache
def phrase_set(name: str, *path: str) -> frozenset[str]:
    """The phrases at a place of a file."""
    return frozenset(phrases(_at(name, path)))


@cache
def keyed(name: str, *path: str, spaced: bool = False) -> dict[str, str]:
    """Every word beneath a table with the key it stands under: {"電話": "call", …}; the first key wins."""
    meaning: dict[str, str] = {}
    for key, words in _at(name, path).items():
        for word in phrases(words) if spaced else split(words):
            meaning.setdefault(word, key)
    return meaning


@cache
def any_of(words: frozenset[str] | tuple[str, ...]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _at(name: str, path: tuple[str, ...]) -> Any:
    found: Any = lexicon(name)
    for step in path:
        found = found[step]
    return found
