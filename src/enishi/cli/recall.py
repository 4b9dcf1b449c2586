"""recall: who was that …?"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from enishi.cli.desk import Desk, Reply, progress
from enishi.cli.program import Commands
from enishi.cli.words import _

SHOWN = 5


def register(commands: Commands) -> None:
    recalled = commands.add("recall", _("find someone by whatever you remember"), recall_people)
    recalled.add_argument(
        "query", metavar="QUERY", help=_("what you remember, in your own words; - reads one question a line")
    )
    recalled.add_argument("--limit", type=int, default=SHOWN, metavar="N", help=_("at most so many"))


def recall_people(desk: Desk, args: argparse.Namespace) -> Reply | None:
    """Find people by what is remembered of them, each with why."""
    if args.query != "-":
        data = _recalled(desk, whole(args.query), args.limit)
        return Reply(data, _lines(data) or [_("Nobody found.")])
    # Line by line, so that whoever asks many questions need not wait for the last answer.
    for line in heard():
        data = _recalled(desk, line, args.limit)
        said = (
            json.dumps(data, ensure_ascii=False) if args.json else "\n".join([data["query"], *_lines(data)])
        )
        print(said, flush=True)
    return None


def heard() -> Iterator[str]:
    """Yield the lines of standard input; what is no UTF-8 in them stands as �."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
    return (whole(line.rstrip("\r\n")) for line in sys.stdin)


def whole(text: str) -> str:
    """A text as it can be printed again: bytes that were no UTF-8 come from the shell as halves of characters."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _recalled(desk: Desk, query: str, limit: int) -> dict[str, Any]:
    from enishi.language.query import LONGEST
    from enishi.network.queries.recall import recall
    from enishi.wording import names
    from enishi.wording.recall import why

    found = recall(desk.owner, query=query, today=desk.today, limit=max(1, limit))
    if found.cut:
        progress(
            _("That is a long story: only its first {count} characters were read.").format(count=LONGEST)
        )
    results = [
        {
            "id": one.face.uid,
            "name": one.face.name.get("full") or names.shown(one.face.name),
            "why": why(one.why),
        }
        for one in found.results
    ]
    return {"query": query, "results": results}


def _lines(data: dict[str, Any]) -> list[str]:
    return ["  ".join((one["name"], "・".join(one["why"]))).strip() for one in data["results"]]
