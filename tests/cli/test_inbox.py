"""inbox: the folder named, looked into and told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from enishi import inbox
from tests.cli.conftest import Tell


def test_the_folder_is_named_taken_from_and_told_of(
    tell: Tell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox.time, "sleep", lambda seconds: None)
    assert tell("inbox", "--once").status == 1
    assert tell("inbox", "--folder", str(tmp_path / "nowhere")).status == 1
    (folder := tmp_path / "Enishi").mkdir()
    (folder / "memo.txt").write_text("吉田さんとランチ")
    assert tell("inbox", "--folder", str(folder), "--json").data["coming"] == ["memo.txt"]
    data = tell("inbox", "--once", "--json").data
    assert (data["drafts"], data["coming"], data["taken"][0]["drafts"]) == (1, [], 1)
    assert str(folder) in tell("inbox").out
