"""Who was that …? Recall beside what a full-text search finds, on an archive and on questions asked of it.

    ./run bench recall ARCHIVE.enishi.jsonl QUERIES.jsonl [--today 2026-11-20] [--kinds] [--misses]

QUERIES: a line each, {"query", "accept": [ids of the people for whom it is right], "kind"}. A question counts as found at
k when one of these is among the first k; MRR is the mean of 1/rank, 0 where nobody fits.

The baselines are given everything that is written about a person in one text:
- *trigrams*: SQLite's FTS5 over trigrams, any of the question's, ranked by bm25;
- *words*: words cut out of the question by its script and by hand-made rules, wherever they stand (LIKE), ranked by
  BM25 – about what somebody careful would do with a search box.

Meaning by vector is not among them. A multilingual sentence model beside the hints found one question more of 80 among
the first three (.963 for .950) and none more of 55 others (1.000 both); at its best for the first it lost one there. That
is not worth its 91 MB, so it is left out: the figures and the reasons stand in docs/decisions/0016-recall.md.

Skips loudly where the files are not there: they are nobody's but their owner's, and lie in no repository.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import os
import re
import sqlite3
import statistics
import sys
import tempfile
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

SHOWN = 5
Finder = Callable[[str], list[str]]
Record = dict[str, Any]
# What a search by hand would leave out.
_BREATH = re.compile(
    r"だっけ|だった|という|っていう|みたいな|たしか|確か|さん|[くし]てる|いた|の人|人$|[、。?!「」・\s]"
    r"|(?<![ァ-ヶ])[はがをにでともへのや](?=[一-鿿ァ-ヶa-z])"
)
_RUNS = re.compile(r"[一-鿿々]+|[ァ-ヶー]{2,}|[ぁ-ん]{3,}|[a-z]{3,}")


def main() -> int:
    args = _arguments()
    missing = [path for path in (args.archive, args.queries) if not path or not path.is_file()]
    if missing:
        print("SKIPPED: recall is measured on an archive and questions; not there: "
              + ", ".join(str(path or "(none given)") for path in missing), file=sys.stderr)  # fmt: skip
        return 0
    asked = list(_lines(args.queries))
    texts = texts_of(_lines(args.archive))
    finders = {"FTS5, trigrams": trigrams(texts), "words, LIKE, BM25": words(texts)}
    found = {name: _measured(finder, asked) for name, finder in finders.items()}
    with tempfile.TemporaryDirectory() as folder:
        found["Enishi"] = _measured(ours(args.archive, Path(folder), args.today), asked)
        report(asked, found, args)
        _close()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive", type=Path, nargs="?")
    parser.add_argument("queries", type=Path, nargs="?")
    parser.add_argument("--today", type=datetime.date.fromisoformat, default=datetime.date(2026, 11, 20))
    parser.add_argument("--kinds", action="store_true", help="a row for each kind of question as well")
    parser.add_argument("--misses", action="store_true", help="what Enishi has not among the first three")
    return parser.parse_args()


def _lines(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


# -- what is written about everybody --------------------------------------------------------------------------------


def texts_of(records: Iterable[Record]) -> dict[str, str]:
    """Return everything an archive says of each person, as one text."""
    texts: dict[str, list[str]] = defaultdict(list)
    gatherings: dict[str, str] = {}
    later: list[Record] = []
    for record in records:
        if record["type"] == "person":
            texts[record["id"]] += _said(
                [value for key, value in record.items() if key not in ("id", "type")]
            )
        elif record["type"] == "gathering":
            gatherings[record["id"]] = " ".join(filter(None, (record.get("title"), record.get("place"))))
        else:
            later.append(record)
    for record in later:
        said = [gatherings.get(record.get("gathering") or "", "")]
        said += [record.get(key) or "" for key in ("on", "note", "what", "text", "title", "why", "place")]
        for uid in (
            *(record.get("people") or ()),
            *(record.get(key) for key in ("person", "a", "b", "from")),
        ):
            if isinstance(uid, str) and uid in texts:
                texts[uid] += said
    return {uid: unicodedata.normalize("NFKC", "\n".join(filter(None, said))) for uid, said in texts.items()}


def _said(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _said(one)]
    if isinstance(value, list):
        return [text for one in value for text in _said(one)]
    return [value] if isinstance(value, str) else []


# -- who is found ---------------------------------------------------------------------------------------------------


def trigrams(texts: dict[str, str]) -> Finder:
    """Full-text search as it comes: any trigram of the question, ranked by bm25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE people USING fts5(uid UNINDEXED, text, tokenize='trigram')")
    database.executemany("INSERT INTO people VALUES (?, ?)", texts.items())

    def find(query: str) -> list[str]:
        said = unicodedata.normalize("NFKC", query).replace('"', " ")
        grams = dict.fromkeys(said[at : at + 3] for at in range(len(said) - 2))
        if not grams:
            return []
        asked = " OR ".join(f'"{gram}"' for gram in grams)
        statement = "SELECT uid FROM people WHERE people MATCH ? ORDER BY bm25(people) LIMIT ?"
        return [uid for (uid,) in database.execute(statement, (asked, SHOWN))]

    return find


