"""Introduction: A should meet B – from an idea to what came of it."""

from __future__ import annotations

from django.db.models import Index

from enishi.network.models.base import Recorded, code, day, link, words


class Introduction(Recorded):
    """An introduction. by: me, or the uid of the person who brought the two together."""

    a = link("network.Person", related_name="introductions_a")
    b = link("network.Person", null=True, blank=True, related_name="introductions_b")
    by = code(default="me")
    state = code(default="idea")
    asked_a = code()
    asked_b = code()
    on = day()
    why = words()
    outcome = words()

    class Meta(Recorded.Meta):
        indexes = [Index(fields=["owner", "state", "on"], name="introduction_by_state")]
