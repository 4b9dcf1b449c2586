"""A month or a year looked back on: what happened, who came, what passed, what one noticed – and what one wrote of it.

Decides which facts make the page. Counting is left to the database, over indexes that begin with the owner's days; names
are read only for the few who are shown. The number of queries depends neither on the period nor on the network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Left
from numpy.typing import NDArray

from enishi.core.periods import Period, read_period
from enishi.language import fields as taxonomy
from enishi.network import models as m
from enishi.network.models import Owner, Person
from enishi.network.queries.chances import ChanceRow, chances_within
from enishi.network.queries.people import Face, face_of, seated_among

PEOPLE = 8
GATHERINGS = 8
LISTED = 20
LATEST_GOOD = 2000


@dataclass(frozen=True)
class Meetings:
    """What was logged. by_part: meetings by month of a year or day of a month; moods by sign; people: how many different."""

    count: int
    people: int
    by_part: dict[str, int]
    by_medium: dict[str, int]
    moods: dict[int, int]
    good_with: tuple[tuple[Face, int], ...]


@dataclass(frozen=True)
class Newcomers:
    """Who was met for the first time: how many, in which branches, and some of them."""

    count: int
    by_branch: dict[str, int]
    faces: tuple[Face, ...]


@dataclass(frozen=True)
class GatheringSeen:
    """A gathering attended and what came of it: people first met there, chances whose thread runs through it."""

    uid: str
    title: str
    kind: str
    on: str
    again: bool | None
    first_met: int
    chances: int


@dataclass(frozen=True)
class Passed:
    """What passed both ways. by_kind, by_part: (direction, kind or part) → count; most_given, most_received: with whom."""

    by_kind: dict[tuple[str, str], int]
    by_part: dict[tuple[str, str], int]
    most_given: tuple[tuple[Face, int], ...]
    most_received: tuple[tuple[Face, int], ...]

    def total(self, direction: str) -> int:
        return sum(n for (way, _kind), n in self.by_kind.items() if way == direction)


@dataclass(frozen=True)
class Noted:
    """Something in the owner's own words. on: its day; people: with whom."""

    on: str
    text: str
    people: tuple[Face, ...] = ()
    kind: str = ""
    uid: str = ""


@dataclass(frozen=True)
class Written:
    """What the owner wrote of a period. found: by search; since: the day, "" where an older archive did not say."""

    uid: str
    since: str
    text: str
    found: dict[str, str]

    def empty(self) -> bool:
        return not (self.text or any(self.found.values()))


@dataclass(frozen=True)
class ReviewPage:
    """Everything a look back shows. written: the newest, before: earlier versions."""

    period: Period
    meetings: Meetings
    newcomers: Newcomers
    gatherings: tuple[GatheringSeen, ...]
    gatherings_in_all: int
    passed: Passed
    promises_kept: int
    introductions: tuple[tuple[str, Face, Face], ...]
    chances: tuple[ChanceRow, ...]
    brought_by: tuple[tuple[Face, int], ...]
    noticed: tuple[Noted, ...]
    words: tuple[Noted, ...]
    polished: tuple[Noted, ...]
    said_anew: tuple[Noted, ...]
    seats: tuple[tuple[str, Face], ...]
    written: Written | None
    before: tuple[Written, ...]

    def empty(self) -> bool:
        """Whether nothing at all is written down of the period."""
        happened = (
            self.meetings.count, self.newcomers.count, self.gatherings_in_all, self.passed.by_kind, self.promises_kept,
            self.introductions, self.chances, self.words, self.polished, self.said_anew, self.seats,
        )  # fmt: skip
        return not any(happened)


