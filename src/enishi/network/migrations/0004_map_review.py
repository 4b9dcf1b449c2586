"""A look back keeps the day it was written and what was found on the three searches; the newest of a period holds.

Two indexes let a year be counted without a look at its rows.

What an archive of a newer Enishi left under these keys in `extra` moves into its column.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

COLUMNS = ("since", "could_help", "brought_chances", "be_with")


def lift(apps: Any, schema_editor: Any) -> None:
    for row in apps.get_model("network", "review").objects.exclude(extra={}).iterator():
        known = [key for key in COLUMNS if isinstance(row.extra.get(key), str)]
        for key in known:
            setattr(row, key, row.extra.pop(key))
        if known:
            row.save(update_fields=[*known, "extra"])


class Migration(migrations.Migration):
    dependencies = [("network", "0003_recall_terms")]

    operations = [
        migrations.AddField("review", "be_with", models.TextField(blank=True, null=True)),
        migrations.AddField("review", "brought_chances", models.TextField(blank=True, null=True)),
        migrations.AddField("review", "could_help", models.TextField(blank=True, null=True)),
        migrations.AddField("review", "since", models.CharField(blank=True, max_length=10, null=True)),
        migrations.AddIndex(
            "encounter",
            models.Index(
                fields=["owner", "status", "trashed_at", "on", "mood", "medium"],
                name="encounter_in_review",
            ),
        ),
        migrations.AddIndex(
            "encounter",
            models.Index(
                fields=["owner", "on"],
                name="encounter_noticed",
                condition=models.Q(("noticed__isnull", False)),
            ),
        ),
        migrations.RunPython(lift, migrations.RunPython.noop),
    ]
