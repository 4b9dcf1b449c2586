"""log: having met or talked with someone – a line as one would say it, or piece by piece by options."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from enishi.cli.desk import VIA, Desk, Reply, a_date
from enishi.cli.people import name_record
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.core import vocabulary as v

if TYPE_CHECKING:
    from enishi.network.actions.encounters import Met


def register(commands: Commands) -> None:
    log = commands.add("log", _("note that you met or talked with someone"), log_encounter)
    log.add_argument(
        "text", nargs="?", default="", metavar="TEXT", help=_("a line as you would say it: who, when, what")
    )
    log.add_argument(
        "--yes", action="store_true", help=_("save the line as it is understood, without asking")
    )
    log.add_argument("--with", dest="people", nargs="+", action="extend", default=[], metavar="NAME",
                     help=_("whom you met: names or ids"))  # fmt: skip
    log.add_argument("--new", action="store_true", help=_("a name that is not known yet is somebody new"))
    log.add_argument("--on", type=a_date, metavar="DATE", help=_("the day (default today)"))
    log.add_argument("--medium", choices=v.MEDIUMS, help=_("how"))
    log.add_argument("--gathering", metavar="TITLE", help=_("at which gathering: its title or id"))
    log.add_argument("--kind", choices=v.GATHERING_KINDS, default="other", help=_("kind of a new gathering"))
    log.add_argument("--place", help=_("where"))
    log.add_argument("--as", dest="role", choices=v.ROLES, help=_("as yourself or for the company"))
    log.add_argument("--mood", type=int, choices=(-1, 0, 1), help=_("how it felt"))
    log.add_argument("--noticed", help=_("something you noticed about yourself"))
    log.add_argument("--note", help=_("anything else"))
    log.add_argument("--planned", action="store_true", help=_("it is still to come"))


def log_encounter(desk: Desk, args: argparse.Namespace) -> Reply:
    """Log one encounter with several people: those named by --with, else whoever the line speaks of."""
    from enishi.network.actions.encounters import Evening, log

    if args.text and not args.people:
        from enishi.cli import lines

        return lines.log_line(desk, args)
    people = [met(desk, name, new=args.new) for name in args.people]
    record = {
        "on": args.on or desk.today.isoformat(), "place": args.place, "as": args.role, "mood": args.mood,
        "medium": args.medium or ("gathering" if args.gathering else "one_to_one"),
        "status": "planned" if args.planned else "happened", "noticed": args.noticed,
        "note": "\n".join(filter(None, (args.text, args.note))) or None,
    }  # fmt: skip
    evening = Evening(record, people, gathering=_gathering(desk, args))
    encounter = log(desk.owner, evening=evening, today=desk.today, via=VIA)
    return Reply({"id": str(encounter.uid), "on": encounter.on, "people": len(people)}, [_("Noted.")])


def met(desk: Desk, name: str, *, new: bool) -> Met:
    """Return whom a name means: a person who is known, or with `new` somebody new of that name."""
    from enishi.network.actions.encounters import Met
    from enishi.network.errors import NotFound
    from enishi.network.queries.lookup import person_called

    try:
        return Met(uid=str(person_called(desk.owner, name).uid))
    except NotFound:
        if not new:
            raise
        return Met(record={"name": name_record(name)})


def _gathering(desk: Desk, args: argparse.Namespace) -> str | dict[str, str]:
    from enishi.network.queries.lookup import gathering_called

    if not args.gathering:
        return ""
    known = gathering_called(desk.owner, args.gathering)
    if known is not None:
        return str(known.uid)
    status = "planned" if args.planned else "attended"
    starts = args.on or desk.today.isoformat()
    return {"title": args.gathering, "kind": args.kind, "starts": starts, "status": status}
