"""Business cards read from pictures: time and memory beside the bare engine on the same pictures.

    python -m benchmarks.cards IMAGE …

For each picture: seconds of processor time of the engine alone and of the whole reading, and their ratio (the median of
--runs). What is read goes to standard output as `enishi card scan --json` prints it, if --json is given, to be scored.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from enishi.exchange import card
from enishi.exchange.card.pictures import open_pictures


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("image", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    bare = bare_engine()
    ratios = []
    print(f"{'picture':<24}{'cards':>6}{'engine s':>10}{'ours s':>9}{'ratio':>7}", file=sys.stderr)
    for path in args.image:
        data = path.read_bytes()
        cards = list(card.scan(data))
        if args.json:
            print("\n".join(json.dumps(one.as_json(path.name), ensure_ascii=False) for one in cards))
        pictures = [np.ascontiguousarray(page.picture[:, :, ::-1]) for page in open_pictures(data)]
        engine_time = seconds(lambda pages=pictures: [bare(one) for one in pages], args.runs)
        our_time = seconds(lambda bytes_=data: list(card.scan(bytes_)), args.runs)
        if len(cards) == 1:
            ratios.append(our_time / engine_time)
        print(
            f"{path.name:<24}{len(cards):>6}{engine_time:>10.2f}{our_time:>9.2f}{our_time / engine_time:>7.2f}",
            file=sys.stderr,
        )
    if ratios:
        print(f"single cards: ratio median {median(ratios):.2f}, largest {max(ratios):.2f}", file=sys.stderr)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory of both together: {peak} MiB", file=sys.stderr)
    return 0


def bare_engine() -> Callable[[Any], Any]:
    """Return rapidocr as it comes."""
    from rapidocr import RapidOCR

    engine: Callable[[Any], Any] = RapidOCR(params={"Global.log_level": "error"})
    return engine


def seconds(work: Callable[[], Any], runs: int) -> float:
    """Return the median processor time of a piece of work: steadier than the clock on a busy machine."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return median(times)


if __name__ == "__main__":
    sys.exit(main())
