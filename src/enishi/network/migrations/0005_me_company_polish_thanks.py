"""What a person is to the employer, what is practised and what it became, who was thanked for a chance.

What an archive of a newer Enishi left under these keys in `extra` moves into its column.
"""

from __future__ import annotations

import uuid
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import enishi.network.models.base

LIFTED: dict[str, dict[str, type]] = {
    "person": {"company_role": str},
    "polish": {"practice": str},
    "chancelink": {"thanked": bool},
}


def lift(apps: Any, schema_editor: Any) -> None:
    for table, columns in LIFTED.items():
        model = apps.get_model("network", table)
        for column, kind in columns.items():
            for row in model.objects.filter(extra__has_key=column).iterator():
                if isinstance(row.extra[column], kind):
                    setattr(row, column, row.extra.pop(column))
                    row.save(update_fields=[column, "extra"])
    statement = apps.get_model("network", "statement")
    for row in apps.get_model("network", "polish").objects.filter(extra__has_key="became").iterator():
        try:
            uid = uuid.UUID(str(row.extra["became"]))
        except ValueError:
            continue
        found = statement.objects.filter(owner=row.owner_id, uid=uid).first()
        if found is not None:
            row.became_id = found.pk
            del row.extra["became"]
            row.save(update_fields=["became", "extra"])


class Migration(migrations.Migration):
    dependencies = [("network", "0004_map_review")]

    operations = [
        migrations.AddField("chancelink", "thanked", models.BooleanField(default=False)),
        migrations.AddField("person", "company_role", models.CharField(blank=True, max_length=48, null=True)),
        migrations.AddField(
            "polish",
            "became",
            enishi.network.models.base.OwnedForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="polished",
                to="network.statement",
            ),
        ),
        migrations.AddField("polish", "practice", models.TextField(blank=True, null=True)),
        migrations.RunPython(lift, migrations.RunPython.noop),
    ]
