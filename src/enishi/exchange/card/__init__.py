"""Business cards: from a photo, a scan or a PDF to what each card on it says, and how sure that is.

One picture is read once; then its cards are found among the lines (`finding`), each is laid out in its own frame
(`reading`), and what has a form (`contacts`) is told apart from who it is (`who`). A QR code with a person in it wins over
what was read. Decides nothing about the network; no picture is kept here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from enishi.exchange.card import engine
from enishi.exchange.card.codes import Code, code_on, codes_in
from enishi.exchange.card.contacts import Contacts, contacts_of
from enishi.exchange.card.finding import Found, find_cards
from enishi.exchange.card.geometry import Quad, cut_out, shifted, sides
from enishi.exchange.card.pictures import Page, Picture, as_jpeg, open_pictures
from enishi.exchange.card.reading import CardText, read_card
from enishi.exchange.card.who import Who, who_of
from enishi.exchange.errors import Unreadable
from enishi.exchange.records import Record
from enishi.language import readings

__all__ = ["ScannedCard", "scan"]

FINE = 12.0
"""Pixels: lower lines are looked for again in the card's own picture, at its full size."""


@dataclass(frozen=True)
class ScannedCard:
    """One card. page: 1 for the first; box: x, y, width, height in the picture; image: the card straightened, JPEG.

    record: a person as the archive writes it; roman: the name in Latin letters as printed; scores: how sure the reader
    was of each field, 0–1, by the keys of `as_json` (1 where a code said it).
    """

    page: int
    box: tuple[int, int, int, int]
    record: Record
    image: bytes
    roman: str | None = None
    scores: dict[str, float] = field(default_factory=dict)
    lines: tuple[str, ...] = ()

    def as_json(self, file: str) -> dict[str, Any]:
        """Return the card as `enishi card scan --json` prints it (a public contract)."""
        name = self.record["name"]
        at = (self.record["affiliations"] or [{}])[0]
        address = (self.record["addresses"] or [{}])[0]
        kana = [part for part in (name.get("family_kana"), name.get("given_kana")) if part]
        return {
            "file": file,
            "page": self.page,
            "box": list(self.box),
            "name": {
                "full": name.get("full"), "family": name.get("family"), "given": name.get("given"),
                "kana": " ".join(kana) or None, "roman": self.roman,
            },
            "organization": at.get("organization"),
            "department": at.get("department"),
            "title": at.get("title"),
            "emails": [one["value"] for one in self.record["emails"]],
            "phones": [{"label": one["label"], "value": one["value"]} for one in self.record["phones"]],
            "postal_code": address.get("postal_code"),
            "address": address.get("value") or None,
            "urls": self.record["urls"],
            "accounts": self.record["accounts"],
            "scores": self.scores,
        }  # fmt: skip


def scan(data: bytes) -> Iterator[ScannedCard]:
    """Yield the cards of a picture file or PDF, one after another as they are read.

    Raises Unreadable: the codes of `pictures.open_pictures`, and no_card where no page holds one.
    """
    found = False
    for page in open_pictures(data):
        for card in _cards_of(page):
            found = True
            yield card
    if not found:
        raise Unreadable("no_card")


def _cards_of(page: Page) -> Iterator[ScannedCard]:
    picture = page.picture
    boxes = engine.text_boxes(picture)
    codes = codes_in(picture)
    for card in find_cards(picture, boxes):
        text = _read(picture, card, boxes)
        if text.lines:
            yield _scanned(page, text, code_on(text.outline, codes))


