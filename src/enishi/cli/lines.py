"""A line logged by words alone: what is understood is shown, asked about, corrected by number, and saved."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from enishi.cli.desk import VIA, Desk, Reply
from enishi.cli.refusals import sentence
from enishi.cli.words import _
from enishi.language.pieces import NEW, Change, Corrected, Piece, corrected
from enishi.network.errors import Refused

if TYPE_CHECKING:
    from enishi.language.draft import Draft
    from enishi.network.queries.people import PersonRow

# What is not changed by number: the parts of a fact that only say it is there.
PRESENCE = ("favor", "promise", "introduction", "telling", "chance")
NOT_SAVED = 1


@dataclass
class Read:
    """A line as read, the corrections so far, and everybody who may be meant, by outside id."""

    draft: Draft
    changes: list[Change]
    rows: dict[str, PersonRow]

    @property
    def found(self) -> Corrected:
        return corrected(self.draft, self.changes)


def log_line(desk: Desk, args: argparse.Namespace) -> Reply:
    """Show what a line says and save it when told so. Raises Refused('nobody_in_it')."""
    read = _read(desk, args)
    if not read.draft.people and read.draft.gathering is None:
        raise Refused("nobody_in_it")
    if not args.yes and not args.json and not _agreed(desk, read):
        return Reply({}, [_("Nothing was saved.")], NOT_SAVED)
    data: dict[str, Any] = {**read.found.draft.as_record(), "saved": None}
    if not args.yes and args.json:
        return Reply(data)
    return _save(desk, args, read, data)


def _read(desk: Desk, args: argparse.Namespace) -> Read:
    from enishi.network.queries.notes import draft_of, meant_by

    draft = draft_of(desk.owner, text=args.text, today=desk.today)
    said = {"on": args.on, "medium": args.medium, "mood": args.mood, "planned": args.planned or None}
    draft = replace(draft, **{key: value for key, value in said.items() if value is not None})
    return Read(draft, [], meant_by(desk.owner, draft))


def _save(desk: Desk, args: argparse.Namespace, read: Read, data: dict[str, Any]) -> Reply:
    from enishi.network.actions.notes import save_note

    more = {key: value for key, value in (("as", args.role), ("noticed", args.noticed)) if value}
    saved = save_note(desk.owner, draft=read.found.draft, more=more, today=desk.today, via=VIA)
    data["saved"] = {
        "change": saved.number, "id": str(saved.encounter.uid) if saved.encounter else None,
        "gathering": str(saved.gathering.uid) if saved.gathering else None,
        "people": [{"id": str(one.uid), "name": one.full} for one in saved.people],
    }  # fmt: skip
    names = [one.full or "" for one in saved.people]
    undo = _("Take it back with: enishi undo {number}").format(number=saved.number)
    return Reply(data, [" ".join([_("Noted."), *names]), undo])


def _agreed(desk: Desk, read: Read) -> bool:
    """Show the draft until it is agreed to or given up."""
    while True:
        print("\n".join(_shown(desk, read)))
        answer = _ask(_("Save it? y yes, n no, e edit: ")).strip().lower()
        if answer in ("y", "yes", "はい", "h"):
            return True
        if answer in ("e", "edit", "直す"):
            _edit(desk, read)
        elif answer in ("n", "no", "いいえ", ""):
            return False


def _shown(desk: Desk, read: Read) -> list[str]:
    from enishi.wording import drafts

    draft = read.found.draft
    known = {}
    for one in draft.people:
        row = read.rows.get(one.matches[0]) if one.matches else None
        if row:
            known[one.name] = drafts.meant(row.face.name, row.last_on, row.met_on, desk.today)
    said = [f"  {line}" for line in drafts.lines(draft, desk.today, known)]
    return [*said, f"  {drafts.kept(draft)}"] if draft.unread else said


def _ask(question: str) -> str:
    """Return what is typed; nothing where nobody is there to type."""
    print(question, end="", file=sys.stderr, flush=True)
    try:
        return input()
    except (EOFError, OSError):
        print(file=sys.stderr)
        return ""


def _edit(desk: Desk, read: Read) -> None:
    """Change pieces by their number, until an empty line."""
    while True:
        pieces = [one for one in read.found.pieces if one.value and one.kind not in PRESENCE]
        pieces += [one for one in read.found.pieces if one.value and one.kind in PRESENCE]
        for number, piece in enumerate(pieces, 1):
            print(f"  {number}  {_called(piece, read)}")
        typed = _ask(
            _("Number and what it is to be; the number alone takes it out; Enter when done: ")
        ).strip()
        number, _space, value = typed.partition(" ")
        if not typed:
            return
        if number.isdigit() and 0 < int(number) <= len(pieces):
            piece = pieces[int(number) - 1]
            try:
                read.changes.append((piece.key, _meant(desk, piece, value.strip())))
            except Refused as error:
                print(sentence(error, desk.language))


def _called(piece: Piece, read: Read) -> str:
    from enishi.wording import drafts, names

    value = piece.value
    if piece.kind == "who" and value in read.rows:
        value = names.shown(read.rows[value].face.name)
    return drafts.piece(piece.kind, piece.whose, value)


def _meant(desk: Desk, piece: Piece, value: str) -> str:
    """Return what stands for the words typed: a person's id, a field's code, or the words themselves."""
    from enishi.cli.people import field_code
    from enishi.network.queries.lookup import person_called

    if piece.kind == "who" and value:
        return NEW if value == NEW else str(person_called(desk.owner, value).uid)
    return field_code(value) if piece.kind == "field" and value else value
