"""What a start does with a real file: where it may lie, who may read it, copies, upgrades, the server."""

from __future__ import annotations

import json
import re
import signal
import sqlite3
import urllib.request
from pathlib import Path

import pytest

from enishi import datafile
from enishi.network.errors import Refused
from tests.commands import begun, enishi


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "house" / "enishi.db"


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud Drive"),
        ("Dropbox/x", "Dropbox"),
        ("OneDrive - Firma/x", "OneDrive"),
        ("Google Drive/x", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-me@example.com/My Drive", "Google Drive"),
        ("plain/x", ""),
    ],
)
def test_it_knows_folders_that_are_synced(tmp_path: Path, folder: str, program: str) -> None:
    assert datafile.synced_by(tmp_path / folder / "enishi.db") == program


def test_it_knows_syncthing_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert datafile.synced_by(tmp_path / "deep" / "enishi.db") == "Syncthing"
    with pytest.raises(Refused, match="synced_folder"):
        datafile.prepare(tmp_path / "deep" / "enishi.db")
    assert not (tmp_path / "deep").exists()


@pytest.mark.slow
def test_a_network_is_private_and_a_synced_place_refused_with_a_sentence(data: Path, tmp_path: Path) -> None:
    assert enishi(data, "add", "佐藤").returncode == 0
    assert data.parent.stat().st_mode & 0o777 == 0o700
    assert data.stat().st_mode & 0o777 == 0o600
    refused = enishi(tmp_path / "Dropbox" / "enishi.db", "people")
    assert refused.returncode == 1
    assert "Dropbox" in refused.stderr
    assert not (tmp_path / "Dropbox").exists()


@pytest.mark.slow
def test_a_newer_network_is_refused_and_an_older_one_copied_before_it_is_changed(data: Path) -> None:
    enishi(data, "add", "佐藤")
    with sqlite3.connect(data) as file:
        file.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('network', '9999_later', '2030-01-01')"
        )
    file.close()
    before = data.read_bytes()
    refused = enishi(data, "add", "田中")
    assert (refused.returncode, data.read_bytes()) == (1, before)
    assert "9999_later" in refused.stderr
    with sqlite3.connect(data) as file:
        file.execute("DELETE FROM django_migrations WHERE name = '9999_later'")
        file.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        file.execute("DROP TABLE django_session")
    file.close()
    assert enishi(data, "people").returncode == 0
    [copy] = (data.parent / "backups").iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert "佐藤" in enishi(copy, "people").stdout


@pytest.mark.slow
def test_a_backup_is_restored_over_what_came_later_which_is_kept(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    enishi(data, "add", "佐藤")
    assert enishi(data, "backup", str(copy)).returncode == 0
    assert enishi(data, "backup", str(copy)).returncode == 1
    enishi(data, "add", "田中")
    restored = enishi(data, "restore", str(copy), "--json")
    assert restored.returncode == 0, restored.stderr
    assert "田中" not in enishi(data, "people").stdout
    assert "田中" in enishi(Path(json.loads(restored.stdout)["kept"]), "people").stdout
    damaged = bytearray(copy.read_bytes())
    damaged[4096:12288] = b"\0" * 8192
    (tmp_path / "damaged.db").write_bytes(damaged)
    refused = enishi(data, "restore", str(tmp_path / "damaged.db"))
    assert (refused.returncode, "is damaged" in refused.stderr) == (1, True)
    (tmp_path / "odd.db").write_text("no network")
    assert enishi(data, "restore", str(tmp_path / "odd.db")).returncode == 1
    assert "佐藤" in enishi(data, "people").stdout


@pytest.mark.slow
def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("dear diary")
    assert enishi(diary, "people").returncode == 1
    assert diary.read_text() == "dear diary"


@pytest.mark.slow
def test_the_made_up_network_never_takes_the_place_of_ones_own(data: Path) -> None:
    enishi(data, "add", "佐藤")
    assert enishi(data, "demo", "--people", "20").returncode == 0
    assert "佐藤" in enishi(data, "people").stdout
    assert enishi(data.with_name("demo.db"), "check").returncode == 0
    assert enishi(data.with_name("demo.db"), "demo").returncode == 1


@pytest.mark.slow
def test_it_serves_on_this_machine_alone_and_closes_when_told(data: Path) -> None:
    with begun(data, "start", ENISHI_PORT="0") as server:
        assert server.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
        assert address
        link = next(line.strip() for line in server.stdout if "/sign-in/" in line)
        assert link.startswith(address[0])
        with urllib.request.urlopen(f"{address[0]}/static/enishi/favicon.svg", timeout=10) as answer:
            assert answer.status == 200
        taken = enishi(data, "start", ENISHI_PORT=address[0].rsplit(":", 1)[1])
        assert taken.returncode == 1
        server.send_signal(signal.SIGTERM)
        assert server.wait(15) == 0
