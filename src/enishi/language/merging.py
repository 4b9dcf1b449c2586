"""Two records of one person made into one: what of which side stands, and what of both.

Decides the sensible choice for every key and unites the lists; whether two records are one person is the owner's word.
Pure: records in, a partial record out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enishi.language.names import is_japanese, split
from enishi.language.normalise import fold, organization_key
from enishi.language.traits import is_kana, number_key, place_of

Record = Mapping[str, Any]
HERE, THERE, BOTH = "here", "there", "both"
# What one person has one of, in the order in which it is shown.
SINGLE = (
    "name", "nickname", "photo", "birthday", "origin", "company_role", "met_on", "met_at", "introduced_by", "phase",
    "standing", "wish", "rhythm_days", "snoozed_until", "note",
)  # fmt: skip
NAME = ("full", "family", "given", "family_kana", "given_kana")
# What one person may have several of, and by what two of them are the same.
LISTS: dict[str, Callable[[Any], Hashable]] = {
    "fields": str,
    "affiliations": lambda one: (organization_key(one.get("organization") or ""), one.get("to")),
    "emails": lambda one: str(one.get("value") or "").strip().lower(),
    "phones": lambda one: number_key(str(one.get("value") or "")) or one.get("value"),
    "addresses": lambda one: (
        place_of(str(one.get("value") or "")).words,
        place_of(str(one.get("value") or "")).numbers,
    ),
    "urls": lambda one: fold(str(one.get("value") if isinstance(one, dict) else one)).rstrip("/"),
    "accounts": lambda one: (fold(str(one.get("service") or "")), fold(str(one.get("value") or ""))),
    "offers": fold,
    "wants": fold,
    "tags": fold,
}


@dataclass(frozen=True)
class Choice:
    """A key in which both sides say something different. chosen: here, there or – for a note – both."""

    key: str
    here: Any
    there: Any
    chosen: str


def choices(here: Record, there: Record) -> list[Choice]:
    """Return what is to be chosen between two records, each with what a sensible person would choose."""
    first = _first(here, there)
    found = []
    for key in SINGLE:
        mine, theirs = value_of(here, key), value_of(there, key)
        if _says(key, mine) and _says(key, theirs) and mine != theirs:
            found.append(Choice(key, mine, theirs, _sensible(key, mine, theirs, first)))
    return found


def value_of(record: Record, key: str) -> Any:
    """Return what a record says under a key of SINGLE; a name without its nickname, which is a key of its own."""
    name = record.get("name") or {}
    if key == "name":
        return {part: name.get(part) for part in NAME}
    return name.get("nickname") if key == "nickname" else record.get(key)


def _says(key: str, value: Any) -> bool:
    if key == "name":
        return any(value.values())
    return value is not None and value != "" and not (key == "standing" and value == "acquaintance")


def _first(here: Record, there: Record) -> str:
    """Which side tells how the two first met: the earlier day, a day before none."""
    mine, theirs = here.get("met_on"), there.get("met_on")
    return THERE if theirs and (not mine or str(theirs) < str(mine)) else HERE


def _sensible(key: str, here: Any, there: Any, first: str) -> str:
    if key == "note":
        return BOTH
    if key in ("met_on", "met_at", "introduced_by", "origin"):
        return first
    if key == "name":
        return THERE if _fullness(there) > _fullness(here) else HERE
    if key == "birthday":
        return THERE if len(str(there)) > len(str(here)) else HERE
    if key == "standing":
        return THERE if there == "at_peace" else HERE
    return HERE


def _fullness(name: Mapping[str, Any]) -> tuple[bool, bool, bool, bool]:
    """Written in kanji before kana before Latin letters; both parts before one; with its reading before without."""
    whole = str(name.get("full") or "") + str(name.get("family") or "")
    kanji = any("\u3400" <= char <= "\u9fff" for char in whole)
    parts = (
        split(str(name.get("full") or ""))
        if not name.get("given")
        else (name.get("family"), name.get("given"))
    )
    return (all(parts), kanji, is_japanese(whole), bool(name.get("family_kana")))


def merged(here: Record, there: Record, picks: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the partial record that makes the first record speak for both. picks: key → here, there, both."""
    chosen = {one.key: one.chosen for one in choices(here, there)} | dict(picks or {})
    patch: dict[str, Any] = {}
    for key in SINGLE:
        value = _picked(key, value_of(here, key), value_of(there, key), chosen.get(key))
        if value != value_of(here, key):
            patch[key] = value
    name = dict(patch.pop("name", {}))
    if not name and "nickname" in patch:
        name = {}
    if "nickname" in patch:
        name["nickname"] = patch.pop("nickname")
    name |= _reading({**value_of(here, "name"), **name}, here, there)
    if name:
        patch["name"] = name
    for key, same in LISTS.items():
        united = unite(here.get(key) or [], there.get(key) or [], same)
        if united != (here.get(key) or []):
            patch[key] = united
    for key in ("in_network", "spark"):
        if there.get(key) and not here.get(key):
            patch[key] = True
    return patch


def _picked(key: str, here: Any, there: Any, pick: str | None) -> Any:
    if not _says(key, there):
        return here
    if not _says(key, here) and pick is None:
        return there
    if pick == BOTH and isinstance(here, str) and isinstance(there, str):
        return here if there in here else there if here in there else f"{here}\n\n{there}"
    return there if pick == THERE else here


def _reading(name: Mapping[str, Any], here: Record, there: Record) -> dict[str, Any]:
    """The reading, where the name that stays has none and the other side tells it: as its own, or written in kana."""
    if name.get("family_kana") or name.get("given_kana"):
        return {}
    for other in (value_of(here, "name"), value_of(there, "name")):
        if other.get("family_kana") or other.get("given_kana"):
            return {"family_kana": other.get("family_kana"), "given_kana": other.get("given_kana")}
        family, given = _parts(other)
        if family and given and is_kana(family + given) and other.get("full") != name.get("full"):
            return {"family_kana": family, "given_kana": given}
    return {}


def _parts(name: Mapping[str, Any]) -> tuple[str | None, str | None]:
    if name.get("given"):
        return name.get("family"), name.get("given")
    return split(str(name.get("full") or ""))


def unite(here: Sequence[Any], there: Sequence[Any], same: Callable[[Any], Hashable]) -> list[Any]:
    """Return the items of both lists, each once, the first list's first; an item takes what its like says beyond it."""
    united: list[Any] = []
    places: dict[Hashable, int] = {}
    for item in (*here, *there):
        key = same(item)
        if key not in places:
            places[key] = len(united)
            united.append(item)
        elif isinstance(item, dict) and isinstance(united[places[key]], dict):
            known = united[places[key]]
            if all(
                known.get(one) in (None, "", value) for one, value in item.items() if value and one != "value"
            ):
                more = {one: value for one, value in item.items() if value and not known.get(one)}
                united[places[key]] = known | more
            elif same is LISTS["affiliations"]:
                # Two titles at one place are two things to know.
                united.append(item)
    return united
