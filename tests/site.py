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

from playwright.sync_api import Browser, Page, sync_playwright
from tools.browsers import chromium

from tests.commands import HOME, enishi

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--font-render-hinting=none",
]  # fmt: skip


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


@contextmanager
def listening(page: Page) -> Iterator[Page]:
    """Hand over a page; at the end nothing may have gone wrong in its scripts or been missing on its way."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert not said, said


def made_up(folder: Path, people: int, language: str = "ja") -> Path:
    """Make a made-up network of so many people whose owner reads this language; return its file."""
    told("demo", "--people", str(people), data=folder / "enishi.db")
    told("me", "--language", language, data=folder / "demo.db")
    return folder / "demo.db"


def told(*command: str, data: Path) -> None:
    """Run a command of Enishi's on a file to its good end."""
    result = enishi(data, *command)
    assert result.returncode == 0, result.stderr
