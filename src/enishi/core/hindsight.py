"""Hindsight: what gatherings led to over the years – counts, never a share, and never on the evening itself.

Decides where the thread of a chance begins (`chances.first_touch`) and sums what began at each gathering. It is what
happened, not proof of why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from enishi.core.chances import Link, first_touch

SETTLED_DAYS = 90
"""A gathering is looked back on only when so many days have passed: what it was good for shows later."""


@dataclass(frozen=True)
class Evening:
    """One gathering looked back on. group: what it is summed under (a kind, a series, a place)."""

    id: str
    group: str


@dataclass(frozen=True)
class Came:
    """A chance and the way it came: chain with the nearest link first; met_at: where its last person was first met.

    worth: whole currency units of what came true, 0 else.
    """

    id: str
    chain: tuple[Link, ...]
    met_at: str | None = None
    worth: int = 0

    @property
    def began_at(self) -> str | None:
        """The gathering where its thread begins; None where it began elsewhere."""
        link = first_touch(self.chain, self.met_at)
        return link.id if link and link.kind == "gathering" else None


@dataclass
class Yield:
    """What a group led to: gatherings gone to, people first met there, key persons among them, chances whose thread
    begins there, and what those that came true were worth.
    """

    gatherings: int = 0
    people: int = 0
    key_persons: int = 0
    chances: list[str] = field(default_factory=list)
    income: int = 0


def led_to(
    evenings: Iterable[Evening],
    first_met: Mapping[str, int],
    key_persons: Mapping[str, int],
    came: Iterable[Came],
) -> dict[str, Yield]:
    """Sum by group what gatherings led to; first_met, key_persons: people by the gathering where they were first met."""
    found: dict[str, Yield] = defaultdict(Yield)
    group_of: dict[str, str] = {}
    for evening in evenings:
        group_of[evening.id] = evening.group
        of = found[evening.group]
        of.gatherings += 1
        of.people += first_met.get(evening.id, 0)
        of.key_persons += key_persons.get(evening.id, 0)
    for chance in came:
        group = group_of.get(chance.began_at or "")
        if group is not None:
            found[group].chances.append(chance.id)
            found[group].income += chance.worth
    return dict(found)
