"""Where the looks of a query lead: from hints to the people under whose terms they stand, and by which term.

Reads the index in a few statements for the whole query. A name that is nobody's leads to its near misses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enishi.language.index import Kind
from enishi.language.near import SAME, by_sound, near, other_script
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
        self.hints = hints
        self.near: dict[int, tuple[Look, ...]] = {}
        self._look_near()
        self.postings: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._read({pk for listed in self.terms.values() for pk in listed})
        self._of: dict[int, dict[int, Match]] = {}

    def _look_near(self) -> None:
        """A foreign name may stand in the other script; a name that is nobody's may be the near miss of one."""
        for number, hint in enumerate(self.hints):
            if hint.near:
                looks = tuple(self._near_looks(hint))
                self.near[number] = looks
                self.terms |= vocabulary.terms_for(self.owner, looks)

    def _near_looks(self, hint: Hint) -> Iterator[Look]:
        kinds = vocabulary.WORDS if hint.what == "word" else vocabulary.NAMES
        sure = [look for look in hint.looks if look.kind in kinds and look.quality > SURE and not look.prefix]
        is_known = any(self.terms[look] for look in sure)
        for text in dict.fromkeys(look.text for look in sure):
            found = dict(self._near_words(text) if hint.what == "word" else self._near_names(text, is_known))
            yield from (Look(kind, name, quality) for name, quality in found.items() for kind in kinds)

    def _near_names(self, text: str, is_known: bool) -> Iterator[tuple[str, float]]:
        if not is_known:
            yield from near(text, vocabulary.known_readings(self.owner))
            yield from near(text, vocabulary.known_names(self.owner))
        yield from by_sound(text, vocabulary.known_names(self.owner))
        yield from by_sound(text, [one for one in vocabulary.known_readings(self.owner) if not one.isascii()])
        yield from ((other, SAME) for other in other_script(text))

    def _near_words(self, text: str) -> list[tuple[str, float]]:
        return by_sound(text, vocabulary.known_words(self.owner)) if len(text) > 4 else []

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

    def of(self, number: int) -> dict[int, Match]:
        """Who fits a hint, each by the best of its looks. number: its place among the hints."""
        if number not in self._of:
            self._of[number] = self._matches(number)
        return self._of[number]

    def _matches(self, number: int) -> dict[int, Match]:
        best: dict[int, tuple[float, Look]] = {}
        for look in (*self.hints[number].looks, *self.near.get(number, ())):
            quality = look.quality / 100
            for term in self.terms[look]:
                for person, weight in self.postings.get(term, ()):
                    value = quality * weight
                    if person not in best or value > best[person][0]:
                        best[person] = value, look
        return {person: Match(value, look.kind, look.text) for person, (value, look) in best.items()}

    def match(self, number: int, person: int) -> Match | None:
        """By what somebody fits a hint; None where it was not by a term."""
        return self.of(number).get(person)
