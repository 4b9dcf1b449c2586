"""What was noted about people beside their own records – meetings, favors, promises – as the index reads it.

The number of queries does not depend on how many people are asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from enishi.language.index import Meeting
from enishi.network import models as m
from enishi.network.models import Owner


def said_of(owner: Owner, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return what favors, promises, words received, chances and introductions say of each of these people."""
    found: dict[int, list[str]] = defaultdict(list)
    for pk, text in _said(owner, ids):
        if text:
            found[pk].append(text)
    return found


def meetings_of(owner: Owner, ids: Sequence[int]) -> dict[int, list[Meeting]]:
    """Return the meetings with each of these people, the first one among them."""
    found: dict[int, list[Meeting]] = defaultdict(list)
    first: dict[int, tuple[str, int | None]] = {}
    people = m.Person.objects.filter(owner=owner, pk__in=ids).values_list(
        "pk", "met_on", "met_at", "met_at__kind", "met_at__title", "met_at__place", "met_at__on"
    )
    for pk, met_on, where, kind, title, place, day in people:
        first[pk] = (met_on or day or "", where)
        if met_on or where:
            found[pk].append(Meeting(met_on or day or "", kind or "", title or "", place or "", first=True))
    columns = ("person_id", "encounter__on", "encounter__medium", "encounter__place", "encounter__note",
               "encounter__gathering", "encounter__gathering__kind", "encounter__gathering__title",
               "encounter__gathering__place")  # fmt: skip
    met = m.EncounterPerson.objects.filter(
        owner=owner, person__in=ids, encounter__status="happened", encounter__trashed_at=None
    )
    for pk, on, medium, place, note, gathering, kind, title, where in met.values_list(*columns):
        is_first = bool(gathering and gathering == first[pk][1]) or bool(on and on == first[pk][0])
        found[pk].append(
            Meeting(on or "", kind or medium or "", title or "", place or where or "", note or "", is_first)
        )
    return found


def _said(owner: Owner, ids: Sequence[int]) -> Iterator[tuple[int, str | None]]:
    """Yield what favors, promises, words received, chances and introductions say of whom."""
    plain: tuple[tuple[Any, str, str], ...] = (
        (m.Favor, "person_id", "note"), (m.Promise, "person_id", "what"), (m.Reaction, "person_id", "text"),
        (m.Chance, "source_id", "title"), (m.Introduction, "a_id", "why"), (m.Introduction, "b_id", "why"),
    )  # fmt: skip
    for model, column, text in plain:
        rows = model.objects.filter(owner=owner, trashed_at=None, **{f"{column}__in": ids})
        yield from rows.values_list(column, text)
