"""add, person, people, take-in, forget: the people themselves."""

from __future__ import annotations

import argparse
from typing import Any

from enishi.cli.desk import VIA, Desk, Reply, a_date
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.core import vocabulary as v
from enishi.network.errors import Refused

SHOWN = 50


def register(commands: Commands) -> None:
    _register_add(commands)
    person = commands.add("person", _("all to know before you meet someone"), show_person)
    person.add_argument("name", help=_("name or id"))
    people = commands.add("people", _("list people, or find some"), list_people)
    people.add_argument("--search", default="", metavar="WORDS", help=_("name, reading or company"))
    people.add_argument("--field", default="", help=_("only this field"))
    people.add_argument("--standing", default="", choices=v.STANDINGS, help=_("only these"))
    people.add_argument("--book", action="store_true", help=_("the address book instead of the network"))
    people.add_argument("--limit", type=int, default=SHOWN, metavar="N", help=_("at most so many"))
    taken = commands.add("take-in", _("take people of the address book into the network"), take_in)
    taken.add_argument("names", nargs="+", metavar="NAME", help=_("name or id"))
    forgotten = commands.add("forget", _("forget someone for good"), forget)
    forgotten.add_argument("name", help=_("name or id"))
    forgotten.add_argument("--yes", action="store_true", help=_("yes, for good"))


def _register_add(commands: Commands) -> None:
    add = commands.add("add", _("add a person; a name is enough"), add_person)
    add.add_argument("name", help=_("name, as you would say it"))
    for name, help in (
        ("kana", _("reading: family name, space, given name")), ("nickname", _("what you call them")),
        ("org", _("company, shop, community")), ("title", _("position")), ("note", _("anything else")),
    ):  # fmt: skip
        add.add_argument(f"--{name}", help=help)
    for name, help in (
        ("field", _("field of work or life")), ("email", _("mail address")), ("phone", _("telephone")),
        ("can", _("something they can do")), ("looking-for", _("something they look for")),
        ("tag", _("a word of yours")),
    ):  # fmt: skip
        add.add_argument(f"--{name}", action="append", default=[], help=help)
    add.add_argument("--origin", choices=v.ORIGINS, help=_("how you came to know each other"))
    add.add_argument("--met-on", type=a_date, metavar="DATE", help=_("the day you first met"))
    add.add_argument("--through", metavar="NAME", help=_("who introduced you"))
    add.add_argument("--spark", action="store_true", help=_("you would like to do something together"))
    add.add_argument("--book", action="store_true", help=_("only into the address book"))


# -- adding ---------------------------------------------------------------------------------------------------------


def add_person(desk: Desk, args: argparse.Namespace) -> Reply:
    """Add a person."""
    from enishi.network.actions import people

    person = people.add_person(desk.owner, record=_record(desk, args), today=desk.today, via=VIA)
    data = {"id": str(person.uid), "name": person.full}
    return Reply(data, [_("{name} is in.").format(name=person.full)])


def _record(desk: Desk, args: argparse.Namespace) -> dict[str, Any]:
    from enishi.network.queries.lookup import person_called

    record: dict[str, Any] = {
        "name": name_record(args.name, args.kana or "", args.nickname),
        "fields": [field_code(said) for said in args.field],
        "emails": [{"value": value} for value in args.email],
        "phones": [{"value": value} for value in args.phone],
        "offers": args.can, "wants": args.looking_for, "tags": args.tag, "note": args.note, "origin": args.origin,
        "met_on": args.met_on, "spark": args.spark, "in_network": not args.book,
    }  # fmt: skip
    if args.org or args.title:
        record["affiliations"] = [{"organization": args.org, "title": args.title}]
    if args.through:
        record["introduced_by"] = str(person_called(desk.owner, args.through).uid)
        record["origin"] = args.origin or "introduction"
    return record


def name_record(full: str, kana: str = "", nickname: str | None = None) -> dict[str, Any]:
    """Return the name of a new person from what was said: "佐藤 健一", "さとう けんいち"."""
    family, _space, given = full.strip().partition(" ")
    family_kana, _space, given_kana = kana.strip().partition(" ")
    named = {"full": full.strip() or None, "nickname": nickname}
    if given:
        named |= {"family": family, "given": given.strip()}
    return {**named, "family_kana": family_kana or None, "given_kana": given_kana or None}


def field_code(said: str) -> str:
    """Return the code of a field said by code or by word. Raises Refused('field_unknown')."""
    from enishi.language import fields

    found = [said] if fields.get_field(said) else fields.find(said)
    if not found:
        raise Refused("field_unknown", field=said)
    return found[0]


# -- finding --------------------------------------------------------------------------------------------------------


def list_people(desk: Desk, args: argparse.Namespace) -> Reply:
    """List people by reading, or the ones found."""
    from enishi.network.queries import people

    field = field_code(args.field) if args.field else ""
    filters = people.Filters(book=args.book, field=field, standing=args.standing)
    if args.search:
        rows = people.people_named(desk.owner, query=args.search, filters=filters, limit=args.limit)
    else:
        rows = _pages(desk, filters, args.limit)
    data = [
        {"id": row.face.uid, "name": row.face.name.get("full"), "fields": list(row.fields), "title": row.title,
         "organization": row.organization, "last_on": row.last_on or None, "standing": row.standing,
         "in_network": row.in_network}
        for row in rows
    ]  # fmt: skip
    return Reply(data, [_line(desk, row) for row in rows] or [_("Nobody found.")])


