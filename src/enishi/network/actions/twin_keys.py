"""The keys under which twins meet, folded anew from a person's own rows by whatever action touches these.

Only what differs is written, and only then does the person wait to be compared again: a meeting noted changes nobody's
name. Pairs found before are let go with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection, transaction
from django.db.models import Q

from enishi.exchange.records import Record
from enishi.language.traits import keys_of, traits_of
from enishi.network import models as m
from enishi.network.actions.derived import people_chunked
from enishi.network.models import Owner
from enishi.network.queries.twins import keys_among


def refold_keys(owner: Owner, people: Iterable[int], known: Mapping[int, Record] | None = None) -> None:
    """Write the keys of these people anew where they differ. known: records that need not be read again."""
    for chunk in people_chunked(people):
        told = {pk: (known or {})[pk] for pk in chunk if pk in (known or {})}
        wanted = keys_among(owner, [pk for pk in chunk if pk not in told])
        for pk, record in told.items():
            keys = keys_of(traits_of(record))
            wanted[pk] = set() if record.get("trashed") else set(keys.meet | keys.count)
        _store(owner, chunk, wanted)


def renew_keys(owner: Owner) -> None:
    """Write everybody's keys anew, a chunk of people a transaction."""
    people = m.Person.objects.filter(owner=owner).values_list("pk", flat=True)
    for chunk in people_chunked(list(people)):
        with transaction.atomic():
            refold_keys(owner, chunk)


def _store(owner: Owner, ids: Sequence[int], wanted: Mapping[int, set[int]]) -> None:
    there: dict[int, set[int]] = defaultdict(set)
    rows = m.TwinKey.objects.filter(person__in=ids).exclude(key=m.WAITING)
    for person, key in rows.values_list("person_id", "key"):
        there[person].add(key)
    changed = [pk for pk in ids if there[pk] != wanted.get(pk, set())]
    if not changed:
        return
    m.TwinKey.objects.filter(person__in=changed)._raw_delete(m.TwinKey.objects.db)
    m.Twin.objects.filter(Q(a__in=changed) | Q(b__in=changed), owner=owner)._raw_delete(m.Twin.objects.db)
    new = [(owner.pk, pk, key) for pk in changed for key in (wanted.get(pk) or ())]
    # Whoever was written anew waits to be compared with the others.
    new += [(owner.pk, pk, m.WAITING) for pk in changed if wanted.get(pk)]
    _insert(sorted(new, key=lambda row: row[2]))


def _insert(rows: Sequence[tuple[int, int, int]]) -> None:
    """Write keys by a plain statement, in the order of the index: some ten a person."""
    if not rows:
        return
    table = connection.ops.quote_name(m.TwinKey._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} (owner_id, person_id, key) VALUES (%s, %s, %s)", rows)
