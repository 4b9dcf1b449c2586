"""Copies of the network's file, putting one back, and bringing the tables up to date when Enishi was renewed.

Decides how a copy is made and what makes it a good one; which copies there are and how long they stay is `copies`'
matter. Copies are whole by SQLite's own backup interface, read from one moment of the file, so a running server does
not disturb them, nor they it.
"""

from __future__ import annotations

import datetime
import pkgutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from urllib.parse import quote

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from filelock import FileLock

from enishi import datafile
from enishi.network import places
from enishi.network.errors import Refused

# Longer than any migration should take; whoever waits for the lock then goes on by itself.
PATIENCE = 600
# The smallest network has a hundred times as many pages: after the first step it is locked, and far from whole.
FEW_PAGES = 1
# How often a network that others are writing to is asked for, and the seconds in between.
TRIES, BETWEEN = 200, 0.05


def bring_up_to_date() -> Path | None:
    """Migrate when a migration is due, after a copy; return the copy's path, None when there was nothing to copy.

    Raises Refused('schema_newer') for a network that a newer Enishi has written.
    """
    if not _due():
        return None
    with FileLock(places.beside(".upgrade.lock")).acquire(timeout=PATIENCE), _alone_on_postgres():
        due = _due()
        if not due:
            return None
        if not _has_tables():
            _make_tables()
            return None
        copy = copy_aside("before-upgrade")
        call_command("migrate", verbosity=0, interactive=False)
    return copy


def _make_tables() -> None:
    """Give an empty database today's tables at once, whole or not at all.

    Walking through every earlier state to the same end takes twenty times as long (tests/network/test_new_tables.py holds
    the two against each other).
    """
    with connection.schema_editor(atomic=True) as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        recorder = MigrationRecorder(connection)
        editor.create_model(recorder.Migration)
        for app, name in known_migrations():
            recorder.record_applied(app, name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def _due() -> set[tuple[str, str]]:
    """Return the migrations still to be applied; raise Refused for one that this version does not know."""
    known = set(known_migrations())
    applied = set(MigrationRecorder(connection).applied_migrations())
    unknown = sorted(name for app, name in applied - known if app == "network")
    if unknown:
        raise Refused("schema_newer", migration=unknown[-1])
    return known - applied


def known_migrations() -> Iterator[tuple[str, str]]:
    """Yield what stands in the migrations folders: far quicker than building Django's graph of them."""
    for app in apps.get_app_configs():
        if (Path(app.path) / "migrations").is_dir():
            folder = import_module(f"{app.name}.migrations").__path__
            yield from (
                (app.label, one.name) for one in pkgutil.iter_modules(folder) if not one.name.startswith("_")
            )


def _has_tables() -> bool:
    return "network_owner" in connection.introspection.table_names()


@contextmanager
def _alone_on_postgres() -> Iterator[None]:
    """On PostgreSQL others may start from another machine: there the server keeps the lock."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('enishi upgrade'))")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('enishi upgrade'))")


def copy_aside(why: str) -> Path | None:
    """Copy the file into the backups folder beside it; None on PostgreSQL, which has its own means."""
    if connection.vendor != "sqlite":
        return None
    moment = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    stem = places.beside("").stem
    return backup(_free(folder() / f"{stem}-{why}-{moment}.db"))


def folder() -> Path:
    """Return the folder in which copies lie when nobody says where to."""
    found = places.data_folder() / "backups"
    found.mkdir(exist_ok=True, mode=0o700)
    return found


def _free(path: Path) -> Path:
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found


def backup(path: Path) -> Path:
    """Write a whole copy of the network and look whether it is one: sound by SQLite's own check, every row there.

    Nothing goes by the name asked for before that is certain. Raises Refused('backup_sqlite_only' | 'file_exists' |
    'no_room' | 'copy_damaged').
    """
    _require_sqlite()
    if path.exists():
        raise Refused("file_exists", path=str(path))
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        counted = _copy_into(unfinished)
        datafile.require_whole(unfinished)
        if counted != _rows_in(unfinished):
            raise Refused("copy_damaged", path=str(path))
        unfinished.replace(path)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Refused("no_room", path=str(path), reason=reason) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def _copy_into(path: Path) -> dict[str, int]:
    """Copy the network as it is at one moment; return how many rows each table held at that moment."""
    with _reading() as source, closing(sqlite3.connect(path)) as copy:
        counted = _counted(source)
        source.backup(copy)
        # One file that any reader opens, without the two beside it, and no larger than it need be.
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.execute("VACUUM")
    return counted


@contextmanager
def _reading() -> Iterator[sqlite3.Connection]:
    """Give a connection that sees one moment of the file, whatever is written meanwhile."""
    name = str(connection.settings_dict["NAME"])
    if not Path(name).is_file():
        # A network in memory, as tests have it, is seen by its own connection alone.
        connection.ensure_connection()
        yield connection.connection
        return
    with closing(sqlite3.connect(f"file:{quote(name)}?mode=ro", uri=True, isolation_level=None)) as source:
        source.execute("BEGIN")
        yield source


def _counted(file: sqlite3.Connection) -> dict[str, int]:
    names = file.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {
        name: file.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names.fetchall()
    }


def _rows_in(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as copy:
        return _counted(copy)


def restore(path: Path) -> Path | None:
    """Put a copy in the network's place, after a copy of what is there; return that copy's path.

    Others may go on reading and writing meanwhile: nothing they wrote before is missing in the copy made first, and what
    they write after goes into the network put back. The copy must be whole and not newer than this Enishi. Raises
    Refused.
    """
    _require_sqlite()
    datafile.require_whole(path)
    unknown = _migrations_in(path) - {name for app, name in known_migrations() if app == "network"}
    if unknown:
        raise Refused("schema_newer", migration=max(unknown))
    connection.ensure_connection()
    with FileLock(places.beside(".upgrade.lock")).acquire(timeout=PATIENCE):
        keeping = _Keeping()
        try:
            with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as source:
                source.backup(connection.connection, pages=FEW_PAGES, progress=keeping.look, sleep=BETWEEN)
        except sqlite3.Error as error:
            raise Refused("no_room", path=str(places.beside("")), reason=str(error)) from error
    bring_up_to_date()
    return keeping.kept


class _Keeping:
    """Copies the network aside as soon as the one put back holds its lock: from then on nobody else writes to it."""

    def __init__(self) -> None:
        self.kept: Path | None = None
        self.refusals = 0

    def look(self, status: int, remaining: int, total: int) -> None:
        """What SQLite calls after each step; whatever is raised here leaves the network as it was."""
        if status == sqlite3.SQLITE_OK and self.kept is None:
            self.kept = copy_aside("before-restore")
        elif status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            self.refusals += 1
            if self.refusals >= TRIES:
                raise Refused("network_busy")


def _migrations_in(path: Path) -> set[str]:
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as copy:
        rows = copy.execute("SELECT name FROM django_migrations WHERE app = 'network'")
        return {name for (name,) in rows}


def _require_sqlite() -> None:
    if connection.vendor != "sqlite":
        raise Refused("backup_sqlite_only")
