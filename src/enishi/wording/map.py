"""The map in words: what stands at each dot, on the rim and along the rings, and where there is room for it.

Decides what is told and how; places for names are found by `core.map_labels` once the words, and so their widths, are
known. With names hidden nothing here says who anybody is.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.core import map as picture
from enishi.core import map_labels
from enishi.exchange import drawing as draw
from enishi.language import fields as taxonomy
from enishi.network.queries.map import Dot, MapFound
from enishi.wording import dates, labels, names, numbers, portrait
from enishi.wording.phrases import Table

RINGS: Table = {
    "month": gettext_lazy("This month"),
    "season": gettext_lazy("This season"),
    "year": gettext_lazy("Within a year"),
    "before": gettext_lazy("Before that"),
    "unnoted": gettext_lazy("Nothing noted yet"),
}
MEDIA: Table = {
    "gathering": gettext_lazy("at a gathering"),
    "one_to_one": gettext_lazy("just the two of you"),
    "meal": gettext_lazy("over a meal"),
    "call": gettext_lazy("on the phone"),
    "video": gettext_lazy("by video"),
    "message": gettext_lazy("by message"),
    "letter": gettext_lazy("by letter"),
}
_FIRST_PART = re.compile(r"・|, | & ")


def ring(band: str) -> str:
    """Return what a ring of the map is called."""
    return str(RINGS[band])


def field(branch: str) -> str:
    """Return a sector's whole name."""
    return labels.field(branch) if branch else _("No field yet")


def short_field(branch: str) -> str:
    """Return a sector's name short enough for the rim: "金融・会計・税務・保険" is "金融" there."""
    return _FIRST_PART.split(field(branch))[0]


def width(text: str) -> float:
    """Return how wide a text is in letters: a kana or kanji is 1, a Latin letter a little more than half."""
    return sum(1.0 if unicodedata.east_asian_width(one) in "WF" else 0.58 for one in text)


def last_met(dot: Dot, today: datetime.date) -> str:
    """Return the last fact about somebody in one line: "3週間前、商工会の交流会で"."""
    if not dot.last_on:
        return _("Nothing is written down yet.")
    how = f"「{dot.gathering}」" if dot.gathering and labels.language() == "ja" else dot.gathering
    where = _("at {gathering}").format(gathering=how) if how else str(MEDIA.get(dot.medium, ""))
    ago = dates.ago(dot.last_on, today)
    return (
        _("Last: {ago}, {where}").format(ago=ago, where=where) if where else _("Last: {ago}").format(ago=ago)
    )


def last_ago(last_on: str, today: datetime.date) -> str:
    """Return how long ago the last contact was: "最後は3日前"; "" for none."""
    return _("Last: {ago}").format(ago=dates.ago(last_on, today)) if last_on else ""


def in_all(times: int) -> str:
    """Return on how many days there was contact: "これまで24回"; "" for none."""
    return _("{times} in all").format(times=numbers.times(times)) if times else ""


def came(dot: Dot, through: str, today: datetime.date) -> str:
    """Return how somebody was met: through whom, where, when; "" where nothing is written down."""
    if through:
        return _("Met through {person}").format(person=through)
    if dot.met_at:
        return _("First met at {gathering}").format(gathering=dot.met_at)
    return _("First met {day}").format(day=dates.day(dot.met_on, today)) if dot.met_on else ""


def drawing_of(found: MapFound, today: datetime.date, *, hide_names: bool = False) -> draw.Drawing:
    """Return the map ready to be drawn."""
    spots = _spots(found, hide_names, today)
    return draw.Drawing(
        title=_("The map"),
        tells=_tells(found),
        me="" if hide_names else _("Me"),
        rings=tuple(
            draw.Ring(found.rings[place + 1], ring(band), found.rings[place])
            for place, band in enumerate(picture.BANDS)
            if found.rings[place + 1] > found.rings[place]
        ),
        sectors=_sectors(found),
        spots=spots,
        grains=tuple(map(tuple, found.grains.round().astype(int).tolist())),
        chords=_chords(found, spots),
    )


