"""A stack of people told one origin, year and place at once: while it is read in, or afterwards.

What the owner said of somebody before stays, and who kept something of their own is counted. The place is a word of the
owner's (a tag), by which people are found like by any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from enishi.core.days import period_of
from enishi.core.vocabulary import ORIGINS
from enishi.network import models as m
from enishi.network.actions.revisions import Change, revising
from enishi.network.codec import Facts, Item
from enishi.network.errors import Refused
from enishi.network.models import Batch, Owner, Person

# As many at once: a tap that is answered while one waits.
MOST = 2_000


@dataclass(frozen=True)
class Stack:
    """What holds for a whole stack, "" for what does not. met_on: a day, a month or a year; place: a word."""

    origin: str = ""
    met_on: str = ""
    place: str = ""

    def __post_init__(self) -> None:
        if self.origin and self.origin not in ORIGINS:
            raise Refused("kind_unknown", kind=self.origin)
        if self.met_on:
            period_of(self.met_on)

    def says_something(self) -> bool:
        return bool(self.origin or self.met_on or self.place)


NOTHING_SAID = Stack()


@dataclass(frozen=True)
class Told:
    """How many were told something, and how many of the stack had an origin or year of their own that stays."""

    people: int
    kept: int


def tell_as_read(batch: Batch, stack: Stack) -> None:
    """Tell a file's newcomers as they are read in. Raises Refused('import_not_ready') once that has begun."""
    if batch.state != "ready":
        raise Refused("import_not_ready", state=batch.state)
    batch.options["stack"] = asdict(stack)
    batch.save(update_fields=["options"])


def lay_over(facts: Facts, said: Mapping[str, str]) -> None:
    """Fill what is said of a stack into somebody just read, where their own card says nothing."""
    for column in ("origin", "met_on"):
        if said.get(column) and not facts.values.get(column):
            facts.values[column] = said[column]
    tags = facts.parts.setdefault("tags", [])
    if said.get("place") and all(one.values.get("tag") != said["place"] for one in tags):
        tags.append(Item({"tag": said["place"]}))


def tell_stack(owner: Owner, *, uids: Sequence[str], stack: Stack, standing: str = "", via: str = "") -> Told:
    """Tell several people at once. Raises Refused('nobody_chosen'), Refused('too_many_at_once')."""
    wanted = list(dict.fromkeys(uids))
    if not wanted:
        raise Refused("nobody_chosen")
    if len(wanted) > MOST:
        raise Refused("too_many_at_once", most=MOST)
    people = list(Person.objects.filter(owner=owner, uid__in=wanted, trashed_at=None).order_by("pk"))
    with revising(owner, "tell_stack", via=via, count=len(people)) as change:
        kept = tell_within(change, people, stack)
        for person in people if standing else ():
            change.edit(person, standing=standing)
        change.facts["stay"] = kept
    return Told(len(people), kept)


def tell_within(change: Change, people: Sequence[Person], stack: Stack) -> int:
    """Tell these people within a change under way; return how many had something else said of them, which stays."""
    kept = 0
    for person in people:
        patch: dict[str, Any] = {}
        stays = False
        for column, said in (("origin", stack.origin), ("met_on", stack.met_on)):
            own = getattr(person, column)
            if said and not own:
                patch[column] = said
            stays |= bool(said and own and own != said)
        if patch:
            change.edit(person, **patch)
        kept += stays
    if stack.place:
        _tag(change, people, stack.place)
    return kept


def _tag(change: Change, people: Sequence[Person], tag: str) -> None:
    tags = m.PersonTag.objects.filter(owner=change.owner, person__in=[person.pk for person in people])
    places = dict.fromkeys((person.pk for person in people), 0)
    have = set()
    for pk, place, said in tags.values_list("person_id", "place", "tag"):
        places[pk] = max(places[pk], place + 1)
        if said == tag:
            have.add(pk)
    change.add_all(
        [m.PersonTag(person=one, tag=tag, place=places[one.pk]) for one in people if one.pk not in have]
    )
