"""Beyond the record: what the other cards of somebody made one of several say that Enishi keeps no place for.

Decides what is given back of them: every property that says nothing a person record holds, each once, under a group
that is free. Of what a card has but once the first card's stands.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from enishi.exchange import person
from enishi.exchange.vcard import compose, values
from enishi.exchange.vcard.content import Property, parse, version_of

# Properties a person record is read from, and those that speak of the card itself.
_TOLD = {
    "VERSION", "UID", "REV", "PRODID", "PROFILE", "NAME", "SOURCE", "CLIENTPIDMAP", "FN", "N", "NICKNAME", "BDAY", "NOTE",
    "CATEGORIES", "ORG", "TITLE", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME",
}  # fmt: skip
_ONCE = {"KIND", "GENDER", "ANNIVERSARY", "SORT-STRING", "CLASS", "TZ", "GEO", "MAILER"}
_LABELS = {"X-ABLABEL", "X-ABADR"}

Said = tuple[str, str, tuple[tuple[str, tuple[str, ...]], ...]]


def beyond(cards: Sequence[str], written: Collection[Property], version: str, region: str) -> list[Property]:
    """Return what these cards say beyond a person record and beyond the properties written already."""
    found: list[Property] = []
    for text in cards:
        there = [*written, *found]
        stored, _ = parse(text)
        source = version_of(stored)
        fresh = _fresh([one for one in stored if _is_unknown(one, region)], there, source, version)
        found += _regrouped(fresh, stored, {one.group for one in there if one.group}, source, version)
    return found


def _is_unknown(one: Property, region: str) -> bool:
    if one.name in _TOLD or one.name in _LABELS:
        return False
    if one.name in {"SORT-STRING", "SOUND"}:
        return not (person.has_kana(one.text()) or "x-irmc-n" in one.types())
    if one.name == "X-ANDROID-CUSTOM":
        return values.android_custom(one)[0] not in {"nickname", "birthday"}
    if one.name == "PHOTO":
        return not values.is_inline(one)
    return not any(one.name in names and read(one, {}, region) for names, read in values.LISTS.values())


def _fresh(
    unknown: Sequence[Property], there: Sequence[Property], source: str, version: str
) -> list[tuple[Property, Property]]:
    """Return those not yet said – as stored, and in the version written – each once."""
    said = {_said(one) for one in there}
    names = {one.name for one in there}
    fresh = []
    for one in unknown:
        made = compose.translate(one, source, version)
        if _said(made) in said or (one.name in _ONCE and one.name in names):
            continue
        said.add(_said(made))
        names.add(one.name)
        fresh.append((one, made))
    return fresh


def _said(one: Property) -> Said:
    params = sorted((key, tuple(listed)) for key, listed in one.params.items())
    return one.name, one.decoded(), tuple(params)


def _regrouped(
    fresh: Sequence[tuple[Property, Property]], stored: Sequence[Property], taken: set[str], source: str,
    version: str,
) -> list[Property]:  # fmt: skip
    """Return these properties with the labels of their groups, the groups named so that none is another's."""
    groups: dict[str, str] = {}
    for one, _ in fresh:
        if one.group and one.group not in groups:
            groups[one.group] = compose.free_group(taken) if one.group in taken else one.group
            taken.add(groups[one.group])
    labels = [compose.translate(one, source, version) for one in stored if one.name in _LABELS]
    living = [made for _, made in fresh] + [one for one in labels if one.group in groups]
    return [_in_group(one, groups.get(one.group, "")) for one in living]


def _in_group(one: Property, group: str) -> Property:
    head = one.head
    if one.group and head:
        head = group + head[len(one.group) :]
    return Property(one.name, one.value, one.params, group, head)