def _tells(found: MapFound) -> str:
    return _(
        "{people} in {fields}; the nearer to the middle, the more lately and the more often in touch."
    ).format(
        people=numbers.count(found.people, "people"),
        fields=numbers.count(sum(1 for sector in found.sectors if sector.branch), "fields"),
    )


def _sectors(found: MapFound) -> tuple[draw.Sector, ...]:
    called = [short_field(sector.branch) for sector in found.sectors]
    arcs = [
        map_labels.Arc(sector.middle, width(name), sector.people)
        for sector, name in zip(found.sectors, called, strict=True)
    ]
    levels = map_labels.rim_levels(arcs, picture.RIM)
    rows = _by_ring(found)
    return tuple(
        draw.Sector(sector.branch, name, sector.begins, sector.ends, level, rows[place])
        for place, (sector, name, level) in enumerate(zip(found.sectors, called, levels, strict=True))
    )


def _by_ring(found: MapFound) -> list[tuple[tuple[int, str, int], ...]]:
    """Return of every sector its rooms with anybody in them: ring, what it tells, how many."""
    rooms: list[list[tuple[int, str, int]]] = [[] for _sector in found.sectors]
    for (place, band), people in sorted(found.counts.items()):
        tells = _("{field}, {ring}: {people}").format(
            field=field(found.sectors[place].branch),
            ring=ring(picture.BANDS[band]),
            people=numbers.count(people, "people"),
        )
        rooms[place].append((band, tells, people))
    return [tuple(one) for one in rooms]


# -- dots and their names -------------------------------------------------------------------------------------------


def _spots(found: MapFound, hide_names: bool, today: datetime.date) -> tuple[draw.Spot, ...]:
    called = _called(found.dots)
    vacant = [field(one.field) for one in found.vacancies]
    wanting = [
        map_labels.Spot(*dot.at, width(name), draw.SEAT_RING if dot.seat else picture.DOT)
        for dot, name in zip(found.dots, called, strict=True)
    ]
    wanting += [map_labels.Spot(*one.at, 0.0, draw.SEAT_RING) for one in found.vacancies]
    placed = map_labels.labels_of(wanting, _taken(found), picture.RIM) if not hide_names else ()
    whole = {dot.face.pk: names.shown(dot.face.name) for dot in found.dots}
    spots = []
    for place, dot in enumerate(found.dots):
        through = names.with_honorific(whole[dot.through]) if dot.through in whole else ""
        kind = "seat" if dot.seat else "company" if dot.company else "person"
        if hide_names:
            spots.append(draw.Spot(kind, dot.at, kept=dot.as_myself, key=dot.face.pk, through=dot.through))
            continue
        facts = (field_line(dot), last_met(dot, today), came(dot, through, today))
        spots.append(
            draw.Spot(
                kind, dot.at, uid=dot.face.uid, name=called[place], whole=whole[dot.face.pk],
                facts=tuple(fact for fact in facts if fact), level=placed[place].level, side=placed[place].side,
                kept=dot.as_myself, key=dot.face.pk, through=dot.through,
            )
        )  # fmt: skip
    open_ones = (
        draw.Spot(
            "open", one.at, uid=one.uid, whole=_("{field}: a key person is yet to be met").format(field=name)
        )
        for one, name in zip(found.vacancies, vacant, strict=True)
    )
    return (*spots, *open_ones)


def field_line(dot: Dot) -> str:
    """Return the fields of somebody in a row, saying where they are a key person."""
    said = names.listed([labels.field(code) for code in dot.fields[:3]])
    if not dot.seat:
        return said
    return _("Key person: {field}").format(field=labels.field(dot.seat))


def _called(dots: Sequence[Dot]) -> list[str]:
    """Return what stands beside each dot: short, but whole where two would be called alike."""
    short = [names.short(dot.face.name) for dot in dots]
    often = Counter(short)
    return [
        one if often[one] == 1 else names.shown(dot.face.name) for one, dot in zip(short, dots, strict=True)
    ]


def _taken(found: MapFound) -> list[map_labels.Taken]:
    """Room that no name may cover: the middle, and what the rings are called, along the top."""
    middle = map_labels.Taken(0.0, 0.0, width(_("Me")) * 6.0 + 4.0, 26.0)
    rings = [
        map_labels.Taken(0.0, -(found.rings[place] + found.rings[place + 1]) / 2, width(ring(band)) * 6.0 + 3.0, 8.0)
        for place, band in enumerate(picture.BANDS)
    ]  # fmt: skip
    return [middle, *rings]


