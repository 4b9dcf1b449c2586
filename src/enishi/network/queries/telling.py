"""Who knows what I do and want, who else could say it, who looks for it, and whom to tell next.

Core decides the order and from whom a statement is kept; here the rows are read. Everything takes the same number
of queries for any network; of a large one the people met last are looked at.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q, QuerySet

from enishi.core import activation, days, difference, known
from enishi.core.matching import Said, matches
from enishi.core.vocabulary import APART
from enishi.language.words import words as words_of
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.company import OfCompany, people_of_company
from enishi.network.queries.matching import content_words, said_id
from enishi.network.queries.packing import unpack
from enishi.network.queries.people import Face, face_of, seated_among
from enishi.network.queries.portrait import difference_from, snapshot_of
from enishi.network.queries.statements import Said as Stated
from enishi.network.queries.statements import statements_of
from enishi.network.queries.week_giving import met_anyway

LOOKED_AT = 200
COMPARED = 2000
NAMED = 5
HEARD = 100


# -- how sharp ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sharp:
    """How few could say the same, beside who looks for it. people: everybody in the network; alike, wanting: the
    first few of them, with their counts.
    """

    text: str
    people: int
    alike: tuple[Face, ...] = ()
    alike_count: int = 0
    wanting: tuple[Face, ...] = ()
    wanting_count: int = 0


def sharp(owner: Owner, texts: Sequence[str]) -> list[Sharp]:
    """Tell of each text how many others offer the like, and who looks for it; texts that say nothing are left out."""
    mine = {text: content_words(text) for text in texts}
    mine = {text: words for text, words in mine.items() if words}
    if not mine:
        return []
    words = sorted({spelling for text in mine for spelling in _spellings(text)})
    offers, wants = _speaking_of(m.Offer, owner, words), _speaking_of(m.Want, owner, words)
    alike = {
        text: list(
            dict.fromkeys(pk for pk, _, theirs in offers if known.says_the_same(said, content_words(theirs)))
        )
        for text, said in mine.items()
    }
    wanting = _wanting(mine, wants)
    faces = _faces(owner, [pk for listed in (*alike.values(), *wanting.values()) for pk in listed[:NAMED]])
    people = m.Person.objects.filter(owner=owner, in_network=True, trashed_at=None).count()
    return [
        Sharp(
            text, people, tuple(faces[pk] for pk in alike[text][:NAMED] if pk in faces), len(alike[text]),
            tuple(faces[pk] for pk in wanting[text][:NAMED] if pk in faces), len(wanting[text]),
        )
        for text in mine
    ]  # fmt: skip


def _spellings(text: str) -> set[str]:
    """The content words as they are written and as they are compared: the database knows only what is written."""
    written = {word.surface for word in words_of(text) if word.speech[0] == "名詞" and len(word.surface) > 1}
    return written | content_words(text)


def _speaking_of(model: Any, owner: Owner, words: Sequence[str]) -> list[tuple[int, str, str]]:
    """Return (person, uid, text) of the offers or wants in the network that hold any of the words."""
    holds = reduce(or_, (Q(text__icontains=word) for word in words))
    rows = model.objects.filter(
        holds, owner=owner, person__isnull=False, person__in_network=True, person__trashed_at=None
    )
    listed = rows.order_by("-pk").values_list("person_id", "person__uid", "text")[:COMPARED]
    return [(pk, str(uid), text) for pk, uid, text in listed]


def _wanting(mine: dict[str, frozenset[str]], wants: Sequence[tuple[int, str, str]]) -> dict[str, list[int]]:
    """Return by text of mine the people whose want it meets, the best met first."""
    pk_of = {uid: pk for pk, uid, _ in wants}
    theirs = [Said(said_id(uid, text), uid, text, content_words(text)) for _, uid, text in wants]
    found: dict[str, list[int]] = {text: [] for text in mine}
    for text, words in mine.items():
        met = matches(theirs, [Said(text, "", text, words)], COMPARED)
        found[text] = list(dict.fromkeys(pk_of[one.want.person] for one in met))
    return found


def _faces(owner: Owner, ids: Iterable[int]) -> dict[int, Face]:
    wanted = set(ids)
    people = m.Person.objects.filter(owner=owner, pk__in=wanted, trashed_at=None).select_related("photo")
    seated = seated_among(owner, wanted)
    return {person.pk: face_of(person, seated) for person in people}


# -- who knows ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Heard:
    """Somebody who was told. uid: of the latest telling; since: the first one; now: they heard it as it is put now."""

    uid: str
    person: Face
    on: str
    since: str
    stuck: bool | None
    now: bool


def who_knows(owner: Owner, what: str) -> list[Heard]:
    """Return who was told what I do or want, whoever heard it last first. Three queries."""
    rows = m.Telling.objects.filter(
        owner=owner,
        statement__what=what,
        trashed_at=None,
        person__trashed_at=None,
        statement__trashed_at=None,
    ).select_related("person__photo")
    latest: dict[int, m.Telling] = {}
    first: dict[int, str] = {}
    for row in rows.order_by(F("on").desc(nulls_last=True), "-pk")[: 10 * HEARD]:
        latest.setdefault(row.person_id, row)
        first[row.person_id] = row.on or first.get(row.person_id, "")
    newest = m.Statement.objects.filter(owner=owner, what=what, trashed_at=None)
    now = newest.order_by(F("since").desc(nulls_last=True), "-pk").values_list("pk", flat=True).first()
    listed = list(latest.values())[:HEARD]
    seated = seated_among(owner, [row.person_id for row in listed])
    return [
        Heard(
            str(row.uid), face_of(row.person, seated), row.on or "", first[row.person_id], row.stuck,
            row.statement_id == now,
        )
        for row in listed
    ]  # fmt: skip


def told_what(telling: m.Telling) -> str:
    """Return which statement a telling was of: "do" or "want"."""
    statement = m.Statement.objects.filter(pk=telling.statement_id or 0).first()
    return (statement.what if statement else None) or "do"


# -- whom to tell next ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ToTell:
    """Somebody to tell next. last_on: last met; meeting_on: the day they are met anyway, or ''; gave: what was last
    given to them, and when; fields: theirs.
    """

    person: Face
    last_on: str = ""
    meeting_on: str = ""
    gave: tuple[str, str] = ("", "")
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class WhomToTell:
    """do: weak ties who do not know what I do; want: key persons who do not know what I want and were given
    something lately; give_first: those to whom to give something before. said: the statements as they stand.
    """

    said: dict[str, Stated]
    do: tuple[ToTell, ...] = ()
    want: tuple[ToTell, ...] = ()
    give_first: tuple[ToTell, ...] = ()


def whom_to_tell(owner: Owner, today: datetime.date) -> WhomToTell:
    """Return whom to tell next, nobody from whom it is kept among them."""
    said = statements_of(owner)
    do = _to_tell_do(owner, today, said["do"]) if "do" in said else []
    want, first = _to_tell_want(owner, today, said["want"]) if "want" in said else ([], [])
    return WhomToTell(said, tuple(do), tuple(want), tuple(first))


def _open_to(owner: Owner, what: str) -> QuerySet[m.Tie]:
    """Ties of those who may hear a statement and have not, or with whom it did not stick."""
    told = m.Telling.objects.filter(owner=owner, statement__what=what, trashed_at=None).exclude(stuck=False)
    ties = m.Tie.objects.filter(owner=owner, in_network=True).exclude(person__in=told.values("person"))
    ties = ties.exclude(person__standing__in=APART).exclude(person__wish__lt=0)
    return ties.select_related("person__photo", "person__met_at")


def _to_tell_do(owner: Owner, today: datetime.date, said: Stated) -> list[ToTell]:
    seats = m.Seat.objects.filter(owner=owner, person__isnull=False, until=None, trashed_at=None)
    soon = met_anyway(owner, today)
    weak = _open_to(owner, "do").exclude(person__in=seats.values("person"))
    ties = list(weak.filter(person__in=list(soon)).order_by("person")[:LOOKED_AT])
    ties += weak.filter(last_on__isnull=False).order_by("-last_on", "person")[:LOOKED_AT]
    candidates = _Candidates(owner, today, ties, said, seated=False, soon=soon)
    return candidates.named(known.whom_to_tell_do(candidates.listeners()))


def _to_tell_want(owner: Owner, today: datetime.date, said: Stated) -> tuple[list[ToTell], list[ToTell]]:
    seats = m.Seat.objects.filter(owner=owner, person__isnull=False, until=None, trashed_at=None)
    ties = list(
        _open_to(owner, "want").filter(person__in=seats.values("person")).order_by("person")[:LOOKED_AT]
    )
    candidates = _Candidates(owner, today, ties, said, seated=True, soon={})
    ready, first = known.whom_to_tell_want(candidates.listeners())
    return candidates.named(ready), candidates.named(first)


class _Candidates:
    """People who might be told, with what core weighs and what the page says of them."""

    def __init__(
        self, owner: Owner, today: datetime.date, ties: Sequence[m.Tie], said: Stated, *, seated: bool,
        soon: dict[int, str | None],
    ) -> None:  # fmt: skip
        ids = [tie.person_id for tie in ties]
        of_company = people_of_company(owner, ids)
        self.today, self.soon, self.seated = today, soon, seated
        self.ties = {
            tie.person_id: tie for tie in ties if not self._kept(owner, of_company, said, tie.person_id)
        }
        self.fields = _fields(owner, ids)
        self.gave = _gave(owner, ids)
        self.difference = difference_from(snapshot_of(owner)[2])

    def _kept(self, owner: Owner, of_company: OfCompany, said: Stated, pk: int) -> bool:
        return known.kept_from(
            said.now.audience,
            of_company=of_company.holds(pk),
            seated=self.seated,
            secret=owner.kept_from_company,
        )

    def listeners(self) -> list[known.MayHear]:
        return [self._listener(pk, tie) for pk, tie in self.ties.items()]

    def _listener(self, pk: int, tie: m.Tie) -> known.MayHear:
        person = tie.person
        origin = difference.origin_community(
            str(person.uid), company="company" if person.origin == "company" else None,
            series=person.met_at.series if person.met_at else None, introducer_organization=None,
        )  # fmt: skip
        return known.MayHear(
            str(pk), activation.remembered_on(unpack(tie.days), self.today.toordinal()),
            self.difference.delta(self.fields.get(pk, ()), origin), self._days_until(self.soon.get(pk)),
            self._days_since(self.gave.get(pk, ("", ""))[1]),
        )  # fmt: skip

    def _days_until(self, on: str | None) -> int | None:
        return (days.day_of(on) - self.today).days if on else None

    def _days_since(self, on: str) -> int | None:
        return max(0, (self.today - days.day_of(on)).days) if on else None

    def named(self, ids: Iterable[str]) -> list[ToTell]:
        wanted = [self.ties[int(one)] for one in ids]
        return [
            ToTell(
                face_of(tie.person, {tie.person_id} if self.seated else ()), tie.last_on or "",
                self.soon.get(tie.person_id) or "", self.gave.get(tie.person_id, ("", "")),
                self.fields.get(tie.person_id, ()),
            )
            for tie in wanted
        ]  # fmt: skip


def _fields(owner: Owner, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    rows = m.PersonField.objects.filter(owner=owner, person__in=ids).order_by("place", "pk")
    for pk, name in rows.values_list("person_id", "field"):
        found[pk] += (name,)
    return found


def _gave(owner: Owner, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """What was last given to each, and when."""
    rows = m.Favor.objects.filter(
        owner=owner, person__in=ids, direction="given", trashed_at=None, on__isnull=False
    )
    listed = rows.order_by("on", "pk").values_list("person_id", "note", "kind", "on")
    return {pk: (note or kind or "", on or "") for pk, note, kind, on in listed}
