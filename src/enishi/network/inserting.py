"""Inserting many rows: one executemany a table, ids taken beforehand.

Django's bulk_create builds one statement of all values and prepares every column of every row; an address book of
thousands spends most of its time there. Rows come out as after bulk_create: saved, with their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import AutoField, BigAutoField, Field, Model

# Columns whose Python value is what the driver takes.
PLAIN = {
    "CharField", "TextField", "IntegerField", "BigIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField",
    "SmallIntegerField", "FloatField", "BooleanField", "ForeignKey", "OneToOneField", "BigAutoField",
}  # fmt: skip


def insert_all(rows: Sequence[Any], *, replacing: str = "") -> None:
    """Insert rows of one table inside the transaction under way.

    replacing: a unique column; a row that stands there already takes the new values.
    """
    model: type[Model] = type(rows[0])
    _give_ids(model, rows)
    columns, readers = _plan(model, connection.vendor)
    marks = ", ".join(["%s"] * len(columns))
    table = connection.ops.quote_name(model._meta.db_table)
    listed = ", ".join(connection.ops.quote_name(column) for column in columns)
    conflict = ""
    if replacing:
        taken = ", ".join(f"{name} = excluded.{name}" for name in listed.split(", "))
        conflict = f" ON CONFLICT ({connection.ops.quote_name(replacing)}) DO UPDATE SET {taken}"
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({listed}) VALUES ({marks}){conflict}",
            [[read(row) for read in readers] for row in rows],
        )
    for row in rows:
        row._state.adding = False
        row._state.db = connection.alias


def _give_ids(model: type[Model], rows: Sequence[Any]) -> None:
    key = model._meta.pk
    if not isinstance(key, AutoField | BigAutoField):
        return
    without = [row for row in rows if row.pk is None]
    for row, number in zip(
        without, _take_ids(model._meta.db_table, str(key.column), len(without)), strict=True
    ):
        row.pk = number


def _take_ids(table: str, column: str, count: int) -> Sequence[int]:
    """Take ids no other writer will: SQLite has one writer at a time, PostgreSQL a sequence."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "pg_get_serial_sequence(%s, %s)"
            cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [table, column, count])
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
        last = found[0] if found else 0
        return range(last + 1, last + 1 + count)


@cache
def _plan(model: type[Model], vendor: str) -> tuple[list[str], list[Callable[[Any], Any]]]:
    fields = model._meta.concrete_fields
    return [str(field.column) for field in fields], [_reader(field) for field in fields]


def _reader(field: Field[Any, Any]) -> Callable[[Any], Any]:
    name = field.attname
    if field.get_internal_type() in PLAIN or field.remote_field:
        return lambda row: getattr(row, name)
    return lambda row: field.get_db_prep_save(field.pre_save(row, True), connection)
