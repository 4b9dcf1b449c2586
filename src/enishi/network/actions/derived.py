"""Derived state: what follows from the log – ties, search terms, keys of twins – refolded from the touched rows themselves.

Because a person's state is always folded anew from that person's own rows, undo, back-dating and merge need no
special case here, and `check` can prove the stored state equal to the log.
"""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model, Q

from enishi.core import activation, days
from enishi.core.activation import ContactDay
from enishi.exchange.records import Record
from enishi.language import index, traits
from enishi.network import models as m
from enishi.network.inserting import insert_all
from enishi.network.models import Owner
from enishi.network.queries.archive import person_records
from enishi.network.queries.packing import pack

CHUNK = 400
LAST = datetime.date.max.toordinal()


def refold_ties(owner: Owner, people: Iterable[int]) -> None:
    """Fold the ties of these people anew."""
    for chunk in _chunks(people):
        _store_ties(owner, chunk)


def refold_terms(owner: Owner, people: Iterable[int], known: Mapping[int, Record] | None = None) -> None:
    """Write the search terms of these people anew. known: records that need not be read again."""
    for chunk in _chunks(people):
        _store_terms(owner, chunk, known or {})


def _chunks(people: Iterable[int]) -> Iterator[list[int]]:
    ids = sorted(people)
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def ties_of(owner: Owner, ids: Sequence[int]) -> list[m.Tie]:
    """Return the ties of these people as the log has them, in the order of the ids; the trash counts for nothing."""
    contacts: dict[int, list[ContactDay]] = defaultdict(list)
    moods: dict[int, int] = defaultdict(int)
    as_myself: set[int] = set()
    met = m.EncounterPerson.objects.filter(
        owner=owner, person__in=ids, encounter__status="happened", encounter__trashed_at=None
    ).values_list("person_id", "encounter__on", "encounter__medium", "encounter__as_role", "encounter__mood")
    for person, on, medium, role, mood in met:
        if on:
            contacts[person].append((days.day_of(on).toordinal(), activation.weight_of(medium or "")))
        if mood is not None and mood < 0:
            moods[person] += 1
        if role == "me":
            as_myself.add(person)
    favors = m.Favor.objects.filter(
        owner=owner, person__in=ids, kind__in=activation.FAVOR_WEIGHTS, trashed_at=None, on__isnull=False
    )
    for person, on, kind in favors.values_list("person_id", "on", "kind"):
        contacts[person].append((days.day_of(on or "").toordinal(), activation.FAVOR_WEIGHTS[kind or ""]))
    present = dict(m.Person.objects.filter(owner=owner, pk__in=ids).values_list("pk", "in_network"))
    trashed = set(
        m.Person.objects.filter(owner=owner, pk__in=ids, trashed_at__isnull=False).values_list(
            "pk", flat=True
        )
    )
    ties = [
        m.Tie(
            owner=owner, person_id=pk, in_network=present[pk] and pk not in trashed, as_myself=pk in as_myself,
            bad_moods=min(moods[pk], 999),
        )
        for pk in ids
        if pk in present
    ]  # fmt: skip
    _fold_days(ties, [activation.contact_days(contacts[tie.person_id]) for tie in ties])
    return ties


def _fold_days(ties: Sequence[m.Tie], folded: Sequence[tuple[ContactDay, ...]]) -> None:
    """Set what follows from the contact days, the crossings of all ties in one pass."""
    logs = activation.tie_logs(folded)
    half, fifth = (activation.crossings(logs, level) for level in activation.LEVELS)
    for tie, listed, below_half, below_fifth in zip(ties, folded, half, fifth, strict=True):
        if not listed:
            continue
        tie.days = pack(listed)
        tie.count = len(listed)
        tie.first_on, tie.last_on = _iso(listed[0][0]), _iso(listed[-1][0])
        tie.half_on, tie.fifth_on = _iso(int(below_half)), _iso(int(below_fifth))
        tie.strength = math.log(sum(weight for _, weight in listed))


