"""chance: what came of it all – written down, changed, its thread made, thanks along it, and what all of them brought."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from enishi.cli.desk import VIA, Desk, Reply, a_date
from enishi.cli.people import field_code
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.core import vocabulary as v

if TYPE_CHECKING:
    from enishi.network.actions.chances import At
    from enishi.network.actions.encounters import Met
    from enishi.network.queries.chances import ChanceRow, Knot

YES = {"yes": True, "no": False}


def register(commands: Commands) -> None:
    chance = commands.group("chance", _("what came of it all"))
    add = chance.add("add", _("note a job, a request, an invitation"), add_chance)
    add.add_argument("title", help=_("what it is"))
    _about(add)
    _thread(add)
    edit = chance.add("edit", _("change a chance"), edit_chance)
    edit.add_argument("id", help=_("its id, or the last eight characters of it"))
    edit.add_argument("--title", help=_("what it is"))
    _about(edit)
    thread = chance.add(
        "thread", _("the thread along which a chance came; with names: make it anew"), thread_of
    )
    thread.add_argument("id", help=_("its id, or the last eight characters of it"))
    _thread(thread)
    thread.add_argument("--go-on", action="store_true", help=_("let it go on by what is written down"))
    listed = chance.add("list", _("chances, the latest first"), list_chances)
    listed.add_argument("--state", choices=v.CHANCE_STATES, default="", help=_("only these"))
    thank = chance.add("thank", _("somebody along the thread was thanked"), thank_one)
    thank.add_argument("id", help=_("its id, or the last eight characters of it"))
    thank.add_argument("name", help=_("name or id"))
    thank.add_argument("--not-yet", action="store_true", help=_("not yet after all"))
    away = chance.add("put-away", _("put a chance away"), put_away)
    away.add_argument("id", help=_("its id, or the last eight characters of it"))
    chance.add("way", _("what the round-about way brought"), way)


def _about(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=a_date, metavar="DATE", help=_("the day (default today)"))
    parser.add_argument("--state", choices=v.CHANCE_STATES, help=_("what became of it"))
    parser.add_argument("--worth", type=float, help=_("what it is worth"))
    parser.add_argument("--field", help=_("field of work or life"))
    parser.add_argument("--planned", choices=tuple(YES), help=_("was it in your plan?"))
    parser.add_argument("--note", help=_("anything else"))


def _thread(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--through", nargs="+", metavar="NAME",
        help=_("through whom, the nearest first; a gathering as @TITLE"),
    )  # fmt: skip


def _said(args: argparse.Namespace) -> dict[str, Any]:
    given = {key: getattr(args, key) for key in ("on", "state", "worth", "note")}
    given["planned"] = YES.get(args.planned or "")
    given["field"] = field_code(args.field) if args.field else None
    return {key: value for key, value in given.items() if value is not None}


def _through(desk: Desk, named: Sequence[str]) -> list[Met | At]:
    from enishi.network.actions.chances import At
    from enishi.network.actions.encounters import Met
    from enishi.network.errors import NotFound
    from enishi.network.queries.lookup import gathering_called, person_called

    found: list[Met | At] = []
    for name in named:
        if not name.startswith("@"):
            found.append(Met(uid=str(person_called(desk.owner, name).uid)))
            continue
        gathering = gathering_called(desk.owner, name[1:])
        if gathering is None:
            raise NotFound(key="gathering", id=name[1:])
        found.append(At(str(gathering.uid)))
    return found


def add_chance(desk: Desk, args: argparse.Namespace) -> Reply:
    """Note a chance with its thread."""
    from enishi.network.actions import chances

    record = {"title": args.title, "state": "open", **_said(args)}
    through = _through(desk, args.through or ())
    row = chances.add_chance(desk.owner, record=record, through=through, today=desk.today, via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def edit_chance(desk: Desk, args: argparse.Namespace) -> Reply:
    """Change what is said of a chance."""
    from enishi.network.actions import chances

    patch = _said(args) | ({"title": args.title} if args.title is not None else {})
    chances.edit_chance(desk.owner, uid=_uid(desk, args.id), patch=patch, today=desk.today, via=VIA)
    return _shown(desk, _uid(desk, args.id))


def _uid(desk: Desk, said: str) -> str:
    from enishi.network.queries.lookup import row_meant

    return str(row_meant(desk.owner, "chance", said).uid)


def thread_of(desk: Desk, args: argparse.Namespace) -> Reply:
    """Show how a chance came, or make its thread anew."""
    from enishi.core.chances import Link
    from enishi.network.actions import chances
    from enishi.network.queries.chances import chance_found
    from enishi.network.queries.threads import continuation

    uid = _uid(desk, args.id)
    chain = chance_found(desk.owner, uid).chain
    links = [Link(*_kind_and_id(knot)) for knot in chain]
    further = continuation(desk.owner, links)
    if args.through:
        through = _through(desk, args.through)
        chances.edit_chance(desk.owner, uid=uid, patch={}, through=through, today=desk.today, via=VIA)
    elif args.go_on and further:
        whole = [_met(knot) for knot in (*chain, *further)]
        chances.edit_chance(desk.owner, uid=uid, patch={}, through=whole, today=desk.today, via=VIA)
    return _shown(desk, uid)


def _kind_and_id(knot: Knot) -> tuple[str, str]:
    return ("person", knot.face.uid) if knot.face else ("gathering", knot.uid)


def _met(knot: Knot) -> Met | At:
    from enishi.network.actions.chances import At
    from enishi.network.actions.encounters import Met

    return Met(uid=knot.face.uid) if knot.face else At(knot.uid)


def _shown(desk: Desk, uid: str) -> Reply:
    from enishi.core.chances import Link
    from enishi.network.queries.chances import chance_found
    from enishi.network.queries.threads import continuation
    from enishi.wording import names, ways

    row = chance_found(desk.owner, uid)
    further = continuation(desk.owner, [Link(*_kind_and_id(knot)) for knot in row.chain])
    lines = [_line(row, desk), *(f"  {_called(knot)}{' ✓' if knot.thanked else ''}" for knot in row.chain)]
    if further:
        lines.append(ways.goes_on([knot.face.name if knot.face else knot.title for knot in further]))
    people = [knot for knot in row.chain if knot.face]
    if people:
        lines.append(ways.thanked(len(people), sum(knot.thanked for knot in people)))
    going_on = [(*_kind_and_id(knot), names.shown(_name(knot))) for knot in further]
    return Reply(_data(row) | {"goes_on": [dict(zip(("kind", "id", "name"), one, strict=True)) for one in going_on]},
                 lines)  # fmt: skip


def _name(knot: Knot) -> Any:
    return knot.face.name if knot.face else knot.title


def _called(knot: Knot) -> str:
    from enishi.wording import names

    return names.with_honorific(knot.face.name) if knot.face else f"@{knot.title}"


def _data(row: ChanceRow) -> dict[str, Any]:
    from enishi.wording import names

    chain = [
        {"kind": "person", "id": knot.face.uid, "name": names.shown(knot.face.name), "thanked": knot.thanked}
        if knot.face
        else {"kind": "gathering", "id": knot.uid, "name": knot.title, "on": knot.on}
        for knot in row.chain
    ]
    return {
        "id": row.uid, "title": row.title, "on": row.on, "state": row.state,
        "worth": None if row.worth is None else float(row.worth), "currency": row.currency, "planned": row.planned,
        "field": row.field, "note": row.note, "chain": chain,
    }  # fmt: skip


def _line(row: ChanceRow, desk: Desk) -> str:
    from enishi.network.queries.lookup import short
    from enishi.wording import dates, labels, numbers

    worth = numbers.money(float(row.worth), row.currency) if row.worth is not None else ""
    on = dates.day(row.on, desk.today) if row.on else ""
    return "  ".join(
        filter(None, (short(row.uid), row.title, labels.label("chance_state", row.state), on, worth))
    )


def list_chances(desk: Desk, args: argparse.Namespace) -> Reply:
    """List chances with their threads."""
    from enishi.network.queries.chances import chances_page

    rows = chances_page(desk.owner, state=args.state).rows
    lines = [
        line for row in rows for line in (_line(row, desk), *(f"  {_called(knot)}" for knot in row.chain))
    ]
    return Reply([_data(row) for row in rows], lines or [_("No chance written down yet.")])


def thank_one(desk: Desk, args: argparse.Namespace) -> Reply:
    """Note that somebody along the thread was thanked."""
    from enishi.network.actions.chances import thank_for_chance
    from enishi.network.queries.lookup import person_called

    uid, person = _uid(desk, args.id), str(person_called(desk.owner, args.name).uid)
    thank_for_chance(desk.owner, uid=uid, person=person, said=not args.not_yet, via=VIA)
    return _shown(desk, uid)


def put_away(desk: Desk, args: argparse.Namespace) -> Reply:
    """Put a chance into the trash."""
    from enishi.network.actions.facts import trash_fact

    uid = _uid(desk, args.id)
    trash_fact(desk.owner, kind="chance", uid=uid, via=VIA)
    return Reply({"id": uid}, [_("Put away.")])


def way(desk: Desk, args: argparse.Namespace) -> Reply:
    """Say what the round-about way brought."""
    from enishi.network.queries.threads import look_back
    from enishi.wording import names, portrait, ways

    found = look_back(desk.owner)
    brought = found.brought
    called = {link: names.shown(face.name) for link, face in found.faces.items()} | found.titles
    plots = (
        ("gathering_kind", brought.by_kind), ("field", brought.by_field), ("closeness", brought.by_closeness),
        ("chance_state", brought.by_state),
    )  # fmt: skip
    lines = [portrait.chances(brought.total, brought.over_others, brought.coincidences)]
    lines += [f"{label}: {said}" for enum, counts in plots for label, said, _n in ways.counts(counts, enum)]
    lines += [f"{called[link]}: {ways.stood_on(times)}" for link, times in brought.most if link in called]
    data = {
        "total": brought.total, "over_others": brought.over_others, "coincidences": brought.coincidences,
        "worth": brought.worth, "by_kind": brought.by_kind, "by_field": brought.by_field,
        "by_closeness": brought.by_closeness, "by_state": brought.by_state,
        "most": [
            {"kind": link.kind, "id": link.id, "name": called[link], "chances": times}
            for link, times in brought.most
            if link in called
        ],
    }  # fmt: skip
    return Reply(data, lines)
