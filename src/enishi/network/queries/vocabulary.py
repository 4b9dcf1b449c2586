"""The owner's own vocabulary: which terms a query's looks lead to, and who is found under them.

The vocabulary is small beside the network – a few terms a person, fewer the more people there are – and is kept in
memory, per process and owner. Terms are only ever added or let go, with numbers that never come back: what was read
once needs no reading again, and a term let go leads nowhere.
"""

from __future__ import annotations

import uuid
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Max

from enishi.language.index import Kind
from enishi.language.query import Look
from enishi.network import models as m
from enishi.network.models import Owner

STATEMENT = 800
LAST = chr(0x10FFFF)
NAMES = (Kind.NAME, Kind.READING)
WORDS = (Kind.ORGANIZATION, Kind.TITLE, Kind.TAG, Kind.OFFER, Kind.WANT, Kind.NOTE)
# So many terms may begin with a prefix before it says nothing.
MOST_BEGUN = 300


@dataclass
class Vocabulary:
    """The terms of one owner as far as they were read. terms: by kind, each text with its number."""

    last: int = 0
    terms: dict[int, dict[str, int]] = field(default_factory=dict)
    _sorted: dict[int, list[str]] = field(default_factory=dict)
    _texts: dict[tuple[Kind, ...], list[str]] = field(default_factory=dict)

    def add(self, rows: Iterable[tuple[int, int, str]], newest: int) -> None:
        """Take in further terms: number, kind, text."""
        for pk, kind, text in rows:
            self.terms.setdefault(kind, {})[text] = pk
        self.last = newest
        self._sorted.clear()
        self._texts.clear()

    def texts(self, *kinds: Kind) -> Sequence[str]:
        """Every text of some kinds."""
        if kinds not in self._texts:
            self._texts[kinds] = list(
                dict.fromkeys(text for kind in kinds for text in self.terms.get(kind, ()))
            )
        return self._texts[kinds]

    def lead(self, look: Look) -> Iterator[int]:
        """The numbers of the terms a look leads to."""
        known = self.terms.get(look.kind, {})
        if not look.prefix:
            if look.text in known:
                yield known[look.text]
            return
        if look.kind not in self._sorted:
            self._sorted[look.kind] = sorted(known)
        texts = self._sorted[look.kind]
        start = bisect_left(texts, look.text)
        end = min(bisect_left(texts, look.text + LAST), start + MOST_BEGUN)
        yield from (known[text] for text in texts[start:end])


_KNOWN: dict[uuid.UUID, Vocabulary] = {}


def vocabulary_of(owner: Owner) -> Vocabulary:
    """Return the owner's vocabulary, read on from where it was read to."""
    known = _KNOWN.setdefault(owner.uid, Vocabulary())
    newest = m.Term.objects.filter(owner=owner).aggregate(newest=Max("pk"))["newest"] or 0
    if newest < known.last:
        # Another copy of the network lies here now.
        known = _KNOWN[owner.uid] = Vocabulary()
    if newest > known.last:
        rows = m.Term.objects.filter(owner=owner, pk__gt=known.last).order_by("pk")
        known.add(rows.values_list("pk", "kind", "text"), newest)
    return known


def counts_of(owner: Owner, terms: Iterable[int]) -> dict[int, int]:
    """Return how many people are found under each of these terms."""
    found: dict[int, int] = {}
    for chunk in _chunks(sorted(terms)):
        where = f"owner_id = %s AND term_id IN ({', '.join(['%s'] * len(chunk))})"
        rows = _fetch(
            f"SELECT term_id, COUNT(*) FROM {_table()} WHERE {where} GROUP BY term_id", [owner.pk, *chunk]
        )
        found |= dict(rows)
    return found


def postings_of(owner: Owner, terms: Iterable[int]) -> list[Any]:
    """Return (term, person, weight) of these terms, in that order."""
    found: list[Any] = []
    for chunk in _chunks(sorted(terms)):
        where = f"owner_id = %s AND term_id IN ({', '.join(['%s'] * len(chunk))})"
        found += _fetch(
            f"SELECT term_id, person_id, weight FROM {_table()} WHERE {where} ORDER BY term_id, person_id",
            [owner.pk, *chunk],
        )
    return found


def _table() -> str:
    return connection.ops.quote_name(m.Posting._meta.db_table)


def _chunks(listed: list[int]) -> Iterable[list[int]]:
    return (listed[start : start + STATEMENT] for start in range(0, len(listed), STATEMENT))


def _fetch(statement: str, parameters: Sequence[int]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
