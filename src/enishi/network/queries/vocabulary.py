"""The owner's own vocabulary: which terms a query's looks lead to, and who is found under them.

The vocabulary is small beside the network – a few terms a person, fewer the more people there are – and is kept in
memory, per process and owner. Terms are only ever added or let go, with numbers that never come back: what was read
once needs no reading again, and a term let go leads nowhere.
"""

from __future__ import annotations

import uuid
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from enishi.language.index import Kind
from enishi.language.near import Spellings, sound
from enishi.language.query import Look
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.reading import chunks, fetch, places, table

NAMES = (Kind.NAME, Kind.READING)
WORDS = (Kind.ORGANIZATION, Kind.TITLE, Kind.TAG, Kind.OFFER, Kind.WANT, Kind.NOTE)
# So many terms may begin with a prefix before it says nothing.
MOST_BEGUN = 300
# The vocabularies of so many owners are kept, those asked last.
MOST_OWNERS = 64
Ints = NDArray[np.int64]


@dataclass
class Vocabulary:
    """The terms of one owner as far as they were read. terms: by kind, each text with its number; counts: how many are
    found under a term, of those asked for; people: how many there are in all; at: the owner's revision and version of
    terms when it was read."""

    at: tuple[int, int] = (-1, 0)
    last: int = 0
    people: int = 0
    terms: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    counts: dict[int, int] = field(default_factory=dict)
    _spellings: dict[Kind, Spellings] = field(default_factory=dict)
    _sounds: dict[str, list[str]] | None = None

    def add(self, rows: Iterable[tuple[int, int, str]]) -> None:
        """Take in further terms – number, kind, text –, in their order."""
        fresh: dict[int, list[str]] = defaultdict(list)
        for pk, kind, text in rows:
            if text not in self.terms[kind]:
                fresh[kind].append(text)
            self.terms[kind][text] = pk
            self.last = pk
        for kind, spellings in self._spellings.items():
            spellings.add(fresh[kind])
        if any(fresh[kind] for kind in WORDS):
            self._sounds = None

    def spellings(self, kind: Kind) -> Spellings:
        """The texts of a kind, made ready for what begins so and for near misses."""
        if kind not in self._spellings:
            self._spellings[kind] = Spellings(self.terms[kind])
        return self._spellings[kind]

    def words_by_sound(self) -> dict[str, list[str]]:
        """The words written in kana, by their sound."""
        if self._sounds is None:
            self._sounds = defaultdict(list)
            for text in dict.fromkeys(text for kind in WORDS for text in self.terms[kind]):
                if len(text) > 3 and not text.isascii() and (key := sound(text)):
                    self._sounds[key].append(text)
        return self._sounds

    def lead(self, look: Look) -> Iterator[int]:
        """The numbers of the terms a look leads to."""
        known = self.terms[look.kind]
        if look.prefix:
            yield from (known[text] for text in self.spellings(look.kind).beginning(look.text, MOST_BEGUN))
        elif look.text in known:
            yield known[look.text]


_KNOWN: OrderedDict[uuid.UUID, Vocabulary] = OrderedDict()


def vocabulary_of(owner: Owner) -> Vocabulary:
    """Return the owner's vocabulary, read on from where it was read to."""
    known = _KNOWN.setdefault(owner.uid, Vocabulary())
    _KNOWN.move_to_end(owner.uid)
    if len(_KNOWN) > MOST_OWNERS:
        _KNOWN.popitem(last=False)
    (at,) = fetch(f"SELECT revision, terms_version FROM {table(m.Owner)} WHERE id = %s", [owner.pk])
    if at < known.at:
        # Another copy of the network lies here now.
        known = _KNOWN[owner.uid] = Vocabulary()
    if at != known.at:
        known.add(
            fetch(
                f"SELECT id, kind, text FROM {table(m.Term)} WHERE owner_id = %s AND id > %s ORDER BY id",
                [owner.pk, known.last],
            )
        )
        known.people = m.Person.objects.filter(owner=owner, trashed_at=None).count()
        known.counts.clear()
        known.at = at
    return known


def forget_vocabularies() -> None:
    """Let go of what was read so far: another copy of the network lies here now."""
    _KNOWN.clear()


def counts_of(owner: Owner, known: Vocabulary, terms: Iterable[int]) -> dict[int, int]:
    """Return how many people are found under each of these terms; what was counted since the last write is known."""
    listed = set(terms)
    for chunk in chunks(sorted(listed - known.counts.keys())):
        counted = fetch(
            f"SELECT term_id, COUNT(*) FROM {table(m.Posting)} WHERE owner_id = %s AND term_id IN ({places(chunk)}) "
            "GROUP BY term_id",
            [owner.pk, *chunk],
        )
        known.counts |= dict.fromkeys(chunk, 0) | dict(counted)
    return {term: known.counts[term] for term in listed}


def postings_of(owner: Owner, terms: Iterable[int], people: Sequence[int] = (), *, most: int) -> Ints:
    """Return rows of (term, person, weight) in the order of terms and people – of these people, where some are given.

    At most so many, and some more: of the terms of one statement.
    """
    found: list[Any] = []
    among = f" AND person_id IN ({places(people)})" if people else ""
    for chunk in chunks(sorted(terms)):
        if len(found) >= most:
            break
        found += fetch(
            f"SELECT term_id, person_id, weight FROM {table(m.Posting)} "
            f"WHERE owner_id = %s AND term_id IN ({places(chunk)}){among} ORDER BY term_id, person_id LIMIT %s",
            [owner.pk, *chunk, *people, most],
        )
    return np.fromiter(chain.from_iterable(found), np.int64, 3 * len(found)).reshape(-1, 3)
