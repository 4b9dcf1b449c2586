"""log: having met or talked."""

from __future__ import annotations

from tests.cli.conftest import Tell


def test_an_evening_with_two_is_one_entry(tell: Tell) -> None:
    tell("add", "佐藤")
    tell("add", "田中")
    said = tell(
        "log",
        "補助金の話",
        "--with",
        "佐藤",
        "田中",
        "--gathering",
        "秋の交流会",
        "--kind",
        "mixer",
        "--json",
    )
    assert said.data["people"] == 2
    last = tell("person", "佐藤", "--json").data["last"]
    assert (last["on"], last["medium"], last["gathering"]) == ("2026-11-20", "gathering", "秋の交流会")
    assert [one["title"] for one in tell("gathering", "list", "--json").data] == ["秋の交流会"]


def test_a_known_gathering_is_not_made_twice(tell: Tell) -> None:
    tell("gathering", "add", "秋の交流会", "--starts", "2026-11-18")
    tell("log", "--with", "佐藤", "--new", "--gathering", "秋の交流会")
    assert len(tell("gathering", "list", "--json").data) == 1


def test_it_refuses_an_evening_with_nobody(tell: Tell) -> None:
    assert tell("log", "ひとりでした").status == 1


def test_a_name_not_known_is_refused_until_said_to_be_new(tell: Tell) -> None:
    tell("add", "佐藤")
    assert tell("log", "--with", "佐藤", "山田").status == 1
    assert tell("person", "佐藤", "--json").data["last"] is None
    assert tell("log", "--with", "佐藤", "山田", "--new").status == 0
    assert tell("person", "山田", "--json").data["met_on"] == "2026-11-20"


def test_wrong_days_are_wrong_usage(tell: Tell) -> None:
    assert tell("log", "--with", "佐藤", "--on", "2026-02-30").status == 2
