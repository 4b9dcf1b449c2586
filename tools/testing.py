"""The tests' procedure: everything this machine can run, twice where PostgreSQL is there, and said loudly what is not.

    python -m tools.testing [--quick] [pytest arguments]

ENISHI_REQUIRE=browser,postgres turns what is missing into failure. With a path among the arguments only those tests
run, on SQLite.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tools import browsers, postgres

HOME = Path(__file__).resolve().parents[1]
# A file's tests share what was built for them, so they stay together (conftest puts the longest first).
WORKERS = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
QUICK = "not browser and not postgres and not crash and not slow"
# What talks to the database; the rest would only run the same code a second time.
ON_POSTGRES = ("tests/network", "tests/web", "tests/cli", "tests/api", "tests/dav", "tests/mcp")
NOTHING_COLLECTED = 5


def main(arguments: list[str]) -> int:
    """Run the tests; return 0 when all that ran passed and nothing required was missing."""
    began = time.monotonic()
    quick = "--quick" in arguments
    rest = [word for word in arguments if word != "--quick"]
    missing = [] if quick else missing_here()
    required = {name.strip() for name in os.environ.get("ENISHI_REQUIRE", "").split(",")} & set(missing)
    if required:
        print(f"ENISHI_REQUIRE: not on this machine: {', '.join(sorted(required))}", file=sys.stderr)
        return 1
    failed = run_pytest([*(["-m", QUICK] if quick else []), *rest])
    if not (quick or "postgres" in missing or any((HOME / word.split("::")[0]).exists() for word in rest)):
        failed |= on_postgres(rest)
    for name in missing:
        print(f"\n!!! NOT RUN: the tests that need {name}; it is not on this machine.", file=sys.stderr)
    print(f"{'FAILED' if failed else 'passed'} in {time.monotonic() - began:.0f} s")
    return int(failed)


def missing_here() -> list[str]:
    found = {"browser": browsers.chromium(), "postgres": postgres.programs()}
    return [name for name, where in found.items() if where is None]


def on_postgres(rest: list[str]) -> bool:
    """Run what talks to the database once more, on a server of its own."""
    print("\n=== the same on PostgreSQL ===", flush=True)
    places = [place for place in ON_POSTGRES if (HOME / place).is_dir()]
    with postgres.cluster() as address:
        marks = ["-m", "not browser and not crash and not slow"]
        return run_pytest([*places, *marks, *rest], ENISHI_TEST_DATABASE=address)


def run_pytest(arguments: list[str], **environment: str) -> bool:
    """Run pytest; return whether it failed."""
    command = [sys.executable, "-m", "pytest", "-q", *WORKERS, *arguments]
    status = subprocess.call(command, cwd=HOME, env={**os.environ, **environment})
    return status not in {0, NOTHING_COLLECTED}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
