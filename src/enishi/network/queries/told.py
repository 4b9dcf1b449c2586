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
from enishi.network.reading import chunks, fetch, places, table


def said_of(owner: Owner, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return what favors, promises, words received, chances and introductions say of each of these people."""
    found: dict[int, list[str]] = defaultdict(list)
    for pk, text in _said(owner, ids):
        if text:
            found[pk].append(text)
    return found


def meetings_of(
    owner: Owner, ids: Sequence[int], *, most: int | None = None, days: Sequence[tuple[str, str]] = ()
) -> dict[int, list[Meeting]]:
    """Return the meetings with each of these people, the first one among them.

    most: so many talks with each at most – those between two of these days, and then the latest.
    """
    found: dict[int, list[Meeting]] = defaultdict(list)
    first: dict[int, tuple[str, int | None]] = {}
    for pk, met_on, where, kind, title, place, day in _first_meetings(owner, ids):
        first[pk] = (met_on or day or "", where)
        if met_on or where:
            found[pk].append(Meeting(met_on or day or "", kind or "", title or "", place or "", first=True))
    for pk, on, medium, place, note, gathering, kind, title, where in _encounters(owner, ids, most, days):
        is_first = bool(gathering and gathering == first[pk][1]) or bool(on and on == first[pk][0])
        found[pk].append(
            Meeting(on or "", kind or medium or "", title or "", place or where or "", note or "", is_first)
        )
    return found


def _first_meetings(owner: Owner, ids: Sequence[int]) -> Iterator[Any]:
    """Yield of each of these people when and where they were met first."""
    for some in chunks(ids):
        yield from fetch(
            'SELECT person.id, person.met_on, person.met_at_id, there.kind, there.title, there.place, there."on" '
            f"FROM {table(m.Person)} person LEFT JOIN {table(m.Gathering)} there "
            "ON there.id = person.met_at_id AND there.owner_id = person.owner_id "
            f"WHERE person.owner_id = %s AND person.id IN ({places(some)})",
            [owner.pk, *some],
        )


def _encounters(
    owner: Owner, ids: Sequence[int], most: int | None, days: Sequence[tuple[str, str]]
) -> Iterator[Any]:
    """Yield whom of these people one met when, how and where, with what was noted, in the order of encounters."""
    for some in chunks(ids):
        met, parameters = _met(some) if most is None else _latest_met(some, most, days)
        yield from fetch(
            'SELECT met.person_id, talk."on", talk.medium, talk.place, talk.note, talk.gathering_id, there.kind, '
            f"there.title, there.place FROM ({met}) met "
            f"JOIN {table(m.Encounter)} talk ON talk.id = met.encounter_id AND talk.owner_id = %s "
            f"LEFT JOIN {table(m.Gathering)} there "
            "ON there.id = talk.gathering_id AND there.owner_id = talk.owner_id "
            "WHERE talk.status = 'happened' AND talk.trashed_at IS NULL ORDER BY talk.id, met.person_id",
            [*parameters, owner.pk],
        )


# Both are read from the index alone: whose a talk is, is asked of the talk.


def _met(ids: Sequence[int]) -> tuple[str, Sequence[Any]]:
    """Who of these people was met in which encounter, as a statement and its parameters."""
    return (
        f"SELECT person_id, encounter_id FROM {table(m.EncounterPerson)} WHERE person_id IN ({places(ids)})",
        ids,
    )


def _latest_met(ids: Sequence[int], most: int, days: Sequence[tuple[str, str]]) -> tuple[str, Sequence[Any]]:
    """The same of so many encounters with each: the latest, and the latest of these days."""
    between = " OR ".join(['"on" BETWEEN %s AND %s'] * len(days))
    parts, parameters = [], []
    for pk in ids:
        for condition, more in (("", ()), (f" AND ({between})", days)):
            if condition and not days:
                continue
            parts.append(
                f"SELECT * FROM (SELECT person_id, encounter_id FROM {table(m.EncounterPerson)} "
                f'WHERE person_id = %s{condition} ORDER BY "on" DESC LIMIT {most}) latest'
            )
            parameters += [pk, *(day for one in more for day in one)]
    return " UNION ".join(parts), parameters


def _said(owner: Owner, ids: Sequence[int]) -> Iterator[tuple[int, str | None]]:
    """Yield what favors, promises, words received, chances and introductions say of whom."""
    plain: tuple[tuple[Any, str, str], ...] = (
        (m.Favor, "person_id", "note"), (m.Promise, "person_id", "what"), (m.Reaction, "person_id", "text"),
        (m.Chance, "source_id", "title"), (m.Introduction, "a_id", "why"), (m.Introduction, "b_id", "why"),
    )  # fmt: skip
    for model, column, text in plain:
        rows = model.objects.filter(owner=owner, trashed_at=None, **{f"{column}__in": ids})
        yield from rows.values_list(column, text)
