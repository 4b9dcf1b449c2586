"""Own cards: what each says as a record, its versions, who holds which one, and what a new one may begin with.

From whom a card is kept is said here where cards are offered; what may stand on one decides actions/own_cards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from enishi.exchange.own_card.ways import ways_in
from enishi.exchange.records import Record
from enishi.network import models as m
from enishi.network.errors import NotFound
from enishi.network.models import Card, Owner
from enishi.network.queries.archive import build, owner_record
from enishi.network.queries.company import people_of_company
from enishi.network.queries.people import Face, face_of
from enishi.network.shapes import SHAPES

MOST = 100
HELD = 500


@dataclass(frozen=True)
class OwnCard:
    """A version of an own card. record: as the archive has it; held: by how many; last_on: when one was last given."""

    uid: str
    record: Record
    held: int = 0
    last_on: str = ""


@dataclass(frozen=True)
class CardLine:
    """A card under its title: the version that is given now, and those before it, the latest first."""

    now: OwnCard
    before: tuple[OwnCard, ...] = ()


@dataclass(frozen=True)
class Held:
    """Somebody holds a card. uid: of the handing; on: a day or ""."""

    uid: str
    person: Face
    on: str


@dataclass(frozen=True)
class Beginning:
    """What a new card may begin with: the owner's record, their ways, what they do, and who may see it."""

    owner: Record
    ways: list[Record]
    does: str = ""
    audience: str = "everyone"
    titles: list[str] = field(default_factory=list)


def own_cards(owner: Owner) -> list[CardLine]:
    """Return the own cards by their titles, the one made last first. Five queries."""
    living = Q(handings__trashed_at=None, handings__person__trashed_at=None)
    rows = list(
        _own(owner)
        .annotate(held=Count("handings__person", filter=living, distinct=True), last=Max("handings__on", filter=living))
        .order_by("-since", "-pk")[:MOST]
    )  # fmt: skip
    lines: dict[str, list[OwnCard]] = {}
    for row, record in zip(rows, build(owner, SHAPES["card"], rows), strict=True):
        made = OwnCard(str(row.uid), record, row.held, row.last or "")
        lines.setdefault(row.title or "", []).append(made)
    return [CardLine(versions[0], tuple(versions[1:])) for versions in lines.values()]


def _own(owner: Owner) -> QuerySet[Card]:
    return Card.objects.filter(owner=owner, person=None, design__isnull=False, trashed_at=None)


def own_card_found(owner: Owner, uid: UUID | str) -> tuple[OwnCard, list[Held]]:
    """Return an own card and who holds it, the latest first; raise NotFound. One put away is found as well."""
    row = Card.objects.filter(owner=owner, uid=uid, person=None, design__isnull=False).first()
    if row is None:
        raise NotFound(key="card", id=str(uid))
    handings = m.Handing.objects.filter(owner=owner, card=row, trashed_at=None, person__trashed_at=None)
    held = [
        Held(str(one.uid), face_of(one.person), one.on or "")
        for one in handings.select_related("person__photo").order_by("-on", "-pk")[:HELD]
    ]
    record = build(owner, SHAPES["card"], [row])[0]
    return OwnCard(
        str(row.uid), record, len({one.person.uid for one in held}), held[0].on if held else ""
    ), held


def cards_to_hand(owner: Owner, person: m.Person | None = None) -> list[tuple[str, str]]:
    """Return (uid, title) of the cards given now; to people of the company none that is kept from it."""
    cards = [line.now for line in own_cards(owner)]
    kept = [card for card in cards if card.record.get("audience") == "not_company"]
    if person is not None and kept and people_of_company(owner, [person.pk]).holds(person.pk):
        cards = [card for card in cards if card not in kept]
    return [(card.uid, card.record.get("title") or "") for card in cards]


def beginning(owner: Owner) -> Beginning:
    """Return what a new card begins with. What key persons alone may know is not among it."""
    record = owner_record(owner)
    rows = m.Statement.objects.filter(owner=owner, what="do", trashed_at=None).exclude(audience="key_persons")
    said = rows.order_by("-since", "-pk").first()
    kept = owner.kept_from_company or (said is not None and said.audience == "not_company")
    titles = list(_own(owner).order_by("pk").values_list("title", flat=True)[:MOST])
    return Beginning(
        record, ways_in(record), said.text if said else "", "not_company" if kept else "everyone",
        [title for title in titles if title],
    )  # fmt: skip
