"""card new, list, show, edit, pdf, page, vcard, give: cards of one's own."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enishi.cli.desk import VIA, Desk, Reply, a_day
from enishi.cli.program import Commands
from enishi.cli.words import N_, _
from enishi.core import vocabulary as v
from enishi.network.errors import Refused

if TYPE_CHECKING:
    from enishi.network.queries.own_cards import OwnCard

SIDE = ("name", "reading", "organization", "does", "line")

HELP = {
    "name": N_("your name"), "reading": N_("its reading, or the name in the other script"),
    "organization": N_("the name of your business"), "does": N_("what you do"), "line": N_("a line more"),
}  # fmt: skip


def register(card: Commands) -> None:
    new = card.add("new", _("make a card of your own"), new_card)
    _said(new)
    edit = card.add(
        "edit", _("change a card of your own; one that somebody holds becomes a new version"), edit_card
    )
    edit.add_argument("card", help=_("its title, its id, or the last eight characters of it"))
    _said(edit)
    card.add("list", _("your own cards, and by how many each is held"), list_cards)
    show = card.add("show", _("one of your own cards: what it says, and who holds it"), show_card)
    pdf = card.add("pdf", _("set a card for the printer, or ten on a sheet of A4"), write_pdf)
    pdf.add_argument("--ten", action="store_true", help=_("ten on a sheet of A4"))
    page = card.add("page", _("make a page of your own: one file to put anywhere"), write_page)
    vcard = card.add("vcard", _("write your card as a vCard"), write_vcard)
    for one in (show, pdf, page, vcard):
        one.add_argument(
            "card", nargs="?", default="", help=_("its title or id; the one made last if not said")
        )
    for one in (pdf, page, vcard):
        one.add_argument("--to", metavar="FILE", required=True, help=_("the file to write"))
        one.add_argument("--overwrite", action="store_true", help=_("write over a file that is there"))
    give = card.add("give", _("note to whom you gave a card"), give_card)
    give.add_argument("name", nargs="+", help=_("name or id"))
    give.add_argument("--card", default="", help=_("its title or id; the one made last if not said"))
    give.add_argument("--on", type=a_day, metavar="YYYY-MM-DD", help=_("the day (default today)"))


def _said(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--title", help=_("what you call this card"))
    for language, where in (("", _("on the Japanese side")), ("en-", _("on the English side"))):
        for key in SIDE:
            parser.add_argument(f"--{language}{key}", metavar="TEXT", help=f"{_(HELP[key])} ({where})")
    parser.add_argument(
        "--way", action="append", metavar="WAY",
        help=_("a way to reach you that stands on it (again for more); of a new card all of yours if not said"),
    )  # fmt: skip
    parser.add_argument("--front", choices=v.LANGUAGES, help=_("the language of the front"))
    parser.add_argument("--design", choices=v.CARD_DESIGNS, help=_("how it looks"))
    parser.add_argument("--direction", choices=v.CARD_DIRECTIONS, help=_("across, or upright"))
    parser.add_argument("--size", choices=v.CARD_SIZES, help=_("in millimetres"))
    parser.add_argument("--qr", choices=v.CARD_CODES, help=_("what its QR code says"))
    parser.add_argument("--page", metavar="URL", help=_("where your page stands"))
    parser.add_argument(
        "--audience", choices=v.CARD_AUDIENCES, help=_("for everybody, or not for the company")
    )


# -- making -----------------------------------------------------------------------------------------------------------


def new_card(desk: Desk, args: argparse.Namespace) -> Reply:
    """Make a card from what is said, and where nothing is said from what you say of yourself."""
    from enishi.exchange import own_card as press
    from enishi.network.actions.own_cards import make_card
    from enishi.network.queries.own_cards import beginning

    begin = beginning(desk.owner)
    name = begin.owner.get("name") or {}
    kana = " ".join(name[key] for key in ("family_kana", "given_kana") if name.get(key))
    full = name.get("full") or ""
    mine = {"language": "en" if full and full.isascii() else "ja", "name": full, "reading": kana or None}
    first = mine | {"does": begin.does or None}
    record = _patched(
        {
            "title": _("My card"), "sides": [first] if full or not args.en_name else [], "ways": begin.ways, "qr": "vcard",
            "design": "quiet", "direction": "horizontal", "size": "91x55", "audience": begin.audience, "page": None,
        },
        args,
    )  # fmt: skip
    press.pictures_of(record)
    card = make_card(desk.owner, record=record, today=desk.today, via=VIA)
    return Reply({"id": str(card.uid), "title": card.title}, [_("Made: {title}").format(title=card.title)])


def edit_card(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.exchange import own_card as press
    from enishi.network.actions.own_cards import change_card

    found = _meant(desk, args.card)
    record = _patched({key: found.record.get(key) for key in KEPT}, args)
    press.pictures_of(record)
    card = change_card(desk.owner, uid=found.uid, record=record, today=desk.today, via=VIA)
    new = str(card.uid) != found.uid
    said = _("Somebody holds it as it was; this is a new version.") if new else _("Changed.")
    return Reply({"id": str(card.uid), "title": card.title, "new_version": new}, [said])


KEPT = ("title", "sides", "ways", "qr", "design", "direction", "size", "audience", "page")


def _patched(record: dict[str, Any], args: argparse.Namespace) -> dict[str, Any]:
    from enishi.exchange.own_card.ways import way_of

    given = {
        key: getattr(args, key) for key in ("title", "qr", "design", "direction", "size", "audience", "page")
    }
    record |= {key: value for key, value in given.items() if value is not None}
    if args.way:
        record["ways"] = [way for line in args.way if (way := way_of(line))]
    sides = {side["language"]: dict(side) for side in record["sides"] or []}
    for language, prefix in (("ja", ""), ("en", "en_")):
        said = {key: value for key in SIDE if (value := getattr(args, prefix + key)) is not None}
        if said:
            sides[language] = sides.get(language, {"language": language}) | said
    order = sorted(sides, key=lambda code: code != (args.front or next(iter(sides), "ja")))
    return record | {"sides": [sides[code] for code in order]}


# -- looking ----------------------------------------------------------------------------------------------------------


def list_cards(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.queries.lookup import short
    from enishi.network.queries.own_cards import own_cards
    from enishi.wording import dates, labels

    listed = [
        (card, is_now)
        for line in own_cards(desk.owner)
        for card, is_now in ((line.now, True), *((one, False) for one in line.before))
    ]
    lines = [
        "  ".join(filter(None, (
            short(card.uid), card.record["title"] or "", labels.label("card_design", card.record["design"]),
            dates.day(card.record["since"], desk.today) if card.record["since"] else "",
            "" if is_now else _("(an earlier version)"), _("held by {count}").format(count=card.held) if card.held else "",
        )))
        for card, is_now in listed
    ]  # fmt: skip
    data = [card.record | {"held": card.held, "current": is_now} for card, is_now in listed]
    return Reply(data, lines or [_("No card of your own yet.")])


def show_card(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.exchange.own_card.ways import line_of
    from enishi.network.queries.own_cards import own_card_found
    from enishi.wording import dates, names

    card, held = own_card_found(desk.owner, _meant(desk, args.card).uid)
    lines = [card.record["title"] or ""]
    for side in card.record["sides"]:
        lines += ["", *(f"  {side[key]}" for key in SIDE if side.get(key))]
    lines += ["", *(f"  {line_of(way)}" for way in card.record["ways"])]
    lines += [
        _("Given to {name} on {day}").format(
            name=names.shown(one.person.name), day=dates.day(one.on, desk.today)
        )
        for one in held
    ]
    data = card.record | {
        "held": [
            {"id": one.uid, "person": one.person.uid, "name": names.shown(one.person.name), "on": one.on}
            for one in held
        ]
    }  # fmt: skip
    return Reply(data, lines)


def _meant(desk: Desk, said: str) -> OwnCard:
    """The card that is meant: by its title, else by its id; the one made last where nothing is said."""
    from enishi.network.queries.lookup import row_meant
    from enishi.network.queries.own_cards import own_card_found, own_cards

    listed = [line.now for line in own_cards(desk.owner)]
    if not said and not listed:
        raise Refused("no_own_card")
    named = [card for card in listed if not said or card.record["title"] == said]
    return named[0] if named else own_card_found(desk.owner, row_meant(desk.owner, "card", said).uid)[0]


# -- making files -----------------------------------------------------------------------------------------------------


def write_pdf(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.exchange import own_card as press

    return _write(args, press.pdf_of(_meant(desk, args.card).record, "ten" if args.ten else "one"))


def write_page(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.exchange import own_card as press

    record = _meant(desk, args.card).record
    if record["audience"] == "not_company":
        raise Refused("page_for_everyone")
    return _write(args, press.page_of(record).encode())


def write_vcard(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.exchange import own_card as press

    return _write(args, press.vcard_of(_meant(desk, args.card).record).encode())


def _write(args: argparse.Namespace, data: bytes) -> Reply:
    path = Path(args.to)
    if path.exists() and not args.overwrite:
        raise Refused("file_exists", path=str(path))
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Refused("no_room", path=str(path), reason=error.strerror or str(error)) from error
    return Reply({"file": str(path), "bytes": len(data)}, [_("Written: {path}").format(path=path)])


# -- giving -----------------------------------------------------------------------------------------------------------


def give_card(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions.own_cards import hand_card
    from enishi.network.queries.lookup import person_called

    people = [str(person_called(desk.owner, name).uid) for name in args.name]
    card = _meant(desk, args.card)
    on = (args.on or desk.today).isoformat()
    given = hand_card(desk.owner, card=card.uid, people=people, on=on, today=desk.today, via=VIA)
    return Reply({"card": card.uid, "handings": [str(one.uid) for one in given], "on": on}, [_("Noted.")])
