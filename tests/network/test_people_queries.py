"""Lists, finds and pages of people: nobody lost between pages, nobody else's, as many queries for five as for 45."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from enishi.network.actions import encounters, facts, people
from enishi.network.actions.encounters import Evening, Met
from enishi.network.models import Owner, Person
from enishi.network.queries import people as queries
from enishi.network.queries.frame import pages_shown
from enishi.network.queries.people import Filters
from enishi.network.queries.revisions import changes_page
from enishi.network.queries.timeline import timeline_of
from enishi.network.queries.trash import trash_page

TODAY = datetime.date(2026, 11, 24)
pytestmark = pytest.mark.django_db
Counted = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def owner() -> Owner:
    return Owner.objects.create_user("me")


def fill(owner: Owner, count: int) -> list[Person]:
    """Make people who were all met on one evening, each with a place, a field, a favor and a promise."""
    made = [
        people.add_person(owner, today=TODAY, record={
            "name": {"full": f"鈴木 {n:03}", "family": "鈴木", "family_kana": "すずき"}, "fields": ["it"],
            "tags": ["浜松"], "affiliations": [{"organization": f"店{n}", "title": "店主"}],
        })
        for n in range(count)
    ]  # fmt: skip
    met = [Met(uid=str(person.uid)) for person in made]
    encounters.log(owner, evening=Evening({"on": "2026-11-01"}, met, {"title": "会"}), today=TODAY)
    for person in made:
        facts.add_fact(owner, record={"type": "promise", "person": str(person.uid), "what": "送る"})
        facts.add_fact(owner, record={"type": "favor", "person": str(person.uid), "on": "2026-11-02"})
    return made


@pytest.mark.parametrize("count", [5, 45])
def test_pages_cost_the_same_however_many_there_are(
    owner: Owner, count: int, django_assert_num_queries: Counted
) -> None:
    made = fill(owner, count)
    for cost, ask in (
        (4, lambda: queries.people_page(owner)),
        (4, lambda: queries.people_page(owner, filters=Filters(field="it", tag="浜松"))),
        (5, lambda: queries.people_named(owner, query="すずき 店")),
        (1, lambda: queries.rows_there(owner)),
        (1, lambda: pages_shown(owner)),
        (11, lambda: timeline_of(owner, made[0])),
        (1, lambda: changes_page(owner)),
        (17, lambda: trash_page(owner)),
    ):
        with django_assert_num_queries(cost):
            ask()


@pytest.mark.parametrize("count", [5, 45])
def test_a_persons_card_costs_the_same_however_many_were_there(
    owner: Owner, count: int, django_assert_max_num_queries: Counted
) -> None:
    made = fill(owner, count)
    with django_assert_max_num_queries(20):
        card = queries.person_card(owner, made[0].uid)
    assert len(card.there) == min(count - 1, 6)
    assert len(card.promises) == 1


def test_pages_follow_one_another_without_gap_or_repeat(owner: Owner) -> None:
    made = fill(owner, 130)
    seen, after = [], None
    while True:
        page = queries.people_page(owner, after=after)
        seen += [row.face.pk for row in page.rows]
        after = page.after
        if after is None:
            break
    assert sorted(seen) == sorted(person.pk for person in made)
    assert len(seen) == len(set(seen))


def test_a_row_of_the_index_begins_where_its_people_stand(owner: Owner) -> None:
    for kana in ("あおき", "さとう", "たなか"):
        people.add_person(
            owner, record={"name": {"full": kana, "family": kana, "family_kana": kana}}, today=TODAY
        )
    assert queries.rows_there(owner) == {"あ", "さ", "た"}
    assert [row.row for row in queries.people_page(owner, start="さ").rows] == ["さ", "た"]


def test_every_word_of_a_query_must_be_met(owner: Owner) -> None:
    fill(owner, 3)
    assert len(queries.people_named(owner, query="鈴木")) == 3
    assert [row.organization for row in queries.people_named(owner, query="鈴木 店2")] == ["店2"]
    assert queries.people_named(owner, query="鈴木 ない") == []


def test_nobody_of_another_owner_is_found(owner: Owner) -> None:
    fill(owner, 2)
    other = Owner.objects.create_user("other")
    assert queries.people_named(other, query="鈴木") == []
    assert queries.people_page(other).rows == ()


def test_a_timeline_goes_on_without_gap_or_repeat(owner: Owner) -> None:
    [person] = fill(owner, 1)
    for n in range(30):
        facts.add_fact(
            owner, record={"type": "favor", "person": str(person.uid), "on": f"2026-10-{n // 3 + 1:02}"}
        )
    seen, before = [], None
    while True:
        page = timeline_of(owner, person, before=before, limit=7)
        seen += [entry.at for entry in page.entries]
        before = page.before
        if before is None:
            break
    assert len(seen) == len(set(seen)) == 33
    assert seen == sorted(seen, reverse=True)
