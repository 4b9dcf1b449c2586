"""kill -9 at random moments: whatever was being written is there whole, or not at all."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import threading
import time
from collections import Counter
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from tests.commands import begun, enishi

pytestmark = pytest.mark.crash
TIMES = 10
# Three chunks to be killed in; enough to write beside.
FEW, MANY = 1_200, 3_000


@pytest.fixture(scope="module", params=[FEW])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of so many people."""
    path = tmp_path_factory.mktemp("archive") / "many.enishi.jsonl"
    people = (
        {"type": "person", "id": f"00000000-0000-7000-8000-{n:012x}", "name": {"full": f"佐藤 {n}"}, "fields": ["law"],
         "wants": ["本"]}
        for n in range(request.param)
    )  # fmt: skip
    header = {"type": "enishi", "version": 1, "owner": "x", "exported": "2026-11-20T10:00:00+09:00"}
    path.write_text("".join(json.dumps(one) + "\n" for one in (header, *people)))
    return path


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network with one person in it, to be copied for each try."""
    path = tmp_path_factory.mktemp("empty") / "enishi.db"
    assert enishi(path, "add", "田中").returncode == 0
    return path


def a_copy(empty: Path, folder: Path) -> Path:
    folder.mkdir()
    for file in empty.parent.glob("*"):
        if file.is_file():
            shutil.copy(file, folder)
    return folder / empty.name


def clean(data: Path) -> dict[str, int]:
    """Open the network anew, see that it is whole, and return what it holds."""
    checked = enishi(data, "check", "--json")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    counts: dict[str, int] = json.loads(checked.stdout)["counts"]
    return counts


def how_long(data: Path, *argv: str) -> float:
    began = time.monotonic()
    assert enishi(data, *argv).returncode == 0
    return time.monotonic() - began


def test_an_import_killed_at_any_moment_is_whole_or_absent(
    empty: Path, archive: Path, tmp_path: Path
) -> None:
    whole = how_long(a_copy(empty, tmp_path / "whole"), "import", str(archive))
    dice = random.Random()
    for number in range(TIMES):
        data = a_copy(empty, tmp_path / str(number))
        moment = dice.uniform(0.2, whole)
        with begun(data, "import", str(archive)):
            time.sleep(moment)
        people = clean(data)["person"] - 1
        assert people in (0, FEW), f"{people} people after a kill at {moment:.2f} s of {whole:.2f}"
        states = {one["state"] for one in json.loads(enishi(data, "imports", "--json").stdout)}
        assert states <= {"ready", "done", "undone"}


def test_a_logged_evening_killed_at_any_moment_is_whole_or_absent(empty: Path, tmp_path: Path) -> None:
    data = a_copy(empty, tmp_path / "log")
    evening = ("log", "話した", "--with", "鈴木", "高橋", "渡辺", "--new", "--gathering", "交流会")
    whole = how_long(a_copy(empty, tmp_path / "whole"), *evening)
    dice = random.Random()
    for _number in range(TIMES):
        before = clean(data)
        with begun(data, *evening):
            time.sleep(dice.uniform(whole / 2, whole))
        after = clean(data)
        written = after["encounter"] - before["encounter"]
        assert written in (0, 1)
        assert after["revision"] - before["revision"] == written


class Visitor:
    """Somebody at the pages: signs in by the link a server prints, and writes as its forms do."""

    def __init__(self, server: subprocess.Popen[str]) -> None:
        assert server.stdout is not None
        self.jar = CookieJar()
        self.browser = build_opener(HTTPCookieProcessor(self.jar))
        door = next(line.strip() for line in server.stdout if "/sign-in/" in line)
        self.home = door.split("/sign-in/")[0]
        self.browser.open(door, timeout=60).close()

    def note(self, name: str) -> int:
        """Write down having met somebody new; return the status the page ends with."""
        address = f"{self.home}/encounters/new/"
        with self.browser.open(address, timeout=60) as page:
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
        assert token
        form = {"csrfmiddlewaretoken": token[1], "new_people": name, "on": "2026-11-20", "medium": "call"}
        form |= {
            f"{rows}-{count}_FORMS": "0" for rows in ("promises", "favors") for count in ("TOTAL", "INITIAL")
        }
        request = Request(address, urlencode(form).encode(), {"Referer": address, "Origin": self.home})
        try:
            with self.browser.open(request, timeout=60) as answer:
                return int(answer.status)
        except HTTPError as error:
            with error:
                return error.code


@pytest.mark.parametrize("archive", [MANY], indirect=True)
def test_pages_and_commands_write_while_an_import_runs(empty: Path, archive: Path, tmp_path: Path) -> None:
    data = a_copy(empty, tmp_path / "busy")
    failed: list[str] = []
    written = Counter[str]()
    with begun(data, "start", ENISHI_PORT="0") as server:
        visitor = Visitor(server)
        _write_beside(data, visitor, archive, written, failed)
    assert not failed
    counts = clean(data)
    assert all(written[kind] and counts[kind] == written[kind] for kind in ("promise", "encounter"))
    assert counts["person"] == MANY + 1 + written["encounter"]


def _write_beside(
    data: Path, visitor: Visitor, archive: Path, written: Counter[str], failed: list[str]
) -> None:
    with begun(data, "import", str(archive)) as importing:

        def command() -> None:
            while importing.poll() is None:
                said = enishi(data, "promise", "add", "田中", "資料を送る")
                written["promise"] += 1
                failed.extend([said.stderr] if said.returncode else [])

        def page() -> None:
            while importing.poll() is None:
                status = visitor.note(f"新しい人 {written['encounter']}")
                written["encounter"] += 1
                failed.extend([str(status)] if status != 200 else [])

        writers = [threading.Thread(target=writing) for writing in (command, page)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert importing.wait() == 0
