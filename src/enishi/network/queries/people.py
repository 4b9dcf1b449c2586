"""People as pages show them: lists paged by reading, found by name or organization, one person with all that is told.

Every question starts from the owner and takes the same number of queries however many people there are. Nothing here
makes a sentence; codes and facts go to wording.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, Value, When

from enishi.exchange.records import Record
from enishi.language import index, readings
from enishi.language.index import Kind
from enishi.network import models as m
from enishi.network.errors import NotFound
from enishi.network.models import Owner, Person
from enishi.network.queries.archive import person_records

PAGE = 50
FOUND = 50
# Behind every key that begins with a text: no character sorts higher.
_LAST = chr(0x10FFFF)


class Key(NamedTuple):
    """Where a list goes on: the last row's reading and number."""

    sort_key: str
    pk: int


@dataclass(frozen=True)
class Face:
    """As much of a person as stands beside a portrait. name: as in the record; photo: the picture's uid or ''."""

    pk: int
    uid: str
    name: Record
    photo: str = ""
    seated: bool = False


@dataclass(frozen=True)
class PersonRow:
    """One line of a list. fields: codes; last_on: day of the last contact; met_at: the gathering of the first one."""

    face: Face
    key: Key
    fields: tuple[str, ...]
    title: str
    organization: str
    last_on: str
    met_on: str
    met_at: str
    spark: bool
    standing: str
    in_network: bool

    @property
    def row(self) -> str:
        """The row of the Japanese address book this person stands in (language.readings.ROWS)."""
        return readings.row_of(self.key.sort_key)


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to. book: the address book instead of the network; gathering: its uid."""

    book: bool = False
    field: str = ""
    standing: str = ""
    gathering: str = ""
    tag: str = ""

    def any(self) -> bool:
        return bool(self.field or self.standing or self.gathering or self.tag)


@dataclass(frozen=True)
class PeoplePage:
    """Rows in the order of their readings; after: where the next page goes on, None at the end."""

    rows: tuple[PersonRow, ...]
    after: Key | None = None


def people_page(
    owner: Owner,
    *,
    filters: Filters = Filters(),
    after: Key | None = None,
    start: str = "",
) -> PeoplePage:
    """Return one page of people by reading, from after a key or from a row of the kana index on."""
    people = _narrowed(_living(owner).filter(in_network=not filters.book), owner, filters)
    if after is not None:
        people = people.filter(sort_key__gte=after.sort_key)
        people = people.filter(Q(sort_key__gt=after.sort_key) | Q(pk__gt=after.pk))
    elif start in readings.ROWS:
        people = people.filter(sort_key__gte=readings.row_start(start))
    listed = list(_with_row(people).order_by("sort_key", "pk")[: PAGE + 1])
    rows = _rows(owner, listed[:PAGE])
    return PeoplePage(tuple(rows), rows[-1].key if len(listed) > PAGE else None)


def people_named(
    owner: Owner,
    *,
    query: str,
    filters: Filters = Filters(),
    limit: int = FOUND,
) -> list[PersonRow]:
    """Find people by name, reading or organization: every word of the query begins some term of theirs.

    The best-weighted first, then who is in the network, then whom the owner met last. Without `filters.book` both the
    network and the address book are searched.
    """
    prefixes = sorted(index.prefix_terms(query), key=len, reverse=True)
    if not prefixes:
        return []
    found = _postings(owner, prefixes[0])
    for prefix in prefixes[1:]:
        found = found.filter(Exists(_postings(owner, prefix).filter(person=OuterRef("person"))))
    if filters.book:
        found = found.filter(person__in_network=False)
    if filters.any():
        found = found.filter(person__in=_narrowed(_living(owner), owner, filters))
    ranked = (
        found.values("person")
        .annotate(best=Max(_typed_weight()))
        .order_by("-best", "-person__in_network", F("person__tie__last_on").desc(nulls_last=True), "person")
    )
    ids = list(ranked.values_list("person", flat=True)[:limit])
    return people_rows(owner, ids)


def people_rows(owner: Owner, ids: Sequence[int]) -> list[PersonRow]:
    """Return the rows of people by their inside ids, in that order; the trash is left out."""
    known = {person.pk: person for person in _with_row(_living(owner).filter(pk__in=ids))}
    return _rows(owner, [known[pk] for pk in ids if pk in known])


def narrowed_to(owner: Owner, ids: Sequence[int], filters: Filters) -> list[int]:
    """Return those of some people whom a list would hold, in their order."""
    people = _narrowed(_living(owner).filter(pk__in=ids), owner, filters)
    if filters.book:
        people = people.filter(in_network=False)
    there = set(people.values_list("pk", flat=True))
    return [pk for pk in ids if pk in there]


def listed_in(owner: Owner, filters: Filters, most: int) -> list[str]:
    """Return the outside ids of everybody a list holds, so many at most."""
    people = _narrowed(_living(owner).filter(in_network=not filters.book), owner, filters)
    return [str(uid) for uid in people.order_by("sort_key", "pk").values_list("uid", flat=True)[:most]]


def rows_there(owner: Owner, *, book: bool = False) -> frozenset[str]:
    """Tell in one query which rows of the kana index hold anybody: one look at the index for each."""
    people = _living(owner).filter(in_network=not book)
    starts = [readings.row_start(row) for row in readings.ROWS]
    looks = [
        Exists(people.filter(sort_key__gte=low, sort_key__lt=high))
        for low, high in zip(starts, [*starts[1:], _LAST], strict=True)
    ]
    there = Owner.objects.filter(pk=owner.pk).values_list(*looks)[0]
    return frozenset(row for row, found in zip(readings.ROWS, there, strict=True) if found)


def tags_of(owner: Owner, limit: int = 60) -> list[str]:
    """Return the owner's own words for people, in their order."""
    tags = m.PersonTag.objects.filter(owner=owner).order_by("tag").values_list("tag", flat=True)
    return list(tags.distinct()[:limit])


