"""Twins: whoever was written anew is compared with those met under the same keys; what was learnt, and "not the same".

Comparing is derived work and leaves no revision; telling two people apart is the owner's word and does.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from enishi.core.twins import SURE, learnt
from enishi.language.likeness import agreements
from enishi.language.traits import keys_of
from enishi.network import models as m
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import revising
from enishi.network.actions.twin_keys import renew_keys
from enishi.network.errors import Refused
from enishi.network.models import NotSame, Owner
from enishi.network.queries.twins import (
    Network,
    Pair,
    chunks,
    is_uncompared,
    said_apart,
    traits_among,
    waiting_count,
)

# People compared at once, outside any transaction; writing what was found takes a moment.
BATCH = 200
# Learnt anew when so many wait, from so many of them.
LEARN_FROM, LEARN_WITH = 300, 1_500


def compare_waiting(owner: Owner, *, limit: int = BATCH) -> int:
    """Compare those who wait, at most `limit`, in the order of their ids; return how many still wait."""
    waiting = waiting_count(owner)
    if not waiting and is_uncompared(owner):
        # A network of before: nobody has keys yet.
        renew_keys(owner)
        waiting = waiting_count(owner)
    if waiting >= LEARN_FROM and not m.TwinHabits.objects.filter(owner=owner).exists():
        learn(owner)
    marks = list(
        m.TwinKey.objects.filter(owner=owner, key=m.WAITING)
        .order_by("person")
        .values_list("pk", "person")[:limit]
    )
    if not marks:
        return 0
    found = _twins_among(owner, [person for _, person in marks])
    with transaction.atomic():
        # Whoever was written meanwhile has a mark of its own and will be compared again.
        gone = m.TwinKey.objects.filter(pk__in=[mark for mark, _ in marks]).delete()[0]
        if gone != len(marks):
            transaction.set_rollback(True)
            return waiting
        rows = [m.Twin(owner=owner, a_id=a, b_id=b, probability=p) for (a, b), p in found.items()]
        m.Twin.objects.bulk_create(rows, ignore_conflicts=True)
    return max(waiting - len(marks), 0)


def compare_all(owner: Owner) -> Iterator[int]:
    """Compare everybody who waits, yielding how many are left after each batch."""
    left = 1
    while left:
        left = compare_waiting(owner)
        yield left


def _twins_among(owner: Owner, people: list[int]) -> dict[Pair, float]:
    """Judge every pair of these with each other and with those who do not wait any more: each pair comes up once."""
    network = Network(owner)
    traits = traits_among(owner, people)
    pairs = {
        (min(pair), max(pair)) for pair in network.partners({pk: keys_of(one) for pk, one in traits.items()})
    }
    later = _waiting_after(owner, {pk for pair in pairs for pk in pair}, max(people))
    pairs = {pair for pair in pairs if not later & set(pair)}
    traits |= traits_among(owner, {pk for pair in pairs for pk in pair} - traits.keys())
    found = {}
    for a, b in pairs:
        if a in traits and b in traits:
            probability = network.judged(traits[a], traits[b]).probability
            if probability >= SURE:
                found[a, b] = probability
    return found


def _waiting_after(owner: Owner, people: set[int], last: int) -> set[int]:
    """Return who of these waits for a later batch, where the pair will come up again."""
    marks = m.TwinKey.objects.filter(owner=owner, key=m.WAITING)
    return {
        pk
        for chunk in chunks(sorted(pk for pk in people if pk > last))
        for pk in marks.filter(person__in=chunk).values_list("person", flat=True)
    }


def learn(owner: Owner) -> None:
    """Learn from a part of the network how carefully its records are kept (core.twins.learnt)."""
    people = list(
        m.Person.objects.filter(owner=owner, trashed_at=None).order_by("uid").values_list("pk", flat=True)
    )
    drawn = sorted(people[:: max(len(people) // LEARN_WITH, 1)][:LEARN_WITH])
    network = Network(owner)
    traits = traits_among(owner, drawn)
    pairs = network.partners({pk: keys_of(one) for pk, one in traits.items()})
    ours = set(drawn)
    pairs = {(a, b) for a, b in pairs if b not in ours or a < b}
    traits |= traits_among(owner, {pk for pair in pairs for pk in pair} - traits.keys())
    met = [agreements(traits[a], traits[b], network) for a, b in pairs if a in traits and b in traits]
    share = len(drawn) / max(len(people), 1)
    # Each pair of the part with itself is here once, with the rest once as well.
    habits = learnt(met, network.people, len(drawn) * (1 - share / 2))
    data = {
        "same": [[field, level, number] for (field, level), number in sorted(habits.same.items())],
        "twice": habits.twice, "relatives": habits.relatives,
    }  # fmt: skip
    m.TwinHabits.objects.update_or_create(owner=owner, defaults={"data": data})


def keep_apart(owner: Owner, *, a: str, b: str, via: str = "") -> NotSame | None:
    """Remember that two people are two; None where that was said before. Raises Refused('two_needed_apart')."""
    one, other = row_of(owner, "person", a), row_of(owner, "person", b)
    if one.pk == other.pk:
        raise Refused("two_needed_apart")
    if (min(one.pk, other.pk), max(one.pk, other.pk)) in said_apart(owner, [one.pk]):
        return None
    with revising(owner, "keep_apart", via=via, name=one.full, other=other.full) as change:
        record = {"type": "not_same", "a": str(one.uid), "b": str(other.uid)}
        found: NotSame = Writer(change).add_record(record)
        return found
