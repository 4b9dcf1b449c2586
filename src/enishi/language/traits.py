"""What of a record tells who somebody is, in the form in which it is compared; and the keys under which twins meet.

Takes a person's record apart into `Traits`; decides what counts as the same spelling, number or place. How two of
them agree is `likeness`, and what that means is core's question (`core.twins`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from enishi.language.names import is_japanese, split, strip_honorific
from enishi.language.normalise import fold, organization_key, unify
from enishi.language.readings import guess_reading, sound

_KANA = re.compile(r"[ぁ-ゖァ-ヺー・゛゜ｦ-ﾟ\s]+")
_MAIDEN = re.compile(
    r"[(（\[【]\s*(?:旧姓|旧|née|nee|geb\.?|formerly)?\s*[:：]?\s*([^()（）\[\]【】]+?)\s*[)）\]】]", re.I
)
_MAIDEN_NOTE = re.compile(r"旧姓\s*(?:は|:|：|、)?\s*[「『]?([^\s「」『』、。,.()（）]{1,8})")
_DIGITS = re.compile(r"\d+")
_NOT_WORDS = re.compile(r"[\W_\d]+")
# A mailbox of an office, not of a person.
_ROLES = frozenset(
    (
        "info", "contact", "office", "mail", "sales", "support", "admin", "hello", "inquiry", "webmaster", "shop",
        "toiawase", "staff", "pr", "press", "recruit", "customer", "service",
        "reception", "soumu", "eigyo", "post", "team", "welcome",
    )
)  # fmt: skip
_PROFILES = re.compile(
    r"(?:linkedin\.com/in|facebook\.com|instagram\.com|(?:twitter|x)\.com|note\.com|github\.com|line\.me/ti)/[^/?#]+",
    re.I,
)
_MOBILE = re.compile(r"0?[789]0\d{8}")
# As many spellings, numbers and places as anybody has; a card with more is a list of something else.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A family or a given name. written: as shown; folded; sound: its one key in Latin letters; script: kanji, kana or
    latin; told: somebody wrote the reading down, it is no guess.
    """

    written: str
    folded: str
    sound: str
    script: str
    told: bool


@dataclass(frozen=True, slots=True)
class Place:
    """An address: words without numbers, its numbers, its postal code."""

    written: str
    words: str
    numbers: tuple[str, ...]
    postal: str


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells who somebody is. families: the name and any earlier one; days: the birthday's digits."""

    families: tuple[Part, ...] = ()
    given: Part | None = None
    nickname: Part | None = None
    mails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    places: tuple[Place, ...] = ()
    birthday: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """meet: under any one of these two records of one person are likely to meet; count: how many bear a name, or
    belong to an organization. 63-bit numbers.
    """

    meet: frozenset[int]
    count: frozenset[int]


def traits_of(record: Mapping[str, Any]) -> Traits:
    """Return what of a person's record (see the archive format) tells who it is; absent keys are no trait."""
    name = record.get("name") or {}
    families, given = _name(name, str(record.get("note") or ""))
    accounts = {_account(one.get("value")) for one in _dicts(record, "accounts")}
    urls = (one.get("value") if isinstance(one, dict) else one for one in record.get("urls") or ())
    accounts |= {found.group().lower() for url in urls if url and (found := _PROFILES.search(str(url)))}
    return Traits(
        families=families,
        given=given,
        nickname=_nickname(name.get("nickname"), given),
        mails=_some(str(one.get("value") or "").strip().lower() for one in _dicts(record, "emails")),
        phones=_some(number_key(str(one.get("value") or "")) for one in _dicts(record, "phones")),
        accounts=_some(accounts),
        organizations=_some(
            organization_key(str(one.get("organization") or "")) for one in _dicts(record, "affiliations")
        ),
        places=tuple(
            place_of(str(one["value"]), str(one.get("postal_code") or ""))
            for one in _dicts(record, "addresses")[:_MOST]
            if one.get("value")
        ),
        birthday="".join(_DIGITS.findall(str(record.get("birthday") or ""))),
    )


