"""gathering, feeds: where one shows up, who was there, where to go next, and what came of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import Any

from enishi.cli.desk import VIA, Desk, Reply, require
from enishi.cli.log import met
from enishi.cli.people import field_code
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.core import vocabulary as v

SHOWN = 50
YES_NO = {"yes": True, "no": False}


def register(commands: Commands) -> None:
    group = commands.group("gathering", _("occasions with several people"))
    _register_writing(group)
    _register_asking(group)
    _register_feeds(commands.group("feeds", _("calendars of gatherings to come, at addresses you gave")))


def _register_writing(group: Commands) -> None:
    add = group.add("add", _("note a gathering, past or to come"), add_gathering)
    add.add_argument("title", help=_("what it is called"))
    add.add_argument(
        "--status", choices=v.GATHERING_STATES, default="planned", help=_("planned, attended or called off")
    )
    _details(add, kind="other")
    edit = group.add("edit", _("change what is said of a gathering"), edit_gathering)
    edit.add_argument("gathering", help=_("its title or id"))
    edit.add_argument("--title", help=_("what it is called"))
    edit.add_argument("--status", choices=v.GATHERING_STATES, help=_("planned, attended or called off"))
    edit.add_argument("--again", choices=YES_NO, help=_("would you go again"))
    edit.add_argument(
        "--solicited",
        choices=YES_NO,
        help=_("was somebody selling something; then it is not suggested again"),
    )
    edit.add_argument("--mood", type=int, choices=(-1, 0, 1), help=_("how it felt"))
    _details(edit, kind=None)
    went = group.add(
        "met", _("whom you met there: one line each, “-” reads them from standard input"), note_met
    )
    went.add_argument("gathering", help=_("its title or id"))
    went.add_argument("lines", nargs="*", metavar="LINE", help=_("a name, and a word or two on who it is"))
    expect = group.add("expect", _("who will be there, as far as you know"), note_expected)
    expect.add_argument("gathering", help=_("its title or id"))
    expect.add_argument(
        "names", nargs="*", metavar="NAME", help=_("names or ids; a name not known yet is somebody new")
    )
    for name, text, run in (
        ("take", _("mean to go to what a calendar announces"), take_suggestion),
        ("drop", _("let go what a calendar announces"), drop_suggestion),
    ):
        group.add(name, text, run).add_argument("id", help=_("its id, or the last eight characters of it"))


def _details(parser: argparse.ArgumentParser, *, kind: str | None) -> None:
    parser.add_argument("--kind", choices=v.GATHERING_KINDS, default=kind, help=_("what kind"))
    parser.add_argument("--starts", metavar="WHEN", help=_("day or moment (2026-11-20T19:00+09:00)"))
    parser.add_argument("--place", help=_("where"))
    parser.add_argument("--series", help=_("what it is one of"))
    parser.add_argument("--cost", type=int, help=_("what it costs"))
    parser.add_argument(
        "--field", nargs="+", default=None, metavar="FIELD", help=_("fields one may meet there")
    )


def _register_asking(group: Commands) -> None:
    listed = group.add("list", _("gatherings, the latest first"), list_gatherings)
    listed.add_argument("--status", choices=v.GATHERING_STATES, default="", help=_("only these"))
    show = group.add("show", _("one gathering: who was there, what follows, what came of it"), show_gathering)
    show.add_argument("gathering", help=_("its title or id"))
    group.add("next", _("where to go next, with reasons"), show_next)
    find = group.add(
        "find", _("how to find a gathering of a kind, and whom to ask to be taken along"), show_ways
    )
    find.add_argument("kind", nargs="?", choices=v.SIX_KINDS, help=_("what kind"))
    find.add_argument("--town", help=_("near which town"))
    group.add("balance", _("how even the mix of kinds and fields has been"), show_balance)
    looked = group.add("hindsight", _("what gatherings led to, by kind, series and place"), show_hindsight)
    looked.add_argument("year", nargs="?", default="", help=_("only this year"))


def _register_feeds(group: Commands) -> None:
    add = group.add("add", _("keep the address of a calendar; nothing is fetched yet"), add_feed)
    add.add_argument("url", help=_("its address: https://… or webcal://…"))
    add.add_argument("--title", default="", help=_("what to call it"))
    add.add_argument("--kind", choices=v.GATHERING_KINDS, default="other", help=_("what kind"))
    group.add("list", _("the calendars, and what they announce"), list_feeds)
    group.add("refresh", _("connect to these addresses and read them now"), refresh_feeds)
    remove = group.add("remove", _("read a calendar no more"), remove_feed)
    remove.add_argument("id", help=_("its id, or the last eight characters of it"))


# -- writing --------------------------------------------------------------------------------------------------------


def _record(args: argparse.Namespace) -> dict[str, Any]:
    keys = ("title", "kind", "starts", "place", "series", "status", "cost", "mood")
    record = {key: value for key in keys if (value := getattr(args, key, None)) is not None}
    for key in ("again", "solicited"):
        if getattr(args, key, None):
            record[key] = YES_NO[getattr(args, key)]
    if args.field is not None:
        record["fields_expected"] = [field_code(said) for said in args.field]
    return record


def _meant(desk: Desk, said: str) -> Any:
    from enishi.network.queries.lookup import gathering_called

    return require(gathering_called(desk.owner, said), "not_found", key="gathering", id=said)


def add_gathering(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import gatherings

    row = gatherings.add_gathering(desk.owner, record=_record(args), via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def edit_gathering(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import gatherings

    row = _meant(desk, args.gathering)
    gatherings.edit_gathering(desk.owner, uid=str(row.uid), patch=_record(args), via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def note_met(desk: Desk, args: argparse.Namespace) -> Reply:
    """Note whom one met, as many lines say it; who is known already is recognised."""
    from enishi.language.card_line import read_lines
    from enishi.network.actions import gatherings
    from enishi.network.queries.recognised import recognised

    row = _meant(desk, args.gathering)
    written = sys.stdin.read() if args.lines == ["-"] else "\n".join(args.lines)
    found = recognised(desk.owner, read_lines(written))
    people = [gatherings.met_of_line(one.line, one.uid) for one in found]
    gatherings.met_by_lines(desk.owner, uid=str(row.uid), people=people, today=desk.today, via=VIA)
    data = [
        {"line": one.line.text, "name": one.line.name, "known": one.uid or None, "title": one.line.title or None,
         "organization": one.line.organization or None, "field": one.line.field or None}
        for one in found
    ]  # fmt: skip
    lines = [f"{one.line.name}  {_('known already') if one.uid else _('new')}" for one in found]
    return Reply({"id": str(row.uid), "people": data}, lines)


def note_expected(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import gatherings

    row = _meant(desk, args.gathering)
    people = [met(desk, name, new=True) for name in args.names]
    gatherings.expect(desk.owner, uid=str(row.uid), people=people, today=desk.today, via=VIA)
    return Reply({"id": str(row.uid), "people": len(people)}, [_("Noted.")])


# -- asking ---------------------------------------------------------------------------------------------------------


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


def show_gathering(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.gatherings import gathering_shown
    from enishi.wording import dates, labels, names
    from enishi.wording import places as words

    found = gathering_shown(desk.owner, _meant(desk, args.gathering).uid)
    row, came = found.row, found.came_of
    keys = (
        "title",
        "kind",
        "starts",
        "ends",
        "place",
        "series",
        "status",
        "again",
        "solicited",
        "mood",
        "cost",
        "url",
        "note",
    )
    data = {
        "id": str(row.uid),
        **{key: getattr(row, key) for key in keys},
        "fields_expected": list(found.fields),
    }
    data["people"] = [{"id": one.face.uid, "name": names.shown(one.face.name)} for one in found.people]
    data["guests"] = [{"id": face.uid, "name": names.shown(face.name)} for face in found.guests]
    data["promises"] = [
        {"id": one.uid, "by": one.by, "what": one.what, "due": one.due or None} for one in found.follow_ups
    ]
    data["came_of"] = {
        "first_met": came.first_met, "key_persons": [face.uid for face in came.key_persons],
        "chances": [{"id": uid, "title": title, "state": state} for uid, title, state in came.chances],
    }  # fmt: skip
    lines = [
        " ".join(
            filter(
                None,
                (row.title, dates.moment(row.starts, desk.today), labels.label("gathering_kind", row.kind)),
            )
        )
    ]
    lines += [f"・{one['name']}" for one in data["people"] or data["guests"]]
    lines += words.came_of(
        came.first_met, [face.name for face in came.key_persons], [one[1] for one in came.chances]
    )
    return Reply(data, lines)


def show_next(desk: Desk, args: argparse.Namespace) -> Reply:
    """Rank what is planned and what the calendars announce, with the reasons and whom to look for."""
    from enishi.network.actions.steps import ensure_survey
    from enishi.network.queries.gatherings import coming
    from enishi.network.queries.rooms import where_to_go_next
    from enishi.wording import dates, labels, names, steps
    from enishi.wording import places as words
    from enishi.wording.phrases import Context

    ensure_survey(desk.owner, today=desk.today)
    found = where_to_go_next(desk.owner, desk.today)
    titles = {row.uid: (row.title, row.starts) for row in coming(desk.owner, desk.today)}
    titles |= {one.uid: (one.title, one.starts) for one in found.suggestions.values()}
    context = Context(today=desk.today, names=found.names)
    data, lines = [], []
    for one in found.ranked:
        title, starts = titles.get(one.id, ("", ""))
        because = [steps.because(reason, context) for reason in one.because]
        looked = [
            {"why": who.why, "person": who.person, "field": who.field,
             "sentence": words.to_meet(who.why, names.with_honorific(found.names.get(who.person, "")) if who.person
                                       else labels.field(who.field or ""))}
            for who in found.to_meet.get(one.id, ())
        ]  # fmt: skip
        data.append({"id": one.id, "title": title, "starts": starts, "suggestion": one.id in found.suggestions,
                     "within_budget": one.within, "because": because, "to_meet": looked})  # fmt: skip
        lines += [
            "",
            f"{title}  {dates.moment(starts, desk.today)}",
            *(f"  ・{reason}" for reason in because),
        ]
        lines += [f"  → {who['sentence']}" for who in looked]
    return Reply(data, lines[1:] or [_("No gathering yet.")])


def show_ways(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.gatherings import guides, trade_of
    from enishi.wording import labels, names, rooms
    from enishi.wording import places as words

    town, trade = args.town or desk.owner.town or "", trade_of(desk.owner)
    along = guides(desk.owner, desk.today)
    data, lines = [], []
    for kind in [args.kind] if args.kind else v.SIX_KINDS:
        faces = along.get(kind, ())
        searches = rooms.searches(kind, town, labels.field(trade) if trade else "")
        asked = [
            {
                "id": face.uid,
                "name": names.shown(face.name),
                "first_sentence": words.take_me_along(face.name, kind),
            }
            for face in faces
        ]
        data.append({
            "kind": kind, "how": rooms.how_to_find(kind, town), "ask": asked,
            "searches": [{"words": one.words, "places": [{"name": n, "url": u} for n, u in one.places]} for one in searches],
        })  # fmt: skip
        lines += [
            "",
            labels.label("gathering_kind", kind),
            *(f"  ・{how}" for how in rooms.how_to_find(kind, town)),
        ]
        lines += [f"  {one.words}: {one.places[0][1]}" for one in searches]
        lines += [f"  {words.ask_along([face.name for face in faces])}"] if faces else []
    return Reply(data, lines[1:])


def show_balance(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.gatherings import balances, fields_met
    from enishi.wording import places as words
    from enishi.wording import portrait

    kinds, fields = balances(desk.owner, desk.today), fields_met(desk.owner, desk.today)
    data = [
        {"days": mix.window, "visits": mix.visits, "effective_kinds": mix.effective_kinds, "missing": list(mix.missing),
         "fields": met_there.people, "effective_fields": met_there.effective_fields,
         "missing_fields": list(met_there.missing)}
        for mix, met_there in zip(kinds, fields, strict=True)
    ]  # fmt: skip
    lines = []
    for mix, met_there in zip(kinds, fields, strict=True):
        lines += [portrait.balance(mix.window, mix.visits, mix.missing), words.evenness(mix.effective_kinds)]
        lines += [
            words.fields_met(mix.window, met_there.people, met_there.effective_fields, met_there.missing)
        ]
    return Reply(data, [line for line in lines if line])


def show_hindsight(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.hindsight import hindsight
    from enishi.wording import hindsight as words
    from enishi.wording import labels

    found = hindsight(desk.owner, desk.today, args.year)

    def rows(listed: Iterable[Any]) -> list[dict[str, Any]]:
        return [
            {"name": one.name, "gatherings": one.gatherings, "people": one.people, "key_persons": one.key_persons,
             "chances": list(one.chances), "income": one.income}
            for one in listed
        ]  # fmt: skip

    data = {"year": found.year or None, "kinds": rows(found.kinds), "series": rows(found.series),
            "places": rows(found.places)}  # fmt: skip
    lines = [words.whole(sum(one.gatherings for one in found.kinds), found.chances)]
    for listed, named in ((found.kinds, True), (found.series, False), (found.places, False)):
        lines += [
            f"{labels.label('gathering_kind', one.name) if named else one.name}: "
            f"{words.led_to(one.gatherings, one.people, one.key_persons, len(one.chances), one.income)}"
            for one in listed
        ]
    return Reply(data, lines)


# -- calendars ------------------------------------------------------------------------------------------------------


def add_feed(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import feeds

    row = feeds.add_feed(desk.owner, url=args.url, title=args.title, kind=args.kind, via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def list_feeds(desk: Desk, args: argparse.Namespace) -> Reply:
    from dataclasses import asdict

    from enishi.network.queries.feeds import feeds_of, suggestions
    from enishi.network.queries.lookup import short
    from enishi.wording import dates
    from enishi.wording import feeds as words

    rows, announced = feeds_of(desk.owner), suggestions(desk.owner, desk.today)
    lines = [
        f"{short(row.uid)}  {row.title or row.url}  "
        f"{words.read_when(dates.ago(row.refreshed_on, desk.today) if row.refreshed_on else '', row.trouble)}"
        for row in rows
    ]
    lines += [
        f"  {short(one.uid)}  {dates.moment(one.starts, desk.today)}  {one.title}"
        for one in announced[:SHOWN]
    ]
    data = {"feeds": [asdict(row) for row in rows], "suggestions": [asdict(one) for one in announced]}
    return Reply(data, lines or [_("No calendar yet.")])


def refresh_feeds(desk: Desk, args: argparse.Namespace) -> Reply:
    """Read all calendars now: with the tap on the page the only thing that connects outward."""
    from enishi.feeds import refresh
    from enishi.wording import feeds as words

    found = refresh(desk.owner, desk.today, via=VIA)
    data = [
        {"id": one.feed.uid, "url": one.feed.url, "new": one.new, "trouble": one.trouble or None}
        for one in found
    ]
    lines = [words.refreshed(one.feed.title or one.feed.url, one.new, one.trouble) for one in found]
    return Reply(
        data, lines or [_("No calendar yet.")], status=1 if found and all(one.trouble for one in found) else 0
    )


def remove_feed(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import feeds
    from enishi.network.queries.lookup import row_meant

    row = feeds.remove_feed(desk.owner, uid=str(row_meant(desk.owner, "feed", args.id).uid), via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def take_suggestion(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import feeds
    from enishi.network.queries.lookup import row_meant

    row = feeds.take_suggestion(desk.owner, uid=str(row_meant(desk.owner, "draft", args.id).uid), via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def drop_suggestion(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import feeds
    from enishi.network.queries.lookup import row_meant

    row = feeds.drop_suggestion(desk.owner, uid=str(row_meant(desk.owner, "draft", args.id).uid), via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])
