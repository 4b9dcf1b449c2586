"""stack: several people of one origin, year and place, told at once – by name, or as a file of them is read in."""

from __future__ import annotations

import argparse
from typing import Any

from enishi.cli.desk import VIA, Desk, Reply
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.core.vocabulary import ORIGINS, STANDINGS


def register(commands: Commands) -> None:
    told = commands.add("stack", _("say of several people at once where they are from"), stack)
    told.add_argument("names", nargs="+", metavar="NAME", help=_("name or id"))
    stack_arguments(told)
    told.add_argument("--standing", choices=STANDINGS, default="", help=_("how you stand to all of them"))


def stack_arguments(command: argparse.ArgumentParser) -> None:
    """What may hold for a whole stack of people."""
    command.add_argument("--origin", choices=ORIGINS, default="", help=_("how it began with all of them"))
    command.add_argument("--since", metavar="YEAR", default="", help=_("since which year, for all of them"))
    command.add_argument("--place", default="", help=_("a place, for all of them"))


def stack_of(args: argparse.Namespace) -> Any:
    from enishi.network.actions.stacks import Stack

    return Stack(args.origin, args.since, args.place)


def stack(desk: Desk, args: argparse.Namespace) -> Reply:
    """Say of several people at once where they are from; what was said of somebody before stays."""
    from enishi.network.actions import stacks
    from enishi.network.queries.lookup import person_called

    uids = [str(person_called(desk.owner, name).uid) for name in args.names]
    told = stacks.tell_stack(desk.owner, uids=uids, stack=stack_of(args), standing=args.standing, via=VIA)
    lines = [_("{count} people were told.").format(count=told.people)]
    if told.kept:
        lines.append(_("{count} of them keep what you said before.").format(count=told.kept))
    return Reply({"people": told.people, "kept": told.kept}, lines)
