"""The page of a person in words: what to know before one meets, and the story until today.

Takes what queries found and gives the contexts written on top of person.html; decides nothing and asks nothing.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from enishi.network.queries import people as queries
from enishi.network.queries.people import Knot, LastTalk, PersonCard, PromiseFound
from enishi.network.queries.timeline import Entry, Timeline
from enishi.web import faces
from enishi.wording import before as wording
from enishi.wording import dates, phrases
from enishi.wording import timeline as timeline_wording

Shown = dict[str, Any]
MEDIUM_ICONS = {
    "gathering": "gathering", "meal": "meal", "call": "call", "video": "video", "message": "message",
    "letter": "letter",
}  # fmt: skip
FAVOR_ICONS = {"introduction": "introduction", "work": "chance", "referral": "chance", "listening": "talk"}


def before(card: PersonCard, today: datetime.date) -> Shown:
    """Return the part "before you meet" of person.html."""
    record = card.record
    return {
        "thread": _thread(card, today),
        "thread_label": wording.through(card),
        "met": wording.met(card, today),
        "there": wording.there(card),
        "last": _last(card.last, today) if card.last else None,
        "wants": [{"label": word, "kind": "want", "url": "", "icon": ""} for word in record.get("wants", ())],
        "offers": [
            {"label": word, "kind": "offer", "url": "", "icon": ""} for word in record.get("offers", ())
        ],
        "promised": [promise(one, today) for one in card.promises if one.by == "me"],
        "they_promised": [promise(one, today) for one in card.promises if one.by != "me"],
        "passed": wording.passed(card.passed, today),
    }


def _thread(card: PersonCard, today: datetime.date) -> list[Shown]:
    """Return the thread from me to the person; none where it would hold nobody between and no gathering."""
    if len(card.thread) < 2:
        return []
    me = {
        "kind": "me",
        "name": _("Me"),
        "note": "",
        "url": "",
        "initial": _("Me")[:1],
        "photo": "",
        "tone": 0,
        "ring": "me",
    }
    return [me, *(_knot(knot, today) for knot in card.thread)]


def _knot(knot: Knot, today: datetime.date) -> Shown:
    note = dates.day(knot.on, today) if knot.on else ""
    if knot.face:
        return faces.portrait(knot.face) | {"kind": "person", "note": note}
    url = reverse("gathering", args=[knot.uid])
    return {
        "kind": "gathering",
        "name": knot.title,
        "note": note,
        "url": url,
        "initial": "",
        "photo": "",
        "tone": 0,
        "ring": "",
    }


def _last(last: LastTalk, today: datetime.date) -> Shown:
    return {
        "date": wording.last_day(last, today),
        "iso": last.on,
        "text": wording.last_words(last),
        "url": reverse("encounter", args=[last.uid]),
    }


def promise(one: PromiseFound, today: datetime.date) -> Shown:
    """Return components/promise_row.html's promise."""
    return {
        "uid": one.uid, "what": one.what, "facts": wording.promised(one, today), "url": f"#promise-{one.uid}", "done": False,
        "keep_url": reverse("promise_keep", args=[one.uid]),
    }  # fmt: skip


def birthday(value: str, today: datetime.date) -> str:
    """Return a birthday, which may lack its year."""
    return dates.day(value, today)


# -- the story until today ------------------------------------------------------------------------------------------


def timeline(found: Timeline, person: str, name: Any, today: datetime.date) -> Shown:
    """Return components/timeline.html's entries and where the older ones are."""
    more = ""
    if found.before:
        key = urlencode(found.before._asdict())
        more = f"{reverse('person_timeline', args=[person])}?{key}"
    return {"timeline": [_entry(entry, person, name, today) for entry in found.entries], "more_url": more}


def _entry(entry: Entry, person: str, name: Any, today: datetime.date) -> Shown:
    facts = entry.facts
    ends = [end for end in facts.get("ends", ()) if end is not None]
    called = {person: name} | {str(end.uid): queries.name_of(end) for end in ends}
    record = {**facts, "type": entry.kind, "person": person} | {
        key: str(end.uid) for key, end in zip("ab", ends, strict=False)
    }
    context = phrases.Context(today, called, {facts.get("gathering", ""): facts.get("title", "")})
    return {
        "icon": _icon(entry),
        "kind": _kind(entry),
        "what": timeline_wording.line(record, context),
        "text": _text(entry),
        "url": reverse("encounter", args=[entry.uid]) if entry.kind == "encounter" else "",
        "iso": entry.at.on,
        "date": dates.day(entry.at.on, today) if entry.at.on else _("Some day"),
        "chips": _together(entry),
    }


ICONS = {
    "promise": "promise", "introduction": "introduction", "chance": "chance", "telling": "statement",
    "reaction": "polish", "card": "card", "handing": "card", "seat": "seat",
}  # fmt: skip


def _icon(entry: Entry) -> str:
    if entry.kind == "encounter":
        return MEDIUM_ICONS.get(entry.facts["medium"] or "", "talk")
    if entry.kind == "favor":
        return FAVOR_ICONS.get(entry.facts["kind"] or "", "gift")
    return ICONS[entry.kind]


def _kind(entry: Entry) -> str:
    """Return the hue of an entry: who gave, a chance, a promise, a meeting; the rest are notes."""
    if entry.kind == "favor":
        return entry.facts["direction"] or "given"
    return {"encounter": "met", "promise": "promise", "chance": "chance"}.get(entry.kind, "note")


def _text(entry: Entry) -> str:
    """Return the owner's own words beneath the line, where the line does not hold them already."""
    facts = entry.facts
    if entry.kind == "promise":
        return _("Kept") if facts["done_on"] else ""
    if entry.kind == "introduction":
        return facts["outcome"] or facts["why"] or ""
    return (facts["note"] or "") if entry.kind in {"encounter", "chance"} else ""


def _together(entry: Entry) -> list[Shown]:
    if not entry.others:
        return []
    together = _("with %(names)s") % {"names": faces.short_names(entry.others)}
    return [{"label": together, "kind": "tag", "icon": "people", "url": ""}]
