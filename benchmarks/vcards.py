"""How much of the corpora of real cards is read, and how quickly beside vobject.

Run `PYTHONPATH=src:. python benchmarks/vcards.py`; the corpora are found as tests/exchange/corpus.py says.
"""

from __future__ import annotations

import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.exchange.corpus import vcards

from enishi.exchange.records import Refusal
from enishi.exchange.vcard import Vcard

CARDS = 10_000
CARD = """BEGIN:VCARD
VERSION:3.0
N:佐藤;健一{i};;;
FN:佐藤 健一{i}
X-PHONETIC-LAST-NAME:さとう
X-PHONETIC-FIRST-NAME:けんいち
ORG:株式会社例{i};営業部
TITLE:部長
item1.EMAIL;type=INTERNET;type=WORK:p{i}@mail.example
item1.X-ABLabel:_$!<Work>!$_
TEL;type=CELL;type=VOICE:090-{a:04d}-{b:04d}
TEL;type=WORK:03-3{c:03d}-{b:04d}
ADR;type=WORK:;;桜丘町26-1;渋谷区;東京都;150-8512;日本
URL:https://p{i}.example/
BDAY:1980-03-22
NOTE:商工会で会った\\nまた連絡する
CATEGORIES:浜松,友人
UID:u{i}
END:VCARD
"""


def with_vobject(path: Path) -> list[object]:
    import vobject

    return list(vobject.readComponents(path.read_text("utf-8"), allowQP=True))


def timed(work: Callable[[Path], Iterable[object]], path: Path) -> float:
    begun = time.process_time()
    assert sum(1 for _ in work(path)) == CARDS
    return time.process_time() - begun


def report_corpora() -> None:
    whole: Counter[str] = Counter()
    for path in vcards():
        here: Counter[str] = Counter()
        for one in Vcard().read(path):
            if isinstance(one, Refusal):
                here[f"refused: {one.problem.code}"] += 1
            else:
                here["partly: " + ", ".join(w.code for w in one.warnings) if one.warnings else "read"] += 1
        try:
            theirs = f"{len(with_vobject(path))} cards"
        except Exception as error:
            theirs = type(error).__name__
        print(f"{path.name:58} {dict(here)}  vobject: {theirs}")
        whole += here
    for what, count in whole.most_common():
        print(f"{count:5} {what}")


def report_speed() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.vcf"
        numbers = [{"i": i, "a": 1000 + i % 9000, "b": i, "c": i % 1000} for i in range(CARDS)]
        path.write_text("".join(CARD.format(**each) for each in numbers), "utf-8")
        ours, theirs = timed(Vcard().read, path), timed(with_vobject, path)
    print(f"{CARDS} cards: {ours:.2f} s, vobject {theirs:.2f} s: {ours / theirs:.2f} times its time")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    report_corpora()
    report_speed()
