"""Chance and its chain: what came round-about, and through whom."""

from __future__ import annotations

from django.db import models
from django.db.models import Index

from enishi.network.models.base import Part, Recorded, code, day, link, words


class Chance(Recorded):
    """A job, request, invitation, customer or partner; inside the owner's plan or a coincidence."""

    on = day()
    title = words()
    state = code(default="open")
    worth = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    currency = code(default="JPY")
    planned = models.BooleanField(null=True, blank=True)
    field = code()
    source = link("network.Person", null=True, blank=True, related_name="chances")
    note = words()

    class Meta(Recorded.Meta):
        indexes = [Index(fields=["owner", "on", "id"], name="chance_by_day")]


class ChanceLink(Part):
    """One knot of the thread through which a chance came: a person or a gathering, the nearest first."""

    whole = "chance"
    chance = link("network.Chance", related_name="chain")
    person = link("network.Person", null=True, blank=True, related_name="chance_links")
    gathering = link("network.Gathering", null=True, blank=True, related_name="chance_links")
    thanked = models.BooleanField(default=False)
