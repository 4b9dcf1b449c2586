"""Term: the one inverted index of the network; derived (language.index)."""

from __future__ import annotations

from django.db import models
from django.db.models import Index


class Term(models.Model):
    """A word under which a person is found, with its weight."""

    # Derived, rewritten with every person and proven by `check`: the database need not look up both for each word.
    owner = models.ForeignKey(
        "network.Owner", on_delete=models.CASCADE, db_index=False, db_constraint=False, related_name="+"
    )
    person = models.ForeignKey(
        "network.Person", on_delete=models.CASCADE, db_constraint=False, related_name="terms"
    )
    term = models.CharField(max_length=64)
    weight = models.FloatField(default=1)

    class Meta:
        indexes = [Index(fields=["owner", "term", "person", "weight"], name="term_by_term")]
