"""Guessing: what the columns of an unknown table mean, by the words at their head and the looks of their values.

Decides a first guess and nothing more: the owner sees it beside the first rows and says otherwise where it is wrong.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from enishi.exchange import person
from enishi.exchange.csv import columns
from enishi.language import names
from enishi.language.words import words

# Values of a column that are looked at, and how many of them must look alike.
LOOKED_AT = 60
MOST = 0.6

_PUNCTUATION = re.compile(r"[\s\-_/・･.:：()（）\[\]【】「」*＊※#＃'\"“”]+")
_NUMBER = re.compile(r"\d+$")
_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+|.*<[^@\s<>]+@[^@\s<>]+>")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
_POSTAL = re.compile(r"〒?\s?\d{3}[-‐－ー]\d{4}|〒\s?\d{7}")
_KANA = re.compile(r"[ぁ-ゖァ-ヺーｦ-ﾟ]+[\s・][ぁ-ゖァ-ヺーｦ-ﾟ]+")
_COMPANY = re.compile(
    r"株式会社|有限会社|合同会社|[㈱㈲]|\(株\)|（株）|財団|社団|法人|\b(?:inc|ltd|llc|gmbh|corp|co)\b\.?",
    re.I,
)
_PREFECTURE = re.compile(r"(?:東京都|北海道|大阪府|京都府|[^\s\d]{2,3}県)\S")
_MOBILE = re.compile(r"\+81[789]0\d{8}")
_WORK = re.compile(r"会社|勤務先|職場|office|work|business|company")
_HOME = re.compile(r"自宅|home|個人|private")
# Of these a person has one.
_ONCE = {*columns.NAMES, *columns.WORK, *columns.DAYS}
_LABELLED = {"email", "phone", "fax", "url", *columns.ADDRESS}


@cache
def _headings() -> dict[str, str]:
    told = tomllib.loads(files("enishi.exchange.csv").joinpath("headings.toml").read_text("utf-8"))
    return {_plain(word): meaning for meaning, listed in told.items() for word in listed}


def _plain(heading: str) -> str:
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", heading).casefold())


def by_heading(heading: str) -> str:
    """What a heading says a column means, "" for nothing known."""
    plain = _plain(heading)
    known = _headings()
    found = known.get(plain) or known.get(_NUMBER.sub("", plain))
    if found is None:
        within = [word for word in known if len(word) > 1 and not word.isascii() and word in plain]
        within += [word for word in known if len(word) > 3 and word.isascii() and word in plain]
        found = known[max(within, key=len)] if within else ""
    return _labelled(found, plain)


def _labelled(meaning: str, plain: str) -> str:
    if meaning not in _LABELLED:
        return meaning
    label = "home" if _HOME.search(plain) else "work" if _WORK.search(plain) else ""
    return f"{meaning}.{label}" if label else meaning


def by_looks(values: Sequence[str]) -> str:
    """What the values of a column look like, "" for nothing in particular."""
    said = [value.strip() for value in values if value.strip()][:LOOKED_AT]
    if not said:
        return ""
    for meaning, looks in _LOOKS:
        if sum(bool(looks(value)) for value in said) >= MOST * len(said):
            return meaning
    return ""


def _is_mobile(text: str) -> bool:
    return bool(_MOBILE.fullmatch(person.phone(text)))


def _is_phone(text: str) -> bool:
    return person.phone(text).startswith("+") and not text.isalpha()


def _is_day(text: str) -> bool:
    return len(text) > 7 and person.day(text.split()[0]) is not None


def _is_surname(text: str) -> bool:
    found = words(text) if names.is_japanese(text) else []
    return len(found) == 1 and found[0].is_surname


def _is_name(text: str) -> bool:
    if len(text) > 20 or not names.is_japanese(text) or _COMPANY.search(text):
        return False
    family, given = names.split(text)
    return bool(family and given and _is_surname(family))


_LOOKS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("email", _MAIL.fullmatch), ("url", _URL.match), ("postal_code", _POSTAL.fullmatch), ("mobile", _is_mobile),
    ("phone", _is_phone), ("day", _is_day), ("address", _PREFECTURE.search), ("organization", _COMPANY.search),
    ("full_kana", _KANA.fullmatch), ("full", _is_name), ("family", _is_surname),
)  # fmt: skip


def guess(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return column → meaning for what can be told; columns that mean nothing here are kept with the person."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for place, heading in enumerate(header):
        looks = by_looks([row[place] for row in rows if place < len(row)])
        meaning = _judged(by_heading(heading), looks)
        if not heading.strip() or not meaning or (meaning in _ONCE and meaning in taken):
            continue
        found[heading] = meaning
        taken.add(meaning)
    return found


def _judged(said: str, looks: str) -> str:
    """The heading's word against the looks: addresses, numbers and mail cannot be mistaken, the rest is as headed."""
    kind = said.partition(".")[0]
    if looks in {"email", "url", "mobile", "phone", "postal_code"} and kind not in _LIKE[looks]:
        return looks
    if kind == "phone" and looks == "mobile" and "." not in said:
        return "mobile"
    if kind == "full" and looks in {"organization", "full_kana"}:
        return looks
    return said or ("" if looks == "day" else looks)


_LIKE = {
    "email": {"email", "note", "account"}, "url": {"url", "account", "note"},
    "mobile": {"mobile", "phone", "fax", "note"}, "phone": {"phone", "mobile", "fax", "note"},
    "postal_code": {"postal_code", "address", "note"},
}  # fmt: skip
