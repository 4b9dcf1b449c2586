"""portrait: what the whole network comes to."""

from __future__ import annotations

import argparse

from enishi.cli.desk import Desk, Reply
from enishi.cli.program import Commands
from enishi.cli.words import _


def register(commands: Commands) -> None:
    commands.add("portrait", _("what the whole network comes to, in sentences with their numbers"), show)


def show(desk: Desk, args: argparse.Namespace) -> Reply:
    """Survey the network as of this day and say what it comes to."""
    from enishi.network.actions.steps import ensure_survey
    from enishi.network.queries.portrait import seats_in_brief
    from enishi.wording.whole import measures

    data = ensure_survey(desk.owner, today=desk.today)
    found = measures(data, seats_in_brief(desk.owner, desk.today))
    document = [
        {"name": one.name, "value": one.value, "unit": one.unit, "sentence": one.sentence, **one.more}
        for one in found
    ]
    return Reply({"on": desk.today.isoformat(), "measures": document}, [one.sentence for one in found])
