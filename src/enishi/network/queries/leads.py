"""Where the looks of a query lead: from hints to the people under whose terms they stand, and by which term.

Reads the index in a few statements for the whole query. A name that is nobody's leads to its near misses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enishi.language.index import Kind
from enishi.language.near import near
from enishi.language.query import Hint, Look
from enishi.network.models import Owner
from enishi.network.queries import vocabulary

# Postings read for a query at most, the rarest terms first: what is commoner tells too little to wait for.
MOST_POSTINGS = 30_000
# Below this a look is no match that would make a near miss needless.
SURE = 0.7


@dataclass(frozen=True, slots=True)
class Match:
    """By which term somebody fits a hint, and how well (0 – 1)."""

    value: float
    kind: Kind
    text: str


class Leads:
    """The people each hint of one query leads to."""

    def __init__(self, owner: Owner, hints: Sequence[Hint]) -> None:
        self.owner = owner
        looks = [look for hint in hints for look in hint.looks]
        self.terms = vocabulary.terms_for(owner, looks)
        self.near: dict[Hint, tuple[Look, ...]] = {}
        self._look_near(hints)
        self.postings: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._read({pk for listed in self.terms.values() for pk in listed})
        self._of: dict[Hint, dict[int, Match]] = {}

    def _look_near(self, hints: Sequence[Hint]) -> None:
        for hint in hints:
            if hint.near and not self._is_known(hint):
                looks = tuple(self._near_looks(hint))
                self.near[hint] = looks
                self.terms |= vocabulary.terms_for(self.owner, looks)

    def _is_known(self, hint: Hint) -> bool:
        return any(
            self.terms[look] for look in hint.looks if look.quality > SURE and look.kind in _kinds(hint)
        )

    def _near_looks(self, hint: Hint) -> Iterator[Look]:
        said = {
            look.text
            for look in hint.looks
            if look.kind in _kinds(hint) and not look.prefix and look.quality > SURE
        }
        known = vocabulary.known_words if hint.what == "word" else vocabulary.known_names
        for text in said:
            for name, quality in near(text, known(self.owner)):
                yield from (Look(kind, name, quality) for kind in _kinds(hint))

    def _read(self, terms: set[int]) -> None:
        counts = vocabulary.counts_of(self.owner, terms)
        wanted: list[int] = []
        room = MOST_POSTINGS
        for pk in sorted(counts, key=lambda pk: counts[pk]):
            room -= counts[pk]
            if room < 0 and wanted:
                break
            wanted.append(pk)
        for term, person, weight in vocabulary.postings_of(self.owner, wanted):
            self.postings[term].append((person, weight))

    def of(self, hint: Hint) -> dict[int, Match]:
        """Who fits a hint, each by the best of its looks."""
        if hint not in self._of:
            self._of[hint] = self._matches(hint)
        return self._of[hint]

    def _matches(self, hint: Hint) -> dict[int, Match]:
        found: dict[int, Match] = {}
        for look in (*hint.looks, *self.near.get(hint, ())):
            for term in self.terms[look]:
                for person, weight in self.postings.get(term, ()):
                    value = look.quality * weight / 100
                    if person not in found or value > found[person].value:
                        found[person] = Match(value, look.kind, look.text)
        return found

    def match(self, hint: Hint, person: int) -> Match | None:
        """By what somebody fits a hint; None where it was not by a term."""
        return self.of(hint).get(person)


def _kinds(hint: Hint) -> tuple[Kind, ...]:
    """Where the near miss of a hint's text may stand."""
    return vocabulary.WORDS if hint.what == "word" else vocabulary.NAMES
