"""Seat: a field's place for a key person."""

from __future__ import annotations

from django.db.models import Index

from enishi.network.models.base import Recorded, code, day, link


class Seat(Recorded):
    """A field's place for a key person; without a person it is yet to be met."""

    field = code(default="life")
    person = link("network.Person", null=True, blank=True, related_name="seats")
    since = day()
    until = day()

    class Meta(Recorded.Meta):
        indexes = [Index(fields=["owner", "field"], name="seat_by_field")]
