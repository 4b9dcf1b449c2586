"""What is carried out of the network to be used elsewhere: people, gatherings and promises, as files are made of them.

Decides who is meant, and what stays at home: the trash always; the owner's own notes and words for people when asked,
or when it is kept from the company (docs/decisions/taking-away.md). What a file looks like is exchange's. The
archive is not made here (`queries.archive`): it is the owner's own and keeps everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from enishi.exchange.records import Picture, Record
from enishi.language.leaving import tells_of_leaving
from enishi.network import models as m
from enishi.network.models import Owner, Person
from enishi.network.queries.archive import CHUNK, build
from enishi.network.queries.people import Face, face_of, name_of
from enishi.network.shapes import SHAPES

# Everybody, the address book too; those in the network; key persons and companions.
WHO = ("everybody", "network", "close")
PRIVATE = ("note", "tags")


@dataclass(frozen=True)
class Chosen:
    """Who is carried out. who: one of WHO; uid: a single person instead, "" for none; notes: the owner's words too."""

    who: str = "everybody"
    uid: str = ""
    notes: bool = True


@dataclass(frozen=True)
class PersonOut:
    """One person to be written. originals: the cards once read, newest first; met_at, through: by their names."""

    record: Record
    originals: tuple[str, ...] = ()
    photo: Picture | None = None
    met_at: str = ""
    through: Record | None = None
    last_on: str = ""


@dataclass(frozen=True)
class GatheringOut:
    """One gathering to be written, as the archive says its times."""

    uid: str
    title: str
    kind: str
    starts: str
    ends: str
    place: str
    url: str
    status: str
    changed: int


@dataclass(frozen=True)
class PromiseOut:
    """One open promise with a day. by: me or them."""

    uid: str
    by: str
    what: str
    person: Face
    due: str
    changed: int


def chosen_for(owner: Owner, *, who: str = "everybody", uid: str = "", notes: bool = True) -> Chosen:
    """Return who is carried out. While something is kept from the company the owner's own words stay at home."""
    return Chosen(who if who in WHO else WHO[0], uid, notes and not owner.kept_from_company)


def people_chosen(owner: Owner, chosen: Chosen) -> QuerySet[Person]:
    """Return the people meant, as rows to be counted or paged."""
    people = Person.objects.filter(owner=owner, trashed_at=None)
    if chosen.uid:
        return people.filter(uid=chosen.uid)
    if chosen.who == "everybody":
        return people
    people = people.filter(in_network=True)
    seated = m.Seat.objects.filter(owner=owner, person=OuterRef("pk"), until=None, trashed_at=None)
    return people if chosen.who == "network" else people.filter(Q(standing="companion") | Q(Exists(seated)))


def people_out(owner: Owner, chosen: Chosen) -> Iterator[PersonOut]:
    """Yield the people meant, a page of rows at a time: memory and queries a page do not depend on how many there are."""
    last = 0
    people = (
        people_chosen(owner, chosen).select_related("photo", "met_at", "introduced_by", "tie").order_by("pk")
    )
    while page := list(people.filter(pk__gt=last)[:CHUNK]):
        last = page[-1].pk
        yield from _people(owner, page, chosen.notes)


def _people(owner: Owner, page: Sequence[Person], notes: bool) -> Iterator[PersonOut]:
    cards = m.Original.objects.filter(owner=owner, person__in=page, source="vcard", trashed_at=None)
    texts: dict[int | None, list[str]] = defaultdict(list)
    for pk, text in cards.order_by("-pk").values_list("person_id", "text"):
        texts[pk] += [text] if text else []
    photos = _photos(owner, page)
    for person, record in zip(page, build(owner, SHAPES["person"], page), strict=True):
        if not notes:
            record = {key: value for key, value in record.items() if key not in PRIVATE}
        yield PersonOut(
            record, tuple(texts[person.pk]), photos.get(person.photo.digest) if person.photo else None,
            (person.met_at.title or "") if person.met_at else "",
            name_of(person.introduced_by) if person.introduced_by else None, _last_on(person),
        )  # fmt: skip


def _last_on(person: Person) -> str:
    return (person.tie.last_on or "") if hasattr(person, "tie") else ""


def _photos(owner: Owner, page: Sequence[Person]) -> dict[str, Picture]:
    kinds = {
        one.photo.digest: one.photo.media_type or "" for one in page if one.photo and not one.photo.trashed_at
    }
    blobs = m.Blob.objects.filter(owner=owner, digest__in=kinds).values_list("digest", "data")
    return {digest: Picture(kinds[digest], bytes(data)) for digest, data in blobs}


def gatherings_out(owner: Owner, chosen: Chosen) -> list[GatheringOut]:
    """Return the gatherings with a day, planned, attended and called off; with a person those where they were or will be.

    While something is kept from the company, one whose title tells of leaving is not among them.
    """
    rows = m.Gathering.objects.filter(owner=owner, trashed_at=None).exclude(starts=None)
    if chosen.uid:
        there = Q(encounters__links__person__uid=chosen.uid, encounters__trashed_at=None)
        rows = rows.filter(there | Q(guests__person__uid=chosen.uid)).distinct()
    found = [
        GatheringOut(
            str(row.uid), row.title or "", row.kind or "other", row.starts or "", row.ends or "", row.place or "",
            row.url or "", row.status or "planned", row.rev,
        )
        for row in rows.order_by("on", "pk")
    ]  # fmt: skip
    return [one for one in found if not _kept(owner, one.title)]


def promises_out(owner: Owner, chosen: Chosen) -> list[PromiseOut]:
    """Return the open promises with a day, by either side; what tells of leaving stays at home as above."""
    rows = m.Promise.objects.filter(owner=owner, trashed_at=None, done_on=None, person__trashed_at=None)
    rows = rows.exclude(due=None)
    if chosen.uid:
        rows = rows.filter(person__uid=chosen.uid)
    found = [
        PromiseOut(str(row.uid), row.by or "me", row.what, face_of(row.person), row.due or "", row.rev)
        for row in rows.select_related("person__photo").order_by("due", "pk")
    ]
    return [one for one in found if not _kept(owner, one.what)]


def _kept(owner: Owner, words: str) -> bool:
    return owner.kept_from_company and tells_of_leaving(words)


def counts_out(owner: Owner) -> dict[str, Any]:
    """Return how many people each choice holds."""
    return {who: people_chosen(owner, Chosen(who)).count() for who in WHO}