def review_page(owner: Owner, period: Period) -> ReviewPage:
    """Return what there is to look back on."""
    counted = _Counts(owner, period)
    chances = chances_within(owner, period.begins, period.ends, LISTED)
    noticed, words = _noticed(owner, period), _words(owner, period)
    introductions, seats = _introductions(owner, period), _seats(owner, period)
    brought = Counter(knot.face.pk for row in chances for knot in row.chain if knot.face)
    faces = _faces(
        owner,
        [
            *counted.people_shown(), *(key for _row, keys in noticed for key in keys), *brought,
            *(row.person_id for row in words), *(key for row in introductions for key in (row.a_id, row.b_id)),
            *(row.person_id for row in seats),
        ],
    )  # fmt: skip
    written = reviews_of(owner, period)
    return ReviewPage(
        period=period,
        meetings=counted.meetings(faces),
        newcomers=counted.newcomers(faces),
        gatherings=_gatherings(owner, period),
        gatherings_in_all=_attended(owner, period).count(),
        passed=counted.passed(faces),
        promises_kept=_within(
            m.Promise.objects.filter(owner=owner, trashed_at=None), period, "done_on"
        ).count(),
        introductions=tuple(
            (row.state or "", faces[row.a_id], faces[row.b_id or 0])
            for row in introductions
            if row.a_id in faces and row.b_id in faces
        ),
        chances=tuple(chances),
        brought_by=tuple((faces[key], n) for key, n in brought.most_common(PEOPLE) if key in faces),
        noticed=tuple(
            Noted(
                row.on or "",
                row.noticed or "",
                tuple(faces[key] for key in keys if key in faces),
                uid=str(row.uid),
            )
            for row, keys in noticed
        ),
        words=tuple(
            Noted(
                row.on or "",
                row.text or "",
                (faces[row.person_id],) if row.person_id in faces else (),
                row.kind or "",
            )
            for row in words
        ),
        polished=_polished(owner, period),
        said_anew=_said_anew(owner, period),
        seats=tuple((row.field or "", faces[row.person_id or 0]) for row in seats if row.person_id in faces),
        written=written[0] if written else None,
        before=tuple(written[1:]),
    )


def _within(rows: QuerySet[Any], period: Period, column: str = "on") -> QuerySet[Any]:
    return rows.filter(**{f"{column}__gte": period.begins, f"{column}__lt": period.ends})


def _faces(owner: Owner, keys: Iterable[int | None]) -> dict[int, Face]:
    wanted = sorted({key for key in keys if key})
    people = Person.objects.filter(owner=owner, pk__in=wanted, trashed_at=None).select_related("photo")
    seated = seated_among(owner, wanted)
    return {person.pk: face_of(person, seated) for person in people}


# -- counted by the database ----------------------------------------------------------------------------------------