def _iso(ordinal: int) -> str | None:
    return datetime.date.fromordinal(ordinal).isoformat() if 0 < ordinal <= LAST else None


def _store_ties(owner: Owner, ids: Sequence[int]) -> None:
    ties = ties_of(owner, ids)
    if ties:
        insert_all(ties, replacing="person_id")


def terms_of(owner: Owner, ids: Sequence[int]) -> list[tuple[int, str, float]]:
    """Return (person, term, weight) of these people as their records have them; the trash is not found."""
    return _terms(_living(owner, ids, {}))


def keys_of(owner: Owner, ids: Sequence[int]) -> set[tuple[int, int]]:
    """Return (person, key) of these people as their records have them: where a twin of theirs would be met."""
    return set(_keys(_living(owner, ids, {})))


def _living(owner: Owner, ids: Sequence[int], known: Mapping[int, Record]) -> dict[int, Record]:
    """Return the records of those not in the trash, reading only what is not known."""
    trashed = Q(trashed_at__isnull=False)
    gone = set(m.Person.objects.filter(trashed, owner=owner, pk__in=ids).values_list("pk", flat=True))
    unread = [pk for pk in ids if pk not in gone and pk not in known]
    records = {pk: record for pk, record in known.items() if pk in set(ids) - gone}
    return records | person_records(owner, unread)


def _terms(records: Mapping[int, Record]) -> list[tuple[int, str, float]]:
    return [
        (pk, term[:64], weight)
        for pk, record in records.items()
        for term, weight in index.terms_of(record).items()
    ]


def _keys(records: Mapping[int, Record]) -> Iterator[tuple[int, int]]:
    for pk, record in records.items():
        keys = traits.keys_of(traits.traits_of(record))
        yield from ((pk, key) for key in keys.meet | keys.count)


def _store_terms(owner: Owner, ids: Sequence[int], known: Mapping[int, Record]) -> None:
    """Write terms and keys by plain statements: some twenty a person make them most of what an import writes."""
    records = _living(owner, ids, known)
    m.Term.objects.filter(person__in=ids)._raw_delete(m.Term.objects.db)
    rows = [(owner.pk, pk, term, weight) for pk, term, weight in _terms(records)]
    # In the order of the index, so that its pages are walked once.
    rows.sort(key=lambda row: row[2])
    _insert(m.Term, ("term", "weight"), rows)
    m.TwinKey.objects.filter(person__in=ids)._raw_delete(m.TwinKey.objects.db)
    m.Twin.objects.filter(Q(a__in=ids) | Q(b__in=ids), owner=owner)._raw_delete(m.Twin.objects.db)
    # Whoever was written anew waits to be compared with the others.
    waiting = [(owner.pk, pk, m.WAITING) for pk in records]
    keys = [(owner.pk, pk, key) for pk, key in _keys(records)]
    _insert(m.TwinKey, ("key",), sorted(waiting + keys, key=lambda row: row[2]))


def _insert(model: type[Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    if not rows:
        return
    table = connection.ops.quote_name(model._meta.db_table)
    listed = ", ".join(("owner_id", "person_id", *columns))
    marks = ", ".join(["%s"] * (2 + len(columns)))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", rows)


def name_for_people(row: Any) -> str:
    """Return what the owner would call a row: a person's name, a gathering's title, who a fact is about."""
    if isinstance(row, m.Person):
        return row.full or row.family or row.nickname or ""
    if isinstance(row, m.Gathering):
        return row.title or ""
    if isinstance(row, m.Encounter):
        linked = (
            m.EncounterPerson.objects.filter(encounter=row).select_related("person").order_by("place")[:3]
        )
        return "・".join(name_for_people(link.person) for link in linked) or (row.on or "")
    if getattr(row, "person_id", None):
        person = m.Person.objects.filter(pk=row.person_id).first()
        return name_for_people(person) if person else ""
    return str(getattr(row, "text", None) or getattr(row, "title", None) or getattr(row, "what", None) or "")
