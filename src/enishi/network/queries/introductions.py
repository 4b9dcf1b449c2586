"""Introductions as the board shows them: from an idea to what came of it, with the words that would bring two together.

Decides which rows; how far one has come, `core.introducing` says, and which two should meet, `queries.matching`.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet

from enishi.core.introducing import may_be_made, stage_of
from enishi.network import models as m
from enishi.network.errors import NotFound
from enishi.network.models import Introduction, Owner
from enishi.network.queries import matching
from enishi.network.queries.people import Face, face_of

MOST = 60
IDEAS = 5


@dataclass(frozen=True)
class IntroductionRow:
    """Two who should meet, or met. b None: an idea with one side still open. stage: of `core.introducing.STAGES`.

    want, offer: what one looks for and the other can do, where that is known; seeker: which side looks for it.
    """

    uid: str
    a: Face
    b: Face | None
    by: str
    state: str
    asked_a: str
    asked_b: str
    on: str
    why: str
    outcome: str
    want: str = ""
    offer: str = ""
    seeker: str = "a"

    @property
    def stage(self) -> str:
        return stage_of(self.state, self.asked_a, self.asked_b)

    @property
    def may_be_made(self) -> bool:
        """Whether both agreed and it was not made yet."""
        return self.state == "asked" and may_be_made(self.asked_a, self.asked_b)


@dataclass(frozen=True)
class IdeaShown:
    """A pair worth bringing together: a looks for `want`, b can do `offer`; words: those that met.

    back: what b looks for and a can do, ('', '') for nothing.
    """

    a: Face
    b: Face
    want: str
    offer: str
    words: tuple[str, ...]
    back: tuple[str, str] = ("", "")


def introductions_of(owner: Owner) -> list[IntroductionRow]:
    """Return introductions, ideas without a day first, then the latest. Three queries."""
    rows = Introduction.objects.filter(owner=owner, trashed_at=None, a__trashed_at=None)
    listed = list(
        rows.order_by(F("on").desc(nulls_first=True), "-pk").select_related("a__photo", "b__photo")[:MOST]
    )
    return _rows(owner, listed)


def introduction_found(owner: Owner, uid: str | UUID) -> IntroductionRow:
    """Return one of the owner's introductions; raise NotFound."""
    rows = Introduction.objects.filter(owner=owner, uid=uid).select_related("a__photo", "b__photo")
    listed = list(rows)
    if not listed:
        raise NotFound(key="introduction", id=str(uid))
    return _rows(owner, listed)[0]


def _rows(owner: Owner, listed: Sequence[Introduction]) -> list[IntroductionRow]:
    people = {pk for row in listed for pk in (row.a_id, row.b_id) if pk}
    wants = _texts(m.Want.objects.filter(owner=owner, person__in=people))
    offers = _texts(m.Offer.objects.filter(owner=owner, person__in=people))
    return [_row(row, wants, offers) for row in listed]


def _texts(found: QuerySet[m.Want] | QuerySet[m.Offer]) -> dict[int, list[str]]:
    said: dict[int, list[str]] = defaultdict(list)
    for pk, text in found.order_by("place", "pk").values_list("person_id", "text"):
        said[pk or 0].append(text)
    return said


def _row(row: Introduction, wants: dict[int, list[str]], offers: dict[int, list[str]]) -> IntroductionRow:
    there = matching.meeting(wants.get(row.a_id, ()), offers.get(row.b_id or 0, ()))
    back = matching.meeting(wants.get(row.b_id or 0, ()), offers.get(row.a_id, ())) if not there else None
    want, offer = there or back or ("", "")
    return IntroductionRow(
        str(row.uid), face_of(row.a), face_of(row.b) if row.b else None, row.by or "me", row.state or "idea",
        row.asked_a or "", row.asked_b or "", row.on or "", row.why or "", row.outcome or "", want, offer,
        "b" if back else "a",
    )  # fmt: skip


def introductions_to_make(owner: Owner, today: datetime.date) -> list[IdeaShown]:
    """Return whom to bring together now: the best set in which everybody stands once."""
    ideas = matching.introductions_to_make(matching.introduction_ideas(owner, today))[:IDEAS]
    faces = faces_by_uid(owner, {uid for idea in ideas for uid in (idea.pair.a, idea.pair.b)})
    return [_idea(owner, idea, faces) for idea in ideas if idea.pair.a in faces and idea.pair.b in faces]


def _idea(owner: Owner, idea: matching.Idea, faces: dict[str, Face]) -> IdeaShown:
    pair, back = idea.pair, idea.pair.back
    return IdeaShown(
        faces[pair.a], faces[pair.b], pair.match.want.text, pair.match.offer.text,
        matching.words_met(owner, pair.match), (back.want.text, back.offer.text) if back else ("", ""),
    )  # fmt: skip


def faces_by_uid(owner: Owner, uids: Iterable[str]) -> dict[str, Face]:
    """Return the faces of people by their outside ids."""
    people = m.Person.objects.filter(owner=owner, uid__in=list(uids), trashed_at=None).select_related("photo")
    return {str(person.uid): face_of(person) for person in people}
