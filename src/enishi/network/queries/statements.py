"""What the owner says of themselves: statements with their versions, answers to the six questions, who was told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F

from enishi.core import vocabulary
from enishi.network import models as m
from enishi.network.models import Owner

VERSIONS = 50


@dataclass(frozen=True)
class Version:
    """One way it was put. since: an ISO day or ''; audience: '' for answers."""

    uid: str
    text: str
    since: str
    audience: str = ""


@dataclass(frozen=True)
class Said:
    """What holds now, the versions before it (the latest first), and how many people were told any of them."""

    now: Version
    before: tuple[Version, ...]
    told: int = 0


def statements_of(owner: Owner) -> dict[str, Said]:
    """Return by "do" and "want" what the owner said; a kind nothing was said of is left out. Two queries."""
    rows = m.Statement.objects.filter(owner=owner, trashed_at=None)
    versions: dict[str, list[Version]] = defaultdict(list)
    for row in rows.order_by(F("since").desc(nulls_last=True), "-pk")[: 2 * VERSIONS]:
        versions[row.what or "do"].append(
            Version(str(row.uid), row.text, row.since or "", row.audience or "")
        )
    tellings = m.Telling.objects.filter(owner=owner, trashed_at=None, person__trashed_at=None)
    counted = tellings.values_list("statement__what").annotate(people=Count("person", distinct=True))
    told = dict(counted.order_by())
    return {what: Said(listed[0], tuple(listed[1:]), told.get(what, 0)) for what, listed in versions.items()}


def answers_of(owner: Owner) -> dict[str, Said | None]:
    """Return the answer to each of the six questions in their order, None where there is none yet."""
    rows = m.Answer.objects.filter(owner=owner, trashed_at=None)
    versions: dict[str, list[Version]] = defaultdict(list)
    for row in rows.order_by(F("since").desc(nulls_last=True), "-pk")[: 6 * VERSIONS]:
        versions[row.question or ""].append(Version(str(row.uid), row.text or "", row.since or ""))
    return {
        question: Said(listed[0], tuple(listed[1:])) if (listed := versions.get(question)) else None
        for question in vocabulary.QUESTIONS
    }
