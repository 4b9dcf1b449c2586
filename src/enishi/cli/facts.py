"""promise, favor, gathering, seat: what passes between people, and where."""

from __future__ import annotations

import argparse
from typing import Any

from enishi.cli.desk import VIA, Desk, Reply, a_date
from enishi.cli.people import field_code
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.core import vocabulary as v

SHOWN = 50


def register(commands: Commands) -> None:
    _register_promises(commands.group("promise", _("what was promised")))
    _register_favors(commands.group("favor", _("what was given and received")))
    _register_gatherings(commands.group("gathering", _("occasions with several people")))
    seat = commands.group("seat", _("key persons, field by field")).add(
        "add", _("give a field its key person"), add_seat
    )
    seat.add_argument("field", help=_("field of work or life"))
    seat.add_argument("name", nargs="?", help=_("name or id; without one the place is yet to be filled"))


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


def _register_favors(commands: Commands) -> None:
    add = commands.add("add", _("note what you did for someone, or they for you"), add_favor)
    add.add_argument("name", help=_("name or id"))
    add.add_argument("note", nargs="?", help=_("what it was"))
    add.add_argument("--direction", choices=v.DIRECTIONS, default="given", help=_("which way it went"))
    add.add_argument("--kind", choices=v.FAVOR_KINDS, default="help", help=_("what kind"))
    add.add_argument("--on", type=a_date, metavar="DATE", help=_("the day (default today)"))


def _register_gatherings(commands: Commands) -> None:
    add = commands.add("add", _("note a gathering, past or to come"), add_gathering)
    add.add_argument("title", help=_("what it is called"))
    add.add_argument("--kind", choices=v.GATHERING_KINDS, default="other", help=_("what kind"))
    add.add_argument("--starts", metavar="WHEN", help=_("day or moment (2026-11-20T19:00+09:00)"))
    add.add_argument("--place", help=_("where"))
    add.add_argument("--series", help=_("what it is one of"))
    add.add_argument(
        "--status", choices=v.GATHERING_STATES, default="planned", help=_("planned, attended or called off")
    )
    add.add_argument("--cost", type=int, help=_("what it costs"))
    listed = commands.add("list", _("gatherings, the latest first"), list_gatherings)
    listed.add_argument("--status", choices=v.GATHERING_STATES, default="", help=_("only these"))


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


# -- what passed, where, and what came of it ------------------------------------------------------------------------


def add_favor(desk: Desk, args: argparse.Namespace) -> Reply:
    record = {
        "type": "favor", "person": _uid(desk, args.name), "direction": args.direction, "kind": args.kind,
        "on": args.on or desk.today.isoformat(), "note": args.note,
    }  # fmt: skip
    return _add(desk, record)


def add_gathering(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import gatherings

    record = {
        key: getattr(args, key) for key in ("title", "kind", "starts", "place", "series", "status", "cost")
    }
    row = gatherings.add_gathering(desk.owner, record=record, via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def list_gatherings(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.listing import gatherings
    from enishi.network.queries.lookup import short
    from enishi.wording import dates, labels

    found = gatherings(desk.owner, status=args.status)[:SHOWN]
    lines = [
        "  ".join(filter(None, (short(one["id"]), dates.moment(one["starts"], desk.today), one["title"],
                                labels.label("gathering_kind", one["kind"]), one["place"])))
        for one in found
    ]  # fmt: skip
    return Reply(found, lines or [_("No gathering yet.")])


def add_seat(desk: Desk, args: argparse.Namespace) -> Reply:
    person = _uid(desk, args.name) if args.name else None
    return _add(
        desk,
        {"type": "seat", "field": field_code(args.field), "person": person, "since": desk.today.isoformat()},
    )
