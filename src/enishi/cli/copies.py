"""backup, restore: whole copies of the network's file."""

from __future__ import annotations

import argparse
from pathlib import Path

from enishi.cli.desk import Desk, Reply, require
from enishi.cli.program import Commands
from enishi.cli.words import _


def register(commands: Commands) -> None:
    backup = commands.add("backup", _("copy the network into a file"), make_backup)
    backup.add_argument(
        "file", nargs="?", metavar="FILE", help=_("where to; without it into the backups folder")
    )
    backup.add_argument("--list", action="store_true", help=_("only say which copies there are"))
    restore = commands.add("restore", _("put a copy in the network's place"), restore_copy)
    restore.add_argument("file", metavar="FILE", help=_("a copy made by backup"))


def make_backup(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi import backup

    if args.list:
        return _listed()
    made = require(
        backup.backup(Path(args.file)) if args.file else backup.copy_aside("backup"), "backup_sqlite_only"
    )
    return Reply({"file": str(made)}, [_("Copied to {path}").format(path=made)])


def _listed() -> Reply:
    from enishi import copies
    from enishi.wording import labels

    found = copies.copies()
    data = [
        {"file": str(one.path), "why": one.why, "made_at": one.made_at.isoformat(), "bytes": one.size} for one in found
    ]  # fmt: skip
    lines = [
        f"{one.made_at:%Y-%m-%d %H:%M}  {labels.label('copy_why', one.why)}  {one.path}" for one in found
    ]
    return Reply(data, lines or [_("There is no copy yet.")])


def restore_copy(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi import backup
    from enishi.network.actions.opening import local_owner
    from enishi.network.queries.checks import check

    path = Path(args.file)
    if not path.exists() and (backup.folder() / path.name).exists():
        path = backup.folder() / path.name
    kept = backup.restore(path)
    checked = check(local_owner(desk.language))
    lines = [
        _("Restored from {path}").format(path=args.file),
        _("What was here before lies in {path}").format(path=kept),
    ]
    data = {"file": args.file, "kept": str(kept), "clean": checked.clean, "counts": checked.counts}
    return Reply(data, lines, status=0 if checked.clean else 1)
