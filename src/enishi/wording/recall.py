"""Why somebody was found: one short line for each fact, in the owner's own words where there are some."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from enishi.wording import labels
from enishi.wording.phrases import Table, clip


class Fact(Protocol):
    """What wording reads of a fact: queries.recall.Fact."""

    @property
    def code(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def on(self) -> str: ...


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
    "met_kind": _("{kind} {on}"),
    "introduced": _("Introduced by {text}"),
    "together": _("Together with {text}"),
    "together_at": _("Together with {text}: {title} {on}"),
    "alike": _("Much like “{text}”"),
}


def why(facts: Iterable[Any]) -> list[str]:
    """Return the lines for the facts of one person found, in their order, none twice."""
    return list(dict.fromkeys(line for fact in facts if (line := because(fact))))


def because(fact: Any) -> str:
    """Return the line for one fact; "" for an unknown code."""
    sentence = LINES.get(fact.code)
    if sentence is None:
        return ""
    text = labels.field(fact.text) if fact.code == "field" else clip(fact.text)
    words = {"text": text, "on": fact.on[:7], "title": clip(fact.title), "kind": _kind(fact.text)}
    return str(sentence).format_map(words).strip(" :：")


def _kind(code: str) -> str:
    from enishi.core import vocabulary as v

    if code in v.GATHERING_KINDS:
        return labels.label("gathering_kind", code)
    return labels.label("medium", code) if code in v.MEDIA else ""
