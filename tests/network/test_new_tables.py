"""A new file gets today's tables at once: the very tables that all migrations one after the other would have made."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from enishi.network.statistics import ROWS
from tests.commands import environment

pytestmark = pytest.mark.slow
AT_ONCE = "from enishi import backup; backup.bring_up_to_date()"
STEP_BY_STEP = "from django.core.management import call_command; call_command('migrate', verbosity=0)"


def made(data: Path, how: str) -> Path:
    setup = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'enishi.settings'; django.setup(); "
    subprocess.run([sys.executable, "-c", setup + how], env=environment(data), check=True)
    return data


def tables(data: Path) -> dict[str, list[object]]:
    """Return of each table its columns, references, constraints and indexes, whatever the order they were made in."""
    with closing(sqlite3.connect(data)) as file:
        said = dict(file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        indexes = sorted(
            file.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index'"), key=str
        )
        return {
            table: [
                sorted((column[1:6] for column in file.execute(f"PRAGMA table_xinfo({table})")), key=str),
                sorted(row[2:7] for row in file.execute(f"PRAGMA foreign_key_list({table})")),
                sorted(re.findall(r'CONSTRAINT "(\w+)"', sql)),
                [index for index in indexes if index[0] == table and index[2]],
            ]
            for table, sql in said.items()
        }


def applied(data: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(data)) as file:
        return set(file.execute("SELECT app, name FROM django_migrations"))


def test_tables_made_at_once_are_those_made_step_by_step(tmp_path: Path) -> None:
    quick, slow = made(tmp_path / "quick.db", AT_ONCE), made(tmp_path / "slow.db", STEP_BY_STEP)
    assert tables(quick) == tables(slow)
    assert applied(quick) == applied(slow)
    with closing(sqlite3.connect(quick)) as file:
        assert f"{ROWS}" in " ".join(stat for (stat,) in file.execute("SELECT stat FROM sqlite_stat1"))
