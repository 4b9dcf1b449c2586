"""What people look for and what others can do, brought together: whom the owner can help, who should meet whom.

Decides which wants and offers are compared – only the newest: a want of years ago is no occasion now, and the cost
stays the same for any network – and of whom. What meets, and what a pair is worth, core decides.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db.models import Q

from enishi.core import activation, days, difference, introducing
from enishi.core.introducing import Edge, Pair
from enishi.core.matching import Match, Said, matches
from enishi.core.vocabulary import APART
from enishi.language import fields as taxonomy
from enishi.language.normalise import fold
from enishi.language.words import words
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries.kept import kept_from
from enishi.network.queries.packing import unpack

NEWEST = 150
MINE = 20
# A leaf of the taxonomy that both speak of is a word they share, whatever words they used: "=finance.tax".
FIELD_MARK = "="


def said_id(person: str, text: str) -> str:
    """Return a stable identifier for what somebody offers or looks for."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{person} {text}"))


@lru_cache(maxsize=4_096)
def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that say something by themselves, folded for comparison."""
    found = {
        fold(word.surface) for word in words(text) if word.speech[0] == "名詞" and word.speech[1] != "数詞"
    }
    return frozenset(word for word in found if len(word) > 1)


def _spoken_of(text: str) -> frozenset[str]:
    """Return the content words and, marked, the narrow fields a text speaks of."""
    leaves = (code for code in taxonomy.find(text) if "." in code)
    return content_words(text) | {f"{FIELD_MARK}{code}" for code in leaves}


def words_met(owner: Owner, match: Match) -> tuple[str, ...]:
    """Return the words that met as the want has them; a field by its name, where no word says it already."""
    written = {fold(word.surface): word.surface for word in words(match.want.text)}
    plain = tuple(written.get(word, word) for word in match.words if not word.startswith(FIELD_MARK))
    marked = [word.removeprefix(FIELD_MARK) for word in match.words if word.startswith(FIELD_MARK)]
    return plain or tuple(taxonomy.label(code, owner.language) for code in marked)


def _said(rows: Iterable[tuple[Any, str]]) -> list[Said]:
    return [Said(said_id(str(uid or ""), text), str(uid or ""), text, _spoken_of(text)) for uid, text in rows]


def meeting(wants: Sequence[str], offers: Sequence[str]) -> tuple[str, str] | None:
    """Return the want and the offer of two people that meet best; None when none do."""
    if not wants or not offers:
        return None
    found = matches(_said(("a", text) for text in wants), _said(("b", text) for text in offers), 1)
    return (found[0].want.text, found[0].offer.text) if found else None


@dataclass(frozen=True)
class SaidByAll:
    """wants: what others look for, the newest first; mine, theirs: what the owner and what others can do."""

    wants: list[Said]
    mine: list[Said]
    theirs: list[Said]
    # Whoever is of the company while the owner keeps from it what they do.
    kept: frozenset[str] = frozenset()

    def met_by_me(self, limit: int) -> list[Match]:
        """Return whose want the owner could meet; nobody from whom their work outside the company is kept."""
        wants = [want for want in self.wants if want.person not in self.kept]
        return matches(wants, self.mine, limit)

    def met_by_mine(self, limit: int) -> list[Match]:
        """Return whose want somebody the owner knows could meet."""
        return matches(self.wants, self.theirs, limit)

    def met_by_nobody(self) -> list[Said]:
        """Return what neither the owner nor anybody they know can meet."""
        met = {match.want.id for match in matches(self.wants, [*self.mine, *self.theirs], len(self.wants))}
        return [want for want in self.wants if want.id not in met]


def said_by_all(owner: Owner) -> SaidByAll:
    """Return what is looked for and what can be done. Five queries at most."""
    present = Q(person__in_network=True, person__trashed_at=None) & ~Q(person__standing__in=APART)
    newest = m.Want.objects.filter(present, owner=owner).order_by("-pk").select_related("person")
    looked_for = list(newest[:NEWEST])
    offers = m.Offer.objects.filter(owner=owner)
    mine = offers.filter(person=None).order_by("place").values_list("person__uid", "text")[:MINE]
    theirs = offers.filter(present).order_by("-pk").values_list("person__uid", "text")[:NEWEST]
    kept = kept_from(owner, {one.person_id for one in looked_for if one.person_id})
    return SaidByAll(
        wants=_said((one.person.uid, one.text) for one in looked_for if one.person),
        mine=_said(mine),
        theirs=_said(theirs),
        kept=frozenset(str(one.person.uid) for one in looked_for if one.person and one.person_id in kept),
    )


# -- who should meet whom -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Idea:
    """Two who should meet: a looks for what b can do. days: since either was last introduced, None never."""

    pair: Pair
    worth: float
    days: int | None = None


@dataclass
class _Side:
    """What of a person counts when they are introduced."""

    remembered: float = 0.0
    fields: tuple[str, ...] = ()
    origin: str = ""
    wished_away: bool = False


@dataclass
class _Past:
    """Who met whom already, or did not want to; and how long ago each was last introduced to somebody."""

    pairs: set[frozenset[str]] = field(default_factory=set)
    last: dict[str, int] = field(default_factory=dict)

    def days_of(self, *people: str) -> int | None:
        return min((self.last[one] for one in people if one in self.last), default=None)


def introduction_ideas(owner: Owner, today: datetime.date, said: SaidByAll | None = None) -> list[Idea]:
    """Return which two should meet, the most worthwhile first: no pair twice, whatever became of it. Seven queries."""
    said = said or said_by_all(owner)
    past = _past(owner, today)
    pairs = [
        pair
        for pair in introducing.pairs_of(said.wants, said.theirs)
        if frozenset((pair.a, pair.b)) not in past.pairs
    ]
    sides = _sides(owner, today, {one.person for one in (*said.wants, *said.theirs)})
    ideas = [
        Idea(pair, _worth(pair, sides[pair.a], sides[pair.b]), past.days_of(pair.a, pair.b))
        for pair in pairs
        if pair.a in sides and pair.b in sides
    ]
    return sorted((idea for idea in ideas if idea.worth > 0), key=lambda idea: (-idea.worth, idea.pair.a))


def introductions_to_make(ideas: Sequence[Idea]) -> list[Idea]:
    """Return the best set of ideas in which everybody stands once, none who was introduced within a fortnight."""
    free = [idea for idea in ideas if idea.days is None or idea.days >= introducing.APART_DAYS]
    by_two = {frozenset((idea.pair.a, idea.pair.b)): idea for idea in free}
    chosen = introducing.best_set(Edge(idea.pair.a, idea.pair.b, idea.worth) for idea in free)
    return [by_two[frozenset((edge.a, edge.b))] for edge in chosen]


def _worth(pair: Pair, a: _Side, b: _Side) -> float:
    if a.wished_away or b.wished_away:
        return 0.0
    use = (pair.match.worth, pair.back.worth if pair.back else 0.0)
    return introducing.worth_of((a.remembered, b.remembered), use, _apart(a, b))


def _apart(a: _Side, b: _Side) -> float:
    """Return d of the two; a field not known yet says nothing, so half of its half is taken."""
    if a.fields and b.fields:
        return difference.distance(
            difference.Presence("a", a.fields, a.origin, 1.0), difference.Presence("b", b.fields, b.origin, 1.0)
        )  # fmt: skip
    return 0.25 + 0.5 * (a.origin != b.origin)


def _sides(owner: Owner, today: datetime.date, uids: set[str]) -> dict[str, _Side]:
    ties = m.Tie.objects.filter(owner=owner, person__uid__in=uids).select_related("person__met_at")
    listed = list(ties)
    stands_in: dict[int, list[str]] = {tie.person_id: [] for tie in listed}
    rows = m.PersonField.objects.filter(owner=owner, person__in=list(stands_in)).order_by("place", "pk")
    for pk, code in rows.values_list("person_id", "field"):
        stands_in[pk].append(code)
    return {
        str(tie.person.uid): _Side(
            activation.remembered_on(unpack(tie.days), today.toordinal()), tuple(stands_in[tie.person_id]),
            _origin(tie.person), tie.person.wish is not None and tie.person.wish < 0,
        )
        for tie in listed
    }  # fmt: skip


def _origin(person: m.Person) -> str:
    return difference.origin_community(
        str(person.uid), company="company" if person.origin == "company" else None,
        series=person.met_at.series if person.met_at else None, introducer_organization=None,
    )  # fmt: skip


def together_already(owner: Owner) -> set[frozenset[str]]:
    """Return the pairs that know each other, were brought together, or did not want to be."""
    rows = m.Introduction.objects.filter(owner=owner, trashed_at=None, b__isnull=False)
    known = m.Relation.objects.filter(owner=owner, trashed_at=None)
    brought = m.Person.objects.filter(owner=owner, introduced_by__isnull=False, trashed_at=None)
    listed = (
        rows.values_list("a__uid", "b__uid"),
        known.values_list("a__uid", "b__uid"),
        brought.values_list("uid", "introduced_by__uid"),
    )
    return {frozenset((str(a), str(b))) for pairs in listed for a, b in pairs}


def _past(owner: Owner, today: datetime.date) -> _Past:
    past = _Past(together_already(owner))
    rows = m.Introduction.objects.filter(owner=owner, trashed_at=None, b__isnull=False, on__isnull=False)
    made = rows.filter(state__in=("asked", "made", "bore_fruit"))
    for a, b, on in made.values_list("a__uid", "b__uid", "on"):
        age = max(0, (today - days.day_of(on or "")).days)
        for uid in (str(a), str(b)):
            past.last[uid] = min(past.last.get(uid, age), age)
    return past
