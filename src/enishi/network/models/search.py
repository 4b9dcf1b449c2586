"""Term and Posting: the one inverted index of the network; derived (language.index)."""

from __future__ import annotations

from django.db import models
from django.db.models import Index, UniqueConstraint

TERMS_VERSION = 7
"""By which rules terms and the keys of twins are written; those of an older version are written anew at a start."""


class Term(models.Model):
    """A word of one kind (language.index.Kind) under which somebody of the owner's is found.

    It stands once, however many are found under it, and goes with the last of them: together the terms are the owner's
    own vocabulary, in which near misses are looked for.
    """

    owner = models.ForeignKey(
        "network.Owner", on_delete=models.CASCADE, db_index=False, db_constraint=False, related_name="+"
    )
    kind = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=64)

    class Meta:
        constraints = [UniqueConstraint(fields=["owner", "text", "kind"], name="term_once")]


class Posting(models.Model):
    """A person found under a term. weight: 1 – 100, how much of the person the term tells."""

    # Derived, rewritten with every person and proven by `check`: the database need not look up each of them.
    owner = models.ForeignKey(
        "network.Owner", on_delete=models.CASCADE, db_index=False, db_constraint=False, related_name="+"
    )
    term = models.ForeignKey(
        Term, on_delete=models.CASCADE, db_index=False, db_constraint=False, related_name="postings"
    )
    person = models.ForeignKey(
        "network.Person", on_delete=models.CASCADE, db_constraint=False, related_name="postings"
    )
    weight = models.PositiveSmallIntegerField(default=100)

    class Meta:
        indexes = [Index(fields=["owner", "term", "person", "weight"], name="posting_by_term")]
