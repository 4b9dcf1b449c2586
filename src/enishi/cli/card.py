"""card: business cards read from photos, scans and PDFs; one's own stand in `own_card`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from enishi.cli import own_card
from enishi.cli.desk import VIA, Desk, Reply, a_day, progress, require
from enishi.cli.program import Commands
from enishi.cli.refusals import sentence
from enishi.cli.words import N_, _
from enishi.exchange.errors import Unreadable
from enishi.network.errors import Refused

if TYPE_CHECKING:
    from enishi.exchange.card import ScannedCard

LARGEST = 200_000_000
"""Bytes of a picture file: more is none."""
SHOWN = {
    "organization": N_("organization"), "department": N_("department"), "title": N_("title"),
    "postal_code": N_("postal code"), "address": N_("address"),
}  # fmt: skip


def register(commands: Commands) -> None:
    card = commands.group("card", _("business cards"))
    own_card.register(card)
    scan = card.add(
        "scan", _("read the cards in photos, scans and PDFs; nothing is saved"), scan_pictures, network=False
    )
    bring = card.add("import", _("read cards and file them with their people"), import_pictures)
    bring.add_argument(
        "--on", type=a_day, metavar="YYYY-MM-DD", help=_("the day they were exchanged: today if not said")
    )
    bring.add_argument("--gathering", metavar="TITLE", help=_("where they were exchanged"))
    bring.add_argument(
        "--old", action="store_true", help=_("an old stack: the people wait in the address book")
    )
    for one in (scan, bring):
        one.add_argument(
            "image", nargs="+", metavar="IMAGE", help=_("a picture (JPEG, PNG, HEIC …) or a PDF")
        )


def scan_pictures(args: argparse.Namespace) -> Reply | None:
    """Print each card as soon as it is read, one JSON object a line; a picture that cannot be read stops no other."""
    failed: list[str] = []
    for name, card in _read(args, failed):
        print(_as_json(card, name) if args.json else "\n".join(_lines(card)) + "\n", flush=True)
    return Reply(None, status=1) if failed else None


def import_pictures(desk: Desk, args: argparse.Namespace) -> Reply:
    """File every card that was read, as one change; who is known by mail or telephone gets what is new."""
    from enishi.network.actions.cards import TakenCard, take_cards
    from enishi.network.queries.cards import surely_known
    from enishi.network.queries.lookup import gathering_called

    at = (
        require(gathering_called(desk.owner, args.gathering), "not_found", id=args.gathering)
        if args.gathering
        else None
    )
    failed: list[str] = []
    cards = [
        TakenCard(card.record, card.image, surely_known(desk.owner, card.record))
        for _name, card in _read(args, failed)
        if card.record["name"]["full"]
    ]
    on = "" if args.old else (args.on or desk.today).isoformat()
    gathering = str(at.uid) if at and on else ""
    people = take_cards(desk.owner, cards=cards, on=on, gathering=gathering, today=desk.today, via=VIA)
    filed = [{"id": str(person.uid), "name": person.full} for person in people]
    return Reply(
        {"filed": filed, "refused": failed}, [one["name"] or "" for one in filed], status=int(bool(failed))
    )


def _read(args: argparse.Namespace, failed: list[str]) -> Iterator[tuple[str, ScannedCard]]:
    """Yield the cards of all pictures with their file's name; what cannot be read is said, and noted in `failed`."""
    for number, name in enumerate(args.image, start=1):
        if len(args.image) > 1:
            progress(_("{number} of {total}: {name}").format(number=number, total=len(args.image), name=name))
        try:
            for card in _cards(Path(name)):
                yield name, card
        except (Unreadable, Refused) as error:
            failed.append(name)
            print(f"{name}: {sentence(error, args.lang)}", file=sys.stderr)


def _cards(path: Path) -> Iterator[ScannedCard]:
    from enishi.exchange import card

    if not path.is_file():
        raise Refused("file_missing", path=str(path))
    if path.stat().st_size > LARGEST:
        raise Unreadable("picture_too_large")
    yield from card.scan(path.read_bytes())


def _as_json(card: ScannedCard, name: str) -> str:
    return json.dumps(card.as_json(name), ensure_ascii=False)


def _lines(card: ScannedCard) -> Iterator[str]:
    """Yield a card as a person reads it."""
    said = card.as_json("")
    name = said["name"]
    reading = name["kana"] or (name["roman"] if name["roman"] != name["full"] else None)
    yield f"{name['full'] or '–'}" + (f" ({reading})" if reading else "")
    for key, label in SHOWN.items():
        if said[key]:
            yield f"  {_(label)}: {said[key]}"
    for phone in said["phones"]:
        yield f"  {phone['value']} ({_phone_label(phone['label'])})"
    for value in (*said["emails"], *said["urls"]):
        yield f"  {value}"


def _phone_label(label: str) -> str:
    return {"mobile": _("mobile"), "fax": _("fax")}.get(label, _("work"))
