"""The map as a picture: SVG for a page, or as a file that carries its own colours, to keep, to print or to show.

Decides shapes, never places or words: both come ready. On a page the style sheet gives the colours (by class, so that
dark is dark) and static/enishi/js/map.js the life; a file has them written in and needs nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from enishi.core.map import DOT, HALF, RIM, polar
from enishi.core.map_labels import LETTER, LEVELS, NEVER, dot_pixels

Point = tuple[float, float]
Address = Callable[[str, str], str]
"""Makes the address of a thing on the picture: ("person", uid), ("open", uid), or ("room", "food/2") for a ring's place."""

SEAT_RING = 9.0
MIDDLE = 13.0
FEW_GRAINS = 2500
RIM_WORDS = RIM + 9.0
# In a file nothing is drawn nearer: names stand there that find room at this magnification, letters as large as that.
FILE_LEVEL, FILE_RIM_LEVEL = 2, 1
FILE_LETTER = LETTER / LEVELS[FILE_LEVEL]


@dataclass(frozen=True)
class Ring:
    """A ring by its outer radius, what it is called, and the radius of the one within."""

    radius: float
    name: str
    inner: float


@dataclass(frozen=True)
class Sector:
    """A field's part: its name on the rim and from which magnification on; rooms: (place of the ring, what it
    tells, people)."""

    branch: str
    name: str
    begins: float
    ends: float
    level: int
    rooms: tuple[tuple[int, str, int], ...] = ()


@dataclass(frozen=True)
class Spot:
    """A dot. kind: person, company (made for the company), seat (a key person), open (yet to be met).

    kept: met as oneself since. key, through: numbers by which a thread is followed. level, side: see `map_labels`.
    """

    kind: str
    at: Point
    uid: str = ""
    name: str = ""
    whole: str = ""
    facts: tuple[str, ...] = ()
    level: int = NEVER
    side: str = "right"
    kept: bool = False
    key: int = 0
    through: int = 0


@dataclass(frozen=True)
class Chord:
    """Two who know each other: their keys, their points and the point that bends the line between."""

    one: int
    other: int
    begins: Point
    bends: Point
    ends: Point


@dataclass(frozen=True)
class Drawing:
    """All there is to draw, in words and points. tells: the whole in one sentence."""

    title: str
    tells: str
    me: str
    rings: tuple[Ring, ...]
    sectors: tuple[Sector, ...]
    spots: tuple[Spot, ...]
    grains: tuple[tuple[int, int], ...] = ()
    chords: tuple[Chord, ...] = field(default=())


def on_page(drawing: Drawing, address: Address | None) -> str:
    """Return the map as SVG to stand within a page. address None: nothing on it leads anywhere (names hidden)."""
    head = (
        f'<svg class="map-svg" data-map viewBox="{_box()}" role="group" aria-label="{escape(drawing.title)}">'
        f"<desc>{escape(drawing.tells)}</desc>"
    )
    return "".join([head, *_layers(drawing, address), "</svg>"])


