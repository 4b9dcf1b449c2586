"""export: people, days or everything, into a file."""

from __future__ import annotations

import argparse
import datetime
import os
from collections.abc import Iterable
from pathlib import Path

from enishi.cli.desk import Desk, Reply
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.network.errors import Refused

KINDS = ("archive", "vcard", "csv", "ics")


def register(commands: Commands) -> None:
    export = commands.add("export", _("write people, days or everything into a file"), export_network)
    what = export.add_mutually_exclusive_group(required=True)
    what.add_argument("--archive", metavar="FILE", help=_("everything, as an Enishi archive"))
    what.add_argument("--vcard", metavar="FILE", help=_("the people, as an address book (vCard)"))
    what.add_argument("--csv", metavar="FILE", help=_("the people, as a table for spreadsheets"))
    what.add_argument("--ics", metavar="FILE", help=_("gatherings and promises, as a calendar"))
    export.add_argument(
        "--who", choices=("everybody", "network", "close"), default="everybody",
        help=_("everybody, only the network, or key persons and companions"),
    )  # fmt: skip
    export.add_argument("--person", metavar="NAME", help=_("only this person"))
    export.add_argument("--without-notes", action="store_true", help=_("leave your own notes at home"))
    export.add_argument("--vcard-version", choices=("4.0", "3.0"), default="4.0", help=_("which vCard"))
    export.add_argument("--no-bom", action="store_true", help=_("a table without the mark Excel looks for"))


def export_network(desk: Desk, args: argparse.Namespace) -> Reply:
    """Write a new file, whole or not at all."""
    [said] = [name for kind in KINDS if (name := getattr(args, kind))]
    path = Path(said)
    if path.exists():
        raise Refused("file_exists", path=str(path))
    count = _write(path, _text(desk, args))
    return Reply({"file": str(path), "lines": count}, [_("Written: {path}").format(path=path)])


def _text(desk: Desk, args: argparse.Namespace) -> Iterable[str]:
    from enishi import outward as files
    from enishi.network.queries.lookup import person_called
    from enishi.network.queries.outward import chosen_for

    now = datetime.datetime.now().astimezone()
    if args.archive:
        return files.archive_file(desk.owner, desk.today, now=now).text
    uid = str(person_called(desk.owner, args.person).uid) if args.person else ""
    chosen = chosen_for(desk.owner, who=args.who, uid=uid, notes=not args.without_notes)
    if args.csv:
        return files.csv_file(desk.owner, chosen, desk.today, bom=not args.no_bom).text
    if args.ics:
        return files.ics_file(desk.owner, chosen, desk.today, now=now).text
    return files.vcard_file(desk.owner, chosen, desk.today, version=args.vcard_version).text


def _write(path: Path, pieces: Iterable[str]) -> int:
    unfinished = path.with_name(path.name + ".unfinished")
    count = 0
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            for piece in pieces:
                file.write(piece)
                count += 1
        unfinished.replace(path)
    except OSError as error:
        raise Refused("no_room", path=str(path), reason=error.strerror or str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return count
