"""Words received, what is polished from them, and what that came to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from enishi.network import models as m
from enishi.network.errors import NotFound
from enishi.network.models import Owner, Polish, Reaction
from enishi.network.queries.people import Face, face_of

WORDS = 50
DONE = 20


@dataclass(frozen=True)
class Word:
    """Something somebody asked for, thanked for or missed. person None: from nobody in particular."""

    uid: str
    on: str
    kind: str
    text: str
    person: Face | None
    taken_up: bool = False


@dataclass(frozen=True)
class PolishRow:
    """Something to get better at. practice: a small one, or ''; words, word_ids: those it came from; gladdened None:
    not said; became: the version of what I do that came of it, or ''.
    """

    uid: str
    what: str
    begun_on: str
    done_on: str
    gladdened: bool | None
    learnt: str
    trial_for: Face | None
    words: tuple[str, ...]
    word_ids: tuple[str, ...] = ()
    practice: str = ""
    became: str = ""


def words_received(owner: Owner) -> list[Word]:
    """Return the latest words, each with whether something is being polished from it."""
    rows = Reaction.objects.filter(owner=owner, trashed_at=None).select_related("person__photo")
    listed = list(rows.order_by(F("on").desc(nulls_last=True), "-pk")[:WORDS])
    sources = m.PolishReaction.objects.filter(owner=owner, reaction__in=listed, polish__trashed_at=None)
    taken = set(sources.values_list("reaction_id", flat=True))
    return [
        Word(
            str(row.uid), row.on or "", row.kind or "asked", row.text or "",
            face_of(row.person) if row.person else None, row.pk in taken,
        )
        for row in listed
    ]  # fmt: skip


def word_found(owner: Owner, uid: Any) -> Word:
    """Return one of the words received; raise NotFound."""
    row = Reaction.objects.filter(owner=owner, uid=uid).select_related("person__photo").first()
    if row is None:
        raise NotFound(key="reaction", id=str(uid))
    person = face_of(row.person) if row.person else None
    return Word(str(row.uid), row.on or "", row.kind or "asked", row.text or "", person)


def polish_in_hand(owner: Owner) -> list[PolishRow]:
    """Return what is being polished, the latest first."""
    return _rows(owner, list(_living(owner).filter(done_on=None).order_by("-pk")[:DONE]))


def polish_done(owner: Owner) -> list[PolishRow]:
    """Return what was polished, the latest first."""
    return _rows(owner, list(_living(owner).filter(done_on__isnull=False).order_by("-done_on", "-pk")[:DONE]))


def polish_found(owner: Owner, uid: Any) -> PolishRow:
    """Return one of the owner's; raise NotFound."""
    row = Polish.objects.filter(owner=owner, uid=uid).select_related("trial_for__photo", "became").first()
    if row is None:
        raise NotFound(key="polish", id=str(uid))
    return _rows(owner, [row])[0]


def _living(owner: Owner) -> Any:
    return Polish.objects.filter(owner=owner, trashed_at=None).select_related("trial_for__photo", "became")


def _rows(owner: Owner, listed: Sequence[Polish]) -> list[PolishRow]:
    words: dict[int, list[tuple[str, str]]] = defaultdict(list)
    sources = m.PolishReaction.objects.filter(
        owner=owner, polish__in=listed, reaction__trashed_at=None
    ).order_by("place", "pk")
    for pk, uid, text in sources.values_list("polish_id", "reaction__uid", "reaction__text"):
        words[pk].append((str(uid), text or ""))
    return [
        PolishRow(
            str(row.uid), row.what, row.begun_on or "", row.done_on or "", row.gladdened, row.learnt or "",
            face_of(row.trial_for) if row.trial_for else None, tuple(text for _, text in words[row.pk]),
            tuple(uid for uid, _ in words[row.pk]), row.practice or "", row.became.text if row.became else "",
        )
        for row in listed
    ]  # fmt: skip
