"""The inbox's rules: what is taken, how a text is parted, where a file goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from enishi.exchange import inbox
from enishi.exchange.errors import Unreadable


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("メモ.txt", ""),
        ("友だち.VCF", ""),
        ("what is this.docx", ""),
        (".hidden.txt", "passing"),
        (".メモ.txt.icloud", "passing"),
        (".syncthing.memo.txt.tmp", "passing"),
        ("~syncthing~memo.txt.tmp", "passing"),
        ("~$memo.txt", "passing"),
        ("memo.txt~", "passing"),
        ("memo.txt.part", "passing"),
        ("Thumbs.db", "passing"),
        ("memo.sync-conflict-20261120-101500-ABCDEFG.txt", "conflict"),
        ("memo (Mina's conflicted copy 2026-11-20).txt", "conflict"),
        ("memo (みなの競合コピー 2026-11-20).txt", "conflict"),
        ("名刺.heic", "picture"),
    ],
)
def test_what_a_sync_program_is_busy_with_and_a_conflict_are_left_alone(name: str, left: str) -> None:
    assert inbox.left_alone(name, inbox.kind_of(name), 10) == left


def test_what_is_empty_or_too_large_is_left_alone() -> None:
    assert inbox.left_alone("memo.txt", "text", 0) == "passing"
    assert inbox.left_alone("a.zip", "file", inbox.LARGEST + 1) == "too_large"


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("吉田さんとランチ", ["吉田さんとランチ"]),
        ("吉田さんとランチ\r\n高橋さんに電話\r\n", ["吉田さんとランチ", "高橋さんに電話"]),
        ("吉田さんとランチ\n補助金に詳しい\n\n高橋さんに電話\n", ["吉田さんとランチ\n補助金に詳しい", "高橋さんに電話"]),
        ("- 吉田さんとランチ\n- [ ] 高橋さんに電話\n", ["吉田さんとランチ", "高橋さんに電話"]),
        ("・吉田さん\n・高橋さん\n---\n佐藤さん", ["吉田さん", "高橋さん", "佐藤さん"]),
        ("吉田さん\n吉田さん\n", ["吉田さん"]),
        ("A first line.\n" + "long " * 30, ["A first line.\n" + ("long " * 30).strip()]),
    ],
)  # fmt: skip
def test_a_text_is_parted_into_notes(text: str, notes: list[str]) -> None:
    assert inbox.parted(text) == notes


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b" \r\n\n", "inbox_empty"),
        (b"PK\x03\x04\x00\x00", "inbox_no_text"),
        (b"\n".join(f"note {n}".encode() for n in range(inbox.NOTES + 1)), "inbox_too_many"),
    ],
)
def test_what_holds_no_notes_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    (file := tmp_path / "memo.txt").write_bytes(data)
    with pytest.raises(Unreadable, match=code):
        inbox.notes_in(file)
    assert (said := inbox.trouble(file)) is not None and said.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_a_note_is_read_in_any_encoding_a_phone_writes(encoding: str, tmp_path: Path) -> None:
    (file := tmp_path / "memo.txt").write_bytes("髙橋さんとランチ".encode(encoding))
    assert inbox.notes_in(file) == ["髙橋さんとランチ"]


def test_folders_and_links_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text("吉田さん")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "memo.txt")
    assert [one.path.name for one in inbox.listing(tmp_path)] == ["memo.txt"]


def test_a_name_that_is_taken_is_numbered_and_nothing_written_over(tmp_path: Path) -> None:
    for words in ("one", "two", "three"):
        (tmp_path / "memo.txt").write_text(words)
        inbox.put_aside(tmp_path / "memo.txt", tmp_path / "done")
    kept = {path.name: path.read_text() for path in (tmp_path / "done").iterdir()}
    assert kept == {"memo.txt": "one", "memo 2.txt": "two", "memo 3.txt": "three"}
