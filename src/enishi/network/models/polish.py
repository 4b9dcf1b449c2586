"""Words received, what is polished from them, and the answers to the six questions."""

from __future__ import annotations

from django.db import models
from django.db.models import Index

from enishi.network.models.base import Part, Recorded, code, day, link, words


class Reaction(Recorded):
    """Words received: somebody asked of, thanked for, or missed something in the owner."""

    on = day()
    person = link("network.Person", null=True, blank=True, related_name="reactions")
    kind = code(default="asked")
    text = words()

    class Meta(Recorded.Meta):
        indexes = [Index(fields=["owner", "on"], name="reaction_by_day")]


class Polish(Recorded):
    """Something to get better at: a small practice, or a trial for someone who asked."""

    what = models.TextField()
    trial_for = link("network.Person", null=True, blank=True, related_name="trials")
    practice = words()
    begun_on = day()
    done_on = day()
    gladdened = models.BooleanField(null=True, blank=True)
    learnt = words()
    # The version of what I do that came of it.
    became = link("network.Statement", null=True, blank=True, related_name="polished")


class PolishReaction(Part):
    """A word received from which a polish came."""

    whole = "polish"
    polish = link("network.Polish", related_name="sources")
    reaction = link("network.Reaction", related_name="polishes")


class Answer(Recorded):
    """A version of the owner's answer to one of the six questions."""

    question = code(default="customers")
    since = day()
    text = words()
