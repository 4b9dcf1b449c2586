"""plan and portrait on the command line: the contract's document, sentences in both languages, one clear refusal."""

from __future__ import annotations

import json
from typing import Any

import pytest

from enishi.cli import main
from enishi.network.models import Step

pytestmark = pytest.mark.django_db
DAY = ["--today", "2026-11-20"]


def test_the_plan_is_the_contracts_document(capsys: Any) -> None:
    assert main(["plan", "--json", *DAY]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["week"] == "2026-W47"
    assert [move["step"] for move in plan["moves"]] == [1, 2, 3]
    for move in plan["moves"]:
        assert len(move["because"]) == 2
        assert set(move["first_sentence"]) == {"polite", "casual"}
        assert move.keys() >= {"kind", "people", "gathering", "minutes", "cost", "occasion"}


@pytest.mark.parametrize(("language", "word"), [("ja", "①"), ("en", "①")])
def test_the_plan_is_readable_in_both_languages(capsys: Any, language: str, word: str) -> None:
    assert main(["plan", *DAY, "--lang", language]) == 0
    assert word in capsys.readouterr().out


def test_a_step_done_is_noted(capsys: Any) -> None:
    assert main(["plan", *DAY, "--done", "3"]) == 0
    assert Step.objects.get(state="done").step == 3


def test_a_step_that_is_not_there_is_refused(capsys: Any) -> None:
    assert main(["plan", *DAY, "--later", "9"]) == 1
    assert capsys.readouterr().err.strip()
    assert not Step.objects.exclude(state="open").exists()


def test_the_portrait_names_number_unit_and_sentence(capsys: Any) -> None:
    assert main(["portrait", "--json", *DAY]) == 0
    found = json.loads(capsys.readouterr().out)["measures"]
    assert {"reach", "difference", "effective_fields", "seats", "if_i_left", "give_and_take"} <= {
        m["name"] for m in found
    }
    assert all(measure["sentence"] and "unit" in measure and "value" in measure for measure in found)


def test_the_weeks_before_are_told_with_what_became_of_their_steps(capsys: Any) -> None:
    assert main(["plan", "--past", *DAY]) == 0
    assert capsys.readouterr().out.strip()
    main(["plan", *DAY, "--done", "3"])
    main(["plan", "--today", "2026-11-27"])
    capsys.readouterr()
    assert main(["plan", "--past", "--json", "--today", "2026-11-27"]) == 0
    (week,) = json.loads(capsys.readouterr().out)["weeks"]
    assert week["week"] == "2026-W47"
    assert [move["state"] for move in week["moves"]].count("done") == 1
