"""Store what today's program writes, so that every later one is tested against it (tests/upgrade).

    python -m tools.old_versions                  of this program, after a new migration or archive key
    python -m tools.old_versions --source DIR     of an earlier one, checked out elsewhere

Reads tests/upgrade/sample.enishi.jsonl into an empty network by the program's own commands, writes something down, and
keeps the network's file (compressed) and its archive under the name of the newest migration. A stored one is never
made anew: that is its worth.
"""

from __future__ import annotations

import argparse
import lzma
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "upgrade"
HOME = FOLDER.parents[1]
LARGEST = 50_000


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--source", type=Path, default=HOME)
    source = parser.parse_args().source.resolve()
    newest = sorted(source.glob("src/enishi/network/migrations/0*.py"))[-1].stem
    file, archive = FOLDER / f"{newest}.db.xz", FOLDER / f"{newest}.enishi.jsonl"
    if file.exists():
        print(f"{file} is stored already")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "enishi.db"
        for command in (
            ["import", str(FOLDER / "sample.enishi.jsonl")],
            ["add", "高橋 美咲", "--kana", "たかはし みさき"],
            ["export", "--archive", str(archive)],
        ):
            run(source, data, *command)
        file.write_bytes(packed(data))
    print(f"{file}: {file.stat().st_size} bytes")
    return 0 if file.stat().st_size < LARGEST else 1


def run(source: Path, data: Path, *command: str) -> None:
    environment = os.environ | {"ENISHI_DATA": str(data), "PYTHONPATH": str(source / "src")}
    words = [sys.executable, "-m", "enishi.cli", "--today", "2026-11-20", *command]
    subprocess.run(words, cwd=source, env=environment, check=True, stdout=subprocess.DEVNULL)


def packed(data: Path) -> bytes:
    """Return a network's file as one file, small."""
    with sqlite3.connect(data) as file:
        file.execute("PRAGMA journal_mode=DELETE")
    file.execute("VACUUM")
    file.close()
    return lzma.compress(data.read_bytes(), preset=9 | lzma.PRESET_EXTREME)


if __name__ == "__main__":
    sys.exit(main())
