"""The six questions: what the owner answered, with its versions, and what the facts so far say to each.

Core decides which facts are an answer; here they are read, the same number of queries for any network.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import F

from enishi.core.questions import Finding, Known, WordReceived, findings
from enishi.language import fields as taxonomy
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.people import Face, face_of, seated_among
from enishi.network.queries.statements import Said, answers_of
from enishi.network.queries.telling import sharp

NEWEST = 300
# What was looked for years ago is no hint for today.
WANTS = 150


@dataclass(frozen=True)
class Answered:
    """A question. said: the owner's answer with its versions, or None; found: what the facts say."""

    question: str
    said: Said | None
    found: tuple[Finding, ...]


@dataclass(frozen=True)
class Questions:
    """The six in their order; faces: of everybody the findings name, by id."""

    answered: tuple[Answered, ...]
    faces: dict[str, Face]


def six_questions(owner: Owner) -> Questions:
    """Return the six questions with the owner's answers and the facts so far."""
    said, found = answers_of(owner), findings(_known(owner))
    named = {int(pk) for listed in found.values() for one in listed for pk in one.people}
    people = m.Person.objects.filter(owner=owner, pk__in=named, trashed_at=None).select_related("photo")
    seated = seated_among(owner, named)
    faces = {str(person.pk): face_of(person, seated) for person in people}
    return Questions(tuple(Answered(one, said[one], found[one]) for one in said), faces)


def _known(owner: Owner) -> Known:
    offers = list(
        m.Offer.objects.filter(owner=owner, person=None)
        .order_by("place", "pk")
        .values_list("text", flat=True)[:10]
    )
    compared = sharp(owner, offers)
    polished = m.Polish.objects.filter(owner=owner, trashed_at=None, done_on__isnull=False).order_by(
        "-done_on", "-pk"
    )
    listed = list(polished.values_list("what", "gladdened", "trial_for_id")[:NEWEST])
    favors = m.Favor.objects.filter(owner=owner, direction="given", trashed_at=None, person__trashed_at=None)
    gave = favors.order_by(F("on").desc(nulls_last=True), "-pk").values_list("person_id", "kind")[:NEWEST]
    return Known(
        won=_won(owner),
        looking=[str(face.pk) for one in compared for face in one.wanting],
        words=_words(owner),
        gave=[(str(pk), kind or "help") for pk, kind in gave],
        glad_trials=[str(pk) for _, glad, pk in listed if glad and pk],
        sharp=[(one.text, one.alike_count) for one in compared],
        polished=[(what, glad) for what, glad, _ in listed],
        beyond=_beyond(owner),
    )


def _beyond(owner: Owner) -> list[str]:
    """Branches of what people look for now, the most looked for first, without those the owner is at home in."""
    mine = {
        taxonomy.branch_of(code)
        for code in m.OwnerField.objects.filter(owner=owner).values_list("field", flat=True)
    }
    wants = m.Want.objects.filter(owner=owner, person__in_network=True, person__trashed_at=None)
    texts = wants.order_by("-pk").values_list("text", flat=True)[:WANTS]
    counted = Counter(
        branch
        for text in texts
        for branch in {taxonomy.branch_of(code) for code in taxonomy.find(text)} - mine
    )
    return sorted(counted, key=lambda branch: (-counted[branch], branch))


def _won(owner: Owner) -> list[tuple[str, str, str]]:
    chances = m.Chance.objects.filter(owner=owner, state="won", trashed_at=None)
    listed = list(
        chances.order_by(F("on").desc(nulls_last=True), "-pk").values_list("pk", "field", "source_id")[
            :NEWEST
        ]
    )
    links = m.ChanceLink.objects.filter(owner=owner, chance__state="won", chance__trashed_at=None)
    began: dict[int, str] = {}
    for pk, kind, met_at in links.order_by("place", "pk").values_list(
        "chance_id", "gathering__kind", "person__met_at__kind"
    ):
        if kind or met_at:
            began[pk] = kind or met_at or ""
    return [(name or "", began.get(pk, ""), str(source or "")) for pk, name, source in listed]


def _words(owner: Owner) -> list[WordReceived]:
    rows = m.Reaction.objects.filter(owner=owner, trashed_at=None).order_by(
        F("on").desc(nulls_last=True), "-pk"
    )
    listed = list(rows.values_list("kind", "text", "person_id")[:NEWEST])
    fields: dict[int, tuple[str, ...]] = defaultdict(tuple)
    named = m.PersonField.objects.filter(owner=owner, person__in=[pk for _, _, pk in listed if pk])
    for pk, name in named.order_by("place", "pk").values_list("person_id", "field"):
        fields[pk] += (name.partition(".")[0],)
    return [
        WordReceived(kind or "asked", text or "", str(pk or ""), fields.get(pk or 0, ()))
        for kind, text, pk in listed
    ]
