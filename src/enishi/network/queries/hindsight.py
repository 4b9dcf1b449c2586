"""What gatherings led to over the years: by kind, by series and by place. What is counted, `core.hindsight` says."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from enishi.core.chances import Link
from enishi.core.hindsight import SETTLED_DAYS, Came, Evening, Yield, led_to
from enishi.network import models as m
from enishi.network.models import Owner

MOST = 2_000
LISTED = 12


@dataclass(frozen=True)
class Row:
    """One kind, series or place and what it led to. chances: titles; others: amounts in other currencies, left out."""

    name: str
    gatherings: int
    people: int
    key_persons: int
    chances: tuple[str, ...]
    income: int

    @property
    def empty(self) -> bool:
        """Whether nothing came of it that is written down."""
        return not (self.people or self.key_persons or self.chances)


@dataclass(frozen=True)
class Hindsight:
    """year: the one looked back on, '' for all; years: those there are, the latest first. foreign: chances that came
    true in another currency than yen, which no sum holds.
    """

    year: str
    years: tuple[str, ...]
    kinds: tuple[Row, ...]
    series: tuple[Row, ...]
    places: tuple[Row, ...]
    chances: int
    foreign: int


def hindsight(owner: Owner, today: datetime.date, year: str = "") -> Hindsight:
    """Return what the gatherings of a year, or of all, led to until today. Six queries."""
    settled = (today - datetime.timedelta(days=SETTLED_DAYS)).isoformat()
    rows = m.Gathering.objects.filter(owner=owner, status="attended", trashed_at=None, on__lte=settled)
    listed = list(rows.order_by("-on", "-pk")[:MOST])
    years = tuple(dict.fromkeys((row.on or "")[:4] for row in listed))
    chosen = [row for row in listed if not year or (row.on or "").startswith(year)]
    first_met, key_persons = _met_at(owner, [row.pk for row in chosen])
    came, titles, foreign = _chances(owner)

    def by(attribute: str) -> tuple[Row, ...]:
        evenings = [
            Evening(str(row.pk), getattr(row, attribute)) for row in chosen if getattr(row, attribute)
        ]
        return _rows(led_to(evenings, first_met, key_persons, came), titles)

    kinds = by("kind")
    return Hindsight(
        year, years, kinds, by("series"), by("place"), sum(len(row.chances) for row in kinds), foreign
    )


def _rows(found: dict[str, Yield], titles: dict[str, str]) -> tuple[Row, ...]:
    rows = [
        Row(
            name,
            of.gatherings,
            of.people,
            of.key_persons,
            tuple(titles[uid] for uid in of.chances),
            of.income,
        )
        for name, of in found.items()
    ]
    return tuple(
        sorted(rows, key=lambda row: (-len(row.chances), -row.key_persons, -row.people, row.name))[:LISTED]
    )


def _met_at(owner: Owner, gatherings: Sequence[int]) -> tuple[dict[str, int], dict[str, int]]:
    """Count the people first met at each gathering, and the key persons among them."""
    met = m.Person.objects.filter(owner=owner, met_at__in=gatherings, trashed_at=None, in_network=True)
    where = dict(met.values_list("pk", "met_at"))
    seats = m.Seat.objects.filter(owner=owner, person__in=met, until=None, trashed_at=None)
    seated = set(seats.values_list("person_id", flat=True))
    people = Counter(str(at) for at in where.values())
    return dict(people), dict(Counter(str(at) for pk, at in where.items() if pk in seated))


def _chances(owner: Owner) -> tuple[list[Came], dict[str, str], int]:
    rows = list(
        m.Chance.objects.filter(owner=owner, trashed_at=None).select_related("source").order_by("-on")[:MOST]
    )
    links = m.ChanceLink.objects.filter(owner=owner, chance__in=rows).order_by("place", "pk")
    chains: dict[int, list[Link]] = defaultdict(list)
    met_at: dict[int, int | None] = {}
    for chance, person, at, gathering in links.values_list(
        "chance_id", "person_id", "person__met_at", "gathering_id"
    ):
        chains[chance].append(
            Link("gathering", str(gathering)) if gathering else Link("person", f"p{person}")
        )
        # The furthest person decides where it began.
        met_at[chance] = at if person else met_at.get(chance)
    for row in rows:
        if not chains[row.pk] and row.source is not None:
            chains[row.pk].append(Link("person", f"p{row.source.pk}"))
            met_at[row.pk] = row.source.met_at_id
    came = [
        Came(
            str(row.uid),
            tuple(chains[row.pk]),
            str(met_at[row.pk]) if met_at.get(row.pk) else None,
            _worth(row),
        )
        for row in rows
    ]
    foreign = sum(1 for row in rows if row.state == "won" and row.worth and row.currency != "JPY")
    return came, {str(row.uid): row.title or "" for row in rows}, foreign


def _worth(row: m.Chance) -> int:
    return int(row.worth) if row.state == "won" and row.worth and row.currency == "JPY" else 0
