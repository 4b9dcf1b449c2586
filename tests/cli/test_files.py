"""import, imports, export, backup, restore, check, undo, changes, trash, link, demo."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from enishi import accounts
from enishi.network.actions.facts import trash_fact
from tests.cli.conftest import Tell

HEADER = '{"type":"enishi","version":1,"owner":"x","exported":"2026-11-20T10:00:00+09:00"}\n'


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "two.enishi.jsonl"
    people = [
        {"type": "person", "id": f"00000000-0000-7000-8000-00000000000{n}", "name": {"full": f"人 {n}"}}
        for n in (1, 2)
    ]
    path.write_text(HEADER + "".join(json.dumps(one) + "\n" for one in people))
    return path


@pytest.mark.django_db(transaction=True)
def test_a_preview_changes_nothing_and_an_import_does(tell: Tell, archive: Path) -> None:
    [seen] = tell("import", "--preview", "--json", str(archive)).data
    assert (seen["format"], seen["read"], seen["new"]) == ("enishi", 2, 2)
    assert tell("people", "--json").data == []
    [done] = tell("import", "--json", str(archive)).data
    assert (done["state"], done["new"]) == ("done", 2)
    assert len(tell("people", "--json").data) == 2
    assert tell("import", "--json", str(archive)).data[0]["unchanged"] == 2
    assert archive.name in tell("imports").out
    assert tell("check", "--json").data["clean"]


@pytest.mark.django_db(transaction=True)
def test_one_unreadable_file_refuses_all(tell: Tell, archive: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.bin"
    odd.write_bytes(b"\0\1\2")
    assert tell("import", str(archive), str(odd)).status == 1
    assert tell("import", str(archive), str(tmp_path / "none")).status == 1
    assert tell("people", "--json").data == []


def test_an_export_is_read_back_as_it_was(tell: Tell, tmp_path: Path) -> None:
    tell("log", "--with", "佐藤", "--new")
    first, second = tmp_path / "one.enishi.jsonl", tmp_path / "two.enishi.jsonl"
    assert tell("export", "--archive", str(first)).status == 0
    assert first.stat().st_mode & 0o777 == 0o600
    assert tell("export", "--archive", str(first)).status == 1
    tell("export", "--archive", str(second))
    assert first.read_text().splitlines()[1:] == second.read_text().splitlines()[1:]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--vcard"], "FN:佐藤"),
        (["--vcard", "--vcard-version", "3.0", "--who", "network"], "VERSION:3.0"),
        (["--csv", "--no-bom"], '"佐藤"'),
        (["--ics"], "SUMMARY:佐藤さんとの約束：資料を送る"),
    ],
)
def test_people_and_days_are_written_for_elsewhere(
    tell: Tell, tmp_path: Path, options: list[str], words: str
) -> None:
    tell("add", "佐藤")
    tell("promise", "add", "佐藤", "資料を送る", "--due", "2026-12-01")
    path = tmp_path / "out"
    assert tell("export", options[0], str(path), *options[1:], "--person", "佐藤", "--lang", "ja").status == 0
    assert words in path.read_text().replace("\r\n ", "")
    assert tell("export", "--vcard", str(tmp_path / "x"), "--person", "だれか").status == 1


def test_undo_takes_the_last_change_back(tell: Tell) -> None:
    tell("add", "佐藤")
    assert tell("undo").status == 0
    assert tell("people", "--json").data == []
    assert tell("undo").status == 1
    assert [one["what"] for one in tell("changes", "--json").data] == ["undo", "add_person"]


def test_what_was_put_away_comes_back(tell: Tell, owner: Any) -> None:
    uid = tell("add", "佐藤", "--json").data["id"]
    trash_fact(owner, kind="person", uid=uid)
    assert tell("trash", "list", "--json").data[0]["id"] == uid
    assert tell("trash", "restore", "00000000").status == 1
    assert tell("trash", "restore", uid[-8:]).status == 0
    assert "佐藤" in tell("people").out


def test_a_check_finds_what_differs_from_the_log_and_mends_it(tell: Tell, owner: Any) -> None:
    from enishi.network.models import Posting, Tie

    tell("log", "--with", "佐藤", "--new")
    Tie.objects.filter(owner=owner).update(count=7)
    Posting.objects.filter(owner=owner).delete()
    said = tell("check", "--json")
    assert said.status == 1
    assert {one["code"] for one in said.data["findings"]} == {"tie_differs", "terms_differ"}
    assert tell("check", "--rebuild").status == 0


def test_a_link_is_printed_whole(tell: Tell, owner: Any) -> None:
    link = tell("link", "--json").data["link"]
    assert link.startswith("http://127.0.0.1:")
    assert accounts.redeem(link.rstrip("/").rsplit("/", 1)[-1]) == owner


def test_a_made_up_network_fills_only_an_empty_one(tell: Tell) -> None:
    assert tell("demo", "--people", "5").status == 1
    assert tell("demo", "--people", "40").status == 0
    assert len(tell("people", "--json").data) == 30
    assert tell("check").status == 0
    assert tell("demo", "--people", "40").status == 1


@pytest.mark.django_db(transaction=True)
def test_an_unknown_table_says_what_it_guessed_and_is_told_otherwise(tell: Tell, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    table = folder / "名簿.csv"
    table.write_text("番号,呼び方,連絡先\n1,けんちゃん,a@x.example\n", encoding="cp932")
    [seen] = tell("import", "--preview", "--json", str(table)).data
    assert seen["guessed"][0]["guess"] == {"連絡先": "email"}
    assert "連絡先 → メールアドレス" in tell("import", "--preview", str(table)).out
    assert tell("import", "--map", "呼び名=nickname", str(table)).status == 1
    [done] = tell("import", "--map", "呼び方=nickname", "--json", str(folder)).data
    assert (done["state"], done["new"]) == ("done", 1)
    assert tell("import", "--json", str(table)).data[0]["guessed"][0]["guess"]["呼び方"] == "nickname"
