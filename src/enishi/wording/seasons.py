"""Seasons: the sentence with which a polite letter opens, by month."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OPENINGS = (
    gettext_lazy("I hope the new year has begun well for you."),
    gettext_lazy("I hope you are keeping warm in these cold days."),
    gettext_lazy("The days are growing milder at last; I hope you are well."),
    gettext_lazy("With spring all around, I hope you are well."),
    gettext_lazy("In this fresh green season, I hope you are well."),
    gettext_lazy("In these rainy days, I hope you are well."),
    gettext_lazy("Summer has come; I hope the heat is not too much for you."),
    gettext_lazy("The hot days go on; I hope you are keeping well."),
    gettext_lazy("The evenings are growing cooler; I hope the summer was good to you."),
    gettext_lazy("Autumn is at its best just now; I hope you are well."),
    gettext_lazy("The mornings have turned cold; I hope you are keeping well."),
    gettext_lazy("The year is nearly over; I hope you are well in these busy days."),
)


def opening_of(today: date | None) -> str:
    """Return the month's opening sentence; a plain one where the day is not known."""
    return _("I hope you are well.") if today is None else str(OPENINGS[today.month - 1])
