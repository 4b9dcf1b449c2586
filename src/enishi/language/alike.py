"""Which words are said for one another, and by which words people call a gathering.

Decides from the lexicons `everyday.toml` and `occasions.toml` alone; keys are those of `tokens`.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from importlib.resources import files

from enishi.language.normalise import fold
from enishi.language.prepared import prepared
from enishi.language.tokens import tokens


def _lexicon(name: str) -> dict[str, str]:
    data = tomllib.loads(files("enishi.language").joinpath(name).read_text(encoding="utf-8"))
    found: dict[str, str] = data.get("alike", data)
    return found


def _key(word: str) -> str:
    """The key of a word of a lexicon; "" for one that is several words, or passed over."""
    found = tokens(word.replace("-", " ") if word.isascii() else word)
    return found[0].key if len(found) == 1 and found[0].end - found[0].start == len(word) else ""


@prepared
def _groups() -> dict[str, list[str]]:
    table: dict[str, dict[str, None]] = defaultdict(dict)
    for lines in _lexicon("everyday.toml").values():
        for line in lines.strip().split("\n"):
            keys = [key for word in line.split() if (key := _key(word))]
            for key in keys:
                table[key] |= dict.fromkeys(other for other in keys if other != key)
    return {key: list(others) for key, others in table.items()}


def alike(key: str) -> tuple[str, ...]:
    """The keys of the words said for this one; () for none."""
    return tuple(_groups().get(key, ()))


@prepared
def _occasions() -> dict[str, list[str]]:
    table: dict[str, dict[str, None]] = defaultdict(dict)
    for kind, words in _lexicon("occasions.toml").items():
        for word in words.split():
            # Of several words it is known as it is written in one: 名刺交換会.
            table[_key(word) or fold(word).replace("-", "")][kind] = None
    return {key: list(kinds) for key, kinds in table.items()}


def occasions(key: str) -> tuple[str, ...]:
    """The kinds of gathering, or the media of a contact, that a word's key, or words folded into one, may mean."""
    return tuple(_occasions().get(key, ()))
