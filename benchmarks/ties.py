"""Which ties last: our ranking beside the simple ones, on logs of real contacts.

    python benchmarks/ties.py [--medium messages|meetings] FILE.csv[.gz] …

Each file has the columns time (unix seconds), from, to. Protocol: undirected contact days; a split at 60 %
of the span; owners with at least six known others of whom one at least is contacted again within the
horizon (60 days; a tenth of the span for logs under 200 days). Within each owner the known others are
ranked as they stand at the split; AUC and P@5 are means over owners, their 95 % intervals a bootstrap over
owners, paired where two rankings are compared. Nothing is fitted here: ours is `enishi.core.persistence` as
it ships, with the priors of the log's medium.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from enishi.core.activation import MEDIUM_WEIGHTS, TieLogs, activations, tie_logs
from enishi.core.persistence import MEETINGS, MESSAGES, Pace, chances_again, persistences

Floats = NDArray[np.float64]
Ranking = Callable[[TieLogs, int], Floats]

DAY = 86_400
SPLIT = 0.6
HORIZON_DAYS = 60
SHORT_LOG_DAYS = 200
KNOWN_AT_LEAST = 6
TOP = 5
RESAMPLES = 2000
SEED = 20260101
SENSED_SHARE = 1 / 3
"""Badges that sense who is near report a meeting step by step on a fixed grid: then at least this share of
rows follows its pair's last row by exactly one step. Messages never come like that.
"""
LONGEST_STEP = 900

MEDIA: dict[str, tuple[Pace, float]] = {
    "messages": (MESSAGES, MEDIUM_WEIGHTS["message"]),
    "meetings": (MEETINGS, MEDIUM_WEIGHTS["gathering"]),
}


@dataclass(frozen=True)
class Log:
    """A log as undirected contact days. pairs: (a, b) → days since 1970; sensed: rows come step by step,
    from a sensor.
    """

    pairs: dict[tuple[str, str], set[int]]
    first: float
    last: float
    sensed: bool

    @property
    def span(self) -> float:
        """Days from the first row to the last."""
        return (self.last - self.first) / DAY


@dataclass(frozen=True)
class Owner:
    """One owner at the split: the contact days of each known other, and which were contacted again."""

    ties: TieLogs
    again: NDArray[np.bool_]


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """The file as text, unpacked while it is read."""
    with gzip.open(path, "rt", newline="") if path.suffix == ".gz" else path.open(newline="") as stream:
        yield stream


def read_log(path: Path) -> Log:
    """Stream a file into contact days; rows of somebody with themselves are left out."""
    days: dict[tuple[str, str], set[int]] = defaultdict(set)
    latest: dict[tuple[str, str], int] = {}
    gaps: Counter[int] = Counter()
    start, first, last, step, rows = None, math.inf, -math.inf, 0, 0
    for when, pair in rows_of(path):
        start = when if start is None else start
        first, last, rows = min(first, when), max(last, when), rows + 1
        step = math.gcd(step, when - start)
        days[pair].add(when // DAY)
        gap = when - latest.get(pair, when)
        if 0 < gap <= LONGEST_STEP:
            gaps[gap] += 1
        latest[pair] = when
    if not rows:
        raise SystemExit(f"{path}: no contacts in it")
    return Log(dict(days), first, last, sensed=gaps[step] >= SENSED_SHARE * rows)


def rows_of(path: Path) -> Iterator[tuple[int, tuple[str, str]]]:
    """Time in whole seconds and the pair, its smaller name first, of every row of a file."""
    with opened(path) as stream:
        for row in csv.DictReader(stream):
            a, b = row["from"], row["to"]
            if a != b:
                yield int(float(row["time"])), ((a, b) if a < b else (b, a))


def owners_of(log: Log, split: int, horizon: int) -> list[Owner]:
    """Everybody as an owner, with what was known before the day `split` and who came again in the days
    after.
    """
    known: dict[str, list[tuple[list[int], bool]]] = defaultdict(list)
    for (a, b), days in log.pairs.items():
        before = sorted(day for day in days if day < split)
        if before:
            again = any(split <= day < split + horizon for day in days)
            known[a].append((before, again))
            known[b].append((before, again))
    return [
        Owner(
            tie_logs([(day, 1.0) for day in days] for days, _ in ties), np.array([again for _, again in ties])
        )
        for _, ties in sorted(known.items())
        if len(ties) >= KNOWN_AT_LEAST and any(again for _, again in ties)
    ]


def rankings(log: Log, medium: str, horizon: int) -> dict[str, Ranking]:
    """The rankings compared: the simple ones, each half of ours, and ours."""
    pace, weight = MEDIA[medium]
    random = np.random.default_rng(SEED)

    def decay(half_life: float) -> Ranking:
        return lambda ties, today: ties.sums(0.5 ** ((today - ties.days) / half_life))

    def weighed(ties: TieLogs) -> TieLogs:
        return TieLogs(ties.days, ties.weights * weight, ties.starts)

    tenth = log.span / 10
    return {
        "random": lambda ties, today: random.random(len(ties.lengths)),
        "count": lambda ties, today: ties.lengths.astype(float),
        "recency": lambda ties, today: ties.days[ties.starts[1:] - 1].astype(float),
        f"decay, {tenth:.1f} d (a tenth)": decay(tenth),
        "decay, 7 d": decay(7),
        "decay, 30 d": decay(30),
        "activation B alone": lambda ties, today: activations(weighed(ties), today),
        "MBG/NBD alone": lambda ties, today: chances_again(ties, today, horizon, pace.prior),
        "ours": lambda ties, today: persistences(weighed(ties), today, horizon, pace),
    }


def auc(ranked: Floats, again: NDArray[np.bool_]) -> float:
    """Chance that one who came again is ranked before one who did not, ties half; nan when there are not
    both.
    """
    hits, misses = ranked[again], ranked[~again]
    if not len(misses):
        return float("nan")
    ahead = (hits[:, None] > misses[None, :]).sum() + 0.5 * (hits[:, None] == misses[None, :]).sum()
    return float(ahead) / (len(hits) * len(misses))


def precision(ranked: Floats, again: NDArray[np.bool_]) -> float:
    """Share of the first five who came again; where equal ranks straddle the fifth place, its mean over all
    orders.
    """
    edge = np.sort(ranked)[-TOP]
    above, level = ranked > edge, ranked == edge
    return float(again[above].sum() + (TOP - above.sum()) * again[level].mean()) / TOP


def interval(values: Floats) -> tuple[float, float, float]:
    """Mean over owners and its 95 % interval by bootstrap; the same resamples for all, so that differences
    pair.
    """
    values = values[~np.isnan(values)]
    random, n = np.random.default_rng(SEED), len(values)
    low, high = np.percentile(
        [values[random.integers(0, n, n)].mean() for _ in range(RESAMPLES)], [2.5, 97.5]
    )
    return float(values.mean()), float(low), float(high)


def shown(values: Floats, signed: bool = False) -> str:
    """A mean with its interval, as text."""
    form = "+.3f" if signed else ".3f"
    mean, low, high = interval(values)
    return f"{mean:{form}} [{low:{form}}, {high:{form}}]"


def compare(path: Path, medium: str | None) -> None:
    """Print one file's table."""
    log = read_log(path)
    medium = medium or ("meetings" if log.sensed else "messages")
    horizon = HORIZON_DAYS if log.span >= SHORT_LOG_DAYS else max(1, round(log.span / 10))
    split = int((log.first + SPLIT * (log.last - log.first)) // DAY)
    owners = owners_of(log, split, horizon)
    print(f"\n## {path.name}: {medium}, {log.span:.0f} days, horizon {horizon} d, {len(owners)} owners\n")
    if not owners:
        print("No owner knows six others of whom one came again: nothing to compare.")
        return
    measured = {name: measure(rank, owners, split) for name, rank in rankings(log, medium, horizon).items()}
    print_table(measured)


def measure(rank: Ranking, owners: list[Owner], today: int) -> Floats:
    """AUC and P@5 of a ranking for every owner: shape (owners, 2)."""
    ranked = [(rank(owner.ties, today), owner.again) for owner in owners]
    return np.array([(auc(order, again), precision(order, again)) for order, again in ranked])


def print_table(measured: dict[str, Floats]) -> None:
    """The rankings, and ours against the best simple one of each measure."""
    print("| ranking | within-owner AUC | P@5 |\n|---|---|---|")
    for name, values in measured.items():
        print(f"| {name} | {shown(values[:, 0])} | {shown(values[:, 1])} |")
    simple = [name for name in measured if name == "count" or name == "recency" or name.startswith("decay")]
    for column, measure_name in enumerate(("AUC", "P@5")):
        best = max(simple, key=lambda name: float(np.nanmean(measured[name][:, column])))
        ahead = measured["ours"][:, column] - measured[best][:, column]
        print(f"\nOurs − best simple by {measure_name} ({best}): {shown(ahead, signed=True)}", end="")
    print()


def main() -> None:
    """Read the command line and print a table for each file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.csv[.gz]")
    parser.add_argument("--medium", choices=sorted(MEDIA), help="default: told from the times of the rows")
    options = parser.parse_args()
    for path in options.files:
        compare(path, options.medium)


if __name__ == "__main__":
    main()
