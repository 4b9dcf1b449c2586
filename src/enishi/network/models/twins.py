"""Who may be one person: keys under which twins meet, pairs found, what was learnt of the network; all derived."""

from __future__ import annotations

from django.db import models
from django.db.models import Index, Q, UniqueConstraint

# The key of a person who waits to be compared with the others.
WAITING = 0


class TwinKey(models.Model):
    """A key of language.traits under which a person may meet a twin, or by which bearers of a name are counted."""

    owner = models.ForeignKey(
        "network.Owner", on_delete=models.CASCADE, db_index=False, db_constraint=False, related_name="+"
    )
    person = models.ForeignKey(
        "network.Person", on_delete=models.CASCADE, db_constraint=False, related_name="twin_keys"
    )
    key = models.BigIntegerField()

    class Meta:
        indexes = [
            Index(fields=["owner", "key", "person"], name="twinkey_by_key"),
            Index(fields=["owner", "person"], name="twinkey_waiting", condition=Q(key=WAITING)),
        ]


class Twin(models.Model):
    """Two people who are probably one, a before b; gone as soon as one of them changes, found anew when compared."""

    owner = models.ForeignKey("network.Owner", on_delete=models.CASCADE, db_index=False, related_name="+")
    a = models.ForeignKey("network.Person", on_delete=models.CASCADE, db_constraint=False, related_name="+")
    b = models.ForeignKey("network.Person", on_delete=models.CASCADE, db_constraint=False, related_name="+")
    probability = models.FloatField()

    class Meta:
        constraints = [UniqueConstraint(fields=["owner", "a", "b"], name="twin_once")]
        indexes = [Index(fields=["owner", "-probability", "id"], name="twin_by_likelihood")]


class TwinHabits(models.Model):
    """What was learnt of how a network's records are kept (core.twins.Habits)."""

    owner = models.OneToOneField(
        "network.Owner", on_delete=models.CASCADE, primary_key=True, related_name="twin_habits"
    )
    data = models.JSONField(default=dict)
