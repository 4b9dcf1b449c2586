"""Merging two people: everything of both is kept, and taken back whole – over networks made at random."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.network.actions import encounters, facts, people
from enishi.network.actions.encounters import Evening, Met
from enishi.network.actions.merging import merge_people
from enishi.network.actions.revisions import undo
from enishi.network.actions.twins import keep_apart
from enishi.network.errors import Refused
from enishi.network.models import (
    ChanceLink,
    Encounter,
    EncounterPerson,
    Favor,
    Introduction,
    NotSame,
    Owner,
    Person,
    Posting,
    Promise,
    Relation,
    Seat,
    Tie,
    TwinKey,
)
from enishi.network.queries.archive import person_records
from enishi.network.queries.checks import check
from enishi.network.queries.twins import who_stayed
from tests.examples import examples
from tests.network.test_undo import SEARCH, SEQUENCES, act, archive, derived

TODAY = datetime.date(2026, 11, 20)
pytestmark = pytest.mark.django_db


def somebody(owner: Owner, full: str, **record: Any) -> Person:
    return people.add_person(owner, record={"name": {"full": full}, **record}, today=TODAY)


def met(owner: Owner, on: str, *them: Person) -> Encounter:
    evening = Evening({"on": on, "medium": "meal"}, [Met(uid=str(one.uid)) for one in them])
    return encounters.log(owner, evening=evening, today=TODAY)


def record_of_person(owner: Owner, uid: Any) -> dict[str, Any]:
    pk = Person.objects.get(owner=owner, uid=uid).pk
    return person_records(owner, [pk])[pk]


def fact(owner: Owner, what: str, /, **record: Any) -> Any:
    return facts.add_fact(owner, record={"type": what, **record})


@pytest.fixture
def pair(owner: Owner) -> tuple[Person, Person]:
    one = somebody(
        owner,
        "渡辺 健一",
        fields=["law"],
        emails=[{"value": "a@example.jp"}],
        note="背が高い",
        met_on="2025-04-01",
    )
    other = somebody(
        owner, "わたなべ けんいち", fields=["law", "it"], emails=[{"value": "A@example.jp"}, {"value": "b@example.jp"}],
        note="釣りが好き", met_on="2024-01-05", spark=True,
    )  # fmt: skip
    return one, other


def test_what_both_said_is_united_and_the_earlier_day_stands(
    owner: Owner, pair: tuple[Person, Person]
) -> None:
    one, other = pair
    merge_people(owner, stays=str(one.uid), goes=str(other.uid))
    record = record_of_person(owner, one.uid)
    assert record["name"]["full"] == "渡辺 健一"
    assert (record["name"]["family_kana"], record["name"]["given_kana"]) == ("わたなべ", "けんいち")
    assert [mail["value"] for mail in record["emails"]] == ["a@example.jp", "b@example.jp"]
    assert record["fields"] == ["law", "it"]
    assert record["met_on"] == "2024-01-05"
    assert record["note"] == "背が高い\n\n釣りが好き"
    assert record["spark"]


def test_what_is_picked_stands(owner: Owner, pair: tuple[Person, Person]) -> None:
    one, other = pair
    merge_people(
        owner,
        stays=str(one.uid),
        goes=str(other.uid),
        picks={"note": "there", "met_on": "here", "name": "there"},
    )
    record = record_of_person(owner, one.uid)
    assert (record["note"], record["met_on"]) == ("釣りが好き", "2025-04-01")
    assert record["name"]["full"] == "わたなべ けんいち"


def test_both_histories_are_one(owner: Owner, pair: tuple[Person, Person]) -> None:
    one, other = pair
    third = somebody(owner, "林 花")
    met(owner, "2026-01-01", one)
    met(owner, "2026-02-02", other, third)
    together = met(owner, "2026-03-03", one, other)
    fact(owner, "favor", person=str(other.uid), on="2026-02-02", kind="help")
    fact(owner, "promise", person=str(other.uid), what="本を貸す")
    fact(owner, "seat", person=str(one.uid), field="law", since="2026-01-01")
    fact(owner, "seat", person=str(other.uid), field="law", since="2025-01-01")
    fact(owner, "relation", a=str(other.uid), b=str(third.uid), note="同級生")
    fact(owner, "relation", a=str(third.uid), b=str(one.uid), note="近所")
    fact(owner, "introduction", a=str(other.uid), b=str(one.uid))
    fact(owner, "introduction", a=str(third.uid), b=str(other.uid), by=str(other.uid))
    fact(owner, "chance", title="看板", **{"from": str(other.uid)}, chain=[{"person": str(other.uid)}])
    people.edit_person(owner, uid=str(third.uid), patch={"introduced_by": str(other.uid)}, today=TODAY)

    merge_people(owner, stays=str(one.uid), goes=str(other.uid))

    assert Tie.objects.get(person=one).count == 3
    assert Tie.objects.get(person=other).count == 0
    assert EncounterPerson.objects.filter(encounter=together).count() == 1
    assert Favor.objects.get().person == Promise.objects.get().person == one
    seats = Seat.objects.filter(trashed_at=None)
    assert [(seat.person, seat.since) for seat in seats] == [(one, "2025-01-01")]
    (relation,) = Relation.objects.all()
    assert {relation.a, relation.b} == {one, third} and relation.note == "近所\n同級生"
    (introduction,) = Introduction.objects.filter(trashed_at=None)
    assert (introduction.a, introduction.b, introduction.by) == (third, one, str(one.uid))
    assert ChanceLink.objects.get().person == one
    third.refresh_from_db()
    assert third.introduced_by == one
    assert (
        not Posting.objects.filter(person=other).exists()
        and not TwinKey.objects.filter(person=other).exists()
    )
    assert check(owner).clean


def test_links_to_who_went_lead_to_who_stayed(owner: Owner, pair: tuple[Person, Person]) -> None:
    one, other = pair
    third = somebody(owner, "渡邊 健一")
    merge_people(owner, stays=str(one.uid), goes=str(other.uid))
    merge_people(owner, stays=str(third.uid), goes=str(one.uid))
    assert who_stayed(owner, other.uid) == str(third.uid)
    assert who_stayed(owner, third.uid) == ""
    met(owner, "2026-05-05", other)
    assert Tie.objects.get(person=third).count == 1


def test_nobody_is_merged_with_themselves_or_with_who_is_put_away(
    owner: Owner, pair: tuple[Person, Person]
) -> None:
    one, other = pair
    with pytest.raises(Refused, match="two_needed_apart"):
        merge_people(owner, stays=str(one.uid), goes=str(one.uid))
    people.trash_people(owner, uids=[str(other.uid)])
    with pytest.raises(Refused, match="put_away_already"):
        merge_people(owner, stays=str(one.uid), goes=str(other.uid))


def test_forgetting_who_stayed_forgets_who_went(owner: Owner, pair: tuple[Person, Person]) -> None:
    one, other = pair
    merge_people(owner, stays=str(one.uid), goes=str(other.uid))
    people.forget(owner, uid=str(one.uid))
    assert not Person.objects.filter(owner=owner).exists()
    assert not any("わたなべ" in line for line in archive(owner))


def test_two_kept_apart_stay_apart_and_it_is_said_once(owner: Owner, pair: tuple[Person, Person]) -> None:
    one, other = pair
    keep_apart(owner, a=str(one.uid), b=str(other.uid))
    assert keep_apart(owner, a=str(other.uid), b=str(one.uid)) is None
    assert NotSame.objects.count() == 1
    undo(owner)
    assert not NotSame.objects.exists()


def test_what_was_changed_since_is_kept_and_named_when_a_merge_is_undone(
    owner: Owner, pair: tuple[Person, Person]
) -> None:
    one, other = pair
    before = met(owner, "2026-02-02", other)
    merge_people(owner, stays=str(one.uid), goes=str(other.uid))
    number = Owner.objects.get(pk=owner.pk).revision
    people.edit_person(owner, uid=str(one.uid), patch={"note": "新しい"}, today=TODAY)
    since = met(owner, "2026-09-09", one)
    undone = undo(owner, number=number)
    assert undone.kept == ("渡辺 健一",)
    other.refresh_from_db()
    assert other.trashed_at is None and other.merged_into is None
    assert EncounterPerson.objects.get(encounter=before).person == other
    assert EncounterPerson.objects.get(encounter=since).person == one
    assert record_of_person(owner, one.uid)["note"] == "新しい"
    assert check(owner).clean


@settings(SEARCH, max_examples=examples(10))
@given(steps=SEQUENCES, pick=st.integers(0, 50), extra=SEQUENCES)
def test_merge_then_undo_is_exactly_as_before(db: Any, steps: Any, pick: int, extra: Any) -> None:
    owner = Owner.objects.create_user(f"o{Owner.objects.count()}")
    act(owner, [(0, 0), (0, 1), (2, 1), *steps])
    living = list(Person.objects.filter(owner=owner, trashed_at=None).order_by("pk"))
    if len(living) < 2:
        return
    one, other = living[pick % len(living)], living[(pick + 1) % len(living)]
    before, derived_before = archive(owner), derived(owner)
    merge_people(owner, stays=str(one.uid), goes=str(other.uid))
    assert check(owner).clean
    after = archive(owner)
    number = Owner.objects.get(pk=owner.pk).revision
    undone = undo(owner)
    assert not undone.kept
    assert (archive(owner), derived(owner)) == (before, derived_before)
    undo(owner, number=undone.number)
    assert archive(owner) == after
    # Even after whatever else was done, undoing loses nothing and leaves everything whole.
    act(owner, extra)
    try:
        undo(owner, number=number)
    except Refused as refused:
        assert refused.code in ("all_touched_since", "undone_already")
    assert check(owner).clean
