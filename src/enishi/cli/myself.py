"""tell, with-whom, wish, peace, leaving, company: who knows what I do, with whom I want to be, what would remain."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from enishi.cli.desk import VIA, Desk, Reply, a_date
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.core import vocabulary as v

if TYPE_CHECKING:
    from enishi.network.queries.feelings import Wished
    from enishi.network.queries.leaving import OfTheCompany
    from enishi.network.queries.people import Face
    from enishi.network.queries.telling import ToTell

STUCK = {"yes": True, "no": False}
UNSAID = "unsaid"


def register(commands: Commands) -> None:
    tell = commands.group("tell", _("who knows what I do and want, and whom to tell next"))
    tell.add("next", _("whom to tell next"), tell_next)
    known = tell.add("known", _("who knows it, since when, and whether it stuck"), who_knows)
    known.add_argument("what", choices=v.STATEMENTS, help=_("what I do, or what I want"))
    add = tell.add("add", _("note that you told somebody"), tell_one)
    add.add_argument("what", choices=v.STATEMENTS, help=_("what I do, or what I want"))
    add.add_argument("name", help=_("name or id"))
    add.add_argument("--stuck", choices=tuple(STUCK), help=_("could they say it back?"))
    add.add_argument("--on", type=a_date, metavar="DATE", help=_("the day (default today)"))
    commands.add("with-whom", _("with whom the hours go, and how it felt; for you alone"), with_whom)
    wish = commands.add("wish", _("say whether you want to be with somebody"), say_wish)
    wish.add_argument("name", help=_("name or id"))
    wish.add_argument("wish", choices=("yes", "some", "no", UNSAID), help=_("yes, now and then, rather not"))
    peace = commands.add("peace", _("leave somebody in peace, or let them come back"), leave_in_peace)
    peace.add_argument("name", help=_("name or id"))
    peace.add_argument("--back", action="store_true", help=_("let them come back"))
    commands.add("leaving", _("what would remain if you left the company"), leaving)
    role = commands.add("company", _("say what somebody is to the company you work for"), company_role)
    role.add_argument("name", help=_("name or id"))
    role.add_argument("role", choices=(*v.COMPANY_ROLES, UNSAID), help=_("what they are to it"))


def _face(face: Face) -> dict[str, str]:
    from enishi.wording import names

    return {"id": face.uid, "name": names.shown(face.name)}


def _uid(desk: Desk, name: str) -> str:
    from enishi.network.queries.lookup import person_called

    return str(person_called(desk.owner, name).uid)


# -- telling --------------------------------------------------------------------------------------------------------


def tell_next(desk: Desk, args: argparse.Namespace) -> Reply:
    """Say whom to tell next, with a first sentence."""
    from enishi.network.actions.steps import ensure_survey
    from enishi.network.queries.telling import whom_to_tell
    from enishi.wording import labels, names

    ensure_survey(desk.owner, today=desk.today)
    found = whom_to_tell(desk.owner, desk.today)
    said = {what: one.now.text for what, one in found.said.items()}
    data: dict[str, Any] = {
        "do": [_told(one, "do", said, desk) for one in found.do],
        "want": [_told(one, "want", said, desk) for one in found.want],
        "give_first": [_face(one.person) for one in found.give_first],
    }
    lines = []
    for what in v.STATEMENTS:
        lines += [labels.label("statement", what)] if data[what] else []
        lines += [f"  {one['name']}  「{one['first_sentence']['polite']}」" for one in data[what]]
    if found.give_first:
        first = names.together([one.person.name for one in found.give_first], 10)
        lines.append(_("First be of use to them: {names}").format(names=first))
    return Reply(data, lines or [_("Nobody to tell just now.")])


def _told(one: ToTell, what: str, said: dict[str, str], desk: Desk) -> dict[str, Any]:
    from enishi.wording import steps
    from enishi.wording.phrases import Context

    context = Context(
        today=desk.today,
        names={one.person.uid: one.person.name},
        do=said.get("do", ""),
        want=said.get("want", ""),
    )
    first = steps.opened({"code": f"what_i_{what}", "facts": {"person": one.person.uid}}, context)
    return _face(one.person) | {
        "last_on": one.last_on, "meeting_on": one.meeting_on, "gave": one.gave[0], "gave_on": one.gave[1],
        "first_sentence": first,
    }  # fmt: skip


def who_knows(desk: Desk, args: argparse.Namespace) -> Reply:
    """Say who knows what I do, or want."""
    from enishi.network.queries import telling
    from enishi.network.queries.statements import statements_of
    from enishi.wording import dates, myself, places

    heard = telling.who_knows(desk.owner, args.what)
    said = statements_of(desk.owner).get(args.what)
    sharp = telling.sharp(desk.owner, [said.now.text]) if said else []
    lines = [said.now.text] if said else []
    for one in sharp:
        lines += [myself.alike(one.people, one.alike_count), myself.wanted(one.wanting_count)]
    lines.append(places.known(len(heard)))
    for row in heard:
        since, on = (dates.day(day, desk.today) if day else "" for day in (row.since, row.on))
        lines.append(
            f"  {_face(row.person)['name']}  {myself.heard(since, on, row.now)}  {myself.stuck(row.stuck)}"
        )
    data = {
        "text": said.now.text if said else "",
        "alike": sharp[0].alike_count if sharp else None, "wanting": sharp[0].wanting_count if sharp else None,
        "heard": [
            _face(row.person) | {"since": row.since, "on": row.on, "stuck": row.stuck, "now": row.now} for row in heard
        ],
    }  # fmt: skip
    return Reply(data, [line for line in lines if line])


def tell_one(desk: Desk, args: argparse.Namespace) -> Reply:
    """Note that somebody was told."""
    from enishi.network.actions.statements import tell

    row = tell(
        desk.owner, what=args.what, person=_uid(desk, args.name), on=args.on, stuck=STUCK.get(args.stuck or ""),
        today=desk.today, via=VIA,
    )  # fmt: skip
    return Reply({"id": str(row.uid)}, [_("Noted.")])


# -- with whom ------------------------------------------------------------------------------------------------------


def with_whom(desk: Desk, args: argparse.Namespace) -> Reply:
    """Say with whom the hours go, and who costs."""
    from enishi.network.queries.feelings import feelings
    from enishi.wording import labels, myself

    found = feelings(desk.owner, desk.today)
    lines = [myself.choosy(desk.owner.phase)]
    lines += [myself.hours_with(one.code, one.wished, one.hours) for one in found.periods]
    lines += [f"{labels.label('wish', 1)}: {_face(one.person)['name']}" for one in found.wished]
    lines += [f"{_face(one.person)['name']}: {myself.costs(one.wish, one.bad_moods)}" for one in found.costly]
    lines += [
        f"{labels.label('standing', 'at_peace')}: {_face(one.person)['name']}" for one in found.at_peace
    ]
    data = {
        "quarters": [
            {"quarter": one.code, "hours": one.hours, "wished": one.wished, "good": one.good, "fine": one.fine,
             "bad": one.bad, "income": one.income}
            for one in found.periods
        ],
        "wished": [_wished(one) for one in found.wished], "costly": [_wished(one) for one in found.costly],
        "at_peace": [_wished(one) for one in found.at_peace],
    }  # fmt: skip
    return Reply(data, lines)


def _wished(one: Wished) -> dict[str, Any]:
    return _face(one.person) | {
        "since": one.since, "hours": one.hours, "bad_moods": one.bad_moods, "wish": one.wish, "last_on": one.last_on,
    }  # fmt: skip


def say_wish(desk: Desk, args: argparse.Namespace) -> Reply:
    """Say whether you want to be with somebody."""
    return _patched(desk, args.name, {"wish": {"yes": 1, "some": 0, "no": -1}.get(args.wish)})


def leave_in_peace(desk: Desk, args: argparse.Namespace) -> Reply:
    """Leave somebody in peace, or let them come back."""
    return _patched(desk, args.name, {"standing": "acquaintance" if args.back else "at_peace"})


def _patched(desk: Desk, name: str, patch: dict[str, Any]) -> Reply:
    from enishi.network.actions.people import edit_person

    uid = _uid(desk, name)
    edit_person(desk.owner, uid=uid, patch=patch, today=desk.today, via=VIA)
    return Reply({"id": uid, **patch}, [_("Noted.")])


# -- leaving --------------------------------------------------------------------------------------------------------


def leaving(desk: Desk, args: argparse.Namespace) -> Reply:
    """Say what would remain if you left the company."""
    from enishi.network.actions.steps import ensure_survey
    from enishi.network.queries.leaving import if_i_left
    from enishi.wording import labels, myself

    found = if_i_left(desk.owner, ensure_survey(desk.owner, today=desk.today)["leaving"])
    data = found.data
    lines = myself.made_for_company(data["company_ties"], data["stays"], data["customers"])
    lines += [
        f"  {labels.field(code)}: {myself.remains(stays, at_risk)}" for code, stays, at_risk in data["by_field"] if at_risk
    ]  # fmt: skip
    lines += [blank] if (blank := myself.blank(data["blank_fields"])) else []
    for title, people in (
        (_("Meet again, as yourself"), found.again),
        (_("Only you can say"), found.perhaps),
    ):
        lines += (
            [title, *(f"  {_face(one.row.face)['name']}  {myself.side(one.side)}" for one in people)]
            if people
            else []
        )
    document = {
        "companies": list(found.companies), "company_ties": data["company_ties"], "stays": data["stays"],
        "by_field": [{"field": code, "stays": s, "at_risk": r} for code, s, r in data["by_field"]],
        "blank_fields": data["blank_fields"], "meet_again": [_side(one) for one in found.again],
        "met_since": [_side(one) for one in found.stay], "only_you_can_say": [_side(one) for one in found.perhaps],
    }  # fmt: skip
    return Reply(document, lines)


def _side(one: OfTheCompany) -> dict[str, str]:
    return _face(one.row.face) | {"side": one.side}


def company_role(desk: Desk, args: argparse.Namespace) -> Reply:
    """Say what somebody is to the employer."""
    return _patched(desk, args.name, {"company_role": None if args.role == UNSAID else args.role})
