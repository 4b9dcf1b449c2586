"""check: is the network whole?"""

from __future__ import annotations

import argparse

from enishi.cli.desk import Desk, Reply
from enishi.cli.program import Commands
from enishi.cli.words import N_, _

FOUND = {
    "file_damaged": N_("The file is damaged: {count}"),
    "reference_broken": N_("References that lead nowhere: {count}"),
    "owner_crossed": N_("References to another owner: {count}"),
    "tie_differs": N_("Ties that differ from the log: {count}"),
    "terms_differ": N_("People who are not found as they should be: {count}"),
    "staging_leftover": N_("Files an import left behind: {count}"),
    "import_unfinished": N_("Imports that did not end: {count}"),
}


def register(commands: Commands) -> None:
    check = commands.add("check", _("look whether everything is whole"), look)
    check.add_argument(
        "--rebuild", action="store_true", help=_("first work out anew what follows from the log")
    )


def look(desk: Desk, args: argparse.Namespace) -> Reply:
    from enishi.network.actions.bulk import rebuild
    from enishi.network.queries.checks import check

    if args.rebuild:
        rebuild(desk.owner)
    checked = check(desk.owner)
    findings = [
        {"code": one.code, "count": one.count, "examples": list(one.examples)} for one in checked.findings
    ]
    data = {"clean": checked.clean, "counts": checked.counts, "findings": findings}
    counted = _("{people} people, {encounters} meetings.").format(
        people=checked.counts["person"], encounters=checked.counts["encounter"]
    )
    lines = [_(FOUND[one.code]).format(count=one.count) for one in checked.findings]
    return Reply(data, [counted, *(lines or [_("All is whole.")])], status=0 if checked.clean else 1)
