"""Own cards, whom they were handed to, and the owner's own ways to be reached."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import enishi.network.keys
import enishi.network.models.base

LISTS = {"phones": "phone", "emails": "email", "urls": "url", "addresses": "address", "accounts": "account"}
COLUMNS = ("value", "label", "service", "postal_code")


def lift(apps: Any, schema_editor: Any) -> None:
    """Move into its table what an archive of a newer Enishi left of the owner's ways in `extra`."""
    ways = apps.get_model("network", "ownerway")
    for owner in apps.get_model("network", "owner").objects.iterator():
        found = {key: owner.extra[key] for key in LISTS if isinstance(owner.extra.get(key), list)}
        for key, listed in found.items():
            told = [one if isinstance(one, dict) else {"value": one} for one in listed]
            if not all(isinstance(one.get("value"), str) and set(one) <= set(COLUMNS) for one in told):
                continue
            ways.objects.bulk_create(
                ways(owner=owner, kind=LISTS[key], place=place, **one) for place, one in enumerate(told)
            )
            del owner.extra[key]
        if found:
            owner.save(update_fields=["extra"])


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0008_files_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="card",
            name="audience",
            field=models.CharField(blank=True, max_length=48, null=True),
        ),
        migrations.AddField(
            model_name="card",
            name="design",
            field=models.CharField(blank=True, max_length=48, null=True),
        ),
        migrations.AddField(
            model_name="card",
            name="direction",
            field=models.CharField(blank=True, max_length=48, null=True),
        ),
        migrations.AddField(
            model_name="card",
            name="page",
            field=models.TextField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="card",
            name="qr",
            field=models.CharField(blank=True, max_length=48, null=True),
        ),
        migrations.AddField(
            model_name="card",
            name="since",
            field=models.CharField(blank=True, max_length=10, null=True),
        ),
        migrations.AddField(
            model_name="card",
            name="size",
            field=models.CharField(blank=True, max_length=48, null=True),
        ),
        migrations.AddField(
            model_name="card",
            name="title",
            field=models.TextField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="CardSide",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rev", models.PositiveIntegerField(default=0)),
                ("place", models.PositiveSmallIntegerField(default=0)),
                ("extra", models.JSONField(blank=True, default=dict)),
                ("language", models.CharField(default="ja", max_length=8)),
                ("name", models.TextField(blank=True, null=True)),
                ("reading", models.TextField(blank=True, null=True)),
                ("organization", models.TextField(blank=True, null=True)),
                ("does", models.TextField(blank=True, null=True)),
                ("line", models.TextField(blank=True, null=True)),
                (
                    "card",
                    enishi.network.models.base.OwnedForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="sides",
                        to="network.card",
                    ),
                ),
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
            },
        ),
        migrations.CreateModel(
            name="CardWay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rev", models.PositiveIntegerField(default=0)),
                ("place", models.PositiveSmallIntegerField(default=0)),
                ("extra", models.JSONField(blank=True, default=dict)),
                ("kind", models.CharField(max_length=8)),
                ("value", models.TextField()),
                ("label", models.TextField(blank=True, null=True)),
                ("service", models.TextField(blank=True, null=True)),
                ("postal_code", models.TextField(blank=True, null=True)),
                (
                    "card",
                    enishi.network.models.base.OwnedForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="ways", to="network.card"
                    ),
                ),
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
            },
        ),
        migrations.CreateModel(
            name="OwnerWay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rev", models.PositiveIntegerField(default=0)),
                ("place", models.PositiveSmallIntegerField(default=0)),
                ("extra", models.JSONField(blank=True, default=dict)),
                ("kind", models.CharField(max_length=8)),
                ("value", models.TextField()),
                ("label", models.TextField(blank=True, null=True)),
                ("service", models.TextField(blank=True, null=True)),
                ("postal_code", models.TextField(blank=True, null=True)),
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
            },
        ),
        migrations.CreateModel(
            name="Handing",
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
                ("on", models.CharField(blank=True, max_length=10, null=True)),
                (
                    "card",
                    enishi.network.models.base.OwnedForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="handings",
                        to="network.card",
                    ),
                ),
                (
                    "encounter",
                    enishi.network.models.base.OwnedForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="handings",
                        to="network.encounter",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    enishi.network.models.base.OwnedForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="handings",
                        to="network.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["owner", "card", "on"], name="handing_by_card")],
                "constraints": [models.UniqueConstraint(fields=("owner", "uid"), name="handing_uid")],
            },
        ),
        migrations.RunPython(lift, migrations.RunPython.noop),
    ]
