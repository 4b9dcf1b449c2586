"""enishi capture: what a line says, with no network needed, one line in, one object out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.commands import HOME, environment


def capture(data: Path, *argv: str, lines: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "enishi.cli", "capture", "--dry-run", "--today", "2026-11-20", *argv], cwd=HOME,
        env=environment(data), input=lines, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_every_line_gives_an_object_and_no_network_is_made(tmp_path: Path) -> None:
    data = tmp_path / "none.db"
    reply = capture(data, "--json", "-", lines="昨日佐藤さんとランチ\n\nLunch with Tom today\n")
    notes = [json.loads(line) for line in reply.stdout.splitlines()]
    assert [note["text"] for note in notes] == ["昨日佐藤さんとランチ", "", "Lunch with Tom today"]
    assert [note["medium"] for note in notes] == ["meal", None, "meal"]
    assert notes[0]["people"][0]["name"] == "佐藤"
    assert notes[0]["spans"][0] == {"from": 0, "to": 2, "is": "on"}
    assert not data.exists()


def test_a_line_is_shown_in_words(tmp_path: Path) -> None:
    reply = capture(tmp_path / "none.db", "--lang", "en", "昨日佐藤さんとランチ。空が青い")
    assert reply.stdout.splitlines() == [
        "when: 昨日",
        "who: 佐藤さん",
        "how: ランチ",
        "kept as the note: 空が青い",
    ]
