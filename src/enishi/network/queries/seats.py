"""Seats as the page of key persons shows them: who holds one, who was not seen for a while, who might be asked.

Decides which people are looked at, cut by index so that the cost stays the same for any network. The rules – when it
has been a while, who comes first and why, which fields to propose – are `core.seats`'.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from enishi.core import activation, days
from enishi.core import seats as rules
from enishi.core.vocabulary import APART, PHASES
from enishi.language import fields as taxonomy
from enishi.network import models as m
from enishi.network.errors import NotFound
from enishi.network.models import Owner, Person, Seat
from enishi.network.queries.packing import unpack
from enishi.network.queries.people import Face, face_of

# How many people of one field are weighed, curious ones and those met last first.
WEIGHED = 40
CANDIDATES = 3
CURIOUS = 12
NAMED = 2
# Proposals look at the latest encounters only: what one talks of now, at the same cost for any network.
LATEST = 200


@dataclass(frozen=True)
class CandidateShown:
    """Somebody for a seat, with the reason codes of `core.seats`, loudest first."""

    face: Face
    because: tuple[str, ...]
    far_ahead: bool


@dataclass(frozen=True)
class SeatShown:
    """One place. state: someone, quiet (not seen for a while) or open (yet to be met); candidates only where open."""

    uid: str
    field: str
    state: str
    since: str
    person: Face | None = None
    last_on: str = ""
    candidates: tuple[CandidateShown, ...] = ()


@dataclass(frozen=True)
class SeatsPage:
    """The places field by field, whom one is curious about, and fields proposed for a place."""

    seats: tuple[SeatShown, ...]
    curious: tuple[Curious, ...]
    proposed: tuple[Proposed, ...]
    full: bool


def seats_page(owner: Owner, today: datetime.date) -> SeatsPage:
    """Return everything the page shows; the number of queries depends neither on people nor on seats."""
    rows = list(_open(owner).select_related("person__photo", "person__tie").order_by("field", "pk"))
    vacant = {row.field or "" for row in rows if row.person is None}
    candidates = _candidates(owner, today, sorted(vacant), [row.person_id for row in rows if row.person_id])
    return SeatsPage(
        seats=tuple(_shown(row, today, candidates.get(row.field or "", ())) for row in rows),
        curious=_curious(owner, today),
        proposed=_proposed(owner, [row.field or "" for row in rows]),
        full=len(rows) >= rules.MOST_SEATS,
    )


def seat_shown(owner: Owner, uid: Any, today: datetime.date) -> SeatShown:
    """Return one place with more candidates than the page has room for; raise NotFound."""
    row = _open(owner).filter(uid=uid).select_related("person__photo", "person__tie").first()
    if row is None:
        raise NotFound(key="seat", id=str(uid))
    taken = [pk for pk in _open(owner).values_list("person_id", flat=True) if pk]
    found = _candidates(owner, today, [row.field or ""], taken, limit=8)
    return _shown(row, today, found.get(row.field or "", ()))


def _open(owner: Owner) -> Any:
    return Seat.objects.filter(owner=owner, until=None, trashed_at=None)


def _shown(row: Seat, today: datetime.date, candidates: Sequence[CandidateShown]) -> SeatShown:
    person = row.person
    if person is None or person.trashed_at is not None:
        return SeatShown(str(row.uid), row.field or "", "open", row.since or "", candidates=tuple(candidates))
    tie = getattr(person, "tie", None)
    last = (tie.last_on or "") if tie else ""
    return SeatShown(
        str(row.uid), row.field or "", "quiet" if _quiet(person, tie, today) else "someone", row.since or "",
        face_of(person, [person.pk]), last,
    )  # fmt: skip


def _quiet(person: Person, tie: m.Tie | None, today: datetime.date) -> bool:
    """Ask core; the stored crossing day says whether R is under ½ today, without counting anew."""
    if tie is None or not tie.half_on or not tie.last_on:
        return True
    remembered = 0.0 if tie.half_on <= today.isoformat() else 1.0
    since = days.days_between(days.day_of(tie.last_on), today)
    return rules.not_seen_for_a_while(remembered, since, person.rhythm_days)


# -- candidates -----------------------------------------------------------------------------------------------------


def _candidates(
    owner: Owner, today: datetime.date, fields: Sequence[str], taken: Sequence[int], limit: int = CANDIDATES
) -> dict[str, tuple[CandidateShown, ...]]:
    """Return candidates for each field, best first. Queries: three, whatever the number of fields."""
    if not fields:
        return {}
    people = _weighed(owner, fields, taken)
    ids = list(people)
    stands_in = _fields_of(owner, ids)
    through = _met_through(owner, ids, fields)
    passed = _passed(owner, ids)
    found = {}
    for field in fields:
        listed = [
            _acquaintance(owner, one, today, stands_in[pk], through[pk, field], passed[pk])
            for pk, one in people.items()
        ]
        chosen = rules.candidates_for(field, listed, limit)
        found[field] = tuple(
            CandidateShown(face_of(people[int(one.id)]), one.because, one.far_ahead) for one in chosen
        )
    return found


def _within(fields: Sequence[str], column: str = "field") -> Q:
    """Match these fields and the leaves beneath them."""
    found = Q(**{f"{column}__in": fields})
    for field in fields:
        found |= Q(**{f"{column}__startswith": f"{field}."})
    return found


def _weighed(owner: Owner, fields: Sequence[str], taken: Sequence[int]) -> dict[int, Person]:
    """Return at most `WEIGHED` people of each field: those one is curious about and met last."""
    place = Window(
        RowNumber(), partition_by=F("field"),
        order_by=[F("person__spark").desc(), F("person__tie__last_on").desc(nulls_last=True), F("person").asc()],
    )  # fmt: skip
    rows = m.PersonField.objects.filter(
        _within(fields),
        owner=owner,
        person__in_network=True,
        person__trashed_at=None,
        person__tie__isnull=False,
    ).exclude(Q(person__standing__in=APART) | Q(person__in=taken))
    best = rows.annotate(nth=place).filter(nth__lte=WEIGHED).select_related("person__photo", "person__tie")
    return {one.person_id: one.person for one in best}


def _fields_of(owner: Owner, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for pk, field in m.PersonField.objects.filter(owner=owner, person__in=ids).values_list(
        "person_id", "field"
    ):
        found[pk] += (field,)
    return found


def _met_through(owner: Owner, ids: Sequence[int], fields: Sequence[str]) -> dict[tuple[int, str], int]:
    """Count the people of each field who were introduced by each of these."""
    rows = m.PersonField.objects.filter(
        _within(fields), owner=owner, person__introduced_by__in=ids, person__trashed_at=None
    ).values_list("person__introduced_by", "person", "field")
    seen = {(by, person, _seat_of(field, fields)) for by, person, field in rows}
    counted: dict[tuple[int, str], int] = defaultdict(int)
    for by, _, field in seen:
        counted[by or 0, field] += 1
    return counted


def _seat_of(field: str, fields: Sequence[str]) -> str:
    return field if field in fields else taxonomy.branch_of(field)


def _passed(owner: Owner, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = defaultdict(frozenset)
    rows = m.Favor.objects.filter(owner=owner, person__in=ids, trashed_at=None)
    for pk, direction in rows.values_list("person_id", "direction").distinct():
        found[pk] |= {direction or ""}
    return found


def _acquaintance(
    owner: Owner,
    person: Person,
    today: datetime.date,
    fields: tuple[str, ...],
    through: int,
    passed: frozenset[str],
) -> rules.Acquaintance:
    wish = person.wish
    return rules.Acquaintance(
        id=str(person.pk), fields=fields,
        remembered=activation.remembered_on(unpack(person.tie.days), today.toordinal()), met_through=through,
        phase_gap=_gap(person.phase, owner.phase), gives="given" in passed, takes="received" in passed,
        wish=None if wish is None else (wish > 0) - (wish < 0), spark=person.spark,
    )  # fmt: skip


def _gap(theirs: str | None, mine: str | None) -> float | None:
    if theirs not in PHASES or mine not in PHASES:
        return None
    return float(PHASES.index(theirs) - PHASES.index(mine))


# -- curious about, and proposed fields -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Curious:
    """Somebody one is curious about who has no seat yet. field: the branch for one, '' where their field is unknown."""

    face: Face
    field: str
    because: tuple[str, ...]
    far_ahead: bool


def _curious(owner: Owner, today: datetime.date) -> tuple[Curious, ...]:
    """Return whom one is curious about, without a seat, best first. Five queries."""
    seated = _open(owner).filter(person__isnull=False).values("person")
    rows = Person.objects.filter(owner=owner, spark=True, in_network=True, trashed_at=None, tie__isnull=False)
    people = rows.exclude(Q(standing__in=APART) | Q(pk__in=seated)).select_related("photo", "tie")
    listed = {one.pk: one for one in people.order_by(F("tie__last_on").desc(nulls_last=True), "pk")[:CURIOUS]}
    stands_in, passed = _fields_of(owner, list(listed)), _passed(owner, list(listed))
    branches = sorted({taxonomy.branch_of(code) for codes in stands_in.values() for code in codes})
    through = _met_through(owner, list(listed), branches)
    found = []
    for pk, one in listed.items():
        field = taxonomy.branch_of(stands_in[pk][0]) if stands_in[pk] else ""
        seen = _acquaintance(owner, one, today, stands_in[pk], through[pk, field], passed[pk])
        chosen = rules.candidates_for(field, [seen], 1) if field else ()
        because = chosen[0].because if chosen else ("spark",)
        found.append(Curious(face_of(one), field, because, rules.far_ahead(seen.phase_gap)))
    return tuple(found)


@dataclass(frozen=True)
class Proposed:
    """A field proposed for a place: in how many of the latest talks it came up, and with whom."""

    field: str
    times: int
    people: tuple[Face, ...] = ()


def _proposed(owner: Owner, seated: Sequence[str]) -> tuple[Proposed, ...]:
    """Return the fields that came up in the latest encounters – through who was there, or what was talked of – and
    have no place yet.
    """
    latest = m.Encounter.objects.filter(owner=owner, status="happened", trashed_at=None)
    notes = list(latest.order_by("-on", "-pk").values_list("pk", "note")[:LATEST])
    came_up: dict[str, dict[int, None]] = defaultdict(dict)
    with_whom: dict[str, dict[int, None]] = defaultdict(dict)
    for pk, note in notes:
        for code in taxonomy.find(note or ""):
            came_up[taxonomy.branch_of(code)][pk] = None
    rows = m.PersonField.objects.filter(
        owner=owner, person__met__encounter__in=[pk for pk, _ in notes], person__in_network=True,
        person__trashed_at=None,
    ).exclude(person__standing__in=APART)  # fmt: skip
    for field, person, encounter in rows.order_by("-person__met__on").values_list(
        "field", "person", "person__met__encounter"
    ):
        came_up[taxonomy.branch_of(field)][encounter] = None
        with_whom[taxonomy.branch_of(field)][person] = None
    closed = Seat.objects.filter(owner=owner, person=None, until__isnull=False, trashed_at=None)
    declined = {taxonomy.branch_of(field or "") for field in closed.values_list("field", flat=True)}
    mentions = {field: len(encounters) for field, encounters in came_up.items()}
    chosen = rules.proposed_fields(
        mentions, {taxonomy.branch_of(field) for field in seated}, declined=declined
    )
    named = {field: list(with_whom[field])[:NAMED] for field, _ in chosen}
    people = Person.objects.filter(owner=owner, pk__in={pk for ids in named.values() for pk in ids})
    faces = {one.pk: face_of(one) for one in people.select_related("photo")}
    return tuple(
        Proposed(field, times, tuple(faces[pk] for pk in named[field] if pk in faces))
        for field, times in chosen
    )
