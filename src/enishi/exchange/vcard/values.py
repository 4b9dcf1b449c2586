"""Values: what a single vCard property says about a person, as the items of a person record.

Decides the meaning of each property Enishi knows, in one place for reader and writer alike: the writer keeps a stored
property as long as it still says what the record says.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from enishi.exchange import person
from enishi.exchange.records import Picture, Record
from enishi.exchange.vcard.content import Property

Labels = dict[str, str]
Item = Record | str

# Services that have a property of their own, as phones and address books write them.
SERVICES = {
    "X-AIM": "aim", "X-MSN": "msn", "X-YAHOO": "yahoo", "X-ICQ": "icq", "X-JABBER": "xmpp", "X-QQ": "qq",
    "X-SKYPE": "skype", "X-SKYPE-USERNAME": "skype", "X-GOOGLE-TALK": "google_talk", "X-GTALK": "google_talk",
    "X-SIP": "sip", "X-TWITTER": "twitter", "X-LINE": "line", "X-MS-IMADDRESS": "im", "X-GADUGADU": "gadugadu",
    "X-GROUPWISE": "groupwise", "X-WECHAT": "wechat",
}  # fmt: skip
_NO_LABEL = frozenset({
    "pref", "voice", "internet", "x400", "msg", "text", "textphone", "video", "postal", "parcel", "dom",
    "intl", "isdn", "modem", "car", "bbs", "pcs",
})  # fmt: skip
_ADR = ("po_box", "extended", "street", "city", "region", "postal_code", "country")
_MAGIC = (
    (b"\xff\xd8", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)
_SYSTEM_TAGS = {"mycontacts", "my contacts", "* mycontacts", "starred in android"}


def labels_of(properties: list[Property]) -> Labels:
    """The labels people gave to grouped properties (`item1.X-ABLabel`), by group."""
    return {one.group: one.text() for one in properties if one.name == "X-ABLABEL" and one.group}


def label_of(one: Property, labels: Labels) -> str | None:
    """The label of a property: the one people gave it, else the likeliest of its types."""
    if one.group in labels:
        return person.label(labels[one.group])
    types = one.types()
    if "fax" in types:
        return "home fax" if "home" in types else "fax"
    for word in ("cell", "iphone", "mobile", "pager", "main", "work", "home"):
        if word in types:
            return person.label(word)
    custom = sorted(types - _NO_LABEL)
    return person.label(custom[0].removeprefix("x-")) if custom else None


def email_item(one: Property, labels: Labels, region: str) -> Item | None:
    value = person.email(one.text())
    return {"value": value, "label": label_of(one, labels)} if value else None


def phone_item(one: Property, labels: Labels, region: str) -> Item | None:
    written = one.text()
    value = person.phone(written, region)
    return {"value": value, "label": label_of(one, labels)} if value and not _is_sip(written) else None


def address_item(one: Property, labels: Labels, region: str) -> Item | None:
    said = dict(zip(_ADR, one.components(), strict=False))
    return person.address(said, said.pop("postal_code", ""), label_of(one, labels))


def url_item(one: Property, labels: Labels, region: str) -> Item | None:
    value = one.text().strip()
    return person.url(value, label_of(one, labels)) if value else None


def account_item(one: Property, labels: Labels, region: str) -> Item | None:
    """An account from IMPP, X-SOCIALPROFILE, the X- properties of services, or a TEL that is a SIP address."""
    value = one.text().strip()
    scheme, colon, rest = value.partition(":")
    if one.name == "TEL" and not _is_sip(value):
        return None
    if one.name in {"X-SOCIALPROFILE", "SOCIALPROFILE"}:
        service = _first(one, "SERVICE-TYPE", "X-SERVICE-TYPE") or _social_type(one)
        return _account(service, _first(one, "X-USER", "USERNAME") or value)
    if one.name in SERVICES:
        service = SERVICES[one.name]
        return _account(service, rest if colon and scheme.lower() == service else value)
    is_web = scheme.lower() in {"http", "https"}
    service = _first(one, "SERVICE-TYPE", "X-SERVICE-TYPE") or (scheme if colon and not is_web else "im")
    return _account(service, rest if colon and not is_web else value)


def _account(service: str, value: str) -> Item | None:
    return {"service": service.lower(), "value": value.strip()} if value.strip() else None


def _social_type(one: Property) -> str:
    return next(iter(sorted(one.types() - _NO_LABEL - {"work", "home"})), "web")


def _first(one: Property, *names: str) -> str:
    return next((one.params[name][0] for name in names if name in one.params), "")


def _is_sip(text: str) -> bool:
    return text.strip().lower().startswith(("sip:", "sips:"))


ListReader = Callable[[Property, Labels, str], Item | None]

# The lists of a person record: the properties each is read from, and how.
LISTS: dict[str, tuple[frozenset[str], ListReader]] = {
    "emails": (frozenset({"EMAIL"}), email_item),
    "phones": (frozenset({"TEL"}), phone_item),
    "addresses": (frozenset({"ADR"}), address_item),
    "urls": (frozenset({"URL"}), url_item),
    "accounts": (frozenset({"IMPP", "X-SOCIALPROFILE", "SOCIALPROFILE", "TEL", *SERVICES}), account_item),
}


def birthday_of(one: Property) -> str | None:
    """The day of a BDAY, None when it is none; the year that Apple writes for "no year" is left out."""
    omit = one.params.get("X-APPLE-OMIT-YEAR", ["1604"])[0]
    return person.day(one.text(), omit if omit.isdigit() else "1604")


def tags_of(one: Property) -> list[str]:
    """The labels of a CATEGORIES property, without those an address book sets by itself."""
    said = (part.strip() for part in one.components(","))
    return [tag for tag in said if tag and tag.lower() not in _SYSTEM_TAGS]


def picture_of(one: Property) -> Picture | str:
    """The picture of a PHOTO, or its address when it lies elsewhere. Raises ValueError when it does not decode."""
    value = one.value.strip()
    said = next((word for word in sorted(one.types()) if word not in _NO_LABEL), "") or _first(
        one, "MEDIATYPE"
    )
    if value.lower().startswith("data:"):
        head, _, body = value[5:].partition(",")
        data = _base64(body) if ";base64" in head.lower() else unquote_to_bytes(body)
        return Picture(_media_type(data, head.partition(";")[0]), data)
    if one.encoding() != "base64" and re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", value):
        return value
    data = _base64(value)
    return Picture(_media_type(data, said), data)


def is_inline(one: Property) -> bool:
    """Whether a PHOTO lies in the card itself, readable or not."""
    try:
        return isinstance(picture_of(one), Picture)
    except ValueError:
        return True


def _base64(text: str) -> bytes:
    packed = re.sub(r"\s+", "", text)
    # Some writers forget the padding.
    data = binascii.a2b_base64(packed + "=" * (-len(packed) % 4), strict_mode=True)
    if not data:
        raise ValueError("no picture")
    return data


def _media_type(data: bytes, said: str) -> str:
    for start, media_type in _MAGIC:
        if data.startswith(start):
            return media_type
    if data[8:12] == b"WEBP":
        return "image/webp"
    said = said.lower()
    return said if "/" in said else f"image/{said}" if said else "application/octet-stream"


def android_custom(one: Property) -> tuple[str, str]:
    """Kind and value of an X-ANDROID-CUSTOM property, such as ("nickname", "けん")."""
    parts: list[Any] = [*one.components(), "", ""]
    kind = str(parts[0]).removeprefix("vnd.android.cursor.item/")
    # A contact's event of type 3 is the birthday.
    return ("birthday" if kind == "contact_event" and parts[2] == "3" else kind), str(parts[1]).strip()
