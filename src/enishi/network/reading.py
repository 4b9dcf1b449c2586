"""Plain statements, where putting one together through Django would take longer than the answer: an index asked while
somebody types. Parameters are always bound, names come from the models; every statement starts from an owner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

# Parameters a statement, below what any SQLite takes.
STATEMENT = 800


def fetch(statement: str, parameters: Sequence[Any]) -> list[Any]:
    """Return the rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def table(model: type[Model]) -> str:
    """The name of a model's table, as a statement has it."""
    return connection.ops.quote_name(model._meta.db_table)


def places(listed: Sequence[Any]) -> str:
    """The places of so many parameters; of none, what nothing equals (PostgreSQL takes no empty list)."""
    return ", ".join(["%s"] * len(listed)) or "NULL"


def chunks(listed: Sequence[int]) -> Iterator[Sequence[int]]:
    """Part what would be too much for one statement."""
    return (listed[start : start + STATEMENT] for start in range(0, len(listed), STATEMENT))
