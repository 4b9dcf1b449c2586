"""The tables an action may write, in the order in which rows depend on one another.

Parents stand before what refers to them, so that reading back a removed row, and removing an added one, only ever
walk this list forwards or backwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q

from enishi.network import models as m

ORDER: list[type[Model]] = [
    m.Owner, m.OwnerField, m.OwnerWay, m.OwnerCompany, m.Attachment, m.Organization, m.Person, m.Gathering,
    m.GatheringField, m.GatheringGuest, m.PersonField, m.PersonTag, m.Affiliation, m.ContactWay, m.Offer, m.Want,
    m.History, m.Relation, m.NotSame, m.Feed, m.Encounter, m.EncounterPerson, m.Favor, m.Promise, m.Introduction,
    m.Chance, m.ChanceLink, m.Statement, m.Telling, m.Reaction, m.Polish, m.PolishReaction, m.Answer, m.Seat, m.Step,
    m.StepPerson, m.Draft, m.Card, m.CardSide, m.CardWay, m.Handing, m.Review, m.Original, m.FileAnswer, m.Unknown,
]  # fmt: skip

BY_NAME: dict[str, type[Model]] = {model._meta.model_name or "": model for model in ORDER}
RANK: dict[str, int] = {name: rank for rank, name in enumerate(BY_NAME)}


def name_of(row: Model | type[Model]) -> str:
    return row._meta.model_name or ""


def links_of(model: type[Model]) -> list[tuple[str, str, str]]:
    """Return (table, column, column on self) … of every foreign key that points at a table: who may refer to it."""
    return [
        (name_of(relation.related_model), relation.field.attname, "id")
        for relation in model._meta.related_objects
        if name_of(relation.related_model) in BY_NAME and not relation.field.remote_field.parent_link
    ]


REFERRERS: dict[str, list[tuple[str, str]]] = {
    name: [(table, column) for table, column, _ in links_of(model)] for name, model in BY_NAME.items()
}


def whole_of(name: str) -> tuple[str, str]:
    """Return the column by which a part knows its whole, and the whole's table; ('', '') for what is no part."""
    whole = getattr(BY_NAME[name], "whole", None)
    if not whole:
        return "", ""
    target: Any = BY_NAME[name]._meta.get_field(whole).related_model
    return f"{whole}_id", name_of(target)


def columns_of(name: str) -> list[str]:
    """Return the columns a revision keeps of a removed row."""
    return [field.attname for field in BY_NAME[name]._meta.concrete_fields]


# Rows from which a tie is folded, and rows from which a person is found.
FOR_TIES = {"person", "encounter", "encounterperson", "favor"}
# Rows by which a person is known to be the same as another.
FOR_KEYS = {"person", "affiliation", "contactway", "organization"}
FOR_TERMS = {
    "person",
    "personfield",
    "persontag",
    "affiliation",
    "contactway",
    "organization",
    "offer",
    "want",
    "encounter",
    "encounterperson",
    "gathering",
    "favor",
    "promise",
    "reaction",
    "chance",
    "introduction",
}


def people_touched(name: str, rows: Iterable[Any]) -> set[int]:
    """Return the ids of the people whose derived state hangs on these rows (given as objects or as dicts)."""
    if name not in FOR_TIES | FOR_TERMS:
        return set()
    model = BY_NAME[name]
    listed = [row if isinstance(row, dict) else row.__dict__ for row in rows]
    if model is m.Person:
        return {row["id"] for row in listed}
    if model is m.Encounter:
        return set(_people_met(row["id"] for row in listed))
    if model is m.Organization:
        return set(
            m.Affiliation.objects.filter(organization__in=[row["id"] for row in listed]).values_list(
                "person", flat=True
            )
        )
    if model is m.Gathering:
        return set(_people_at([row["id"] for row in listed]))
    if model is m.Introduction:
        return {pk for row in listed for pk in (row["a_id"], row["b_id"]) if pk}
    if model is m.Chance:
        return {row["source_id"] for row in listed if row["source_id"]}
    if any(field.attname == "person_id" for field in model._meta.concrete_fields):
        return {row["person_id"] for row in listed if row["person_id"]}
    return set()


def _people_at(gatherings: list[int]) -> Iterable[int]:
    """Yield who was met at gatherings, for the first time or again."""
    for start in range(0, len(gatherings), 500):
        some = gatherings[start : start + 500]
        yield from m.Person.objects.filter(met_at__in=some).values_list("pk", flat=True)
        yield from m.EncounterPerson.objects.filter(encounter__gathering__in=some).values_list(
            "person", flat=True
        )


def _people_met(encounters: Iterable[int]) -> Iterable[int]:
    ids = list(encounters)
    for start in range(0, len(ids), 500):
        yield from m.EncounterPerson.objects.filter(Q(encounter__in=ids[start : start + 500])).values_list(
            "person", flat=True
        )
