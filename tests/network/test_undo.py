"""Undo: random sequences of actions, taken back newest first, leave the archive as it was; else what was touched stays."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from enishi.network.actions import chances, encounters, facts, gatherings, owners, people
from enishi.network.actions.encounters import Evening, Met
from enishi.network.actions.revisions import undo
from enishi.network.codec import canonical
from enishi.network.errors import NotFound, Refused
from enishi.network.models import Encounter, Favor, Gathering, Owner, Person, Posting, Revision, Tie
from enishi.network.queries.archive import records_of
from tests.examples import examples

TODAY = datetime.date(2026, 11, 20)
pytestmark = pytest.mark.django_db
NAMES = ["佐藤 健一", "高橋 美咲", "田中", "みーちゃん", "Anna Berg"]


# Each example acts and undoes on a real database: shrinking one would take minutes and tell little more.
SEARCH = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def archive(owner: Owner) -> list[str]:
    return sorted(canonical(record) for record in records_of(owner))


def derived(owner: Owner) -> tuple[Any, Any]:
    ties = (
        Tie.objects.filter(owner=owner)
        .order_by("person")
        .values_list("person", "count", "last_on", "half_on")
    )
    terms = (
        Posting.objects.filter(owner=owner)
        .order_by("person", "term__text", "term__kind")
        .values_list("person", "term__text", "term__kind", "weight")
    )
    return list(ties), list(terms)


def somebody(owner: Owner, pick: int) -> str:
    uids = list(Person.objects.filter(owner=owner).order_by("pk").values_list("uid", flat=True))
    return str(uids[pick % len(uids)]) if uids else ""


def met(owner: Owner, pick: int) -> list[Met]:
    known = somebody(owner, pick)
    fresh = Met(record={"name": {"full": NAMES[pick % 5]}}, spark=pick % 2 == 0, offers=["補助金"])
    return [Met(uid=known, wants=[f"ロゴ{pick}"]), fresh] if known else [fresh]


def add(owner: Owner, pick: int) -> None:
    record = {
        "name": {"full": NAMES[pick % 5]},
        "fields": ["finance"],
        "emails": [{"value": "a@b.example", "label": None}],
    }
    people.add_person(owner, record={**record, "wish": 1 if pick % 3 else None}, today=TODAY)


def edit(owner: Owner, pick: int) -> None:
    patch = {
        "note": f"{pick}",
        "fields": ["law", "it"][: pick % 3],
        "phase": ["starting", "running"][pick % 2],
    }
    people.edit_person(owner, uid=somebody(owner, pick), patch=patch, today=TODAY)


def log(owner: Owner, pick: int) -> None:
    gathering: Any = (
        {"title": "交流会", "kind": "mixer", "starts": "2026-10-03T19:00+09:00"} if pick % 2 else ""
    )
    evening = Evening(
        {"on": f"2026-{pick % 11 + 1:02d}-03", "medium": "meal", "mood": -1}, met(owner, pick), gathering,
        [{"type": "favor", "person": "#0", "direction": "given", "kind": "work", "on": "2026-01-05"}],
    )  # fmt: skip
    encounters.log(owner, evening=evening, today=TODAY)


def redate(owner: Owner, pick: int) -> None:
    found = Encounter.objects.filter(owner=owner).order_by("pk").first()
    if found:
        patch = {"on": f"2025-{pick % 12 + 1:02d}"}
        encounters.edit_encounter(
            owner, uid=str(found.uid), patch=patch, people=met(owner, pick), today=TODAY
        )


def attend(owner: Owner, pick: int) -> None:
    found = Gathering.objects.filter(owner=owner).order_by("pk").first()
    if found is None:
        gatherings.add_gathering(owner, record={"title": "朝会", "kind": "community", "starts": "2026-12-01"})
    else:
        gatherings.attended(
            owner, uid=str(found.uid), people=met(owner, pick), patch={"again": True}, today=TODAY
        )


def thing(owner: Owner, pick: int) -> None:
    through = [NAMES[pick % 5], NAMES[(pick + 1) % 5]]
    chances.add_good_thing(owner, title="仕事", through=through, on="2026", today=TODAY)


def trash(owner: Owner, pick: int) -> None:
    facts.trash_fact(owner, kind="person", uid=somebody(owner, pick))


def leave(owner: Owner, pick: int) -> None:
    people.leave_out(owner, uids=[somebody(owner, pick)])


def myself(owner: Owner, pick: int) -> None:
    patch = {"name": {"full": NAMES[pick % 5]}, "offers": ["ロゴ", "名刺"][: pick % 3], "phase": "preparing"}
    owners.edit_owner(
        owner, patch={**patch, "companies": [{"name": "例", "from": "2018", "to": None}]}, today=TODAY
    )


ACTIONS = [add, edit, log, redate, attend, thing, trash, leave, myself]
SEQUENCES = st.lists(st.tuples(st.integers(0, len(ACTIONS) - 1), st.integers(0, 50)), min_size=1, max_size=9)


def act(owner: Owner, steps: list[tuple[int, int]]) -> None:
    for which, pick in steps:
        try:
            ACTIONS[which](owner, pick)
        except NotFound:
            assert not Person.objects.filter(owner=owner).exists()


@settings(SEARCH, max_examples=examples(30))
@given(first=SEQUENCES, then=SEQUENCES)
def test_undone_newest_first_the_archive_is_as_before(db: Any, first: Any, then: Any) -> None:
    owner = Owner.objects.create_user(f"o{Owner.objects.count()}")
    act(owner, first)
    before, derived_before, start = archive(owner), derived(owner), Owner.objects.get(pk=owner.pk).revision
    act(owner, then)
    after = archive(owner)
    numbers = (
        Revision.objects.filter(owner=owner, number__gt=start)
        .order_by("-number")
        .values_list("number", flat=True)
    )
    undos = [undo(owner, number=number) for number in list(numbers)]
    assert not any(done.kept for done in undos)
    assert archive(owner) == before
    assert derived(owner) == derived_before
    for done in reversed(undos):
        undo(owner, number=done.number)
    assert archive(owner) == after


@settings(SEARCH, max_examples=examples(20))
@given(steps=SEQUENCES, order=st.randoms())
def test_undone_in_any_order_nothing_breaks_and_what_stays_is_named(db: Any, steps: Any, order: Any) -> None:
    owner = Owner.objects.create_user(f"o{Owner.objects.count()}")
    act(owner, steps)
    numbers = list(Revision.objects.filter(owner=owner).values_list("number", flat=True))
    order.shuffle(numbers)
    newest_first = numbers == sorted(numbers, reverse=True)
    kept: list[str] = []
    for number in numbers:
        try:
            kept += undo(owner, number=number).kept
        except Refused as refused:
            assert refused.code == "all_touched_since"
            kept += refused.facts["names"]
    left = Person.objects.filter(owner=owner).count()
    assert not left or kept
    assert not (newest_first and left)
    list(records_of(owner))


def test_a_person_met_since_is_kept_and_named(db: Any) -> None:
    owner = Owner.objects.create_user("me")
    person = people.add_person(owner, record={"name": {"full": "佐藤 健一"}}, today=TODAY)
    encounters.log(owner, evening=Evening({}, [Met(uid=str(person.uid))]), today=TODAY)
    with pytest.raises(Refused) as refused:
        undo(owner, number=1)
    assert refused.value.facts["names"] == ["佐藤 健一"]
    assert Person.objects.filter(owner=owner).count() == 1


def test_the_same_revision_is_not_undone_twice(db: Any) -> None:
    owner = Owner.objects.create_user("me")
    people.add_person(owner, record={"name": {"family": "佐藤"}}, today=TODAY)
    undo(owner)
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo(owner)
    with pytest.raises(Refused, match="undone_already"):
        undo(owner, number=1)


def test_a_forgotten_person_leaves_no_trace_anywhere(db: Any) -> None:
    owner = Owner.objects.create_user("me")
    act(owner, [(0, 0), (2, 1), (1, 0), (5, 0), (6, 0)])
    person = Person.objects.filter(owner=owner, full="佐藤 健一").first()
    assert person is not None
    people.forget(owner, uid=str(person.uid))
    traces = [
        r
        for r in Revision.objects.filter(owner=owner)
        if f'"{person.pk}"' in str(r.changes) and "佐藤" in str(r.changes)
    ]
    assert not traces
    assert not any(str(person.uid) in line for line in archive(owner))
    assert not Tie.objects.filter(person=person.pk).exists()
    assert not Favor.objects.filter(person=person.pk).exists()
