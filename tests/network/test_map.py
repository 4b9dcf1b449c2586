"""The map's facts: true to the log, for the owner alone, the same number of queries at any size."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext

from enishi.core import map as picture
from enishi.network.actions import encounters, facts, people, seats
from enishi.network.actions.encounters import Evening, Met
from enishi.network.models import Owner, Person
from enishi.network.queries.between import between
from enishi.network.queries.frame import pages_shown
from enishi.network.queries.map import map_of, people_in_network
from enishi.network.queries.map_table import Narrowed, map_table, ring_days

TODAY = datetime.date(2026, 11, 20)


def person(owner: Owner, name: str, field: str = "", **more: Any) -> Person:
    record = {"name": {"full": name}, "fields": [field] if field else [], **more}
    return people.add_person(owner, record=record, today=TODAY)


def met(owner: Owner, who: Person, days: int, **more: Any) -> None:
    on = (TODAY - datetime.timedelta(days=days)).isoformat()
    evening = Evening({"on": on, "medium": "meal", **more}, [Met(uid=str(who.uid))])
    encounters.log(owner, evening=evening, today=TODAY)


def crowd(owner: Owner, number: int) -> list[Person]:
    made = []
    for at in range(number):
        one = person(owner, f"試験 {at:03}子", ("it", "food", "law", "")[at % 4])
        if at % 3:
            met(owner, one, at * 5)
        made.append(one)
    return made


def know_one_another(owner: Owner, made: list[Person]) -> None:
    """A chain of acquaintances, an introduction and a chance among them."""
    for one, other in itertools.pairwise(made):
        facts.add_fact(
            owner, record={"type": "relation", "a": str(one.uid), "b": str(other.uid), "kind": "knows"}
        )
    uids = [str(one.uid) for one in made]
    facts.add_fact(owner, record={"type": "introduction", "a": uids[0], "b": uids[2], "state": "made"})
    chain = [{"person": uid} for uid in uids[:3]]
    facts.add_fact(owner, record={"type": "chance", "title": "看板", "on": "2026-10-01", "chain": chain})


def queries_of(work: Any) -> int:
    from django.db import connection

    with CaptureQueriesContext(connection) as counted:
        work()
    return len(counted)


def test_every_person_is_counted_once(owner: Owner) -> None:
    crowd(owner, 12)
    found = map_of(owner, TODAY)
    assert found.people == sum(found.counts.values()) == sum(one.people for one in found.sectors) == 12
    assert len(found.dots) == 12 and not len(found.grains)


def test_a_dot_tells_the_last_contact_and_how_they_met(owner: Owner) -> None:
    first = person(owner, "松本 咲", "it")
    second = person(owner, "佐藤 健一", "finance", introduced_by=str(first.uid), origin="company")
    met(owner, second, 40)
    met(owner, second, 3)
    dot = next(one for one in map_of(owner, TODAY).dots if one.face.pk == second.pk)
    assert (dot.last_on, dot.medium, dot.times) == ("2026-11-17", "meal", 2)
    assert (dot.through, dot.company, dot.fields) == (first.pk, True, ("finance",))
    assert map_of(owner, TODAY).chords == ((first.pk, second.pk),)


def test_a_key_person_stands_on_the_inner_rim_and_a_vacancy_beside(owner: Owner) -> None:
    one = person(owner, "松本 咲", "it")
    seats.give_seat(owner, field="it", person=str(one.uid), today=TODAY)
    facts.add_fact(owner, record={"type": "seat", "field": "sports", "person": None})
    found = map_of(owner, TODAY)
    (dot,) = found.dots
    (place,) = found.vacancies
    for x, y in (dot.at, place.at):
        assert (x * x + y * y) ** 0.5 == pytest.approx(picture.SEAT_RIM, abs=0.2)
    assert (dot.seat, place.field) == ("it", "sports")
    # The vacancy's field has a sector of its own although nobody stands there yet.
    assert {sector.branch: sector.people for sector in found.sectors} == {"it": 1, "sports": 0}


def test_the_address_book_the_trash_and_others_are_not_on_it(owner: Owner, other_owner: Owner) -> None:
    person(owner, "電話 帳", in_network=False)
    gone = person(owner, "佐藤")
    people.trash_people(owner, uids=[str(gone.uid)])
    person(other_owner, "田中")
    assert map_of(owner, TODAY).people == people_in_network(owner) == 0


def test_over_many_only_the_nearest_have_dots(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "EVERYBODY", 10)
    monkeypatch.setattr(picture, "NEAREST", 4)
    crowd(owner, 18)
    found = map_of(owner, TODAY)
    assert (len(found.dots), len(found.grains), found.each) == (4, 14, 1)
    shown = {dot.last_on for dot in found.dots}
    assert min(shown) >= "2026-10-20"


def test_pages_cost_the_same_number_of_queries_at_any_size(owner: Owner) -> None:
    know_one_another(owner, crowd(owner, 6))
    asked = (lambda: map_of(owner, TODAY), lambda: map_table(owner, TODAY), lambda: between(owner, TODAY))
    few = [queries_of(work) for work in asked]
    know_one_another(owner, crowd(owner, 60))
    assert [queries_of(work) for work in asked] == few


def test_the_map_is_shown_from_twenty_people_on(owner: Owner) -> None:
    crowd(owner, 19)
    assert not pages_shown(owner)["map"]
    person(owner, "二十人目")
    assert pages_shown(owner)["map"]


@pytest.mark.parametrize("sort", ["last", "often", "name"])
def test_the_table_lists_everybody_once_page_by_page(
    owner: Owner, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enishi.network.queries.map_table.PAGE", 7)
    made = {one.pk for one in crowd(owner, 31)}
    after, seen = None, []
    while True:
        page = map_table(owner, TODAY, sort=sort, after=after)
        seen += [row.row for row in page.rows]
        after = page.after
        if after is None:
            break
    assert len(seen) == 31 and {row.face.pk for row in seen} == made
    if sort == "last":
        met_ = [row.last_on for row in seen]
        assert met_ == sorted(met_, reverse=True)
    if sort == "name":
        assert [row.key for row in seen] == sorted(row.key for row in seen)


def test_the_table_agrees_with_the_picture_room_by_room(owner: Owner) -> None:
    crowd(owner, 30)
    found = map_of(owner, TODAY)
    for place, sector in enumerate(found.sectors):
        for band, ring in enumerate(picture.BANDS):
            rows = map_table(owner, TODAY, narrowed=Narrowed(sector.branch or "none", ring)).rows
            assert len(rows) == found.counts.get((place, band), 0), (sector.branch, ring)


def test_the_rings_days_follow_on_one_another() -> None:
    bounds = [ring_days(ring, TODAY) for ring in picture.BANDS[:-1]]
    for (first, _), (_, last) in itertools.pairwise(bounds):
        day = datetime.date.fromisoformat(str(last)) + datetime.timedelta(days=1)
        assert day.isoformat() == first


# -- between people -------------------------------------------------------------------------------------------------


def test_who_alone_leads_into_a_circle_is_named(owner: Owner) -> None:
    one, two, three = (person(owner, name, "food") for name in ("佐藤", "田中", "鈴木"))
    for a, b in ((one, two), (two, three), (one, three)):
        facts.add_fact(owner, record={"type": "relation", "a": str(a.uid), "b": str(b.uid), "kind": "knows"})
    met(owner, two, 2)
    (circle,) = between(owner, TODAY).circles
    assert (circle.people, circle.known, circle.fields) == (3, 3, ("food",))
    assert circle.only_door is not None and circle.only_door.pk == two.pk


def test_two_who_never_met_come_with_the_words_that_met(owner: Owner) -> None:
    baker = person(owner, "粉川 麦", "food", wants=["店の看板を描ける人"])
    painter = person(owner, "色川 絵美", "arts", offers=["看板"])
    for one in (baker, painter):
        met(owner, one, 2)
    (pair,) = between(owner, TODAY).unmet
    assert {pair.a.pk, pair.b.pk} == {baker.pk, painter.pk}
    assert [(want, offer) for _, want, offer in pair.complement] == [("店の看板を描ける人", "看板")]
    # Once it is an idea, it is not brought up again.
    record = {"type": "introduction", "a": str(baker.uid), "b": str(painter.uid), "state": "idea"}
    facts.add_fact(owner, record=record)
    assert between(owner, TODAY).unmet == ()


@pytest.mark.parametrize("patch", [{"standing": "at_peace"}, {"wish": -1}])
def test_nobody_left_in_peace_or_kept_away_from_is_brought_up(owner: Owner, patch: dict[str, Any]) -> None:
    for one in (
        person(owner, "粉川 麦", "food", wants=["店の看板を描ける人"], **patch),
        person(owner, "色川 絵美", "arts", offers=["看板"]),
    ):
        met(owner, one, 2)
    assert between(owner, TODAY).unmet == ()


def test_what_came_together_over_fields_is_remembered(owner: Owner) -> None:
    one, two, same = (
        person(owner, "佐藤", "food"),
        person(owner, "田中", "law"),
        person(owner, "鈴木", "food"),
    )
    for a, b in ((one, two), (one, same)):
        record = {
            "type": "introduction", "a": str(a.uid), "b": str(b.uid), "state": "made", "asked_a": "yes", "asked_b": "yes",
            "on": "2026-05-01",
        }  # fmt: skip
        facts.add_fact(owner, record=record)
    chance = {
        "type": "chance", "title": "看板の仕事", "on": "2026-06-01", "state": "won", "from": str(one.uid),
        "chain": [{"person": str(one.uid)}, {"person": str(two.uid)}],
    }  # fmt: skip
    facts.add_fact(owner, record=chance)
    found = between(owner, TODAY).together
    assert [(one_.what, one_.fields) for one_ in found] == [
        ("chance", ("law", "food")), ("introduction", ("food", "law")),
    ]  # fmt: skip
