"""Names: how a person is called – family first where Japanese, さん where it belongs, never two honorifics.

Decides what is shown. Telling a name's parts is `language.names`' work; a reading is only ever one that is
stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any

from django.utils.translation import gettext as _

from enishi.language.names import is_japanese, split, strip_honorific
from enishi.wording.labels import language
from enishi.wording.numbers import count

Name = Mapping[str, Any] | str | None
# A calling that already says who somebody is ("パン屋の人", "角のママ") takes no さん.
_CALLING = re.compile(r"(?:人|方|かた|ママ|マスター|シェフ|オーナー|さ〜ん|っち|たん|ぴょん)$")


def _parts(name: Name) -> Mapping[str, Any]:
    """The name's own dict, from a record, a name dict or a text."""
    if isinstance(name, Mapping):
        inner = name.get("name", name)
        return inner if isinstance(inner, Mapping) else {"full": inner}
    return {"full": name or ""}


def shown(name: Name) -> str:
    """Return the whole name: family first where it is Japanese, else as it is written; else the nickname."""
    parts = _parts(name)
    family, given = parts.get("family"), parts.get("given")
    if family and given:
        return f"{family} {given}" if is_japanese(f"{family}{given}") else f"{given} {family}"
    return str(
        parts.get("full") or family or given or parts.get("nickname") or _("Somebody without a name yet")
    )


def short(name: Name) -> str:
    """Return what one calls somebody when speaking of them: the family name, or what there is."""
    parts = _parts(name)
    full = str(parts.get("full") or "")
    if parts.get("family"):
        return str(parts["family"]) if is_japanese(str(parts["family"])) else shown(name)
    if full and is_japanese(full) and strip_honorific(full)[1] is None and not _CALLING.search(full):
        return split(full)[0] or full
    return shown(name)


def with_honorific(name: Name) -> str:
    """Return the name as one speaks of somebody: "佐藤さん"; in English without title: "佐藤", "Anna Berg".

    A name that ends in ちゃん, さん, 先生 and the like stays as it is.
    """
    return honoured(short(name))


def in_full(name: Name) -> str:
    """Return the whole name as one speaks of somebody: "佐藤 健一さん", "Anna Berg"."""
    return honoured(shown(name))


def honoured(called: str) -> str:
    """Return what somebody is called with さん where the language has it."""
    return _honoured(called) if language() == "ja" else called


def _honoured(called: str) -> str:
    if strip_honorific(called)[1] or _CALLING.search(called):
        return called
    return f"{called}さん"


def address(name: Name) -> str:
    """Return the name as one begins a message: "佐藤さん"; in English "Anna", "佐藤-san"."""
    called = short(name)
    if language() == "ja":
        return _honoured(called)
    if is_japanese(called):
        return called if _honoured(called) == called else f"{called}-san"
    parts = _parts(name)
    return str(parts.get("given") or split(called)[1] or called)


def reading(name: Name) -> str:
    """Return the stored reading, family first: "さとう けんいち"; "" where none is stored."""
    parts = _parts(name)
    return " ".join(str(parts[key]) for key in ("family_kana", "given_kana") if parts.get(key))


def initial(name: Name) -> str:
    """Return the one character for a portrait without a photo."""
    return short(name).strip("「『“\"'（( ")[:1].upper() or "?"


def together(people: Sequence[Name], limit: int = 3) -> str:
    """Return several people in a row: "佐藤さん、田中さん、ほか3人", "佐藤, Anna Berg and 3 others"."""
    called = [with_honorific(name) for name in people]
    if len(called) > limit:
        others = count(len(called) - limit, "others")
        return _("{names} and {others}").format(names=in_a_row(called[:limit]), others=others)
    return listed(called)


def listed(words: Sequence[str]) -> str:
    """Return words in a row: "食品、IT", "food, IT and law"."""
    if len(words) < 2:
        return "".join(words)
    return _("{all} and {last}").format(all=in_a_row(words[:-1]), last=words[-1])


def in_a_row(words: Sequence[str]) -> str:
    """Return words with the language's commas between them."""
    return reduce(lambda all, word: _("{all}, {next}").format(all=all, next=word), words) if words else ""


def sentences(said: Sequence[str]) -> str:
    """Return sentences one after another, with a space between them where the language has one."""
    return reduce(lambda all, one: _("{all} {next}").format(all=all, next=one), said) if said else ""
