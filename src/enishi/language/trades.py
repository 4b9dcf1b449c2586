"""What people say when the word for a trade does not come to them: "the one who cuts hair", 税金の人.

Decides which fields a text means beyond those it names (`fields.find`), how surely, and which fields are taken for
one another. The phrases stand in `trades.toml`; who of the network is meant is not asked here.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from enishi.language import fields
from enishi.language.normalise import unify
from enishi.language.prepared import prepared
from enishi.language.tokens import Token, tokens

# What a phrase says besides its trade.
_PASSING = frozenset(("人", "屋", "屋さん", "店", "仕事", "person", "owner", "live"))
# How far apart the words of one phrase may stand, counted in words.
_REACH = 5
NAMED, MEANT, HINTED = 1.0, 0.8, 0.6
"""How sure: the trade's own word; what somebody does, in several words; a single word said in passing."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field that a stretch of the `unify`ed text means. weight: 0 – 1, how surely."""

    code: str
    weight: float
    start: int
    end: int


@lru_cache(maxsize=1)
def _file() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The phrases of each leaf, and the fields related to each."""
    data = tomllib.loads(files("enishi.language").joinpath("trades.toml").read_text(encoding="utf-8"))
    phrases = {
        f"{branch}.{leaf}": (*entry[0].split("、"), *entry[1].split(", "))
        for branch, leaves in data["does"].items()
        for leaf, entry in leaves.items()
    }
    near: dict[str, dict[str, None]] = defaultdict(dict)
    for group in data["related"].values():
        codes = group.split()
        for code in codes:
            near[code] |= dict.fromkeys(other for other in codes if other != code)
    return phrases, {code: tuple(others) for code, others in near.items()}


def phrases_of(code: str) -> tuple[str, ...]:
    """The phrases by which people mean a leaf, in both languages; () for a branch or an unknown one."""
    return _file()[0].get(code, ())


def related(code: str) -> tuple[str, ...]:
    """The leaves that are taken for this one or called for the same need; () for none."""
    return tuple(_related().get(code, ()))


@prepared
def _keyed() -> list[tuple[str, list[str]]]:
    """Each leaf with the keys of one of its phrases."""
    return [
        (code, sorted({token.key for token in tokens(phrase)} - _PASSING))
        for code, phrases in _file()[0].items()
        for phrase in phrases
    ]


@lru_cache(maxsize=1)
def _by_word() -> dict[str, list[tuple[frozenset[str], str]]]:
    """Phrases as sets of keys with their leaf, under each of their keys."""
    table: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for code, listed in _keyed():
        keys = frozenset(listed)
        for key in listed:
            table[key].append((keys, code))
    return dict(table)


@prepared
def _related() -> dict[str, list[str]]:
    return {code: list(others) for code, others in _file()[1].items()}


def meanings(text: str) -> tuple[Meaning, ...]:
    """The fields a text means, named or described, in the order in which they stand in it.

    A field that is meant twice at one place is given once, with the surer weight.
    """
    unified = unify(text)
    found: dict[tuple[str, int, int], float] = {}
    for start, end, codes in fields.spoken(unified):
        found |= {(code, start, end): NAMED for code in codes}
    said = tokens(unified)
    for code, start, end, weight in _described(said):
        inside = any(c == code and s <= start and end <= e for c, s, e in found)
        if not inside and weight > found.get((code, start, end), 0.0):
            found[code, start, end] = weight
    listed = (Meaning(code, weight, start, end) for (code, start, end), weight in found.items())
    return tuple(sorted(listed, key=lambda one: (one.start, -one.weight)))


def _described(said: tuple[Token, ...]) -> list[tuple[str, int, int, float]]:
    found = []
    for at, token in enumerate(said):
        near = {other.key: other for other in reversed(said[at : at + _REACH])}
        for key in {token.key, *token.parts}:
            for keys, code in _by_word().get(key, ()):
                if len(keys) == 1:
                    found.append((code, token.start, token.end, HINTED))
                elif keys - {key} <= near.keys():
                    others = [near[other] for other in keys if other != key]
                    found.append((code, token.start, max(other.end for other in others), MEANT))
    return found
