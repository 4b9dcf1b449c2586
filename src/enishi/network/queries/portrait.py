"""The portrait: what the whole network comes to – one pass over every tie, made once a day and kept as a snapshot.

Decides which rows core is told; core decides what they come to. The snapshot also holds what the week needs of the
whole (worth of rooms, thin fields, difference of origins), so that planning never walks over everybody.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from enishi.core import activation, balance, days, difference, give, known, leaving, rooms
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.company import people_of_company

# Series beyond these say nothing a plan could use, and a snapshot is one row.
MOST_SERIES = 300
# People the page 会社を離れたら names of each sort.
LISTED = 20


@dataclass(frozen=True)
class Everybody:
    """All people in the network as the pass needs them, in one order: ids, R today, fields, origin communities."""

    ids: list[int]
    uids: list[str]
    remembered: list[float]
    fields: dict[int, tuple[str, ...]]
    origins: list[str]
    company: list[bool]
    as_myself: list[bool]
    wishes: list[int | None]


def everybody(owner: Owner, today: datetime.date) -> Everybody:
    """Read everybody in the network, four queries in all."""
    rows = list(
        m.Tie.objects.filter(owner=owner, in_network=True)
        .order_by("person")
        .values_list(
            "person_id", "days", "as_myself", "person__uid", "person__origin", "person__wish",
            "person__met_at__series", "person__introduced_by",
        )
    )  # fmt: skip
    homes = _organizations_of_introducers(owner)
    names = [
        difference.origin_community(
            str(row[3]),
            company="company" if row[4] == "company" else None,
            series=row[6],
            introducer_organization=homes.get(row[7] or 0),
        )
        for row in rows
    ]
    present = activation.remembered_all(
        activation.activations(_logs([row[1] for row in rows]), today.toordinal())
    )
    return Everybody(
        ids=[row[0] for row in rows],
        uids=[str(row[3]) for row in rows],
        remembered=[float(value) for value in present],
        fields=fields_of(owner),
        origins=names,
        company=[row[4] == "company" for row in rows],
        as_myself=[row[2] for row in rows],
        wishes=[_sign(row[5]) for row in rows],
    )


def _sign(wish: int | None) -> int | None:
    return None if wish is None else (wish > 0) - (wish < 0)


def _logs(packed: Sequence[bytes | memoryview]) -> activation.TieLogs:
    """Lay packed contact days into core's flat arrays."""
    lengths = [len(one) // 8 for one in packed]
    ordinals = [np.frombuffer(one, "<i4", n) for one, n in zip(packed, lengths, strict=True) if n]
    weights = [np.frombuffer(one, "<f4", n, n * 4) for one, n in zip(packed, lengths, strict=True) if n]
    starts = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64)
    if not ordinals:
        return activation.TieLogs(np.zeros(0, np.int64), np.zeros(0), starts)
    return activation.TieLogs(
        np.concatenate(ordinals).astype(np.int64), np.concatenate(weights).astype(np.float64), starts
    )


def fields_of(owner: Owner) -> dict[int, tuple[str, ...]]:
    """Return the fields of everybody who has any."""
    found: dict[int, list[str]] = defaultdict(list)
    for person, name in (
        m.PersonField.objects.filter(owner=owner).order_by("pk").values_list("person_id", "field")
    ):
        found[person].append(name)
    return {person: tuple(names) for person, names in found.items()}


def _organizations_of_introducers(owner: Owner) -> dict[int, str]:
    """Return where everybody who introduced somebody belongs."""
    introduced = m.Person.objects.filter(owner=owner, introduced_by__isnull=False).values("introduced_by")
    rows = m.Affiliation.objects.filter(owner=owner, person__in=introduced, organization__isnull=False)
    found = rows.order_by("-place").values_list("person_id", "organization__name")
    return {person: name for person, name in found if name}


