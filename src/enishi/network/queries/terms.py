"""The terms under which people are to be found, as their own rows and the log have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Q

from enishi.exchange.records import Record
from enishi.language import index
from enishi.language.index import Told
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.archive import person_records
from enishi.network.queries.told import meetings_of, said_of


def terms_of(
    owner: Owner, ids: Sequence[int], known: Mapping[int, Record] | None = None
) -> dict[int, index.Terms]:
    """Return the terms of these people as the log has them; whoever lies in the trash has none."""
    trashed = Q(trashed_at__isnull=False)
    gone = set(m.Person.objects.filter(trashed, owner=owner, pk__in=ids).values_list("pk", flat=True))
    living = [pk for pk in ids if pk not in gone]
    there = {pk: record for pk, record in (known or {}).items() if pk in set(living)}
    records = there | person_records(owner, [pk for pk in living if pk not in there])
    told = told_of(owner, living)
    return {pk: index.terms_of(record, told[pk]) for pk, record in records.items()}


def told_of(owner: Owner, ids: Sequence[int]) -> dict[int, Told]:
    """Return what was told about each of these people, the trash left out."""
    meetings, said = meetings_of(owner, ids), said_of(owner, ids)
    return {pk: Told(tuple(meetings[pk]), tuple(said[pk])) for pk in ids}
