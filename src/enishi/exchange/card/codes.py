"""What a QR code on a card says: a vCard or MECARD, a web address, a mail address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from enishi.exchange.card.contacts import e164, phone_label
from enishi.exchange.card.geometry import Quad, holds, quad_of
from enishi.exchange.card.pictures import Picture
from enishi.exchange.records import Record, Row
from enishi.exchange.vcard import read_card


@dataclass(frozen=True)
class Code:
    """One code: where it is, its text, and what of a person it tells (a record's keys, none for a bare address)."""

    outline: Quad
    text: str
    person: Record = field(default_factory=dict)
    url: str = ""


def codes_in(picture: Picture) -> list[Code]:
    """Return the QR codes of a picture, read."""
    import zxingcpp

    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)  # type: ignore[arg-type]
    return [_code(one) for one in found if one.valid and one.text.strip()]


def _code(one: Any) -> Code:
    at = one.position
    corners = quad_of([(p.x, p.y) for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)])
    text = one.text.strip()
    if text.upper().startswith("BEGIN:VCARD"):
        row = read_card(text)
        return Code(corners, text, row.record if isinstance(row, Row) else {})
    if text.upper().startswith("MECARD:"):
        return Code(corners, text, _mecard(text))
    if re.match(r"https?://", text, re.IGNORECASE):
        return Code(corners, text, url=text)
    if text.lower().startswith("mailto:"):
        return Code(corners, text, {"emails": [{"value": text[7:].split("?")[0], "label": "work"}]})
    return Code(corners, text)


def code_on(outline: Quad, codes: list[Code]) -> Code | None:
    """Return the code that lies on a card and tells most; None without one."""
    on = [code for code in codes if holds(outline, code.outline.mean(axis=0))]
    return max(on, key=lambda code: (len(code.person), bool(code.url)), default=None)


def _mecard(text: str) -> Record:
    """Read NTT docomo's MECARD: N:姓,名;SOUND:…;TEL:…;EMAIL:…;ORG:…;URL:…;ADR:…;;"""
    fields: dict[str, list[str]] = {}
    for part in re.split(r"(?<!\\);", text[7:]):
        key, _, value = part.partition(":")
        if value:
            fields.setdefault(key.strip().upper(), []).append(re.sub(r"\\(.)", r"\1", value.strip()))
    record: Record = {}
    if "N" in fields:
        family, _, given = fields["N"][0].partition(",")
        record["name"] = {
            "full": f"{family} {given}".strip(),
            "family": family or None,
            "given": given or None,
        }
    if "ORG" in fields:
        record["affiliations"] = [
            {"organization": fields["ORG"][0], "title": next(iter(fields.get("TITLE", ())), None)}
        ]
    record["emails"] = [{"value": value, "label": "work"} for value in fields.get("EMAIL", ())]
    phones = [number for value in fields.get("TEL", ()) if (number := e164(value))]
    record["phones"] = [{"value": number, "label": phone_label(number)} for number in phones]
    record["urls"] = fields.get("URL", [])
    record["addresses"] = [
        {"value": value, "postal_code": None, "label": "work"} for value in fields.get("ADR", ())
    ]
    return {key: value for key, value in record.items() if value}
