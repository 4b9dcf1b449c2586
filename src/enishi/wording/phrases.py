"""Phrases: raw facts turned into the pieces of a sentence, and the table look-up all sentences share.

Decides how each fact is said (a person by name, days as "3週間前", a kind as a phrase). Which sentence a code
gets stands in the tables of the other modules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.utils.functional import Promise

from enishi.wording import dates, labels, names, numbers
from enishi.wording.names import Name

LONGEST_QUOTE = 60
Table = Mapping[str, Promise]


class Reason(Protocol):
    """A code with raw facts, as `core.codes.Reason` is one."""

    @property
    def code(self) -> str: ...

    @property
    def facts(self) -> Mapping[str, Any]: ...


Coded = Reason | Mapping[str, Any]


@dataclass(frozen=True)
class Context:
    """What a sentence needs besides the facts.

    today: for dates and seasons. names: by id, a person's record, name dict or text; an id that is not
    here is shown as it is. titles: gatherings' titles by id. do, want: the owner's present statements.
    """

    today: date | None = None
    names: Mapping[str, Name] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    do: str = ""
    want: str = ""

    def name(self, uid: str) -> Name:
        return self.names.get(uid, uid)


NOTHING = Context()


def code_of(reason: Coded) -> str:
    """Return the code of a reason, or of one that was kept as JSON ({"code": …, "facts": {…}})."""
    return str(reason["code"]) if isinstance(reason, Mapping) else reason.code


def facts_of(reason: Coded) -> Mapping[str, Any]:
    """Return the raw facts of a reason, or of one that was kept as JSON."""
    facts = reason.get("facts", {}) if isinstance(reason, Mapping) else reason.facts
    return facts or {}


def clip(text: str) -> str:
    """Return the owner's own words in one line, short enough to stand within a sentence."""
    line = " ".join(text.split()).rstrip("。.")
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1].rstrip()}…"


def said(facts: Mapping[str, Any], context: Context = NOTHING) -> dict[str, str]:
    """Return every fact as it stands in a sentence, by its key; days also as `ago`, `span` and `soon`."""
    words = {key: _said(key, value, context) for key, value in facts.items()}
    days = facts.get("days")
    if isinstance(days, int):
        words |= {"ago": dates.ago_days(days), "span": dates.span(days), "soon": dates.in_days(days)}
    return words


def _said(key: str, value: Any, context: Context) -> str:
    if value is None:
        return ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _several(key, [str(one) for one in value], context)
    speak = _SPEAKERS.get(key)
    if speak:
        return speak(value, context)
    return clip(value) if isinstance(value, str) else numbers.figure(value, 1)


def _several(key: str, values: list[str], context: Context) -> str:
    if key == "people":
        return names.together([context.name(value) for value in values])
    if key == "fields":
        return names.listed([labels.field(value) for value in values])
    return names.listed([clip(value) for value in values])


def _counted(noun: str) -> Callable[[Any, Context], str]:
    return lambda value, context: numbers.count(int(value), noun) if isinstance(value, int) else str(value)


_SPEAKERS: dict[str, Callable[[Any, Context], str]] = {
    "person": lambda value, context: names.with_honorific(context.name(value)),
    "other": lambda value, context: names.with_honorific(context.name(value)),
    "kind": lambda value, context: labels.label("gathering_noun", value),
    "field": lambda value, context: labels.field(value),
    "question": lambda value, context: labels.label("question", value),
    "on": lambda value, context: dates.day(value, context.today),
    "due": lambda value, context: dates.day(value, context.today),
    "days": _counted("days"),
    "rhythm": lambda value, context: dates.span(int(value)),
    "usual": lambda value, context: dates.span(int(value)),
    "times": lambda value, context: numbers.times(int(value)),
    "visits": lambda value, context: numbers.times(int(value)),
    "minutes": lambda value, context: numbers.minutes(int(value)),
    "cost": lambda value, context: numbers.money(value),
    "people": _counted("people"),
    "names": _counted("names"),
    "words": _counted("words"),
    "number": _counted("promises"),
}


def pick(table: Table, code: str, facts: Mapping[str, Any]) -> Promise | None:
    """Return a code's sentence: the variant for one of its facts ("no_statement.do", "costs.0") where
    there is one.

    A fact that is empty has the variant "none".
    """
    for value in facts.values():
        ending = "none" if value is None or (value != 0 and not value) else value
        variant = table.get(f"{code}.{ending}") if isinstance(ending, str | int) else None
        if variant:
            return variant
    return table.get(code)


def speak(table: Table, code: str, facts: Mapping[str, Any], context: Context = NOTHING) -> str:
    """Return the sentence of a code with its facts; "" for a code without one.

    Raises KeyError when the sentence needs a fact that is not there.
    """
    sentence = pick(table, code, facts)
    return "" if sentence is None else str(sentence).format_map(said(facts, context))
