"""A draft in pieces: each with a key of its own, and the owner's corrections laid over what was read.

A correction names a piece by its kind, by whose it is and by what was read there, so that it lasts while the rest of
the line is still being written, and falls away when the words it corrected do. Decides how corrections change a draft;
not how pieces are shown, nor what is saved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from enishi.core import vocabulary as v
from enishi.core.days import period_of
from enishi.core.errors import UnreadableDay
from enishi.language import fields
from enishi.language.draft import (
    Draft,
    DraftChance,
    DraftFavor,
    DraftGathering,
    DraftIntroduction,
    DraftPerson,
    DraftPromise,
    DraftTelling,
)

Change = tuple[str, str]
"""The key of a piece, and what it is to be: "" takes it out. Keys of pieces that were not read end in nothing."""

NEW = "new"
"""In the place of a known person's uid: it is somebody new."""

YES = "1"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing a draft says. whose: the name its person was read by, or the fact it is a part of.

    read: what was read there; value: what stands there now, "" when it was taken out. refused: what was written
    instead and cannot be understood.
    """

    kind: str
    whose: str
    read: str
    value: str
    refused: str = ""

    @property
    def key(self) -> str:
        return key_of(self.kind, self.whose, self.read)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A draft as the owner left it, its pieces in order, and what a line does not say of an encounter.

    more: the encounter's own keys: as, business, noticed.
    """

    draft: Draft
    pieces: tuple[Piece, ...] = ()
    more: dict[str, str | bool | None] = field(default_factory=dict)


def key_of(kind: str, whose: str = "", read: str = "") -> str:
    """Return the key of a piece."""
    return "|".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in (kind, whose, read))


def corrected(draft: Draft, changes: Iterable[Change] = ()) -> Corrected:
    """Lay corrections over a draft. What cannot be understood changes nothing and is named in its piece."""
    walk = _Walk(changes)
    when = {
        "on": walk.take("on", read=draft.on or "", fits=_is_day) or None,
        "planned": walk.take("planned", read=_flag(draft.planned)) == YES,
        "medium": walk.take("medium", read=draft.medium or "", fits=_one_of(v.MEDIUMS)) or None,
        "gathering": _gathering(walk, draft.gathering),
        "mood": int(walk.take("mood", read=str(draft.mood), fits=_one_of(("-1", "0", "1"))) or 0),
    }
    people = _people(walk, draft.people)
    called = _Called({one.name: "" for one in draft.people} | {read: person.name for read, person in people})
    facts = {
        "favors": _favors(walk, draft.favors, called),
        "promises": _promises(walk, draft.promises, called),
        "introductions": _introductions(walk, draft.introductions, called),
        "tellings": _tellings(walk, draft.tellings, called),
        "chances": _chances(walk, draft.chances, called),
    }
    more: dict[str, str | bool | None] = {
        "as": walk.take("as", fits=_one_of(v.ROLES)) or None,
        "business": (walk.take("business") == YES) or None,
        "noticed": walk.take("noticed") or None,
    }
    told = replace(draft, people=tuple(person for _, person in people), **when, **facts)  # type: ignore[arg-type]
    return Corrected(told, tuple(walk.pieces), more)


