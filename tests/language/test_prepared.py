"""Tables worked out ahead of time are the same as those worked out when asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tools import lexicons

from enishi.language import alike, fields, prepared, trades


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(lexicons, "FOLDER", tmp_path)
    assert lexicons.main() == 0
    return tmp_path / prepared.FILE


def test_the_file_holds_every_table_as_it_is_used(made: Path) -> None:
    tables = json.loads(made.read_text(encoding="utf-8"))
    assert tables.pop("stamp") == prepared.stamp()
    assert {name.partition(".")[0] for name in tables} == set(lexicons.MODULES)
    assert tuple(tables["alike.groups"]["犬"]) == alike.alike("犬")
    assert tuple(tables["trades.related"]["finance.tax"]) == trades.related("finance.tax")
    assert [word for word, codes in tables["fields.meanings"] if fields.is_word(word)]


def test_other_lexicons_have_another_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    before = prepared.stamp()
    monkeypatch.setattr(prepared, "_SOURCES", prepared._SOURCES[:-1])
    assert prepared.stamp() != before
