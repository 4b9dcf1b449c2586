"""Where the looks of a query lead: from hints to the people under whose terms they stand, and by which term.

Reads the index in a few statements for the whole query, the more telling terms first. What many are found under is not
read but looked up for those likely by then: by itself it brings nobody to the top. A name that is nobody's leads to its
near misses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from enishi.core import recall as rules
from enishi.core.recall import Fit
from enishi.language.index import Kind
from enishi.language.near import SAME, by_sound, other_script
from enishi.language.query import Hint, Look
from enishi.network.models import Owner
from enishi.network.queries.bystanders import introduced_by, met_with
from enishi.network.queries.vocabulary import (
    NAMES,
    WORDS,
    Ints,
    counts_of,
    postings_of,
    vocabulary_of,
)

# Postings read for a query, the most telling terms first; and of one term, however telling.
MOST_READ, MOST_OF_ONE = 6_000, 30_000
# Terms looked up for somebody, over all of them; and for how many at least.
MOST_LOOKED_UP, FEWEST_LOOKED_UP = 5_000, 60
# Below this a look is no match that would make a near miss needless.
SURE = 0.7
# People of a name who may be meant when it is said who introduced one, or was there.
NAMESAKES = 25
# From here on somebody of the name may be meant who was reached by way of another one of it.
SURELY_REACHED = 0.5
BY_WAY_OF = {"introduced": introduced_by, "together": met_with}
NOBODY = np.empty(0, dtype=np.int64)


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
        self.people = max(1, self.vocabulary.people)
        self.looks = [(*hint.looks, *(self._near_looks(hint) if hint.near else ())) for hint in hints]
        self.terms = {
            look: tuple(self.vocabulary.lead(look))
            for look in dict.fromkeys(look for looks in self.looks for look in looks)
        }
        self.counts = counts_of(
            owner, self.vocabulary, (pk for listed in self.terms.values() for pk in listed)
        )
        self.postings: dict[int, Ints] = {}
        self.unread: set[int] = set()
        self._of: dict[int, tuple[Fit, Ints]] = {}
        self._fits: dict[int, Fit] = {}
        self._by_way_of: dict[tuple[str, tuple[tuple[int, float], ...]], Mapping[int, float]] = {}
        self._read()

    # -- near misses -----------------------------------------------------------------------------------------------

    def _near_looks(self, hint: Hint) -> Iterator[Look]:
        """A foreign name may stand in the other script; a name that is nobody's may be the near miss of one."""
        kinds = WORDS if hint.what == "word" else NAMES
        sure = [look for look in hint.looks if look.kind in kinds and look.quality > SURE and not look.prefix]
        is_known = any(True for look in sure for _ in self.vocabulary.lead(look))
        near = self._near_words if hint.what == "word" else self._near_names
        for text in dict.fromkeys(look.text for look in sure):
            yield from near(text, is_known)

    def _near_names(self, text: str, is_known: bool) -> Iterator[Look]:
        if not is_known:
            for kind in NAMES:
                yield from (
                    Look(kind, name, quality) for name, quality in self.vocabulary.spellings(kind).near(text)
                )
        for found, quality in by_sound(text, self.vocabulary.terms[Kind.SOUND]):
            yield Look(Kind.SOUND, found, quality)
        yield from (Look(kind, other, SAME) for other in other_script(text) for kind in NAMES)

    def _near_words(self, text: str, is_known: bool) -> Iterator[Look]:
        if len(text) > 4 and text.isascii():
            sounds = self.vocabulary.words_by_sound()
            for found, quality in by_sound(text, sounds):
                yield from (Look(kind, word, quality) for word in sounds[found] for kind in WORDS)

    # -- reading the index -----------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Read the terms that tell most, then look the others up for those who are likely by then."""
        telling = self._telling()
        essential: list[int] = []
        room = MOST_READ
        for term in telling:
            if not essential or self.counts[term] <= room:
                essential.append(term)
                room -= self.counts[term]
        self._keep(postings_of(self.owner, essential, most=MOST_OF_ONE))
        self.unread = set(telling) - set(essential)
        if self.unread:
            likely = self._likely(max(FEWEST_LOOKED_UP, MOST_LOOKED_UP // len(self.unread)))
            self._of.clear()
            self._fits.clear()
            self._keep(postings_of(self.owner, self.unread, likely, most=MOST_OF_ONE))

    def _telling(self) -> list[int]:
        """The terms under which somebody is found, by what they can tell at most."""
        most: dict[int, float] = defaultdict(float)
        for hint, looks in zip(self.hints, self.looks, strict=True):
            for look in looks:
                for term in self.terms[look]:
                    most[term] = max(most[term], hint.weight * look.quality)
        found = [term for term in most if self.counts[term]]
        tells = rules.told_by(
            np.array([most[term] for term in found]),
            np.array([self.counts[term] for term in found]),
            self.people,
        )
        return [found[at] for at in np.argsort(-tells, kind="stable")]

    def _keep(self, rows: Ints) -> None:
        """Take in rows of (term, person, weight), in the order of terms."""
        terms, starts = np.unique(rows[:, 0], return_index=True)
        for term, some in zip(terms.tolist(), np.split(rows[:, 1:], starts[1:]), strict=False):
            self.postings[term] = some

    def _likely(self, most: int) -> list[int]:
        fits = [self.fit(number) for number in range(len(self.hints))]
        return [int(pk) for pk in rules.rank(fits, self.people, most).people]

    # -- who fits --------------------------------------------------------------------------------------------------

    def fit(self, number: int) -> Fit:
        """Who fits a hint, each by the best of its looks. number: its place among the hints."""
        if number not in self._fits:
            through = self.hints[number].what in BY_WAY_OF
            self._fits[number] = self._through(number) if through else self._found(number)[0]
        return self._fits[number]

    def _through(self, number: int) -> Fit:
        """Whom people of a name introduced, or who was met together with them; or whose notes say so."""
        hint, (fit, looks) = self.hints[number], self._found(number)
        brought = np.array([look.kind is Kind.BROUGHT for look in self.looks[number]], dtype=bool)[looks]
        called = np.flatnonzero(~brought)
        called = called[np.argsort(-fit.values[called], kind="stable")][:NAMESAKES]
        likely = dict(zip(fit.people[called].tolist(), fit.values[called].tolist(), strict=True))
        reached = self._reached(hint.what, likely)
        found = {pk: value for pk, value in reached.items() if pk not in likely or value > SURELY_REACHED}
        for pk, value in zip(fit.people[brought].tolist(), fit.values[brought].tolist(), strict=True):
            found[pk] = max(value, found.get(pk, 0.0))
        return rules.fit_of(number, hint.start, hint.end, hint.weight, found)

    def _reached(self, how: str, who: dict[int, float]) -> Mapping[int, float]:
        """Whom one reaches by way of these people. Asked again when more of the index was read, mostly for the same."""
        key = (how, tuple(who.items()))
        if key not in self._by_way_of:
            self._by_way_of[key] = BY_WAY_OF[how](self.owner, who) if who else {}
        return self._by_way_of[key]

    def match(self, number: int, person: int) -> Match | None:
        """By what somebody fits a hint; None where it was not by a term."""
        fit, looks = self._found(number)
        at = int(np.searchsorted(fit.people, person))
        if at == len(fit.people) or fit.people[at] != person:
            return None
        look = self.looks[number][looks[at]]
        return Match(float(fit.values[at]), look.kind, look.text)

    def _found(self, number: int) -> tuple[Fit, Ints]:
        if number not in self._of:
            self._of[number] = self._fitting(number)
        return self._of[number]

    def _fitting(self, number: int) -> tuple[Fit, Ints]:
        """The fit, and beside each of its people by which of the hint's looks."""
        hint = self.hints[number]
        people, values, looks = [NOBODY], [np.empty(0)], [NOBODY]
        beside: list[tuple[float, int]] = []
        for at, look in enumerate(self.looks[number]):
            for term in self.terms[look]:
                if term in self.unread:
                    beside.append((look.quality, self.counts[term]))
                if (some := self.postings.get(term)) is not None:
                    people.append(some[:, 0])
                    values.append(some[:, 1] * (look.quality / 100))
                    looks.append(np.full(len(some), at))
        who, value, by = np.concatenate(people), np.concatenate(values), np.concatenate(looks)
        best = _best_of_each(who, value)
        return Fit(number, hint.start, hint.end, hint.weight, who[best], value[best], tuple(beside)), by[best]


def _best_of_each(people: Ints, values: rules.Floats) -> Ints:
    """The places of everybody's best value, in the order of people; of equals the first."""
    order = np.lexsort((-values, people))
    ranked = people[order]
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = ranked[1:] != ranked[:-1]
    return order[is_first]
