"""The inbox looked into: by the running server every few seconds, or once by command.

Decides when a file has come to rest: when its size and time are what they were at the look before. One at a time looks,
under the runner's lock, so that server and command never take the same file.
"""

from __future__ import annotations

import datetime
import time
from dataclasses import dataclass, field
from pathlib import Path

from enishi import clock
from enishi.exchange import inbox as rules
from enishi.network.actions import inbox as actions
from enishi.network.actions.inbox import Taken
from enishi.network.errors import Refused
from enishi.network.models import Owner
from enishi.network.queries.inbox import folder_of
from enishi.network.queries.owners import only_owner
from enishi.network.runner import sole_runner

EVERY = 5.0
# Files taken at one look: an import that waits gets its turn between two.
AT_ONCE = 20
# How long a command waits for the server's turn to end.
WAIT = 10.0


@dataclass
class Watch:
    """Remembers the look before."""

    seen: dict[str, tuple[int, float]] = field(default_factory=dict)

    def look(self, owner: Owner, today: datetime.date, *, via: str = "", wait: float = 0) -> list[Taken]:
        """Take what has come to rest since the last look. A folder that is not there now is looked for again later.

        wait: seconds, while another is at it. Raises Refused('inbox_stuck') when all others were taken.
        """
        folder = folder_of(owner)
        if not folder or not Path(folder).is_dir():
            self.seen = {}
            return []
        with sole_runner(wait) as mine:
            return self._take(owner, Path(folder), today, via) if mine else []

    def _take(self, owner: Owner, folder: Path, today: datetime.date, via: str) -> list[Taken]:
        found = [one for one in rules.listing(folder) if not one.left]
        rested = [one for one in found if self.seen.get(str(one.path)) == one.state]
        self.seen = {str(one.path): one.state for one in found}
        taken, stuck = [], None
        for one in rested[:AT_ONCE]:
            try:
                taken.append(actions.take_file(owner, found=one, today=today, via=via))
            except OSError as error:
                stuck = stuck or Refused("inbox_stuck", filename=one.path.name, reason=str(error.strerror))
        if stuck:
            raise stuck
        return taken

    def turn(self) -> None:
        """Look once, for the server."""
        owner = only_owner()
        if owner is not None:
            self.look(owner, clock.today_at(owner.time_zone), via="inbox")


def look_now(owner: Owner, today: datetime.date, *, pause: float = 1.0) -> list[Taken]:
    """Look twice, a moment apart, and take everything that stood still."""
    watch = Watch()
    watch.look(owner, today, via="cli", wait=WAIT)
    if not watch.seen:
        return []
    time.sleep(pause)
    taken: list[Taken] = []
    while more := watch.look(owner, today, via="cli", wait=WAIT):
        taken += more
    return taken
