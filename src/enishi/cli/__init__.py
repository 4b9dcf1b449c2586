"""The command line: every command one module, words in Japanese and English, `--json` for programs."""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status: 0 done, 1 refused, 2 wrong usage."""
    from enishi.cli.program import run

    return run(argv)
