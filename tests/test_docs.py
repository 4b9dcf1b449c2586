"""What can be set and what can be commanded stands in the documents."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from enishi import env
from enishi.cli import words
from enishi.cli.program import build_parser

HOME = Path(__file__).resolve().parents[1]
SETTINGS = HOME / "docs" / "settings.md"
COMMANDS = HOME / "docs" / "commands.md"


def commands(parser: argparse.ArgumentParser, before: str = "enishi") -> Iterator[str]:
    """Yield every command with its words."""
    inner = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not inner:
        yield before
    for action in inner:
        for name, one in action.choices.items():
            yield from commands(one, f"{before} {name}")


def test_every_variable_is_described() -> None:
    documented = set(re.findall(r"`(ENISHI_[A-Z_]+)`", SETTINGS.read_text()))
    assert documented == set(env.VARIABLES)


def test_every_variable_read_is_a_known_one() -> None:
    sources = [
        *(HOME / "src").rglob("*.py"),
        *(HOME / "tools").rglob("*.py"),
        HOME / "run",
        HOME / ".ci" / "run",
    ]
    read = {name for path in sources for name in re.findall(r"\bENISHI_[A-Z_]+\b", path.read_text())}
    assert read <= set(env.VARIABLES)


@pytest.mark.parametrize("command", sorted(commands(build_parser())))
def test_every_command_is_described(command: str) -> None:
    assert f"`{command}`" in COMMANDS.read_text()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_command_explains_itself_in_both_languages(language: str) -> None:
    words.speak(language)
    try:
        for action in build_parser()._actions:
            if isinstance(action, argparse._SubParsersAction):
                assert all(choice.help for choice in action._choices_actions)
    finally:
        words.speak("en")