class _Counts:
    """Meetings, newcomers and favors, counted; the faces of those who are named come later, all at once."""

    def __init__(self, owner: Owner, period: Period) -> None:
        self.owner, self.period = owner, period
        happened = m.Encounter.objects.filter(owner=owner, status="happened", trashed_at=None)
        self.encounters = list(
            # In the order of the index, so that nothing is sorted.
            _within(happened, period)
            .values_list("on", "mood", "medium")
            .annotate(times=Count("pk"))
            .order_by()
        )
        self.good = self._good(happened)
        self.met = _people_met(owner, period)
        self.first, self.branches, self.first_shown = self._first_met()
        favors = _within(m.Favor.objects.filter(owner=owner, trashed_at=None), period)
        self.favors = list(
            favors.annotate(part=Left("on", len(period.parts()[0])))
            .values_list("direction", "kind", "part", "person")
            .annotate(times=Count("pk"))
            .order_by()
        )

    def _good(self, happened: QuerySet[m.Encounter]) -> list[tuple[int, int]]:
        """With whom it felt good most often, among the latest such meetings."""
        latest = (
            _within(happened.filter(mood__gt=0), self.period)
            .order_by("-on", "-pk")
            .values("pk")[:LATEST_GOOD]
        )
        links = m.EncounterPerson.objects.filter(owner=self.owner, encounter__in=latest).values_list("person")
        return list(links.annotate(times=Count("pk")).order_by("-times", "person")[:PEOPLE])

    def _first_met(self) -> tuple[int, Counter[str], list[int]]:
        new = _within(m.Tie.objects.filter(owner=self.owner, in_network=True), self.period, "first_on")
        rows = sorted(new.values_list("person", "strength"), key=lambda row: (-(row[1] or 0.0), row[0]))
        fields = m.PersonField.objects.filter(owner=self.owner, person__in=new.values("person"))
        branches: Counter[str] = Counter()
        for field, people in (
            fields.values_list("field").annotate(people=Count("person", distinct=True)).order_by()
        ):
            branches[taxonomy.branch_of(field)] += people
        return len(rows), branches, [key for key, _strength in rows[:PEOPLE]]

    def people_shown(self) -> list[int]:
        gave, took = self._most("given"), self._most("received")
        return [*self.first_shown, *(key for key, _ in (*self.good, *gave, *took))]

    def _most(self, direction: str) -> list[tuple[int, int]]:
        counted: Counter[int] = Counter()
        for way, _kind, _part, person, times in self.favors:
            if way == direction:
                counted[person] += times
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:PEOPLE]

    def meetings(self, faces: dict[int, Face]) -> Meetings:
        by_part: Counter[str] = Counter()
        by_medium: Counter[str] = Counter()
        moods: Counter[int] = Counter()
        part = len(self.period.parts()[0])
        for on, mood, medium, times in self.encounters:
            by_part[on[:part]] += times
            by_medium[medium or ""] += times
            if mood is not None:
                moods[(mood > 0) - (mood < 0)] += times
        return Meetings(
            sum(by_part.values()),
            self.met,
            dict(by_part),
            dict(by_medium),
            dict(moods),
            _named(self.good, faces),
        )

    def newcomers(self, faces: dict[int, Face]) -> Newcomers:
        shown = tuple(faces[key] for key in self.first_shown if key in faces)
        return Newcomers(self.first, dict(self.branches), shown)

    def passed(self, faces: dict[int, Face]) -> Passed:
        by_kind: Counter[tuple[str, str]] = Counter()
        by_part: Counter[tuple[str, str]] = Counter()
        for direction, kind, part, _person, times in self.favors:
            by_kind[direction or "given", kind or "help"] += times
            by_part[direction or "given", part] += times
        most = (_named(self._most(way), faces) for way in ("given", "received"))
        return Passed(dict(by_kind), dict(by_part), *most)


