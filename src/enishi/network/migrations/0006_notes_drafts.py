"""Drafts that wait are listed, the newest first, from an index of just these."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("network", "0005_me_company_polish_thanks")]

    operations = [
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(
                condition=models.Q(("state", "waiting"), ("trashed_at__isnull", True)),
                fields=["owner", "-id"],
                name="draft_waiting",
            ),
        ),
    ]
