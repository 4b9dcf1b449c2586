"""Real commands in processes of their own, on a real file: for locks, crashes and what only a start does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]


def environment(data: Path, **more: str) -> dict[str, str]:
    """Return the environment of a command that works on a file."""
    ours = {"ENISHI_DATA": str(data), "PYTHONPATH": str(HOME / "src"), "ENISHI_LANG": "en", **more}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ENISHI_")}
    return {**kept, **ours}


def enishi(data: Path, *argv: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "enishi.cli", *argv], env=environment(data, **more), capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip


@contextmanager
def begun(data: Path, *argv: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    """Begin a command; at the end it is killed if it still runs."""
    command = [sys.executable, "-m", "enishi.cli", *argv]
    with subprocess.Popen(
        command, env=environment(data, **more), text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            process.kill()
