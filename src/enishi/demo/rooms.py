"""The gatherings of the made-up years: series of every kind, once-only ones, and those of the coming weeks.

Decides when and where; who comes is the story's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from enishi.demo.grammar import Grammar
from enishi.exchange.records import Record

YEARS = 4


def make_gatherings(grammar: Grammar, today: date, people: int) -> list[Record]:
    """All gatherings in order of their day, the planned ones (1–35 days ahead) last.

    The more people, the more evenings: their number grows with the square root.
    """
    density = max(0.4, (people / 150) ** 0.5)
    made: list[Record] = []
    for at, (key, series) in enumerate(grammar.words["series"].items()):
        days = list(_days(grammar, today, series[4] / density))
        made += [_attended(grammar, series, day, number) for number, day in enumerate(days, start=1)]
        if at % 2 == 0 or key == "cards" or grammar.maybe(0.2):
            ahead = today + timedelta(days=grammar.rng.randint(1, 35))
            made.append(_gathering(grammar, series, ahead, len(days) + 1, planned=True))
    return sorted(made, key=lambda record: str(record["starts"]))


def _days(grammar: Grammar, today: date, gap: float) -> Iterator[date]:
    """Uneven days from years ago until yesterday; more of them as the wish to leave grows."""
    span = YEARS * 365
    day = grammar.rng.randint(0, int(gap * 2))
    while day < span:
        if grammar.maybe(0.35 + 0.55 * day / span):
            yield today - timedelta(days=span - day)
        day += max(6, int(grammar.rng.gauss(gap, gap / 4)))


def _attended(grammar: Grammar, series: list[Any], day: date, number: int) -> Record:
    record = _gathering(grammar, series, day, number, planned=False)
    record["again"] = grammar.rng.choice((True, True, True, None, False))
    record["solicited"] = series[1] == "mixer" and grammar.maybe(0.12)
    if record["solicited"]:
        record["again"] = False
    record["note"] = grammar.pick(grammar.words["notes"]["gathering"][0]) if grammar.maybe(0.12) else None
    return record


def _gathering(grammar: Grammar, series: list[Any], day: date, number: int, *, planned: bool) -> Record:
    title, kind, place, hour, _, cost, fields = series
    return {
        "type": "gathering",
        "id": grammar.new_id(),
        "title": f"{title} 第{number}回" if number % 4 else f"{title} {day.year}年{day.month}月",
        "kind": kind,
        "starts": f"{day.isoformat()}T{hour:02d}:{grammar.rng.choice(('00', '00', '30'))}+09:00",
        "ends": None,
        "place": place,
        "series": title,
        "status": "planned" if planned else "attended",
        "fields_expected": fields,
        "again": None,
        "solicited": False,
        "cost": cost,
        "url": None,
        "note": None,
    }


def day_of(gathering: Record) -> date:
    """The day on which a gathering starts."""
    return date.fromisoformat(str(gathering["starts"])[:10])
