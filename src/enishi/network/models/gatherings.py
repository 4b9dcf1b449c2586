"""Gathering: an occasion with several people, planned or attended."""

from __future__ import annotations

from django.db import models
from django.db.models import Index, Q

from enishi.network.models.base import Part, Recorded, code, day, link, words


class Gathering(Recorded):
    """An occasion with several people. `starts` keeps wall clock and offset as written; `on` is its day.

    mood: how the evening was as a whole, −1 to 1; how meeting somebody was stands with the encounter.
    """

    title = words()
    kind = code(default="other")
    starts = words()
    ends = words()
    on = day()
    place = words()
    series = words()
    status = code(default="planned")
    again = models.BooleanField(null=True, blank=True)
    solicited = models.BooleanField(default=False)
    mood = models.SmallIntegerField(null=True, blank=True)
    cost = models.IntegerField(null=True, blank=True)
    url = words()
    note = words()

    class Meta(Recorded.Meta):
        indexes = [
            Index(
                fields=["owner", "status", "on", "id"],
                name="gathering_by_day",
                condition=Q(trashed_at__isnull=True),
            ),
            Index(fields=["owner", "kind", "on"], name="gathering_by_kind"),
            Index(fields=["owner", "series", "on"], name="gathering_by_series"),
        ]


class GatheringField(Part):
    """A field expected at a gathering."""

    whole = "gathering"
    gathering = link("network.Gathering", related_name="fields_expected")
    field = models.CharField(max_length=48)


class GatheringGuest(Part):
    """A person expected at a planned gathering."""

    whole = "gathering"
    gathering = link("network.Gathering", related_name="guests")
    person = link("network.Person", related_name="expected_at")
