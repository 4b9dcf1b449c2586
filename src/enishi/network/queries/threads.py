"""Threads: the knots a chance came along, as they are named, how they go on by what is known, and what all the
threads together brought.

Core decides how a thread goes on and what it came to; here the rows are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from enishi.core import days
from enishi.core.chances import LONGEST_GUESS, Brought, Link, Way, brought, closeness, continued
from enishi.core.errors import CoreError
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.chances import Knot
from enishi.network.queries.lookup import as_uid
from enishi.network.queries.packing import unpack
from enishi.network.queries.people import Face, face_of, seated_among

# People whose closeness one statement asks for.
MOST_NEAREST = 5000


def knots_of(owner: Owner, links: Sequence[Link]) -> list[Knot]:
    """Return people and gatherings by outside id, in that order; unknown ones are left out."""
    people, gatherings = _ids(links, "person"), _ids(links, "gathering")
    rows = m.Person.objects.filter(owner=owner, uid__in=people, trashed_at=None).select_related("photo")
    seated = seated_among(owner, [row.pk for row in rows])
    found = {("person", str(row.uid)): Knot(face_of(row, seated)) for row in rows}
    for one in m.Gathering.objects.filter(owner=owner, uid__in=gatherings, trashed_at=None):
        found["gathering", str(one.uid)] = Knot(None, str(one.uid), one.title or "", one.on or "")
    return [found[link.kind, link.id] for link in links if (link.kind, link.id) in found]


def _ids(links: Iterable[Link], kind: str) -> list[str]:
    return [link.id for link in links if link.kind == kind and as_uid(link.id)]


def continuation(owner: Owner, links: Sequence[Link]) -> list[Knot]:
    """Return how a thread goes on by who introduced whom and where the furthest was met; a few queries."""
    if not links or links[-1].kind != "person" or not as_uid(links[-1].id):
        return []
    introduced, met = _roots(owner, links[-1].id)
    return knots_of(owner, continued(links, introduced, met))


def _roots(owner: Owner, uid: str) -> tuple[dict[str, str], dict[str, str]]:
    """Walk from a person to who introduced them and on, as far as a guess goes: who → by whom, who → where."""
    introduced: dict[str, str] = {}
    met: dict[str, str] = {}
    people = m.Person.objects.filter(owner=owner, trashed_at=None)
    for _hop in range(LONGEST_GUESS + 1):
        rows = people.filter(uid=uid).values_list("pk", "introduced_by__uid", "met_at__uid")
        pk, further, where = next(iter(rows), (0, None, None))
        began = where or _first_gathering(owner, pk)
        if began:
            met[uid] = str(began)
        if not further or str(further) in introduced:
            break
        introduced[uid] = str(further)
        uid = str(further)
    return introduced, met


def _first_gathering(owner: Owner, pk: int) -> Any:
    """Return the gathering of the very first encounter with somebody, if it was at one."""
    met = m.EncounterPerson.objects.filter(
        owner=owner, person=pk, encounter__status="happened", encounter__trashed_at=None, on__isnull=False
    )
    first = met.order_by("on", "encounter").values_list("encounter__gathering__uid", flat=True)[:1]
    return next(iter(first), None)


@dataclass(frozen=True)
class LookBack:
    """What the round-about way brought. faces, titles: of the links that stand most on threads, by link."""

    brought: Brought
    faces: dict[Link, Face]
    titles: dict[Link, str]


def look_back(owner: Owner) -> LookBack:
    """Look back over all chances; the same number of queries for any number of them."""
    rows = m.Chance.objects.filter(owner=owner, trashed_at=None).order_by("pk")
    listed = list(rows.values_list("pk", "on", "state", "field", "planned", "worth", "source"))
    threads = _threads(owner)
    nearest = {pk: threads[pk].nearest if pk in threads else source for pk, *_, source in listed}
    contacts = _contacts(owner, {person for person in nearest.values() if person})
    found = brought(
        Way(
            threads.get(pk, _Thread()).chain, state or "open", threads.get(pk, _Thread()).began, name or "",
            _closeness(contacts, nearest[pk], on), planned, float(worth or 0),
        )
        for pk, on, state, name, planned, worth, _source in listed
    )  # fmt: skip
    knots = knots_of(owner, [link for link, _ in found.most])
    return LookBack(
        found,
        {Link("person", knot.face.uid): knot.face for knot in knots if knot.face},
        {Link("gathering", knot.uid): knot.title for knot in knots if not knot.face},
    )


@dataclass(frozen=True)
class _Thread:
    """chain: the nearest link first. nearest: its first person. began: the kind of gathering where it began."""

    chain: tuple[Link, ...] = ()
    nearest: int | None = None
    began: str = ""


def _threads(owner: Owner) -> dict[int, _Thread]:
    rows = m.ChanceLink.objects.filter(owner=owner, chance__trashed_at=None).order_by("chance", "place", "pk")
    named = rows.values_list(
        "chance_id", "person_id", "person__uid", "gathering__uid", "gathering__kind", "person__met_at__kind"
    )
    found: dict[int, _Thread] = {}
    for chance, pk, person, gathering, kind, met_at in named:
        before = found.get(chance, _Thread())
        # The furthest gathering; where none stands on the thread, the one at which its last person was met.
        if gathering:
            began = kind or "other"
        elif any(link.kind == "gathering" for link in before.chain):
            began = before.began
        else:
            began = met_at or ""
        link = Link("gathering", str(gathering)) if gathering else Link("person", str(person))
        found[chance] = _Thread((*before.chain, link), before.nearest or pk, began)
    return found


def _contacts(owner: Owner, ids: set[int]) -> dict[int, bytes | memoryview]:
    ties = m.Tie.objects.filter(owner=owner, person__in=list(ids)[:MOST_NEAREST])
    return dict(ties.values_list("person_id", "days"))


def _closeness(contacts: dict[int, bytes | memoryview], person: int | None, on: str | None) -> str:
    if not person or not on or person not in contacts:
        return ""
    try:
        return closeness(unpack(contacts[person]), days.day_of(on).toordinal())
    except CoreError:
        return ""
