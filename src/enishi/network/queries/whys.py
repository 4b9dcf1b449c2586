"""The facts for which somebody was found, out of their own rows: what stands there, not what was asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from enishi.language.query import Hint
from enishi.network.models import Owner


@dataclass(frozen=True)
class Fact:
    """One fact. code: see wording.recall; text: a code or the owner's words; on: its day, if any; title: a gathering's."""

    code: str
    text: str = ""
    on: str = ""
    title: str = ""


def facts_for(
    owner: Owner, hints: Sequence[Hint], parts: Mapping[int, Mapping[int, float]]
) -> dict[int, tuple[Fact, ...]]:
    """Return each person's facts, the telling first. parts: person → hint number → what it told."""
    found = {}
    for pk, told in parts.items():
        order = sorted(told, key=lambda number: -told[number])
        found[pk] = tuple(Fact(hints[number].what, hints[number].said) for number in order[:6])
    return found