def words(texts: dict[str, str]) -> Finder:
    """A careful search by hand: the question's words, wherever they stand, by BM25 (k1 1.2, b .75)."""
    low = {uid: text.lower() for uid, text in texts.items()}
    usual = statistics.mean(map(len, low.values()))

    def find(query: str) -> list[str]:
        scores: dict[str, float] = defaultdict(float)
        said = _BREATH.sub(" ", unicodedata.normalize("NFKC", query).lower())
        for word in dict.fromkeys(_RUNS.findall(said)):
            there = {uid: text.count(word) for uid, text in low.items() if word in text}
            for uid, count in there.items():
                length = 0.25 + 0.75 * len(low[uid]) / usual
                scores[uid] += math.log(1 + len(low) / len(there)) * count * 2.2 / (count + 1.2 * length)
        return sorted(scores, key=lambda uid: -scores[uid])[:SHOWN]

    return find


def ours(archive: Path, folder: Path, today: datetime.date) -> Finder:
    """Enishi itself: the archive read into a network of its own, asked as the pages ask it."""
    os.environ |= {"ENISHI_DATA": str(folder / "enishi.db"), "DJANGO_SETTINGS_MODULE": "enishi.settings"}
    import django

    django.setup()
    from django.core.management import call_command

    from enishi.network import runner
    from enishi.network.actions import batches
    from enishi.network.actions.opening import local_owner
    from enishi.network.queries.recall import recall

    call_command("migrate", verbosity=0)
    owner = local_owner()
    batch = batches.receive(owner, archive)
    batches.queue(batch)
    runner.run_until_ended(batch)
    owner.refresh_from_db()
    return lambda query: [
        one.face.uid for one in recall(owner, query=query, today=today, limit=SHOWN).results
    ]


def _close() -> None:
    from django.db import connection

    connection.close()


# -- the table ------------------------------------------------------------------------------------------------------


def _measured(find: Finder, asked: Sequence[Record]) -> list[tuple[int, float]]:
    """The rank of the first person who is right for each question, 0 for none, and the milliseconds it took."""
    find(asked[0]["query"])
    found = []
    for one in asked:
        began = time.perf_counter()
        listed = find(one["query"])
        took = (time.perf_counter() - began) * 1000
        found.append((next((at for at, uid in enumerate(listed, 1) if uid in one["accept"]), 0), took))
    return found


def report(
    asked: Sequence[Record], found: dict[str, list[tuple[int, float]]], args: argparse.Namespace
) -> None:
    """Print a row for each way of finding and, on asking, for each kind of question."""
    print(f"{len(asked)} questions\n{'':34}{'@1':>8}{'@3':>8}{'MRR':>8}{'ms':>8}")
    for name, rows in found.items():
        _row(name, [rank for rank, _ in rows], statistics.median(took for _, took in rows))
    if args.kinds:
        kinds = sorted({one.get("kind", "") for one in asked})
        for kind in kinds:
            ranks = [
                row[0] for row, one in zip(found["Enishi"], asked, strict=True) if one.get("kind", "") == kind
            ]
            _row(f"  Enishi: {kind} ({len(ranks)})", ranks)
    if args.misses:
        for (rank, _), one in zip(found["Enishi"], asked, strict=True):
            if not 1 <= rank <= 3:
                print(f"  not among the first three: {one['query']} ({rank or '–'})")


def _row(name: str, ranks: Sequence[int], took: float | None = None) -> None:
    def share(most: int) -> float:
        return sum(1 <= rank <= most for rank in ranks) / len(ranks)

    mrr = sum(1 / rank for rank in ranks if rank) / len(ranks)
    print(f"{name:34}{share(1):8.3f}{share(3):8.3f}{mrr:8.3f}" + (f"{took:8.1f}" if took is not None else ""))


if __name__ == "__main__":
    sys.exit(main())
