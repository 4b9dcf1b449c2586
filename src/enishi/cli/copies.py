"""backup, restore: whole copies of the network's file."""

from __future__ import annotations

import argparse
from pathlib import Path

from enishi.cli.desk import Desk, Reply
from enishi.cli.program import Commands
from enishi.cli.words import _


def register(commands: Commands) -> None:
    backup = commands.add("backup", _("copy the network into a file"), make_backup)
    backup.add_argument(
        "file", nargs="?", metavar="FILE", help=_("where to; without it into the backups folder")
    )
    restore = commands.add("restore", _("put a copy in the network's place"), restore_copy)
    restore.add_argument("file", metavar="FILE", help=_("a copy made by backup"))


def make_backup(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi import backup, datafile
    from enishi.network.errors import Refused

    made = backup.backup(Path(args.file)) if args.file else backup.copy_aside("backup")
    if made is None:
        raise Refused("backup_sqlite_only")
    datafile.require_whole(made)
    return Reply({"file": str(made)}, [_("Copied to {path}").format(path=made)])


def restore_copy(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi import backup
    from enishi.network.actions.opening import local_owner
    from enishi.network.queries.checks import check

    kept = backup.restore(Path(args.file))
    checked = check(local_owner(desk.language))
    lines = [
        _("Restored from {path}").format(path=args.file),
        _("What was here before lies in {path}").format(path=kept),
    ]
    data = {"file": args.file, "kept": str(kept), "clean": checked.clean, "counts": checked.counts}
    return Reply(data, lines, status=0 if checked.clean else 1)
