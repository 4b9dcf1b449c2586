"""Lines about people just met, each beside those of the network it may mean.

Decides who is taken to be meant: somebody of the very name; of a family name alone only where nothing speaks against
it. The owner has the last word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from enishi.language import fields as taxonomy
from enishi.language.card_line import CardLine
from enishi.language.normalise import fold, organization_key
from enishi.network import models as m
from enishi.network.models import Owner, Person
from enishi.network.queries.people import PersonRow, people_rows

SEVERAL = 6
MOST = 500


@dataclass(frozen=True)
class Recognised:
    """One line with whom it may mean, the likeliest first; uid: who is taken to be meant, '' for somebody new."""

    line: CardLine
    choices: tuple[PersonRow, ...]
    uid: str


def recognised(owner: Owner, lines: Sequence[CardLine]) -> list[Recognised]:
    """Return every line beside those it may mean. Some five queries, however many lines."""
    people = _of_these_names(owner, lines)
    fitting = [_fitting(line, people) for line in lines]
    rows = {
        row.face.pk: row
        for row in people_rows(owner, sorted({person.pk for found in fitting for person in found}))
    }
    facts = _Facts.of(owner, list(rows))
    return [
        Recognised(line, tuple(rows[one.pk] for one in found if one.pk in rows), _meant(line, found, facts))
        for line, found in zip(lines, fitting, strict=True)
    ]


def _of_these_names(owner: Owner, lines: Sequence[CardLine]) -> list[Person]:
    names = {name for line in lines for name in (line.name, line.family, line.name.replace(" ", "")) if name}
    spaced = {f"{line.family} {line.given}" for line in lines if line.family and line.given}
    fits = Q(full__in=names | spaced) | Q(family__in=names) | Q(nickname__in=names) | Q(given__in=names)
    rows = Person.objects.filter(fits, owner=owner, trashed_at=None)
    return list(rows.order_by("-in_network", F("tie__last_on").desc(nulls_last=True), "pk")[:MOST])


def _fitting(line: CardLine, people: Sequence[Person]) -> list[Person]:
    """Those of the very name first, then those of the family name alone where one of the two says no more."""
    name = _bare(line.name)
    exact = [one for one in people if name in {_bare(_full(one)), _bare(one.nickname or "")}]
    if line.given:
        loose = [one for one in people if one.family == line.family and not one.given and one not in exact]
    else:
        loose = [one for one in people if line.name in {one.family, one.given} and one not in exact]
    return [*exact, *loose][:SEVERAL]


def _bare(name: str) -> str:
    return fold(name).replace(" ", "")


def _full(person: Person) -> str:
    return person.full or f"{person.family or ''}{person.given or ''}"


@dataclass
class _Facts:
    """Where people belong (keys of organizations), and the branches they are of."""

    belong: dict[int, set[str]]
    fields: dict[int, set[str]]

    @classmethod
    def of(cls, owner: Owner, ids: Sequence[int]) -> _Facts:
        found = cls(defaultdict(set), defaultdict(set))
        rows = m.Affiliation.objects.filter(owner=owner, person__in=ids, organization__isnull=False)
        for pk, key in rows.values_list("person_id", "organization__key"):
            found.belong[pk].add(key or "")
        for pk, code in m.PersonField.objects.filter(owner=owner, person__in=ids).values_list(
            "person_id", "field"
        ):
            found.fields[pk].add(taxonomy.branch_of(code))
        return found


def _meant(line: CardLine, found: Sequence[Person], facts: _Facts) -> str:
    """Take somebody to be meant where the name says so and nothing speaks against it."""
    if not found:
        return ""
    first = found[0]
    key = organization_key(line.organization) if line.organization else ""
    belong, fields = facts.belong[first.pk], facts.fields[first.pk]
    if key and key in belong:
        return str(first.uid)
    if line.given:
        # A whole name is somebody's own; one who is known by the family name alone may be another.
        whole = _bare(line.name) == _bare(_full(first))
        return str(first.uid) if whole and not (key and belong and len(found) > 1) else ""
    strange = (key and belong) or (line.field and fields and taxonomy.branch_of(line.field) not in fields)
    return str(first.uid) if len(found) == 1 and not strange else ""
