"""undo, changes, trash: taking back, and what was put away."""

from __future__ import annotations

import argparse

from enishi.cli.desk import VIA, Desk, Reply
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.network.errors import Refused


def register(commands: Commands) -> None:
    undo = commands.add("undo", _("take back the last change, or one by its number"), take_back)
    undo.add_argument("number", nargs="?", type=int, help=_("number of the change (see: changes)"))
    commands.add("changes", _("what was changed, the latest first"), list_changes)
    trash = commands.group("trash", _("what was put away"))
    trash.add("list", _("what lies in the trash"), list_trash)
    restore = trash.add("restore", _("take something back out"), restore_one)
    restore.add_argument("id", help=_("its id, or the last eight characters of it"))


def take_back(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions.revisions import undo

    undone = undo(desk.owner, number=args.number, via=VIA)
    lines = [_("Taken back.")]
    if undone.kept:
        lines.append(_("Kept, because it was changed since: {names}").format(names="、".join(undone.kept)))
    return Reply({"number": undone.number, "kept": list(undone.kept)}, lines)


def list_changes(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.revisions import changes_page
    from enishi.wording.revisions import happened

    rows, _more = changes_page(desk.owner)
    data = [
        {"number": one.number, "at": one.at.isoformat(), "what": one.what, "via": one.via, "facts": one.facts,
         "undone": one.undone}
        for one in rows
    ]  # fmt: skip
    lines = [f"{one.number:>5}  {happened(one.what, one.facts)}" for one in rows]
    return Reply(data, lines or [_("Nothing was changed yet.")])


def list_trash(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.lookup import short
    from enishi.network.queries.trash import trash_page
    from enishi.wording import labels

    rows, _more = trash_page(desk.owner)
    data = [{"id": one.uid, "type": one.kind, "title": one.title, "on": one.on or None} for one in rows]
    lines = [f"{short(one.uid)}  {labels.label('thing', one.kind)}  {one.title}" for one in rows]
    return Reply(data, lines or [_("The trash is empty.")])


def restore_one(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions.facts import restore_fact
    from enishi.network.queries.trash import trash_page

    rows, _more = trash_page(desk.owner)
    end = args.id.strip().lower()
    found = [one for one in rows if len(end) >= 8 and one.uid.endswith(end)]
    if len(found) != 1:
        raise Refused("not_in_trash", id=args.id)
    restore_fact(desk.owner, kind=found[0].kind, uid=found[0].uid, via=VIA)
    return Reply({"id": found[0].uid, "type": found[0].kind}, [_("It is back.")])
