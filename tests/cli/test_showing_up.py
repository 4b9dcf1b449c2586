"""gathering, feeds, seat, companion, rhythm, favor, giving, introduction: what pages do, by command."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Tell


def test_an_evening_is_noted_line_by_line_and_looked_at(tell: Tell) -> None:
    tell("add", "佐藤 健一")
    tell("gathering", "add", "名刺交換会", "--kind", "card_exchange", "--starts", "2026-11-18")
    met = tell("gathering", "met", "名刺交換会", "佐藤健一 税理士", "西、㈱にし、営業", "--json").data[
        "people"
    ]
    assert [bool(one["known"]) for one in met] == [True, False]
    assert tell("gathering", "edit", "名刺交換会", "--again", "yes", "--mood", "1").status == 0
    shown = tell("gathering", "show", "名刺交換会", "--json").data
    assert (shown["status"], shown["again"], shown["mood"], len(shown["people"])) == ("attended", True, 1, 2)
    assert tell("gathering", "hindsight", "--json").data["kinds"] == []
    assert tell("gathering", "balance", "--json").data[0]["visits"]["card_exchange"] == 1


def test_where_next_says_why_and_how_to_find_says_where(tell: Tell) -> None:
    tell("gathering", "add", "朝市", "--kind", "community", "--starts", "2026-12-01", "--field", "food")
    tell("gathering", "expect", "朝市", "森")
    (first,) = tell("gathering", "next", "--json").data
    assert first["title"] == "朝市" and first["because"] and first["to_meet"]
    (way,) = tell("gathering", "find", "mixer", "--town", "浜松", "--json").data
    assert "浜松" in way["searches"][0]["words"] and way["searches"][0]["places"][0]["url"].startswith(
        "https://"
    )


def test_calendars_are_kept_and_named_when_they_cannot_be_read(tell: Tell) -> None:
    feed = tell("feeds", "add", "http://127.0.0.1:9/a.ics", "--json").data["id"]
    said = tell("feeds", "refresh", "--json")
    assert said.status == 1 and said.data[0]["trouble"] == "not_reached"
    assert len(tell("feeds", "list", "--json").data["feeds"]) == 1
    assert tell("feeds", "remove", feed[-8:]).status == 0


def test_key_persons_and_companions_are_kept_up_with(tell: Tell) -> None:
    tell("add", "佐藤", "--field", "law", "--spark")
    tell("log", "--with", "佐藤", "--on", "2026-11-01")
    assert tell("seat", "list", "--json").data["curious"][0]["field"] == "law"
    assert tell("seat", "add", "law", "佐藤").status == 0
    assert tell("seat", "vacant", "law").status == 0
    assert tell("seat", "list", "--json").data["seats"][0]["candidates"][0]["because"]
    assert tell("seat", "close", "law").status == 0
    assert tell("rhythm", "佐藤", "30", "--json").data["rhythm_days"] == 30
    assert tell("snooze", "佐藤", "--until", "2026-12-24").status == 0
    assert tell("companion", "list", "--json").data == []


def test_both_agree_before_two_are_introduced(tell: Tell) -> None:
    tell("add", "佐藤", "--looking-for", "ロゴ")
    tell("add", "森", "--can", "ロゴ")
    for name in ("佐藤", "森"):
        tell("log", "--with", name, "--on", "2026-11-10")
    assert tell("giving", "--json").data["through"][0]["by"]["name"] == "森"
    assert tell("introduction", "ideas", "--json").data[0]["words"]
    uid = tell("introduction", "add", "佐藤", "森", "--json").data["id"]
    assert set(tell("introduction", "draft", uid, "--json").data["a"]) == {"ja", "en"}
    assert tell("introduction", "made", uid).status == 1
    for name in ("佐藤", "森"):
        assert tell("introduction", "ask", uid, name, "--answer", "yes").status == 0
    assert tell("introduction", "made", uid).status == 0
    assert tell("introduction", "fruit", uid, "看板").status == 0
    assert tell("introduction", "list", "--json").data[0]["stage"] == "bore_fruit"


def test_thanks_are_said(tell: Tell) -> None:
    tell("add", "佐藤")
    uid = tell("favor", "add", "佐藤", "相談", "--direction", "received", "--json").data["id"]
    assert tell("favor", "list", "--json").data["to_thank"] == [uid]
    assert tell("favor", "thank", uid).status == 0
    assert tell("favor", "list", "--json").data["to_thank"] == []


@pytest.mark.parametrize(
    "asked",
    [
        ["gathering", "show", "ない会"],
        ["gathering", "met", "ない会", "佐藤"],
        ["gathering", "take", "00000000"],
        ["feeds", "add", "ftp://x"],
        ["feeds", "remove", "00000000"],
        ["seat", "vacant", "law"],
        ["rhythm", "山田", "30"],
        ["snooze", "山田"],
        ["favor", "thank", "00000000"],
        ["introduction", "add", "山田", "森"],
        ["introduction", "made", "00000000"],
    ],
)
def test_it_refuses_what_is_not_there(tell: Tell, asked: list[str]) -> None:
    said = tell(*asked)
    assert (said.status, said.out) == (1, "") and said.err.strip()
