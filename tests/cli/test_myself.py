"""chance, word, polish, question, tell, with-whom, wish, peace, leaving, company: one way each, and what is refused."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Tell

ONE = "01936f00-0000-7000-8000-000000000001"


@pytest.fixture
def known(tell: Tell) -> Tell:
    """A network of three, one of them met through another at a gathering."""
    tell(
        "gathering",
        "add",
        "商工会の交流会",
        "--kind",
        "mixer",
        "--starts",
        "2026-01-10",
        "--status",
        "attended",
    )
    tell("add", "森 はるか", "--field", "food", "--looking-for", "ラベル")
    tell("add", "林 ゆう", "--through", "森 はるか")
    tell("add", "川 たろう", "--origin", "company", "--org", "茶園")
    return tell


def test_a_chance_is_written_threaded_thanked_and_put_away(known: Tell) -> None:
    made = known("chance", "add", "看板", "--through", "林 ゆう", "--state", "won", "--worth", "9000", "--planned", "no",
                 "--on", "2026-11-10", "--json").data["id"]  # fmt: skip
    shown = known("chance", "thread", made, "--json").data
    assert [one["name"] for one in shown["goes_on"]] == ["森 はるか"]
    shown = known("chance", "thread", made[-8:], "--go-on", "--json").data
    assert [one["name"] for one in shown["chain"]] == ["林 ゆう", "森 はるか"] and shown["goes_on"] == []
    known("chance", "thread", made, "--through", "林 ゆう", "@商工会の交流会")
    thanked = known("chance", "thank", made, "林 ゆう", "--json").data
    assert [one.get("thanked") for one in thanked["chain"]] == [True, None]
    assert (
        known("chance", "thank", made, "林 ゆう", "--not-yet", "--json").data["chain"][0]["thanked"] is False
    )
    assert (
        known("chance", "edit", made, "--state", "lost", "--title", "駅の看板", "--json").data["title"]
        == "駅の看板"
    )
    assert known("chance", "list", "--state", "won", "--json").data == []
    assert "駅の看板" in known("chance", "list").out
    way = known("chance", "way", "--json").data
    assert (way["total"], way["coincidences"], way["by_kind"]) == (1, 1, {"mixer": 1})
    assert known("chance", "put-away", made).status == 0
    assert known("chance", "list", "--json").data == []


def test_words_are_polished_into_a_new_way_of_saying_it(known: Tell) -> None:
    known("me", "--do", "ラベルを作る")
    word = known("word", "add", "早い見積りがほしい", "--from", "森 はるか", "--json").data["id"]
    polish = known(
        "polish",
        "begin",
        "見積りを早く",
        "--word",
        word,
        "--practice",
        "一つ30分で",
        "--with",
        "森 はるか",
        "--json",
    ).data
    assert known("word", "list", "--json").data[0]["taken_up"] is True
    (in_hand,) = known("polish", "list", "--json").data["in_hand"]
    assert (in_hand["practice"], in_hand["trial_for"]["name"]) == ("一つ30分で", "森 はるか")
    done = known(
        "polish",
        "done",
        polish["id"],
        "--glad",
        "yes",
        "--learnt",
        "型",
        "--do",
        "その日に見積るラベル屋",
        "--json",
    )
    assert done.data["became"] == "その日に見積るラベル屋"
    assert "その日に見積るラベル屋" in known("me").out
    assert known("polish", "again", polish["id"]).status == 0
    assert known("polish", "list", "--json").data["done"] == []


def test_the_six_questions_are_answered_by_facts_and_by_me(known: Tell) -> None:
    assert "まだ分からない" in known("question", "list").out
    known("word", "add", "助かった", "--kind", "thanked", "--from", "森 はるか")
    known("question", "answer", "glad", "近所の店")
    glad = next(one for one in known("question", "list", "--json").data if one["question"] == "glad")
    assert glad["answer"] == "近所の店" and glad["facts"][0]["people"] == ["森 はるか"]
    known("question", "answer", "glad")
    glad = next(one for one in known("question", "list", "--json").data if one["question"] == "glad")
    assert glad["answer"] == ""


def test_who_knows_and_whom_to_tell_next(known: Tell) -> None:
    known("me", "--do", "ラベルを作る", "--want", "店を持つ")
    known("log", "お茶", "--with", "森 はるか", "川 たろう")
    assert {one["name"] for one in known("tell", "next", "--json").data["do"]} == {"森 はるか", "川 たろう"}
    known("me", "--keep-from-company", "yes", "--company", "アオバ印刷")
    assert [one["name"] for one in known("tell", "next", "--json").data["do"]] == ["森 はるか"]
    known("tell", "add", "do", "森 はるか", "--stuck", "yes")
    assert known("tell", "next", "--json").data["do"] == []
    found = known("tell", "known", "do", "--json").data
    assert (found["wanting"], found["heard"][0]["stuck"]) == (1, True)
    assert "言い返せた" in known("tell", "known", "do").out


def test_with_whom_and_a_distance_that_is_taken_back(known: Tell) -> None:
    known("wish", "森 はるか", "yes")
    known("wish", "林 ゆう", "no")
    known("log", "昼", "--with", "森 はるか", "--medium", "meal", "--mood", "1")
    found = known("with-whom", "--json").data
    assert [one["name"] for one in found["wished"]] == ["森 はるか"] and found["quarters"][-1][
        "wished"
    ] == 2.0
    assert [one["name"] for one in found["costly"]] == ["林 ゆう"]
    known("peace", "林 ゆう")
    assert [one["name"] for one in known("with-whom", "--json").data["at_peace"]] == ["林 ゆう"]
    known("peace", "林 ゆう", "--back")
    known("wish", "林 ゆう", "unsaid")
    assert known("with-whom", "--json").data["costly"] == []


def test_what_would_remain_and_who_is_a_customer(known: Tell) -> None:
    known("log", "打合せ", "--with", "川 たろう", "--as", "company")
    found = known("leaving", "--json").data
    assert (found["company_ties"], found["meet_again"]) == (1, [])
    assert [one["name"] for one in found["only_you_can_say"]] == ["川 たろう"]
    known("company", "川 たろう", "colleague")
    assert [one["name"] for one in known("leaving", "--json").data["meet_again"]] == ["川 たろう"]
    known("company", "川 たろう", "unsaid")
    assert known("leaving", "--json").data["meet_again"] == []


def test_where_i_stood_is_dated(known: Tell) -> None:
    known("me", "--phase", "preparing")
    assert known("me", "--phase", "employed", "--since", "2016-04", "--json").data["phase"] == "preparing"


@pytest.mark.parametrize(
    "asked",
    [
        ["chance", "add", " "], ["chance", "add", "看板", "--through", "@ない会"], ["chance", "thread", ONE],
        ["chance", "edit", ONE, "--title", "x"], ["chance", "thank", ONE, "森 はるか"], ["chance", "put-away", "だれ"],
        ["word", "add", " "], ["word", "add", "x", "--from", "山田"], ["polish", "begin", " "],
        ["polish", "begin", "x", "--word", ONE], ["polish", "done", ONE], ["polish", "again", ONE],
        ["tell", "add", "do", "森 はるか"], ["tell", "add", "do", "山田"], ["wish", "山田", "yes"], ["peace", "山田"],
        ["company", "山田", "customer"],
    ],
)  # fmt: skip
def test_it_refuses_with_one_clear_sentence(known: Tell, asked: list[str]) -> None:
    said = known(*asked)
    assert (said.status, said.out) == (1, "") and said.err.strip() and "Traceback" not in said.err


@pytest.mark.parametrize(
    "asked", [["question", "answer", "fortune"], ["company", "森", "boss"], ["wish", "森", "much"]]
)
def test_it_refuses_a_word_that_means_nothing(tell: Tell, asked: list[str]) -> None:
    assert tell(*asked).status == 2
