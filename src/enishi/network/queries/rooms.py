"""Gatherings to come as the brain weighs them: what their rooms have brought so far, who comes, whom to look for.

Decides which rows and memories belong to a gathering – its series', its title's –; what it is worth, core decides. The
week and the page 顔を出す ask the same.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from enishi.core import days, rooms, week_facts
from enishi.core.where_next import Ranked, where_next
from enishi.language import fields as taxonomy
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries import feeds
from enishi.network.queries.feeds import Suggestion
from enishi.network.queries.portrait import snapshot_of, visits_of
from enishi.network.queries.week import name_of

MOST = 40
THIN = 2
AHEAD = datetime.timedelta(days=120)
ATTENDED = 500


@dataclass(frozen=True)
class Prospect:
    """A gathering that may come to be one, from whatever source. guests: outside ids of people of the network."""

    uid: str
    title: str
    kind: str
    on: str
    starts: str
    ends: str
    series: str
    cost: int
    solicited: bool = False
    fields: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()


@dataclass
class _Memory:
    """What of an evening's series, or of one of its name, is remembered: go again? was somebody selling?"""

    again: bool | None = None
    solicited: bool = False


@dataclass
class _Whole:
    """What is the same for all gatherings to come."""

    snapshot: dict[str, Any]
    memories: dict[str, _Memory]
    vacant: tuple[str, ...]
    wanted: dict[str, str] = field(default_factory=dict)
    wanted_fields: tuple[str, ...] = ()


def coming_gatherings(
    owner: Owner, today: datetime.date, until: datetime.date, snapshot: dict[str, Any]
) -> tuple[week_facts.ComingGathering, ...]:
    """Return the planned gatherings until a day, as the week is told of them. Six queries."""
    return _weighed(owner, _planned(owner, today, until), snapshot)


@dataclass(frozen=True)
class Next:
    """Gatherings to come in the order in which they promise something. names: of everybody their reasons speak of.

    to_meet: by the gathering's uid, up to three people or fields to look for there.
    """

    ranked: tuple[Ranked, ...]
    to_meet: dict[str, tuple[rooms.ToMeet, ...]]
    names: dict[str, str]
    suggestions: dict[str, Suggestion]


def where_to_go_next(owner: Owner, today: datetime.date) -> Next:
    """Rank what is planned and what the feeds announce. Some ten queries, whatever the size of the network."""
    announced = {one.uid: one for one in feeds.suggestions(owner, today)}
    prospects = _planned(owner, today, today + AHEAD) + [_prospect(one) for one in announced.values()]
    found = _weighed(owner, prospects, snapshot_of(owner)[2])
    budget = week_facts.Budget(minutes=round(owner.hours_per_week * 60), money=owner.money_per_week)
    ranked = where_next(found, visits_of(owner)[-ATTENDED:], budget, today.toordinal())
    spoken = {uid for one in found for uid in one.mine_coming}
    people = m.Person.objects.filter(owner=owner, uid__in=spoken)
    return Next(
        ranked, {one.id: one.to_meet for one in found}, {str(one.uid): name_of(one) for one in people}, announced
    )  # fmt: skip


def _planned(owner: Owner, today: datetime.date, until: datetime.date) -> list[Prospect]:
    rows = list(
        m.Gathering.objects.filter(
            owner=owner, status="planned", trashed_at=None, on__gte=today.isoformat(), on__lte=until.isoformat()
        ).order_by("on", "pk")[:MOST]
    )  # fmt: skip
    expected, guests = _expected(rows), _guests(rows)
    return [
        Prospect(
            str(row.uid), row.title or "", row.kind or "other", row.on or "", row.starts or "", row.ends or "",
            row.series or "", row.cost or 0, row.solicited, tuple(expected[row.pk]), tuple(guests[row.pk]),
        )
        for row in rows
    ]  # fmt: skip


def _prospect(one: Suggestion) -> Prospect:
    return Prospect(
        one.uid, one.title, one.kind, one.on, one.starts, one.ends, one.series, 0, fields=one.fields
    )


