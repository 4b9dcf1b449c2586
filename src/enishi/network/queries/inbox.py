"""The inbox as it stands: which folder, what lies in it, what waits of it, what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enishi.exchange import inbox as rules
from enishi.network.models import Batch, Draft, FileAnswer, Owner
from enishi.network.queries.owners import is_alone

# Under this the folder stands among what the owner said of files; its notes wait as drafts of this kind.
ASKED = KIND = "inbox"
# Files named at once.
NAMED = 20
# An import taken out of the inbox that still counts for a file that comes again.
THERE = ("ready", "queued", "applying", "done")


@dataclass(frozen=True)
class Aside:
    """A file left where it is, or put into unread: its name, and why, as a code with facts."""

    name: str
    code: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Inbox:
    """folder: "" where none was named; there: whether it can be looked into; coming: files about to be taken; drafts:
    how many wait of it; imports: (uid, filename) that wait for a yes."""

    folder: str = ""
    there: bool = False
    coming: tuple[str, ...] = ()
    drafts: int = 0
    imports: tuple[tuple[str, str], ...] = ()
    left: tuple[Aside, ...] = ()
    unread: tuple[Aside, ...] = ()


def folder_of(owner: Owner) -> str:
    """Return the folder the owner named, "" for none – and where others share these tables: no folder of the machine
    is any one owner's there."""
    row = FileAnswer.objects.filter(owner=owner, asked=ASKED, key=ASKED, trashed_at=None).first()
    said = str(row.value.get("folder") or "") if row is not None else ""
    return said if said and is_alone(owner) else ""


def inbox_of(owner: Owner) -> Inbox:
    """Return the inbox as it stands."""
    said = folder_of(owner)
    if not said:
        return Inbox()
    folder = Path(said)
    drafts = Draft.objects.filter(owner=owner, kind=KIND, state="waiting", trashed_at=None).count()
    imports = imports_waiting(owner)
    try:
        found = rules.listing(folder)
    except OSError:
        return Inbox(said, drafts=drafts, imports=imports)
    left = [Aside(one.path.name, f"inbox_{one.left}", {"limit": rules.LARGEST // 2**20})
            for one in found if one.left and one.left != "passing"]  # fmt: skip
    coming = tuple(one.path.name for one in found if not one.left)
    return Inbox(said, True, coming[:NAMED], drafts, imports, tuple(left[:NAMED]), tuple(unread_in(folder)))


@dataclass(frozen=True)
class Asks:
    """What of the inbox asks for the owner beside its drafts: imports that wait, files nobody could read, photos."""

    imports: tuple[tuple[str, str], ...] = ()
    unread: tuple[Aside, ...] = ()
    photos: int = 0


def asks_of_inbox(owner: Owner) -> Asks:
    """Return what of the inbox asks for the owner."""
    said = folder_of(owner)
    if not said:
        return Asks()
    return Asks(imports_waiting(owner), tuple(unread_in(Path(said))), len(_photos_in(Path(said))))


def photos_of(owner: Owner) -> list[Path]:
    """Return the photos that lie in the inbox, the oldest first: perhaps of cards, read when the owner says so."""
    said = folder_of(owner)
    return _photos_in(Path(said)) if said else []


def _photos_in(folder: Path) -> list[Path]:
    try:
        return [one.path for one in rules.listing(folder) if one.left == "picture"]
    except OSError:
        return []


def unread_in(folder: Path) -> list[Aside]:
    """Return what lies in `unread`, the newest first: whatever the owner takes away there is no longer spoken of."""
    try:
        found = rules.listing(folder / rules.UNREAD)
    except OSError:
        return []
    seen = [one for one in reversed(found) if one.left != "passing"]
    return [_aside(one.path) for one in seen[:NAMED]]


def _aside(path: Path) -> Aside:
    try:
        error = rules.trouble(path)
    except OSError:
        error = None
    return Aside(path.name, error.code if error else "inbox_broken", error.facts if error else {})


def imports_waiting(owner: Owner) -> tuple[tuple[str, str], ...]:
    """Return the imports out of the inbox that wait for a yes: (uid, filename)."""
    rows = Batch.objects.filter(owner=owner, state="ready", options__inbox=True).order_by("pk")
    return tuple((str(row.uid), row.filename) for row in rows[:NAMED])


def import_of(owner: Owner, digest: str) -> Batch | None:
    """Return an import that still stands of a file of just these contents, None for none."""
    return Batch.objects.filter(owner=owner, digest=digest, state__in=THERE).order_by("-pk").first()


def not_yet_noted(owner: Owner, notes: Sequence[str], *, digest: str, on: str) -> list[str]:
    """Return the notes of a file that were not drafted yet, on that day, from it or from another like it.

    Whatever became of such a draft counts: one that was corrected or let go does not come again.
    """
    drafted = Draft.objects.filter(owner=owner, kind=KIND, data__on=on)
    if drafted.filter(data__source__digest=digest).exists():
        return []
    known = set(drafted.filter(text__in=notes).values_list("text", flat=True))
    return [note for note in notes if note not in known]
