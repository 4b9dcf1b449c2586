"""Draft: something understood but not yet confirmed."""

from __future__ import annotations

from django.db import models
from django.db.models import Index, Q

from enishi.network.models.base import Recorded, code


class Draft(Recorded):
    """A captured line, an inbox item or a calendar suggestion waiting for the owner's word."""

    kind = code(default="note")
    text = models.TextField()
    data = models.JSONField(default=dict)
    state = code(default="waiting")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta(Recorded.Meta):
        indexes = [
            Index(
                fields=["owner", "-id"],
                name="draft_waiting",
                condition=Q(state="waiting", trashed_at__isnull=True),
            )
        ]
