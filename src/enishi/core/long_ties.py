"""Long ties: two of entirely different fields from whom something unexpected may come.

Decides, from words people offer and look for, which two who never met have something to say to each other, and why.
Whether they should meet is theirs and the owner's to say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from enishi.core.matching import COMMON


@dataclass(frozen=True)
class Voice:
    """Somebody who remembers the owner: branches of their fields, content words of what they offer and look for.

    cares: whatever else they are noted for, each word by itself a thing two may share.
    """

    id: str
    branches: frozenset[str]
    offers: frozenset[str] = frozenset()
    wants: frozenset[str] = frozenset()
    cares: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Unmet:
    """Two who never met. complement: words that one looks for and the other offers; shared: words both care for."""

    a: str
    b: str
    complement: tuple[str, ...]
    shared: tuple[str, ...]


def unmet_pairs(
    voices: Sequence[Voice], known: Collection[frozenset[str]], *, limit: int = 5, each: int = 1
) -> tuple[Unmet, ...]:
    """Pairs without a branch in common who do not know each other, with words that meet; at most `each` a person.

    Rare words count more (1 / how many know them), a want that meets an offer twice as much as a word shared; words
    that more than a fifth know say nothing. Work is by word, never by all pairs.
    """
    often = Counter(word for voice in voices for word in voice.cares | voice.offers | voice.wants)
    most = max(2, int(COMMON * len(voices)))
    worth: dict[tuple[int, int], float] = defaultdict(float)
    for word, holders in _holders(voices, most, often).items():
        for place, one in enumerate(holders):
            for other in holders[place + 1 :]:
                weight = _meets(voices[one], voices[other], word)
                if weight and _far(voices[one], voices[other], known):
                    worth[one, other] += weight / often[word]
    ordered = sorted(worth, key=lambda pair: (-worth[pair], voices[pair[0]].id, voices[pair[1]].id))
    return tuple(_few(ordered, voices, limit, each, {word for word in often if often[word] <= most}))


def _holders(voices: Sequence[Voice], most: int, often: Counter[str]) -> dict[str, list[int]]:
    held: dict[str, list[int]] = defaultdict(list)
    for place, voice in enumerate(voices):
        for word in sorted(voice.cares | voice.offers | voice.wants):
            if often[word] <= most:
                held[word].append(place)
    return held


def _far(one: Voice, other: Voice, known: Collection[frozenset[str]]) -> bool:
    apart = bool(one.branches and other.branches) and not one.branches & other.branches
    return apart and frozenset((one.id, other.id)) not in known


def _meets(one: Voice, other: Voice, word: str) -> int:
    """2 where one looks for what the other offers, 1 where both care for it, 0 else: two offers alike tie nobody."""
    if (word in one.wants and word in other.offers) or (word in other.wants and word in one.offers):
        return 2
    return int(word in one.cares and word in other.cares)


def _few(
    ordered: Iterable[tuple[int, int]], voices: Sequence[Voice], limit: int, each: int, telling: set[str]
) -> Iterable[Unmet]:
    """The best pairs, nobody in more than `each` of them: the same person is not always the answer."""
    taken: Counter[int] = Counter()
    found = 0
    for one, other in ordered:
        if found == limit:
            return
        if taken[one] >= each or taken[other] >= each:
            continue
        taken[one] += 1
        taken[other] += 1
        found += 1
        a, b = voices[one], voices[other]
        complement = ((a.wants & b.offers) | (b.wants & a.offers)) & telling
        shared = (a.cares & b.cares & telling) - complement
        yield Unmet(a.id, b.id, tuple(sorted(complement)), tuple(sorted(shared)))
