"""Who came to know the owner by way of others: whom they introduced, who was there with them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q

from enishi.network import models as m
from enishi.network.models import Owner

# So many met with somebody are read; who meets everybody tells nobody apart.
MOST = 4000
SAME_TALK, SAME_GATHERING, KNOW_EACH_OTHER = 1.0, 0.75, 0.3


def introduced_by(owner: Owner, who: Mapping[int, float]) -> dict[int, float]:
    """Return whom these people introduced: 1 × how likely the introducer is the one meant."""
    found: dict[int, float] = {}
    rows = m.Person.objects.filter(owner=owner, introduced_by__in=who, trashed_at=None)
    for met, by in rows.values_list("pk", "introduced_by_id"):
        _raise(found, met, who[by or 0])
    uids = {
        str(uid): pk for uid, pk in m.Person.objects.filter(owner=owner, pk__in=who).values_list("uid", "pk")
    }
    made = m.Introduction.objects.filter(owner=owner, by__in=uids, trashed_at=None)
    for a, b, broker in made.values_list("a_id", "b_id", "by"):
        for pk in filter(None, (a, b)):
            _raise(found, pk, who[uids[broker or ""]])
    return found


def met_with(owner: Owner, who: Mapping[int, float]) -> dict[int, float]:
    """Return who was there with these people: in the same talk 1, at the same gathering less, known to each other least."""
    found: dict[int, float] = {}
    talks: dict[int, float] = {}
    rooms: dict[int, float] = {}
    met = m.EncounterPerson.objects.filter(owner=owner, person__in=who, encounter__trashed_at=None)
    for pk, encounter, gathering in met.values_list("person_id", "encounter_id", "encounter__gathering_id")[
        :MOST
    ]:
        _raise(talks, encounter, who[pk])
        if gathering:
            _raise(rooms, gathering, who[pk])
    for pk, gathering in m.Person.objects.filter(owner=owner, pk__in=who, met_at__isnull=False).values_list(
        "pk", "met_at_id"
    ):
        _raise(rooms, gathering or 0, who[pk])
    others = m.EncounterPerson.objects.filter(owner=owner).exclude(person__in=who)
    for pk, encounter in others.filter(encounter__in=talks).values_list("person_id", "encounter_id")[:MOST]:
        _raise(found, pk, SAME_TALK * talks[encounter])
    there = others.filter(encounter__gathering__in=rooms, encounter__trashed_at=None)
    for pk, gathering in there.values_list("person_id", "encounter__gathering_id")[:MOST]:
        _raise(found, pk, SAME_GATHERING * rooms[gathering or 0])
    known = m.Relation.objects.filter(Q(a__in=who) | Q(b__in=who), owner=owner, trashed_at=None)
    for a, b in known.values_list("a_id", "b_id")[:MOST]:
        one, other = (a, b) if a in who else (b, a)
        if other not in who:
            _raise(found, other, KNOW_EACH_OTHER * who[one])
    return found


def _raise(found: dict[int, float], pk: int, value: float) -> None:
    if value > found.get(pk, 0.0):
        found[pk] = value
