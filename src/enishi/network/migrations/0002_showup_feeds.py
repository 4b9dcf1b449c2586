"""Feeds of gatherings to come, and how an evening was as a whole."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import enishi.network.keys


def lift_moods(apps: Any, schema_editor: Any) -> None:
    """Move into its column what archives said of an evening's mood before there was one."""
    for row in apps.get_model("network", "Gathering").objects.filter(extra__has_key="mood").iterator():
        if type(row.extra["mood"]) is int and row.extra["mood"] in (-1, 0, 1):
            row.mood = row.extra.pop("mood")
            row.save(update_fields=["mood", "extra"])


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="gathering",
            name="mood",
            field=models.SmallIntegerField(blank=True, null=True),
        ),
        migrations.RunPython(lift_moods, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rev", models.PositiveIntegerField(default=0)),
                ("uid", models.UUIDField(default=enishi.network.keys.uuid7)),
                ("extra", models.JSONField(blank=True, default=dict)),
                ("trashed_at", models.DateTimeField(blank=True, null=True)),
                ("url", models.TextField(blank=True, default="")),
                ("title", models.TextField(blank=True, null=True)),
                ("kind", models.CharField(blank=True, default="other", max_length=48)),
                ("refreshed_on", models.CharField(blank=True, max_length=10, null=True)),
                ("trouble", models.CharField(blank=True, max_length=48, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("owner", "uid"), name="feed_uid")],
            },
        ),
    ]
