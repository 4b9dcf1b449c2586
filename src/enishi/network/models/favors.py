"""Favor and promise: what passed between the owner and a person, and what is still to pass."""

from __future__ import annotations

from django.db import models
from django.db.models import Index, Q

from enishi.network.models.base import Recorded, code, day, link, words


class Favor(Recorded):
    """Something of value that passed, given or received."""

    on = day()
    person = link("network.Person", related_name="favors")
    direction = code(default="given")
    kind = code(default="help")
    field = code()
    note = words()
    thanked = models.BooleanField(default=False)

    class Meta(Recorded.Meta):
        indexes = [
            Index(fields=["owner", "on", "id"], name="favor_by_day"),
            Index(
                fields=["owner", "on"],
                name="favor_to_thank",
                condition=Q(direction="received", thanked=False, trashed_at__isnull=True),
            ),
        ]


class Promise(Recorded):
    """Something promised, by me or by them, open until done."""

    by = code(default="me")
    person = link("network.Person", related_name="promises")
    made_on = day()
    due = day()
    done_on = day()
    what = models.TextField()

    class Meta(Recorded.Meta):
        indexes = [
            Index(
                fields=["owner", "due", "id"],
                name="promise_open",
                condition=Q(done_on__isnull=True, trashed_at__isnull=True),
            )
        ]
