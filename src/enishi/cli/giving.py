"""favor, giving, introduction: what passed both ways, whom one can help, and two who should meet."""

from __future__ import annotations

import argparse
from typing import Any

from enishi.cli.desk import VIA, Desk, Reply, a_date, require
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.core import vocabulary as v


def register(commands: Commands) -> None:
    _register_favors(commands.group("favor", _("what was given and received")))
    commands.add(
        "giving",
        _("whom you can help, yourself or through somebody you know, and what nobody can yet"),
        show_help,
    )
    _register_introductions(
        commands.group("introduction", _("two who should meet, from an idea to what came of it"))
    )


def _register_favors(group: Commands) -> None:
    add = group.add("add", _("note what you did for someone, or they for you"), add_favor)
    add.add_argument("name", help=_("name or id"))
    add.add_argument("note", nargs="?", help=_("what it was"))
    add.add_argument("--direction", choices=v.DIRECTIONS, default="given", help=_("which way it went"))
    add.add_argument("--kind", choices=v.FAVOR_KINDS, default="help", help=_("what kind"))
    add.add_argument("--on", type=a_date, metavar="DATE", help=_("the day (default today)"))
    add.add_argument("--thanked", action="store_true", help=_("thanks were said already"))
    listed = group.add("list", _("what passed both ways, and thanks not yet said"), list_favors)
    listed.add_argument("--direction", choices=v.DIRECTIONS, help=_("only these"))
    thanked = group.add("thank", _("a thank-you was said"), thank)
    thanked.add_argument("id", help=_("its id, or the last eight characters of it"))


def _register_introductions(group: Commands) -> None:
    group.add("ideas", _("whom to bring together now, with the words that met"), show_ideas)
    group.add("list", _("where each introduction stands"), list_introductions)
    add = group.add("add", _("note that two should meet"), introduce)
    add.add_argument("a", help=_("name or id"))
    add.add_argument("b", help=_("name or id"))
    add.add_argument("--why", default="", help=_("why they should meet"))
    asked = group.add("ask", _("one of the two was asked, or said something"), ask)
    asked.add_argument("id", help=_("its id, or the last eight characters of it"))
    asked.add_argument("name", help=_("which of the two: name or id"))
    asked.add_argument("--answer", choices=v.ASKED, default="waiting", help=_("what they said"))
    for name, text, run in (
        ("made", _("the two were brought together, both having agreed"), made),
        ("decline", _("let it go; the two are not suggested again"), decline),
        ("draft", _("what to write to each, in both languages and two tones"), draft),
    ):
        group.add(name, text, run).add_argument("id", help=_("its id, or the last eight characters of it"))
    fruit = group.add("fruit", _("what came of it"), bear_fruit)
    fruit.add_argument("id", help=_("its id, or the last eight characters of it"))
    fruit.add_argument("outcome", nargs="?", default="", help=_("what came of it"))


# -- what passed ----------------------------------------------------------------------------------------------------


