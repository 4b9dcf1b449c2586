"""The made-up owner's years: who is met where, again and again or once, and in which order it is told.

Decides meetings and how people stand; what passes between them is told by `dealings`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from enishi.demo import dealings
from enishi.demo.grammar import Grammar
from enishi.demo.people import PHASES, Member, make_person, owner_record
from enishi.demo.rooms import YEARS, day_of, make_gatherings
from enishi.exchange.records import Record

_BOOK_SHARE = 0.25
_ENCOUNTERS_EACH = 4.5
_MEDIA = ("one_to_one", "meal", "call", "video", "message", "letter")
_MEDIA_WEIGHTS = (30, 20, 8, 10, 29, 3)


@dataclass
class World:
    """What has been made up so far. inside: people in the network; guests: gathering id → who was there."""

    grammar: Grammar
    today: date
    gatherings: list[Record]
    inside: list[Member] = field(default_factory=list)
    book: list[Member] = field(default_factory=list)
    guests: dict[str, list[Member]] = field(default_factory=lambda: defaultdict(list))
    encounters: list[Record] = field(default_factory=list)


def network(people: int = 150, seed: int = 1, *, today: date) -> Iterator[Record]:
    """Tell a whole made-up network as archive records (the header left out), referred-to records first.

    people: how many in all, a quarter of them only in the address book; raises ValueError below 20, where the
    story finds nobody to tell of. The same people, seed and today give the same records. The network is held
    in memory: for more than some 10,000 people use `bulk`.
    """
    if people < 20:
        raise ValueError("a story needs twenty people")
    grammar = Grammar(Random(f"enishi {seed}"))
    world = World(grammar, today, make_gatherings(grammar, today, people))
    yield owner_record(grammar, today)
    yield from world.gatherings
    _people(world, people)
    _meetings(world)
    _standings(world)
    _plans(world)
    # Told before the people are handed out: being a key person gives somebody a rhythm.
    passed = list(dealings.told(grammar, today, world.inside, _attended(world)))
    yield from (member.record for member in (*world.inside, *world.book))
    yield from passed
    yield from sorted(world.encounters, key=lambda record: (str(record["on"]), str(record["id"])))


def _attended(world: World) -> list[Record]:
    return [gathering for gathering in world.gatherings if gathering["status"] == "attended"]


def _people(world: World, people: int) -> None:
    """Make everybody: the network in the order in which they were met, then the rest of the address book."""
    grammar = world.grammar
    outside = round(people * _BOOK_SHARE)
    origins = grammar.rng.choices(
        ("individual", "company", "introduction", "before"), weights=(52, 20, 18, 10), k=people - outside
    )
    world.inside = [_newcomer(world, origin) for origin in origins]
    world.inside.sort(key=lambda member: member.met or date.min)
    for at, member in enumerate(world.inside):
        _first_meeting(world, member, world.inside[:at])
    world.book = [Member(make_person(grammar, in_network=False)) for _ in range(outside)]


def _newcomer(world: World, origin: str) -> Member:
    grammar, rng = world.grammar, world.grammar.rng
    record = make_person(grammar, colleague=origin == "company")
    record |= {
        "origin": origin,
        "phase": rng.choice((*PHASES, None, None, None)),
        "met_on": None,
        "met_at": None,
        "introduced_by": None,
        "standing": "acquaintance",
        "wish": rng.choice((None, None, None, 0, 0, 1, 1)),
        "spark": grammar.maybe(0.07),
        "rhythm_days": None,
    }
    member = Member(record, met=world.today - timedelta(days=rng.randint(3, YEARS * 365 - 60)))
    member.weight = min(60.0, rng.paretovariate(0.85)) - 0.75
    if origin == "individual":
        gathering = rng.choice(_attended(world))
        member.met = day_of(gathering)
        record["met_at"] = gathering["id"]
    if grammar.maybe(0.2):
        member.until = (
            max(member.met, world.today - timedelta(days=rng.randint(120, 500))) if member.met else None
        )
    return member


def _first_meeting(world: World, member: Member, earlier: list[Member]) -> None:
    """How they met: at a gathering, through somebody known before, at work, or long ago."""
    record, grammar, met = member.record, world.grammar, member.met
    assert met is not None
    record["met_on"] = met.isoformat()
    if record["origin"] == "introduction" and not earlier:
        record["origin"] = "before"
    if record["met_at"]:
        world.guests[record["met_at"]].append(member)
        member.days.append(met)
    elif record["origin"] == "before":
        record["met_on"] = str(met.year - grammar.rng.randint(4, 15)) if grammar.maybe(0.6) else None
    else:
        with_them = [member]
        if record["origin"] == "introduction":
            # Some introduce many, most nobody: whoever was met early and is dear does it most.
            weights = [known.weight for known in earlier]
            introducer = grammar.rng.choices(earlier, weights=weights)[0]
            record["introduced_by"] = introducer.id
            if grammar.maybe(0.5):
                with_them.append(introducer)
        if record["origin"] == "company" and grammar.maybe(0.2):
            record["met_on"] = record["met_on"][:7]
        world.encounters.append(_encounter(world, with_them, met, grammar.rng.choice(("one_to_one", "meal"))))


def _meetings(world: World) -> None:
    """Meet people again: few often, many never; on evenings, one to one, by message; then what is planned."""
    rng = world.grammar.rng
    attended = _attended(world)
    days = [day_of(gathering) for gathering in attended]
    again = list(accumulate(member.weight for member in world.inside))
    times = round(len(world.inside) * (_ENCOUNTERS_EACH - 1))
    for member in rng.choices(world.inside, cum_weights=again, k=times):
        assert member.met is not None
        until = member.until or world.today - timedelta(days=1)
        day = member.met + (until - member.met) * rng.random() ** 0.8
        at = bisect_left(days, day)
        if rng.random() < 0.4 and at < len(days) and days[at] <= until:
            if member not in world.guests[attended[at]["id"]]:
                world.guests[attended[at]["id"]].append(member)
                member.days.append(days[at])
        elif day > member.met and day not in member.days:
            medium = rng.choices(_MEDIA, _MEDIA_WEIGHTS)[0]
            world.encounters.append(_encounter(world, [member], day, medium))
    _evenings(world)


def _evenings(world: World) -> None:
    """One encounter for an evening, with everybody who was there and the one or other by themselves."""
    for gathering in _attended(world):
        there = world.guests[gathering["id"]]
        if not there:
            continue
        record = _encounter(world, there, day_of(gathering), "gathering", days_known=True)
        record["gathering"] = gathering["id"]
        record["note"] = world.grammar.say("notes", "crowd") if world.grammar.maybe(0.7) else None
        world.encounters.append(record)


def _plans(world: World) -> None:
    """The coming weeks: who is to be there, and three appointments; none with those who cost."""
    rng = world.grammar.rng
    cumulative = list(accumulate(0.0 if member.costs else member.weight for member in world.inside))
    for gathering in world.gatherings:
        if gathering["status"] == "planned":
            guests = {member.id: member for member in rng.choices(world.inside, cum_weights=cumulative, k=3)}
            record = _encounter(world, list(guests.values()), day_of(gathering), "gathering", planned=True)
            record["gathering"] = gathering["id"]
            world.encounters.append(record)
    for ahead, medium in ((1, "meal"), (4, "one_to_one"), (9, "video")):
        member = rng.choices(world.inside, cum_weights=cumulative)[0]
        day = world.today + timedelta(days=ahead)
        world.encounters.append(_encounter(world, [member], day, medium, planned=True))


def _encounter(
    world: World,
    people: list[Member],
    day: date,
    medium: str,
    *,
    planned: bool = False,
    days_known: bool = False,
) -> Record:
    grammar = world.grammar
    company = people[0].record["origin"] == "company"
    # Whom one knows through work one sooner or later meets without it, some of them.
    as_me = not company or (int(people[0].id[0], 16) < 6 and world.today - day < timedelta(days=400))
    if not planned and not days_known:
        for member in people:
            member.days.append(day)
    record: dict[str, Any] = {
        "type": "encounter",
        "id": grammar.new_id(),
        "on": day.isoformat(),
        "people": [member.id for member in people],
        "medium": medium,
        "gathering": None,
        "status": "planned" if planned else "happened",
        "as": ("me" if as_me else "company") if grammar.maybe(0.9) else None,
        "business": company and not as_me and medium != "gathering",
        "initiated_by": grammar.rng.choice(("me", "me", "them", "them", None)),
        "answered": None,
        "mood": None,
        "noticed": None,
        "note": None,
    }
    if medium in ("message", "letter") and record["initiated_by"] == "me":
        record["answered"] = grammar.maybe(0.8)
    if not planned:
        record["mood"] = grammar.rng.choice((1, 1, 1, 0, 0, None, None, None))
        record["noticed"] = grammar.say("notes", "noticed") if grammar.maybe(0.03) else None
        if medium != "gathering" and grammar.maybe(0.65):
            record["note"] = grammar.say("notes", "short" if medium in ("message", "letter") else "met")
    return record


def _standings(world: World) -> None:
    """How people stand after all this: companions, those one leaves in peace, those who cost."""
    rng = world.grammar.rng
    near = sorted(world.inside, key=lambda member: -len(member.days))
    for member in near[: max(3, len(near) // 20)]:
        member.record |= {"standing": "companion", "wish": 1, "rhythm_days": rng.choice((14, 21, 30, 45))}
    costly = rng.sample(near[len(near) // 8 : len(near) // 2], max(2, len(near) // 30))
    by_person = {member.id: member for member in costly}
    for at, member in enumerate(costly):
        member.costs = True
        member.record |= {"wish": -1, "spark": False, "note": world.grammar.say("self", "cost")}
        member.record["standing"] = "at_peace" if at % 3 == 0 else "acquaintance"
    for encounter in world.encounters:
        alone = len(encounter["people"]) == 1 and encounter["people"][0] in by_person
        if alone and encounter["status"] == "happened":
            encounter["mood"] = rng.choice((-1, -1, 0))
