"""Copies beside the network: whole while others write, one a day by itself, the old ones let go, a damaged one refused."""

from __future__ import annotations

import datetime
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import DatabaseError

from enishi import backup, copies
from enishi.chores import Chore
from enishi.core.ageing import Keeping
from enishi.network import runner
from enishi.network.errors import NotFound, Refused

NOW = datetime.datetime(2026, 11, 24, 12, 0)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the house's kind, without the house."""
    path = tmp_path / "it's 縁.db"
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA journal_mode=WAL")
        file.execute("CREATE TABLE network_owner (id integer primary key, revision integer)")
        file.execute("INSERT INTO network_owner VALUES (1, 1)")
        file.execute("CREATE TABLE a (n integer)")
        file.execute("CREATE TABLE b (n integer)")
    file.close()
    here = SimpleNamespace(vendor="sqlite", settings_dict={"NAME": str(path)})
    monkeypatch.setattr(backup, "connection", here)
    monkeypatch.setattr(copies, "connection", here)
    monkeypatch.setattr(copies, "changes_written", lambda: _revision(path))
    return path


def _revision(path: Path) -> int:
    with sqlite3.connect(path) as file:
        [(found,)] = file.execute("SELECT revision FROM network_owner")
    file.close()
    return int(found)


def write(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("UPDATE network_owner SET revision = revision + 1")
    file.close()


def rows(path: Path) -> tuple[int, int]:
    with sqlite3.connect(path) as file:
        [found] = file.execute("SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b)")
    file.close()
    return tuple(found)


def test_a_copy_is_of_one_moment_while_others_write(house: Path, tmp_path: Path) -> None:
    done = threading.Event()

    def scribble() -> None:
        file = sqlite3.connect(house, timeout=30)
        while not done.is_set():
            with file:
                file.execute("INSERT INTO a VALUES (1)")
                file.execute("INSERT INTO b VALUES (1)")
        file.close()

    writer = threading.Thread(target=scribble)
    writer.start()
    try:
        made = [backup.backup(tmp_path / f"copy{number}.db") for number in range(5)]
    finally:
        done.set()
        writer.join()
    for one in made:
        first, second = rows(one)
        assert first == second
        assert one.stat().st_mode & 0o777 == 0o600
        assert not Path(f"{one}-wal").exists()


def test_a_copy_that_lacks_a_row_is_none(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = backup.datafile.require_whole

    def lose_a_row(path: Path) -> None:
        whole(path)
        with sqlite3.connect(path) as file:
            file.execute("DELETE FROM network_owner")
        file.close()

    monkeypatch.setattr(backup.datafile, "require_whole", lose_a_row)
    with pytest.raises(Refused, match="copy_damaged"):
        backup.backup(tmp_path / "copy.db")
    assert [one.name for one in tmp_path.glob("*copy*")] == []


def test_one_is_made_a_day_when_something_was_written(house: Path) -> None:
    first = copies.copy_of_the_day(datetime.datetime.now())
    assert first is not None and first.why == "daily"
    tomorrow = datetime.datetime.now() + datetime.timedelta(days=1)
    assert copies.copy_of_the_day(datetime.datetime.now()) is None
    assert copies.copy_of_the_day(tomorrow) is None
    write(house)
    assert copies.copy_of_the_day(datetime.datetime.now()) is None
    assert copies.copy_of_the_day(tomorrow) is not None


@pytest.mark.parametrize(("said", "made"), [("off", False), ("3,2,1", True), ("", True), ("nonsense", True)])
def test_a_setting_says_whether_and_how_many(
    house: Path, monkeypatch: pytest.MonkeyPatch, said: str, made: bool
) -> None:
    monkeypatch.setenv("ENISHI_BACKUPS", said)
    assert (copies.copy_of_the_day(NOW) is not None) is made
    assert copies.keeping() == {"off": None, "3,2,1": Keeping(3, 2, 1)}.get(said, Keeping())


def test_only_what_was_made_by_itself_grows_old(house: Path) -> None:
    names = [
        "x-daily-20260101-120000.db", "x-daily-20261123-120000.db", "x-daily-20261122-120000.db",
        "x-backup-20200101-120000.db", "x-before-restore-20260101-120000.db", "x-before-upgrade-20261101-120000.db",
        "x-backup-20200101-120000-2.db", "diary.db", "x-daily-2026.db",
    ]  # fmt: skip
    for name in names:
        (backup.folder() / name).write_bytes(b"")
    gone = copies.let_go(NOW, Keeping(1, 1, 1))
    assert {one.path.name for one in gone} == {
        "x-daily-20260101-120000.db", "x-daily-20261122-120000.db", "x-before-restore-20260101-120000.db"
    }  # fmt: skip
    assert {path.name for path in backup.folder().iterdir()} == set(names) - {one.path.name for one in gone}


def test_a_copy_is_found_by_its_name_and_nothing_else_is(house: Path) -> None:
    made = backup.copy_aside("backup")
    assert made is not None
    assert copies.get_copy(made.name).size > 0
    for name in ("diary.db", "../secret.key", ""):
        with pytest.raises(NotFound):
            copies.get_copy(name)


@pytest.mark.parametrize("error", [OSError, DatabaseError, Refused])
def test_a_chore_that_fails_is_told_once_and_tried_again(
    capsys: pytest.CaptureFixture[str], error: type[Exception]
) -> None:
    turns = []

    def fails() -> None:
        turns.append(1)
        raise error("no room")

    chore = Chore(fails, every=10)
    for now in (100, 105, 110, 120):
        chore.turn(now)
    assert len(turns) == 3
    assert capsys.readouterr().err.count("no room") == 1


@pytest.fixture
def restorable(house: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same, open as the program has it while it runs."""
    with sqlite3.connect(house) as file:
        file.execute("CREATE TABLE django_migrations (app text, name text)")
    file.close()
    mine = sqlite3.connect(house, timeout=5, check_same_thread=False)
    here = SimpleNamespace(
        vendor="sqlite", settings_dict={"NAME": str(house)}, connection=mine, ensure_connection=lambda: None
    )
    monkeypatch.setattr(backup, "connection", here)
    monkeypatch.setattr(backup, "bring_up_to_date", lambda: None)
    yield house
    mine.close()


def numbers(path: Path) -> list[int]:
    with sqlite3.connect(path) as file:
        found = [number for (number,) in file.execute("SELECT n FROM a ORDER BY n")]
    file.close()
    return found


def test_whatever_is_written_while_a_copy_is_put_back_is_in_the_copy_made_first_or_in_the_network(
    restorable: Path, tmp_path: Path
) -> None:
    copy = backup.backup(tmp_path / "copy.db")
    done, written = threading.Event(), 0

    def scribble() -> None:
        nonlocal written
        file = sqlite3.connect(restorable, timeout=30)
        while not done.is_set():
            with file:
                file.execute("INSERT INTO a VALUES (?)", [written])
            written += 1
        file.close()

    writer = threading.Thread(target=scribble)
    writer.start()
    try:
        while written < 50:
            pass
        kept = backup.restore(copy)
        reached = written
        while written < reached + 50:
            pass
    finally:
        done.set()
        writer.join()
    assert kept is not None
    before, after = numbers(kept), numbers(restorable)
    assert before and after
    assert before + after == list(range(written))


def test_a_copy_that_could_not_be_made_first_leaves_the_network_as_it_was(
    restorable: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup.backup(tmp_path / "copy.db")
    write(restorable)

    def full(why: str) -> None:
        raise Refused("no_room", path="x", reason="full")

    assert _revision(restorable) == 2
    monkeypatch.setattr(backup, "copy_aside", full)
    with pytest.raises(Refused, match="no_room"):
        backup.restore(copy)
    assert _revision(restorable) == 2
    write(restorable)


def test_nothing_is_put_back_while_an_import_is_written(restorable: Path) -> None:
    made = copies.get_copy(backup.copy_aside("backup").name)  # type: ignore[union-attr]
    with runner.sole_runner() as mine:
        assert mine
        with pytest.raises(Refused, match="network_busy"):
            copies.put_back(made)
    assert [one.why for one in copies.copies()] == ["backup"]
    assert copies.put_back(made).why == "before-restore"  # type: ignore[union-attr]
