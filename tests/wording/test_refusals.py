"""Every code that is refused, reported or revised has its sentence."""

from __future__ import annotations

import re

import pytest

from enishi.exchange.problems import PROBLEMS
from enishi.network.actions.facts import OWN_RULES
from enishi.network.shapes import SHAPES
from enishi.wording import refusals, revisions
from tests.wording import sources

RAISED = sources.raised()
REVISED = sources.revised([kind for kind in SHAPES if kind not in OWN_RULES])


def test_no_refusal_is_without_a_sentence() -> None:
    assert sorted({*RAISED, *sources.classes_with_codes(), *PROBLEMS} - set(refusals.SENTENCES)) == []


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_problem_of_a_file_says_its_facts(code: str, either: str) -> None:
    facts = dict.fromkeys(PROBLEMS[code], "123")
    said = refusals.sentence(code, facts)
    assert said != refusals.sentence("refused") and said.count("123") == len(facts)


def test_a_card_without_a_name_says_what_it_goes_by(ja: None) -> None:
    assert "所属" in refusals.sentence("name_missing", {"taken_from": "organization"})
    assert "どなた" in refusals.sentence("name_missing")


@pytest.mark.parametrize("code", RAISED)
def test_a_refusal_says_only_facts_that_come_with_it(code: str) -> None:
    places = set(re.findall(r"\{(\w+)\}", str(refusals.SENTENCES[code])))
    assert places <= RAISED[code] | {"thing"}


@pytest.mark.parametrize("code", sorted(refusals.SENTENCES))
def test_every_refusal_can_be_said(code: str, either: str) -> None:
    facts = dict.fromkeys(RAISED.get(code, ()), "x")
    assert refusals.sentence(code, facts) != refusals.sentence("refused") or code == "refused"
    assert refusals.sentence(code)


def test_what_was_not_found_is_named(ja: None) -> None:
    assert "（紹介）" in refusals.sentence("not_found", {"key": "introduction", "id": "0"})
    assert refusals.sentence("ambiguous", {"people": ["佐藤 健一", "佐藤 花子"]}).count("佐藤") == 2


def test_a_problem_says_its_line(either: str) -> None:
    assert "12" in refusals.at_line(12, refusals.sentence("record_without_type"))


def test_every_action_has_words() -> None:
    assert [code for code in REVISED if not revisions.knows(code)] == []
    assert {"log", "undo", "import", "add_promise", "restore_seat"} <= set(REVISED)


@pytest.mark.parametrize("code", sorted(REVISED))
def test_every_change_can_be_said(code: str, either: str) -> None:
    assert revisions.happened(code, {"of": "log"}) != revisions.happened("unheard_of")


def test_a_change_names_what_it_was_about(ja: None) -> None:
    assert revisions.happened("add_promise") == "約束を書き留めました"
    assert revisions.happened("edit_person", {"name": "佐藤 健一"}) == "人を書き直しました：佐藤 健一"
    assert revisions.happened("undo", {"of": "log", "kept": ["田中"]}).startswith("元に戻しました（会った")
    assert "3人" in revisions.happened("log", {"people": 3})
