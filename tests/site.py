"""A real Enishi on this machine for a browser to walk through: its own process, its own file, a link to sign in by."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tools.browsers import chromium

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--font-render-hinting=none",
]  # fmt: skip
HOME = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Site:
    """Where it is, and the one-time link to its owner's pages."""

    address: str
    link: str


@contextmanager
def served(data: Path, language: str = "ja") -> Iterator[Site]:
    """Serve the network in a file until the block ends."""
    command = [sys.executable, "-m", "enishi.cli", "start", "--data", str(data), "--lang", language]
    environment = os.environ | {"ENISHI_PORT": "0", "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(HOME / "src")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            yield _site(process)
        finally:
            process.terminate()


def _site(process: subprocess.Popen[str]) -> Site:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"(http://[\d.]+:\d+)/sign-in/\S+", line):
            return Site(found[1], found[0])
    raise AssertionError("the server said nothing of a link")


@contextmanager
def browsing() -> Iterator[Browser]:
    """Open the machine's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def made_up(folder: Path, people: int, language: str = "ja") -> Path:
    """Make a made-up network of so many people whose owner reads this language; return its file."""
    for command in (
        ["demo", "--people", str(people), "--data", str(folder / "enishi.db")],
        ["me", "--language", language, "--data", str(folder / "demo.db")],
    ):
        subprocess.run(
            [sys.executable, "-m", "enishi.cli", *command],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return folder / "demo.db"