def _read(picture: Picture, card: Found, boxes: list[Quad]) -> CardText:
    """Read a card; where its print was too small at the scale of the whole picture, from its own part of it."""
    scale = min(1.0, engine.LONGEST_READ / max(picture.shape[:2]))
    heights = sorted(min(sides(boxes[number])) * scale for number in card.boxes)
    if scale == 1.0 or card.outline is None or heights[len(heights) // 2] >= FINE:
        return read_card(picture, card, boxes)
    (x0, y0), (x1, y1) = (
        card.outline.min(axis=0).clip(min=0).astype(int),
        card.outline.max(axis=0).astype(int) + 1,
    )
    part = picture[y0:y1, x0:x1]
    finer = [shifted(box, int(x0), int(y0)) for box in engine.text_boxes(part)]
    if len(finer) < len(card.boxes):
        return read_card(picture, card, boxes)
    return read_card(picture, Found(card.outline, tuple(range(len(finer)))), finer)


def _scanned(page: Page, text: CardText, code: Code | None) -> ScannedCard:
    contacts = contacts_of(list(text.lines))
    who = who_of(contacts.rest, contacts.body)
    record = _record(contacts, who)
    scores = {key: round(value, 3) for key, value in {**contacts.scores, **who.scores}.items()}
    if code is not None:
        record = _with_code(record, code, scores)
    (x0, y0), (x1, y1) = text.outline.min(axis=0), text.outline.max(axis=0)
    return ScannedCard(
        page.number, (int(x0), int(y0), int(x1 - x0), int(y1 - y0)), record, as_jpeg(cut_out(page.picture, text.outline)),
        who.roman, scores, tuple(line.text for line in text.lines),
    )  # fmt: skip


def _record(contacts: Contacts, who: Who) -> Record:
    """Return what was read as a person record of the archive."""
    at = {
        "organization": who.organization, "department": " ".join(who.departments) or None,
        "title": " / ".join(who.titles) or None, "from": None, "to": None,
    }  # fmt: skip
    family_kana, given_kana = _kana_parts(who)
    address = {"value": contacts.address or "", "postal_code": contacts.postal_code, "label": "work"}
    return {
        "type": "person",
        "name": {
            "full": who.full, "family": who.family, "given": who.given, "family_kana": family_kana,
            "given_kana": given_kana, "nickname": None,
        },
        "affiliations": [at] if any(at.values()) else [],
        "emails": [{"value": value, "label": "work"} for value in contacts.emails],
        "phones": [{"value": value, "label": label} for label, value in contacts.phones],
        "addresses": [address] if contacts.address or contacts.postal_code else [],
        "urls": contacts.urls,
        "accounts": [{"service": service.casefold(), "value": value} for service, value in contacts.accounts],
    }  # fmt: skip


def _kana_parts(who: Who) -> tuple[str | None, str | None]:
    """Return a printed reading as (family, given); in one piece it is parted as the name is likely to be read."""
    if not who.kana:
        return None, None
    family, _, given = who.kana.partition(" ")
    if given or not who.given:
        return family or None, given.replace(" ", "") or None
    guess = readings.guess_reading(who.family, None, None)
    if guess and who.kana.startswith(guess) and len(who.kana) > len(guess):
        return who.kana[: len(guess)], who.kana[len(guess) :]
    return who.kana, None


def _with_code(record: Record, code: Code, scores: dict[str, float]) -> Record:
    """Return a record with what a code says put first; what only was read stays."""
    merged = dict(record)
    if code.url:
        return merged | {"urls": _joined(record["urls"], [code.url])}
    said = code.person
    name = said.get("name") or {}
    if name.get("full"):
        merged["name"] = {**record["name"], **{key: value for key, value in name.items() if value}}
        scores["name"] = 1.0
    if said.get("affiliations"):
        at = (record["affiliations"] or [{}])[0]
        merged["affiliations"] = [
            {**at, **{key: value for key, value in said["affiliations"][0].items() if value}}
        ]
        scores["organization"] = 1.0
    for key in ("emails", "phones", "urls"):
        # Where both say it, the label as printed stays: codes know only WORK and CELL.
        merged[key] = _joined(record[key], said.get(key, []))
    if not record["addresses"]:
        merged["addresses"] = said.get("addresses", [])
    return merged


def _joined(printed: list[Any], coded: list[Any]) -> list[Any]:
    known = {_plain(one) for one in printed}
    return printed + [one for one in coded if _plain(one) not in known]


def _plain(one: Record | str) -> str:
    value = one if isinstance(one, str) else str(one["value"])
    return value.casefold().removeprefix("https://").removeprefix("http://").rstrip("/")
