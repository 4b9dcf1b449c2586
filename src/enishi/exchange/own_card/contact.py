"""The vCard of a card of one's own, and its QR code: how many squares, how large, how much of it may be lost.

The vCard holds what the card prints and nothing else, so that whoever scans it gets what they see.
"""

from __future__ import annotations

from dataclasses import dataclass

from enishi.exchange import vcard
from enishi.exchange.errors import Unprintable
from enishi.exchange.records import Record
from enishi.language import names
from enishi.language.normalise import hiragana

QUIET = 4
"""Squares of white around a code (ISO/IEC 18004)."""
FINEST, USUAL = 0.33, 0.42
"""Millimetres of a square: what a telephone still reads from a hand's breadth, and what it reads at a glance."""
LARGEST_FRONT, LARGEST_BACK = 26.0, 42.0
SMALLEST = 15.0


@dataclass(frozen=True)
class Code:
    """A QR code: rows of (from, how many) dark squares, and its size in millimetres, the white around included."""

    rows: list[list[tuple[int, int]]]
    size: float


def vcard_of(card: Record) -> str:
    """Return what the card says of me as a vCard 3.0, the version every telephone takes."""
    return vcard.write(person_of(card), version="3.0")


def person_of(card: Record) -> Record:
    """Return what the card says of me as a person's record; on a side in each language the Japanese names me."""
    sides = card.get("sides") or [{}]
    front = next((side for side in sides if side.get("language") != "en"), sides[0])
    ways = card.get("ways") or []
    house = front.get("organization")
    return {
        "name": _name(front),
        "affiliations": [{"organization": house, "title": None, "department": None}] if house else [],
        "phones": [_way(one) for one in ways if one.get("kind") == "phone"],
        "emails": [_way(one) for one in ways if one.get("kind") == "email"],
        "addresses": [
            {**_way(one), "postal_code": one.get("postal_code")} for one in ways if one.get("kind") == "address"
        ],
        "urls": [one["value"] for one in ways if one.get("kind") == "url" and one.get("value")],
        "accounts": [
            {"service": one.get("service"), "value": one.get("value")} for one in ways if one.get("kind") == "account"
        ],
    }  # fmt: skip


def _name(side: Record) -> Record:
    full = " ".join((side.get("name") or "").split())
    family, given = names.split(full)
    reading = hiragana(" ".join((side.get("reading") or "").split()))
    kana = reading.split(" ") if names.is_japanese(reading) else []
    return {
        "full": full, "family": family, "given": given, "family_kana": kana[0] if kana else None,
        "given_kana": " ".join(kana[1:]) or None,
    }  # fmt: skip


def _way(one: Record) -> Record:
    return {"value": one.get("value") or "", "label": one.get("label")}


def code_text(card: Record) -> str:
    """Return what the card's code says: the vCard, the address of my page, or "" without a code."""
    if card.get("qr") == "vcard":
        return vcard_of(card)
    return str(card.get("page") or "") if card.get("qr") == "page" else ""


def code_of(card: Record, largest: float) -> Code | None:
    """Return the card's code at most so many millimetres wide, None where it would be too fine to be read.

    A smaller loss is bearable the finer the squares are: M (15 %) where there is room, L (7 %) else.
    """
    import segno

    text = code_text(card)
    for correction in ("M", "L"):
        try:
            made = segno.make(text, error=correction, micro=False, encoding="utf-8")
        except segno.DataOverflowError as error:
            raise Unprintable("code_too_full") from error
        squares = len(made.matrix) + 2 * QUIET
        size = min(max(squares * USUAL, SMALLEST), largest)
        if size / squares >= FINEST:
            return Code([_runs(row) for row in made.matrix], round(size, 2))
    return None


def _runs(row: bytearray) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