def survey(owner: Owner, today: datetime.date) -> dict[str, Any]:
    """Compute everything a snapshot holds, as plain JSON values. Costs one pass over the network."""
    people = everybody(owner, today)
    diff = difference.difference_of(
        difference.Presence(uid, people.fields.get(pk, ()), origin, r)
        for pk, uid, origin, r in zip(people.ids, people.uids, people.origins, people.remembered, strict=True)
    )
    crowd = Counter(name for pk in people.ids for name in people.fields.get(pk, ()))
    visits = visits_of(owner)
    return {
        "people": len(people.ids),
        "reach": diff.reach,
        "fielded": diff.fielded,
        "q": diff.q,
        "omega": diff.omega,
        "effective_fields": diff.effective_fields,
        "without_field": len(diff.without_field),
        "by_field": dict(diff.by_field),
        "by_origin": {name: r for name, r in diff.by_origin.items() if not name.startswith("person:")},
        "coverage": difference.coverage(crowd.values()) if crowd else None,
        "crowd": dict(crowd),
        "balance": {str(window): _balance(visits, today, window) for window in balance.WINDOWS},
        "leaving": _leaving(owner, people, diff),
        "rooms": _rooms(owner, people),
        "give": _give(owner, today),
        "known": _known(owner, people, today),
    }


def difference_from(data: dict[str, Any]) -> difference.Difference:
    """Return core's Difference as a snapshot kept it, for δ of single people."""
    by_branch: dict[str, float] = defaultdict(float)
    for name, r in data.get("by_field", {}).items():
        by_branch[name.partition(".")[0]] += r
    return difference.Difference(
        reach=data.get("reach", 0.0), fielded=data.get("fielded", 0.0), q=data.get("q", 0.0),
        effective_fields=data.get("effective_fields", 0.0), without_field=(), by_field=data.get("by_field", {}),
        by_branch=dict(by_branch), by_origin=data.get("by_origin", {}),
    )  # fmt: skip


def visits_of(owner: Owner) -> list[tuple[int, str]]:
    """Return (ordinal, kind) of every gathering attended, the oldest first."""
    rows = m.Gathering.objects.filter(owner=owner, status="attended", trashed_at=None, on__isnull=False)
    listed = rows.order_by("on", "pk").values_list("on", "kind")
    return [(days.day_of(on or "").toordinal(), kind or "other") for on, kind in listed]


def _balance(visits: Sequence[tuple[int, str]], today: datetime.date, window: int) -> dict[str, Any]:
    found = balance.balance_of(visits, today.toordinal(), window)
    return {"counts": found.visits, "effective": found.effective_kinds, "missing": list(found.missing)}


def _leaving(owner: Owner, people: Everybody, diff: difference.Difference) -> dict[str, Any]:
    of_company = people_of_company(owner)
    views = []
    for place, (pk, uid, r) in enumerate(zip(people.ids, people.uids, people.remembered, strict=True)):
        fields, company = people.fields.get(pk, ()), of_company.holds(pk)
        delta = diff.delta(fields, people.origins[place]) if company else 0.0
        customer = of_company.side(pk) in leaving.CUSTOMERS
        mine, wish = people.as_myself[place], people.wishes[place]
        views.append(leaving.CompanyView(uid, fields, r, company, mine, customer, delta, wish))
    left = leaving.if_i_left(views)
    uid_of = dict(zip(people.ids, people.uids, strict=True))
    perhaps = [
        uid_of[pk] for pk, side in of_company.sides.items() if side == "perhaps_customer" and pk in uid_of
    ]
    return {
        "company_share": left.company_share, "at_risk_share": left.at_risk_share, "stays": len(left.stays),
        "company_ties": sum(view.through_company for view in views), "blank_fields": list(left.blank_fields),
        "meet_again": list(left.meet_again[:LISTED]), "stay": list(left.stays[:LISTED]),
        "perhaps_customers": sorted(perhaps)[:LISTED], "perhaps": len(perhaps),
        "customers": sum(side == "customer" for side in of_company.sides.values()),
        "by_field": [[one.field, one.stays, one.at_risk] for one in left.by_field],
    }  # fmt: skip


