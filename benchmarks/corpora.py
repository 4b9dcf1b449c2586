"""How much of the corpora of real calendars and mail is read: a table of read, partly and refused, with reasons.

Run `./run bench corpora`; the corpora are found as tests/exchange/corpus.py says. Address books: benchmarks/vcards.py.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.exchange.corpus import calendars, mails

from enishi.exchange import formats
from enishi.exchange.calendar.events import Event, events
from enishi.exchange.mail.heads import heads
from enishi.exchange.records import Refusal

_BEGINS = re.compile(rb"^BEGIN:VEVENT\s*$", re.IGNORECASE | re.MULTILINE)


def of_calendar(path: Path) -> Counter[str]:
    """What became of each event of a calendar; those called off are passed over."""
    found: Counter[str] = Counter()
    for one in events(path):
        found[_word(one)] += 1
    if missing := len(_BEGINS.findall(path.read_bytes())) - sum(found.values()):
        found["passed over: called off"] += missing
    return found


def _word(one: Event | Refusal) -> str:
    if isinstance(one, Refusal):
        return f"refused: {one.problem.code}"
    if not one.on:
        return "partly: people, no day"
    return "read" if one.title else "partly: day, no title"


def of_mail(path: Path) -> Counter[str]:
    """What became of each message of a file."""
    found: Counter[str] = Counter()
    for head in heads(path):
        known = head.people("from"), head.day
        found["read" if all(known) else "refused: mail_unread"] += 1
    return found


def report(kind: str, paths: Iterable[Path], count: Callable[[Path], Counter[str]]) -> None:
    """Print a line a file and the sums."""
    whole: Counter[str] = Counter()
    for path in paths:
        format = formats.sniff(path)
        here = count(path)
        print(f"{path.name:60} {format.name if format else 'not recognised':16} {dict(here)}")
        whole += here
        whole[f"files: {format.name if format else 'not recognised'}"] += 1
    print(f"-- {kind}")
    for what, number in whole.most_common():
        print(f"{number:5} {what}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    report("calendars", calendars(), of_calendar)
    report("mail", mails(), of_mail)
