"""Step: one suggested action of a week, and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Index, Q

from enishi.network.models.base import Part, Recorded, code, day, link


class Step(Recorded):
    """One suggestion: its place in the week, the facts behind it, and whether it was done, put off or passed.

    facts: {"because": […], "occasion": …, "opening": …} – codes and raw facts; wording makes the sentences.
    """

    week = models.CharField(max_length=8)
    place = models.PositiveSmallIntegerField(default=0)
    step = models.PositiveSmallIntegerField(default=1)
    kind = code(default="show_up")
    gathering = link("network.Gathering", null=True, blank=True, related_name="steps")
    # What it is about, by which it is put off: a uid (promise, person, gathering …), a kind or a question.
    about = code(default="")
    minutes = models.PositiveSmallIntegerField(default=0)
    cost = models.IntegerField(default=0)
    facts = models.JSONField(default=dict)
    state = code(default="open")
    decided_on = day()
    until = day()

    class Meta(Recorded.Meta):
        indexes = [
            Index(fields=["owner", "week", "place"], name="step_by_week"),
            Index(fields=["owner", "until"], name="step_blocked", condition=Q(until__isnull=False)),
        ]


class StepPerson(Part):
    """A person a step is about."""

    whole = "step"
    step = link("network.Step", related_name="people")
    person = link("network.Person", related_name="steps")
