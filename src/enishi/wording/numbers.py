"""Numbers with what they are numbers of: counts, money, time spent, shares. Never a bare figure."""

from __future__ import annotations

from collections.abc import Callable

from babel.numbers import format_currency, format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enishi.wording.labels import language

NOUNS: dict[str, Callable[[int], str]] = {
    "people": lambda n: ngettext("{n} person", "{n} people", n),
    "others": lambda n: ngettext("{n} other", "{n} others", n),
    "gatherings": lambda n: ngettext("{n} gathering", "{n} gatherings", n),
    "meetings": lambda n: ngettext("{n} meeting", "{n} meetings", n),
    "fields": lambda n: ngettext("{n} field", "{n} fields", n),
    "pairs": lambda n: ngettext("{n} pair", "{n} pairs", n),
    "kinds": lambda n: ngettext("{n} kind", "{n} kinds", n),
    "promises": lambda n: ngettext("{n} promise", "{n} promises", n),
    "chances": lambda n: ngettext("{n} chance", "{n} chances", n),
    "introductions": lambda n: ngettext("{n} introduction", "{n} introductions", n),
    "favors": lambda n: ngettext("{n} thing", "{n} things", n),
    "names": lambda n: ngettext("{n} name", "{n} names", n),
    "words": lambda n: ngettext("{n} word received", "{n} words received", n),
    "questions": lambda n: ngettext("{n} question", "{n} questions", n),
    "seats": lambda n: ngettext("{n} place", "{n} places", n),
    "steps": lambda n: ngettext("{n} step", "{n} steps", n),
    "rows": lambda n: ngettext("{n} row", "{n} rows", n),
    "drafts": lambda n: ngettext("{n} draft", "{n} drafts", n),
    "photos": lambda n: ngettext("{n} photo", "{n} photos", n),
    "changes": lambda n: ngettext("{n} change", "{n} changes", n),
    "days": lambda n: ngettext("{n} day", "{n} days", n),
    "weeks": lambda n: ngettext("{n} week", "{n} weeks", n),
    "months": lambda n: ngettext("{n} month", "{n} months", n),
    "years": lambda n: ngettext("{n} year", "{n} years", n),
    "minutes": lambda n: ngettext("{n} minute", "{n} minutes", n),
    "hours": lambda n: ngettext("{n} hour", "{n} hours", n),
}
TENTHS = 10


def figure(value: float, digits: int = 0) -> str:
    """Return a number as the language writes it, with at most `digits` decimals."""
    return format_decimal(round(value, digits), format="#,##0.###", locale=language())


def count(n: int, noun: str) -> str:
    """Return a count with its noun (a key of `NOUNS`): "3人", "3 people"."""
    return NOUNS[noun](n).format(n=figure(n))


def times(n: int) -> str:
    """Return how often: "2回", "twice"."""
    if n == 1:
        return _("once")
    return _("twice") if n == 2 else _("{n} times").format(n=figure(n))


def money(value: float | None, currency: str = "JPY") -> str:
    """Return an amount: "3,000円", "¥3,000"; "" for none."""
    if value is None:
        return ""
    if currency == "JPY":
        return _("¥{amount}").format(amount=figure(value))
    return format_currency(value, currency, locale=language())


def hours(value: float | None) -> str:
    """Return hours: "1.5時間", "1.5 hours"; "" for none."""
    if value is None:
        return ""
    if value == int(value):
        return count(int(value), "hours")
    return _("{n} hours").format(n=figure(value, 1))


def minutes(value: int) -> str:
    """Return minutes, from an hour on as hours: "45分", "1.5時間"."""
    return hours(round(value / 60, 1)) if value >= 60 else count(value, "minutes")


def megabytes(size: int) -> str:
    """Return the size of a file in bytes as one reads it: "1.2 MB", at least "0.1 MB"."""
    return _("{n} MB").format(n=figure(max(size / 1_000_000, 0.1), 1))


def share(value: float) -> str:
    """Return a share (0–1) in tenths, since a network is too small for percentages: "3割ほど", "about 3 in
    10".
    """
    tenths = round(value * TENTHS)
    if tenths <= 0:
        return _("hardly any") if value > 0 else _("none")
    if tenths >= TENTHS:
        return _("nearly all") if value < 1 else _("all")
    return _("about {n} in 10").format(n=figure(tenths))
