"""Two years of weeks: Enishi's planner beside habit, rotation, longest-unseen, random and favourites, at equal hours.

    ./run bench weeks [--seeds 40] [--quick] [--first-seed 1000] [--no-ablations]

Everybody lives the same simulated two years (`two_years.world` and `two_years.life`, whose law was fixed before any way
was tried in it), by the same luck, with four hours and 5,000 yen a week. Ours is `enishi.core.week.plan_week` as it
ships, fed with what the owner would have written down; the writing is paid for with ten of the minutes. Printed per
world: chances (counted, and expected: the same without the luck of the week), effective fields (Hill 1 over the fields
of those who think of the owner, at the end), people who think of the owner (at the end), minutes used; each difference
ours − other with its 95 % interval, a bootstrap over the paired seeds. Then each term of the planner taken away:
ours − without, in expected chances and in fields: what a term is worth. Seeds from 500 on were used for tuning, from 1000
on for what is reported.
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
FIRST_SEED, SEEDS, QUICK_SEEDS, RESAMPLES, PROCESSES = 1000, 40, 6, 4000, 2
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


def ways(ablations: bool) -> dict[str, Callable[[], Way]]:
    """Every way to live, made anew for each run: ours remembers."""
    found: dict[str, Callable[[], Way]] = {"ours": Ours}
    found |= {name: (lambda way=way: way) for name, way in habits.BASELINES.items()}
    found["nothing"] = lambda: habits.nothing
    found["ours, three steps"] = lambda: Ours(steps=3)
    if ablations:
        found |= {f"without {name}": (lambda one=one: Ours(change=one)) for name, one in WITHOUT.items()}
        found["without our step ③"] = lambda: Ours(plain_practice=True)
    return found


def pair(task: tuple[str, int, tuple[str, ...]]) -> Floats:
    """All the ways asked for in one world: (way, measure)."""
    name, seed, chosen = task
    world, known = world_of(name, seed), ways(ablations=True)
    return np.array([lived(world, known[way]()) for way in chosen])


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


def report(name: str, chosen: Sequence[str], runs: Floats) -> bool:
    """Print one world's tables; whether the bars hold. runs: (seed, way, measure)."""
    place = {way: number for number, way in enumerate(chosen)}
    print(f"\n## {name}: {len(runs)} paired seeds\n")
    print(
        "| | chances | expected | effective fields | who remember | minutes a week | ours − this: chances | fields |"
    )
    print("|---|---|---|---|---|---|---|---|")
    held = True
    for way in chosen:
        if way.startswith("without"):
            continue
        means = runs[:, place[way]].mean(axis=0)
        gap = [interval(runs[:, 0, measure] - runs[:, place[way], measure]) for measure in (0, 2)]
        beside = f"{gap[0]} | {gap[1]}" if way != "ours" else " | "
        print(f"| {way} | " + " | ".join(f"{one:.1f}" for one in means) + f" | {beside} |")
        if way in habits.BASELINES:
            held &= gap[0].mean > 0 and (way not in MUST_BEAT or gap[0].low > 0)
            held &= way != "rotation" or gap[1].mean >= 0
    _ablations(chosen, place, runs)
    print(f"\nThe bars {'hold' if held else 'do NOT hold'} in this world.")
    return held


def _ablations(chosen: Sequence[str], place: dict[str, int], runs: Floats) -> None:
    taken = [way for way in chosen if way.startswith("without")]
    if taken:
        print(
            "\n| what a term is worth: ours − without it | expected chances | effective fields | who remember |"
        )
        print("|---|---|---|---|")
    for way in taken:
        worth = [interval(runs[:, 0, measure] - runs[:, place[way], measure]) for measure in (1, 2, 3)]
        print(f"| {way.removeprefix('without ')} | " + " | ".join(map(str, worth)) + " |")


def main() -> int:
    """Run, print, and answer 1 where the bars do not hold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_SEEDS} seeds, no ablations")
    parser.add_argument("--no-ablations", action="store_true")
    parser.add_argument("--only", nargs="*", help="ways to run beside ours")
    given = parser.parse_args()
    seeds = QUICK_SEEDS if given.quick else given.seeds
    chosen = tuple(ways(ablations=not (given.quick or given.no_ablations)))
    if given.only is not None:
        chosen = ("ours", *(way for way in ways(ablations=True) if any(word in way for word in given.only)))
    chosen = tuple(dict.fromkeys(chosen))
    begun = time.monotonic()
    tasks = [(name, given.first_seed + seed, chosen) for name in WORLDS for seed in range(seeds)]
    with Pool(PROCESSES) as pool:
        runs = np.array(pool.map(pair, tasks, chunksize=1)).reshape(
            len(WORLDS), seeds, len(chosen), len(MEASURES)
        )
    held = [report(name, chosen, found) for name, found in zip(WORLDS, runs, strict=True)]
    print(f"\n{seeds} seeds, {time.monotonic() - begun:.0f} s")
    return 0 if all(held) else 1


if __name__ == "__main__":
    raise SystemExit(main())
