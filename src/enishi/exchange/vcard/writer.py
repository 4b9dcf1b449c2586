"""Writer: a person record as a vCard 4.0 or 3.0, with everything its stored card said beyond the record.

Decides which properties of the stored card still hold: those that say what the record says stay as they stood, with
their parameters and groups; those that do not are replaced; those Enishi does not know are given back. What is the
owner's own (wish, phase, standing …) is never written: only the keys named here are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from enishi.exchange import person
from enishi.exchange.records import Picture, Record
from enishi.exchange.vcard import compose, values
from enishi.exchange.vcard.beyond import beyond
from enishi.exchange.vcard.content import Property, parse, version_of
from enishi.exchange.vcard.reader import read_properties

_READINGS = {"X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME", "SORT-STRING", "SOUND"}
_NAME_KEYS = ("full", "family", "given", "additional", "prefix", "suffix")
_KANA_KEYS = ("family_kana", "given_kana")

Fresh = Callable[[Record, str], list[Property]]


def write(
    record: Record, original: str | None = None, pictures: Sequence[Picture] | None = None, *,
    more: Sequence[str] = (), version: str = "4.0", region: str = "JP",
) -> str:  # fmt: skip
    """Write a person record as one card, lines ended by CRLF and folded at 75 octets.

    original: the text it was once read from (Row.original). A key absent from the record leaves what the original
    says; `pictures` None leaves its pictures. more: further cards of the same person, of which only what Enishi does
    not know is given back. version: "4.0" or "3.0". Raises ValueError for another.
    """
    if version not in {"4.0", "3.0"}:
        raise ValueError(f"vCard {version} is not written")
    stored, _ = parse(original) if original else ([], 0)
    source = version_of(stored) if stored else version
    was = read_properties(stored, region)
    kept = [one for one in stored if one.name != "VERSION"]
    fresh: list[Property] = []
    for edit in (_edit_name, _edit_readings, _edit_scalars, _edit_affiliations, _edit_lists):
        kept, new = edit(kept, record, was.record, version, region)
        fresh += new
    if pictures is not None and tuple(pictures) != was.pictures:
        kept = [one for one in kept if not (one.name == "PHOTO" and values.is_inline(one))]
        fresh += [compose.photo(picture, version) for picture in pictures]
    kept = [
        compose.translate(one, source, version) for one in _without_orphans(kept, [*kept, *fresh], stored)
    ]
    # Kept properties that changed places still speak the language of the stored card.
    fresh = [compose.translate(one, source, version) if _is_of(one, stored) else one for one in fresh]
    said = [*kept, *_required([*kept, *fresh], record, was.record), *fresh]
    return compose.card([*said, *beyond(more, said, version, region)], version)


def _edit_name(kept: list[Property], record: Record, was: Record, version: str, region: str) -> compose.Edit:
    name = record.get("name")
    if name is None or all(name.get(key) == was["name"].get(key) for key in _NAME_KEYS):
        return kept, []
    # A changed name makes the stored sort key wrong; the readings follow in their own turn.
    return [one for one in kept if one.name not in {"FN", "N"}], compose.name(name)


def _edit_readings(
    kept: list[Property], record: Record, was: Record, version: str, region: str
) -> compose.Edit:
    name = record.get("name") or was["name"]
    said = [one for one in kept if one.name.startswith("X-PHONETIC-")]
    phonetic = read_properties(said, region).record["name"]
    if all((name.get(key) or None) == phonetic[key] for key in _KANA_KEYS):
        return kept, []
    kept = [one for one in kept if not _is_reading(one)]
    for one in kept:
        if one.name == "N" and "SORT-AS" in one.params:
            compose.drop_param(one, "SORT-AS")
    return kept, compose.readings(name)


def _is_reading(one: Property) -> bool:
    if one.name == "SOUND":
        return "x-irmc-n" in one.types()
    # A sort key in Latin letters is no reading, and not ours.
    return one.name in _READINGS and (one.name != "SORT-STRING" or person.has_kana(one.text()))


def _edit_scalars(
    kept: list[Property], record: Record, was: Record, version: str, region: str
) -> compose.Edit:
    fresh: list[Property] = []
    nickname = (record.get("name") or was["name"]).get("nickname")
    if nickname != was["name"]["nickname"]:
        kept = _drop(kept, "NICKNAME", "nickname")
        fresh += compose.texts("NICKNAME", nickname)
    if "birthday" in record and record["birthday"] != was["birthday"]:
        kept = _drop(kept, "BDAY", "birthday")
        fresh += compose.birthday(record["birthday"], version)
    if "note" in record and (record["note"] or None) != was["note"]:
        kept = _drop(kept, "NOTE")
        fresh += compose.texts("NOTE", record["note"])
    if "tags" in record and record["tags"] != was["tags"]:
        kept = _drop(kept, "CATEGORIES")
        fresh += compose.tags(record["tags"])
    return kept, fresh


def _drop(kept: list[Property], name: str, custom: str = "") -> list[Property]:
    return [
        one
        for one in kept
        if one.name != name
        and not (custom and one.name == "X-ANDROID-CUSTOM" and values.android_custom(one)[0] == custom)
    ]


def _edit_affiliations(
    kept: list[Property], record: Record, was: Record, version: str, region: str
) -> compose.Edit:
    if "affiliations" not in record:
        return kept, []
    keys = ("organization", "title", "department")
    now = [{key: item.get(key) for key in keys} for item in record.get("affiliations") or []]
    if now == [{key: item[key] for key in keys} for item in was["affiliations"]]:
        return kept, []
    kept = [one for one in kept if one.name not in {"ORG", "TITLE"}]
    return kept, compose.affiliations(now, _groups(kept))


def _edit_lists(kept: list[Property], record: Record, was: Record, version: str, region: str) -> compose.Edit:
    """Keep the entries that still hold, drop those the record no longer has, append its new ones."""
    labels = values.labels_of(kept)
    groups = _groups(kept)
    fresh: list[Property] = []
    for key, (names, read) in values.LISTS.items():
        if key not in record:
            continue
        held = [
            (one, _plain(item)) for one in kept if one.name in names and (item := read(one, labels, region))
        ]
        wanted = [_plain(item) for item in record[key] or ()]
        still, new = _match(held, wanted)
        gone = [one for one, _ in held if not any(one is other for other in still)]
        if [*_order(held, still), *new] == wanted:
            fresh += [made for item in new for made in compose.item(key, item, groups)]
        else:
            # The record's order is another: what is kept moves, and is no longer the preferred one by its own word.
            gone = [one for one, _ in held]
            for one, item in _slots(held, wanted):
                fresh += [_unpreferred(one)] if one else compose.item(key, item, groups)
        kept = [one for one in kept if not any(one is other for other in gone)]
    return kept, fresh


Held = list[tuple[Property, Record]]


def _slots(held: Held, wanted: list[Record]) -> list[tuple[Property | None, Record]]:
    """For each wanted item the stored property that says it, each property at most once."""
    left = list(held)
    found: list[tuple[Property | None, Record]] = []
    for item in wanted:
        place = next((i for i, (_, said) in enumerate(left) if said == item), None)
        found.append((None if place is None else left.pop(place)[0], item))
    return found


def _match(held: Held, wanted: list[Record]) -> tuple[list[Property], list[Record]]:
    slots = _slots(held, wanted)
    return [one for one, _ in slots if one], [item for one, item in slots if one is None]


def _order(held: Held, still: list[Property]) -> list[Record]:
    """What the kept properties say, in the order in which a reader takes them."""
    found = [(one, item) for one, item in held if any(one is other for other in still)]
    return [item for _, item in sorted(found, key=lambda pair: not pair[0].is_preferred())]


def _unpreferred(one: Property) -> Property:
    """Take the mark of the preferred one from a property; its other types stay."""
    if one.is_preferred():
        types = [
            word for said in one.params.get("TYPE", []) for word in said.split(",") if word.lower() != "pref"
        ]
        compose.drop_param(one, "PREF")
        compose.drop_param(one, "TYPE")
        one.params |= {"TYPE": types} if types else {}
    return one


def _plain(item: values.Item) -> Record:
    said = {"value": item} if isinstance(item, str) else item
    return {key: value for key, value in said.items() if value is not None}


def _groups(properties: Iterable[Property]) -> set[str]:
    return {one.group for one in properties if one.group}


def _is_of(one: Property, stored: list[Property]) -> bool:
    """Whether this is a property of the stored card, moved."""
    return any(one is other for other in stored)


def _without_orphans(kept: list[Property], living: list[Property], stored: list[Property]) -> list[Property]:
    """Leave out the X-ABLabel and X-ABADR of entries that were dropped."""
    belongings = {"X-ABLABEL", "X-ABADR"}
    dropped = _groups(one for one in stored if one.name not in belongings)
    dropped -= _groups(one for one in living if one.name not in belongings)
    return [one for one in kept if not (one.name in belongings and one.group in dropped)]


def _required(properties: list[Property], record: Record, was: Record) -> list[Property]:
    """FN, N and UID for cards that came without: 3.0 asks for the first two, phones for the third."""
    names = {one.name for one in properties}
    name = record.get("name") or was["name"]
    made = [one for one in compose.name(name) if one.name not in names]
    return made + ([] if "UID" in names else compose.uid(record.get("id")))
