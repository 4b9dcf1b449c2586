"""How common a name is in Japan: so that two people called 佐藤 健一 are less surprising than two called 東雲 巌.

Knows only the lists of shares.toml, from general knowledge and rounded; how often a name stands in the owner's own
network is for others to count and to blend in.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Any

from enishi.language.normalise import fold
from enishi.language.readings import sound

PEOPLE = 100_000


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files("enishi.language").joinpath("shares.toml").read_text(encoding="utf-8"))


@cache
def families() -> tuple[tuple[str, str, float], ...]:
    """The family names of the list: (written, read, share of all people)."""
    listed = (entry.split(":") for entry in _told()["families"].split())
    return tuple((written, read, float(share) / PEOPLE) for written, read, share in listed)


@cache
def given_names() -> tuple[tuple[str, str, float], ...]:
    """The given names of the list: (written, read, share of all people); a rest read so is written otherwise."""
    found = []
    for line in _told()["given"].strip().splitlines():
        read, *spellings = line.split()
        for spelling in spellings:
            written, _, share = spelling.partition(":")
            if float(share):
                found.append((written, read.partition(":")[0], float(share) / PEOPLE))
    return tuple(found)


@cache
def _shares() -> dict[tuple[str, str], float]:
    """(part, folded spelling or sound) → share of all people."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    for written, read, share in families():
        found["family", fold(written)] += share
        found["family_sound", sound(read)] += share
    for written, _read, share in given_names():
        found["given", fold(written)] += share
    for line in _told()["given"].strip().splitlines():
        read, _, share_told = line.split()[0].partition(":")
        found["given_sound", sound(read)] += float(share_told) / PEOPLE
    return dict(found)


def share(part: str, value: str) -> float:
    """The share of all people who bear a name. part: family, given (a folded spelling), family_sound, given_sound."""
    known = _shares().get((part, value))
    if known is not None:
        return known
    otherwise: dict[str, float] = _told()["otherwise"]
    latin = value.isascii() and not part.endswith("_sound")
    return float(otherwise["latin" if latin else part]) / PEOPLE
