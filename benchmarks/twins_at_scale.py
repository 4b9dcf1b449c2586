"""Does looking for duplicates cost what it shows? Networks of several sizes, each in a process of its own.

    ./run bench twins_at_scale FILE.db … [--runs 15]

Give it networks as `benchmarks/scale.py` leaves them (its --folder); each is copied first, and one person in a hundred is
written down in it once more. Printed for each: comparing everybody
once (in batches, as the server does it beside everything else), then the page of pairs, the look at 500 rows of an import –
half of them of people who are there – and at one name being written down: p50 and p95 in ms, and the number of queries.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROWS = 500


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        print(json.dumps(measure(args.runs)))
        return 0
    for file in args.files:
        told(in_process(file, args.runs))
    return 0


def in_process(file: Path, runs: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        place = Path(shutil.copy(file, folder))
        environment = os.environ | {"ENISHI_DATA": str(place), "DJANGO_SETTINGS_MODULE": "enishi.settings"}
        command = [sys.executable, "-m", "benchmarks.twins_at_scale", "--measure", "--runs", str(runs)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def told(found: dict[str, Any]) -> None:
    print(
        f"{found['people']:,} people, {found['pairs']:,} pairs; everybody compared in {found['seconds']:.0f} s, "
        f"a batch in {found['batch']:.0f} ms"
    )
    for name, (half, most, queries) in found["rows"].items():
        print(f"  {name:32}{half:8.1f}{most:8.1f} ms {queries:5} queries", flush=True)


def measure(runs: int) -> dict[str, Any]:
    """Compare everybody of the network this process was pointed at, then time each piece of work on it."""
    import django

    django.setup()
    from enishi.network.actions.opening import local_owner
    from enishi.network.actions.twins import compare_all
    from enishi.network.models import Person
    from enishi.network.queries.archive import person_records
    from enishi.network.queries.twins import likest, people_like, twins_count, twins_page

    owner = local_owner()
    write_twice(owner)
    began, batches = time.perf_counter(), []
    before = began
    for _ in compare_all(owner):
        batches.append(time.perf_counter() - before)
        before = time.perf_counter()
    seconds = time.perf_counter() - began
    count = Person.objects.filter(owner=owner, trashed_at=None).count()
    ids = list(Person.objects.filter(owner=owner, trashed_at=None).values_list("pk", flat=True))
    known = [*person_records(owner, ids[:: max(len(ids) * 2 // ROWS, 1)][: ROWS // 2]).values()]
    rows = known + fresh(ROWS - len(known))
    pairs = twins_count(owner)
    middle = max(pairs // 2, 1)
    work: dict[str, Callable[[], Any]] = {
        "the page of pairs": lambda: twins_page(owner),
        "the page in the middle": lambda: twins_page(owner, after=middle),
        f"{ROWS} rows of an import": lambda: likest(owner, rows),
        "one name being written": lambda: people_like(owner, {"name": {"full": "佐藤 健一"}}),
    }
    return {
        "people": count, "pairs": pairs, "seconds": seconds, "batch": statistics.median(batches) * 1000,
        "rows": {name: timed(one, runs) for name, one in work.items()},
    }  # fmt: skip


def write_twice(owner: Any) -> None:
    """Write one person in a hundred down once more, by name and ways alone: a made-up network has no duplicates."""
    import datetime

    from enishi.network.actions.people import add_person
    from enishi.network.models import Person
    from enishi.network.queries.archive import person_records

    ids = list(Person.objects.filter(owner=owner, trashed_at=None).values_list("pk", flat=True))[::100]
    for record in person_records(owner, ids).values():
        said = {key: record[key] for key in ("name", "emails", "phones", "affiliations")}
        add_person(owner, record=said, today=datetime.date(2026, 11, 20))


def fresh(count: int) -> list[dict[str, Any]]:
    """People of another made-up network: names that occur, ways that are new."""
    import datetime

    from enishi import demo

    made = demo.network(count, 77, today=datetime.date(2026, 11, 20))
    return [record for record in made if record["type"] == "person"][:count]


def timed(work: Callable[[], Any], runs: int) -> tuple[float, float, int]:
    """Return the median, the 95th percentile in ms, and the number of queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return statistics.median(times), times[min(int(len(times) * 0.95), len(times) - 1)], len(asked)


if __name__ == "__main__":
    sys.exit(main())