def _weighed(
    owner: Owner, prospects: Sequence[Prospect], snapshot: dict[str, Any]
) -> tuple[week_facts.ComingGathering, ...]:
    guests = {uid for one in prospects for uid in one.guests}
    vacant = m.Seat.objects.filter(owner=owner, person=None, until=None, trashed_at=None)
    places = tuple(name for name in vacant.values_list("field", flat=True) if name)
    memories, wanted = _memories(owner, prospects), _wanted(owner, guests)
    whole = _Whole(snapshot, memories, places, wanted, _wanted_fields(owner))
    return tuple(_coming(one, whole) for one in prospects)


def _coming(one: Prospect, whole: _Whole) -> week_facts.ComingGathering:
    crowd = whole.snapshot.get("crowd", {})
    worth = whole.snapshot.get("rooms", {"kinds": {}, "series": {}})
    memory = whole.memories.get(one.series) or whole.memories.get(one.title) or _Memory()
    return week_facts.ComingGathering(
        id=one.uid, kind=one.kind, title=one.title, on=days.day_of(one.on), minutes=_length(one), cost=one.cost,
        series=one.series or None, room=_room(worth["kinds"].get(one.kind)) or rooms.UNSEEN,
        series_room=_room(worth["series"].get(one.series)) if one.series else None,
        again=bool(memory.again), solicited=memory.solicited or one.solicited,
        new_fields=tuple(name for name in one.fields if crowd.get(name, 0) <= THIN), mine_coming=one.guests,
        to_meet=rooms.whom_to_meet(
            coming=one.guests, fields_expected=one.fields, wanted=whole.wanted, vacant_fields=whole.vacant,
            wanted_fields=whole.wanted_fields, field_people=crowd,
        ),
    )  # fmt: skip


def _room(kept: list[float] | None) -> rooms.Room | None:
    return rooms.Room(int(kept[0]), int(kept[1]), kept[2]) if kept else None


def _length(one: Prospect) -> int:
    """Minutes with the way there: as written, else two hours."""
    try:
        lasts = datetime.datetime.fromisoformat(one.ends) - datetime.datetime.fromisoformat(one.starts)
    except (ValueError, TypeError):
        return 120
    return min(max(int(lasts.total_seconds() // 60), 30), 480)


def _expected(rows: Sequence[m.Gathering]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for pk, name in m.GatheringField.objects.filter(gathering__in=rows).values_list("gathering_id", "field"):
        found[pk].append(name)
    return found


def _guests(rows: Sequence[m.Gathering]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    listed = m.GatheringGuest.objects.filter(
        gathering__in=rows, person__in_network=True, person__trashed_at=None
    )
    for pk, uid in listed.order_by("place", "pk").values_list("gathering_id", "person__uid"):
        found[pk].append(str(uid))
    return found


def _memories(owner: Owner, prospects: Iterable[Prospect]) -> dict[str, _Memory]:
    """Return what is remembered of each series, and of each title: the latest word on going again, any soliciting."""
    called = {name for one in prospects for name in (one.series, one.title) if name}
    past = m.Gathering.objects.filter(
        Q(series__in=called) | Q(title__in=called), owner=owner, status="attended", trashed_at=None
    ).order_by("-on", "-pk")
    found: dict[str, _Memory] = defaultdict(_Memory)
    for series, title, again, solicited in past.values_list("series", "title", "again", "solicited")[
        :ATTENDED
    ]:
        for name in {series, title} & called:
            memory = found[name or ""]
            memory.again = again if memory.again is None else memory.again
            memory.solicited = memory.solicited or solicited
    return found


def _wanted(owner: Owner, guests: set[str]) -> dict[str, str]:
    """Which guests there is a reason to look for: an introduction under way, or what they look for is known."""
    rows = m.Want.objects.filter(owner=owner, person__uid__in=guests).values_list("person__uid", flat=True)
    found = {str(uid): "want" for uid in rows if uid}
    pairs = m.Introduction.objects.filter(
        Q(a__uid__in=guests) | Q(b__uid__in=guests), owner=owner, trashed_at=None, state__in=("idea", "asked")
    )
    for both in pairs.values_list("a__uid", "b__uid"):
        found |= {str(uid): "introduction" for uid in both if str(uid) in guests}
    return found


def _wanted_fields(owner: Owner) -> tuple[str, ...]:
    """The fields in which the owner looks for something."""
    texts = m.Want.objects.filter(owner=owner, person=None).order_by("place").values_list("text", flat=True)
    return tuple(dict.fromkeys(code for text in texts[:20] for code in taxonomy.find(text)))
