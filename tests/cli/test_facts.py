"""promise, favor, gathering, chance, seat, me."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Tell


def test_a_promise_is_open_until_kept(tell: Tell) -> None:
    tell("add", "佐藤")
    promise = tell("promise", "add", "佐藤", "資料を送る", "--due", "2026-11-24", "--json").data["id"]
    assert [one["what"] for one in tell("promise", "list", "--json").data] == ["資料を送る"]
    assert tell("promise", "done", promise[-8:]).status == 0
    assert tell("promise", "list", "--json").data == []
    assert tell("promise", "list", "--all", "--json").data[0]["done_on"] == "2026-11-20"


@pytest.mark.parametrize(
    "asked",
    [
        ["promise", "add", "山田", "資料"],
        ["promise", "done", "00000000"],
        ["promise", "done", "never"],
        ["favor", "add", "山田"],
        ["gathering", "add", " "],
        ["chance", "add", "ロゴ", "--through", "山田"],
        ["seat", "add", "finance", "山田"],
        ["seat", "add", "ぺけぺけ"],
        ["me", "--field", "ぺけぺけ"],
    ],
)
def test_it_refuses_what_refers_to_nothing(tell: Tell, asked: list[str]) -> None:
    said = tell(*asked)
    assert (said.status, said.out) == (1, "")
    assert said.err.strip()


def test_what_passed_stands_with_the_person(tell: Tell) -> None:
    tell("add", "佐藤")
    assert (
        tell("favor", "add", "佐藤", "税金の相談", "--direction", "received", "--kind", "information").status
        == 0
    )
    assert tell("person", "佐藤", "--json").data["passed"][0]["note"] == "税金の相談"


def test_a_chance_keeps_its_thread(tell: Tell) -> None:
    tell("add", "佐藤")
    assert (
        tell("chance", "add", "ロゴ制作", "--through", "佐藤", "--worth", "150000", "--state", "won").status
        == 0
    )
    assert "chance" in [one["kind"] for one in tell("person", "佐藤", "--json").data["timeline"]]


def test_a_seat_may_wait_for_somebody(tell: Tell) -> None:
    assert tell("seat", "add", "law").status == 0
    tell("add", "佐藤")
    assert tell("seat", "add", "finance", "佐藤").status == 0


def test_me_shows_what_it_was_told(tell: Tell) -> None:
    said = tell(
        "me",
        "--name",
        "伊藤 彩",
        "--phase",
        "preparing",
        "--hours",
        "4",
        "--do",
        "小さな蔵元のラベル",
        "--json",
    ).data
    assert said["name"]["family"] == "伊藤"
    assert said["phase"] == "preparing"
    assert said["budget"] == {"hours_per_week": 4, "money_per_week": 5000}
    assert "小さな蔵元のラベル" in tell("me").out


def test_gatherings_are_listed_by_what_became_of_them(tell: Tell) -> None:
    tell("gathering", "add", "朝会", "--starts", "2026-11-24T07:00+09:00", "--kind", "same_trade")
    assert tell("gathering", "list", "--status", "attended", "--json").data == []
    assert "朝会" in tell("gathering", "list").out
