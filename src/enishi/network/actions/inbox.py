"""The inbox: which folder it is, and a file out of it made into drafts or an import that waits.

A file is first written down and then moved aside. Killed in between, it is found again, known by its contents and
day, and only moved: nothing is doubled and nothing lost.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone

from enishi.exchange import inbox as rules
from enishi.exchange.errors import Unreadable
from enishi.exchange.inbox import Found
from enishi.network import places
from enishi.network.actions import batches
from enishi.network.actions.records import Writer
from enishi.network.actions.revisions import revising
from enishi.network.codec import take_apart
from enishi.network.errors import Refused
from enishi.network.models import FileAnswer, Owner
from enishi.network.queries.inbox import ASKED, KIND, folder_of, import_of, not_yet_noted, photos_of
from enishi.network.queries.owners import is_alone

# A folder with more than this in it is no empty one made for the purpose.
MOST_AT_FIRST = 50


@dataclass(frozen=True)
class Taken:
    """What became of a file: where it is now, how many drafts, an import's uid, the code of why it was not read."""

    name: str
    moved: Path
    drafts: int = 0
    batch: str = ""
    trouble: str = ""


def name_folder(owner: Owner, *, folder: str, via: str = "") -> str:
    """Name the folder that is the inbox, "" for none any more; return its path.

    Raises Refused('inbox_shared'), Refused('folder_missing'), Refused('inbox_unfit') for a folder that holds far more
    than an inbox, Refused('inbox_crowded') for one that is in use.
    """
    if not is_alone(owner):
        raise Refused("inbox_shared")
    path = str(_fit(folder)) if folder.strip() else ""
    if path == folder_of(owner):
        return path
    with revising(owner, "name_inbox", via=via, title=path) as change:
        row = FileAnswer.objects.filter(owner=owner, asked=ASKED, key=ASKED, trashed_at=None).first()
        value = {"folder": path}
        if row is None and path:
            Writer(change).add_record({"type": "file_answer", "asked": ASKED, "key": ASKED, "value": value})
        elif row is not None and path:
            change.edit(row, value=value)
        elif row is not None:
            change.edit(row, trashed_at=timezone.now())
    return path


def _fit(said: str) -> Path:
    path = Path(said.strip().strip('"')).expanduser()
    if not path.is_absolute() or not path.is_dir():
        raise Refused("folder_missing", path=str(path))
    path = path.resolve()
    taken = (Path.home().resolve(), places.data_folder().resolve())
    if any(one.is_relative_to(path) for one in taken):
        raise Refused("inbox_unfit", path=str(path))
    if sum(not one.left for one in rules.listing(path)) > MOST_AT_FIRST:
        raise Refused("inbox_crowded", path=str(path), most=MOST_AT_FIRST)
    return path


def take_file(owner: Owner, *, found: Found, today: datetime.date, via: str = "") -> Taken:
    """Take a file out of the inbox and move it aside. Raises OSError; the file then stays, and is taken next time."""
    folder, trouble, drafts, batch = found.path.parent / rules.DONE / today.isoformat(), "", 0, ""
    try:
        if found.kind == "other":
            raise Unreadable("inbox_kind")
        if found.kind == "text" and rules.is_note(found.path):
            drafts = _take_notes(owner, found, today, via)
        else:
            batch = _take_import(owner, found.path)
    except Unreadable as error:
        folder, trouble = found.path.parent / rules.UNREAD, error.code
    # What was added while it was read is taken at the next look.
    moved = rules.put_aside(found.path, folder) if rules.stands_still(found) else found.path
    return Taken(found.path.name, moved, drafts, batch, trouble)


def put_photos_aside(
    owner: Owner, *, names: Sequence[str], today: datetime.date, unread: bool = False
) -> None:
    """Move photos of the inbox to those that were handled, or to those in which no card was found.

    One that cannot be moved now stays where it is; nothing is lost by that.
    """
    for path in photos_of(owner):
        if path.name in names:
            aside = rules.UNREAD if unread else f"{rules.DONE}/{today.isoformat()}"
            with contextlib.suppress(OSError):
                rules.put_aside(path, path.parent / aside)


def _take_notes(owner: Owner, found: Found, today: datetime.date, via: str) -> int:
    """Make a draft of every note that is not there yet, as one revision; return how many."""
    on = _written_on(owner, found, today).isoformat()
    digest = _digest(found.path)
    notes = not_yet_noted(owner, rules.notes_in(found.path), digest=digest, on=on)
    if notes:
        source = {"file": found.path.name, "digest": digest}
        data = {"on": on, "changes": [], "source": source}
        with revising(owner, "put_off", via=via, title=found.path.name) as change:
            change.facts["drafts"] = len(notes)
            records = [{"type": "draft", "kind": KIND, "text": note, "data": data} for note in notes]
            Writer(change).add([take_apart(record) for record in records])
    return len(notes)


def _take_import(owner: Owner, path: Path) -> str:
    """Look a file through as an import that waits for a yes; return its uid.

    One that is there of the same contents is taken for it; where a crash left its look ahead undone, it is done now.
    """
    batch = import_of(owner, _digest(path))
    if batch is None:
        batch = batches.look_through(owner, [(path, path.name)])
    elif batch.state == "ready" and not batch.options.get("inbox"):
        batches.preview(batch)
    batch.options["inbox"] = True
    batch.save(update_fields=["options"])
    return str(batch.uid)


def _written_on(owner: Owner, found: Found, today: datetime.date) -> datetime.date:
    """Return the owner's day on which a file was last written: its “yesterday” counts from there."""
    try:
        zone = ZoneInfo(owner.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("Asia/Tokyo")
    return min(datetime.datetime.fromtimestamp(found.written, zone).date(), today)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
