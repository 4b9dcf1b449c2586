"""Timeline: one line for each thing that happened with somebody, from the archive record that says it.

Decides the line only; the day beside it is `dates`' and the note beneath it is the owner's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.wording import names
from enishi.wording.labels import label
from enishi.wording.numbers import money
from enishi.wording.phrases import NOTHING, Context, Table, clip, pick, said

# By record type and the values that decide the sentence; "{person}" and the like are said by name.
LINES: Table = {
    "encounter.gathering": gettext_lazy("Met at a gathering"),
    "encounter.one_to_one": gettext_lazy("Met, just the two of us"),
    "encounter.meal": gettext_lazy("Met over a meal"),
    "encounter.call": gettext_lazy("Talked on the phone"),
    "encounter.video": gettext_lazy("Talked by video"),
    "encounter.message": gettext_lazy("Wrote to each other"),
    "encounter.letter": gettext_lazy("A letter went or came"),
    "encounter.none": gettext_lazy("Met or talked"),
    "encounter.planned": gettext_lazy("Going to meet or talk"),
    "encounter.at": gettext_lazy("Met at “{title}”"),
    "encounter.planned_at": gettext_lazy("Going to meet at “{title}”"),
    "favor.given": gettext_lazy("Did something for {person} ({kind}): {note}"),
    "favor.received": gettext_lazy("{person} did something for me ({kind}): {note}"),
    "promise.me": gettext_lazy("I promised {person}: {what}"),
    "promise.them": gettext_lazy("{person} promised: {what}"),
    "introduction": gettext_lazy("Brought {a} and {b} together: {state}"),
    "introduction.by": gettext_lazy("{by} brought {a} and {b} together: {state}"),
    "chance": gettext_lazy("A chance, “{title}”: {state}"),
    "chance.worth": gettext_lazy("A chance, “{title}” ({worth}): {state}"),
    "telling.do": gettext_lazy("Told {person} what I do"),
    "telling.want": gettext_lazy("Told {person} what I want"),
    "telling.none": gettext_lazy("Told {person} about myself"),
    "reaction.asked": gettext_lazy("{person} asked me for it: {text}"),
    "reaction.thanked": gettext_lazy("{person} was glad: {text}"),
    "reaction.missed": gettext_lazy("{person} said, if only there were: {text}"),
    "card.received": gettext_lazy("Received the card of {person}"),
    "card.own": gettext_lazy("A new card of my own"),
    "handing": gettext_lazy("Gave {person} my card “{title}”"),
    "seat": gettext_lazy("Became a key person: {field}"),
    "seat.none": gettext_lazy("A place for a key person: {field}"),
    "polish": gettext_lazy("Began to polish: {what}"),
    "polish.trial": gettext_lazy("Tried with {trial_for}: {what}"),
    "history.phase": gettext_lazy("Where one stands was noted"),
    "history.wish": gettext_lazy("The wish to be together was noted"),
    "relation": gettext_lazy("{a} and {b} know each other"),
    "gathering.planned": gettext_lazy("“{title}” is planned"),
    "gathering.attended": gettext_lazy("Was at “{title}”"),
    "gathering.cancelled": gettext_lazy("“{title}” was called off"),
    "statement.do": gettext_lazy("What I do: {text}"),
    "statement.want": gettext_lazy("What I want: {text}"),
    "answer": gettext_lazy("{question} – {text}"),
    "review": gettext_lazy("Looked back"),
    "met": gettext_lazy("Came to know each other"),
    "met.at": gettext_lazy("Came to know each other at “{title}”"),
    "met.by": gettext_lazy("Came to know each other through {introduced_by}"),
}
PEOPLE = ("person", "a", "b", "by", "trial_for", "introduced_by")
ENUMS = {"introduction": "introduction_state", "chance": "chance_state"}


def _encounter(record: Mapping[str, Any]) -> str:
    planned = record.get("status") == "planned"
    if record.get("gathering"):
        return "planned_at" if planned else "at"
    return "planned" if planned else str(record.get("medium") or "none")


DECIDING: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "encounter": _encounter,
    "favor": lambda record: record.get("direction") or "given",
    "promise": lambda record: record.get("by") or "me",
    "introduction": lambda record: "" if record.get("by") in (None, "", "me") else "by",
    "chance": lambda record: "worth" if record.get("worth") else "",
    "telling": lambda record: record.get("what") or "none",
    "reaction": lambda record: record.get("kind") or "asked",
    "card": lambda record: "received" if record.get("person") else "own",
    "seat": lambda record: "" if record.get("person") else "none",
    "polish": lambda record: "trial" if record.get("trial_for") else "",
    "history": lambda record: record.get("what") or "phase",
    "gathering": lambda record: record.get("status") or "planned",
    "statement": lambda record: record.get("what") or "do",
    "met": lambda record: "at" if record.get("met_at") else "by" if record.get("introduced_by") else "",
}


def line(record: Mapping[str, Any], context: Context = NOTHING) -> str:
    """Return the line for an archive record; "" for a type that stands on no timeline.

    Besides the record types there is "met" (`met_at`, `introduced_by`), the beginning of a tie. A telling
    may carry the `what` of its statement.
    """
    found = pick(LINES, _key(record), {})
    return "" if found is None else str(found).format_map(_words(record, context)).rstrip("：: ")


def _key(record: Mapping[str, Any]) -> str:
    """The table's key: the type, with what decides between its sentences."""
    kind = str(record.get("type", ""))
    deciding = DECIDING.get(kind)
    ending = deciding(record) if deciding else ""
    return f"{kind}.{ending}" if ending else kind


def _words(record: Mapping[str, Any], context: Context) -> dict[str, str]:
    kind = str(record.get("type", ""))
    plain = ("what", "text", "note", "title", "question", "field")
    words = said({key: record.get(key) for key in plain}, context)
    words |= {key: _person(record.get(key), context) for key in PEOPLE}
    words["kind"] = label("favor_kind", record.get("kind") or "help")
    words["state"] = label(ENUMS[kind], record.get("state")) if kind in ENUMS else ""
    words["worth"] = money(record.get("worth"), str(record.get("currency") or "JPY"))
    place = record.get("gathering") or record.get("met_at")
    if place:
        words["title"] = clip(context.titles.get(str(place), str(place)))
    return words


def _person(uid: Any, context: Context) -> str:
    return names.with_honorific(context.name(str(uid))) if uid else _("somebody")
