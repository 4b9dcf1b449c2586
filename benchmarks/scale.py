"""Does a page cost what it shows? The same work at 1,000, 10,000 and 100,000 people, in one run.

    ./run bench scale [--people 100000] [--encounters 1000000] [--runs 15] [--folder DIR] [--cards 10000]

A further size, 27,000 with a quarter of them in the address book, stands for twenty thousand people on the map: its time
and the size of its page are measured there. A year is looked back on at every size.

Builds – or reuses, per size, in the folder – a made-up network, then prints for every piece of work p50 and p95 in
milliseconds, the number of queries and, beside the larger sizes, the ratio of medians to the smallest. Each size runs
in a process of its own, so that its peak memory is its own. Floors in raw SQL stand where one makes sense.
"""

from __future__ import annotations

import argparse
import datetime
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TODAY = datetime.date(2026, 11, 20)
# Three quarters of the people made are in the network, and so on the map: twenty thousand of these.
ON_THE_MAP = 27_000
PAGES = ("this week", "people, first", "people, middle", "people, filtered", "person", "search by reading")
WRITES = ("log with 5 people", "add a person")
PASSES = ("plan recompute", "daily pass", "portrait")


def main() -> int:
    args = _arguments()
    if args.measure:
        print(json.dumps(measure(args)))
        return 0
    sizes = [size for size in (1000, 10_000, ON_THE_MAP) if size < args.people] + [args.people]
    found = {size: _in_process(args, size) for size in sizes}
    report(found)
    if args.cards:
        cards(args)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--encounters", type=int, default=0, help="default: ten a person")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument(
        "--cards", type=int, default=10_000, help="cards of the vCard import; 0 leaves it out"
    )
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "enishi-scale")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_process(args: argparse.Namespace, people: int) -> dict[str, Any]:
    encounters = args.encounters if args.encounters and people == args.people else people * 10
    place = args.folder / f"{people}-{encounters}" / "enishi.db"
    environment = os.environ | {"ENISHI_DATA": str(place), "DJANGO_SETTINGS_MODULE": "enishi.settings"}
    command = [
        sys.executable,
        "-m",
        "benchmarks.scale",
        "--measure",
        "--people",
        str(people),
        "--encounters",
        str(encounters),
    ]
    print(f"measuring {people:,} people, {encounters:,} encounters …", file=sys.stderr)
    done = subprocess.run(
        [*command, "--runs", str(args.runs)], env=environment, stdout=subprocess.PIPE, check=True
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


# -- one size, in its own process ---------------------------------------------------------------------------------


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Build or reuse the network this process was pointed at and time every piece of work on it."""
    import django

    place = Path(os.environ["ENISHI_DATA"])
    place.parent.mkdir(parents=True, exist_ok=True)
    django.setup()
    built = build(args.people, args.encounters, place)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows = {name: _timed(work, args.runs) for name, work in _pieces_of_work().items()}
    pages = {address: _size(address) for address in ("/map/", "/map/?names=hidden", "/review/2026/")}
    rows |= {name: _timed(work, max(3, args.runs // 5)) for name, work in _passes().items()}
    return {
        "people": args.people, "encounters": args.encounters, "built": built, "bytes": place.stat().st_size, "rows": rows,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, "memory_before": before, "floors": _floors(args.runs),
        "pages": pages,
    }  # fmt: skip


def build(people: int, encounters: int, place: Path) -> float | None:
    """Build the network unless it stands; return the seconds it took. Django is set up, with this place as its data."""
    from django.core.management import call_command

    from enishi import demo
    from enishi.network.actions import bulk
    from enishi.network.actions.opening import local_owner
    from enishi.network.actions.owners import begin

    call_command("migrate", verbosity=0)
    if (place.parent / "whole").exists():
        return None
    began = time.perf_counter()
    owner = local_owner()
    for _ in bulk.load(owner, demo.bulk(people, encounters, 1, today=TODAY)):
        pass
    begin(owner)
    (place.parent / "whole").touch()
    return time.perf_counter() - began


def _size(address: str) -> int:
    """Return how many bytes a page comes to."""
    from django.test import Client

    from enishi.network.actions.opening import local_owner

    client = Client(HTTP_HOST="localhost")
    client.force_login(local_owner())
    return len(client.get(address).content)


def _timed(work: Callable[[], Any], runs: int) -> dict[str, Any]:
    """Run a piece of work once to warm up and then some times; return p50 and p95 in ms, and its queries."""
    with _counting() as queries:
        work()
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    return {
        "p50": statistics.median(taken),
        "p95": taken[min(len(taken) - 1, int(len(taken) * 0.95))],
        "queries": queries[0],
    }


@contextmanager
def _counting() -> Iterator[list[int]]:
    from django.db import connection

    counted = [0]

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        counted[0] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield counted


def _pieces_of_work() -> dict[str, Callable[[], Any]]:
    """Pages through the whole web stack, writes through their actions."""
    from django.test import Client

    from enishi.language import readings
    from enishi.network.actions import encounters, people
    from enishi.network.actions.encounters import Evening, Met
    from enishi.network.actions.opening import local_owner
    from enishi.network.actions.steps import ensure_week
    from enishi.network.models import EncounterPerson, Person
    from enishi.web import access

    access.clock.today_at = lambda zone: TODAY  # type: ignore[assignment]
    owner = local_owner()
    ensure_week(owner, today=TODAY)
    client = Client(HTTP_HOST="localhost")
    client.force_login(owner)
    listed = Person.objects.filter(owner=owner, in_network=True, trashed_at=None)
    middle = listed.filter(sort_key__gte=readings.row_start("な")).order_by("sort_key")[:1].get()
    field = "finance"
    met = (
        EncounterPerson.objects.filter(owner=owner)
        .order_by("-on", "-pk")[:400]
        .values_list("person__uid", flat=True)
    )
    few = [str(uid) for uid in dict.fromkeys(met)][:5]

    def page(address: str, **query: str) -> Callable[[], Any]:
        def get() -> Any:
            answer = client.get(address, query)
            assert answer.status_code == 200, (address, answer.status_code)

        return get

    count = iter(range(10**9))

    def log() -> Any:
        evening = Evening({"on": TODAY.isoformat(), "medium": "meal"}, [Met(uid=uid) for uid in few])
        encounters.log(owner, evening=evening, today=TODAY)

    def add() -> Any:
        people.add_person(owner, record={"name": {"full": f"試験 {next(count)}子"}}, today=TODAY)

    return {
        "this week": page("/"),
        "people, first": page("/people/"),
        "people, middle": page("/people/", after=middle.sort_key, pk=str(middle.pk)),
        "people, filtered": page("/people/", field=field),
        "person": page(f"/people/{few[0]}/"),
        "search by reading": page("/people/", q=(middle.sort_key or "に")[:3]),
        "map": page("/map/"),
        "map, without names": page("/map/", names="hidden"),
        "map's table": page("/map/table/", sort="often"),
        "circles, far pairs": page("/map/between/"),
        "review of a month": page("/review/2026-10/"),
        "review of a year": page("/review/2026/"),
        "log with 5 people": log,
        "add a person": add,
    }


def _passes() -> dict[str, Callable[[], Any]]:
    from enishi.network.actions.opening import local_owner
    from enishi.network.actions.steps import daily_pass, plan
    from enishi.network.queries.portrait import survey

    owner = local_owner()
    return {
        "plan recompute": lambda: plan(owner, today=TODAY),
        "portrait": lambda: survey(owner, TODAY),
        "daily pass": lambda: (daily_pass(owner, today=TODAY), plan(owner, today=TODAY)),
    }


def _floors(runs: int) -> dict[str, float]:
    """What SQLite itself needs: one look-up by index, and inserting an encounter's rows by executemany."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, text FROM network_term LIMIT 1")
        term = cursor.fetchone()
    look = _timed(lambda: _look_up(term), runs)
    insert = _timed(_insert, runs)
    return {"index look-up": look["p50"], "6 rows by executemany": insert["p50"]}


def _look_up(term: tuple[Any, str]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM network_term WHERE owner_id = 1 AND kind = %s AND text = %s", term)
        cursor.fetchall()


def _insert() -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS floor (a integer, b integer, c text)")
        cursor.executemany("INSERT INTO floor VALUES (%s, %s, %s)", [(n, n, "2026-11-20") for n in range(6)])


# -- the table ----------------------------------------------------------------------------------------------------


def report(found: dict[int, dict[str, Any]]) -> None:
    """Print the table: one row a piece of work, one group of columns a size."""
    sizes = sorted(found)
    base = found[sizes[0]]["rows"]
    head = "".join(f"{f'{size:,} people':>34}" for size in sizes)
    print(f"{'':22}{head}\n{'':22}" + f"{'p50 ms':>9}{'p95':>9}{'queries':>8}{'ratio':>8}" * len(sizes))
    for name in base:
        cells = ""
        for size in sizes:
            row = found[size]["rows"][name]
            cells += (
                f"{row['p50']:9.1f}{row['p95']:9.1f}{row['queries']:8d}{row['p50'] / base[name]['p50']:8.2f}"
            )
        print(f"{name:22}{cells}")
    for name in next(iter(found.values()))["floors"]:
        print(f"{'floor: ' + name:30}" + "  ".join(f"{found[size]['floors'][name]:.2f} ms" for size in sizes))
    for size in sizes:
        one = found[size]
        built = f", built in {one['built']:.0f} s" if one["built"] else ""
        print(f"{size:,} people, {one['encounters']:,} encounters: file {one['bytes'] / 2**20:,.0f} MiB, "
              f"peak memory {one['memory'] / 1024:,.0f} MiB{built}")  # fmt: skip
        print("  " + ", ".join(f"{address} {size / 1000:,.0f} kB" for address, size in one["pages"].items()))
    changing = [name for name in base if len({found[size]["rows"][name]["queries"] for size in sizes}) > 1]
    print("queries equal at every size" if not changing else f"queries differ: {', '.join(changing)}")


# -- reading in an address book -----------------------------------------------------------------------------------


def cards(args: argparse.Namespace) -> None:
    """Import one file of so many cards beside vobject reading it, and a file four times as large for its memory."""
    small = _import_in_process(args, args.cards)
    large = _import_in_process(args, args.cards * 4)
    print(
        f"vCard import of {args.cards:,}: {small['import']:.1f} s; vobject.readComponents alone {small['vobject']:.1f} s; "
        f"ratio {small['import'] / small['vobject']:.2f}; peak memory {small['memory'] / 1024:,.0f} MiB, "
        f"of {args.cards * 4:,} cards {large['memory'] / 1024:,.0f} MiB"
    )


def _import_in_process(args: argparse.Namespace, count: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "ENISHI_DATA": f"{folder}/enishi.db",
            "DJANGO_SETTINGS_MODULE": "enishi.settings",
        }
        code = f"from benchmarks.scale import import_cards; import_cards({count}, {count == args.cards})"
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, check=True
        )
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def import_cards(count: int, compare: bool) -> None:
    """Import so many cards into an empty network; print seconds and peak memory."""
    import django

    django.setup()
    from django.core.management import call_command

    from enishi.language.readings import sort_key
    from enishi.network import runner
    from enishi.network.actions import batches
    from enishi.network.actions.opening import local_owner

    call_command("migrate", verbosity=0)
    owner = local_owner()
    file = Path(os.environ["ENISHI_DATA"]).with_name("cards.vcf")
    write_cards(file, count)
    sort_key({"full": "佐藤 健一"})  # the dictionary is loaded once a process, whatever is read
    began = time.perf_counter()
    batch = batches.receive(owner, file)
    batches.queue(batch)
    runner.run_until_ended(batch)
    took = time.perf_counter() - began
    assert batch.counts["new"] == count, batch.counts
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    compared = _vobject(file) if compare else 0.0
    print(json.dumps({"import": took, "vobject": compared, "memory": memory}))


def _vobject(file: Path) -> float:
    import vobject

    text = file.read_text(encoding="utf-8")
    began = time.perf_counter()
    for _ in vobject.readComponents(io.StringIO(text)):
        pass
    return time.perf_counter() - began


def write_cards(file: Path, count: int) -> None:
    """Write so many cards as a telephone exports them."""
    from enishi import demo
    from enishi.exchange import vcard

    people = (r for r in demo.bulk(count + count // 3, count, 2, today=TODAY) if r["type"] == "person")
    with file.open("w", encoding="utf-8", newline="") as out:
        for number, record in enumerate(people):
            if number == count:
                break
            out.write(vcard.write({**record, "id": f"00000000-0000-7000-8000-{number:012x}"}, version="3.0"))


if __name__ == "__main__":
    sys.exit(main())
