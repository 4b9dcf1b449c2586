"""What in a text may be a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.language.mentions import organization_keys, runs

MENTIONED = [
    ("昨日、佐藤健一さんと会った", {"佐藤", "健一", "佐藤健一"}),
    ("髙橋さんと渡邉さん", {"高橋", "渡辺"}),
    ("佐藤 健一と話した", {"佐藤健一"}),
    ("met Anna Berg at a mixer", {"anna", "berg", "annaberg"}),
    ("ｻﾄｳさんに電話", {"さとう"}),
    ("林さんの話", {"林"}),
]


@pytest.mark.parametrize(("text", "names"), MENTIONED)
def test_names_are_among_the_runs_as_the_index_has_them(text: str, names: set[str]) -> None:
    assert names <= runs(text)


def test_a_name_does_not_run_over_a_mark_or_a_line() -> None:
    assert "佐藤田中" not in runs("佐藤、田中") | runs("佐藤\n田中")


def test_organizations_meet_under_their_keys() -> None:
    assert "浜松市役所" in organization_keys("浜松市役所に勤めている")
    assert organization_keys("株式会社あおばの人") & organization_keys("㈱アオバ")


@given(st.text(max_size=200))
def test_any_text_has_runs_without_blanks(text: str) -> None:
    assert all(run and " " not in run for run in runs(text))


def test_a_very_long_text_is_read_from_its_front() -> None:
    assert "佐藤" in runs("佐藤さんと会った。" + "あ" * 10_000)
    assert len(runs("佐藤さんと鈴木さんと会った。" * 1000)) < 5_000