def get_person(owner: Owner, uid: Any) -> Person:
    """Return one of the owner's people, the trash too; raise NotFound."""
    person = Person.objects.filter(owner=owner, uid=uid).select_related("photo", "met_at", "tie").first()
    if person is None:
        raise NotFound(key="person", id=str(uid))
    return person


def record_of(owner: Owner, person: Person) -> Record:
    """Return a person as the archive has it: what a form is filled from and compared with."""
    return person_records(owner, [person.pk])[person.pk]


def _living(owner: Owner) -> QuerySet[Person]:
    return Person.objects.filter(owner=owner, trashed_at=None)


def _with_row(people: QuerySet[Person]) -> QuerySet[Person]:
    return people.select_related("photo", "met_at", "tie")


def _postings(owner: Owner, prefix: str) -> QuerySet[m.Posting]:
    """Return where a typed word leads: to the terms it begins, and to the fields whose label it begins."""
    begins = Q(text__gte=prefix, text__lt=prefix + _LAST, kind__in=[int(kind) for kind in index.TYPED])
    labelled = Q(text__in=index.labelled(prefix), kind=int(index.Kind.FIELD))
    terms = m.Term.objects.filter(begins | labelled, owner=owner)
    return m.Posting.objects.filter(owner=owner, term__in=terms.values("pk"))


def _typed_weight() -> Case:
    """Return how much a posting says to somebody who types a name: the name before all else, the field last."""
    named = [(Kind.NAME, 400), (Kind.READING, 300), (Kind.FIELD, 50)]
    cases = [When(term__kind=int(kind), then=F("weight") + Value(above)) for kind, above in named]
    return Case(*cases, default=F("weight") + Value(100), output_field=IntegerField())


def _narrowed(people: QuerySet[Person], owner: Owner, filters: Filters) -> QuerySet[Person]:
    if filters.field:
        # A branch and its leaves stand together in the index: "it", "it.web" < "it/".
        fields = m.PersonField.objects.filter(
            owner=owner, field__gte=filters.field, field__lt=f"{filters.field}/"
        )
        people = people.filter(pk__in=fields.values("person"))
    if filters.tag:
        tags = m.PersonTag.objects.filter(owner=owner, person=OuterRef("pk"), tag=filters.tag)
        people = people.filter(Exists(tags))
    if filters.standing:
        people = people.filter(standing=filters.standing)
    if filters.gathering:
        at = m.Encounter.objects.filter(owner=owner, gathering__uid=filters.gathering, trashed_at=None)
        there = m.EncounterPerson.objects.filter(owner=owner, encounter__in=at.values("pk"))
        people = people.filter(pk__in=there.values("person"))
    return people


# -- rows -----------------------------------------------------------------------------------------------------------


