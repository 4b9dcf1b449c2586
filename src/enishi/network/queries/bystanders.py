"""Who came to know the owner by way of others: whom they introduced, who was there with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.reading import fetch, places, table

# So many talks with somebody are looked at, the latest; who meets everybody tells nobody apart.
MOST = 1500
# As many gatherings of theirs are looked at, those of the likeliest.
ROOMS = 120
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
    for pk, met in _in_their_talks(owner, who):
        _raise(found, pk, SAME_TALK * who[met])
    rooms = _rooms_of(owner, who)
    for pk, gathering in _there(owner, rooms):
        if pk not in who:
            _raise(found, pk, SAME_GATHERING * rooms[gathering])
    known = m.Relation.objects.filter(Q(a__in=who) | Q(b__in=who), owner=owner, trashed_at=None)
    for a, b in known.values_list("a_id", "b_id")[:MOST]:
        one, other = (a, b) if a in who else (b, a)
        if other not in who:
            _raise(found, other, KNOW_EACH_OTHER * who[one])
    return found


def _latest(who: Mapping[int, float]) -> str:
    """The latest talks with these people, from the index alone; whose they are is asked of the talk."""
    return (
        f"(SELECT person_id, encounter_id FROM {table(m.EncounterPerson)} WHERE person_id IN ({places([*who])}) "
        f'ORDER BY "on" DESC LIMIT {MOST})'
    )


def _in_their_talks(owner: Owner, who: Mapping[int, float]) -> list[Any]:
    """Return (somebody else, one of these people) who met the owner together."""
    return fetch(
        f"SELECT other.person_id, met.person_id FROM {_latest(who)} met "
        f"JOIN {table(m.Encounter)} talk ON talk.id = met.encounter_id AND talk.owner_id = %s "
        f"JOIN {table(m.EncounterPerson)} other ON other.encounter_id = met.encounter_id "
        f"WHERE talk.trashed_at IS NULL AND other.person_id NOT IN ({places([*who])}) LIMIT {MOST}",
        [*who, owner.pk, *who],
    )


def _rooms_of(owner: Owner, who: Mapping[int, float]) -> dict[int, float]:
    """Return the gatherings at which these people were, by how likely they are meant: so many, the likeliest."""
    rooms: dict[int, float] = {}
    at = fetch(
        f"SELECT met.person_id, talk.gathering_id FROM {_latest(who)} met "
        f"JOIN {table(m.Encounter)} talk ON talk.id = met.encounter_id AND talk.owner_id = %s "
        "WHERE talk.trashed_at IS NULL AND talk.gathering_id IS NOT NULL "
        f"UNION ALL SELECT id, met_at_id FROM {table(m.Person)} "
        f"WHERE owner_id = %s AND id IN ({places([*who])}) AND met_at_id IS NOT NULL",
        [*who, owner.pk, owner.pk, *who],
    )
    for pk, gathering in at:
        _raise(rooms, gathering, who[pk])
    return dict(sorted(rooms.items(), key=lambda one: -one[1])[:ROOMS])


def _there(owner: Owner, rooms: Mapping[int, float]) -> list[Any]:
    """Return (somebody, gathering) of who was at these gatherings."""
    if not rooms:
        return []
    return fetch(
        f"SELECT met.person_id, talk.gathering_id FROM {table(m.Encounter)} talk "
        f"JOIN {table(m.EncounterPerson)} met ON met.encounter_id = talk.id AND met.owner_id = talk.owner_id "
        f"WHERE talk.owner_id = %s AND talk.gathering_id IN ({places([*rooms])}) AND talk.trashed_at IS NULL "
        f"LIMIT {MOST}",
        [owner.pk, *rooms],
    )


def _raise(found: dict[int, float], pk: int, value: float) -> None:
    if value > found.get(pk, 0.0):
        found[pk] = value
