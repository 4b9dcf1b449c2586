"""Two years of weeks: Enishi's planner beside habit, rotation, longest-unseen, random and favourites, at equal hours.

    ./run bench weeks [--seeds 30] [--ablated 16] [--quick] [--first-seed 2000]

Everybody lives the same simulated two years (`two_years.world` and `two_years.life`, whose law was fixed before any way
was tried in it), by the same luck, with four hours and 5,000 yen a week. Ours is `enishi.core.week.plan_week` as it
ships, fed with what the owner would have written down; the writing is paid for with ten of the minutes. Printed per
world: chances (counted, and expected: the same without the luck of the week), effective fields (Hill 1 over the fields
of those who think of the owner, at the end), people who think of the owner (at the end), minutes used; each difference
ours − other with its 95 % interval, a bootstrap over the paired seeds. Then each term of the planner taken away:
ours − without, in expected chances and in fields: what a term is worth. Seeds from 500 and from 1000 on were
used for tuning, from 2000 on for what is reported.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.two_years import habits
from benchmarks.two_years.life import Life
from benchmarks.two_years.planner import WITHOUT, Ours
from benchmarks.two_years.world import BEFORE, FIELDS, WEEKS, WORLDS, World, world_of

from enishi.core.difference import hill

Floats = NDArray[np.float64]
Way = Callable[[Life], int]

MEASURES = ("chances", "expected", "fields", "remember", "minutes")
FIRST_SEED, SEEDS, ABLATED, QUICK_SEEDS, RESAMPLES, PROCESSES = 2000, 30, 16, 6, 4000, 2
MUST_BEAT = ("longest-unseen", "rotation", "random")


def lived(world: World, way: Way, weeks: int = WEEKS) -> Floats:
    """Live so many weeks in one way; what came of it, as `MEASURES` names it."""
    life, expected, minutes = Life(world), 0.0, 0
    for week in range(BEFORE, BEFORE + weeks):
        life.begin(week)
        minutes += way(life)
        expected += life.expected()
        life.end()
    present = life.thinks_of_me()
    by_field = np.bincount(world.field, weights=present, minlength=FIELDS)
    return np.array([len(life.chances), expected, hill(by_field, 1), present.sum(), minutes / weeks])


def ways() -> dict[str, Callable[[], Way]]:
    """Every way to live, made anew for each run: ours remembers."""
    found: dict[str, Callable[[], Way]] = {"ours": Ours}
    found |= {name: (lambda way=way: way) for name, way in habits.BASELINES.items()}
    found["nothing"] = lambda: habits.nothing
    found["ours, three steps"] = lambda: Ours(steps=3)
    found |= {f"without {name}": (lambda one=one: Ours(change=one)) for name, one in WITHOUT.items()}
    found["without our step ③"] = lambda: Ours(plain_practice=True)
    return found


def pair(task: tuple[str, int, tuple[str, ...]]) -> Floats:
    """All the ways asked for in one world: (way, measure)."""
    name, seed, chosen = task
    world, known = world_of(name, seed), ways()
    return np.array([lived(world, known[way]()) for way in chosen])


def run(chosen: tuple[str, ...], first_seed: int, seeds: int) -> Floats:
    """Everything for some seeds in both worlds: (world, seed, way, measure)."""
    tasks = [(name, first_seed + seed, chosen) for name in WORLDS for seed in range(seeds)]
    with Pool(PROCESSES) as pool:
        runs = np.array(pool.map(pair, tasks, chunksize=1))
    return runs.reshape(len(WORLDS), seeds, len(chosen), len(MEASURES))


@dataclass(frozen=True)
class Interval:
    """A mean over paired seeds with its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:+.2f} [{self.low:+.2f}, {self.high:+.2f}]"


def interval(differences: Floats) -> Interval:
    """Percentile bootstrap over seeds (Efron 1979)."""
    rng = np.random.default_rng(1)
    means = differences[rng.integers(0, len(differences), (RESAMPLES, len(differences)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(differences.mean()), float(low), float(high))


def holds(chosen: Sequence[str], runs: Floats) -> bool:
    """Whether the bars hold: ahead of every simple way in chances, beyond noise of three; fields not below rotation's."""
    for place, way in enumerate(chosen):
        if way in habits.BASELINES:
            gap = interval(runs[:, 0, 0] - runs[:, place, 0])
            fields = (runs[:, 0, 2] - runs[:, place, 2]).mean()
            if gap.mean <= 0 or (way in MUST_BEAT and gap.low <= 0) or (way == "rotation" and fields < 0):
                return False
    return True


def report(name: str, chosen: Sequence[str], runs: Floats) -> None:
    """Print one world's table. runs: (seed, way, measure)."""
    print(f"\n## {name}: {len(runs)} paired seeds\n")
    print(
        "| | chances | expected | effective fields | who remember | minutes a week | ours − this: chances | fields |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for place, way in enumerate(chosen):
        means = " | ".join(f"{one:.1f}" for one in runs[:, place].mean(axis=0))
        gaps = [interval(runs[:, 0, measure] - runs[:, place, measure]) for measure in (0, 2)]
        print(f"| {way} | {means} | " + (f"{gaps[0]} | {gaps[1]} |" if place else " | |"))
    print(f"\nThe bars {'hold' if holds(chosen, runs) else 'do NOT hold'} in this world.", flush=True)


def report_terms(name: str, chosen: Sequence[str], runs: Floats) -> None:
    """Print what each term is worth in one world."""
    print(f"\n## {name}: what each term is worth, {len(runs)} paired seeds\n")
    print("| ours − without it | expected chances | effective fields | who remember |")
    print("|---|---|---|---|")
    for place, way in enumerate(chosen):
        if place:
            worth = [interval(runs[:, 0, measure] - runs[:, place, measure]) for measure in (1, 2, 3)]
            print(f"| {way.removeprefix('without ')} | " + " | ".join(map(str, worth)) + " |", flush=True)


def main() -> int:
    """Run, print, and answer 1 where the bars do not hold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--ablated", type=int, default=ABLATED, help="seeds for the terms; 0 for none")
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_SEEDS} seeds, no terms")
    parser.add_argument("--only", nargs="*", help="words of the ways to run beside ours")
    given = parser.parse_args()
    begun, known = time.monotonic(), ways()
    if given.only:
        known = {
            way: made for way, made in known.items() if way == "ours" or any(w in way for w in given.only)
        }
    whole = tuple(way for way in known if not way.startswith("without"))
    terms = ("ours", *(way for way in known if way.startswith("without")))
    runs = run(whole, given.first_seed, QUICK_SEEDS if given.quick else given.seeds)
    for name, found in zip(WORLDS, runs, strict=True):
        report(name, whole, found)
    if given.ablated and not given.quick and len(terms) > 1:
        for name, found in zip(WORLDS, run(terms, given.first_seed, given.ablated), strict=True):
            report_terms(name, terms, found)
    print(f"\n{time.monotonic() - begun:.0f} s")
    return 0 if all(holds(whole, found) for found in runs) else 1


if __name__ == "__main__":
    raise SystemExit(main())
