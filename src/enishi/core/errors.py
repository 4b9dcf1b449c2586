"""What core refuses: one class per reason, each with a stable `code`; the interface makes the sentence."""

from __future__ import annotations


class CoreError(ValueError):
    """Something core cannot answer for. `code` is stable; `facts` are what a sentence about it needs."""

    code = "core"

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(f"{self.code}: {facts}")


class UnreadableDay(CoreError):
    """A text that is no ISO date, not even a partial one with its year."""

    code = "unreadable_day"


class OutOfRange(CoreError):
    """A number outside the range in which the formula means anything."""

    code = "out_of_range"


class TooManySteps(CoreError):
    """More steps asked of a week than a week may hold."""

    code = "too_many_steps"
