"""add, person, people, take-in, forget."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Tell


def test_a_name_alone_is_enough(tell: Tell) -> None:
    said = tell("--json", "add", "田中")
    assert said.status == 0
    assert said.data["name"] == "田中"


def test_it_refuses_a_person_without_a_name(tell: Tell) -> None:
    said = tell("add", " ")
    assert (said.status, said.out) == (1, "")
    assert len(said.err.strip().splitlines()) == 1


def test_everything_said_when_adding_is_there_before_one_meets_again(tell: Tell) -> None:
    affiliation = ("--org", "佐藤税理士事務所", "--title", "代表")
    ways = ("--email", "k@example.jp", "--phone", "0312345678")
    words = ("--field", "税理士", "--can", "補助金の申請", "--looking-for", "デザイナー")
    tell("add", "佐藤 健一", "--kana", "さとう けんいち", *affiliation, *ways, *words)
    told = tell("person", "佐藤健一", "--json").data
    assert told["name"]["given_kana"] == "けんいち"
    assert told["fields"][0].startswith("finance")
    assert told["affiliations"][0]["organization"] == "佐藤税理士事務所"
    assert (told["offers"], told["wants"]) == (["補助金の申請"], ["デザイナー"])


def test_it_refuses_a_field_nobody_knows(tell: Tell) -> None:
    assert tell("add", "田中", "--field", "ぺけぺけ").status == 1
    assert tell("people", "--json").data == []


def test_a_person_is_told_of_as_on_the_page_before_one_meets(tell: Tell) -> None:
    tell(
        "log",
        "補助金の話",
        "--with",
        "佐藤 健一",
        "田中",
        "--new",
        "--on",
        "2026-10-30",
        "--gathering",
        "秋の交流会",
    )
    tell("promise", "add", "佐藤健一", "資料を送る", "--due", "2026-11-24")
    tell("promise", "add", "佐藤健一", "店を教える", "--by", "them")
    tell("favor", "add", "佐藤健一", "締切", "--direction", "received", "--kind", "information")
    shown = tell("person", "佐藤健一").out
    for words in (
        "10月30日（金）、「秋の交流会」", "田中さん", "3週間前", "補助金の話", "わたしの約束: 資料を送る（あと4日）",
        "相手の約束: 店を教える", "締切",
    ):  # fmt: skip
        assert words in shown
    told = tell("person", "佐藤健一", "--json").data
    assert [one["name"] for one in told["there"]] == ["田中"]
    assert [one["kind"] for one in told["thread"]] == ["gathering", "person"]


def test_a_person_is_shown_in_words(tell: Tell) -> None:
    tell("add", "佐藤 健一", "--looking-for", "ロゴのデザイナー")
    tell("log", "補助金の話", "--with", "佐藤さん")
    shown = tell("person", "佐藤健一").out
    assert "佐藤 健一" in shown
    assert "ロゴのデザイナー" in shown
    assert "補助金の話" in shown


def test_it_refuses_a_name_that_fits_two_and_lists_them(tell: Tell) -> None:
    first = tell("add", "佐藤 健一", "--json").data["id"]
    second = tell("add", "佐藤 花子", "--json").data["id"]
    said = tell("person", "佐藤")
    assert said.status == 1
    assert first in said.err
    assert second in said.err
    assert tell("person", second, "--json").data["name"]["full"] == "佐藤 花子"


def test_it_refuses_whom_nobody_knows(tell: Tell) -> None:
    said = tell("person", "山田")
    assert said.status == 1
    assert "山田" in said.err


def test_people_are_listed_by_reading_and_found_by_company(tell: Tell) -> None:
    tell("add", "山田 太郎", "--kana", "やまだ たろう", "--org", "浜松商店")
    tell("add", "青木 花", "--kana", "あおき はな")
    assert [one["name"] for one in tell("people", "--json").data] == ["青木 花", "山田 太郎"]
    assert [one["name"] for one in tell("people", "--search", "浜松", "--json").data] == ["山田 太郎"]


def test_it_refuses_to_list_a_field_nobody_knows(tell: Tell) -> None:
    assert tell("people", "--field", "ぺけぺけ").status == 1


def test_somebody_of_the_address_book_is_taken_in(tell: Tell) -> None:
    tell("add", "田中", "--book")
    assert tell("people", "--json").data == []
    assert tell("take-in", "田中").status == 0
    assert [one["name"] for one in tell("people", "--json").data] == ["田中"]


def test_it_takes_in_all_or_nobody(tell: Tell) -> None:
    tell("add", "田中", "--book")
    assert tell("take-in", "田中", "山田").status == 1
    assert tell("people", "--json").data == []


def test_forgetting_wants_a_yes(tell: Tell) -> None:
    tell("add", "田中")
    assert tell("forget", "田中").status == 1
    assert tell("person", "田中").status == 0
    assert tell("forget", "田中", "--yes").status == 0
    assert tell("person", "田中").status == 1


@pytest.mark.parametrize("wrong", [["add"], ["people", "--standing", "friend"], ["no-such-command"], []])
def test_wrong_usage_ends_with_two(tell: Tell, wrong: list[str]) -> None:
    said = tell(*wrong)
    assert (said.status, said.out) == (2, "")


def test_options_for_every_command_stand_before_or_after_it(tell: Tell) -> None:
    assert tell("--json", "--lang", "en", "people").data == []
    assert tell("people", "--json", "--lang", "en").data == []
    assert tell("people", "--lang", "en").out.strip() == "Nobody found."