def name_of(person: Person) -> Record:
    """Return the name of a row as its record has it."""
    keys = ("full", "family", "given", "family_kana", "given_kana", "nickname")
    return {key: getattr(person, key) for key in keys}


def face_of(person: Person, seated: Iterable[int] = ()) -> Face:
    """Return the face of a person whose photo was selected with it."""
    photo = str(person.photo.uid) if person.photo_id and person.photo else ""
    return Face(person.pk, str(person.uid), name_of(person), photo, person.pk in set(seated))


def seated_among(owner: Owner, ids: Iterable[int]) -> frozenset[int]:
    """Tell which of these people hold a seat."""
    held = m.Seat.objects.filter(owner=owner, person__in=list(ids), until=None, trashed_at=None)
    return frozenset(pk for pk in held.values_list("person", flat=True) if pk)


def _rows(owner: Owner, people: Sequence[Person]) -> list[PersonRow]:
    ids = [person.pk for person in people]
    fields = _grouped(m.PersonField.objects.filter(owner=owner, person__in=ids).order_by("place"), "field")
    places = _affiliations(owner, ids)
    seated = seated_among(owner, ids)
    return [_row(person, fields[person.pk], places.get(person.pk), seated) for person in people]


def _grouped(rows: QuerySet[Any], column: str) -> dict[int, tuple[str, ...]]:
    grouped: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for pk, value in rows.values_list("person_id", column):
        grouped[pk] += (value,)
    return grouped


def _affiliations(owner: Owner, ids: Sequence[int]) -> dict[int, m.Affiliation]:
    """Return where each person belongs: the first place that was not left."""
    listed = m.Affiliation.objects.filter(owner=owner, person__in=ids).select_related("organization")
    found: dict[int, m.Affiliation] = {}
    for one in listed.order_by("place"):
        if one.person_id not in found or (found[one.person_id].until and not one.until):
            found[one.person_id] = one
    return found


def _row(
    person: Person, fields: tuple[str, ...], place: m.Affiliation | None, seated: frozenset[int]
) -> PersonRow:
    tie = getattr(person, "tie", None)
    organization = place.organization.name if place and place.organization else ""
    return PersonRow(
        face=face_of(person, seated), key=Key(person.sort_key, person.pk), fields=fields,
        title=(place.title or "") if place else "", organization=organization,
        last_on=(tie.last_on or "") if tie else "", met_on=person.met_on or "",
        met_at=(person.met_at.title or "") if person.met_at else "", spark=person.spark,
        standing=person.standing or "", in_network=person.in_network,
    )  # fmt: skip


# -- one person -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Knot:
    """A person or a gathering on the thread by which the owner came to know somebody."""

    kind: str
    uid: str
    title: str = ""
    on: str = ""
    face: Face | None = None


@dataclass(frozen=True)
class PromiseFound:
    uid: str
    by: str
    what: str
    made_on: str
    due: str


@dataclass(frozen=True)
class FavorFound:
    uid: str
    on: str
    direction: str
    kind: str
    note: str
    thanked: bool


@dataclass(frozen=True)
class LastTalk:
    """The last contact that happened. title: the gathering's, or ''."""

    uid: str
    on: str
    medium: str
    title: str
    note: str


@dataclass(frozen=True)
class PersonCard:
    """Everything to know before one meets a person, as raw facts; thread: from the owner's side to the person."""

    person: Person
    record: Record
    face: Face
    thread: tuple[Knot, ...]
    last: LastTalk | None
    promises: tuple[PromiseFound, ...]
    passed: tuple[FavorFound, ...]
    there: tuple[Face, ...]
    knows: tuple[tuple[Face, str], ...]
    statements: tuple[tuple[str, str], ...] = field(default=())


def person_card(owner: Owner, uid: Any) -> PersonCard:
    """Return what the page of a person holds above its timeline; raise NotFound."""
    hops = ("introduced_by", "introduced_by__introduced_by", "introduced_by__introduced_by__introduced_by")
    related = [f"{hop}__{part}" for hop in hops for part in ("photo", "met_at")]
    people = Person.objects.filter(owner=owner, uid=uid)
    person = people.select_related("photo", "met_at", "tie", *hops, *related).first()
    if person is None:
        raise NotFound(key="person", id=str(uid))
    knows = _relations(owner, person)
    there = _others_there(owner, person)
    line = _introducers(person)
    seated = seated_among(
        owner, [person.pk, *(p.pk for p in line), *(p.pk for p, _ in knows), *(p.pk for p in there)]
    )
    return PersonCard(
        person=person, record=record_of(owner, person), face=face_of(person, seated),
        thread=_thread(person, line, seated), last=_last_talk(owner, person),
        promises=_promises(owner, person), passed=_favors(owner, person),
        there=tuple(face_of(one, seated) for one in there),
        knows=tuple((face_of(one, seated), note) for one, note in knows),
        statements=statements_now(owner),
    )  # fmt: skip


