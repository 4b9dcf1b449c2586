"""What the running server does by itself beside imports, one small thing after another, when there is nothing else.

Decides how often; a chore that fails is told on standard error, once, and tried again at its next turn.
"""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import DatabaseError

from enishi import copies, inbox
from enishi.core.errors import CoreError
from enishi.network.errors import Refused


@dataclass
class Chore:
    """Something done every so many seconds."""

    do: Callable[[], object]
    every: float
    at: float = 0
    said: str = field(default="", repr=False)

    def turn(self, now: float) -> None:
        """Do it when its time has come."""
        if now < self.at:
            return
        self.at = now + self.every
        try:
            self.do()
            self.said = ""
        except (Refused, CoreError, OSError, DatabaseError) as error:
            self._tell(str(error))

    def _tell(self, words: str) -> None:
        if words != self.said:
            print(words, file=sys.stderr, flush=True)
        self.said = words


def chores() -> Callable[[], None]:
    """Return a function that gives every chore its turn."""
    listed = [
        Chore(lambda: copies.copy_of_the_day(datetime.datetime.now()), every=600),
        Chore(inbox.Watch().turn, every=inbox.EVERY),
    ]

    def turns() -> None:
        for chore in listed:
            chore.turn(time.monotonic())

    return turns
