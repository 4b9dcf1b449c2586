"""capture: what a line says of a meeting, understood but not saved."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from typing import TYPE_CHECKING

from enishi.cli.desk import Reply
from enishi.cli.program import Commands
from enishi.cli.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from enishi.language.draft import Draft, Known


def register(commands: Commands) -> None:
    capture = commands.add(
        "capture", _("what a line about a meeting says; nothing is saved"), show, network=False
    )
    capture.add_argument("text", metavar="TEXT", help=_("the line; - reads one line after another"))
    capture.add_argument(
        "--dry-run", action="store_true", help=_("only show what was understood (this is all it does)")
    )


def show(args: argparse.Namespace) -> Reply | None:
    """Read a text, or every line of standard input, and show what was understood; needs no network."""
    if args.text != "-":
        draft = _read(args.text, args)
        return Reply(draft.as_record(), list(_lines(draft)))
    for line in sys.stdin:
        draft = _read(line.removesuffix("\n").removesuffix("\r"), args)
        print(
            json.dumps(draft.as_record(), ensure_ascii=False) if args.json else "\n".join(_lines(draft)),
            flush=True,
        )
    return None


def _read(text: str, args: argparse.Namespace) -> Draft:
    from enishi.language import note

    today = args.today or datetime.date.today()
    return note.read(text, today=today, known=_known(args, text))


def _known(args: argparse.Namespace, text: str) -> Known:
    """Whom the network knows of those named; nobody where there is no network yet."""
    from enishi.language.draft import Known

    return Known()


SAID = {
    "on": N_("when"), "medium": N_("how"), "gathering": N_("gathering"), "person": N_("who"), "title": N_("title"),
    "organization": N_("belongs to"), "field": N_("field"), "offer": N_("can do"), "want": N_("looks for"),
    "wish": N_("again?"), "key": N_("together"), "favor": N_("given or received"), "promise": N_("promise"),
    "introduction": N_("introduction"), "telling": N_("told"), "chance": N_("chance"), "mood": N_("mood"),
    "planned": N_("to come"),
}  # fmt: skip


def _lines(draft: Draft) -> Iterable[str]:
    """The pieces of the text with what they were understood as, then what is kept as the note."""
    for span in draft.spans:
        yield f"{_(SAID[span.what])}: {draft.text[span.start : span.end]}"
    if draft.unread:
        rest = _("kept as the note")
        yield f"{rest}: {draft.unread}"