def _dicts(record: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    listed = record.get(key)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _some(values: Iterable[str]) -> frozenset[str]:
    return frozenset(sorted({value for value in values if value})[:_MOST])


def _account(value: Any) -> str:
    return fold(str(value or "")).lstrip("@").replace(" ", "")


def is_kana(text: str) -> bool:
    """Whether a text is written in kana alone."""
    return bool(_KANA.fullmatch(text))


def number_key(number: str) -> str:
    """The digits by which a telephone is known, however it is written: +81 90-1234-5678 and 090 1234 5678 are one.

    "" for what is too short to be anybody's own.
    """
    digits = "".join(_DIGITS.findall(unify(number)))
    if digits.startswith("81") and len(digits) > 10:
        digits = digits[2:].lstrip("0")
    digits = digits.lstrip("0")
    return digits if len(digits) >= 7 else ""


def is_mobile(number: str) -> bool:
    """Whether a `number_key` is a mobile one in Japan, carried by one person."""
    return bool(_MOBILE.fullmatch(number))


def is_role(mail: str) -> bool:
    """Whether a mail address is an office's: info@, contact@ …"""
    return re.split(r"[@+._-]", mail)[0] in _ROLES


def place_of(written: str, postal: str = "") -> Place:
    """Take an address apart: 12-3 and 12番3号 are the same numbers."""
    plain = unify(written)
    words = " ".join(_NOT_WORDS.sub(" ", fold(plain)).split())
    return Place(written, words, tuple(_DIGITS.findall(plain)), "".join(_DIGITS.findall(unify(postal))))


# -- names ----------------------------------------------------------------------------------------------------------


def _name(name: Mapping[str, Any], note: str) -> tuple[tuple[Part, ...], Part | None]:
    full = str(name.get("full") or "")
    earlier = (
        _MAIDEN.findall(full) + _MAIDEN.findall(str(name.get("family") or "")) + _MAIDEN_NOTE.findall(note)
    )
    family, given = (_MAIDEN.sub("", str(name.get(key) or "")).strip() for key in ("family", "given"))
    if not family and not given:
        bare = strip_honorific(_MAIDEN.sub(" ", full).strip())[0]
        if not bare or bare == name.get("nickname"):
            return (), None
        family, given = (part or "" for part in split(" ".join(bare.split())))
    kana = str(name.get("family_kana") or ""), str(name.get("given_kana") or "")
    families = [_part(family, kana[0], "family"), *(_part(one, "", "family") for one in earlier)]
    return tuple(part for part in families if part), _part(given, kana[1], "given")


@lru_cache(maxsize=16_384)
def _part(written: str, kana: str, which: str) -> Part | None:
    if not written and not kana:
        return None
    script = (
        "latin"
        if not is_japanese(written or kana)
        else "kana"
        if _KANA.fullmatch(written or kana)
        else "kanji"
    )
    read = kana or (written if script != "kanji" else "")
    if not read:
        read = guess_reading(written, None, None) if which == "family" else guess_reading(None, written, None)
    folded = fold(written or kana).replace(" ", "")
    return Part(written or kana, folded, sound(read), script, bool(kana) or script != "kanji")


def _nickname(said: Any, given: Part | None) -> Part | None:
    nick = strip_honorific(str(said or ""))[0]
    nick = re.sub(r"(?:っち|たん|ぴょん|坊)$", "", nick)
    return _part(nick, "", "given") if nick and (given is None or nick != given.written) else None


# -- keys -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16_384)
def key_of(text: str) -> int:
    """The number under which a key lies in an index."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def family_key(part: Part) -> int:
    return key_of(f"f:{part.sound or part.folded}")


def given_key(part: Part) -> int:
    return key_of(f"g:{part.sound or part.folded}")


def organization_count_key(organization: str) -> int:
    return key_of(f"o:{organization}")


def mail_key(mail: str) -> int:
    return key_of(f"m:{mail}")


def phone_key(phone: str) -> int:
    return key_of(f"p:{phone}")


def keys_of(traits: Traits) -> Keys:
    """Return the keys of a person: some ten to meet by, some three to count."""
    count = {family_key(part) for part in traits.families[:1]}
    count |= {organization_count_key(one) for one in traits.organizations}
    if traits.given:
        count.add(given_key(traits.given))
    return Keys(frozenset(map(key_of, _meeting(traits))) | _reached(traits), frozenset(count))


def _reached(traits: Traits) -> frozenset[int]:
    return frozenset(map(mail_key, traits.mails)) | frozenset(map(phone_key, traits.phones))


def _meeting(traits: Traits) -> Iterator[str]:
    yield from (f"a:{one}" for one in traits.accounts)
    given = traits.given or traits.nickname
    said = given.sound or given.folded if given else ""
    for family in traits.families:
        heard = family.sound or family.folded
        if given:
            yield "n:" + " ".join(sorted((heard, said)))
            yield f"w:{family.folded}{given.folded}"
            yield f"x:{heard[:4]}{said[:3]}"
            yield "y:" + " ".join(sorted((_bones(heard), _bones(said))))
        for organization in traits.organizations:
            yield f"fo:{heard} {organization}"
    if given and not traits.families:
        yield f"n:{said}"
    if given:
        yield f"s:{traits.families[0].sound if traits.families else ''}{said}"
    if given:
        yield from (f"go:{said} {organization}" for organization in traits.organizations)
    if traits.nickname and traits.given:
        yield from (f"go:{traits.nickname.sound} {organization}" for organization in traits.organizations)
    yield from _born_and_living(traits, said)


def _born_and_living(traits: Traits, said: str) -> Iterator[str]:
    heard = traits.families[0].sound if traits.families else ""
    if len(traits.birthday) >= 6:
        yield f"b:{traits.birthday}"
        yield f"fy:{heard} {traits.birthday[:4]}"
        yield f"gy:{said} {traits.birthday[:6]}"
    for place in traits.places:
        if place.numbers and place.words:
            yield f"l:{place.words[:6]} {place.numbers[0]}"
        if place.postal:
            yield f"lp:{place.postal} {place.numbers[0] if place.numbers else ''}"
            yield f"lf:{place.postal} {heard[:3]}"
            yield f"lg:{place.postal} {said[:3]}"


def _bones(heard: str) -> str:
    """A sound without its vowels: what a slip of the pen seldom changes."""
    return heard[:1] + re.sub(r"[aiueoyhw]", "", heard[1:])
