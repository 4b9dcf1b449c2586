"""The inbox: taken once and never doubled, moved and never deleted, whatever happens in between."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any

import pytest

from enishi import inbox
from enishi.exchange import inbox as rules
from enishi.inbox import Watch
from enishi.network.actions import inbox as actions
from enishi.network.actions.drafts import drop_draft
from enishi.network.actions.revisions import undo
from enishi.network.errors import Refused
from enishi.network.models import Batch, Draft, Owner
from enishi.network.queries.drafts import drafts_waiting
from enishi.network.queries.inbox import folder_of, inbox_of

TODAY = datetime.date(2026, 11, 20)
WRITTEN = datetime.datetime(2026, 11, 19, 20, 0, tzinfo=datetime.UTC).timestamp()
VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:山田 太郎\r\nN:山田;太郎;;;\r\nEND:VCARD\r\n"
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(owner: Owner, tmp_path: Path) -> Path:
    (made := tmp_path / "Enishi").mkdir()
    actions.name_folder(owner, folder=str(made))
    return made


def put(folder: Path, name: str, text: str, written: float = WRITTEN) -> Path:
    """Put a file down on 20 November, five in the morning in Tokyo."""
    (path := folder / name).write_bytes(text.encode())
    os.utime(path, (written, written))
    return path


def look(owner: Owner, watch: Watch | None = None) -> list[actions.Taken]:
    """Look twice."""
    watch = watch or Watch()
    return [*watch.look(owner, TODAY), *watch.look(owner, TODAY)]


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def texts(owner: Owner) -> list[str]:
    return [one.text for one in reversed(drafts_waiting(owner))]


def test_notes_become_drafts_of_the_day_they_were_written_and_the_file_moves(
    owner: Owner, folder: Path
) -> None:
    put(folder, "memo.txt", "昨日、吉田さんとランチ\n高橋さんに電話\n")
    [taken] = look(owner)
    assert (taken.drafts, texts(owner)) == (2, ["昨日、吉田さんとランチ", "高橋さんに電話"])
    assert {(one.kind, one.on) for one in drafts_waiting(owner)} == {("inbox", "2026-11-20")}
    assert files(folder) == {"done/2026-11-20/memo.txt"}
    assert look(owner) == []


def test_a_file_still_being_written_is_left_until_it_stands_still(owner: Owner, folder: Path) -> None:
    watch = Watch()
    put(folder, "memo.txt", "吉田さん")
    assert watch.look(owner, TODAY) == []
    put(folder, "memo.txt", "吉田さんとランチ")
    assert watch.look(owner, TODAY) == []
    assert len(watch.look(owner, TODAY)) == 1 and texts(owner) == ["吉田さんとランチ"]


def test_a_crash_between_the_draft_and_the_move_doubles_nothing(
    owner: Owner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "memo.txt", "吉田さんとランチ")
    put(folder, "friends.vcf", VCARD)
    with monkeypatch.context() as crash:
        crash.setattr(rules, "put_aside", lambda path, folder: (_ for _ in ()).throw(OSError(5, "gone")))
        with pytest.raises(Refused, match="inbox_stuck"):
            look(owner)
    assert files(folder) == {"memo.txt", "friends.vcf"}
    drop_draft(owner, uid=drafts_waiting(owner)[0].uid)
    look(owner)
    assert (Draft.objects.count(), Batch.objects.count()) == (1, 1)
    assert files(folder) == {"done/2026-11-20/memo.txt", "done/2026-11-20/friends.vcf"}


def test_what_came_twice_is_one_and_another_day_is_another_note(owner: Owner, folder: Path) -> None:
    put(folder, "memo.txt", "吉田さんとランチ")
    look(owner)
    put(folder, "memo.txt", "吉田さんとランチ\n高橋さんに電話")
    look(owner)
    assert texts(owner) == ["吉田さんとランチ", "高橋さんに電話"]
    put(folder, "memo.txt", "吉田さんとランチ", WRITTEN - 7 * 86400)
    look(owner)
    assert texts(owner) == ["吉田さんとランチ", "高橋さんに電話", "吉田さんとランチ"]
    assert {f"done/2026-11-20/memo{n}.txt" for n in ("", " 2", " 3")} == files(folder)


def test_what_is_added_while_it_is_read_is_taken_at_the_next_look(
    owner: Owner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = put(folder, "memo.txt", "吉田さんとランチ"), rules.notes_in

    def added(file: Path) -> list[str]:
        notes = read(file)
        put(folder, "memo.txt", "吉田さんとランチ\n高橋さんに電話", WRITTEN + 1)
        return notes

    monkeypatch.setattr(rules, "notes_in", added)
    look(owner)
    assert path.exists() and texts(owner) == ["吉田さんとランチ"]
    monkeypatch.setattr(rules, "notes_in", read)
    look(owner)
    assert not path.exists() and texts(owner) == ["吉田さんとランチ", "高橋さんに電話"]


def test_an_address_book_waits_to_be_looked_through(owner: Owner, folder: Path) -> None:
    put(folder, "friends.vcf", VCARD)
    [taken] = look(owner)
    batch = Batch.objects.get()
    assert (batch.state, batch.counts["new"], str(batch.uid)) == ("ready", 1, taken.batch)
    assert inbox_of(owner).imports == ((str(batch.uid), "friends.vcf"),)
    assert Path(batch.path).exists() and files(folder) == {"done/2026-11-20/friends.vcf"}


def test_what_cannot_be_read_goes_to_unread_with_its_reason(owner: Owner, folder: Path) -> None:
    put(folder, "plan.docx", "PK")
    put(folder, "broken.vcf", "nothing of the kind")
    put(folder, "blank.txt", "\n \n")
    look(owner)
    assert files(folder) == {f"unread/{name}" for name in ("plan.docx", "broken.vcf", "blank.txt")}
    assert {(one.name, one.code) for one in inbox_of(owner).unread} == {
        ("plan.docx", "inbox_kind"), ("broken.vcf", "not_recognised"), ("blank.txt", "inbox_empty"),
    }  # fmt: skip
    assert not Draft.objects.exists() and not Batch.objects.exists()


def test_conflicts_photos_and_hidden_files_are_left_alone(owner: Owner, folder: Path) -> None:
    names = {"memo.sync-conflict-20261120-101500-ABCDEFG.txt", "card.jpg", ".memo.txt.icloud"}
    for name in names:
        put(folder, name, "吉田さん")
    assert look(owner) == [] and files(folder) == names
    assert {one.code for one in inbox_of(owner).left} == {"inbox_conflict", "inbox_picture"}


def test_naming_can_be_taken_back_and_an_unfit_folder_is_refused(owner: Owner, tmp_path: Path) -> None:
    (first := tmp_path / "first").mkdir()
    actions.name_folder(owner, folder=str(first))
    undo(owner, number=owner.revision)
    assert folder_of(owner) == ""
    for unfit, code in ((str(Path.home()), "inbox_unfit"), ("/", "inbox_unfit"), ("here", "folder_missing")):
        with pytest.raises(Refused, match=code):
            actions.name_folder(owner, folder=unfit)
    for number in range(actions.MOST_AT_FIRST + 1):
        put(first, f"{number}.txt", "吉田さん")
    with pytest.raises(Refused, match="inbox_crowded"):
        actions.name_folder(owner, folder=str(first))
    actions.name_folder(owner, folder="")
    assert look(owner) == []


def test_where_several_share_the_tables_no_folder_is_looked_into(owner: Owner, folder: Path) -> None:
    put(folder, "memo.txt", "吉田さん")
    Owner.objects.create_user("another")
    assert look(owner) == [] and files(folder) == {"memo.txt"}
    with pytest.raises(Refused, match="inbox_shared"):
        actions.name_folder(owner, folder=str(folder))


def test_a_folder_that_is_gone_is_looked_for_again(owner: Owner, folder: Path) -> None:
    folder.rmdir()
    assert inbox.look_now(owner, TODAY, pause=0) == []
    assert not inbox_of(owner).there
    folder.mkdir()
    put(folder, "memo.txt", "吉田さん")
    assert len(inbox.look_now(owner, TODAY, pause=0)) == 1


def test_the_server_looks_in_by_itself(owner: Owner, folder: Path, monkeypatch: Any) -> None:
    from enishi.chores import chores

    put(folder, "memo.txt", "吉田さん")
    monkeypatch.setattr(inbox, "EVERY", 0)
    monkeypatch.setattr("enishi.copies.copy_of_the_day", lambda now: None)
    turn = chores()
    turn()
    turn()
    assert texts(owner) == ["吉田さん"]
