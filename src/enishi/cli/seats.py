"""seat, companion, rhythm, snooze: key persons field by field, and whom one likes to keep up with."""

from __future__ import annotations

import argparse
import datetime
from typing import Any

from enishi.cli.desk import VIA, Desk, Reply, a_day, require
from enishi.cli.people import field_code
from enishi.cli.program import Commands
from enishi.cli.words import _

NEVER = "none"


def register(commands: Commands) -> None:
    seat = commands.group("seat", _("key persons, field by field"))
    add = seat.add("add", _("give a field its key person"), add_seat)
    add.add_argument("field", help=_("field of work or life"))
    add.add_argument("name", nargs="?", help=_("name or id; without one the place is yet to be filled"))
    seat.add("list", _("the places, candidates with reasons, and fields proposed"), list_seats)
    for name, text, run in (
        ("vacant", _("leave the place open for another"), leave_vacant),
        ("close", _("close the place"), close_seat),
        ("decline", _("a field that was proposed is not proposed again"), decline_field),
    ):
        seat.add(name, text, run).add_argument("field", help=_("field of work or life"))
    companion = commands.group("companion", _("companions, and easy occasions to meet"))
    companion.add("list", _("companions, those for whom it is time first"), list_companions)
    rhythm = commands.add(
        "rhythm", _("every how many days to meet somebody, regardless of business"), set_rhythm
    )
    rhythm.add_argument("name", help=_("name or id"))
    rhythm.add_argument("days", help=_("days, or “none”"))
    snooze = commands.add("snooze", _("suggest nothing about somebody until a day"), snooze_person)
    snooze.add_argument("name", help=_("name or id"))
    snooze.add_argument(
        "--until", type=a_day, metavar="YYYY-MM-DD", help=_("the day; without one suggest them again")
    )


def _uid(desk: Desk, name: str) -> str:
    from enishi.network.queries.lookup import person_called

    return str(person_called(desk.owner, name).uid)


def add_seat(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import seats

    field = field_code(args.field)
    if args.name:
        row = seats.give_seat(
            desk.owner, field=field, person=_uid(desk, args.name), today=desk.today, via=VIA
        )
    else:
        row = seats.set_place(desk.owner, field=field, today=desk.today, via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def list_seats(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.seats import seats_page
    from enishi.wording import dates, labels, names, steps
    from enishi.wording import places as words

    page = seats_page(desk.owner, desk.today)

    def person(face: Any, because: tuple[str, ...], far: bool) -> dict[str, Any]:
        said = [steps.candidate(code) for code in because]
        return {"id": face.uid, "name": names.shown(face.name), "far_ahead": far,
                "because": [*said, *([steps.candidate("far_ahead")] if far else [])]}  # fmt: skip

    data = {
        "seats": [
            {"id": one.uid, "field": one.field, "state": one.state, "since": one.since or None,
             "person": {"id": one.person.uid, "name": names.shown(one.person.name)} if one.person else None,
             "last_on": one.last_on or None,
             "candidates": [person(who.face, who.because, who.far_ahead) for who in one.candidates]}
            for one in page.seats
        ],
        "curious": [person(one.face, one.because, one.far_ahead) | {"field": one.field or None} for one in page.curious],
        "proposed": [
            {"field": one.field, "times": one.times,
             "sentence": words.came_up(labels.field(one.field), one.times, [face.name for face in one.people])}
            for one in page.proposed
        ],
    }  # fmt: skip
    lines = [
        f"{labels.field(one.field)}  {names.shown(one.person.name) if one.person else '–'}  "
        f"{words.seat_said(one.state, dates.ago(one.last_on, desk.today) if one.last_on else '', one.since)}"
        for one in page.seats
    ]
    lines += [one["sentence"] for one in data["proposed"]]
    return Reply(data, lines or [_("No place for a key person yet.")])


def _of_field(desk: Desk, said: str, *, held: bool) -> str:
    from enishi.network.queries.seats import seats_page

    code = field_code(said)
    found = [
        one.uid
        for one in seats_page(desk.owner, desk.today).seats
        if one.field == code and (one.person or not held)
    ]
    return str(require(found, "not_found", key="seat", id=said)[0])


def leave_vacant(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import seats

    row = seats.leave_vacant(
        desk.owner, uid=_of_field(desk, args.field, held=True), today=desk.today, via=VIA
    )
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def close_seat(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import seats

    row = seats.free_seat(desk.owner, uid=_of_field(desk, args.field, held=False), today=desk.today, via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def decline_field(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import seats

    row = seats.decline_field(desk.owner, field=field_code(args.field), today=desk.today, via=VIA)
    return Reply({"id": str(row.uid)}, [_("Noted.")])


def list_companions(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.companions import companions
    from enishi.wording import dates, names
    from enishi.wording import places as words

    data, lines = [], []
    for one in companions(desk.owner, desk.today):
        face = one.row.face
        last = dates.ago(one.row.last_on, desk.today) if one.row.last_on else ""
        ideas = [words.idea(idea, desk.today) for idea in one.ideas]
        said = words.kept_up(last, one.rhythm, one.due, one.snoozed, desk.today)
        data.append({
            "id": face.uid, "name": names.shown(face.name), "last_on": one.row.last_on or None, "rhythm_days": one.rhythm,
            "due": one.due.isoformat() if one.due else None, "snoozed_until": one.snoozed or None, "ideas": ideas,
            "sentence": said, "first_sentence": words.meal_together(face.name, desk.today),
        })  # fmt: skip
        lines += ["", names.shown(face.name), f"  {said}", *(f"  ・{idea}" for idea in ideas)]
    return Reply(data, lines[1:] or [_("No companion yet.")])


def set_rhythm(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import rhythm

    days = None if args.days == NEVER else int(args.days) if args.days.isdigit() else 0
    row = rhythm.set_rhythm(desk.owner, uid=_uid(desk, args.name), days=days, via=VIA)
    return Reply({"id": str(row.uid), "rhythm_days": row.rhythm_days}, [_("Noted.")])


def snooze_person(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions import rhythm

    until: datetime.date | None = args.until
    row = rhythm.snooze(desk.owner, uid=_uid(desk, args.name), until=until, today=desk.today, via=VIA)
    return Reply({"id": str(row.uid), "snoozed_until": row.snoozed_until}, [_("Noted.")])
