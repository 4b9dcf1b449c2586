"""How long reading takes that somebody waits for: a captured line, a question, a command – and what a write touches.

    ./run bench language [--sizes 2000,100000] [--folder DIR] [--runs 4] [--starts 7]

Builds – or reuses, as `scale` does – made-up networks of these sizes with ten encounters a person, each measured in a
process of its own:
- a line captured in the light of the network, and somebody recalled by questions made from the network itself (names,
  readings, slips, trades, times, introducers, companions, wants), both warm: p50 and p95 in milliseconds beside the bars;
- of recall, the statements and the share of its time that are the database's;
- the postings written and deleted when an evening is logged and a person renamed, and whether all of them are theirs.
Then the whole process of `enishi recall` and `enishi capture`, cold, on the smallest network.

A busy machine makes everything slow alike. So a fixed piece of Python stands beside the figures of every size, and
starting Django or Sudachi alone beside those of the commands: read the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.scale import TODAY, build

PER_PERSON = 10
# Milliseconds at p95.
BARS = {"capture": 30, "recall, 2,000": 30, "recall, 100,000": 60}
COLD_BAR = 1.5
LINES = (
    "昨日、商工会の交流会で税理士の佐藤さんと田中さんに会った。佐藤さんは補助金に詳しい。デザイナーを探している。",
    "先週の金曜、駅前の居酒屋で鈴木さんと飲んだ。高橋さんを紹介してもらう約束をした。",
    "11/3に山田さんとランチ。来月の勉強会に誘われた。ロゴの依頼がありそう。",
    "今朝、伊藤さんから電話。見積りを今週中に送ると約束した。",
    "木曜の会で農家の渡辺さんと名刺交換。野菜を卸せる店を探しているそうだ。またゆっくり話したい。",
    "Met Emma Clark, a lawyer, at the startup mixer last Friday. She is looking for a designer and knows about grants.",
    "Coffee with Sato-san on Tuesday; promised to send her the report by the end of the month.",
    "小林さんの奥さんがパン屋を始めたらしい。",
    "今日のセミナーは収穫なし。少し疲れた。",
    "中村さんに『小さな蔵元のラベルをつくる』と話したら、覚えていてくれた。うれしい。",
)


def main() -> int:
    args = _arguments()
    if args.measure:
        print(json.dumps(measure(args)))
        return 0
    sizes = [int(size) for size in args.sizes.split(",")]
    found = {size: _in_process(args, size) for size in sizes}
    report(found)
    cold(args, _place(args, sizes[0]))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="2000,100000")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "enishi-scale")
    parser.add_argument("--runs", type=int, default=4, help="how often each question and line is read")
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def _place(args: argparse.Namespace, people: int) -> Path:
    place: Path = args.folder / f"{people}-{people * PER_PERSON}" / "enishi.db"
    return place


def _in_process(args: argparse.Namespace, people: int) -> dict[str, Any]:
    environment = os.environ | {
        "ENISHI_DATA": str(_place(args, people)), "DJANGO_SETTINGS_MODULE": "enishi.settings"
    }  # fmt: skip
    print(f"measuring at {people:,} people …", file=sys.stderr)
    command = [
        sys.executable,
        "-m",
        "benchmarks.language",
        "--measure",
        str(people),
        "--runs",
        str(args.runs),
    ]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


# -- one size, in its own process -----------------------------------------------------------------------------------


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Build or reuse the network this process was pointed at and measure on it."""
    place = Path(os.environ["ENISHI_DATA"])
    place.parent.mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    from enishi.network import runner
    from enishi.network.actions.opening import local_owner
    from enishi.network.queries.notes import draft_of
    from enishi.network.queries.recall import recall

    build(args.measure, args.measure * PER_PERSON, place)
    runner.renew_old_terms(wait=60)
    owner = local_owner()
    questions = questions_of(owner)
    rows = {
        "capture": _timed(lambda line: draft_of(owner, text=line, today=TODAY), LINES, args.runs * 3),
        "recall": _timed(lambda said: recall(owner, query=said, today=TODAY), questions, args.runs),
    }
    with _database() as spent:
        began = time.perf_counter()
        for question in questions:
            recall(owner, query=question, today=TODAY)
        whole = time.perf_counter() - began
    return {
        "rows": rows, "piece": _piece_of_python(), "writes": writes(owner),
        "statements": spent[0] / len(questions), "share": spent[1] / whole,
    }  # fmt: skip