class _Walk:
    """Goes through a draft piece by piece, noting each with its value after the corrections."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self.changes: dict[str, list[str]] = defaultdict(list)
        for key, value in changes:
            self.changes[key].append(value.strip())
        self.pieces: list[Piece] = []

    def take(
        self, kind: str, whose: str = "", read: str = "", fits: Callable[[str], bool] | None = None
    ) -> str:
        """Return what stands in a piece now: what was read, or what a correction says instead."""
        said = self.changes.get(key_of(kind, whose, read))
        value = said[-1] if said else read
        refused = ""
        if value and value != read and fits is not None and not fits(value):
            value, refused = read, value
        self.pieces.append(Piece(kind, whose, read, value, refused))
        return value

    def takes(
        self, kind: str, whose: str, read: Sequence[str], fits: Callable[[str], bool] | None = None
    ) -> tuple[str, ...]:
        """Return what stands in a list of pieces now, with what was added to it."""
        kept = [self.take(kind, whose, one, fits) for one in dict.fromkeys(read) if one]
        added = self._added(kind, whose, fits)
        return tuple(dict.fromkeys(one for one in (*kept, *added) if one))

    def _added(self, kind: str, whose: str, fits: Callable[[str], bool] | None) -> list[str]:
        said = dict.fromkeys(one for one in self.changes.get(key_of(kind, whose), ()) if one)
        good = [one for one in said if fits is None or fits(one)]
        self.pieces += [Piece(kind, whose, "", one) for one in good]
        return good

    def added(self, kind: str) -> list[str]:
        """Return what was added to a list that belongs to nobody."""
        return self._added(kind, "", None)


def _flag(value: bool | None) -> str:
    return YES if value else ""


def _one_of(codes: Sequence[str]) -> Callable[[str], bool]:
    return lambda value: value in codes


def _is_field(code: str) -> bool:
    return fields.get_field(code) is not None


def _is_day(written: str) -> bool:
    try:
        period_of(written)
    except UnreadableDay:
        return False
    return "T" not in written


def _gathering(walk: _Walk, read: DraftGathering | None) -> DraftGathering | None:
    found = read or DraftGathering("", "")
    title = walk.take("gathering", read=found.title)
    if not title and not (read and read.kind and not read.title):
        return None
    kind = walk.take("gathering.kind", found.title, found.kind, _one_of(v.GATHERING_KINDS)) or "other"
    place = walk.take("gathering.place", found.title, found.place or "")
    match = walk.take("gathering.match", found.title, found.match)
    return DraftGathering(kind, title, place or None, "" if match == NEW or title != found.title else match)


# -- people ---------------------------------------------------------------------------------------------------------


def _people(walk: _Walk, read: Sequence[DraftPerson]) -> list[tuple[str, DraftPerson]]:
    """Return the people as they now stand, each with the name it was read by."""
    found = [(one.name, _person(walk, one)) for one in read]
    known = {one.name for one in read}
    for name in walk.added("person"):
        if name not in known:
            found.append((name, _person(walk, DraftPerson(name), noted=True)))
    return [(name, person) for name, person in found if person is not None]


def _person(walk: _Walk, read: DraftPerson, *, noted: bool = False) -> DraftPerson | None:
    who = read.name
    name = who if noted else walk.take("person", read=who)
    if not name:
        return None
    linked = walk.take("who", who, read.matches[0] if read.matches else "")
    return replace(
        read,
        name=name,
        matches=_matches(linked, read.matches, name == who),
        reading=walk.take("reading", who, read.reading),
        field=walk.take("field", who, read.field or "", _is_field) or None,
        title=walk.take("title", who, read.title or "") or None,
        organization=walk.take("organization", who, read.organization or "") or None,
        offers=walk.takes("offer", who, read.offers),
        wants=walk.takes("want", who, read.wants),
        wish=int(walk.take("wish", who, str(read.wish), _one_of(("-1", "0", "1"))) or 0),
        key=walk.take("key", who, _flag(read.key)) == YES,
        origin=walk.take("origin", who, read.origin or "", _one_of(v.ORIGINS)) or None,
        introduced_by=walk.take("introduced_by", who, read.introduced_by or "") or None,
    )


def _matches(linked: str, read: Sequence[str], so_called: bool) -> tuple[str, ...]:
    """Return who is meant first; nobody known when it is said to be somebody new, or goes by another name now."""
    if linked in ("", NEW) or (not so_called and linked in read[:1]):
        return ()
    return (linked, *(uid for uid in read if uid != linked))


class _Called(dict[str, str]):
    """What people are called now, by the name they were read by: "" for who was taken out, else as it was read."""

    def __missing__(self, name: str) -> str:
        return name


# -- facts: each there or not, and its parts ------------------------------------------------------------------------


class _Facts:
    """One kind of fact. Several that read alike are told apart by their number."""

    def __init__(self, walk: _Walk, kind: str) -> None:
        self.walk, self.kind = walk, kind
        self.seen: Counter[str] = Counter()
        self.name = ""

    def is_there(self, *parts: str | None) -> bool:
        """Begin a fact; tell whether the owner left it in."""
        said = "/".join(part or "" for part in parts)
        self.seen[said] += 1
        number = self.seen[said]
        self.name = said if number == 1 else f"{said}/{number}"
        return self.walk.take(self.kind, self.name, YES) == YES

    def part(self, name: str, read: str | None, codes: Sequence[str] = ()) -> str:
        return self.walk.take(f"{self.kind}.{name}", self.name, read or "", _one_of(codes) if codes else None)


def _favors(walk: _Walk, read: Sequence[DraftFavor], called: _Called) -> tuple[DraftFavor, ...]:
    facts, found = _Facts(walk, "favor"), []
    for one in read:
        if called[one.person] and facts.is_there(one.person, one.direction, one.what):
            found.append(
                DraftFavor(
                    person=called[one.person],
                    direction=facts.part("direction", one.direction, v.DIRECTIONS) or one.direction,
                    kind=facts.part("kind", one.kind, v.FAVOR_KINDS) or one.kind,
                    what=facts.part("what", one.what),
                )
            )
    return tuple(found)


def _promises(walk: _Walk, read: Sequence[DraftPromise], called: _Called) -> tuple[DraftPromise, ...]:
    facts, found = _Facts(walk, "promise"), []
    for one in read:
        if called[one.person] and facts.is_there(one.person, one.by, one.what):
            by = facts.part("by", one.by, v.SIDES) or one.by
            what = facts.part("what", one.what) or one.what
            due = walk.take("promise.due", facts.name, one.due or "", _is_day) or None
            found.append(DraftPromise(by, called[one.person], what, due))
    return tuple(found)


def _introductions(
    walk: _Walk, read: Sequence[DraftIntroduction], called: _Called
) -> tuple[DraftIntroduction, ...]:
    """Whoever was brought together need not have been there."""
    facts, found = _Facts(walk, "introduction"), []
    for one in read:
        if called[one.a] and called[one.b] and facts.is_there(one.a, one.b, one.by):
            found.append(DraftIntroduction(called[one.a], called[one.b], called[one.by] or "me"))
    return tuple(found)


def _tellings(walk: _Walk, read: Sequence[DraftTelling], called: _Called) -> tuple[DraftTelling, ...]:
    facts, found = _Facts(walk, "telling"), []
    for one in read:
        if called[one.person] and facts.is_there(one.person, one.what):
            found.append(
                DraftTelling(called[one.person], facts.part("what", one.what, v.STATEMENTS) or one.what)
            )
    return tuple(found)


def _chances(walk: _Walk, read: Sequence[DraftChance], called: _Called) -> tuple[DraftChance, ...]:
    facts, found = _Facts(walk, "chance"), []
    for one in read:
        if called[one.person] and facts.is_there(one.person, one.title):
            title = facts.part("title", one.title) or one.title
            planned = facts.part("planned", _said(one.planned), ("yes", "no"))
            found.append(DraftChance(called[one.person], title, {"yes": True, "no": False}.get(planned)))
    return tuple(found)


def _said(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"
