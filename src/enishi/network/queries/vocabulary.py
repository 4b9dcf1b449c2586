"""The owner's own vocabulary: which terms a query's looks lead to, how many stand behind each, who they are.

Reads the inverted index and keeps, per process, the names to look for near misses in: terms are only ever added or
let go, so what was read once needs no reading again, and a name let go leads nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import connection

from enishi.language.index import Kind
from enishi.language.query import Look
from enishi.network import models as m
from enishi.network.models import Owner

STATEMENT = 800
LAST = chr(0x10FFFF)
NAMES = (Kind.NAME, Kind.READING)
# So many terms may begin with a prefix before it says nothing.
MOST_BEGUN = 300


@dataclass
class _Names:
    """The names of one owner as far as they were read. texts: each with its kinds."""

    last: int = 0
    texts: dict[str, None] = field(default_factory=dict)


_KNOWN: dict[tuple[str, int], _Names] = {}


def names_of(owner: Owner) -> Sequence[str]:
    """Return every name and reading of the owner's vocabulary."""
    known = _KNOWN.setdefault((str(connection.settings_dict["NAME"]), owner.pk), _Names())
    rows = m.Term.objects.filter(owner=owner, pk__gt=known.last, kind__in=[int(kind) for kind in NAMES])
    for pk, text in rows.order_by("pk").values_list("pk", "text"):
        known.texts[text] = None
        known.last = pk
    return list(known.texts)


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
        found |= dict(_fetch(
            f"SELECT term_id, COUNT(*) FROM {_table()} WHERE owner_id = %s AND term_id IN ({marks}) GROUP BY term_id",
            [owner.pk, *chunk],
        ))  # fmt: skip
    return found


def postings_of(
    owner: Owner, terms: Iterable[int], people: Sequence[int] | None = None
) -> list[tuple[int, int, int]]:
    """Return (term, person, weight) of these terms, among some people only if any are given."""
    found: list[tuple[int, int, int]] = []
    for chunk in _chunks(sorted(terms)):
        marks = ", ".join(["%s"] * len(chunk))
        among = f" AND person_id IN ({', '.join(['%s'] * len(people))})" if people is not None else ""
        found += _fetch(
            f"SELECT term_id, person_id, weight FROM {_table()} WHERE owner_id = %s AND term_id IN ({marks}){among}",
            [owner.pk, *chunk, *(people or ())],
        )
    return found


def _table() -> str:
    return connection.ops.quote_name(m.Posting._meta.db_table)


def _chunks(listed: list[int]) -> Iterable[list[int]]:
    return (listed[start : start + STATEMENT] for start in range(0, len(listed), STATEMENT))


def _fetch(statement: str, parameters: Sequence[int]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()
