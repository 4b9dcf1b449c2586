"""capture: what a line says of a meeting, understood but not saved."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from enishi import env
from enishi.cli.desk import Desk, Reply, opened, under_test
from enishi.cli.program import Commands
from enishi.cli.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from enishi.language.draft import Draft


def register(commands: Commands) -> None:
    capture = commands.add(
        "capture", _("what a line about a meeting says; nothing is saved"), show, network=False
    )
    capture.add_argument("text", metavar="TEXT", help=_("the line; - reads one line after another"))
    capture.add_argument(
        "--dry-run", action="store_true", help=_("only show what was understood (this is all it does)")
    )


def show(args: argparse.Namespace) -> Reply | None:
    """Read a text, or every line of standard input, and show what was understood.

    People of the network are preferred where there is one; it is not made for this.
    """
    if not _has_network(args):
        return _show(args, None)
    with opened(args) as desk:
        return _show(args, desk)


def _has_network(args: argparse.Namespace) -> bool:
    place = args.data or env.data_place()
    return under_test() or env.is_postgres(place) or Path(place).exists()


def _show(args: argparse.Namespace, desk: Desk | None) -> Reply | None:
    if args.text != "-":
        draft = _read(args.text, args, desk)
        return Reply(draft.as_record(), list(_lines(draft)))
    for line in sys.stdin:
        draft = _read(line.rstrip("\r\n"), args, desk)
        print(
            json.dumps(draft.as_record(), ensure_ascii=False) if args.json else "\n".join(_lines(draft)),
            flush=True,
        )
    return None


def _read(text: str, args: argparse.Namespace, desk: Desk | None) -> Draft:
    if desk is not None:
        from enishi.network.queries.notes import draft_of

        return draft_of(desk.owner, text=text, today=desk.today)
    from enishi.language import note

    return note.read(text, today=args.today or datetime.date.today())


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
