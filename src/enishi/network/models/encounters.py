"""Encounter: one contact between the owner and one or more persons, planned or happened."""

from __future__ import annotations

from django.db import models
from django.db.models import Index, Q

from enishi.network.models.base import Owned, Recorded, code, day, link, words


class Encounter(Recorded):
    """One contact: when, how, where or at which gathering, as myself or for the company, and how it felt."""

    on = day()
    medium = code(default="one_to_one")
    gathering = link("network.Gathering", null=True, blank=True, related_name="encounters")
    place = words()
    status = code(default="happened")
    as_role = code()
    business = models.BooleanField(null=True, blank=True)
    initiated_by = code()
    answered = models.BooleanField(null=True, blank=True)
    mood = models.SmallIntegerField(null=True, blank=True)
    noticed = words()
    note = words()

    class Meta(Recorded.Meta):
        indexes = [
            Index(fields=["owner", "status", "on", "id"], name="encounter_by_day"),
            # A year is looked back on without a look at its rows.
            Index(
                fields=["owner", "status", "trashed_at", "on", "mood", "medium"],
                name="encounter_in_review",
            ),
            Index(fields=["owner", "on"], name="encounter_noticed", condition=Q(noticed__isnull=False)),
        ]


class EncounterPerson(Owned):
    """Who was met in an encounter. The day is repeated here, so that one person's timeline is one index away."""

    whole = "encounter"
    encounter = link("network.Encounter", related_name="links")
    person = link("network.Person", related_name="met", db_index=False)
    on = day()
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [Index(fields=["person", "on", "encounter"], name="met_by_day")]