def _people_met(owner: Owner, period: Period) -> int:
    """Count the people of the network met in a period, from the contact days each tie keeps.

    Whoever was first or last met within it was met; only of the others are the days between looked at.
    """
    ties = m.Tie.objects.filter(owner=owner, in_network=True)
    surely = Q(last_on__gte=period.begins, last_on__lt=period.ends)
    surely |= Q(first_on__gte=period.begins, first_on__lt=period.ends)
    first, last = period.first.toordinal(), period.last.toordinal()
    around = ties.filter(first_on__lt=period.begins, last_on__gte=period.ends).values_list("days", flat=True)
    perhaps = (np.frombuffer(days, "<i4", len(days) // 8) for days in around.iterator())
    return ties.filter(surely).count() + sum(_any_between(days, first, last) for days in perhaps)


def _any_between(days: NDArray[np.int32], first: int, last: int) -> bool:
    """Whether one of these ordinals, in order, lies between two."""
    place = int(np.searchsorted(days, first))
    return place < len(days) and int(days[place]) <= last


def _named(counted: Sequence[tuple[int, int]], faces: dict[int, Face]) -> tuple[tuple[Face, int], ...]:
    return tuple((faces[key], times) for key, times in counted if key in faces)


# -- listed ---------------------------------------------------------------------------------------------------------


def _attended(owner: Owner, period: Period) -> QuerySet[m.Gathering]:
    return _within(m.Gathering.objects.filter(owner=owner, status="attended", trashed_at=None), period)


def _gatherings(owner: Owner, period: Period) -> tuple[GatheringSeen, ...]:
    """Return where most came of it, in the order of their days."""
    rows = _attended(owner, period).annotate(
        met=Count("first_met", filter=Q(first_met__trashed_at=None), distinct=True),
        led=Count("chance_links__chance", filter=Q(chance_links__chance__trashed_at=None), distinct=True),
    )
    best = list(rows.order_by("-led", "-met", "-on", "-pk")[:GATHERINGS])
    return tuple(
        GatheringSeen(
            str(row.uid), row.title or "", row.kind or "other", row.on or "", row.again, row.met, row.led
        )
        for row in sorted(best, key=lambda row: (row.on or "", row.pk))
    )


def _noticed(owner: Owner, period: Period) -> list[tuple[m.Encounter, list[int]]]:
    """Return what the owner noticed about themselves, with whom it was."""
    rows = m.Encounter.objects.filter(owner=owner, status="happened", trashed_at=None, noticed__isnull=False)
    listed = list(_within(rows.exclude(noticed=""), period).order_by("on", "pk")[:LISTED])
    with_whom: dict[int, list[int]] = {row.pk: [] for row in listed}
    links = m.EncounterPerson.objects.filter(owner=owner, encounter__in=listed).order_by("place", "pk")
    for encounter, person in links.values_list("encounter_id", "person_id"):
        with_whom[encounter].append(person)
    return [(row, with_whom[row.pk][:3]) for row in listed]


def _words(owner: Owner, period: Period) -> list[m.Reaction]:
    rows = m.Reaction.objects.filter(owner=owner, trashed_at=None).exclude(text=None)
    return list(_within(rows, period).order_by("on", "pk")[:LISTED])


def _introductions(owner: Owner, period: Period) -> list[m.Introduction]:
    rows = m.Introduction.objects.filter(
        owner=owner, trashed_at=None, state__in=("made", "bore_fruit"), b__isnull=False
    )
    return list(_within(rows, period).order_by("on", "pk")[:LISTED])


def _seats(owner: Owner, period: Period) -> list[m.Seat]:
    rows = m.Seat.objects.filter(owner=owner, trashed_at=None, person__isnull=False)
    return list(_within(rows, period, "since").order_by("since", "pk")[:LISTED])


def _polished(owner: Owner, period: Period) -> tuple[Noted, ...]:
    rows = m.Polish.objects.filter(owner=owner, trashed_at=None)
    listed = _within(rows, period, "done_on").order_by("done_on", "pk")[:LISTED]
    kinds = {True: "gladdened", False: "not_yet", None: ""}
    return tuple(
        Noted(
            row.done_on or "",
            "。".join(part for part in (row.what, row.learnt) if part),
            kind=kinds[row.gladdened],
        )
        for row in listed
    )


def _said_anew(owner: Owner, period: Period) -> tuple[Noted, ...]:
    rows = m.Statement.objects.filter(owner=owner, trashed_at=None)
    listed = _within(rows, period, "since").order_by("since", "pk")[:LISTED]
    return tuple(Noted(row.since or "", row.text, kind=row.what or "do") for row in listed)


# -- what was written, and where there is something to read ---------------------------------------------------------


def reviews_of(owner: Owner, period: Period) -> list[Written]:
    """Return what the owner wrote of a period, the newest first."""
    rows = m.Review.objects.filter(owner=owner, period=period.code, trashed_at=None)
    return [_written(row) for row in rows.order_by(F("since").desc(nulls_last=True), "-pk")[:LISTED]]


def _written(row: m.Review) -> Written:
    found = {
        "could_help": row.could_help or "", "brought_chances": row.brought_chances or "", "be_with": row.be_with or "",
    }  # fmt: skip
    return Written(str(row.uid), row.since or "", row.text or "", found)


def span_of(owner: Owner) -> tuple[str, str]:
    """Return the first and the last day on which anything happened; ("", "") before the first."""
    happened = m.Encounter.objects.filter(owner=owner, status="happened", trashed_at=None, on__isnull=False)
    # From both ends of the index: asked for together, they would be looked for among all.
    first, last = (happened.order_by(order).values_list("on", flat=True).first() for order in ("on", "-on"))
    return first or "", last or ""


def periods_written(owner: Owner) -> frozenset[str]:
    """Return the periods of which the owner wrote something."""
    rows = m.Review.objects.filter(owner=owner, trashed_at=None)
    return frozenset(rows.values_list("period", flat=True))


def period_to_open(owner: Owner, today: Period) -> Period:
    """Return where looking back begins: this month once something happened in it, else the last one in which it did."""
    last = span_of(owner)[1][:7]
    return min(read_period(last), today, key=lambda one: one.code) if len(last) == 7 else today