def _rooms(owner: Owner, people: Everybody) -> dict[str, Any]:
    """Worth of every kind and series. Only people met once matter beyond the number of visits."""
    once = m.EncounterPerson.objects.filter(
        owner=owner, person__tie__count=1, person__tie__in_network=True, encounter__gathering__isnull=False,
        encounter__status="happened",
    )  # fmt: skip
    met: dict[int, list[str]] = defaultdict(list)
    for person, gathering in once.values_list("person_id", "encounter__gathering_id"):
        met[gathering].append(str(person))
    held = list(
        m.Gathering.objects.filter(owner=owner, status="attended", trashed_at=None).values_list(
            "pk", "kind", "series"
        )
    )
    fields = {str(pk): people.fields.get(pk, ()) for listed in met.values() for pk in map(int, listed)}
    kinds = rooms.rooms_of([rooms.Visit(kind or "other", tuple(met[pk])) for pk, kind, _ in held], fields)
    series = rooms.rooms_of([rooms.Visit(name, tuple(met[pk])) for pk, _, name in held if name], fields)
    best = sorted(series.items(), key=lambda pair: (-pair[1].visits, pair[0]))[:MOST_SERIES]
    return {"kinds": {k: _room(r) for k, r in kinds.items()}, "series": {k: _room(r) for k, r in best}}


def _room(room: rooms.Room) -> list[float]:
    return [room.visits, room.only_there, room.value]


def _give(owner: Owner, today: datetime.date) -> dict[str, Any]:
    rows = m.Favor.objects.filter(owner=owner, trashed_at=None, on__isnull=False)
    passed = (
        give.Passed(days.day_of(on or "").toordinal(), str(person), direction == "given")
        for on, person, direction in rows.values_list("on", "person_id", "direction")
    )
    flow = give.circulation_of(passed, today.toordinal())
    return {
        "balance": flow.balance, "given": flow.given, "received": flow.received, "reached": flow.reached,
        "both_ways": flow.both_ways,
    }  # fmt: skip


def _known(owner: Owner, people: Everybody, today: datetime.date) -> dict[str, Any]:
    """How far what I do is known to weak ties, and what I want to key persons; how sharp my offers are."""
    told: dict[tuple[str, int], list[tuple[int, bool | None]]] = defaultdict(list)
    tellings = m.Telling.objects.filter(owner=owner, trashed_at=None, on__isnull=False)
    for what, person, on, stuck in tellings.values_list("statement__what", "person_id", "on", "stuck"):
        told[what or "do", person].append((days.day_of(on or "").toordinal(), stuck))
    seats = m.Seat.objects.filter(owner=owner, person__isnull=False, until=None, trashed_at=None)
    key = {pk for pk in seats.values_list("person_id", flat=True) if pk}
    now, r = today.toordinal(), dict(zip(people.ids, people.remembered, strict=True))
    weak = [known.Listener(r[pk], tuple(told.get(("do", pk), ()))) for pk in people.ids if pk not in key]
    keys = [known.Listener(r[pk], tuple(told.get(("want", pk), ()))) for pk in sorted(key) if pk in r]
    return {
        "weak": known.known_to_weak(weak, now), "key": known.known_to_key(keys, now), "key_persons": len(keys),
        "sharpness": _sharpness(owner, len(people.ids)),
    }  # fmt: skip


def _sharpness(owner: Owner, people: int) -> list[dict[str, Any]]:
    mine = (
        m.Offer.objects.filter(owner=owner, person=None).order_by("place").values_list("text", flat=True)[:10]
    )
    found = []
    for text in mine:
        alike = m.Offer.objects.filter(owner=owner, person__isnull=False, text__contains=text).count()
        found.append(
            {"offer": text, "alike": alike, "sharpness": known.sharpness(people, min(alike, people))}
        )
    return found


def seats_in_brief(owner: Owner, today: datetime.date) -> dict[str, Any]:
    """Return how many fields have a key person, in how many it has been quiet, and which are yet to be met."""
    seats = m.Seat.objects.filter(owner=owner, until=None, trashed_at=None)
    held = seats.filter(person__isnull=False, person__trashed_at=None)
    quiet = held.filter(person__tie__half_on__lte=today.isoformat())
    return {
        "there": held.values("field").distinct().count(),
        "quiet": quiet.values("field").distinct().count(),
        "vacant": list(seats.filter(person=None).order_by("field").values_list("field", flat=True)),
    }


def snapshot_of(owner: Owner) -> tuple[str, int, dict[str, Any]]:
    """Return the day, revision and data of the last snapshot; ('', 0, {}) before the first."""
    found = m.Snapshot.objects.filter(owner=owner).first()
    return (found.on, found.revision, found.data) if found else ("", 0, {})
