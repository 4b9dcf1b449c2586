"""The search terms of people, folded anew from their own rows by whatever action touches these.

Only what differs is written: a meeting noted adds a handful of rows, whatever else is known about somebody. A term goes
with the last person found under it, so that the terms are the vocabulary of what stands in the network and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from enishi.exchange.records import Record
from enishi.language import index
from enishi.network import models as m
from enishi.network.actions.derived import people_chunked
from enishi.network.inserting import insert_all
from enishi.network.models import Owner
from enishi.network.models.search import TERMS_VERSION
from enishi.network.queries.terms import terms_of

Pair = tuple[int, str]
STATEMENT = 800


def refold_terms(owner: Owner, people: Iterable[int], known: Mapping[int, Record] | None = None) -> None:
    """Write the search terms of these people anew. known: records that need not be read again."""
    for chunk in people_chunked(people):
        _store(owner, chunk, terms_of(owner, chunk, known))


class WaitingTerms:
    """People of one owner whose search terms are written at the end of something long, once instead of at each step.

    While anybody waits the owner's terms count as old, so that after a crash all of them are written anew.
    """

    def __init__(self, owner: Owner) -> None:
        self.owner = owner
        self.people: set[int] = set()
        self.were_old = owner.terms_version != TERMS_VERSION

    def take(self, people: Iterable[int]) -> None:
        """Let these people wait, within the transaction that touched them."""
        fresh = set(people)
        if fresh and not self.people:
            self._note(0)
        self.people |= fresh

    def write(self) -> Iterator[None]:
        """Write the terms of those who wait, a chunk a transaction. Terms that were old before stay so, for the runner."""
        for chunk in people_chunked(self.people):
            with transaction.atomic():
                refold_terms(self.owner, chunk)
            yield
        if self.people and not self.were_old:
            self._note(TERMS_VERSION)
        self.people = set()

    def _note(self, version: int) -> None:
        Owner.objects.filter(pk=self.owner.pk).update(terms_version=version)
        self.owner.terms_version = version


def sweep_terms(owner: Owner, terms: Iterable[int] | None = None) -> None:
    """Let go of terms under which nobody is found any more – of these, or of any."""
    nobody = ~Exists(m.Posting.objects.filter(owner=owner, term=OuterRef("pk")))
    if terms is None:
        m.Term.objects.filter(nobody, owner=owner)._raw_delete(m.Term.objects.db)
        return
    listed = sorted(terms)
    for start in range(0, len(listed), STATEMENT):
        some = m.Term.objects.filter(nobody, owner=owner, pk__in=listed[start : start + STATEMENT])
        some._raw_delete(m.Term.objects.db)


def _store(owner: Owner, ids: Sequence[int], wanted: Mapping[int, index.Terms]) -> None:
    numbers = _numbers(owner, {(int(kind), text) for terms in wanted.values() for kind, text in terms})
    there = _postings(owner, ids)
    rows: dict[tuple[int, int], int] = {
        (numbers[kind, text], person): weight
        for person, terms in wanted.items()
        for (kind, text), weight in terms.items()
    }
    gone = [pk for key, (pk, weight) in there.items() if rows.get(key) != weight]
    for start in range(0, len(gone), STATEMENT):
        some = m.Posting.objects.filter(pk__in=gone[start : start + STATEMENT])
        some._raw_delete(m.Posting.objects.db)
    # In the order of the index, so that its pages are walked once.
    new = sorted((term, person, weight) for (term, person), weight in rows.items()
                 if there.get((term, person), (0, 0))[1] != weight)  # fmt: skip
    _insert(owner, new)
    sweep_terms(owner, {term for term, person in there.keys() - rows.keys()})


def _postings(owner: Owner, ids: Sequence[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return (term, person) → (row, weight) as it is stored."""
    rows = m.Posting.objects.filter(owner=owner, person__in=ids).values_list(
        "term_id", "person_id", "pk", "weight"
    )
    return {(term, person): (pk, weight) for term, person, pk, weight in rows}


def _insert(owner: Owner, rows: Sequence[tuple[int, int, int]]) -> None:
    """Write postings by a plain statement: dozens a person make them most of what an import writes."""
    if not rows:
        return
    table = connection.ops.quote_name(m.Posting._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (owner_id, term_id, person_id, weight) VALUES (%s, %s, %s, %s)",
            [(owner.pk, *row) for row in rows],
        )


def _numbers(owner: Owner, terms: set[Pair]) -> dict[tuple[int, str], int]:
    """Return the row of each term, adding those not there yet."""
    by_text: dict[str, set[int]] = defaultdict(set)
    for kind, text in terms:
        by_text[text].add(kind)
    texts = sorted(by_text)
    found: dict[tuple[int, str], int] = {}
    for start in range(0, len(texts), STATEMENT):
        rows = m.Term.objects.filter(owner=owner, text__in=texts[start : start + STATEMENT])
        found |= {(kind, text): pk for pk, kind, text in rows.values_list("pk", "kind", "text")}
    new = [m.Term(owner=owner, kind=kind, text=text) for kind, text in sorted(terms - found.keys())]
    if new:
        insert_all(new)
        found |= {(term.kind, term.text): term.pk for term in new}
    return found