def as_file(drawing: Drawing) -> str:
    """Return the map as an SVG document of its own, on light paper: names on it, but no facts and no addresses."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_box()}" width="1600" height="1600" role="img">'
        f"<title>{escape(drawing.title)}</title><desc>{escape(drawing.tells)}</desc><style>{FILE_STYLE}</style>"
        f'<rect class="map-paper" x="{-HALF:g}" y="{-HALF:g}" width="{2 * HALF:g}" height="{2 * HALF:g}"/>'
    )
    return "".join([head, *_layers(_for_file(drawing), None), "</svg>\n"])


def _box() -> str:
    return f"{-HALF:g} {-HALF:g} {2 * HALF:g} {2 * HALF:g}"


def _for_file(drawing: Drawing) -> Drawing:
    def kept(level: int, most: int) -> int:
        return level if level <= most else NEVER

    return replace(
        drawing,
        spots=tuple(replace(spot, level=kept(spot.level, FILE_LEVEL)) for spot in drawing.spots),
        sectors=tuple(replace(one, level=kept(one.level, FILE_RIM_LEVEL)) for one in drawing.sectors),
    )


FILE_STYLE = (
    'svg{font-family:"Hiragino Sans","Noto Sans JP","Noto Sans CJK JP","Yu Gothic UI",system-ui,sans-serif}'
    ".map-paper{fill:#FBFAF6}.map-wash{fill:#ECEFF1;opacity:.6}.map-ring,.map-spoke{fill:none;stroke:#E4E0D6}"
    ".map-ring-name{font-size:9px;fill:#5C6066;text-anchor:middle;stroke:#FBFAF6;stroke-width:4;paint-order:stroke}"
    ".map-rim{font-size:12.5px;fill:#1F2328;text-anchor:middle}.map-arc{fill:none}"
    ".map-grains{fill:none;stroke:#1F3A5F;stroke-width:2.2;stroke-linecap:round;opacity:.5}"
    ".map-grains--few{stroke-width:3.2}.map-chord{fill:none;stroke:#8B8678;stroke-width:.7;opacity:.5}.map-dot,.map-kept,.map-me{fill:#1F3A5F}"
    ".map-dot--company{fill:#FBFAF6;stroke:#1F3A5F;stroke-width:1.4}"
    ".map-seat{fill:none;stroke:#C8452D;stroke-width:1.7}.map-seat--open{stroke-dasharray:3.4 3;fill:#FBFAF6}"
    ".map-name{font-size:10px;fill:#1F2328;stroke:#FBFAF6;stroke-width:3;paint-order:stroke;stroke-linejoin:round}"
    ".map-name--seat{font-weight:600}.map-me-word{font-size:9px;font-weight:600;fill:#1F3A5F;text-anchor:middle}"
)


def _layers(drawing: Drawing, address: Address | None) -> Iterator[str]:
    """Yield the picture from the ground up."""
    yield from _ground(drawing)
    if address:
        yield from _rooms(drawing, address)
    yield _grains(drawing.grains)
    yield '<g class="map-chords" aria-hidden="true">'
    yield from (_chord(chord, address) for chord in drawing.chords)
    yield '</g><g class="map-middle" aria-hidden="true">'
    yield f'<circle class="map-me" r="{MIDDLE:g}"/>'
    yield (
        f'<text class="map-me-word" y="{MIDDLE + 3:g}" dy=".9em">{escape(drawing.me)}</text></g>'
        if drawing.me
        else "</g>"
    )
    yield '<g class="map-names" aria-hidden="true">'
    yield from (_ring_name(ring) for ring in drawing.rings)
    name = _name if address else _name_in_file
    yield from (name(spot) for spot in drawing.spots if spot.name and spot.level < NEVER)
    yield '</g><g class="map-spots">'
    yield from (_spot(spot, address) for spot in drawing.spots)
    yield "</g>"


# -- the ground: rings, spokes, the names on the rim ----------------------------------------------------------------


def _ground(drawing: Drawing) -> Iterator[str]:
    yield '<g class="map-ground" aria-hidden="true">'
    if drawing.rings:
        inner = drawing.rings[0].inner
        yield f'<circle class="map-wash" r="{drawing.rings[0].radius:g}"/><circle class="map-ring" r="{inner:g}"/>'
        yield from (f'<circle class="map-ring" r="{ring.radius:g}"/>' for ring in drawing.rings)
        yield f'<path class="map-spoke" d="{"".join(_spokes(drawing.sectors, inner))}"/>'
    yield from (_rim_name(one, place) for place, one in enumerate(drawing.sectors) if one.level < NEVER)
    yield "</g>"


def _spokes(sectors: Sequence[Sector], inner: float) -> Iterator[str]:
    turns = [sector.begins for sector in sectors] + ([sectors[-1].ends] if sectors else [])
    for turn in turns:
        yield f"M{_at(inner, turn)}L{_at(RIM, turn)}"


def _at(radius: float, turn: float) -> str:
    x, y = polar(radius, turn)
    return f"{x:.1f} {y:.1f}"


def _rim_name(sector: Sector, place: int) -> str:
    """A name along the rim; in the lower half its line runs the other way, so that nothing stands on its head."""
    middle = (sector.begins + sector.ends) / 2
    lower = math.cos(middle) < -0.05
    reach = -0.7 if lower else 0.7
    begins, ends = _at(RIM_WORDS, middle - reach), _at(RIM_WORDS, middle + reach)
    line = f"M{begins}A{RIM_WORDS:g} {RIM_WORDS:g} 0 0 {int(not lower)} {ends}"
    down = ".8em" if lower else "0"
    return (
        f'<path class="map-arc" id="map-arc-{place}" d="{line}"/>'
        f'<text class="map-rim l{sector.level}" dy="{down}">'
        f'<textPath href="#map-arc-{place}" startOffset="50%">{escape(sector.name)}</textPath></text>'
    )


def _ring_name(ring: Ring) -> str:
    return f'<text class="map-ring-name" y="{-(ring.inner + ring.radius) / 2:g}" dy=".35em">{escape(ring.name)}</text>'


def _rooms(drawing: Drawing, address: Address) -> Iterator[str]:
    """Each room with anybody in it, to be pressed; a keyboard and a reader find the same in the table."""
    yield '<g class="map-rooms" aria-hidden="true">'
    for sector in drawing.sectors:
        for number, tells, _people in sector.rooms:
            ring = drawing.rings[number]
            where = escape(address("room", f"{sector.branch}/{number}"))
            yield f'<a href="{where}" tabindex="-1"><title>{escape(tells)}</title>{_room(sector, ring)}</a>'
    yield "</g>"


def _room(sector: Sector, ring: Ring) -> str:
    large = int(sector.ends - sector.begins > math.pi)
    outer = f"M{_at(ring.radius, sector.begins)}A{ring.radius:g} {ring.radius:g} 0 {large} 1 {_at(ring.radius, sector.ends)}"
    inner = f"L{_at(ring.inner, sector.ends)}A{ring.inner:g} {ring.inner:g} 0 {large} 0 {_at(ring.inner, sector.begins)}Z"
    return f'<path class="map-room" d="{outer}{inner}"/>'


# -- people ---------------------------------------------------------------------------------------------------------


def _grains(grains: Iterable[tuple[int, int]]) -> str:
    line = "".join(f"M{x} {y}h0" for x, y in grains)
    few = " map-grains--few" if line.count("M") < FEW_GRAINS else ""
    return f'<path class="map-grains{few}" aria-hidden="true" d="{line}"/>' if line else ""


def _chord(chord: Chord, address: Address | None) -> str:
    (a, b), (c, d), (e, f) = chord.begins, chord.bends, chord.ends
    keys = f' data-a="{chord.one}" data-b="{chord.other}"' if address else ""
    return f'<path class="map-chord"{keys} d="M{a:g} {b:g}Q{c:.1f} {d:.1f} {e:g} {f:g}"/>'


def _spot(spot: Spot, address: Address | None) -> str:
    place = f'transform="translate({spot.at[0]:g} {spot.at[1]:g})"'
    if address is None:
        return f"<g {place}>{_mark(spot)}</g>"
    keys = f'data-key="{spot.key}" data-through="{spot.through}"'
    hit = f'<circle class="map-hit" r="{SEAT_RING + 3:g}"/>{_mark(spot)}'
    if not spot.uid:
        return f'<g class="map-spot" {keys} {place}>{hit}</g>'
    told = "&#10;".join(escape(one) for one in (spot.whole, *spot.facts))
    where = escape(address("open" if spot.kind == "open" else "person", spot.uid))
    return f'<a class="map-spot" {keys} {place} href="{where}" tabindex="-1" aria-label="{told}">{hit}</a>'


def _mark(spot: Spot) -> str:
    if spot.kind == "open":
        return f'<circle class="map-seat map-seat--open" r="{SEAT_RING:g}"/>'
    dot = f'<circle class="map-dot" r="{DOT:g}"/>'
    if spot.kind == "company":
        kept = '<circle class="map-kept" r="1.8"/>' if spot.kept else ""
        return f'<circle class="map-dot map-dot--company" r="{DOT - 0.7:g}"/>{kept}'
    return f'{dot}<circle class="map-seat" r="{SEAT_RING:g}"/>' if spot.kind == "seat" else dot


def _name(spot: Spot) -> str:
    """A name beside its dot; `dx` and `dy` are in letters, so that they keep their size with the letters."""
    seat = " map-name--seat" if spot.kind == "seat" else ""
    return (
        f'<text class="map-name{seat} l{spot.level} map-{spot.side}" data-of="{spot.key}" '
        f'x="{spot.at[0]:g}" y="{spot.at[1]:g}">{escape(spot.name)}</text>'
    )


def _name_in_file(spot: Spot) -> str:
    """The same without a style sheet to move it: every viewer of pictures knows x, y and the anchor."""
    scale = LEVELS[FILE_LEVEL]
    reach = (dot_pixels(SEAT_RING if spot.kind == "seat" else DOT, scale) + 3.0) / scale
    anchor, dx, dy = {
        "right": ("start", reach, 0.35 * FILE_LETTER),
        "left": ("end", -reach, 0.35 * FILE_LETTER),
        "below": ("middle", 0.0, reach + 0.85 * FILE_LETTER),
        "above": ("middle", 0.0, -reach - 0.1 * FILE_LETTER),
    }[spot.side]
    seat = " map-name--seat" if spot.kind == "seat" else ""
    return (
        f'<text class="map-name{seat}" text-anchor="{anchor}" x="{spot.at[0] + dx:.1f}" '
        f'y="{spot.at[1] + dy:.1f}">{escape(spot.name)}</text>'
    )