def _pages(desk: Desk, filters: Any, limit: int) -> list[Any]:
    from enishi.network.queries import people

    page = people.people_page(desk.owner, filters=filters)
    rows = list(page.rows)
    while page.after and len(rows) < limit:
        page = people.people_page(desk.owner, filters=filters, after=page.after)
        rows += page.rows
    return rows[:limit]


def _line(desk: Desk, row: Any) -> str:
    from enishi.wording import dates, labels, names

    parts = [names.shown(row.face.name), " ".join(filter(None, (row.organization, row.title)))]
    parts += [
        "・".join(labels.field(code) for code in row.fields),
        dates.ago(row.last_on or None, desk.today),
    ]
    return "  ".join(part for part in parts if part)


def show_person(desk: Desk, args: argparse.Namespace) -> Reply:
    """Tell all there is to know before one meets a person."""
    from enishi.network.queries.archive import person_records
    from enishi.network.queries.lookup import person_called
    from enishi.network.queries.people import person_card
    from enishi.network.queries.timeline import timeline_of

    person = person_called(desk.owner, args.name)
    card = person_card(desk.owner, person.uid)
    story = timeline_of(desk.owner, person, limit=12).entries
    record = person_records(desk.owner, [person.pk])[person.pk]
    data = {
        **record,
        "last": card.last and {"id": card.last.uid, "on": card.last.on, "medium": card.last.medium,
                               "gathering": card.last.title or None, "note": card.last.note},
        "promises": [{"id": one.uid, "by": one.by, "what": one.what, "due": one.due or None} for one in card.promises],
        "passed": [{"id": one.uid, "on": one.on, "direction": one.direction, "kind": one.kind, "note": one.note}
                   for one in card.passed],
        "thread": [{"kind": one.kind, "id": one.uid, "name": one.title or (one.face and one.face.name.get("full"))}
                   for one in card.thread],
        "there": [{"id": one.uid, "name": one.name.get("full")} for one in card.there],
        "timeline": [{"on": one.at.on, "kind": one.kind, "id": one.uid} for one in story],
    }  # fmt: skip
    return Reply(data, _portrayed(desk, card, record, story))


def _portrayed(desk: Desk, card: Any, record: dict[str, Any], story: Any) -> list[str]:
    """The same as stands on the person's page before one meets, then the latest of the story."""
    from enishi.wording import before, dates, labels, names

    today = desk.today
    reading = names.reading(record["name"])
    lines = [names.shown(record["name"]) + (f"（{reading}）" if reading else "")]
    lines += [
        "  " + " ".join(filter(None, (place.get("organization"), place.get("title"))))
        for place in record["affiliations"]
    ]
    listed = [
        (_("How we met"), " ".join(filter(None, (before.met(card, today), before.through(card))))),
        ("", before.there(card)),
        (
            _("Last talk"),
            f"{before.last_day(card.last, today)} {before.last_words(card.last)}" if card.last else "",
        ),
        (_("Looks for"), "、".join(record["wants"])),
        (_("Can do"), "、".join(record["offers"])),
        *((_("I promised"), _promised(one, today)) for one in card.promises if one.by == "me"),
        *((_("They promised"), _promised(one, today)) for one in card.promises if one.by != "me"),
        (_("What passed"), before.passed(card.passed, today)),
        (_("Fields"), "・".join(labels.field(code) for code in record["fields"])),
        (_("Note"), record["note"] or ""),
    ]
    lines += [f"  {title}: {said}" if title else f"  {said}" for title, said in listed if said]
    lines += [f"  {dates.day(one.at.on or None, today)} {labels.label('thing', one.kind)}" for one in story]
    return lines


def _promised(one: Any, today: Any) -> str:
    from enishi.wording import before

    when = before.promised(one, today)
    return f"{one.what}（{when}）" if when else str(one.what)


# -- into the network, and out of it --------------------------------------------------------------------------------


def take_in(desk: Desk, args: argparse.Namespace) -> Reply:
    """Take people into the network, all or none of those named."""
    from enishi.network.actions import people
    from enishi.network.queries.lookup import person_called

    uids = [str(person_called(desk.owner, name).uid) for name in args.names]
    taken = people.take_in(desk.owner, uids=uids, via=VIA)
    data = [{"id": str(one.uid), "name": one.full} for one in taken]
    return Reply(data, [_("{name} is in.").format(name=one.full) for one in taken])


def forget(desk: Desk, args: argparse.Namespace) -> Reply:
    """Forget a person for good."""
    from enishi.network.actions import people
    from enishi.network.queries.lookup import person_called

    person = person_called(desk.owner, args.name)
    if not args.yes:
        raise Refused("needs_yes")
    name = people.forget(desk.owner, uid=str(person.uid))
    return Reply({"forgotten": str(person.uid)}, [_("{name} is forgotten.").format(name=name)])