def _introducers(person: Person) -> list[Person]:
    """Return who led to whom, the nearest first, as far as one query carries."""
    line: list[Person] = []
    seen = {person.pk}
    at = person
    while len(line) < 3 and at.introduced_by_id and at.introduced_by and at.introduced_by.pk not in seen:
        at = at.introduced_by
        seen.add(at.pk)
        line.append(at)
    return line


def _thread(person: Person, line: Sequence[Person], seated: frozenset[int]) -> tuple[Knot, ...]:
    first = line[-1] if line else person
    knots = []
    if first.met_at:
        where = first.met_at
        knots.append(Knot("gathering", str(where.uid), where.title or "", where.on or first.met_on or ""))
    knots += [
        Knot("person", str(one.uid), on=one.met_on or "", face=face_of(one, seated))
        for one in (*reversed(line), person)
    ]
    return tuple(knots)


def _last_talk(owner: Owner, person: Person) -> LastTalk | None:
    met = m.EncounterPerson.objects.filter(
        owner=owner, person=person, encounter__status="happened", encounter__trashed_at=None
    )
    found = met.select_related("encounter__gathering").order_by("-on", "-encounter").first()
    if found is None:
        return None
    one = found.encounter
    title = (one.gathering.title or "") if one.gathering else ""
    return LastTalk(str(one.uid), one.on or "", one.medium or "", title, one.note or "")


def _promises(owner: Owner, person: Person) -> tuple[PromiseFound, ...]:
    rows = m.Promise.objects.filter(owner=owner, person=person, done_on=None, trashed_at=None)
    return tuple(
        PromiseFound(str(one.uid), one.by or "me", one.what, one.made_on or "", one.due or "")
        for one in rows.order_by(F("due").asc(nulls_last=True), "pk")[:PAGE]
    )


def _favors(owner: Owner, person: Person, limit: int = 6) -> tuple[FavorFound, ...]:
    rows = m.Favor.objects.filter(owner=owner, person=person, trashed_at=None).order_by(
        F("on").desc(nulls_last=True), "-pk"
    )
    return tuple(
        FavorFound(
            str(one.uid), one.on or "", one.direction or "", one.kind or "", one.note or "", one.thanked
        )
        for one in rows[:limit]
    )


def _others_there(owner: Owner, person: Person, limit: int = 6) -> list[Person]:
    """Return who else was there when the owner last met the person among others."""
    mine = m.EncounterPerson.objects.filter(owner=owner, person=person, encounter__trashed_at=None)
    together = mine.filter(
        Exists(
            m.EncounterPerson.objects.filter(owner=owner, encounter=OuterRef("encounter")).exclude(
                person=person
            )
        )
    )
    last = together.order_by("-on", "-encounter").values("encounter")[:1]
    others = m.EncounterPerson.objects.filter(owner=owner, encounter__in=last, person__trashed_at=None)
    chosen = others.exclude(person=person).select_related("person__photo").order_by("place", "pk")[:limit]
    return [one.person for one in chosen]


def _relations(owner: Owner, person: Person, limit: int = 20) -> list[tuple[Person, str]]:
    rows = m.Relation.objects.filter(Q(a=person) | Q(b=person), owner=owner, trashed_at=None)
    listed = rows.select_related("a__photo", "b__photo").order_by("pk")[:limit]
    both = [(one.b if one.a_id == person.pk else one.a, one.note or "") for one in listed]
    return [(other, note) for other, note in both if other.trashed_at is None]


def statements_now(owner: Owner, limit: int = 6) -> tuple[tuple[str, str], ...]:
    """Return (uid, text) of what the owner says of themselves, the newest first."""
    rows = m.Statement.objects.filter(owner=owner, trashed_at=None).order_by(
        F("since").desc(nulls_last=True), "-pk"
    )
    return tuple((str(one.uid), one.text) for one in rows[:limit])
