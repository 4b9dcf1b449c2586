"""What a captured line tells and the full form has no place for: carried along, shown, and each of it to be left out.

Wishes, who brought somebody, introductions, tellings and chances go to the form and back as one hidden value, beside
a box for each. Decides what is carried and how it is read back; it is our own page that sends it, so that whatever
else comes is nothing. Saving is `network/actions/drafts.py`.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from enishi.core import vocabulary as v
from enishi.language.draft import Draft, DraftPerson, from_record
from enishi.network.models import Owner
from enishi.network.queries.encounters import faces_of
from enishi.wording import drafts, names

LISTS = ("introductions", "tellings", "chances")
KINDS = {"introductions": "introduction", "tellings": "telling", "chances": "chance"}


@dataclass(frozen=True)
class Carried:
    """rest: the people by name and who is meant, with what is carried; uid: of the draft it came from, or ""."""

    rest: Draft
    uid: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing is carried, and no draft waits for it."""
        return not self.uid and not any(_parts(self.rest))


def written(draft: Draft, uid: str) -> str:
    """Return what of a draft is carried, for the address of the form; "" for nothing."""
    rest = _rest_of(draft)
    if Carried(rest, uid).is_empty:
        return ""
    people = [
        {"name": one.name, "matches": one.matches[:1], "wish": one.wish, "origin": one.origin,
         "introduced_by": one.introduced_by}
        for one in rest.people
    ]  # fmt: skip
    record = rest.as_record()
    said = {key: record[key] for key in LISTS if record[key]}
    return json.dumps({"draft": uid, "people": people, **said}, ensure_ascii=False)


def _rest_of(draft: Draft) -> Draft:
    people = tuple(
        DraftPerson(
            one.name, wish=one.wish, origin=one.origin, introduced_by=one.introduced_by, matches=one.matches
        )
        for one in draft.people
    )
    lists = {key: getattr(draft, key) for key in LISTS}
    return Draft(draft.text, people=people, **lists)


def read(sent: str) -> Carried:
    """Read what is carried; what is not of our making is nothing."""
    try:
        record = json.loads(sent or "{}")
        rest = _rest_of(from_record({key: record.get(key) for key in ("people", *LISTS)}))
        uid = str(UUID(record["draft"])) if record.get("draft") else ""
    except (ValueError, TypeError, AttributeError, KeyError):
        return Carried(Draft(""))
    return Carried(rest, uid) if _is_sound(rest) else Carried(Draft(""))


def _is_sound(rest: Draft) -> bool:
    """Whether everything carried is of its kind: words where words belong, codes where codes do."""
    people = all(
        _are_words(one.name, one.introduced_by or "", *one.matches)
        and one.wish in (-1, 0, 1)
        and one.origin in (None, "", *v.ORIGINS)
        for one in rest.people
    )
    brought = all(_are_words(one.a, one.b, one.by) for one in rest.introductions)
    told = all(_are_words(one.person) and one.what in ("do", "want") for one in rest.tellings)
    asked = all(
        _are_words(one.person, one.title) and one.title and one.planned in (None, True, False)
        for one in rest.chances
    )
    return people and brought and told and asked


def _are_words(*said: Any) -> bool:
    return all(isinstance(one, str) for one in said)


# -- each of it, to be kept or left out -------------------------------------------------------------------------------

Part = tuple[str, Callable[[Draft], Draft]]
"""Its key in the form, and the rest without it."""


def _parts(rest: Draft) -> Iterator[Part]:
    for at, one in enumerate(rest.people):
        if one.wish:
            yield f"wish.{at}", _changed(at, wish=0)
        if one.introduced_by:
            yield f"introduced_by.{at}", _changed(at, introduced_by=None)
    for key in LISTS:
        for at, fact in enumerate(getattr(rest, key)):
            yield f"{key}.{at}", _without(key, fact)


def _changed(at: int, **to: Any) -> Callable[[Draft], Draft]:
    def change(rest: Draft) -> Draft:
        people = [replace(one, **to) if place == at else one for place, one in enumerate(rest.people)]
        return replace(rest, people=tuple(people))

    return change


def _without(key: str, fact: object) -> Callable[[Draft], Draft]:
    def change(rest: Draft) -> Draft:
        lists: dict[str, Any] = {key: tuple(one for one in getattr(rest, key) if one is not fact)}
        return replace(rest, **lists)

    return change


def chosen(carried: Carried, keys: Sequence[str]) -> Draft:
    """Return what is carried without what was left out."""
    rest = carried.rest
    for key, without in _parts(carried.rest):
        if key not in keys:
            rest = without(rest)
    return rest


def choices(owner: Owner, carried: Carried, today: datetime.date) -> list[tuple[str, str]]:
    """Return what is carried, key and words, for the boxes of the form."""
    rest = carried.rest
    uids = [one.matches[0] for one in rest.people if one.matches]
    faces = {face.uid: face.name for face in faces_of(owner, uids)} if uids else {}
    called = {
        one.name: faces[one.matches[0]] for one in rest.people if one.matches and one.matches[0] in faces
    }
    listed = []
    for key, _without in _parts(rest):
        kind, _dot, at = key.partition(".")
        if kind in LISTS:
            fact = getattr(rest, kind)[int(at)]
            values = {name: getattr(fact, name) for name in fact.__dataclass_fields__}
            listed.append((key, drafts.fact(KINDS[kind], values, today, called)))
        else:
            listed.append((key, _of_person(kind, rest.people[int(at)], called)))
    return listed


def _of_person(kind: str, one: DraftPerson, called: dict[str, Any]) -> str:
    who = names.with_honorific(called.get(one.name, one.name))
    if kind == "wish":
        wish = _("would meet again") if one.wish > 0 else _("rather at a distance")
        return _("{name}: {wish}").format(name=who, wish=wish)
    return _("{name}, through {broker}").format(
        name=who, broker=names.with_honorific(one.introduced_by or "")
    )
