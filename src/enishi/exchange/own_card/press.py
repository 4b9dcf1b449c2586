"""A card set in type: as a PDF for the printer or for ten on a sheet at home, and as pictures (SVG) to look at.

Takes the record apart into what each side says; how it looks stands in card.typ. Every face is embedded, in part.
"""

from __future__ import annotations

import datetime
import json
import re
from importlib.resources import files
from typing import Any

from enishi.exchange.errors import Unprintable
from enishi.exchange.own_card.columns import tokens
from enishi.exchange.own_card.contact import LARGEST_BACK, LARGEST_FRONT, Code, code_of, code_text
from enishi.exchange.own_card.fonts import faces, found
from enishi.exchange.records import Record

SHEETS = ("one", "ten")
"""One card with bleed and crop marks, for a printer; ten on A4, for home."""
SIZES = {"91x55": (91, 55), "85x55": (85, 55)}
BLEED, AROUND = 3.0, 8.0
"""Millimetres beyond the trim: colour to be cut away, and paper for the marks beyond that."""
POINTS = 72 / 25.4
PDF_VERSION = 17
EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_BREAKS = re.compile(r"(?<=[@./_-])(?=[^@./_-])")
LONG = 30
"""Letters without a gap, from which on a mail or web address may be broken."""


def pdf_of(card: Record, sheet: str = "one") -> bytes:
    """Return a card as a PDF; a page for each side. Raises Unprintable and ValueError for a sheet there is not."""
    if sheet not in SHEETS:
        raise ValueError(f"no sheet {sheet}")
    made = _set(card, sheet, "pdf")[0]
    return _with_boxes(made, card) if sheet == "one" else made


def pictures_of(card: Record) -> list[str]:
    """Return the sides of a card as SVG, cut as it will be. Raises Unprintable."""
    return [side.decode() for side in _set(card, "face", "svg")]


def _set(card: Record, sheet: str, kind: Any) -> list[bytes]:
    import typst

    source = files("enishi.exchange.own_card").joinpath("card.typ").read_bytes()
    inputs = {"card": json.dumps(_told(card) | {"sheet": sheet})}
    try:
        made: Any = typst.compile(
            source, format=kind, font_paths=found(), sys_inputs=inputs, timestamp=EPOCH, pdf_tags=False
        )
    except typst.TypstError as error:
        if "TOO_FULL" in str(error):
            raise Unprintable("card_too_full") from error
        raise
    return made if isinstance(made, list) else [made]


def _told(card: Record) -> dict[str, Any]:
    gothic, mincho = faces()
    long, short = SIZES.get(card.get("size") or "", SIZES["91x55"])
    upright = card.get("direction") == "vertical"
    sides = [_side(side, card, upright) for side in card.get("sides") or []]
    _add_code(sides, card)
    return {
        "width": short if upright else long, "height": long if upright else short, "design": card.get("design") or "quiet",
        "sans": gothic, "serif": mincho, "sides": sides,
    }  # fmt: skip


def _side(side: Record, card: Record, upright: bool) -> dict[str, Any]:
    """Return what one side says; Japanese on an upright card runs downwards."""
    said = {
        key: " ".join((side.get(key) or "").split())
        for key in ("name", "reading", "organization", "does", "line")
    }
    language = "en" if side.get("language") == "en" else "ja"
    ways = [shown for one in card.get("ways") or [] if (shown := _way(one, card, language))]
    if not upright or language == "en":
        return said | {"kind": "horizontal", "language": language, "ways": ways}
    addresses = [one["text"] for one in ways if one["kind"] == "address"]
    return {key: tokens(text) for key, text in said.items()} | {
        "kind": "vertical", "language": language, "address": tokens("　".join(addresses)),
        "ways": [one for one in ways if one["kind"] != "address"],
    }  # fmt: skip


def _way(one: Record, card: Record, language: str) -> dict[str, str]:
    """Return a way as it is printed: numbers as one dials them, web addresses without what everybody knows."""
    from enishi.exchange.card.contacts import as_dialled

    kind, value = str(one.get("kind") or ""), str(one.get("value") or "").strip()
    several = sum(way.get("kind") == "phone" for way in card.get("ways") or []) > 1
    label = ""
    if kind == "phone":
        label = _phone_label(str(one.get("label") or "")) if several or one.get("label") == "fax" else ""
        value = as_dialled(value)
    elif kind == "url":
        value = re.sub(r"^https?://", "", value).rstrip("/")
    elif kind == "account":
        label = str(one.get("service") or "")
    elif kind == "address":
        sign = "〒" if language == "ja" else ""
        value = " ".join(
            part for part in (one.get("postal_code") and sign + one["postal_code"], value) if part
        )
    return {"kind": kind, "label": label, "text": breakable(value)} if value else {}


def _phone_label(label: str) -> str:
    return {"fax": "Fax", "mobile": "Mobile", "cell": "Mobile"}.get(label.lower(), "Tel")


def breakable(text: str) -> str:
    """Return a long address with places at which it may go on in a new line (U+200B)."""
    return " ".join(_BREAKS.sub("\u200b", word) if len(word) > LONG else word for word in text.split(" "))


def _add_code(sides: list[dict[str, Any]], card: Record) -> None:
    """Put the code on the front where it can be read there, else on a back of its own or the other side."""
    if not code_text(card) or not sides:
        return
    small = code_of(card, LARGEST_FRONT)
    if small is not None:
        sides[0]["code"] = _code(small)
        return
    large = code_of(card, LARGEST_BACK) if len(sides) == 1 else None
    if large is None:
        raise Unprintable("code_too_full")
    sides.append({"kind": "code", "code": _code(large), "name": ""})


def _code(code: Code) -> dict[str, Any]:
    return {"rows": code.rows, "size": code.size}


def _with_boxes(pdf: bytes, card: Record) -> bytes:
    """Say in the PDF itself where it is cut (TrimBox) and how far its colour reaches (BleedBox)."""
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            width, height = page.get_size()
            for room, tell in ((AROUND, page.set_bleedbox), (AROUND + BLEED, page.set_trimbox)):
                tell(room * POINTS, room * POINTS, width - room * POINTS, height - room * POINTS)
        out = io.BytesIO()
        document.save(out, PDF_VERSION)
    finally:
        document.close()
    return out.getvalue()
