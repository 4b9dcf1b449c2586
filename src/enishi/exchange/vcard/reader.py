"""Reader: the properties of one vCard as a person record, its pictures and what could not be taken.

Decides which property speaks where several could: the reading by X-PHONETIC, then SORT-AS, SOUND and SORT-STRING; the
name by N for Japanese, else FN. The meaning of a single property is in values.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any

from enishi.exchange import person
from enishi.exchange.problems import problem
from enishi.exchange.records import Picture, Problem, Record
from enishi.exchange.vcard import values
from enishi.exchange.vcard.content import Property

ByName = dict[str, list[Property]]


@dataclass(frozen=True)
class Card:
    """What a card says. uid: its own id, "" without one."""

    uid: str
    record: Record
    pictures: tuple[Picture, ...]
    warnings: tuple[Problem, ...]


def read_properties(properties: list[Property], region: str = "JP") -> Card:
    """Read a card; its name's `full` is None when it says nothing a person could be known by."""
    named: ByName = {}
    for one in properties:
        named.setdefault(one.name, []).append(one)
    warnings: list[Problem] = []
    record = person.make_person(
        read_name(named),
        affiliations=_affiliations(properties),
        **_lists(properties, region),
        birthday=_birthday(named, warnings),
        note="\n".join(text for one in named.get("NOTE", ()) if (text := one.text().strip())) or None,
        tags=list(dict.fromkeys(chain.from_iterable(map(values.tags_of, named.get("CATEGORIES", ()))))),
    )
    if record["name"]["full"] is None and (source := person.known_by(record)):
        warnings.append(problem("name_missing", taken_from=source))
    return Card(_text(named, "UID"), record, _pictures(named, warnings), tuple(warnings))


def _text(named: ByName, name: str) -> str:
    return next((text for one in named.get(name, ()) if (text := one.text().strip())), "")


def read_name(named: ByName) -> person.Name:
    """The name of a card, with readings and nickname."""
    n = next((one for one in named.get("N", ()) if one.value.strip(" ;")), None)
    parts: dict[str, Any] = {"full": _text(named, "FN")}
    if n is not None:
        parts |= zip(("family", "given", "additional", "prefix", "suffix"), n.components(), strict=False)
    family, given = _readings(named, n)
    parts |= {"family_kana": family, "given_kana": given, "nickname": _nickname(named)}
    return person.make_name(parts)


def _readings(named: ByName, n: Property | None) -> tuple[str | None, str | None]:
    phonetic = _text(named, "X-PHONETIC-LAST-NAME"), _text(named, "X-PHONETIC-FIRST-NAME")
    if any(phonetic):
        return phonetic
    if n is not None and person.has_kana("".join(sort_as := n.params.get("SORT-AS", []))):
        # SORT-AS="やまだ,たろう" by the RFC, "やまだ;たろう" by Android.
        words = [word for value in sort_as for word in value.replace(";", ",").split(",")]
        return words[0], words[1] if len(words) > 1 else None
    for sound in named.get("SOUND", ()):
        if "x-irmc-n" in sound.types() and sound.decoded().strip(" ;"):
            family, given, *_ = [*sound.components(), ""]
            return (family, given) if given.strip() else person.split_reading(family)
    sort_string = _text(named, "SORT-STRING").replace(";", " ").replace(",", " ")
    return person.split_reading(sort_string) if person.has_kana(sort_string) else (None, None)


def _nickname(named: ByName) -> str | None:
    said = [word.strip() for one in named.get("NICKNAME", ()) for word in one.components(",") if word.strip()]
    if not said:
        custom = map(values.android_custom, named.get("X-ANDROID-CUSTOM", ()))
        said = [value for kind, value in custom if kind == "nickname" and value]
    return ", ".join(said) or None


def _birthday(named: ByName, warnings: list[Problem]) -> str | None:
    for one in named.get("BDAY", ()):
        if day := values.birthday_of(one):
            return day
        if one.text().strip():
            warnings.append(problem("date_unread", column="BDAY", text=one.text()))
    custom = map(values.android_custom, named.get("X-ANDROID-CUSTOM", ()))
    return next((day for kind, value in custom if kind == "birthday" and (day := person.day(value))), None)


def _affiliations(properties: list[Property]) -> list[Record]:
    """Pair each ORG with a TITLE: that of its own group, else the next one free, whichever stood first."""
    found: list[Record] = []
    groups: list[str] = []
    for one in properties:
        if one.name not in {"ORG", "TITLE"}:
            continue
        said = _organization(one) if one.name == "ORG" else {"title": one.text().strip() or None}
        if not any(said.values()):
            continue
        key = next(iter(said))
        free = [i for i, item in enumerate(found) if item[key] is None]
        same = [i for i in free if one.group and groups[i] == one.group]
        ungrouped = [i for i in free if not (one.group and groups[i])]
        if place := (same or ungrouped)[:1]:
            found[place[0]] |= said
        else:
            found.append(
                {"organization": None, "title": None, "department": None, "from": None, "to": None} | said
            )
            groups.append(one.group)
    return found


def _organization(one: Property) -> Record:
    name, *units = [part.strip() for part in one.components()]
    return {"organization": name or None, "department": " ".join(filter(None, units)) or None}


def _lists(properties: list[Property], region: str) -> dict[str, list[values.Item]]:
    labels = values.labels_of(properties)
    # What is preferred comes first: an address book shows that one.
    ordered = sorted(properties, key=lambda one: not one.is_preferred())
    found: dict[str, list[values.Item]] = {}
    for key, (names, read) in values.LISTS.items():
        items = (read(one, labels, region) for one in ordered if one.name in names)
        found[key] = [item for item in items if item]
    return found


def _pictures(named: ByName, warnings: list[Problem]) -> tuple[Picture, ...]:
    found: list[Picture] = []
    for one in named.get("PHOTO", ()):
        if not one.value.strip():
            continue
        try:
            picture = values.picture_of(one)
        except ValueError:
            warnings.append(problem("picture_unread"))
            continue
        if isinstance(picture, Picture):
            found.append(picture)
        else:
            warnings.append(problem("picture_elsewhere", url=picture))
    return tuple(found)
