"""Rooms and balance: which kinds still bring new people, and which were left out."""

import math

import pytest

from enishi.core.balance import FIRST_KINDS, KINDS, balance_of, kind_to_try
from enishi.core.rooms import UNSEEN, ToMeet, Visit, one_kind_too_often, rooms_of, whom_to_meet

TODAY = 740_000


def test_the_six_kinds_are_the_same_in_both_orders():
    assert sorted(KINDS) == sorted(FIRST_KINDS)


def test_the_balance_counts_what_lies_in_its_window():
    visits = [
        (TODAY, "mixer"),
        (TODAY - 89, "meal"),
        (TODAY - 90, "seminar"),
        (TODAY + 1, "meal"),
        (TODAY, "other"),
    ]
    quarter = balance_of(visits, TODAY, 90)
    assert quarter.effective_kinds == pytest.approx(2)
    assert quarter.missing == ("seminar", "community", "same_trade", "card_exchange")
    assert balance_of(visits, TODAY, 365).effective_kinds == pytest.approx(3)
    assert balance_of([], TODAY, 90).effective_kinds == 0


def test_the_kind_to_try_is_the_easiest_unvisited_then_the_one_longest_left_out():
    assert kind_to_try([], TODAY) == "seminar"
    assert kind_to_try([(TODAY - 5, "seminar"), (TODAY - 4, "community")], TODAY) == "meal"
    all_but_meals_lately = [(TODAY - 5, kind) for kind in KINDS if kind != "meal"] + [(TODAY - 200, "meal")]
    assert kind_to_try(all_but_meals_lately, TODAY) == "meal"


def test_a_room_is_worth_the_people_met_nowhere_else():
    visits = [Visit("mixer", ("a", "b", "c")), Visit("mixer", ("a", "d")), Visit("seminar", ("b", "e"))]
    rooms = rooms_of(visits, {})
    explore = 0.3 * math.sqrt(math.log(12) / 2)
    assert rooms["mixer"].only_there == 2
    assert rooms["mixer"].value == pytest.approx(2 / 2 + explore)
    assert rooms["seminar"].value == pytest.approx(1 + 0.3 * math.sqrt(math.log(12)))
    assert UNSEEN.value == math.inf
    assert rooms_of([], {}) == {}


def test_people_of_thin_fields_weigh_more():
    crowd = tuple(f"engineer {n}" for n in range(9))
    fields = {person: ["it"] for person in crowd} | {"brewer": ["food"]}
    rooms = rooms_of([Visit("x", ("brewer",)), Visit("y", crowd[:1]), Visit("z", crowd[1:])], fields)
    assert rooms["x"].value > rooms["y"].value


def test_a_third_evening_of_one_kind_in_a_row_is_too_much():
    assert one_kind_too_often(["meal", "mixer", "mixer"], "mixer")
    assert not one_kind_too_often(["mixer", "meal", "mixer"], "mixer")
    assert not one_kind_too_often(["mixer"], "mixer")


def test_it_names_at_most_three_to_look_for_people_first():
    named = whom_to_meet(
        coming=["a", "b"],
        fields_expected=["law", "it", "food", "arts"],
        wanted={"b": "introduction"},
        wanted_fields=["food"],
        vacant_fields=["law", "food"],
        field_people={"it": 40},
    )
    assert named == (
        ToMeet("introduction", person="b"),
        ToMeet("want", field="food"),
        ToMeet("vacant_seat", field="law"),
    )
    assert whom_to_meet(coming=[], fields_expected=[], wanted={}, vacant_fields=["law"]) == ()
