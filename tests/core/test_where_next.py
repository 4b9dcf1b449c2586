"""Where next: the order of gatherings to come and what speaks for each; ideas to meet; what gatherings led to."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from enishi.core.chances import Link
from enishi.core.hindsight import Came, Evening, led_to
from enishi.core.meeting import Common, due_on, ideas_to_meet
from enishi.core.rooms import Room, ToMeet
from enishi.core.week_facts import Budget, ComingGathering
from enishi.core.where_next import Ranked, where_next

TODAY = datetime.date(2026, 11, 20)
DAY = datetime.timedelta(days=1)


def gathering(uid: str, kind: str = "mixer", **more: Any) -> ComingGathering:
    return ComingGathering(uid, kind, uid, more.pop("on", TODAY + 7 * DAY), **more)


def ranked(
    *gatherings: ComingGathering, visits: tuple[tuple[int, str], ...] = (), **budget: Any
) -> list[Ranked]:
    whole = Budget(**budget) if budget else Budget(None, None)
    return list(where_next(gatherings, visits, whole, TODAY.toordinal()))


SEEN = tuple((TODAY.toordinal() - n, kind) for n, kind in ((9, "mixer"), (8, "seminar"), (5, "mixer")))


@pytest.mark.parametrize(
    ("better", "worse", "because"),
    [
        (gathering("a", "community"), gathering("b"), "kind_never_visited"),
        (gathering("a", room=Room(2, 4, 2.5)), gathering("b", room=Room(2, 0, 0.4)), "kind_brings_new"),
        (gathering("a", again=True), gathering("b"), "again_wished"),
        (gathering("a", new_fields=("food",)), gathering("b"), "fields_expected"),
        (gathering("a", mine_coming=("p",)), gathering("b"), "mine_are_coming"),
        (gathering("a", to_meet=(ToMeet("want", person="p"),)), gathering("b"), "wanted_there"),
        (gathering("a", to_meet=(ToMeet("vacant_seat", field="law"),)), gathering("b"), "vacant_seat_there"),
        (
            gathering("a", series="朝会", room=Room(2, 1, 1.0), series_room=Room(2, 3, 1.8)),
            gathering("b", room=Room(2, 1, 1.0)),
            "series_brings_new",
        ),
    ],
)
def test_what_speaks_for_a_gathering_brings_it_forward_and_is_said(
    better: ComingGathering, worse: ComingGathering, because: str
) -> None:
    first, second = ranked(worse, better, visits=SEEN)
    assert (first.id, second.id) == ("a", "b")
    assert because in [reason.code for reason in first.because]


def test_one_that_solicited_is_not_there_at_all() -> None:
    assert ranked(gathering("a", solicited=True)) == []


def test_beyond_the_budget_it_comes_after_what_lies_within() -> None:
    found = ranked(gathering("a", "community", cost=9000), gathering("b", cost=500), minutes=240, money=5000)
    assert [(one.id, one.within) for one in found] == [("b", True), ("a", False)]
    assert not ranked(gathering("c", minutes=400), minutes=240, money=None)[0].within


def test_of_the_same_worth_the_nearest_comes_first() -> None:
    found = ranked(gathering("a", on=TODAY + 9 * DAY), gathering("b", on=TODAY + 2 * DAY), visits=SEEN)
    assert [one.id for one in found] == ["b", "a"]


def test_two_in_a_row_of_one_kind_step_back() -> None:
    visits = tuple((TODAY.toordinal() - n, "mixer") for n in (9, 5))
    others = tuple((TODAY.toordinal() - 200 - n, "seminar") for n in range(2))
    found = ranked(gathering("a"), gathering("b", "seminar"), visits=(*others, *visits))
    assert [one.id for one in found] == ["b", "a"]


@pytest.mark.parametrize(
    ("last", "rhythm", "snoozed", "due"),
    [
        ("2026-11-01", 30, None, "2026-12-01"),
        ("2026-11-01", None, None, None),
        (None, 30, None, None),
        ("2026-09-01", 30, "2026-12-24", "2026-12-24"),
        ("2026-11-01", 30, "2026-11-10", "2026-12-01"),
    ],
)
def test_it_is_time_again_by_rhythm_and_not_before_a_snooze_ends(
    last: str | None, rhythm: int | None, snoozed: str | None, due: str | None
) -> None:
    def day(text: str | None) -> datetime.date | None:
        return datetime.date.fromisoformat(text) if text else None

    assert due_on(day(last), rhythm, day(snoozed)) == day(due)


def test_an_occasion_is_a_gathering_both_would_like_then_a_lunch_near_both() -> None:
    common = [
        Common("kind", "交流会", TODAY + DAY, kind_of_theirs=True),
        Common("series", "朝会", TODAY + 9 * DAY, series_of_theirs=True),
        Common("none", "よその会", TODAY + DAY),
    ]
    here = {"my_town": "浜松", "their_addresses": ["静岡県浜松市中央区1-2"], "last_place": "掛川"}
    first, second = ideas_to_meet(**here, gatherings=common)
    assert (first.code, first.facts["gathering"], second.code) == ("together", "series", "lunch_near")
    away = {"my_town": "浜松", "their_addresses": [], "last_place": "掛川"}
    assert [idea.code for idea in ideas_to_meet(**away, gatherings=[])] == ["lunch_last"]
    assert [
        i.code for i in ideas_to_meet(my_town="", their_addresses=["浜松"], last_place="", gatherings=[])
    ] == ["lunch"]


def test_a_chance_counts_where_its_thread_begins_and_only_there() -> None:
    came = [
        Came("1", (Link("person", "p"), Link("gathering", "g1")), worth=100),
        Came("2", (Link("person", "p"),), met_at="g2"),
        Came("3", (Link("person", "p"),)),
        Came("4", (Link("gathering", "g2"), Link("gathering", "g1")), worth=50),
    ]
    found = led_to(
        [Evening("g1", "mixer"), Evening("g2", "meal"), Evening("g3", "meal")], {"g1": 3}, {"g1": 1}, came
    )
    assert (found["mixer"].chances, found["mixer"].income, found["mixer"].people) == (["1", "4"], 150, 3)
    assert (found["meal"].gatherings, found["meal"].chances, found["meal"].income) == (2, ["2"], 0)
