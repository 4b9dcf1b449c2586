"""inbox: the folder shared with a phone, and what lies in it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from enishi.cli.desk import VIA, Desk, Reply, require
from enishi.cli.program import Commands
from enishi.cli.words import _


def register(commands: Commands) -> None:
    inbox = commands.add("inbox", _("the folder your phone puts notes into, and how it stands"), show_inbox)
    inbox.add_argument("--folder", metavar="DIR", help=_("from now on it is this one; '' for none"))
    inbox.add_argument("--once", action="store_true", help=_("take what lies in it now"))


def show_inbox(desk: Desk, args: argparse.Namespace) -> Reply:
    """Name the folder, take what lies in it, as told; then say how it stands."""
    from enishi import inbox as use
    from enishi.network.actions.inbox import name_folder
    from enishi.network.queries.inbox import folder_of, inbox_of
    from enishi.wording import inbox as words

    if args.folder is not None:
        name_folder(desk.owner, folder=_whole(args.folder), via=VIA)
    taken: list[Any] = []
    if args.once:
        require(folder_of(desk.owner), "inbox_missing")
        taken = use.look_now(desk.owner, desk.today)
    found = inbox_of(desk.owner)
    data = asdict(found) | {"taken": [asdict(one) for one in taken]}
    lines = [words.taken(taken)] if args.once else []
    lines += [found.folder, words.standing(found)] if found.folder else [words.standing(found)]
    lines += [f"  {name}" for _uid, name in found.imports]
    return Reply(data, lines + _asides([*found.unread, *found.left]))


def _whole(said: str) -> str:
    """A path of the command line counts from where one stands."""
    from pathlib import Path

    return str(Path(said).expanduser().absolute()) if said else ""


def _asides(listed: Sequence[Any]) -> list[str]:
    from enishi.wording import refusals

    return [f"  {one.name}: {refusals.sentence(one.code, one.facts)}" for one in listed]
