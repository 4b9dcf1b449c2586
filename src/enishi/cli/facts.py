"""promise: what was promised."""

from __future__ import annotations

import argparse
from typing import Any

from enishi.cli.desk import VIA, Desk, Reply, a_date
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.core import vocabulary as v

SHOWN = 50


def register(commands: Commands) -> None:
    _register_promises(commands.group("promise", _("what was promised")))


def _register_promises(commands: Commands) -> None:
    add = commands.add("add", _("note a promise"), add_promise)
    add.add_argument("name", help=_("name or id"))
    add.add_argument("what", help=_("what was promised"))
    add.add_argument("--by", choices=v.SIDES, default="me", help=_("who promised"))
    add.add_argument("--due", type=a_date, metavar="DATE", help=_("by when"))
    done = commands.add("done", _("a promise was kept"), promise_done)
    done.add_argument("id", help=_("its id, or the last eight characters of it"))
    listed = commands.add("list", _("open promises"), list_promises)
    listed.add_argument("--all", action="store_true", help=_("the kept ones too"))


def _uid(desk: Desk, name: str) -> str:
    from enishi.network.queries.lookup import person_called

    return str(person_called(desk.owner, name).uid)


def _add(desk: Desk, record: dict[str, Any]) -> Reply:
    from enishi.network.actions.facts import add_fact

    row = add_fact(desk.owner, record=record, via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


# -- promises -------------------------------------------------------------------------------------------------------


def add_promise(desk: Desk, args: argparse.Namespace) -> Reply:
    record = {
        "type": "promise", "person": _uid(desk, args.name), "what": args.what, "by": args.by, "due": args.due,
        "made_on": desk.today.isoformat(),
    }  # fmt: skip
    return _add(desk, record)


def promise_done(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions.facts import edit_fact
    from enishi.network.queries.lookup import row_meant

    uid = str(row_meant(desk.owner, "promise", args.id).uid)
    row = edit_fact(desk.owner, kind="promise", uid=uid, patch={"done_on": desk.today.isoformat()}, via=VIA)
    return Reply({"id": uid, "done_on": row.done_on}, [_("Kept: {what}").format(what=row.what)])


def list_promises(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.listing import promises
    from enishi.network.queries.lookup import short
    from enishi.wording import dates, labels

    found = promises(desk.owner, kept_too=args.all)[:SHOWN]
    lines = [
        "  ".join(filter(None, (short(one["id"]), labels.label("side", one["by"]), one["name"], one["what"],
                                dates.due(one["due"], desk.today) if not one["done_on"] else "✓")))
        for one in found
    ]  # fmt: skip
    return Reply(found, lines or [_("No open promise.")])
