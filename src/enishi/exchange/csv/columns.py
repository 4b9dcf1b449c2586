"""Columns: what a column of a table may mean, and a row read by such meanings into a person.

Decides the list of meanings and what becomes of their values. Which column means what is each member's business: fixed
where the export is known, guessed and confirmed (csv/free.py) where it is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from enishi.exchange import person
from enishi.exchange.csv.member import Found
from enishi.exchange.csv.table import Cells
from enishi.exchange.problems import problem
from enishi.exchange.records import Problem, Record
from enishi.language import names

# Column as written → meaning, with a label after a dot where the kind takes one: "phone.work".
Meanings = Mapping[str, str]

NAMES = (
    "full", "family", "given", "additional", "prefix", "suffix", "nickname",
    "full_kana", "family_kana", "given_kana",
)  # fmt: skip
WORK = ("organization", "title", "department")
WAYS = ("email", "phone", "mobile", "fax", "url", "account")
ADDRESS = ("address", "postal_code", "region", "city", "street", "extended", "po_box", "country")
DAYS = ("birthday", "met_on", "exchanged_on", "connected_on")
WORDS = ("note", "tag", "introduced_by")
KINDS = NAMES + WORK + WAYS + ADDRESS + DAYS + WORDS
LABELS = ("work", "home", "other")

_SEVERAL = re.compile(r"[;；\n]|\s*:::\s*")
_TAGS = re.compile(r"[,，、;；\n]|\s*:::\s*")
# Outlook's "0/0/00": there is no such day.
_NO_DAY = re.compile(r"[0/.\- ]+")

Said = dict[str, list[tuple[str | None, str]]]


def kind_of(meaning: str) -> str:
    """The kind of a meaning without its label; "" for what is none."""
    kind = meaning.partition(".")[0]
    return kind if kind in KINDS else ""


def read_row(cells: Cells, meanings: Meanings, region: str = "JP") -> Found:
    """Make a person of a row. region: the country whose numbers stand without a country code."""
    said: Said = defaultdict(list)
    for column, meaning in meanings.items():
        kind, _, label = meaning.partition(".")
        if kind in KINDS and (value := cells.get(column)):
            said[kind].append((label or None, value))
    warnings: list[Problem] = []
    record = person.make_person(
        _name(said), affiliations=_work(said), emails=_emails(said), phones=_phones(said, region),
        addresses=_addresses(said), urls=[person.url(value, label) for label, value in said["url"]],
        accounts=[{"service": label or "other", "value": value} for label, value in said["account"]],
        birthday=_day(said, "birthday", warnings), note="\n".join(v for _, v in said["note"]) or None,
        tags=list(dict.fromkeys(tag.strip() for _, v in said["tag"] for tag in _TAGS.split(v) if tag.strip())),
    )  # fmt: skip
    record |= {key: day for key in DAYS[1:] if (day := _day(said, key, warnings))}
    if said["introduced_by"]:
        # A name as written: whom it means is for the owner to say.
        record["introduced_by_name"] = _first(said, "introduced_by")
    return Found(record, warnings=warnings)


def _first(said: Said, kind: str) -> str:
    return said[kind][0][1] if said[kind] else ""


def _name(said: Said) -> person.Name:
    parts: dict[str, str | None] = {part: _first(said, part) for part in NAMES if part != "full_kana"}
    if parts["full"] and not (parts["family"] or parts["given"]):
        parts["family"], parts["given"] = names.split(" ".join(parts["full"].split()))
        if not person.is_japanese(parts["full"]):
            parts["full"] = " ".join(parts["full"].split())
    if whole := _first(said, "full_kana"):
        family, given = person.split_reading(whole)
        parts["family_kana"] = parts["family_kana"] or family
        parts["given_kana"] = parts["given_kana"] or given
    return person.make_name(parts)


def _work(said: Said) -> list[Record]:
    found: Record = {kind: _first(said, kind) or None for kind in WORK}
    return [found | {"from": None, "to": None}] if any(found.values()) else []


def _emails(said: Said) -> list[Record]:
    listed = [
        (label, one) for label, value in said["email"] for one in _SEVERAL.split(value) if "@" in one
    ]  # fmt: skip
    return [{"value": person.email(one), "label": label} for label, one in _once(listed)]


def _phones(said: Said, region: str) -> list[Record]:
    listed = [(label, value) for label, value in said["phone"]]
    listed += [("mobile", value) for _, value in said["mobile"]]
    listed += [("home fax" if label == "home" else "fax", value) for label, value in said["fax"]]
    spread = [(label, one) for label, value in listed for one in _SEVERAL.split(value) if one.strip()]
    return [{"value": person.phone(one, region), "label": label} for label, one in _once(spread)]


def _once(listed: list[tuple[str | None, str]]) -> list[tuple[str | None, str]]:
    seen: dict[str, str | None] = {}
    for label, value in listed:
        seen.setdefault(value.strip(), label)
    return [(label, value) for value, label in seen.items()]


def _addresses(said: Said) -> list[Record]:
    labels = dict.fromkeys(label for kind in ADDRESS for label, _ in said[kind])
    found = [_address(said, label) for label in labels]
    return [one for one in found if one]


def _address(said: Said, label: str | None) -> Record | None:
    parts = {kind: " ".join(v for at, v in said[kind] if at == label) for kind in ADDRESS}
    postal, whole = parts.pop("postal_code"), " ".join(parts.pop("address").split())
    if not whole:
        return person.address(parts, _postal(postal), label)
    return {"value": whole, "postal_code": _postal(postal) or None, "label": label}


def _postal(text: str) -> str:
    return text.strip().removeprefix("〒").strip()


def _day(said: Said, kind: str, warnings: list[Problem]) -> str | None:
    written = _first(said, kind)
    if not written or _NO_DAY.fullmatch(written):
        return None
    day: Any = person.day(written) or person.day(written.split()[0]) or person.day_of_us(written.split()[0])
    if day is None:
        warnings.append(problem("date_unread", column=kind, text=written))
    return str(day) if day else None
