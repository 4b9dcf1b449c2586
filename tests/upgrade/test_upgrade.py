"""Every network and every archive an earlier Enishi wrote opens in this one, and holds what it held.

The files were written by those programs themselves (tools/old_versions.py).
"""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from enishi.network.models import Owner
from enishi.network.queries.archive import records_of
from tests.commands import HOME, environment
from tests.network.test_archive import read_in

HERE = Path(__file__).parent
VERSIONS = sorted(path.name.removesuffix(".db.xz") for path in HERE.glob("*.db.xz"))
LARGEST = 50_000


def stored(version: str) -> list[dict[str, Any]]:
    lines = (HERE / f"{version}.enishi.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines][1:]


def lost(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[str]:
    """Return what an earlier version wrote and this one says otherwise. It may say more."""
    found = {one.get("id"): one for one in now}
    return [
        f"{one['type']} {one.get('id')}: {key}"
        for one in before
        for key, value in one.items()
        if found.get(one.get("id"), {}).get(key) != value
    ]


def test_networks_are_stored_of_every_migration_up_to_the_newest_stored() -> None:
    """A new one is stored when it is handed out (CONTRIBUTING.md); none in between is left out."""
    migrations = sorted(path.stem for path in (HOME / "src/enishi/network/migrations").glob("0*.py"))
    assert migrations[: len(VERSIONS)] == VERSIONS
    assert all((HERE / f"{version}.db.xz").stat().st_size < LARGEST for version in VERSIONS)


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("upgrade")
    files = []
    for version in VERSIONS:
        file = folder / version / "enishi.db"
        file.parent.mkdir()
        file.write_bytes(lzma.decompress((HERE / f"{version}.db.xz").read_bytes()))
        files.append(str(file))
    done = subprocess.run(
        [sys.executable, "-m", "tests.upgrade.opening", *files], cwd=HOME, env=environment(Path(files[0])),
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return dict(zip(VERSIONS, told, strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_a_network_of_an_earlier_version_opens_and_loses_nothing(
    upgraded: dict[str, dict[str, Any]], version: str
) -> None:
    found = upgraded[version]
    newest = max((HOME / "src/enishi/network/migrations").glob("0*.py"))
    assert found["findings"] == []
    assert lost(stored(version), found["records"]) == []
    people = [one["name"]["full"] for one in found["records"] if one["type"] == "person"]
    assert sorted(people) == sorted(["佐藤 健一", "田中", "Anna Berg", "しまった 人", "高橋 美咲"])
    assert found["copied"] is (f"{version}.py" != newest.name)


@pytest.mark.django_db
@pytest.mark.parametrize("version", VERSIONS)
def test_an_archive_of_an_earlier_version_reads_in_and_loses_nothing(owner: Owner, version: str) -> None:
    batch = read_in(owner, HERE / f"{version}.enishi.jsonl")
    assert (batch.state, batch.counts["refused"]) == ("done", 0)
    assert lost(stored(version), list(records_of(owner))) == []
