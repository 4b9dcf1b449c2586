"""Commands run in this process, on the test's database; what they print is read back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from enishi.cli import main


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Tell = Callable[..., Said]


@pytest.fixture
def tell(owner: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Tell]:
    """Return a function that runs a command on 20 November 2026."""
    monkeypatch.delenv("LANGUAGE", raising=False)

    def run(*argv: str) -> Said:
        capsys.readouterr()
        try:
            status = main(["--today", "2026-11-20", *argv])
        except SystemExit as usage:
            status = int(str(usage.code or 0))
        printed = capsys.readouterr()
        return Said(status, printed.out, printed.err)

    yield run
