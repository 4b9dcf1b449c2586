"""Whom, or what, a word means: a name as it is said, or an outside id, to one row of the owner's."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from enishi.network.errors import Ambiguous, NotFound
from enishi.network.models import Gathering, Owner, Person
from enishi.network.shapes import SHAPES

# What people add to a name out of politeness.
HONORIFICS = re.compile(r"(さん|さま|様|ちゃん|くん|君|先生|氏)$")
SEVERAL = 10


def people_called(owner: Owner, said: str) -> list[Person]:
    """Return the people whom a name fits exactly: the full name before family name, nickname or reading."""
    for name in dict.fromkeys((said.strip(), HONORIFICS.sub("", said.strip()))):
        if name and (found := _whole_name(owner, name) or _part_of_name(owner, name)):
            return found
    return []


def _living(owner: Owner, fits: Q) -> list[Person]:
    return list(
        Person.objects.filter(fits, owner=owner, trashed_at=None).order_by("-in_network", "pk")[:SEVERAL]
    )


def _whole_name(owner: Owner, name: str) -> list[Person]:
    parts = name.split()
    fits = Q(full=name) | Q(full=" ".join(parts)) | Q(full="".join(parts))
    if len(parts) == 2:
        fits |= Q(family=parts[0], given=parts[1]) | Q(family=parts[1], given=parts[0])
    if len(parts) == 1:
        # 佐藤健一 for 佐藤 健一: the one space may stand anywhere.
        fits |= Q(full__in=[f"{name[:place]} {name[place:]}" for place in range(1, len(name))])
    return _living(owner, fits)


def _part_of_name(owner: Owner, name: str) -> list[Person]:
    return _living(owner, Q(family=name) | Q(nickname=name) | Q(given=name) | Q(family_kana=name))


def person_called(owner: Owner, said: str) -> Person:
    """Return the one person meant by a name or an id; raise NotFound, or Ambiguous with facts['people']."""
    if uid := as_uid(said):
        found = list(Person.objects.filter(owner=owner, pk__in=stayed(owner, [uid]).values()))
    else:
        found = people_called(owner, said)
    if not found:
        raise NotFound(key="person", id=said)
    if len(found) > 1:
        people = [{"id": str(one.uid), "name": one.full or one.nickname or ""} for one in found]
        raise Ambiguous(name=said, people=people)
    return found[0]


def stayed(owner: Owner, uids: Sequence[uuid.UUID | str]) -> dict[str, int]:
    """Return the inside id of each person by outside id: of who stayed, where one was merged into another."""
    found: dict[str, int] = {}
    onward: dict[str, int] = {}
    people = Person.objects.filter(owner=owner)
    for uid, pk, into in people.filter(uid__in=uids).values_list("uid", "pk", "merged_into_id"):
        found[str(uid)] = pk
        if into:
            onward[str(uid)] = into
    seen: set[int] = set()
    while onward and not seen >= set(onward.values()):
        found |= onward
        seen |= set(onward.values())
        further = dict(
            people.filter(pk__in=onward.values(), merged_into__isnull=False).values_list(
                "pk", "merged_into_id"
            )
        )
        onward = {uid: further[pk] for uid, pk in onward.items() if pk in further}
    return found


def gathering_called(owner: Owner, said: str) -> Gathering | None:
    """Return the gathering of an id or a title – of several alike the latest –, or None."""
    fits = Q(uid=uid) if (uid := as_uid(said)) else Q(title=said.strip())
    return Gathering.objects.filter(fits, owner=owner, trashed_at=None).order_by("-on", "-pk").first()


def row_meant(owner: Owner, kind: str, said: str) -> Any:
    """Return a row of a kind by its id or the last eight characters of it; raise NotFound or Ambiguous.

    The end, not the beginning: a UUIDv7 begins with the time, so what was written together begins alike.
    """
    end = said.strip().lower()
    rows = SHAPES[kind].model._default_manager.filter(owner=owner)
    if uid := as_uid(end):
        rows = rows.filter(uid=uid)
    elif re.fullmatch(r"[0-9a-f]{8,12}", end):
        rows = rows.filter(uid__endswith=end)
    else:
        raise NotFound(key=kind, id=said)
    found: Sequence[Any] = list(rows[:2])
    if not found:
        raise NotFound(key=kind, id=said)
    if len(found) > 1:
        raise Ambiguous(name=said, people=[{"id": str(one.uid), "name": ""} for one in found])
    return found[0]


def short(uid: str) -> str:
    """Return the part of an outside id by which `row_meant` finds it again."""
    return uid[-8:]


def as_uid(said: str) -> uuid.UUID | None:
    """Return an outside id if the words are one."""
    try:
        return uuid.UUID(said.strip()) if len(said.strip()) in (32, 36) else None
    except ValueError:
        return None
