"""Leaving, chances, give and take, being known: the small measures of the portrait."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.core.chances import Link, credit_by_link, credits_of, first_touch, may_show_percent
from enishi.core.errors import OutOfRange
from enishi.core.give import Passed, circulation_of
from enishi.core.known import Listener, known_to_key, known_to_weak, knows, sharpness
from enishi.core.leaving import CompanyView, if_i_left

# Enough to find what breaks, few enough for the core to be tested while one types.
SOME = settings(max_examples=30, deadline=None)

TODAY = 740_000
A, B, PARTY = Link("person", "a"), Link("person", "b"), Link("gathering", "party")


def test_if_i_left_what_was_met_as_oneself_stays():
    found = if_i_left(
        [
            CompanyView("boss", ("it",), 0.5, True, delta=0.1),
            CompanyView("friend", ("law",), 0.5, True, met_as_self=True),
            CompanyView("supplier", ("food",), 0.5, True, delta=0.9),
            CompanyView("wished", ("it",), 0.1, True, delta=0.5, wish=1),
            CompanyView("customer", ("food",), 0.4, True, customer=True, delta=1),
            CompanyView("bully", ("it",), 0.0, True, wish=-1),
            CompanyView("neighbour", ("it",), 0.5, False),
        ]
    )
    assert found.company_share == pytest.approx(2.0 / 2.5)
    assert found.at_risk_share == pytest.approx(1.5 / 2.5)
    assert found.stays == ("friend",)
    assert found.blank_fields == ("food",)
    assert found.meet_again == ("wished", "supplier", "boss")


def test_who_never_was_in_a_company_leaves_nothing():
    assert if_i_left([]).company_share is None
    assert if_i_left([CompanyView("a", ("it",), 0.5, False)]).at_risk_share == 0


def test_credit_halves_with_each_link_back():
    assert credits_of([A, B, PARTY]) == ((A, 4 / 7), (B, 2 / 7), (PARTY, 1 / 7))
    assert credits_of([A, B, A]) == ((A, 2 / 3), (B, 1 / 3))
    assert credit_by_link([[A, PARTY], [B, PARTY]]) == pytest.approx({A: 2 / 3, B: 2 / 3, PARTY: 2 / 3})


def test_the_first_touch_is_the_gathering_furthest_back():
    assert first_touch([A, PARTY, B]) == PARTY
    assert first_touch([A], "dinner") == Link("gathering", "dinner")
    assert first_touch([A, B]) == B
    assert first_touch([]) is None


def test_percentages_wait_for_thirty_cases():
    assert not may_show_percent(29)
    assert may_show_percent(30)


def test_give_and_take_stands_even_with_nothing_logged():
    empty = circulation_of([], TODAY)
    assert (empty.balance, empty.given, empty.received, empty.reached) == (0.5, 0, 0, 0)


def test_give_and_take_fades_by_half_a_year_after_year():
    passed = [Passed(TODAY, "a", True), Passed(TODAY - 365, "b", False), Passed(TODAY + 1, "c", True)]
    found = circulation_of([*passed, Passed(TODAY - 3, "a", False)], TODAY)
    assert found.balance == pytest.approx((1 + 1) / (1 + 1 + 0.5 + 2), abs=0.01)
    assert (found.given, found.received, found.reached, found.both_ways) == (1, 1, 1, 1)


@SOME
@given(st.lists(st.builds(Passed, st.integers(TODAY - 3000, TODAY), st.sampled_from("abc"), st.booleans())))
def test_the_balance_never_reaches_its_ends(passed):
    assert 0 < circulation_of(passed, TODAY).balance < 1


def test_it_is_sharp_when_nobody_else_could_say_the_same():
    assert sharpness(100, 0) == 1
    assert sharpness(100, 100) == 0
    assert sharpness(0, 0) == 1
    assert 0 < sharpness(100, 5) < 1
    with pytest.raises(OutOfRange):
        sharpness(3, 4)


def test_what_was_told_fades_and_what_did_not_stick_is_not_known():
    assert knows([], TODAY) == 0
    assert knows([(TODAY - 5, False)], TODAY) == 0
    assert (
        knows([(TODAY - 5, True)], TODAY)
        > knows([(TODAY - 5, None)], TODAY)
        > knows([(TODAY - 90, None)], TODAY)
    )


def test_known_to_weak_ties_weighs_those_who_remember_me():
    told, untold = Listener(0.8, ((TODAY, True),)), Listener(0.2)
    assert known_to_weak([told, untold], TODAY) == pytest.approx(0.8 * knows(told.told, TODAY))
    assert known_to_weak([], TODAY) is None


def test_known_to_key_persons_asks_for_the_last_ninety_days():
    old, fresh = Listener(1, ((TODAY - 91, True),)), Listener(1, ((TODAY - 90, True),))
    assert known_to_key([old], TODAY) == 0
    assert known_to_key([old, fresh], TODAY) == pytest.approx(knows(fresh.told, TODAY) / 2)
    assert known_to_key([], TODAY) is None
