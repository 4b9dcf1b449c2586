"""The program `enishi`: reads the command line, hands over to one command, prints its reply or one clear refusal."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from enishi import __version__
from enishi.cli import words
from enishi.cli.desk import Reply, a_day, opened
from enishi.cli.words import _
from enishi.core.errors import CoreError
from enishi.exchange.errors import Unprintable, Unreadable
from enishi.network.errors import Refused

# One module a capability; each registers its commands, in the order of the help.
MODULES = (
    "start",
    "people",
    "twins",
    "recall",
    "log",
    "capture",
    "card",
    "plan",
    "facts",
    "gatherings",
    "seats",
    "giving",
    "chances",
    "me",
    "polish",
    "myself",
    "portrait",
    "map",
    "review",
    "imports",
    "stacks",
    "inbox",
    "outward",
    "copies",
    "check",
    "undo",
)
REFUSED = 1

Run = Callable[..., Reply | None]


class Commands:
    """What the modules register their commands with."""

    def __init__(self, subparsers: Any, shared: argparse.ArgumentParser) -> None:
        self.subparsers = subparsers
        self.shared = shared

    def add(self, name: str, help: str, run: Run, *, network: bool = True) -> argparse.ArgumentParser:
        """Add a command. run(desk, args) on an opened network; without network run(args). Returns its parser."""
        parser: argparse.ArgumentParser = self.subparsers.add_parser(
            name, help=help, description=help, parents=[self.shared], allow_abbrev=False
        )
        parser.set_defaults(run=run, network=network)
        return parser

    def group(self, name: str, help: str) -> Commands:
        """Add a command that has commands of its own (`promise add`)."""
        parser = self.subparsers.add_parser(name, help=help, description=help, parents=[self.shared])
        inner = parser.add_subparsers(metavar=_("COMMAND"), required=True, dest=f"{name}_command")
        return Commands(inner, self.shared)


def build_parser(only: str = "") -> argparse.ArgumentParser:
    """Return the parser with every command, in the language spoken – or with those of one module alone."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    options = shared.add_argument_group(_("for every command"))
    options.add_argument("--json", action="store_true", help=_("answer as JSON, for programs"))
    options.add_argument("--today", type=a_day, metavar="YYYY-MM-DD", help=_("act as on this day"))
    options.add_argument("--data", metavar="FILE", help=_("which network: a file, or postgres://…"))
    options.add_argument("--lang", choices=words.LANGUAGES, help=_("language: ja or en"))
    parser = argparse.ArgumentParser(
        prog="enishi", description=_("Enishi: the people you know, and the next step towards them."),
        parents=[shared], allow_abbrev=False,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"enishi {__version__}")
    commands = Commands(parser.add_subparsers(metavar=_("COMMAND"), required=True, dest="command"), shared)
    for module in (only,) if only else MODULES:
        import_module(f"enishi.cli.{module}").register(commands)
    return parser


def run(argv: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status. Usage errors leave as SystemExit(2), as argparse does."""
    given = sys.argv[1:] if argv is None else argv
    language = words.language_of(given)
    words.speak(language)
    defaults = argparse.Namespace(json=False, today=None, data="", lang=language)
    # The two that are asked from scripts and editors, a word at a time: they need not know all the others.
    only = given[0] if given and given[0] in ("recall", "capture") else ""
    args = build_parser(only).parse_args(given, defaults)
    args.lang = language
    try:
        reply = _reply(args)
    except (Refused, Unreadable, Unprintable, CoreError) as error:
        from enishi.cli.refusals import sentence

        print(sentence(error, language), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # Whoever read our words has heard enough.
        sys.stderr.close()
        return 0
    return show(reply, as_json=args.json) if reply else 0


def _reply(args: argparse.Namespace) -> Reply | None:
    if not args.network:
        reply: Reply | None = args.run(args)
        return reply
    with opened(args) as desk:
        found: Reply | None = args.run(desk, args)
    return found


def show(reply: Reply, *, as_json: bool) -> int:
    """Print a reply for people or for programs; return its status."""
    if as_json and reply.data is not None:
        print(json.dumps(reply.data, ensure_ascii=False, default=str))
    elif reply.lines:
        print("\n".join(reply.lines))
    return reply.status
