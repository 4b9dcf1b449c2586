"""me, statement: what the owner says of themselves."""

from __future__ import annotations

import argparse
from typing import Any

from enishi.cli.desk import VIA, Desk, Reply, a_date
from enishi.cli.people import field_code, name_record
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.core import vocabulary as v

STATEMENTS = ("do", "want")


def register(commands: Commands) -> None:
    me = commands.add("me", _("what you say of yourself; with options: change it"), show_or_change)
    me.add_argument("--name", help=_("your name"))
    me.add_argument("--phase", choices=v.PHASES, help=_("where you stand"))
    me.add_argument("--since", type=a_date, metavar="DATE", help=_("since when you stand, or stood, there"))
    me.add_argument("--company", help=_("the company you work for"))
    me.add_argument("--keep-from-company", choices=("yes", "no"), help=_("keep the wish to leave from it?"))
    me.add_argument("--field", action="append", help=_("your fields"))
    me.add_argument("--can", action="append", help=_("what you can do"))
    me.add_argument("--looking-for", action="append", help=_("what you look for"))
    me.add_argument("--hours", type=float, help=_("hours a week for people"))
    me.add_argument("--money", type=int, help=_("money a week for people"))
    me.add_argument("--leaving-on", type=a_date, metavar="DATE", help=_("when you leave the company"))
    me.add_argument(
        "--reach", action="append", metavar="WAY",
        help=_("all ways to reach you: a telephone number, a mail or web address, “LINE: name”, a postal address"),
    )  # fmt: skip
    me.add_argument("--town", help=_("where you live"))
    me.add_argument("--language", choices=("ja", "en"), help=_("language of the pages"))
    me.add_argument("--do", help=_("a new version of what you do"))
    me.add_argument("--want", help=_("a new version of what you want"))
    me.add_argument("--audience", choices=v.AUDIENCES, default="everyone", help=_("for whom that version is"))


def show_or_change(desk: Desk, args: argparse.Namespace) -> Reply:
    """Change what was given, then show all."""
    from enishi.network.actions.owners import edit_owner, note_phase
    from enishi.network.actions.statements import say_anew
    from enishi.network.queries.archive import owner_record

    if args.since:
        note_phase(desk.owner, phase=args.phase or desk.owner.phase or "", since=args.since, via=VIA)
        args.phase = None
    if patch := _patch(desk, args):
        edit_owner(desk.owner, patch=patch, today=desk.today, via=VIA)
    for what in STATEMENTS:
        if text := getattr(args, what):
            say_anew(desk.owner, what=what, text=text, audience=args.audience, today=desk.today, via=VIA)
    record = owner_record(desk.owner)
    return Reply(record, _told(desk, record))


def _patch(desk: Desk, args: argparse.Namespace) -> dict[str, Any]:
    from enishi.exchange.own_card.ways import lists_of, way_of
    from enishi.network.queries.archive import owner_record

    budget = {"hours_per_week": args.hours, "money_per_week": args.money}
    given = {
        "name": _name(args.name),
        "phase": args.phase, "town": args.town, "leaving_on": args.leaving_on, "offers": args.can,
        "wants": args.looking_for, "fields": [field_code(said) for said in args.field] if args.field else None,
    }  # fmt: skip
    patch = {key: value for key, value in given.items() if value is not None}
    known = owner_record(desk.owner)
    if any(value is not None for value in budget.values()):
        patch["budget"] = known["budget"] | {k: value for k, value in budget.items() if value is not None}
    if args.keep_from_company:
        patch["kept_from_company"] = args.keep_from_company == "yes"
    if args.company:
        left = [one for one in known["companies"] if one["to"]]
        patch["companies"] = [{"name": args.company, "from": None, "to": None}, *left]
    if args.reach:
        patch |= lists_of(way for line in args.reach if (way := way_of(line)))
    if args.language:
        patch["settings"] = known["settings"] | {"language": args.language}
    return patch


def _name(said: str | None) -> dict[str, Any] | None:
    if not said:
        return None
    return {key: value for key, value in name_record(said).items() if key in ("full", "family", "given")}


def _told(desk: Desk, record: dict[str, Any]) -> list[str]:
    from enishi.network.queries.listing import statements
    from enishi.wording import labels, names

    listed = [
        (_("Name"), names.shown(record["name"])),
        (_("Where I stand"), labels.label("phase", record["phase"]) if record["phase"] else ""),
        (_("Fields"), "・".join(labels.field(code) for code in record["fields"])),
        (_("Can do"), "、".join(record["offers"])),
        (_("Looks for"), "、".join(record["wants"])),
    ]
    listed += [(labels.label("statement", one["what"]), one["text"]) for one in statements(desk.owner)]
    return [f"{title}: {said}" for title, said in listed if said] or [_("Nothing said yet.")]
