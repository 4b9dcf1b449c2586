"""map: the picture of the whole network as numbers or as a file; what lies between people."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from enishi.cli.desk import Desk, Reply
from enishi.cli.program import Commands
from enishi.cli.words import _
from enishi.network.errors import Refused


def register(commands: Commands) -> None:
    show_map = commands.add("map", _("the picture of the whole network"), show)
    show_map.add_argument("--svg", metavar="FILE", help=_("write the picture into an SVG file"))
    show_map.add_argument("--hide-names", action="store_true", help=_("without names, to show a friend"))
    show_map.add_argument(
        "--between", action="store_true", help=_("circles, bridges and far-apart pairs instead")
    )


def show(desk: Desk, args: argparse.Namespace) -> Reply:
    """Say what the picture shows; write it where asked."""
    from enishi.exchange import drawing
    from enishi.network.queries.map import map_of
    from enishi.wording import map as words

    if args.between:
        return _between(desk)
    found = map_of(desk.owner, desk.today)
    if args.svg:
        drawn = words.drawing_of(found, desk.today, hide_names=args.hide_names)
        _write(Path(args.svg), drawing.as_file(drawn))
    data = _document(found, args.hide_names) | ({"file": args.svg} if args.svg else {})
    lines = [_("Drawn into {path}").format(path=args.svg)] if args.svg else []
    return Reply(data, [*lines, *_lines(found, data)])


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused("no_room", path=str(path), reason=error.strerror or str(error)) from error


def _document(found: Any, hide_names: bool) -> dict[str, Any]:
    from enishi.core import map as picture

    rings = list(picture.BANDS)
    fields = [
        {
            "field": sector.branch or None, "people": sector.people,
            "rings": {rings[band]: n for (place, band), n in sorted(found.counts.items()) if place == number},
        }
        for number, sector in enumerate(found.sectors)
    ]  # fmt: skip
    dots = [_dot(dot, hide_names) for dot in found.dots]
    chords = [] if hide_names else _chords(found)
    return {
        "people": found.people, "rings": rings, "fields": fields, "dots": dots, "grains": len(found.grains),
        "people_per_grain": found.each, "knows": chords,
        "yet_to_be_met": [one.field for one in found.vacancies],
    }  # fmt: skip


def _dot(dot: Any, hide_names: bool) -> dict[str, Any]:
    from enishi.wording import names

    who = {} if hide_names else {"id": dot.face.uid, "name": names.shown(dot.face.name)}
    return who | {
        "at": list(dot.at), "fields": list(dot.fields), "last_on": dot.last_on or None, "days_in_touch": dot.times,
        "key_person": dot.seat or None, "company": dot.company, "as_myself": dot.as_myself,
    }  # fmt: skip


def _chords(found: Any) -> list[list[str]]:
    uids = {dot.face.pk: dot.face.uid for dot in found.dots}
    return [[uids[a], uids[b]] for a, b in found.chords if a in uids and b in uids]


def _lines(found: Any, data: dict[str, Any]) -> list[str]:
    from enishi.core import map as picture
    from enishi.network.queries.map import ENOUGH
    from enishi.wording import map as words
    from enishi.wording import numbers

    lines = [] if found.people else [words.too_few(0, ENOUGH)]
    for sector, one in zip(found.sectors, data["fields"], strict=True):
        said = [
            f"{words.ring(ring)} {numbers.figure(one['rings'][ring])}"
            for ring in picture.BANDS
            if ring in one["rings"]
        ]
        lines.append(
            f"{words.field(sector.branch)}: {numbers.count(sector.people, 'people')}  {' ／ '.join(said)}".rstrip()
        )
    return lines


def _between(desk: Desk) -> Reply:
    from enishi.network.queries.between import between
    from enishi.wording import between as words
    from enishi.wording import names

    found = between(desk.owner, desk.today)

    def listed(faces: Any) -> list[dict[str, str]]:
        return [{"id": face.uid, "name": names.shown(face.name)} for face in faces]

    data = {
        "people_with_ties_among_them": found.people, "effective_size": round(found.effective, 2),
        "circles": [
            {"people": listed(one.faces), "size": one.people, "says": words.circle(one)} for one in found.circles
        ],
        "bridges": [{"person": listed([one.face])[0], "says": words.bridge(one)} for one in found.bridges],
        "came_together": [
            {"people": listed(one.faces), "on": one.on or None, "says": words.together(one)} for one in found.together
        ],
        "never_met": [{"people": listed([one.a, one.b]), "says": words.unmet(one)} for one in found.unmet],
    }  # fmt: skip
    lines = [words.known_ties(found.effective, found.people)]
    for one in (*data["never_met"], *data["came_together"], *data["circles"]):
        said = [one["says"]] if isinstance(one["says"], str) else one["says"]
        lines += [
            "",
            "・".join(person["name"] for person in one["people"]),
            *(f"   {sentence}" for sentence in said),
        ]
    return Reply(data, [line for line in lines if line or line == ""])
