"""Person: what every reader of people does alike with names, readings, telephone numbers, days, labels and identity.

Decides how what stands in a file becomes the values of a person record; where in the file they stand is each format's
own business.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Any

import jaconv
import phonenumbers

from enishi.exchange.records import Record

Name = dict[str, str | None]

_JAPANESE = re.compile(
    r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]|[\U00020000-\U0003ffff]"
)
_KANA = re.compile(r"[\u3041-\u30ff\uff66-\uff9f]")
_PHONE = re.compile(r"(?:tel:)?[\d+()\[\]\-‐‑–—−.・\s/]+(?:;ext=\d+)?", re.IGNORECASE)
_EMAIL = re.compile(r"<([^<>\s]+@[^<>\s]+)>")


def is_japanese(text: str) -> bool:
    """Whether the text holds kana or kanji."""
    return bool(_JAPANESE.search(text))


def has_kana(text: str | None) -> bool:
    """Whether the text holds hiragana or katakana of either width."""
    return bool(text and _KANA.search(text))


def reading(text: str | None) -> str | None:
    """A reading in hiragana; what is not kana (a reading in Latin letters) stays as written."""
    text = (text or "").strip()
    if not text or text.isascii():
        return text or None
    wide = str(jaconv.h2z(text, kana=True, ascii=False, digit=False))
    return str(jaconv.kata2hira(wide)).strip() or None


def split_reading(text: str | None) -> tuple[str | None, str | None]:
    """Split a reading of the whole name into (family, given) at its first space, if it has one."""
    family, _, given = (text or "").replace("\u3000", " ").strip().partition(" ")
    return reading(family), reading(given)


def make_name(parts: dict[str, str | None]) -> Name:
    """Make the `name` of a record from full, family, given, additional, prefix, suffix, …_kana, nickname.

    Empty parts become None; the parts the archive does not name stand only where they say something. `full` is family
    first for Japanese names, else as the file writes it, else given first; None when there is no name at all.
    """
    said = {key: (value or "").strip() or None for key, value in parts.items()}
    name: Name = {"full": None, "family": None, "given": None, "family_kana": None, "given_kana": None}
    name |= {"nickname": None}
    name |= {key: value for key, value in said.items() if value}
    name["full"] = _full(name)
    name["family_kana"], name["given_kana"] = reading(name["family_kana"]), reading(name["given_kana"])
    return name


def _full(name: Name) -> str | None:
    family, given = name["family"], name["given"]
    if is_japanese(f"{family or ''}{given or ''}"):
        return " ".join(part for part in (family, given) if part)
    composed = " ".join(part for part in (given, name.get("additional"), family) if part)
    return name["full"] or composed or None


def email(text: str) -> str:
    """The bare address of `"Name" <a@b>` or `mailto:a@b`; else the text as written."""
    text = text.strip()
    found = _EMAIL.search(text)
    return found[1] if found else re.sub(r"^mailto:", "", text, flags=re.IGNORECASE)


@lru_cache(maxsize=4096)
def phone(text: str, region: str = "JP") -> str:
    """A telephone number as E.164 (with `;ext=` where it has one) if it is a valid one in `region`, else as written.

    A national number counts only with its trunk prefix, where the country has one: `905-555-1234` in a Japanese
    address book is a number abroad, not a mobile without its zero.
    """
    written = text.strip()
    plain = unicodedata.normalize("NFKC", written)
    if not _PHONE.fullmatch(plain):
        return written
    plain = re.sub(r"^tel:", "", plain, flags=re.IGNORECASE)
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    trunk = metadata.national_prefix if metadata else None
    digits = plain.lstrip("([ ")
    if trunk == "0" and not digits.startswith(("0", "+")):
        return plain if written.lower().startswith("tel:") else written
    try:
        number = phonenumbers.parse(plain, region)
    except phonenumbers.NumberParseException:
        return written
    if not phonenumbers.is_valid_number(number):
        return written
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{e164};ext={number.extension}" if number.extension else e164


_LABELS = {
    "mobile": ("cell", "mobile", "iphone", "携帯", "携帯電話", "phs", "スマートフォン"),
    "fax": ("fax", "ファックス", "ファクス", "勤務先 fax", "work fax", "business fax"),
    "home fax": ("home fax", "homefax", "自宅 fax"),
    "work": ("work", "business", "勤務先", "職場", "会社", "仕事"),
    "home": ("home", "自宅"),
    "pager": ("pager",),
    "main": ("main", "代表", "メイン"),
    "other": ("other", "その他"),
    "homepage": ("homepage", "ホームページ"),
    "profile": ("profile", "プロフィール"),
}
_LABEL_OF = {word: label for label, words in _LABELS.items() for word in words}
_APPLE = re.compile(r"_\$!<(.*)>!\$_")


def label(text: str | None) -> str | None:
    """The one word for a label (work, home, mobile, fax …) that address books write in many ways; else as written."""
    text = (text or "").strip()
    wrapped = _APPLE.fullmatch(text)
    text = wrapped[1].strip() if wrapped else text
    return _LABEL_OF.get(text.lower(), text) or None


_DAY_FORMS = (
    re.compile(r"(?P<y>\d{4})-?(?P<m>\d{2})-?(?P<d>\d{2})(?:[T ].*)?"),
    re.compile(r"(?P<y>\d{4})[/.年](?P<m>\d{1,2})[/.月](?P<d>\d{1,2})日?"),
    re.compile(r"--(?P<m>\d{2})-?(?P<d>\d{2})(?:[T ].*)?"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})"),
    re.compile(r"(?P<y>\d{4})"),
)


def day(text: str, no_year: str = "1604") -> str | None:
    """A date as ISO 8601, partial where only that is said (`--03-15`, `1985-04`, `1985`); None for what is no day.

    `no_year` is the year that stands for "none" (Apple writes 1604).
    """
    found = next((match for form in _DAY_FORMS if (match := form.fullmatch(text.strip()))), None)
    if found is None:
        return None
    said = {key: int(value) for key, value in found.groupdict().items() if value}
    if said.get("y") == int(no_year) and "d" in said:
        del said["y"]
    try:
        # A day without a year may be 29 February: any leap year will do for the test.
        date(said.get("y", 2000), said.get("m", 1), said.get("d", 1))
    except ValueError:
        return None
    parts = [f"{said['y']:04d}" if "y" in said else "-"]
    return "-".join(parts + [f"{said[key]:02d}" for key in ("m", "d") if key in said])


_US_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def day_of_us(text: str) -> str | None:
    """A day written month first, as Outlook does in English (`3/15/1985`); day first where no month is possible."""
    found = _US_DAY.fullmatch(text.strip())
    if found is None:
        return None
    month, day_of_month = int(found[1]), int(found[2])
    if month > 12:
        month, day_of_month = day_of_month, month
    return day(f"{found[3]}/{month}/{day_of_month}")


def address(parts: dict[str, str], postal_code: str, of_label: str | None) -> Record | None:
    """An address record from po_box, extended, street, city, region, country; None when all are empty.

    Japanese ones run from the prefecture to the building without the country's own name, others from the street to the
    country with commas.
    """
    said = {key: " ".join(value.split()) for key, value in parts.items() if value.strip()}
    if is_japanese("".join(said.values())):
        order = ("region", "city", "street", "extended", "po_box", "country")
        own = {"日本", "日本国", "japan", "jp"}
        kept = [
            said[key] for key in order if key in said and not (key == "country" and said[key].lower() in own)
        ]
        value = "".join(kept[:3]) + "".join(f" {part}" for part in kept[3:])
        value = value.strip()
    else:
        order = ("po_box", "extended", "street", "city", "region", "country")
        value = ", ".join(said[key] for key in order if key in said)
    if not value and not postal_code.strip():
        return None
    return {"value": value, "postal_code": postal_code.strip() or None, "label": of_label}


def known_by(record: Record) -> str | None:
    """From what a person without a name can be called: nickname, organization, email, phone or account; else None."""
    for source, key, part in (
        ("organization", "affiliations", "organization"),
        ("email", "emails", "value"),
        ("phone", "phones", "value"),
        ("account", "accounts", "value"),
    ):
        value = next((item[part] for item in record.get(key, ()) if item[part]), None)
        if source == "organization" and record["name"]["nickname"]:
            record["name"]["full"] = record["name"]["nickname"]
            return "nickname"
        if value:
            record["name"]["full"] = value
            return source
    return None


def identity(uid: str, record: Record) -> str:
    """What a person is known again by: the file's own id, else the first e-mail, else a hash of name and telephone."""
    if uid:
        return uid
    if record.get("emails"):
        return str(record["emails"][0]["value"]).lower()
    first = record["phones"][0]["value"] if record.get("phones") else ""
    return hashlib.sha256(f"{record['name']['full']}\n{first}".encode()).hexdigest()[:32]


def make_person(name: Name, **said: Any) -> Record:
    """A person record as found in an address book (`in_network` false), with every key a reader fills."""
    empty: Record = {
        "type": "person", "name": name, "in_network": False, "affiliations": [], "emails": [], "phones": [],
        "addresses": [], "urls": [], "accounts": [], "birthday": None, "note": None, "tags": [],
    }  # fmt: skip
    return empty | said


def url(value: str, of_label: str | None) -> str | Record:
    """A web address as the archive writes it: the plain value, or an object where it has a label."""
    return {"value": value, "label": of_label} if of_label else value
