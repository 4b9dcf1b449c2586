"""What a captured line says, before its owner has confirmed it: the one shape between reading a note and saving it.

`language/note.py` makes a Draft of a text; the page, the command and the inbox show it, let it be corrected and hand
it to `network/actions/notes.py`. It holds no identifier of the network but those that were handed in as known.
People are named in favors, promises … by the name under which they stand in `people`; "me" is the owner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """Which part of the text was understood as what. start, end: characters, end not included."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the network who may be meant. last_met: ISO date or ""; the most likely are handed in first."""

    uid: str
    full: str
    family: str = ""
    given: str = ""
    nickname: str = ""
    kana: str = ""
    organizations: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    last_met: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What of the network may be meant by a text: people by name, titles of gatherings and organizations."""

    people: tuple[KnownPerson, ...] = ()
    gatherings: tuple[tuple[str, str], ...] = ()
    """(uid, title), the latest first."""
    organizations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftPerson:
    """One person of a note. wish: −1, 0, +1; matches: uids of those who may be meant, the likeliest first.

    others: uids of those who go by the name, too, but hardly are meant; they are offered, never taken by themselves.
    """

    name: str
    reading: str = ""
    field: str | None = None
    title: str | None = None
    organization: str | None = None
    offers: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    wish: int = 0
    key: bool = False
    origin: str | None = None
    introduced_by: str | None = None
    matches: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftGathering:
    """An occasion by its own noun. kind: as in core.codes; match: uid of a known gathering of this title, or ""."""

    kind: str
    title: str
    place: str | None = None
    match: str = ""


@dataclass(frozen=True, slots=True)
class DraftFavor:
    """Something that passed. direction: given or received; kind: as in core.codes."""

    person: str
    direction: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class DraftPromise:
    """by: "me" or "them"; due: an ISO date, which may be partial, or None."""

    by: str
    person: str
    what: str
    due: str | None = None


@dataclass(frozen=True, slots=True)
class DraftIntroduction:
    """a and b were brought together; by: "me" or the broker's name."""

    a: str
    b: str
    by: str = "me"


@dataclass(frozen=True, slots=True)
class DraftTelling:
    """The owner told this person what they do ("do") or want ("want")."""

    person: str
    what: str


@dataclass(frozen=True, slots=True)
class DraftChance:
    """What was asked of the owner. planned: inside the owner's plan, a coincidence, or not said (None)."""

    person: str
    title: str
    planned: bool | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole note. on: ISO date, which may be partial, or None; mood: −1, 0, +1; planned: it is still to come."""

    text: str
    on: str | None = None
    medium: str | None = None
    gathering: DraftGathering | None = None
    people: tuple[DraftPerson, ...] = ()
    favors: tuple[DraftFavor, ...] = ()
    promises: tuple[DraftPromise, ...] = ()
    introductions: tuple[DraftIntroduction, ...] = ()
    tellings: tuple[DraftTelling, ...] = ()
    chances: tuple[DraftChance, ...] = ()
    mood: int = 0
    planned: bool = False
    spans: tuple[Span, ...] = field(default=())
    unread: str = ""

    def as_record(self) -> dict[str, Any]:
        """Return the draft as `enishi capture --json` prints it (a public contract)."""
        record = asdict(self)
        record["spans"] = [{"from": one.start, "to": one.end, "is": one.what} for one in self.spans]
        return record


def from_record(record: Mapping[str, Any], text: str = "") -> Draft:
    """Return a draft from its record (`Draft.as_record`), without its spans; keys it does not know are passed over."""
    gathering = record.get("gathering")
    lists = {
        "favors": DraftFavor, "promises": DraftPromise, "introductions": DraftIntroduction,
        "tellings": DraftTelling, "chances": DraftChance,
    }  # fmt: skip
    return Draft(
        text=str(record.get("text") or text),
        on=record.get("on"), medium=record.get("medium"), mood=record.get("mood") or 0,
        planned=bool(record.get("planned")), unread=str(record.get("unread") or ""),
        gathering=_made(DraftGathering, gathering) if gathering else None,
        people=tuple(_made(DraftPerson, one) for one in record.get("people") or ()),
        **{key: tuple(_made(shape, one) for one in record.get(key) or ()) for key, shape in lists.items()},
    )  # fmt: skip


def _made(shape: Any, record: Mapping[str, Any]) -> Any:
    known = {key: record[key] for key in shape.__dataclass_fields__ if key in record}
    return shape(**{key: tuple(value) if isinstance(value, list) else value for key, value in known.items()})
