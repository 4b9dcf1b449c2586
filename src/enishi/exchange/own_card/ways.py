"""Ways to reach me, one a line as one would write them: told apart by their form, and written back the same.

A way is a dict {kind, value, label, service, postal_code} as a card holds it; the owner's record holds them in lists by
kind. Decides nothing about which of them stands on a card.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from enishi.exchange.records import Record

LISTS = {"phones": "phone", "emails": "email", "urls": "url", "addresses": "address", "accounts": "account"}
_MAIL = re.compile(r"\S+@[\w-]+(\.[\w-]+)+")
_URL = re.compile(r"https?://\S+|(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_PHONE = re.compile(r"[+(]?\d[\d\s().-]{6,}")
_POSTAL = re.compile(r"〒?\s*(\d{3}-\d{4})\s+")
_ACCOUNT = re.compile(r"([^\s:：/]{1,24})\s*[:：]\s*(\S.*)")
_FAX = re.compile(r"(?i)\s*\bfax\b[\s:：]*")


def way_of(line: str) -> Record | None:
    """Read one line: a telephone number (with FAX beside it for a fax), a mail or web address, "LINE: name", else a postal
    address; None for an empty one."""
    from enishi.exchange.card.contacts import e164, phone_label

    said = " ".join(line.split())
    number = _FAX.sub("", said)
    if not said:
        return None
    if _MAIL.fullmatch(said):
        return _way("email", said)
    if _PHONE.fullmatch(number):
        value = e164(number) or number
        return _way("phone", value, label="fax" if number != said else phone_label(value))
    if _URL.fullmatch(said):
        return _way("url", said if "://" in said else f"https://{said}")
    if named := _ACCOUNT.fullmatch(said):
        return _way("account", named[2], service=named[1])
    if said.startswith("@"):
        return _way("account", said)
    postal = _POSTAL.match(said)
    return _way(
        "address", said[postal.end() :] if postal else said, postal_code=postal[1] if postal else None
    )


def line_of(way: Record) -> str:
    """Write a way back as one line."""
    from enishi.exchange.card.contacts import as_dialled

    kind, value = way.get("kind"), str(way.get("value") or "")
    if kind == "phone":
        return as_dialled(value) + (" FAX" if way.get("label") == "fax" else "")
    if kind == "account":
        return f"{way['service']}: {value}" if way.get("service") else value
    if kind == "address" and way.get("postal_code"):
        return f"〒{way['postal_code']} {value}"
    return value


def ways_in(owner: Record) -> list[Record]:
    """Return the ways of an owner's record, in the order in which a card names them."""
    return [
        _way(kind, one) if isinstance(one, str) else _way(kind, one.get("value") or "", **_named(one))
        for key, kind in LISTS.items()
        for one in owner.get(key) or []
    ]


def lists_of(ways: Iterable[Record]) -> Record:
    """Return ways as the lists of an owner's record."""
    listed: Record = {key: [] for key in LISTS}
    key_of = {kind: key for key, kind in LISTS.items()}
    for way in ways:
        item = {"value": way["value"]} | {key: way[key] for key in _keys(way["kind"])}
        listed[key_of[way["kind"]]].append(way["value"] if way["kind"] == "url" else item)
    return listed


def _keys(kind: str) -> tuple[str, ...]:
    return {"account": ("service",), "address": ("label", "postal_code")}.get(kind, ("label",))


def _way(kind: str, value: str, **named: str | None) -> Record:
    return {"kind": kind, "value": value, "label": None, "service": None, "postal_code": None, **named}


def _named(one: Record) -> dict[str, str | None]:
    return {key: one.get(key) for key in ("label", "service", "postal_code")}
