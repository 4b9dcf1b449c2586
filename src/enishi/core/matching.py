"""Matching: which want an offer meets, by the words they share.

Decides from sets of content words alone (language cuts them out); every match carries the words that met, so that it
can always be explained. Introductions' worth is in measures §5.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A word that more than this share of the offers know is no reason to bring two people together.
COMMON = 0.2


@dataclass(frozen=True)
class Said:
    """What somebody offers or looks for: its own id, whose it is ("" for the owner), its text and content words."""

    id: str
    person: str
    text: str
    words: frozenset[str]


@dataclass(frozen=True)
class Match:
    """A want and an offer that could meet it, with the words that met; the rarer and more they are, the better.

    worth: 0–1, the share of the want's words that the offer knows, rare ones counting more.
    """

    want: Said
    offer: Said
    words: tuple[str, ...]
    worth: float


def matches(wants: Sequence[Said], offers: Sequence[Said], limit: int = 50) -> list[Match]:
    """Return the best offer for each want, best matches first, at most `limit`. Nobody meets their own want."""
    best: dict[str, Match] = {}
    for match in all_matches(wants, offers):
        known = best.get(match.want.id)
        if known is None or _order(match) < _order(known):
            best[match.want.id] = match
    return sorted(best.values(), key=lambda m: (-m.worth, m.want.id, m.offer.id))[:limit]


def _order(match: Match) -> tuple[float, bool, str]:
    """Of two offers that meet a want alike the owner's own comes first."""
    return (-match.worth, match.offer.person != "", match.offer.id)


def all_matches(wants: Sequence[Said], offers: Sequence[Said]) -> Iterator[Match]:
    """Yield every offer that shares a word with a want, in no particular order. Nobody meets their own want."""
    known = Counter(word for offer in offers for word in offer.words)
    most = max(2, int(COMMON * len(offers)))
    by_word: dict[str, list[Said]] = defaultdict(list)
    for offer in offers:
        for word in offer.words:
            if known[word] <= most:
                by_word[word].append(offer)
    for want in wants:
        yield from _matches_of(want, by_word, known)


def _matches_of(want: Said, by_word: dict[str, list[Said]], known: Counter[str]) -> Iterator[Match]:
    met: dict[str, set[str]] = defaultdict(set)
    offers: dict[str, Said] = {}
    for word in want.words:
        for offer in by_word.get(word, ()):
            if offer.person != want.person:
                met[offer.id].add(word)
                offers[offer.id] = offer
    weight = {word: 1 / (1 + known[word]) for word in want.words}
    whole = sum(weight.values())
    for uid, words in met.items():
        worth = sum(weight[word] for word in words) / whole
        yield Match(want, offers[uid], tuple(sorted(words)), worth)
