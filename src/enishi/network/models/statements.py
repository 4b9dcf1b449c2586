"""Statement and telling: what the owner does and wants, and who was told."""

from __future__ import annotations

from django.db import models
from django.db.models import Index

from enishi.network.models.base import Recorded, code, day, link


class Statement(Recorded):
    """A version of what I do (`do`) or what I want (`want`), with its audience."""

    what = code(default="do")
    text = models.TextField()
    since = day()
    audience = code(default="everyone")

    class Meta(Recorded.Meta):
        indexes = [Index(fields=["owner", "what", "since"], name="statement_by_day")]


class Telling(Recorded):
    """The owner told a person a statement; `stuck`: could they say it back?"""

    on = day()
    person = link("network.Person", related_name="tellings")
    statement = link("network.Statement", null=True, blank=True, related_name="tellings")
    stuck = models.BooleanField(null=True, blank=True)
