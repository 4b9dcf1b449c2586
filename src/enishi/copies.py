"""The copies beside the network: which there are, one made every day by itself, how long they stay, and putting one back.

Only copies Enishi made by itself age out: those of each day by `core.ageing`, those from before an upgrade or a restore
after a hundred days. What the owner asked for stays until the owner takes it away.
"""

from __future__ import annotations

import datetime
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from enishi import backup, env
from enishi.core.ageing import Keeping, staying
from enishi.network.errors import NotFound, Refused
from enishi.network.queries.owners import changes_written
from enishi.network.queries.vocabulary import forget_vocabularies
from enishi.network.runner import sole_runner

NAMED = re.compile(r".+-(backup|daily|before-upgrade|before-restore)-(\d{8}-\d{6})(?:-\d+)?\.db")
# Seconds to wait for an import that is just ending.
A_MOMENT = 3.0
BEFORE_STAYS = datetime.timedelta(days=100)


@dataclass(frozen=True)
class Copy:
    """One copy. why: backup, daily, before-upgrade or before-restore; made_at: by this machine's clock; size: bytes."""

    path: Path
    why: str
    made_at: datetime.datetime
    size: int


def copies() -> list[Copy]:
    """Return the copies in the backups folder, the newest first; [] on PostgreSQL."""
    if connection.vendor != "sqlite":
        return []
    found = [_copy(path) for path in backup.folder().iterdir() if not path.is_symlink() and path.is_file()]
    return sorted((one for one in found if one), key=lambda one: (one.made_at, one.path.name), reverse=True)


def _copy(path: Path) -> Copy | None:
    named = NAMED.fullmatch(path.name)
    if not named:
        return None
    made_at = datetime.datetime.strptime(named[2], "%Y%m%d-%H%M%S")
    return Copy(path, named[1], made_at, path.stat().st_size)


def get_copy(name: str) -> Copy:
    """Return a copy by its file's name; raise NotFound for any other file."""
    for one in copies():
        if one.path.name == name:
            return one
    raise NotFound(key="copy", id=name)


def put_back(one: Copy) -> Copy | None:
    """Put a copy in the network's place while Enishi runs; return the copy made of what was there.

    Raises Refused('network_busy') while an import is being written, and whatever `backup.restore` does.
    """
    with sole_runner(wait=A_MOMENT) as mine:
        if not mine:
            raise Refused("network_busy")
        made = backup.restore(one.path)
    forget_vocabularies()
    return _copy(made) if made else None


def keeping() -> Keeping | None:
    """Return how long daily copies stay (ENISHI_BACKUPS: "7,5,12"); None where none are to be made."""
    said = env.text("ENISHI_BACKUPS")
    if said.lower() in {"off", "0", "no"}:
        return None
    numbers = [int(part) for part in re.findall(r"\d+", said)]
    return Keeping(*numbers[:3]) if numbers else Keeping()


def copy_of_the_day(now: datetime.datetime) -> Copy | None:
    """Make today's copy when there is none yet and something was written since the last; return it.

    Then let go what has grown old. now: by this machine's clock.
    """
    wanted = keeping()
    if (
        wanted is None
        or connection.vendor != "sqlite"
        or not Path(str(connection.settings_dict["NAME"])).is_file()
    ):
        return None
    last = next(iter(copies()), None)
    if last and (last.made_at.date() >= now.date() or _written_in(last.path) == changes_written()):
        return None
    made = backup.copy_aside("daily")
    let_go(now, wanted)
    return _copy(made) if made else None


def _written_in(path: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as copy:
            return int(copy.execute("SELECT sum(revision) FROM network_owner").fetchone()[0] or 0)
    except sqlite3.Error:
        return -1


def let_go(now: datetime.datetime, wanted: Keeping) -> list[Copy]:
    """Remove what Enishi made by itself and has grown old; return what went."""
    found = copies()
    stay = staying((one.made_at for one in found if one.why == "daily"), wanted)
    gone = [
        one
        for one in found
        if (one.why == "daily" and one.made_at not in stay)
        or (one.why.startswith("before-") and now - one.made_at > BEFORE_STAYS)
    ]
    for one in gone:
        one.path.unlink(missing_ok=True)
    return gone
