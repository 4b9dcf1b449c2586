"""Received cards: whom they are of, filed with their pictures, and the exchange itself as having met."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from enishi.exchange.records import Record
from enishi.network import models as m
from enishi.network import places
from enishi.network.actions.encounters import Evening, Met, write_evening
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.people import new_person
from enishi.network.actions.records import Writer, keep_bytes, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import Refused
from enishi.network.keys import uuid7
from enishi.network.models import Owner, Person
from enishi.network.queries.archive import person_records

STAGED = re.compile(r"card-[0-9a-f-]{36}\.jpg")
LISTS = ("emails", "phones", "addresses", "urls", "accounts")


@dataclass(frozen=True)
class TakenCard:
    """A card as its owner confirmed it: what it says as a person's record, its picture (JPEG), and the uid of somebody
    known whose card it is, or ""."""

    record: Record
    image: bytes = b""
    uid: str = ""


def take_cards(
    owner: Owner,
    *,
    cards: Sequence[TakenCard],
    on: str,
    gathering: str | Record = "",
    today: datetime.date,
    via: str = "",
) -> list[Person]:
    """File cards, all as one revision. on: the day they were exchanged – that is having met –, "" for an old stack.

    Who was met is in the network; people of an old stack wait in the address book. What a known person's record lacks
    is added; nothing of it is overwritten. Raises Refused('no_cards') and Refused('name_missing').
    """
    if not cards:
        raise Refused("no_cards")
    with revising(owner, "take_cards", via=via, count=len(cards)) as change:
        known = [row_of(owner, "person", card.uid) if card.uid else None for card in cards]
        people = [
            person or new_person(change, {**card.record, "in_network": bool(on)}, today)
            for person, card in zip(known, cards, strict=True)
        ]
        _add_what_is_new(change, [(row, card.record) for row, card in zip(known, cards, strict=True) if row])
        if on:
            medium = "gathering" if gathering else "one_to_one"
            met = [Met(uid=str(person.uid)) for person in dict.fromkeys(people)]
            write_evening(change, Evening({"on": on, "medium": medium, "as": "me"}, met, gathering), today)
        for person, card in zip(people, cards, strict=True):
            _file(change, person, card, on)
    return people


def _add_what_is_new(change: Change, known: Sequence[tuple[Person, Record]]) -> None:
    """Add to people already there what their cards say beyond it."""
    stored = person_records(change.owner, [person.pk for person, _ in known])
    for person, record in known:
        patch = additions(stored[person.pk], record)
        if patch:
            patch_fact(change, "person", person, patch)


def additions(stored: Record, record: Record) -> Record:
    """Return, as a patch, what a card says that a person's record does not hold yet."""
    patch: Record = {}
    for key in LISTS:
        said = stored.get(key) or []
        held = {_plain(one) for one in said}
        fresh = [one for one in record.get(key) or [] if _plain(one) not in held]
        if fresh:
            patch[key] = [*said, *fresh]
    at = (record.get("affiliations") or [None])[0]
    held_at = {(one.get("organization"), one.get("title")) for one in stored.get("affiliations") or []}
    if at and (at.get("organization"), at.get("title")) not in held_at:
        patch["affiliations"] = [at, *(stored.get("affiliations") or [])]
    said_name, held_name = record.get("name") or {}, stored.get("name") or {}
    readings = {
        key: said_name[key]
        for key in ("family_kana", "given_kana")
        if said_name.get(key) and not held_name.get(key)
    }
    return patch | ({"name": readings} if readings else {})


def _plain(one: Any) -> str:
    value = str(one["value"] if isinstance(one, dict) else one)
    return value.casefold().removeprefix("https://").removeprefix("http://").rstrip("/")


def _file(change: Change, person: Person, card: TakenCard, on: str) -> None:
    """Keep a card with its picture."""
    record: Record = {"type": "card", "person": str(person.uid), "exchanged_on": on or None}
    if card.image:
        attachment = m.Attachment(name="card.jpg", media_type="image/jpeg")
        keep_bytes(change.owner, attachment, card.image)
        change.add(attachment)
        record["image"] = str(attachment.uid)
    Writer(change).add_record(record)


def stage_picture(data: bytes) -> str:
    """Keep a card's picture until its owner has confirmed the card; return its name. A day later it is swept away."""
    name = f"card-{uuid7()}.jpg"
    (places.staging() / name).write_bytes(data)
    return name


def staged_picture(name: str) -> bytes:
    """Return a staged picture; b"" for one that is not there any more."""
    path = places.staging() / name
    return path.read_bytes() if STAGED.fullmatch(name) and path.exists() else b""


def unstage(names: Sequence[str]) -> None:
    """Let staged pictures go."""
    for name in names:
        if STAGED.fullmatch(name):
            (places.staging() / name).unlink(missing_ok=True)
