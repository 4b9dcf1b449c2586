"""Derived state: the ties that follow from the log, refolded from the touched rows themselves; `terms` is its sister.

Because a person's state is always folded anew from that person's own rows, undo, back-dating and merge need no
special case here, and `check` can prove the stored state equal to the log.
"""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from enishi.core import activation, days
from enishi.core.activation import ContactDay
from enishi.network import models as m
from enishi.network.inserting import insert_all
from enishi.network.models import Owner
from enishi.network.queries.packing import pack

CHUNK = 400
LAST = datetime.date.max.toordinal()


def refold_ties(owner: Owner, people: Iterable[int]) -> None:
    """Fold the ties of these people anew."""
    for chunk in people_chunked(people):
        _store_ties(owner, chunk)


def people_chunked(people: Iterable[int]) -> Iterator[list[int]]:
    """Cut ids into lists that one statement can carry, in their order."""
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
    # A bank one goes to is no tie, though it stands among the people.
    said = m.Person.objects.filter(owner=owner, pk__in=ids).values_list("pk", "in_network", "standing")
    present = {pk: in_network and standing != "service" for pk, in_network, standing in said}
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
