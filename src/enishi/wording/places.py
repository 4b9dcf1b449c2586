"""Places: the sentences of the pages on showing up, key persons, giving and oneself, where no measure says them.

Decides words only. Figures of the whole network stand in `portrait`, steps in `steps`, rooms in `rooms`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from enishi.core.codes import Reason
from enishi.core.meeting import RHYTHMS
from enishi.wording import dates, names, numbers
from enishi.wording.labels import field, label
from enishi.wording.names import Name
from enishi.wording.openings import CASUAL, POLITE
from enishi.wording.phrases import Table, clip
from enishi.wording.seasons import opening_of

KINDS: Table = {
    "same_trade": gettext_lazy(
        "People who do the same work: you hear what is going on, and are not alone with it."
    ),
    "community": gettext_lazy("The people next door. Here nobody asks for a title first."),
    "mixer": gettext_lazy(
        "People of all trades who came to meet somebody: the quickest way to other fields."
    ),
    "meal": gettext_lazy(
        "At a table one talks about more than work. Most friendships of grown-ups begin here."
    ),
    "card_exchange": gettext_lazy(
        "Many faces in one evening. Three real conversations are worth more than thirty cards."
    ),
    "seminar": gettext_lazy("You come to listen, so the first time is easy; talking comes by itself."),
}


# Why to look for somebody or a field at a gathering, in a word.
TO_MEET: Table = {
    "want": gettext_lazy("looked for"),
    "introduction": gettext_lazy("an introduction"),
    "vacant_seat": gettext_lazy("key person yet to be met"),
    "thin_field": gettext_lazy("few of them so far"),
}


def kind_is_for(kind: str) -> str:
    """Return in one sentence what a kind of gathering is good for."""
    return str(KINDS.get(kind, ""))


def visits(year: int, quarter: int) -> str:
    """Return how often one went within a year, and lately: "5回（この3か月で2回）", "5 times, 2 of late"."""
    if not year:
        return _("not yet")
    if not quarter:
        return numbers.times(year)
    return _("{year}, of late {quarter}").format(year=numbers.times(year), quarter=numbers.times(quarter))


def evenness(effective: float) -> str:
    """Return the Hill number of kinds (order 1, ≥ 0) as a sentence; "" for nothing visited."""
    if not effective:
        return ""
    return _("That is as even a mix as {n} kinds, each visited equally often.").format(
        n=numbers.figure(effective, 1)
    )


def fields_met(window: int, people: Mapping[str, int], effective: float, missing: Sequence[str]) -> str:
    """Return of which fields those were whom one met at gatherings; missing only as where there is room."""
    if not people:
        return ""
    most = sorted(people, key=lambda code: (-people[code], code))[:3]
    said = [
        _("In the last {span} you met people of {fields} there, most of them from {most}.").format(
            span=dates.span(window), fields=numbers.count(len(people), "fields"),
            most=names.listed([field(code) for code in most]),
        ),
        _("Weighed against each other that is as wide as {n} equally strong fields.").format(
            n=numbers.figure(effective, 1)
        ),
    ]  # fmt: skip
    if missing:
        rest = names.listed([field(code) for code in missing[:4]])
        said.append(_("There is room for more: {fields}, for instance.").format(fields=rest))
    return names.sentences(said)


def take_me_along(person: Name, kind: str) -> dict[str, str]:
    """Return how to ask somebody to be taken along, in two tones."""
    return _tones("take_me_along", person=names.address(person), kind=label("gathering_noun", kind))


def beyond_budget() -> str:
    return _("It goes beyond the hours or the money you set for a week.")


def to_meet(why: str, name: str) -> str:
    """Return whom or what to look for at a gathering, with why: "森さん（紹介）"."""
    return _("{name} ({why})").format(name=name, why=TO_MEET.get(why, ""))


def ask_along(people: Sequence[Name]) -> str:
    """Return whom one might ask to be taken along; "" for nobody."""
    if not people:
        return ""
    return _("You met {people} at such a gathering. You could ask to go together.").format(
        people=names.together(people)
    )


def were_you_there() -> str:
    return _("The day has come and gone. Were you there?")


def and_others(called: str, others: int) -> str:
    return _("{names} and {others}").format(names=called, others=numbers.count(others, "others"))


def might_meet(code: str, vacant: bool) -> str:
    """Return an expected field, saying where a key person is yet to be met."""
    return _("{field}: a key person is yet to be met").format(field=field(code)) if vacant else field(code)


def came_of(first_met: int, key_persons: Sequence[Name], chances: Sequence[str]) -> list[str]:
    """Return what came of a gathering so far, a sentence each."""
    said = []
    if first_met:
        said.append(_("You first met {people} here.").format(people=numbers.count(first_met, "people")))
    if key_persons:
        said.append(_("{people} became key persons of yours.").format(people=names.together(key_persons)))
    if chances:
        quoted = names.listed([_("“{text}”").format(text=title) for title in chances[:3]])
        said.append(_("The way of {chances} led through here.").format(chances=quoted))
    return said


def thread_from(title: str) -> str:
    return _("The thread from “{title}” on").format(title=title)


def seat_state(state: str) -> str:
    """Return how a place stands: someone, quiet, open."""
    return {
        "someone": _("Someone"), "quiet": _("Not seen for a while"), "open": _("Yet to be met"),
    }[state]  # fmt: skip


def seat_said(state: str, last: str, since: str) -> str:
    """Return a seat's sentence; last: how long ago, since: since when."""
    if state == "open":
        return _("Somebody of this field is still to be met.")
    if not last:
        return _("No talk is written down yet.")
    if state == "quiet":
        return _("You last met {ago}. A short word is enough.").format(ago=last)
    return _("You last met {ago}.").format(ago=last)


