"""Near misses: which names of a vocabulary somebody may have meant who wrote another.

Decides by likeness of spelling and of sound – a kana or a letter off, wrong kanji, a foreign name in Latin letters or
in katakana. Which vocabulary to look in is the asker's choice.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from enishi.language.normalise import fold
from enishi.language.readings import romaji

_KANA = re.compile(r"[ぁ-ゖー・]+")
_LATIN = re.compile(r"[a-zà-ÿ' -]+")
_VOICED = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ", "かきくけこさしすせそたちつてとはひふへほはひふへほ"
)
CLOSE, ALMOST, BY_SOUND, SAME = 0.7, 0.5, 0.65, 0.95
MOST, FEWEST = 8, 3
# No name is longer; what is would have to be compared with too much.
LONGEST = 48
_LAST = chr(0x10FFFF)
_DISTANCE: Any = OSA.distance
# Letters that one language hears where the other writes another, Latin spellings first.
_SOUNDS = (
    ("sch", "s"), ("ce", "se"), ("ci", "si"), ("tion", "sn"), ("ph", "f"), ("gh", "g"), ("ck", "k"), ("ch", "k"),
    ("sh", "s"), ("th", "s"), ("qu", "k"), ("x", "ks"), ("ng", "n"), ("nh", "n"), ("ts", "s"), ("c", "k"), ("v", "b"),
    ("l", "r"), ("z", "s"), ("j", "s"), ("w", ""), ("y", ""), ("f", "h"), ("q", "k"), ("m", "n"),
)  # fmt: skip


@lru_cache(maxsize=1)
def _both_scripts() -> dict[str, tuple[str, ...]]:
    """Names known in both scripts: each spelling, folded, with the others."""
    text = files("enishi.language").joinpath("foreign.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, None]] = defaultdict(dict)
    for line in tomllib.loads(text)["names"].strip().replace("\n", "|").split("|"):
        spellings = [fold(one) for one in line.split()]
        for one in spellings:
            table[one] |= dict.fromkeys(other for other in spellings if other != one)
    return {one: tuple(others) for one, others in table.items()}


class Spellings:
    """A vocabulary of folded names, in order from their beginnings and from their ends.

    Of a name with one slip its beginning or its end is right, so that only a few need be compared, however many there
    are.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._ahead: list[str] = []
        self._behind: list[str] = []
        self.add(names)

    def add(self, names: Iterable[str]) -> None:
        """Take in further names."""
        listed = list(names)
        self._ahead += listed
        self._behind += [name[::-1] for name in listed]
        # Both are in order but for their ends, which takes hardly longer than reading them.
        self._ahead.sort()
        self._behind.sort()

    def beginning(self, prefix: str, most: int) -> list[str]:
        """The first so many names that begin so."""
        return _range(self._ahead, prefix)[:most]

    def near(self, said: str) -> list[tuple[str, float]]:
        """The names that a folded name may have been meant for, with how well: 0 – 1.

        A kana or a letter off – two from six on –, wrong kanji. What is the same is no near miss. At most eight, the
        best first.
        """
        if not 3 <= len(said) <= LONGEST:
            return []
        most = 1 if len(said) < 6 else 2
        hits = process.extract(
            said, self._alike(said, most), scorer=_DISTANCE, score_cutoff=most, limit=MOST * 2
        )
        found = {name: _closeness(said, name, distance) for name, distance, _ in hits if distance}
        return sorted(((name, value) for name, value in found.items() if value), key=lambda one: -one[1])[
            :MOST
        ]

    def _alike(self, said: str, most: int) -> list[str]:
        """The names that begin or end like this one and are about as long."""
        share = max(1, (len(said) - 1) // (most + 1))
        ended = (name[::-1] for name in _range(self._behind, said[: -share - 1 : -1]))
        listed = dict.fromkeys((*_range(self._ahead, said[:share]), *ended))
        return [name for name in listed if abs(len(name) - len(said)) <= most]


def _range(names: list[str], prefix: str) -> list[str]:
    return names[bisect_left(names, prefix) : bisect_left(names, prefix + _LAST)]


def _closeness(said: str, name: str, distance: int) -> float:
    """How well a name may be meant by another so many slips away; 0 where a short one begins with another sound."""
    if len(said) < 5 and name[:1].translate(_VOICED) != said[:1].translate(_VOICED):
        return 0.0
    same_sound = name.translate(_VOICED) == said.translate(_VOICED)
    return CLOSE if same_sound or (distance == 1 and len(said) >= 5) else ALMOST


def other_script(said: str) -> tuple[str, ...]:
    """How a folded name of one word stands in the other script, where that is known: paul → ぽる; () else."""
    return _both_scripts().get(said, ())


def by_sound(said: str, sounds: Iterable[str]) -> list[tuple[str, float]]:
    """Which of these sounds (`sound`) are like those of a folded name in the other script, with how well: 0 – 1.

    Three consonants must be the same, more may be alike. At most eight.
    """
    own = sound(said)
    if not own:
        return []
    others = [one for one in sounds if one[0] != own[0]]
    cutoff = 85 if len(own) > FEWEST + 1 else 100
    hits = process.extract(
        own[1:], [one[1:] for one in others], scorer=fuzz.ratio, score_cutoff=cutoff, limit=MOST
    )
    return [(others[at], BY_SOUND * score / 100) for _, score, at in hits]


@lru_cache(maxsize=16_384)
def sound(name: str) -> str:
    """The script of a name in Latin letters or kana, L or K, and its consonants as both languages hear them.

    Virtanen and ヴィルタネン share little but these. "" for any other name, and for such of fewer than three consonants:
    they are left to the lexicon (`other_script`).
    """
    key = fold(name)
    script = "L" if _LATIN.fullmatch(key) else "K" if _KANA.fullmatch(key) else ""
    bones = _skeleton(key) if script else ""
    return script + bones if len(bones) >= FEWEST else ""


def _skeleton(name: str) -> str:
    bare = re.sub(r"[・\s'-]", "", name)
    letters = (romaji(bare) or [""])[0] if _KANA.fullmatch(bare) else bare
    letters = re.sub(r"(?<=[aeo])h(?=$|[^aeiou])", "", re.sub(r"[^a-z]", "", letters))
    for written, heard in _SOUNDS:
        letters = letters.replace(written, heard)
    bones = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiou]", "", letters))
    return ("*" if letters[:1] and letters[:1] in "aeiou" else "") + bones
