"""Every reason, occasion and opening of the week can be said, in two tones."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from enishi.core import codes
from enishi.core.codes import Reason
from enishi.core.vocabulary import GATHERING_KINDS, QUESTIONS, STATEMENTS
from enishi.wording import openings, phrases, reasons, steps
from enishi.wording.phrases import Context

TODAY = date(2026, 11, 24)
CONTEXT = Context(
    today=TODAY,
    names={"p1": "佐藤 健一", "p2": {"full": "Anna Berg", "given": "Anna", "family": "Berg"}},
    do="ロゴ",
)
SAMPLES: dict[str, Any] = {
    "kind": "mixer",
    "days": 21,
    "people": ("p1", "p2"),
    "visits": 3,
    "series": "朝の会",
    "fields": ("food", "it"),
    "field": "law",
    "title": "秋の交流会",
    "on": "2026-11-28",
    "minutes": 90,
    "cost": 3000,
    "visited": 2,
    "of": 6,
    "person": "p1",
    "other": "p2",
    "what": "資料を送る",
    "due": "2026-11-27",
    "number": 2,
    "rhythm": 30,
    "usual": 20,
    "times": 4,
    "topic": "補助金",
    "season": "summer",
    "offer": "写真",
    "words": ("ロゴ", "蔵元"),
    "place": 2,
    "names": 12,
    "text": "早い",
    "question": "lack",
    "answered": 2,
}
VARIED = {"what": STATEMENTS, "season": codes.SEASONS, "kind": GATHERING_KINDS, "question": QUESTIONS}
# Facts that are counts in some codes and lists in others.
COUNTED = {
    "kind_brings_new": "people",
    "series_brings_new": "people",
    "people_in_network": "people",
    "words_behind": "words",
}
TABLES = {"reason": codes.REASONS, "occasion": codes.OCCASIONS}
STATED = {"never_told", "told_long_ago", "no_statement", "statement_age", "one_sentence", "say_it_anew"}


@dataclass
class Step:
    kind: str = "edge"
    people: tuple[str, ...] = ("p1",)
    occasion: Reason = field(default_factory=lambda: Reason("no_business"))
    opening: Reason = field(default_factory=lambda: Reason("short_word", {"person": "p1"}))


def facts_for(code: str, named: tuple[str, ...]) -> list[dict[str, Any]]:
    """The facts of a code, once for each value that may change the sentence."""
    base = {name: 7 if COUNTED.get(code) == name else SAMPLES[name] for name in named}
    if code in STATED | {"write_one_sentence"}:
        base["what"] = "do"
    every = [base]
    for name in named:
        if name in VARIED and (name != "what" or code in STATED | {"write_one_sentence"}):
            every += [{**base, name: value} for value in VARIED[name]]
    return every


def places(sentence: object) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", str(sentence)))


@pytest.mark.parametrize("code", codes.REASONS)
def test_every_reason_is_a_sentence(code: str, either: str) -> None:
    for facts in facts_for(code, codes.REASONS[code]):
        said = steps.because(Reason(code, facts), CONTEXT)
        assert said and "{" not in said and said[-1] in "。.？?"


@pytest.mark.parametrize("code", codes.OCCASIONS)
def test_every_occasion_can_be_said(code: str, either: str) -> None:
    for facts in facts_for(code, codes.OCCASIONS[code]):
        assert steps.occasion(Reason(code, facts), CONTEXT)


@pytest.mark.parametrize("code", codes.OPENINGS)
def test_every_opening_has_two_tones(code: str, either: str) -> None:
    for facts in facts_for(code, codes.OPENINGS[code]):
        said = steps.first_sentence(Step(opening=Reason(code, facts)), CONTEXT)
        assert said["polite"] and said["casual"] and said["polite"] != said["casual"]
        assert "{" not in "".join(said.values())
        if "person" in facts:
            assert all("佐藤" in one for one in said.values())


@pytest.mark.parametrize(
    ("table", "known"),
    [
        (reasons.REASONS, codes.REASONS),
        (reasons.OCCASIONS, codes.OCCASIONS),
        (openings.POLITE, codes.OPENINGS),
        (openings.CASUAL, codes.OPENINGS),
        (reasons.TO_MEET_REASONS, codes.TO_MEET_REASONS),
        (reasons.TAP_QUESTIONS, dict.fromkeys(codes.TAP_QUESTIONS, ())),
    ],
)
def test_no_sentence_is_without_its_code_and_says_only_its_facts(table: Any, known: Any) -> None:
    assert {key.partition(".")[0] for key in table} == set(known)
    derived = {"ago", "span", "soon"}
    for key, sentence in table.items():
        facts = set(known[key.partition(".")[0]])
        extra = (derived if "days" in facts else set()) | {"season_opening", "do", "want"}
        assert places(sentence) <= facts | extra, key


def test_candidates_have_their_reasons(either: str) -> None:
    assert set(reasons.CANDIDATE_REASONS) == {*codes.CANDIDATE_REASONS, "far_ahead"}
    assert all(steps.candidate(code) for code in reasons.CANDIDATE_REASONS)
    assert all(steps.to_meet(code) for code in codes.TO_MEET_REASONS)
    assert all(steps.tap(question) for question in codes.TAP_QUESTIONS)


def test_a_reason_kept_as_json_is_said_alike(ja: None) -> None:
    kept = {"code": "far_fields", "facts": {"fields": ["food", "law"]}}
    assert steps.because(kept) == steps.because(Reason("far_fields", {"fields": ("food", "law")}))
    assert "飲食・食品" in steps.because(kept)


def test_it_speaks_plain_japanese(ja: None) -> None:
    overdue = Reason("promise_overdue", {"what": "資料を送る", "due": "2026-11-20", "days": 4})
    assert (
        steps.because(overdue, CONTEXT)
        == "「資料を送る」は11月20日（金）までの約束でした。いまからでも、きっと喜ばれます。"
    )
    usual = Reason("past_usual_gap", {"days": 77, "usual": 21})
    assert steps.because(usual) == "いつもは3週間に1度ほど。前回は2か月前でした。"
    costs = Reason("costs", {"minutes": 20, "cost": 0})
    assert steps.because(costs) == "かかるのは20分、お金はかかりません。"


@pytest.mark.parametrize("tone", ["polite", "casual"])
def test_a_want_that_was_not_put_into_words_is_not_quoted(tone: str, either: str) -> None:
    step = Step(opening=Reason("what_i_want", {"person": "p1"}))
    assert "「」" not in steps.first_sentence(step, CONTEXT)[tone]
    assert "“”" not in steps.first_sentence(step, CONTEXT)[tone]


def test_the_season_opens_a_polite_letter(ja: None) -> None:
    said = steps.first_sentence(Step(opening=Reason("meal_together", {"person": "p1"})), CONTEXT)
    assert said["polite"].startswith("佐藤さん、ご無沙汰しております。朝晩は")
    assert "朝晩" not in said["casual"]


@pytest.mark.parametrize(
    ("step", "title"),
    [
        (Step(), "佐藤さんにひと言送る"),
        (
            Step("give", ("p1", "p2"), Reason("can_help", {"what": "x"})),
            "佐藤さんに、Anna Bergさんのことを話す",
        ),
        (Step("introduce", ("p1", "p2")), "佐藤さん、Anna Bergさんを引き合わせる"),
        (Step("thank", ()), "思い出した人にお礼を言う"),
        (Step("show_up", (), Reason("gathering_on", {"title": "秋の会"})), "「秋の会」に顔を出す"),
        (Step("show_up", (), Reason("find_a_room", {"kind": "mixer"})), "ビジネス交流会を探してみる"),
        (
            Step("show_up", ("p1",), Reason("find_a_room", {"kind": "mixer"}), Reason("take_me_along")),
            "ビジネス交流会に連れて行ってと、佐藤さんに頼んでみる",
        ),
        (Step("polish", (), opening=Reason("say_it_anew", {"what": "do"})), "何をする人かを言い直してみる"),
    ],
)
def test_a_title_names_what_and_whom(step: Step, title: str, ja: None) -> None:
    assert steps.title(step, CONTEXT) == title


def test_every_polishing_step_has_a_title(either: str) -> None:
    for opening in (
        "practise",
        "offer_trial",
        "about_their_word",
        "write_one_sentence",
        "answer_question",
        "say_it_anew",
    ):
        facts = {**facts_for(opening, codes.OPENINGS[opening])[0]}
        step = Step("polish", ("p1",), opening=Reason(opening, facts))
        assert steps.title(step, CONTEXT) != steps.label("step_kind", "polish")


@pytest.mark.parametrize("kind", GATHERING_KINDS)
def test_a_beginner_learns_where_to_look(kind: str, either: str) -> None:
    found = steps.how_to_find(kind, "浜松")
    assert len(found) >= 2 and any("浜松" in one for one in found) and "{" not in "".join(found)
    assert steps.how_to_find(kind)


def test_long_words_of_the_owner_are_shortened() -> None:
    assert len(phrases.clip("あ" * 300)) == phrases.LONGEST_QUOTE
    assert phrases.clip("一行目\n二行目。") == "一行目 二行目"
