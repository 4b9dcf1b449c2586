"""What huge files cost: a mailbox and a table, read in by a command in a process of its own.

    ./run bench imports [--mail MB] [--rows ROWS] [--folder DIR]

Makes the files (mail of some hundred people with bodies of the usual size; a Google Contacts table), reads each into an
empty network by `enishi import`, and prints rows, seconds and the peak memory of that process; "own" is what of it no file
on disk holds as well – the rest is mostly the dictionary of Japanese, which the system lets go of whenever it likes.
Says so where the peak is beyond the promised 300 MB.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

PROMISED = 300
# Seconds between two looks at what a process holds.
LOOK = 0.2
ME = "aya@ito.example"
BODY = b"".join(base64.b64encode(bytes(range(57))) + b"\n" for _ in range(400)) + b"\n"
HEADER = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,"
    "Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value"
)
FAMILIES = ("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤")
GIVENS = ("健一", "美咲", "翔太", "さくら", "大輔", "陽子", "拓也", "彩", "誠", "由美")


def main() -> int:
    parser = argparse.ArgumentParser(prog="imports", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--mail", type=int, default=300, help="size of the mailbox in MB")
    parser.add_argument("--rows", type=int, default=200_000, help="rows of the table")
    parser.add_argument("--folder", type=Path, default=None, help="where the files are made")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = args.folder or Path(made)
        files = [mailbox(folder / "huge.mbox", args.mail)] if args.mail else []
        files += [table(folder / "huge.csv", args.rows)] if args.rows else []
        peaks = [report(path, Path(made) / f"{path.stem}-{path.suffix[1:]}") for path in files]
    return int(any(peak > PROMISED for peak in peaks))


def mailbox(path: Path, megabytes: int) -> Path:
    """A mailbox of some 400 people, a third of the messages one's own."""
    dice, size = random.Random(1), 0
    with path.open("wb") as file:
        while size < megabytes * 1024 * 1024:
            other = f"p{dice.randrange(400)}@mail.example"
            sender, receiver = (ME, other) if dice.random() < 0.3 else (other, ME)
            day = f"{dice.randrange(1, 28)} {dice.choice(('Jan', 'Apr', 'Jul', 'Oct'))} {dice.randrange(2019, 2026)}"
            head = f"From x Fri May 10 19:00:00 2024\nFrom: {sender}\nTo: {receiver}\nDate: {day} 10:00:00 +0900\n"
            # Every second one signs a short letter; what follows is long.
            signed = f"-- \n株式会社{other[:-13]}\n課長\nTEL 03-1234-5678\n" if dice.random() < 0.5 else ""
            words = f"Subject: words\n\nお世話になります。\n{signed}\nOn Friday X wrote:\n"
            message = (head + words).encode() + BODY[: dice.randrange(2_000, len(BODY))] + b"\n\n"
            size += file.write(message)
    return path


def table(path: Path, rows: int) -> Path:
    """A table of people, one row in ten with a note of two lines."""
    with path.open("w", encoding="utf-8-sig") as file:
        file.write(HEADER + "\n")
        for number in range(rows):
            family, given = FAMILIES[number % 10], GIVENS[number // 10 % 10]
            note = '"一行目\n二行目"' if number % 10 == 0 else ""
            mail, phone = f"p{number}@mail.example", f"090-{number // 10_000:04d}-{number % 10_000:04d}"
            cells = [
                given,
                "",
                family,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                f"株式会社{number % 3000}",
                "",
                "",
                "",
                note,
                "",
                "",
            ]
            file.write(",".join([*cells, "Work", mail, "Mobile", phone]) + "\n")
    return path


def report(path: Path, network: Path) -> float:
    """Read a file into an empty network and print what it cost; return the peak in MB."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "enishi.cli", "--data", f"{network}.db", "import", "--json", str(path)]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env)
    own = 0
    while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
        own = max(own, _own(process.pid))
        time.sleep(LOOK)
    _, status, usage = ended
    out = process.stdout.read() if process.stdout else b""
    seconds, peak = time.perf_counter() - begun, _megabytes(usage)
    found: dict[str, Any] = json.loads(out)[0] if status == 0 else {"state": "failed", "read": 0}
    size = path.stat().st_size / 1024 / 1024
    word = "" if peak <= PROMISED else f"  BEYOND {PROMISED} MB"
    print(
        f"{path.name:10} {size:7.0f} MB  {found['state']}  {found['read']:8} rows  {seconds:6.1f} s  {peak:5.0f} MB"
        f"  own {own:4} MB{word}"
    )
    return peak


def _own(pid: int) -> int:
    """Return the MB a process holds that no file holds as well; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("RssAnon")), 0)


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024 / (1024 if sys.platform == "darwin" else 1)


if __name__ == "__main__":
    sys.exit(main())
