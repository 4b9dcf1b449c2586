"""A draft in words: when and how, who is meant, what passed – as the chips, the command line and the list of drafts say it.

Decides the words only; which of them can be changed, and how, is the interface's matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.language.draft import Draft, DraftGathering
from enishi.wording import dates, labels, names
from enishi.wording.names import Name
from enishi.wording.phrases import Context, Table, clip
from enishi.wording.timeline import line

# A whole ISO date; and for so many days back there is a word (おととい).
DAY, NAMED_DAYS = 10, 2

# What the pieces of a draft are, where they stand in a list.
PIECES: Table = {
    "on": gettext_lazy("When"),
    "planned": gettext_lazy("Still to come"),
    "medium": gettext_lazy("How"),
    "gathering": gettext_lazy("Gathering"),
    "gathering.kind": gettext_lazy("Its kind"),
    "gathering.place": gettext_lazy("Place"),
    "gathering.match": gettext_lazy("The one you know already"),
    "mood": gettext_lazy("How was it?"),
    "person": gettext_lazy("Name"),
    "who": gettext_lazy("Who is meant"),
    "reading": gettext_lazy("Reading"),
    "field": gettext_lazy("Field"),
    "title": gettext_lazy("What they are"),
    "organization": gettext_lazy("Where they belong"),
    "offer": gettext_lazy("What they can do"),
    "want": gettext_lazy("What they are looking for"),
    "wish": gettext_lazy("Would you like to be with them from here on?"),
    "key": gettext_lazy("Curious about"),
    "origin": gettext_lazy("How you came to know each other"),
    "introduced_by": gettext_lazy("Who brought you together"),
    "favor": gettext_lazy("Something given or received"),
    "promise": gettext_lazy("A promise"),
    "introduction": gettext_lazy("An introduction"),
    "telling": gettext_lazy("Told them what I do or want"),
    "chance": gettext_lazy("A chance"),
}
# Enumerations whose codes stand in a piece.
CODES = {
    "medium": "medium", "gathering.kind": "gathering_kind", "mood": "mood", "wish": "wish", "origin": "origin",
    "favor.direction": "direction", "favor.kind": "favor_kind", "promise.by": "side", "telling.what": "statement",
}  # fmt: skip


def piece(kind: str, whose: str, value: str) -> str:
    """Return one piece in a line: what it is, of whom, and what stands there."""
    what = PIECES.get(kind) or PIECES.get(kind.partition(".")[0], kind)
    said = (
        labels.field(value)
        if kind == "field"
        else labels.label(CODES[kind], value)
        if kind in CODES
        else value
    )
    said = whose.replace("/", " ") if said == "1" else said
    of = whose.partition("/")[0] if kind not in ("gathering.kind", "gathering.place") else ""
    return f"{what}（{of}）: {said}" if of and said != whose else f"{what}: {said}"


def kept(draft: Draft) -> str:
    """Return what stays as the note."""
    return _("{what} {words}").format(what=_("Kept as a note:"), words=clip(draft.unread))


def when(draft: Draft, today: date) -> str:
    """Return the day of a draft: "11月19日（木）・きのう"; what was not said is today, or some day to come."""
    if not draft.on:
        return _("some day to come") if draft.planned else dates.ago(today, today)
    day = dates.day(draft.on, today)
    since = dates.ago(draft.on, today)
    return day if day == since else _("{day}, {ago}").format(day=day, ago=since)


def gathering(found: DraftGathering) -> str:
    """Return a gathering by its title, or by its kind where it has none, and its place."""
    title = found.title or labels.label("gathering_kind", found.kind)
    return _("{title} ({place})").format(title=title, place=found.place) if found.place else title


def meant(name: Name, last_on: str, met_on: str, today: date) -> str:
    """Return somebody known as one would say who is meant: "先週会った佐藤健一さん"."""
    who, on = names.in_full(name), last_on or met_on
    if not on:
        return who
    # Japanese says 先月会った, but 3週間前に会った.
    counted = (
        len(on) == DAY and not on.startswith("--") and (today - date.fromisoformat(on)).days > NAMED_DAYS
    )
    said = _("{name}, met {ago}") if counted else _("{name}, whom you met {ago}")
    return said.format(name=who, ago=dates.ago(on, today))


def fact(kind: str, values: Mapping[str, Any], today: date, called: Mapping[str, Name]) -> str:
    """Return what a favor, promise, introduction, telling or chance of a draft says, in one line."""
    record = {"type": kind, **values}
    if kind == "chance":
        who = names.with_honorific(called.get(str(values.get("person")), str(values.get("person"))))
        return _("A chance through {person}: {title}").format(
            person=who, title=clip(str(values.get("title")))
        )
    if kind == "favor":
        record["note"] = values.get("what")
    if kind == "introduction":
        record["state"] = "made"
    said = line(record, Context(today, called))
    due = values.get("due")
    return _("{said} (by {day})").format(said=said, day=dates.day(due, today)) if due else said


def summary(draft: Draft, today: date, called: Mapping[str, Name]) -> str:
    """Return a whole draft in one line: who, when, where."""
    people = names.together([called.get(one.name, one.name) for one in draft.people], limit=5)
    parts = [people, when(draft, today) if draft.on or draft.medium else ""]
    parts.append(
        gathering(draft.gathering) if draft.gathering else labels.label("medium", draft.medium or "")
    )
    return " ・ ".join(part for part in parts if part) or clip(draft.text)


def lines(draft: Draft, today: date, called: Mapping[str, Name]) -> list[str]:
    """Return a draft line by line, for the command line."""
    told = [(_("When"), when(draft, today))]
    if draft.planned:
        told.append((_("Still to come"), _("yes")))
    if draft.medium:
        told.append((_("How"), labels.label("medium", draft.medium)))
    if draft.gathering:
        told.append((_("Gathering"), gathering(draft.gathering)))
    for one in draft.people:
        told.append((_("With"), _with(one, called)))
    said = [f"{title}: {words}" for title, words in told]
    return said + [fact(kind, values, today, called) for kind, values in facts_of(draft)]


def _with(one: Any, called: Mapping[str, Name]) -> str:
    who = called.get(one.name)
    parts = [
        str(who) if who else _("{name} (new)").format(name=names.honoured(one.name)),
        " ".join(filter(None, (one.organization, one.title))),
        labels.field(one.field) if one.field else "",
        *(_("can: {word}").format(word=word) for word in one.offers),
        *(_("looks for: {word}").format(word=word) for word in one.wants),
        _("curious about") if one.key else "",
        _("through {name}").format(name=one.introduced_by) if one.introduced_by else "",
    ]
    return " ・ ".join(part for part in parts if part)


def facts_of(draft: Draft) -> Iterable[tuple[str, dict[str, Any]]]:
    """Yield (kind, values) of everything that passed."""
    for kind, listed in (
        ("favor", draft.favors), ("promise", draft.promises), ("introduction", draft.introductions),
        ("telling", draft.tellings), ("chance", draft.chances),
    ):  # fmt: skip
        for one in listed:
            yield kind, {name: getattr(one, name) for name in one.__dataclass_fields__}  # type: ignore[attr-defined]
