"""Why somebody was found: one short line for each fact, in the owner's own words where there are some."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from enishi.core import vocabulary as v
from enishi.wording import labels
from enishi.wording.phrases import Table, clip

LINES: Table = {
    "name": _("Name: {text}"),
    "reading": _("Read {text}"),
    "nickname": _("Called {text}"),
    "field": _("Field: {text}"),
    "organization": _("At {text}"),
    "title": _("{text}"),
    "place": _("Place: {text}"),
    "tag": _("Tag: {text}"),
    "offer": _("Can do: {text}"),
    "want": _("Looks for: {text}"),
    "note": _("“{text}”"),
    "talk": _("“{text}” {on}"),
    "met": _("{text} {on}"),
    "introduced": _("Introduced by {text}"),
    "together": _("Together: {text}"),
    "alike": _("Much like “{text}”"),
}
KINDS = (*v.GATHERING_KINDS, *v.MEDIUMS)


def why(facts: Iterable[Any]) -> list[str]:
    """Return the lines for the facts of one person found, in their order, none twice.

    A fact has code, text and on, as in queries.whys.Fact.
    """
    return list(dict.fromkeys(line for fact in facts if (line := because(fact))))


def because(fact: Any) -> str:
    """Return the line for one fact; "" for an unknown code."""
    sentence = LINES.get(fact.code)
    if sentence is None:
        return ""
    return str(sentence).format_map({"text": _text(fact), "on": fact.on[:7]}).strip()


def _text(fact: Any) -> str:
    if fact.code == "field":
        return labels.field(fact.text)
    if fact.code == "met" and fact.text in KINDS:
        enum = "gathering_kind" if fact.text in v.GATHERING_KINDS else "medium"
        return labels.label(enum, fact.text)
    return clip(fact.text)
