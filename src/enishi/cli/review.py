"""review: a month or a year looked back on, told from facts; what one found is written down."""

from __future__ import annotations

import argparse
from typing import Any

from enishi.cli.desk import VIA, Desk, Reply
from enishi.cli.program import Commands
from enishi.cli.words import _


def register(commands: Commands) -> None:
    review = commands.add("review", _("look back over a month or a year"), show)
    review.add_argument("period", nargs="?", metavar="PERIOD", help=_("a month (2026-10) or a year (2026)"))
    review.add_argument("--could-help", metavar="TEXT", help=_("write down whom you could help"))
    review.add_argument("--brought-chances", metavar="TEXT", help=_("write down who brought chances"))
    review.add_argument("--be-with", metavar="TEXT", help=_("write down with whom you want to be"))
    review.add_argument("--noticed", metavar="TEXT", help=_("write down what you noticed about yourself"))


def show(desk: Desk, args: argparse.Namespace) -> Reply:
    """Write down what was given, then tell the period."""
    from enishi.core.periods import month_of, read_period
    from enishi.network.actions.reviews import look_back
    from enishi.network.queries import review as queries

    period = (
        read_period(args.period) if args.period else queries.period_to_open(desk.owner, month_of(desk.today))
    )
    given = {
        "could_help": args.could_help, "brought_chances": args.brought_chances, "be_with": args.be_with,
        "text": args.noticed,
    }  # fmt: skip
    if said := {key: text for key, text in given.items() if text is not None}:
        look_back(desk.owner, period=period.code, said=said, today=desk.today, via=VIA)
    page = queries.review_page(desk.owner, period)
    data = _document(page)
    return Reply(data, _lines(page, data, desk))


def _document(page: Any) -> dict[str, Any]:
    from enishi.core.vocabulary import SEARCHES
    from enishi.wording import names
    from enishi.wording import review as words

    met, passed, written = page.meetings, page.passed, page.written

    def counted(listed: Any) -> list[dict[str, Any]]:
        return [{"id": face.uid, "name": names.shown(face.name), "times": n} for face, n in listed]

    return {
        "period": page.period.code, "prose": words.prose(page),
        "meetings": met.count, "people": met.people, "by_part": met.by_part, "by_medium": met.by_medium,
        "felt_good": met.moods.get(1, 0), "wore_out": met.moods.get(-1, 0), "new_people": page.newcomers.count,
        "new_by_field": page.newcomers.by_branch, "gatherings": page.gatherings_in_all,
        "given": passed.total("given"), "received": passed.total("received"), "promises_kept": page.promises_kept,
        "introductions": len(page.introductions),
        "chances": [{"id": row.uid, "title": row.title, "state": row.state, "on": row.on} for row in page.chances],
        "noticed": [{"on": one.on, "text": one.text} for one in page.noticed],
        "could_help": counted(passed.most_given), "brought_chances": counted(page.brought_by),
        "be_with": counted(met.good_with),
        "written": {"since": written.since or None, "text": written.text, **written.found} if written else None,
        "searches": {code: words.found(code, page) for code in SEARCHES},
    }  # fmt: skip


def _lines(page: Any, data: dict[str, Any], desk: Desk) -> list[str]:
    from enishi.core.vocabulary import SEARCHES
    from enishi.wording import dates
    from enishi.wording import review as words

    lines = [words.title(page.period), ""]
    lines += [words.quiet(page.period)] if page.empty() else data["prose"]
    lines += [f"・{one.text}（{dates.day(one.on, desk.today)}）" for one in page.noticed]
    for code in SEARCHES:
        answer = page.written.found[code] if page.written else ""
        told = [*(f"  {fact}" for fact in data["searches"][code]), *([f"  → {answer}"] if answer else [])]
        lines += ["", words.search(code), *told] if told else []
    return lines + (["", page.written.text] if page.written and page.written.text else [])