def _chords(found: MapFound, spots: Sequence[draw.Spot]) -> tuple[draw.Chord, ...]:
    at = {spot.key: spot.at for spot in spots if spot.key}
    return tuple(
        draw.Chord(one, other, at[one], picture.chord(at[one], at[other]), at[other])
        for one, other in found.chords
        if one in at and other in at
    )


# -- around the picture ---------------------------------------------------------------------------------------------


def too_few(people: int, enough: int) -> str:
    """Return what stands in the picture's place before there are enough people."""
    if not people:
        return _("From {enough} on, one picture of all your ties stands here.").format(
            enough=numbers.count(enough, "people")
        )
    return _("From {enough} on, one picture of all your ties stands here. There are {people} so far.").format(
        enough=numbers.count(enough, "people"), people=numbers.count(people, "people")
    )


def legend(found: MapFound) -> list[tuple[str, str]]:
    """Return what the shapes mean, only those that are there: (shape, words)."""
    kinds = {"seat" if dot.seat else "company" if dot.company else "person" for dot in found.dots}
    kept = any(dot.company and dot.as_myself and not dot.seat for dot in found.dots)
    said = [("person", _("Somebody"))]
    said += [("seat", _("Key person"))] if "seat" in kinds else []
    said += [("open", _("Key person yet to be met"))] if found.vacancies else []
    said += [("company", _("Tie made for the company"))] if "company" in kinds else []
    said += [("kept", _("The same, since met as myself"))] if kept else []
    said += [("chord", _("They know each other"))] if found.chords else []
    if len(found.grains):
        grain = numbers.count(found.each, "people")
        said.append(("grain", _("A grain is {people}").format(people=grain) if found.each == 1 else
                     _("A grain is about {people}").format(people=grain)))  # fmt: skip
    return said


def says(data: Mapping[str, Any], mine: Sequence[str], vacant: Sequence[str]) -> list[str]:
    """Return what the whole comes to: how wide, how near, how far from the owner's own fields, where there is room."""
    strongest = sorted(data["by_field"], key=lambda name: (-data["by_field"][name], name))
    crowd = data["crowd"]
    said = [
        portrait.effective_fields(data["effective_fields"], strongest),
        portrait.reach(data["reach"], data["people"]),
        from_mine(crowd, mine),
        portrait.difference(data["q"]) if crowd else "",
        blank(crowd, vacant),
    ]
    return [one for one in said if one]


def from_mine(crowd: Mapping[str, int], mine: Sequence[str]) -> str:
    """Return how many people stand in the owner's own branch, and how many in entirely different ones."""
    own = {taxonomy.branch_of(code) for code in mine}
    if not own or not crowd:
        return ""
    near = sum(people for code, people in crowd.items() if taxonomy.branch_of(code) in own)
    far = sum(crowd.values()) - near
    return _("In your own field ({fields}) stand {near}, in entirely different ones {far}.").format(
        fields=names.listed([labels.field(branch) for branch in sorted(own)]),
        near=numbers.count(near, "people"), far=numbers.count(far, "people"),
    )  # fmt: skip


def blank(crowd: Mapping[str, int], vacant: Sequence[str]) -> str:
    """Return which fields nobody of the network stands in; those the owner set a place for come first."""
    there = {taxonomy.branch_of(code) for code in crowd}
    open_ones = [taxonomy.branch_of(code) for code in vacant if taxonomy.branch_of(code) not in there]
    rest = [branch for branch in taxonomy.branches() if branch not in there and branch not in open_ones]
    listed = [*dict.fromkeys(open_ones), *rest]
    if not crowd or not listed:
        return ""
    shown = names.listed([short_field(branch) for branch in listed[:5]])
    if len(listed) > 5:
        shown = _("{fields} and {n} more").format(fields=shown, n=numbers.figure(len(listed) - 5))
    return _("Nobody yet in: {fields}. The next unexpected thing may come from there.").format(fields=shown)
