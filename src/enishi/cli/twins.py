"""duplicates, merge, not-same: who stands there twice, made one or kept apart."""

from __future__ import annotations

import argparse
from typing import Any

from enishi.cli.desk import VIA, Desk, Reply, progress
from enishi.cli.program import Commands
from enishi.cli.words import _

SHOWN = 50


def register(commands: Commands) -> None:
    found = commands.add(
        "duplicates", _("who may be one and the same person, with the reasons"), list_duplicates
    )
    found.add_argument("--limit", type=int, default=SHOWN, metavar="N", help=_("at most so many"))
    merge = commands.add("merge", _("make two people one, keeping all of both"), merge_two)
    merge.add_argument("name", help=_("who stays: name or id"))
    merge.add_argument("other", help=_("who is the same person: name or id"))
    apart = commands.add("not-same", _("remember that two people are two"), keep_two)
    apart.add_argument("name", help=_("name or id"))
    apart.add_argument("other", help=_("name or id"))


def list_duplicates(desk: Desk, args: argparse.Namespace) -> Reply:
    """Compare whoever was not compared yet, then list the pairs, the likeliest first."""
    from enishi.network.actions.twins import compare_all
    from enishi.network.queries.twins import twins_page

    for left in compare_all(desk.owner):
        if left:
            progress(_("Comparing, {left} to go …").format(left=left))
    page = twins_page(desk.owner, limit=args.limit)
    data = [
        {"people": [_side(pair.here), _side(pair.there)],
         "reasons": [{"field": one.field, "level": one.level, "values": list(one.values)} for one in pair.reasons]}
        for pair in page.pairs
    ]  # fmt: skip
    lines = [line for pair in page.pairs for line in _lines(pair)]
    return Reply(data, lines or [_("Nobody stands there twice, as far as can be told.")])


def _side(row: Any) -> dict[str, Any]:
    return {"id": row.face.uid, "name": row.face.name.get("full"), "organization": row.organization or None}


def _lines(pair: Any) -> list[str]:
    from enishi.network.queries.lookup import short
    from enishi.wording import names, twins

    sides = [
        "  ".join(filter(None, (short(row.face.uid), names.shown(row.face.name), row.organization)))
        for row in (pair.here, pair.there)
    ]
    return [*sides, *(f"    {reason}" for reason in twins.reasons(pair.reasons, *pair.records)), ""]


def merge_two(desk: Desk, args: argparse.Namespace) -> Reply:
    """Make two people one, with the choices a sensible person would make."""
    from enishi.network.actions.merging import merge_people

    one, other = _called(desk, args.name), _called(desk, args.other)
    merge_people(desk.owner, stays=str(one.uid), goes=str(other.uid), via=VIA)
    data = {"id": str(one.uid), "merged": str(other.uid)}
    said = _("{other} is now one with {name}. Take it back with: enishi undo")
    return Reply(data, [said.format(name=one.full, other=other.full)])


def keep_two(desk: Desk, args: argparse.Namespace) -> Reply:
    """Remember that two people are two."""
    from enishi.network.actions.twins import keep_apart

    one, other = _called(desk, args.name), _called(desk, args.other)
    keep_apart(desk.owner, a=str(one.uid), b=str(other.uid), via=VIA)
    said = _("{name} and {other} are two people; this is not asked again.")
    return Reply({"a": str(one.uid), "b": str(other.uid)}, [said.format(name=one.full, other=other.full)])


def _called(desk: Desk, said: str) -> Any:
    """Return the person meant: a name, an id, or the last eight characters of one, as the list shows it."""
    import re

    from enishi.network.queries.lookup import person_called, row_meant

    return (
        row_meant(desk.owner, "person", said)
        if re.fullmatch("[0-9a-f]{8}", said)
        else person_called(desk.owner, said)
    )
