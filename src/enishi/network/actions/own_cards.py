"""Own cards: made, changed as long as nobody holds them, made anew after that; and who was handed which one.

A card goes from hand to hand, so what is kept from the company, or is for key persons alone, may stand only on a card
that is itself kept from the company; what key persons alone may know stands on none.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from enishi.core import vocabulary as v
from enishi.exchange.records import Record
from enishi.network import models as m
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.people import new_person
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import Refused
from enishi.network.models import Card, Handing, Owner

SAYING = ("does", "line", "organization")


def make_card(owner: Owner, *, record: Record, today: datetime.date, via: str = "") -> Card:
    """Make a card of one's own. Raises Refused: name_missing, page_missing, card_says_kept, card_for_key_persons."""
    check(owner, record)
    with revising(owner, "add_own_card", via=via, title=record.get("title") or "") as change:
        return _add(change, record, today)


def change_card(owner: Owner, *, uid: str, record: Record, today: datetime.date, via: str = "") -> Card:
    """Change a card. One that somebody holds stays as they hold it; the change is a new version then."""
    card = own_card(owner, uid)
    check(owner, record)
    with revising(owner, "edit_own_card", via=via, title=record.get("title") or "") as change:
        if Handing.objects.filter(owner=owner, card=card, trashed_at=None).exists():
            return _add(change, record, today)
        patch_fact(change, "card", card, record)
    return card


def own_card(owner: Owner, uid: str) -> Card:
    """Return one of the owner's own cards; raise NotFound, also for a card somebody gave."""
    card: Card = row_of(owner, "card", uid)
    if card.person_id is not None or not card.design:
        raise Refused("not_found", key="card", id=uid)
    return card


def check(owner: Owner, record: Record) -> None:
    """Refuse a card that lacks a name or its page's address, or says what its holders are not to know."""
    sides = record.get("sides") or []
    if not sides or not all((side.get("name") or "").strip() for side in sides):
        raise Refused("name_missing")
    if record.get("qr") == "page" and not (record.get("page") or "").strip():
        raise Refused("page_missing")
    said = [_plain(side.get(key) or "") for side in sides for key in SAYING]
    rows = m.Statement.objects.filter(owner=owner, trashed_at=None).exclude(audience="everyone")
    for text, audience in rows.values_list("text", "audience"):
        kept = _plain(text)
        if not kept or not any(kept in one for one in said):
            continue
        if audience == "key_persons":
            raise Refused("card_for_key_persons", text=text)
        if record.get("audience") != "not_company":
            raise Refused("card_says_kept", text=text)


def _plain(text: str) -> str:
    return "".join(text.split()).casefold().rstrip("。.")


def _add(change: Change, record: Record, today: datetime.date) -> Card:
    told = {"design": v.CARD_DESIGNS[0], "direction": v.CARD_DIRECTIONS[0], "size": v.CARD_SIZES[0], **record}
    made: Card = Writer(change).add_record(
        {**told, "type": "card", "person": None, "since": today.isoformat()}
    )
    return made


def hand_card(
    owner: Owner, *, card: str, people: Sequence[str] = (), new: Sequence[str] = (), on: str, encounter: str = "",
    today: datetime.date, via: str = "",
) -> list[Handing]:  # fmt: skip
    """Note that a card was handed to people (uids, or names of new ones) on a day, perhaps when they were met.

    Raises Refused('nobody_chosen').
    """
    given = own_card(owner, card)
    if not people and not new:
        raise Refused("nobody_chosen")
    with revising(
        owner, "hand_card", via=via, title=given.title or "", people=len(people) + len(new)
    ) as change:
        known = [row_of(owner, "person", uid) for uid in people]
        known += [new_person(change, {"name": {"full": name}, "in_network": True}, today) for name in new]
        writer = Writer(change)
        handed = {"type": "handing", "card": card, "on": on, "encounter": encounter or None}
        return [writer.add_record(handed | {"person": str(person.uid)}) for person in known]
