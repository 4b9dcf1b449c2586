"""Compose: properties made from values, and properties as folded text.

Decides how vCard 3.0 and 4.0 write what Enishi has to say, and how a property of one version reads in another.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence

from enishi.exchange import person
from enishi.exchange.records import Picture, Record
from enishi.exchange.vcard.content import Property

# What is kept of a card, and what is new.
Edit = tuple[list[Property], list[Property]]

_TYPES = {
    "mobile": ("CELL",), "work": ("WORK",), "home": ("HOME",), "fax": ("FAX",), "home fax": ("HOME", "FAX"),
    "pager": ("PAGER",), "main": ("MAIN",), "other": ("OTHER",),
}  # fmt: skip
_NAMES = {"emails": "EMAIL", "phones": "TEL", "addresses": "ADR", "urls": "URL"}
_TEXTS = {"N", "FN", "ORG", "ADR", "NOTE", "TITLE", "ROLE", "LABEL"}
_PARAM_CARET = {"^": "^^", "\n": "^n", '"': "^'"}
_LINE = 75


def escape(text: str) -> str:
    """A text as a value: backslash, comma, semicolon and line breaks escaped (RFC 6350, 3.4)."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def texts(name: str, text: str | None) -> list[Property]:
    """A plain text property, or none."""
    return [Property(name, escape(text))] if text else []


def name(said: person.Name) -> list[Property]:
    """FN and N of a name."""
    parts = [said.get(key) or "" for key in ("family", "given", "additional", "prefix", "suffix")]
    return [Property("FN", escape(said.get("full") or "")), Property("N", ";".join(map(escape, parts)))]


def readings(said: person.Name) -> list[Property]:
    """The readings of a name both ways: iOS heeds X-PHONETIC, Japanese address books SORT-STRING."""
    family, given = said.get("family_kana") or "", said.get("given_kana") or ""
    both = " ".join(part for part in (family, given) if part)
    found = texts("X-PHONETIC-LAST-NAME", family) + texts("X-PHONETIC-FIRST-NAME", given)
    return found + (texts("SORT-STRING", both) if person.has_kana(both) else [])


def birthday(day: str | None, version: str) -> list[Property]:
    """BDAY: 4.0 in the basic format, 3.0 with the year Apple writes for none."""
    if not day:
        return []
    if version == "4.0":
        return [Property("BDAY", day if re.fullmatch(r"\d{4}-\d{2}", day) else re.sub(r"(?<=\d)-", "", day))]
    if day.startswith("--"):
        return [Property("BDAY", f"1604-{day[2:]}", {"X-APPLE-OMIT-YEAR": ["1604"]})]
    return [Property("BDAY", day)]


def tags(said: Sequence[str]) -> list[Property]:
    """CATEGORIES, or none."""
    return [Property("CATEGORIES", ",".join(map(escape, said)))] if said else []


def uid(identifier: str | None) -> list[Property]:
    """UID from the id of a record, or none."""
    return [Property("UID", f"urn:uuid:{identifier}")] if identifier else []


def affiliations(said: Sequence[Record], groups: set[str]) -> list[Property]:
    """ORG and TITLE; in groups where their order alone would not say which belong together."""
    grouped = len(said) > 1 and not all(item["organization"] and item["title"] for item in said)
    found: list[Property] = []
    for item in said:
        group = free_group(groups) if grouped else ""
        units = [item["organization"] or "", item["department"] or ""]
        if any(units):
            found.append(
                Property("ORG", ";".join(map(escape, units if units[1] else units[:1])), group=group)
            )
        found += [Property("TITLE", escape(item["title"]), group=group)] if item["title"] else []
    return found


def item(key: str, said: Record, groups: set[str]) -> list[Property]:
    """An entry of a list (emails, phones, addresses, urls, accounts); with X-ABLabel where its label is no type."""
    if key == "accounts":
        return [_account(said)]
    value = escape(said["value"]) if key != "urls" else said["value"].replace("\\", "\\\\")
    if key == "addresses":
        value = f";;{value};;;{escape(said.get('postal_code') or '')};"
    label = said.get("label")
    types = _TYPES.get(label or "")
    if label is None or types:
        return [Property(_NAMES[key], value, {"TYPE": list(types)} if types else {})]
    group = free_group(groups)
    return [Property(_NAMES[key], value, {}, group), Property("X-ABLabel", escape(label), {}, group)]