def came_up(what: str, times: int, people: Sequence[Name] = ()) -> str:
    """Return why a field is proposed: it came up in what was logged, and with whom."""
    said = ngettext("{field} came up {n} time of late.", "{field} came up {n} times of late.", times)
    words = said.format(field=what, n=times)
    if not people:
        return words
    return _("{sentence} With {people}, for instance.").format(sentence=words, people=names.together(people))


IDEAS: Table = {
    "together": gettext_lazy("Go to “{title}” together on {on}"),
    "lunch_near": gettext_lazy("Lunch near {place}, where you both are"),
    "lunch_last": gettext_lazy("Lunch near {place}, where you last met"),
    "lunch": gettext_lazy("A lunch or a drink, without any business"),
}


def idea(reason: Reason, today: datetime.date) -> str:
    """Return an easy occasion to meet (`core.meeting`)."""
    facts = dict(reason.facts)
    said = {"title": clip(str(facts.get("title", ""))), "place": clip(str(facts.get("place", "")))}
    return str(IDEAS[reason.code]).format(on=dates.day(str(facts.get("on", "")), today), **said)


def kept_up(
    last: str, rhythm: int | None, due: datetime.date | None, snoozed: str, today: datetime.date
) -> str:
    """Return how one keeps up with somebody: last met, rhythm, when it would be time; never a reproach."""
    said = [_("You last met {ago}.").format(ago=last) if last else _("No talk is written down yet.")]
    if rhythm:
        said.append(_("Your rhythm: every {span}.").format(span=dates.span(rhythm)))
    if snoozed:
        said.append(_("Not just now: until {day}.").format(day=dates.day(snoozed, today)))
    elif due and due <= today:
        said.append(_("It would be a good time to meet."))
    elif due:
        said.append(_("Next around {day}.").format(day=dates.day(due, today)))
    return names.sentences(said)


def rhythms(now: int | None) -> list[dict[str, Any]]:
    """Return the rhythms to choose from, the present one among them."""
    listed = sorted({*RHYTHMS, now} - {None}) if now else list(RHYTHMS)
    choices = [{"value": "", "label": _("No rhythm"), "chosen": now is None}]
    return choices + [
        {
            "value": str(days),
            "label": _("Every {span}").format(span=dates.span(days or 0)),
            "chosen": days == now,
        }
        for days in listed
    ]


def meal_together(person: Name, today: datetime.date) -> dict[str, str]:
    """Return how to ask somebody to a meal without any business, in two tones."""
    return _tones("meal_together", person=names.address(person), season_opening=opening_of(today))


def glad_because(want: str, offer: str, met: Sequence[str] = ()) -> list[str]:
    """Return why somebody would be glad of the owner, with the words that met."""
    said = [
        _("They are looking for “{want}”; you can do “{offer}”.").format(want=clip(want), offer=clip(offer))
    ]
    if met:
        said.append(_("These words met: {words}.").format(words=names.listed([*met])))
    return said


def can_help(person: Name, want: str, offer: str) -> dict[str, str]:
    """Return how to offer help, in two tones."""
    return _tones("i_can_help", person=names.address(person), what=clip(want), offer=clip(offer))


def know_someone(person: Name, other: Name, want: str) -> dict[str, str]:
    """Return how to tell somebody of another who could help, in two tones."""
    called = names.with_honorific(other)
    return _tones("i_know_someone", person=names.address(person), what=clip(want), other=called)


def _tones(opening: str, **facts: str) -> dict[str, str]:
    return {
        "polite": str(POLITE[opening]).format_map(facts),
        "casual": str(CASUAL[opening]).format_map(facts),
    }


def unmet_field(code: str) -> str:
    """Return the field of what nobody known can do; wants of no field that can be told stand together."""
    return field(code) if code else _("Other things")


def known(people: int) -> str:
    """Return how many were told a statement."""
    if not people:
        return _("You have not told anybody yet, as far as is written down.")
    return _("You told {people}.").format(people=numbers.count(people, "people"))


def through(people: Sequence[Name], title: str) -> str:
    """Return what a whole thread says: through whom something came."""
    return _("Through {people} to “{title}”").format(people=names.together(people), title=title)


def good_thing(people: int) -> str:
    """Return what the first day's thread shows."""
    if people > 1:
        return _("Nobody planned this: it was passed on from one to the next. That is what a network does.")
    return _("You did not have to ask for it: somebody thought of you. That is what a network does.")
