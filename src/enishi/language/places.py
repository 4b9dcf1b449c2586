"""The places a text names: towns, prefectures, regions, countries – by the keys under which they are looked for.

Decides how the spellings of a place meet (浜松市 and 浜松, Hamamatsu and 浜松). Where a place lies is known of
prefectures, regions and countries only.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from enishi.language.normalise import fold, unify
from enishi.language.readings import reading, romaji
from enishi.language.tokens import tokens

_ADDRESS = re.compile(
    r"(?P<prefecture>北海道|東京都|(?:京都|大阪)府|.{2,3}?県)?"
    r"(?P<county>[^0-9\s]{1,5}?郡)?(?P<city>[^0-9\s]{1,6}?[市町村])?(?P<ward>[^0-9\s]{1,4}?区)?"
    r"(?P<town>[^0-9\s,、-]{1,10})?"
)
_SUFFIX = re.compile(r"(?<=..)(?:都|道|府|県|市|区|町|村|郡)$")


@lru_cache(maxsize=1)
def _file() -> dict[str, str]:
    text = files("enishi.language").joinpath("places.toml").read_text(encoding="utf-8")
    return {key: value.strip().replace("\n", "|") for key, value in tomllib.loads(text).items()}


@lru_cache(maxsize=1)
def _same() -> dict[str, tuple[str, ...]]:
    """Names of one place, each with all of them, by key."""
    groups = [group.split() for name in ("prefectures", "countries") for group in _file()[name].split("|")]
    return {fold(one): tuple(fold(other) for other in group) for group in groups for one in group}


@lru_cache(maxsize=1)
def _regions() -> dict[str, tuple[str, ...]]:
    pairs = (line.split(": ") for line in _file()["regions"].split("|"))
    return {fold(region): tuple(fold(one) for one in held.split()) for region, held in pairs}


def place_key(name: str) -> str:
    """The key of a place: folded, without 市, 町, 県 where two characters stay: `"浜松市"` → `"浜松"`."""
    return _SUFFIX.sub("", fold(name).replace(" ", ""))


def known_place(name: str) -> bool:
    """Whether a name is a prefecture's, a region's or a country's."""
    key = place_key(name)
    return key in _same() or key in _regions()


def spellings(name: str) -> tuple[str, ...]:
    """The keys under which a place named in a query may stand, what a region holds included; itself first."""
    key = place_key(name)
    found = dict.fromkeys((key, fold(name).replace(" ", ""), *_same().get(key, ())))
    for held in _regions().get(key, ()):
        found |= dict.fromkeys((held,))
    return tuple(found)


@lru_cache(maxsize=4_096)
def of_address(address: str) -> tuple[str, ...]:
    """The keys of the prefecture, city, ward and town of a Japanese address; the words of any other."""
    unified = unify(address)
    if not re.search(r"[都道府県市区町村]", unified):
        return tuple(token.key for token in tokens(unified) if token.kind in ("place", "latin", "name"))
    found = _ADDRESS.match(unified)
    parts = found.groupdict().values() if found else ()
    return tuple(dict.fromkeys(place_key(part) for part in parts if part))


def in_text(text: str) -> Iterator[str]:
    """The keys of the places a note names."""
    for token in tokens(text):
        if token.kind == "place" or token.key in _same():
            yield place_key(token.key)


@lru_cache(maxsize=4_096)
def latin(key: str) -> str:
    """How a place's key is written in Latin letters; "" for what is written so already or cannot be read."""
    if key.isascii():
        return ""
    written = romaji(reading(key))
    return written[0] if written and written[0].isascii() else ""