def _account(said: Record) -> Property:
    service, value = said["service"] or "im", said["value"]
    if re.match(r"https?:", value, re.IGNORECASE):
        return Property("X-SOCIALPROFILE", escape(value), {"X-SERVICE-TYPE": [service]})
    scheme = re.sub(r"[^a-z0-9.+-]", "", service.lower()) or "im"
    scheme = scheme if scheme[0].isalpha() else f"x-{scheme}"
    return Property("IMPP", f"{scheme}:{escape(value)}", {"X-SERVICE-TYPE": [service]})


def free_group(groups: set[str]) -> str:
    """Return a group nobody has yet, and take it."""
    number = next(number for number in range(1, len(groups) + 2) if f"item{number}" not in groups)
    groups.add(f"item{number}")
    return f"item{number}"


def photo(picture: Picture, version: str) -> Property:
    """PHOTO: a data: URI in 4.0, ENCODING=b in 3.0."""
    packed = base64.b64encode(picture.data).decode("ascii")
    if version == "4.0":
        return Property("PHOTO", f"data:{picture.media_type};base64,{packed}")
    kind = picture.media_type.rpartition("/")[2].upper()
    return Property("PHOTO", packed, {"ENCODING": ["b"], "TYPE": [kind]})


def drop_param(one: Property, key: str) -> None:
    """Take a parameter out of a property that is kept."""
    one.params.pop(key, None)
    one.head = ""


def translate(one: Property, source: str, target: str) -> Property:
    """A stored property in another version: nothing lost but the transfer encoding."""
    encoded = one.encoding()
    text = one.decoded()
    params: dict[str, list[str]] = {key: list(said) for key, said in one.params.items() if key != "CHARSET"}
    if encoded == "quoted-printable":
        del params["ENCODING"]
    value = text.replace("\n", "\\n") if encoded != "base64" else re.sub(r"\s+", "", text)
    if source == "2.1" and one.name in _TEXTS:
        # In 2.1 a comma is but a comma.
        value = re.sub(r"(?<!\\),", r"\\,", value)
    if encoded == "base64":
        value = _repack(one, params, value, target)
    elif target == "3.0" and one.name == "PHOTO" and (inline := re.match(r"data:([^;,]*);base64,", value)):
        value = value[inline.end() :]
        params |= {"ENCODING": ["b"], "TYPE": [inline[1].rpartition("/")[2].upper()]}
    if params == one.params and source != "2.1":
        return Property(one.name, value, params, one.group, one.head)
    # The name stays as written: not every phone reads X-ABLABEL for X-ABLabel.
    head = one.head.partition(";")[0] or _name(one)
    return Property(one.name, value, params, one.group, head + _all_params(params))


def _repack(one: Property, params: dict[str, list[str]], value: str, target: str) -> str:
    params["ENCODING"] = ["b"]
    if target != "4.0":
        return value
    del params["ENCODING"]
    kind = next(iter(params.get("TYPE", [])), "").lower()
    main = "image" if one.name in {"PHOTO", "LOGO"} else "audio" if one.name == "SOUND" else "application"
    return f"data:{main}/{kind or 'octet-stream'};base64,{value}"


def card(properties: Iterable[Property], version: str) -> str:
    """The text of a card."""
    lines = ["BEGIN:VCARD", f"VERSION:{version}", *map(_line, properties), "END:VCARD"]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _line(one: Property) -> str:
    if one.head:
        return f"{one.head}:{one.value}"
    return f"{_name(one)}{_all_params(one.params)}:{one.value}"


def _name(one: Property) -> str:
    return f"{one.group}.{one.name}" if one.group else one.name


def _all_params(params: dict[str, list[str]]) -> str:
    return "".join(f";{key}=" + ",".join(map(_param, said)) for key, said in params.items())


def _param(value: str) -> str:
    value = re.sub(r'[\^\n"]', lambda found: _PARAM_CARET[found[0]], value)
    return f'"{value}"' if re.search(r"[;:,]", value) else value


def fold(line: str) -> str:
    """Fold a line at 75 octets, never within a character."""
    if len(line) <= _LINE and len(line.encode()) <= _LINE:
        return line
    data = line.encode()
    pieces, start, room = [], 0, _LINE
    while len(data) - start > room:
        end = start + room
        # 10xxxxxx goes on with the character before it.
        while data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _LINE - 1
    return b"\r\n ".join([*pieces, data[start:]]).decode()
