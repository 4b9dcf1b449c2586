"""The owner's own vocabulary: which terms a query's looks lead to, how many stand behind each, who they are.

Reads the inverted index and keeps, per process, the names to look for near misses in: terms are only ever added or
let go, so what was read once needs no reading again, and a name let go leads nowhere.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
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
# So many terms may begin with a prefix before it says nothing.
MOST_BEGUN = 300


WORDS = (Kind.ORGANIZATION, Kind.TITLE, Kind.TAG, Kind.OFFER, Kind.WANT, Kind.NOTE)


@dataclass
class _Known:
    """The vocabulary of one owner as far as it was read: every text that is a name, every one that is a word."""

    last: int = 0
    names: dict[str, None] = field(default_factory=dict)
    readings: dict[str, None] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)


_KNOWN: dict[uuid.UUID, _Known] = {}


def known_names(owner: Owner) -> Sequence[str]:
    """Return every name of the owner's vocabulary as it is written."""
    return list(_known(owner).names)


def known_readings(owner: Owner) -> Sequence[str]:
    """Return every reading of a name, in kana and in Latin letters."""
    return list(_known(owner).readings)


def known_words(owner: Owner) -> Sequence[str]:
    """Return every word in which organizations, titles, tags, wants and notes speak of people."""
    return list(_known(owner).words)


def _known(owner: Owner) -> _Known:
    known = _KNOWN.setdefault(owner.uid, _Known())
    newest = m.Term.objects.filter(owner=owner).aggregate(newest=Max("pk"))["newest"] or 0
    if newest < known.last:
        # Another copy of the network lies here now.
        known = _KNOWN[owner.uid] = _Known()
    if newest > known.last:
        wanted = [int(kind) for kind in (*NAMES, *WORDS)]
        rows = m.Term.objects.filter(owner=owner, pk__gt=known.last, kind__in=wanted)
        for kind, text in rows.values_list("kind", "text"):
            named = known.names if kind == Kind.NAME else known.readings
            (known.words if kind in WORDS else named)[text] = None
        known.last = newest
    return known


def terms_for(owner: Owner, looks: Iterable[Look]) -> dict[Look, list[int]]:
    """Return the terms each look leads to: one statement for the exact ones, one for all that begin so."""
    listed = list(dict.fromkeys(looks))
    exact = {(int(look.kind), look.text) for look in listed if not look.prefix}
    months = {look.text for look in listed if look.prefix and look.kind is Kind.OCCASION}
    found = _exact(owner, exact)
    begun = _begun(owner, [look for look in listed if look.prefix and look.kind is not Kind.OCCASION])
    occasions = _occasions(owner) if months else []
    for pk, text in occasions:
        begun[int(Kind.OCCASION), f"{text.partition('/')[0]}/"].append(pk)
    return {
        look: begun[int(look.kind), look.text] if look.prefix else found.get((int(look.kind), look.text), [])
        for look in listed
    }


def _exact(owner: Owner, wanted: set[tuple[int, str]]) -> dict[tuple[int, str], list[int]]:
    texts = sorted({text for _, text in wanted})
    found: dict[tuple[int, str], list[int]] = {}
    for start in range(0, len(texts), STATEMENT):
        rows = m.Term.objects.filter(owner=owner, text__in=texts[start : start + STATEMENT])
        for pk, kind, text in rows.values_list("pk", "kind", "text"):
            if (kind, text) in wanted:
                found[kind, text] = [pk]
    return found


def _begun(owner: Owner, looks: Sequence[Look]) -> dict[tuple[int, str], list[int]]:
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for prefix in dict.fromkeys(look.text for look in looks):
        rows = m.Term.objects.filter(owner=owner, text__gte=prefix, text__lt=prefix + LAST)
        for pk, kind in rows.order_by("text").values_list("pk", "kind")[:MOST_BEGUN]:
            found[kind, prefix].append(pk)
    return found


def _occasions(owner: Owner) -> list[tuple[int, str]]:
    """Every month and way in which anybody was met; they begin with a year, so they stand together."""
    rows = m.Term.objects.filter(owner=owner, text__gte="0", text__lt=":", kind=int(Kind.OCCASION))
    return list(rows.values_list("pk", "text"))


def counts_of(owner: Owner, terms: Iterable[int]) -> dict[int, int]:
    """Return how many people are found under each of these terms."""
    found: dict[int, int] = {}
    for chunk in _chunks(sorted(terms)):
        marks = ", ".join(["%s"] * len(chunk))
        where = f"owner_id = %s AND term_id IN ({marks})"
        rows = _fetch(
            f"SELECT term_id, COUNT(*) FROM {_table()} WHERE {where} GROUP BY term_id", [owner.pk, *chunk]
        )
        found |= dict(rows)
    return found


def postings_of(owner: Owner, terms: Iterable[int]) -> list[Any]:
    """Return (term, person, weight) of these terms."""
    found: list[Any] = []
    for chunk in _chunks(sorted(terms)):
        where = f"owner_id = %s AND term_id IN ({', '.join(['%s'] * len(chunk))})"
        found += _fetch(
            f"SELECT term_id, person_id, weight FROM {_table()} WHERE {where}", [owner.pk, *chunk]
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
