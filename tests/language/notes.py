"""A draft in short words, so that a table of sentences can be read as the specification it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from enishi.language import note
from enishi.language.draft import Draft, DraftPerson, Known

TODAY = datetime.date(2026, 11, 20)
"""A Friday."""


def told(text: str, known: Known | None = None) -> str:
    """What a note says, fact by fact, parted by semicolons."""
    return "; ".join(facts(note.read(text, today=TODAY, known=known)))


def facts(draft: Draft) -> Iterator[str]:
    if draft.on:
        yield draft.on
    if draft.planned:
        yield "to come"
    if draft.gathering:
        yield f"{draft.gathering.kind}: {draft.gathering.title}"
    elif draft.medium:
        yield draft.medium
    for person in draft.people:
        yield " ".join(of_person(person))
    for favor in draft.favors:
        yield f"{favor.person} {favor.direction} {favor.kind} {favor.what}".strip()
    for promise in draft.promises:
        yield f"{promise.person} promised by {promise.by} {promise.what} {promise.due or ''}".strip()
    for made in draft.introductions:
        yield f"{made.a} met {made.b} by {made.by}"
    for telling in draft.tellings:
        yield f"{telling.person} told {telling.what}"
    for chance in draft.chances:
        yield f"{chance.person} asks {chance.title}"
    if draft.mood:
        yield f"mood {draft.mood:+}"


def of_person(person: DraftPerson) -> Iterator[str]:
    yield person.name
    for said in (person.title, person.organization, (person.field or "").split(".")[0]):
        if said:
            yield f"/{said}"
    yield from (f"can {offer}" for offer in person.offers)
    yield from (f"seeks {want}" for want in person.wants)
    if person.wish:
        yield f"again {person.wish:+}"
    if person.key:
        yield "key"
    if person.introduced_by:
        yield f"by {person.introduced_by}"