def _timed(work: Callable[[str], Any], texts: Sequence[str], runs: int) -> dict[str, float]:
    """Do the work on every text once to warm up, then some times; return p50 and p95 in ms, and the slowest text."""
    for text in texts:
        work(text)
    taken = []
    for _ in range(runs):
        for text in texts:
            began = time.perf_counter()
            work(text)
            taken.append(((time.perf_counter() - began) * 1000, text))
    taken.sort()
    p95, slow = taken[int(len(taken) * 0.95)]
    return {"p50": statistics.median(took for took, _ in taken), "p95": p95, "slow": slow, "of": len(texts)}


def _piece_of_python() -> float:
    """Milliseconds of a fixed piece of Python: how fast this machine is just now."""
    taken = []
    for _ in range(30):
        began = time.perf_counter()
        sum(number * number for number in range(100_000))
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


@contextmanager
def _database() -> Iterator[list[float]]:
    """Count statements, and the seconds until the database gave its answer."""
    from django.db import connection

    spent = [0.0, 0.0]

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent[0] += 1
            spent[1] += time.perf_counter() - began

    with connection.execute_wrapper(count):
        yield spent


def questions_of(owner: Any) -> list[str]:
    """Questions as people ask them, made of what stands in the network: of every seventh part of it, somebody."""
    from enishi.language import fields
    from enishi.network.models import Affiliation, Person, PersonField

    listed = Person.objects.filter(owner=owner, in_network=True, trashed_at=None).order_by("pk")
    count = listed.count()
    asked: dict[str, None] = {}
    for number in range(10):
        one = listed.select_related("introduced_by")[count * number // 10 : count * number // 10 + 1].get()
        family, given = one.family or "", one.given or ""
        field = PersonField.objects.filter(owner=owner, person=one).first()
        trade = fields.label(field.field, "ja").split("・")[0] if field else "デザイナー"
        at = Affiliation.objects.filter(owner=owner, person=one).select_related("organization").first()
        room = at.organization.name if at and at.organization else trade
        asked |= dict.fromkeys((
            f"{family}さん", one.family_kana or family, f"{family}{given[:1]}子", f"{trade}の{family}さん",
            f"{trade}の人、{('去年の秋', '今年の夏', 'おととし', '先月', '3月ごろ')[number % 5]}に交流会で会った",
            f"{family}さんと一緒にいた{trade}の人", f"{family}さんに紹介してもらった人", f"{room[:4]}で働いてる人",
            f"{trade}を探してた人", f"someone who does {('design', 'taxes', 'bread', 'photos', 'web')[number % 5]}",
            f"{('パン', '写真', '家', '保険', '野菜')[number % 5]}の仕事の人で、去年の夏に飲んだ",
        ))  # fmt: skip
    return [question for question in asked if question.strip()]


# -- what a write touches -------------------------------------------------------------------------------------------


def writes(owner: Any) -> dict[str, dict[str, int]]:
    """Log an evening and rename somebody, each taken back again; count the postings written and deleted, and of whom."""
    from enishi.network.actions import encounters, people
    from enishi.network.actions.encounters import Evening, Met
    from enishi.network.models import Person

    listed = list(Person.objects.filter(owner=owner, in_network=True, trashed_at=None).order_by("-pk")[:2])
    evening = Evening({"on": TODAY.isoformat(), "medium": "meal"}, [Met(uid=str(one.uid)) for one in listed])
    renamed = {"name": {"full": "勅使河原 凛", "family": "勅使河原", "given": "凛"}}
    return {
        "log with 2 people": _touched(
            owner, {one.pk for one in listed}, lambda: encounters.log(owner, evening=evening, today=TODAY)
        ),
        "rename a person": _touched(
            owner, {listed[0].pk},
            lambda: people.edit_person(owner, uid=str(listed[0].uid), patch=renamed, today=TODAY),
        ),
    }  # fmt: skip


def _touched(owner: Any, theirs: set[int], write: Callable[[], Any]) -> dict[str, int]:
    from django.db import connection

    from enishi.network.actions.revisions import undo

    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE touched (what text, person integer)")
        for what, row in (("INSERT", "NEW"), ("DELETE", "OLD"), ("UPDATE", "NEW")):
            cursor.execute(
                f"CREATE TEMP TRIGGER on_{what} AFTER {what} ON main.network_posting "
                f"BEGIN INSERT INTO touched VALUES ('{what}', {row}.person_id); END"
            )
        write()
        cursor.execute("SELECT what, person FROM touched")
        rows = cursor.fetchall()
        for what in ("INSERT", "DELETE", "UPDATE"):
            cursor.execute(f"DROP TRIGGER on_{what}")
        cursor.execute("DROP TABLE touched")
    undo(owner)
    return {
        "written": sum(what != "DELETE" for what, _ in rows), "deleted": sum(what == "DELETE" for what, _ in rows),
        "others": sum(person not in theirs for _, person in rows),
    }  # fmt: skip


# -- the tables -----------------------------------------------------------------------------------------------------


def report(found: dict[int, dict[str, Any]]) -> None:
    """Print what was measured at every size, each beside its bar."""
    print(f"{'':28}{'p50 ms':>9}{'p95':>9}{'bar':>6}{'p95 ÷ a piece of Python':>26}")
    for size, one in found.items():
        for name, row in one["rows"].items():
            bar = BARS.get(name) or BARS.get(f"{name}, {size:,}")
            ratio = row["p95"] / one["piece"]
            print(f"{f'{name}, {size:,} people':28}{row['p50']:9.1f}{row['p95']:9.1f}{bar or '':>6}{ratio:26.2f}"
                  f"   of {row['of']}, slow: {row['slow'][:40]}")  # fmt: skip
        print(f"{'  a piece of Python':28}{one['piece']:9.1f}")
        print(
            f"  recall: {one['statements']:.1f} statements a question, {one['share']:.0%} of its time in the database"
        )
    for name in next(iter(found.values()))["writes"]:
        counts = {size: one["writes"][name] for size, one in found.items()}
        said = "; ".join(
            f"{size:,} people: {of['written']} postings written, {of['deleted']} deleted, {of['others']} of others"
            for size, of in counts.items()
        )
        same = len({(of["written"], of["deleted"]) for of in counts.values()}) == 1
        print(f"{name}: {said}{'' if same or len(counts) == 1 else ' – not the same at every size'}")


def cold(args: argparse.Namespace, place: Path) -> None:
    """Time whole processes, from nothing to their last word, beside the least that one must start."""
    enishi, data = ("-m", "enishi.cli"), ("--data", str(place))
    commands: dict[str, tuple[str, ...]] = {
        "python -c pass": ("-c", "pass"),
        "django.setup()": ("-c", "import django; django.setup()"),
        "Sudachi's dictionary": ("-c", "import sudachipy; sudachipy.Dictionary().tokenizer().tokenize('縁')"),
        "enishi recall": (*enishi, "recall", "税金の人、去年の秋に交流会で会った", *data),
        "enishi recall, English": (*enishi, "recall", "someone with dogs I met last autumn", *data),
        "enishi capture": (*enishi, "capture", LINES[0], *data),
    }
    environment = os.environ | {"ENISHI_DATA": str(place), "DJANGO_SETTINGS_MODULE": "enishi.settings"}
    print(f"\n{'whole process, cold':28}{'median s':>9}{'bar':>6}{'÷ django.setup()':>20}")
    medians: dict[str, float] = {}
    for name, command in commands.items():
        medians[name] = statistics.median(_started(command, environment) for _ in range(args.starts))
        bar = f"{COLD_BAR}" if name.startswith("enishi recall") else ""
        ratio = f"{medians[name] / medians['django.setup()']:20.2f}" if "django.setup()" in medians else ""
        print(f"{name:28}{medians[name]:9.2f}{bar:>6}{ratio}", flush=True)


def _started(command: Sequence[str], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *command], env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
