"""Batch: one import with its source; queue, progress, cancel and resume in one."""

from __future__ import annotations

from django.db import models
from django.db.models import Index

from enishi.network.keys import uuid7
from enishi.network.models.base import Recorded, code, link, words


class Batch(models.Model):
    """One import. The file lies in the staging folder until it is done; rows are read again from it, never staged.

    state: ready (previewed), queued, applying, done, undoing, undone, failed. done counts the rows applied so far;
    total is 0 until known. counts: new, updated, unchanged, kept, refused. problems: the first of them, with lines.
    """

    owner = models.ForeignKey("network.Owner", on_delete=models.CASCADE, related_name="+")
    uid = models.UUIDField(default=uuid7, unique=True)
    source = models.CharField(max_length=24)
    filename = models.TextField(default="")
    digest = models.CharField(max_length=64, default="")
    path = models.TextField(default="")
    state = models.CharField(max_length=12, default="staging")
    options = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    cancel = models.BooleanField(default=False)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [Index(fields=["owner", "state"], name="batch_by_state")]


class Original(Recorded):
    """What an import brought, kept as it stood: the three-way memory of later imports, and what export gives back.

    record: the record as last read from that source; key: its identity there.
    """

    person = link("network.Person", null=True, blank=True, related_name="originals")
    source = models.CharField(max_length=24)
    key = models.TextField(default="")
    text = words()
    record = models.JSONField(default=dict)

    class Meta(Recorded.Meta):
        indexes = [Index(fields=["owner", "source", "key"], name="original_by_key")]


class Imported(models.Model):
    """The digest of an archive record as last imported: tells later whether the owner changed it since."""

    owner = models.ForeignKey("network.Owner", on_delete=models.CASCADE, db_index=False, related_name="+")
    uid = models.UUIDField()
    digest = models.BinaryField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "uid"], name="imported_uid")]


class FileAnswer(Recorded):
    """What the owner said of files of a kind, taken from then on without asking.

    asked: "columns", value what each column of a table with these headings means (key: the headings' digest);
    "own", value the names, addresses and accounts that are the owner's (key "own"); or "inbox", value the folder out
    of which files are taken (key "inbox").
    """

    asked = code(default="columns")
    key = models.CharField(max_length=64, default="")
    value = models.JSONField(default=dict)


class Unknown(Recorded):
    """An archive record of a type this version does not know: kept and given back."""

    kind = code(default="")
    record = models.JSONField(default=dict)
