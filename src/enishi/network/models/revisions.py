"""Revision: what one action changed, so that it can be taken back."""

from __future__ import annotations

from django.db import models
from django.db.models import Index


class Revision(models.Model):
    """One action: number within the owner, when, through what, and what it did to rows.

    changes: {"add": {table: [[first id, last id], …]}, "edit": [[table, id, rev, {column: before}], …],
    "remove": [[table, {column: value}], …]}. Ids for what was added, the values before for what was edited; no
    picture bytes.
    """

    owner = models.ForeignKey("network.Owner", on_delete=models.CASCADE, db_index=False, related_name="+")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    what = models.CharField(max_length=40)
    via = models.CharField(max_length=12, default="")
    facts = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    batch = models.ForeignKey("network.Batch", null=True, on_delete=models.SET_NULL, related_name="revisions")
    undoes = models.PositiveIntegerField(null=True)
    undone_by = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "number"], name="revision_number")]
        indexes = [Index(fields=["owner", "batch"], name="revision_by_batch")]


class Snapshot(models.Model):
    """What the daily pass computed over the whole network (portrait, groups); derived."""

    owner = models.OneToOneField(
        "network.Owner", on_delete=models.CASCADE, primary_key=True, related_name="snapshot"
    )
    on = models.CharField(max_length=10)
    revision = models.PositiveIntegerField(default=0)
    data = models.JSONField(default=dict)
