"""Where the looks of a query lead: from hints to the people under whose terms they stand, and by which term.

Reads the index in a few statements for the whole query. A name that is nobody's leads to its near misses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from enishi.language.index import Kind
from enishi.language.near import SAME, by_sound, near, other_script
from enishi.language.query import Hint, Look
from enishi.network.models import Owner
from enishi.network.queries.vocabulary import NAMES, WORDS, counts_of, postings_of, vocabulary_of

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
        self.hints = hints
        self.vocabulary = vocabulary_of(owner)
        self.near = {number: tuple(self._near_looks(hint)) for number, hint in enumerate(hints) if hint.near}
        looks = dict.fromkeys(look for number in range(len(hints)) for look in self._looks(number))
        self.terms = {look: tuple(self.vocabulary.lead(look)) for look in looks}
        self.postings: dict[int, list[tuple[int, int, int]]] = {}
        self._read({pk for listed in self.terms.values() for pk in listed})
        self._of: dict[int, dict[int, Match]] = {}

    def _looks(self, number: int) -> tuple[Look, ...]:
        return (*self.hints[number].looks, *self.near.get(number, ()))

    def _near_looks(self, hint: Hint) -> Iterator[Look]:
        """A foreign name may stand in the other script; a name that is nobody's may be the near miss of one."""
        kinds = WORDS if hint.what == "word" else NAMES
        sure = [look for look in hint.looks if look.kind in kinds and look.quality > SURE and not look.prefix]
        is_known = any(True for look in sure for _ in self.vocabulary.lead(look))
        for text in dict.fromkeys(look.text for look in sure):
            found = dict(self._near_words(text) if hint.what == "word" else self._near_names(text, is_known))
            yield from (Look(kind, name, quality) for name, quality in found.items() for kind in kinds)

    def _near_names(self, text: str, is_known: bool) -> Iterator[tuple[str, float]]:
        if not is_known:
            yield from near(text, self.vocabulary.texts(*NAMES))
        if text.isascii():
            yield from by_sound(text, self.vocabulary.texts(*NAMES))
        else:
            yield from by_sound(text, self.vocabulary.texts(Kind.NAME))
        yield from ((other, SAME) for other in other_script(text))

    def _near_words(self, text: str) -> list[tuple[str, float]]:
        return by_sound(text, self.vocabulary.texts(*WORDS)) if len(text) > 4 else []

    def _read(self, terms: set[int]) -> None:
        counts = counts_of(self.owner, terms)
        wanted: list[int] = []
        room = MOST_POSTINGS
        for pk in sorted(counts, key=lambda pk: counts[pk]):
            room -= counts[pk]
            if room < 0 and wanted:
                break
            wanted.append(pk)
        # They come as the index has them, term by term.
        self.postings = {
            term: list(rows) for term, rows in groupby(postings_of(self.owner, wanted), itemgetter(0))
        }

    def of(self, number: int) -> dict[int, Match]:
        """Who fits a hint, each by the best of its looks. number: its place among the hints."""
        if number not in self._of:
            self._of[number] = self._matches(number)
        return self._of[number]

    def _matches(self, number: int) -> dict[int, Match]:
        best: dict[int, tuple[float, Look]] = {}
        for look in self._looks(number):
            quality = look.quality / 100
            for term in self.terms[look]:
                for _, person, weight in self.postings.get(term, ()):
                    value = quality * weight
                    if person not in best or value > best[person][0]:
                        best[person] = value, look
        return {person: Match(value, look.kind, look.text) for person, (value, look) in best.items()}

    def match(self, number: int, person: int) -> Match | None:
        """By what somebody fits a hint; None where it was not by a term."""
        return self.of(number).get(person)
