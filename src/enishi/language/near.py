"""Near misses: which names of a vocabulary somebody may have meant who wrote another.

Decides by likeness of spelling and of sound – a kana or a letter off, wrong kanji, a foreign name in Latin letters or
in katakana. Which vocabulary to look in is the asker's choice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from enishi.language.normalise import fold
from enishi.language.readings import romaji

_KANA = re.compile(r"[ぁ-ゖー]+")
_LATIN = re.compile(r"[a-zà-ÿ' -]+")
_VOICED = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ", "かきくけこさしすせそたちつてとはひふへほはひふへほ"
)
CLOSE, ALMOST, BY_SOUND = 0.7, 0.5, 0.6
MOST = 8
# Letters that one language hears where the other writes another, Latin spellings first.
_SOUNDS = (
    ("tion", "sn"), ("ph", "f"), ("gh", "g"), ("ck", "k"), ("ch", "k"), ("sh", "s"), ("th", "s"), ("qu", "k"), ("x", "ks"),
    ("ts", "s"), ("c", "k"), ("v", "b"), ("l", "r"), ("z", "s"), ("j", "s"), ("w", ""), ("y", ""), ("f", "h"), ("q", "k"),
    ("m", "n"),
)  # fmt: skip


def near(said: str, vocabulary: Sequence[str]) -> list[tuple[str, float]]:
    """The names of a vocabulary (folded) that a folded name may stand for, with how well each fits: 0 – 1.

    What is the same is no near miss. At most eight, the best first.
    """
    if len(said) < 2:
        return []
    found: dict[str, float] = {}
    if _LATIN.fullmatch(said):
        found |= _by_sound(said, vocabulary)
    found |= _by_spelling(said, vocabulary)
    found.pop(said, None)
    return sorted(found.items(), key=lambda one: -one[1])[:MOST]


def _by_spelling(said: str, vocabulary: Sequence[str]) -> dict[str, float]:
    """Two kanji of three, all but one or two letters of a word."""
    most = 1 if len(said) < 6 else 2
    if len(said) < 3:
        return {}
    hits = process.extract(said, vocabulary, scorer=OSA.distance, score_cutoff=most, limit=MOST * 2)
    found = {}
    for name, distance, _ in hits:
        if name[:1].translate(_VOICED) != said[:1].translate(_VOICED) and len(said) < 5:
            continue
        same_sound = name.translate(_VOICED) == said.translate(_VOICED)
        found[name] = CLOSE if same_sound or (distance == 1 and len(said) >= 5) else ALMOST
    return found


def _by_sound(said: str, vocabulary: Sequence[str]) -> dict[str, float]:
    """A Latin name and the same in katakana share little but their consonants."""
    key = skeleton(said)
    if len(key) < 3:
        return {}
    kana = [name for name in vocabulary if _KANA.fullmatch(name)]
    keys = [skeleton(name) for name in kana]
    hits = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=80, limit=MOST)
    return {kana[at]: BY_SOUND * score / 100 for _, score, at in hits}


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """The consonants of a name as both languages hear them: Virtanen and ヴィルタネン share one."""
    folded = fold(name)
    letters = (romaji(folded) or [""])[0] if _KANA.fullmatch(folded) else folded
    letters = re.sub(r"[^a-z]", "", letters)
    for written, heard in _SOUNDS:
        letters = letters.replace(written, heard)
    first = letters[:1]
    bones = re.sub(r"[aeiou]", "", letters)
    bones = re.sub(r"(.)\1+", r"\1", bones)
    return ("*" if first in "aeiou" and first else "") + bones
