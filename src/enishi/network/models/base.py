"""What every table shares: an owner, an outside key, room for the unknown, and the revision that last wrote it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models.lookups import Exact
from django.db.models.sql.where import WhereNode

from enishi.network.keys import uuid7


class OwnedForeignKey(models.ForeignKey):  # type: ignore[type-arg]
    """A foreign key between two tables of one owner: every join also says `owner = owner`.

    So the same tables can be distributed by owner (PostgreSQL, Citus) without touching a query, and no join can ever
    reach another owner's row.
    """

    def get_extra_restriction(self, alias: str | None, related_alias: str) -> WhereNode:
        target = self.related_model._meta.get_field("owner").get_col(alias)  # type: ignore[union-attr, arg-type]
        source = self.model._meta.get_field("owner").get_col(related_alias)  # type: ignore[union-attr]
        return WhereNode([Exact(target, source)])  # type: ignore[list-item]


def link(to: str, **options: Any) -> OwnedForeignKey:
    """Return a foreign key to another row of the same owner; nothing in the database cascades (actions decide)."""
    options.setdefault("on_delete", models.DO_NOTHING)
    return OwnedForeignKey(to, **options)


class Owned(models.Model):
    """A row of one owner. `rev` is the number of the revision that last wrote it (network/revisions.py)."""

    # The field that leads to the row this one is a part of: a part is kept or undone with its whole.
    whole: ClassVar[str | None] = None

    # Every list starts with the owner and has its own index; one on the owner alone would only cost room.
    owner = models.ForeignKey("network.Owner", on_delete=models.CASCADE, db_index=False, related_name="+")
    rev = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class Recorded(Owned):
    """A row that stands in the archive as a record of its own."""

    uid = models.UUIDField(default=uuid7)
    # Keys and values of the archive that this version does not know: kept and given back.
    extra = models.JSONField(default=dict, blank=True)
    trashed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["owner", "uid"], name="%(class)s_uid")]


class Part(Owned):
    """A row that belongs to another one and stands in the archive inside its record; `place` keeps the order."""

    place = models.PositiveSmallIntegerField(default=0)
    extra = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True


def day(**options: Any) -> models.CharField[str | None, str | None]:
    """Return a column for an ISO 8601 date that may be partial (2025-10, 2025, --03-15); it sorts as text."""
    options.setdefault("null", True)
    return models.CharField(max_length=10, blank=True, **options)


def code(**options: Any) -> models.CharField[str | None, str | None]:
    """Return a column for one of the contract's identifiers; null where nothing was said."""
    if "default" not in options:
        options["null"] = True
    return models.CharField(max_length=48, blank=True, **options)


def words(**options: Any) -> models.TextField[str | None, str | None]:
    """Return a column for what the owner writes; null where nothing was said."""
    options.setdefault("null", True)
    return models.TextField(blank=True, **options)


class Way(models.Model):
    """A way to reach somebody: kind is email, phone, address, url or account."""

    kind = models.CharField(max_length=8)
    value = models.TextField()
    label = words()
    service = words()
    postal_code = words()

    class Meta:
        abstract = True
