"""The texts of a few people, read when one of them is asked for: a page of recall needs the note of one, the tags of two.

A statement for each kind of text and for all of the people at once, however many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model

from enishi.language import index
from enishi.language.index import Kind, Meeting
from enishi.network import models as m
from enishi.network.models import Owner, Person
from enishi.network.queries.told import meetings_of, said_of
from enishi.network.reading import fetch, places, table


@dataclass(frozen=True, slots=True)
class Text:
    """Something that stands about a person. code: what it is, as wording.recall names it; on: its day, if any."""

    code: str
    text: str
    on: str = ""


Texts = Mapping[int, Sequence[Text]]
SOURCES = {
    Kind.ORGANIZATION: ("places",),
    Kind.TITLE: ("places",),
    Kind.TAG: ("tags",),
    Kind.OFFER: ("offers",),
    Kind.WANT: ("wants",),
    Kind.NOTE: ("notes",),
    Kind.TALK: ("talks", "said"),
    Kind.PLACE: ("addresses", "notes", "tags", "talks", "rooms"),
    Kind.BROUGHT: ("notes", "talks"),
}
"""Where a match of a kind may stand, in the order in which it is looked for."""


class Papers:
    """What stands about some people. met: of whom the meetings were read already, the latest of many."""

    def __init__(self, owner: Owner, people: Sequence[Person], met: Mapping[int, Sequence[Meeting]]) -> None:
        self.owner = owner
        self.people = people
        self.ids = [person.pk for person in people]
        self._met: dict[int, Sequence[Meeting]] = {pk: met[pk] for pk in self.ids if pk in met}
        self._read: dict[str, Texts] = {}

    def meetings(self, pk: int) -> Sequence[Meeting]:
        """The meetings with one of the people."""
        if pk not in self._met:
            missing = [pk for pk in self.ids if pk not in self._met]
            found = meetings_of(self.owner, missing)
            self._met |= {pk: found[pk] for pk in missing}
        return self._met[pk]

    def texts(self, pk: int, kind: Kind) -> Iterator[Text]:
        """The texts of a person in which a match of a kind may stand."""
        for source in SOURCES.get(kind, ()):
            if source not in self._read:
                self._read[source] = _grouped(getattr(self, f"_{source}")())
            yield from self._read[source].get(pk, ())

    def _notes(self) -> Iterator[tuple[int, Text]]:
        for person in self.people:
            yield from ((person.pk, Text("note", one)) for one in index.sentences(person.note or ""))

    def _talks(self) -> Iterator[tuple[int, Text]]:
        for pk in self.ids:
            yield from ((pk, Text("talk", one.note, one.on)) for one in self.meetings(pk) if one.note)

    def _said(self) -> Iterator[tuple[int, Text]]:
        for pk, said in said_of(self.owner, self.ids).items():
            yield from ((pk, Text("talk", text)) for text in said)

    def _rooms(self) -> Iterator[tuple[int, Text]]:
        for pk in self.ids:
            for one in self.meetings(pk):
                if one.place:
                    yield pk, Text("met", one.title or one.kind, one.on)

    def _places(self) -> Iterator[tuple[int, Text]]:
        rows = fetch(
            "SELECT at.person_id, place.name, at.title, at.department "
            f"FROM {table(m.Affiliation)} at LEFT JOIN {table(m.Organization)} place "
            "ON place.id = at.organization_id AND place.owner_id = at.owner_id "
            f"WHERE at.owner_id = %s AND at.person_id IN ({places(self.ids)}) ORDER BY at.place",
            [self.owner.pk, *self.ids],
        )
        for pk, *said in rows:
            for code, text in zip(("organization", "title", "title"), said, strict=True):
                if text:
                    yield pk, Text(code, text)

    def _addresses(self) -> Iterator[tuple[int, Text]]:
        return self._column(m.ContactWay, "value", "place", " AND kind = 'address'")

    def _tags(self) -> Iterator[tuple[int, Text]]:
        return self._column(m.PersonTag, "tag", "tag")

    def _offers(self) -> Iterator[tuple[int, Text]]:
        return self._column(m.Offer, "text", "offer")

    def _wants(self) -> Iterator[tuple[int, Text]]:
        return self._column(m.Want, "text", "want")

    def _column(
        self, model: type[Model], column: str, code: str, narrower: str = ""
    ) -> Iterator[tuple[int, Text]]:
        rows = fetch(
            f"SELECT person_id, {column} FROM {table(model)} "
            f"WHERE owner_id = %s AND person_id IN ({places(self.ids)}){narrower} ORDER BY id",
            [self.owner.pk, *self.ids],
        )
        return ((pk, Text(code, text)) for pk, text in rows)


def _grouped(rows: Iterator[tuple[int, Text]]) -> Texts:
    grouped: dict[int, list[Text]] = defaultdict(list)
    for pk, text in rows:
        grouped[pk].append(text)
    return grouped
