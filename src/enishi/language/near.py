"""Near misses: which names of a vocabulary somebody may have meant who wrote another.

Decides by likeness of spelling and of sound – a kana or a letter off, wrong kanji, a foreign name in Latin letters or
in katakana. Which vocabulary to look in is the asker's choice.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
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
MOST = 8
_DISTANCE: Any = OSA.distance
# Letters that one language hears where the other writes another, Latin spellings first.
_SOUNDS = (
    ("tion", "sn"), ("ph", "f"), ("gh", "g"), ("ck", "k"), ("ch", "k"), ("sh", "s"), ("th", "s"), ("qu", "k"), ("x", "ks"),
    ("ng", "n"), ("nh", "n"), ("ts", "s"), ("c", "k"), ("v", "b"), ("l", "r"), ("z", "s"), ("j", "s"), ("w", ""), ("y", ""),
    ("f", "h"), ("q", "k"), ("m", "n"),
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


def near(said: str, vocabulary: Iterable[str]) -> list[tuple[str, float]]:
    """The names of a vocabulary (folded) that a folded name may have been meant for, with how well: 0 – 1.

    A kana or a letter off, wrong kanji. What is the same is no near miss. At most eight, the best first.
    """
    if len(said) < 3:
        return []
    most = 1 if len(said) < 6 else 2
    found = {}
    for name, distance, _ in process.extract(
        said, vocabulary, scorer=_DISTANCE, score_cutoff=most, limit=MOST * 2
    ):
        if not distance or (name[:1].translate(_VOICED) != said[:1].translate(_VOICED) and len(said) < 5):
            continue
        same_sound = name.translate(_VOICED) == said.translate(_VOICED)
        found[name] = CLOSE if same_sound or (distance == 1 and len(said) >= 5) else ALMOST
    return sorted(found.items(), key=lambda one: -one[1])[:MOST]


def other_script(said: str) -> tuple[str, ...]:
    """How a folded name of one word stands in the other script, where that is known: paul → ぽる; () else."""
    return _both_scripts().get(said, ())


def by_sound(said: str, vocabulary: Sequence[str]) -> list[tuple[str, float]]:
    """The names in the other script – Latin or kana – that sound like a folded name, with how well: 0 – 1.

    A Latin name and the same in katakana share little but their consonants; names of fewer than four sounds are left
    to the lexicon (`other_script`).
    """
    latin = bool(_LATIN.fullmatch(said))
    key = skeleton(said)
    if len(key) < 4 or not (latin or _KANA.fullmatch(said)):
        return []
    others = [
        name
        for name in vocabulary
        if name.isascii() != latin and (_KANA if latin else _LATIN).fullmatch(name)
    ]
    keys = [skeleton(name) for name in others]
    hits = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=85, limit=MOST)
    return [(others[at], BY_SOUND * score / 100) for _, score, at in hits]


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """The consonants of a name as both languages hear them: Virtanen and ヴィルタネン share one."""
    bare = re.sub(r"[・\s'-]", "", fold(name))
    letters = (romaji(bare) or [""])[0] if _KANA.fullmatch(bare) else bare
    letters = re.sub(r"(?<=[aeo])h(?=$|[^aeiou])", "", re.sub(r"[^a-z]", "", letters))
    for written, heard in _SOUNDS:
        letters = letters.replace(written, heard)
    bones = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiou]", "", letters))
    return ("*" if letters[:1] and letters[:1] in "aeiou" else "") + bones