def add_favor(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions.facts import add_fact
    from enishi.network.queries.lookup import person_called

    record = {
        "type": "favor", "person": str(person_called(desk.owner, args.name).uid), "direction": args.direction,
        "kind": args.kind, "on": args.on or desk.today.isoformat(), "note": args.note, "thanked": args.thanked,
    }  # fmt: skip
    row = add_fact(desk.owner, record=record, via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def list_favors(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.favors import favors_page, to_thank, year_of_giving
    from enishi.network.queries.lookup import short
    from enishi.wording import labels, names, portrait

    year = year_of_giving(desk.owner, desk.today)
    sides = [args.direction] if args.direction else v.DIRECTIONS
    rows = [row for side in sides for row in favors_page(desk.owner, side).rows]
    data = {
        "year": {"given": year.given, "received": year.received, "reached": year.reached, "both_ways": year.both_ways},
        "to_thank": [row.uid for row in to_thank(desk.owner)],
        "favors": [
            {"id": row.uid, "on": row.on or None, "person": row.person.uid, "name": names.shown(row.person.name),
             "direction": row.direction, "kind": row.kind, "note": row.note or None, "thanked": row.thanked}
            for row in rows
        ],
    }  # fmt: skip
    lines = [portrait.give_and_take(year.given, year.received, year.reached, year.both_ways)]
    lines += [
        "  ".join((short(row.uid), row.on, labels.label("direction", row.direction), names.shown(row.person.name),
                   row.note or labels.label("favor_kind", row.kind)))
        for row in rows
    ]  # fmt: skip
    return Reply(data, lines)


def thank(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import favors
    from enishi.network.queries.lookup import row_meant

    row = favors.thank(desk.owner, uid=str(row_meant(desk.owner, "favor", args.id).uid), via=VIA)
    return Reply({"id": str(row.uid), "thanked": row.thanked}, [_("Noted.")])


def show_help(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.helping import helping
    from enishi.wording import introducing, names
    from enishi.wording import places as words

    found = helping(desk.owner)
    mine = [
        {"id": one.person.face.uid, "name": names.shown(one.person.face.name), "want": one.want, "offer": one.offer,
         "because": words.glad_because(one.want, one.offer, one.words),
         "first_sentence": words.can_help(one.person.face.name, one.want, one.offer)}
        for one in found.mine
    ]  # fmt: skip
    through = [
        {"id": one.person.face.uid, "name": names.shown(one.person.face.name), "want": one.want, "offer": one.offer,
         "by": {"id": one.by.face.uid, "name": names.shown(one.by.face.name)},
         "because": introducing.because(one.person.face.name, one.by.face.name, one.want, one.offer, one.words, ("", ""))}
        for one in found.through if one.by
    ]  # fmt: skip
    unmet = [
        {"field": one.field or None, "label": words.unmet_field(one.field), "times": one.times,
         "wants": [{"person": face.uid, "name": names.shown(face.name), "text": text} for face, text in one.wants]}
        for one in found.unmet
    ]  # fmt: skip
    lines = [f"{one['name']}: {one['because'][0]}" for one in (*mine, *through)]
    lines += [f"{one['label']}: {'、'.join(want['text'] for want in one['wants'])}" for one in unmet]
    data = {"mine": mine, "through": through, "unmet": unmet}
    return Reply(data, lines or [_("Nobody is known to look for anything yet.")])


# -- introductions --------------------------------------------------------------------------------------------------


def _row(desk: Desk, said: str) -> Any:
    from enishi.network.queries.lookup import row_meant

    return row_meant(desk.owner, "introduction", said)


def show_ideas(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.introductions import introductions_to_make
    from enishi.wording import introducing, names

    ideas = introductions_to_make(desk.owner, desk.today)
    data = [
        {"a": {"id": one.a.uid, "name": names.shown(one.a.name)}, "b": {"id": one.b.uid, "name": names.shown(one.b.name)},
         "want": one.want, "offer": one.offer, "words": list(one.words),
         "because": introducing.because(one.a.name, one.b.name, one.want, one.offer, one.words, one.back)}
        for one in ideas
    ]  # fmt: skip
    lines = [f"{one['a']['name']} – {one['b']['name']}: {one['because'][0]}" for one in data]
    return Reply(data, lines or [_("Just now nobody's wish meets what another can do.")])


def list_introductions(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.introductions import introductions_of
    from enishi.network.queries.lookup import short
    from enishi.wording import introducing, names

    rows = introductions_of(desk.owner)
    data = [
        {"id": row.uid, "stage": row.stage, "state": row.state, "asked_a": row.asked_a or None,
         "asked_b": row.asked_b or None, "a": {"id": row.a.uid, "name": names.shown(row.a.name)},
         "b": {"id": row.b.uid, "name": names.shown(row.b.name)} if row.b else None, "by": row.by, "on": row.on or None,
         "why": row.why or None, "outcome": row.outcome or None}
        for row in rows
    ]  # fmt: skip
    lines = [
        f"{short(row.uid)}  {introducing.stage(row.stage)}  {names.shown(row.a.name)} – "
        f"{names.shown(row.b.name) if row.b else ''}  {row.why}".rstrip()
        for row in rows
    ]
    return Reply(data, lines or [_("No introduction yet.")])


def introduce(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import introductions
    from enishi.network.queries.lookup import person_called

    both = [(str(person_called(desk.owner, name).uid), "") for name in (args.a, args.b)]
    row = introductions.introduce(desk.owner, a=both[0], b=both[1], why=args.why, today=desk.today, via=VIA)
    return Reply({"id": str(row.uid), "state": row.state}, [_("Noted.")])


def ask(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import introductions
    from enishi.network.queries.lookup import person_called

    row, person = _row(desk, args.id), person_called(desk.owner, args.name)
    side = require({row.a_id: "a", row.b_id: "b"}.get(person.pk), "not_found", key="person", id=args.name)
    row = introductions.ask(
        desk.owner, uid=str(row.uid), side=side, answer=args.answer, today=desk.today, via=VIA
    )
    return _moved(row)


def _moved(row: Any) -> Reply:
    data = {"id": str(row.uid), "state": row.state, "asked_a": row.asked_a, "asked_b": row.asked_b}
    return Reply(data, [_("Noted.")])


def made(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import introductions

    return _moved(
        introductions.make_introduction(
            desk.owner, uid=str(_row(desk, args.id).uid), today=desk.today, via=VIA
        )
    )


def decline(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import introductions

    return _moved(introductions.decline(desk.owner, uid=str(_row(desk, args.id).uid), via=VIA))


def bear_fruit(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import introductions

    return _moved(
        introductions.bear_fruit(desk.owner, uid=str(_row(desk, args.id).uid), outcome=args.outcome, via=VIA)
    )


def draft(desk: Desk, args: argparse.Namespace) -> Reply:
    """Return what to write to each of the two, and to both once they agreed. Nothing is sent."""
    from enishi.network.queries.introductions import introduction_found
    from enishi.wording import introducing, names

    row = introduction_found(desk.owner, _row(desk, args.id).uid)
    other = require(row.b, "two_needed")
    seeker, giver = (row.a, other) if row.seeker == "a" else (other, row.a)
    texts = {
        "a": introducing.ask(row.a.name, other.name, row.want, seeks=row.seeker == "a"),
        "b": introducing.ask(other.name, row.a.name, row.want, seeks=row.seeker == "b"),
        "both": introducing.together(seeker.name, giver.name, row.want, row.offer),
    }
    data = {
        key: {one.language: {"polite": one.polite, "casual": one.casual} for one in drafts}
        for key, drafts in texts.items()
    }
    headings = {
        "a": names.shown(row.a.name),
        "b": names.shown(other.name),
        "both": _("To both, once they agreed"),
    }
    lines = [line for key, drafts in texts.items() for line in ("", headings[key], f"  {drafts[0].polite}")]
    return Reply(data, lines[1:])
