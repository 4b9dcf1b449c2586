"""The capture line: a draft opens while typing pauses, is corrected by tapping, and is saved with Enter – only as seen.

The form holds everything: the words, the corrections (pairs of `key` and `to`), what was tapped (`set`, `drop`) and
the words for which a draft was last shown (`seen`). Nothing is kept here between two answers. The same form opens
drafts that were put off, and works without scripts.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi.language.draft import Draft
from enishi.language.pieces import Change, Corrected, corrected
from enishi.network.actions import drafts as draft_actions
from enishi.network.actions import notes as actions
from enishi.network.actions.revisions import undo
from enishi.network.errors import Refused
from enishi.network.models import Owner
from enishi.network.queries.drafts import draft_found
from enishi.network.queries.notes import draft_of, meant_by
from enishi.network.queries.people import people_named
from enishi.web import carried, errors, faces, htmx, toasts
from enishi.web.access import signed_in
from enishi.web.bits import TAB, draft_shown
from enishi.wording import names

Shown = dict[str, Any]
LONGEST = 20_000
FOUND = 5


@dataclass(frozen=True)
class Line:
    """What the form sends. uid: of the draft it was opened from, or ''."""

    text: str
    seen: str
    changes: tuple[Change, ...]
    uid: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Line:
        data = request.POST
        pairs = list(zip(data.getlist("key"), data.getlist("to"), strict=False))
        for dropped in data.getlist("drop"):
            pairs = [pair for pair in pairs if pair != _pair(dropped)]
        pairs += [_pair(said) for said in data.getlist("set")]
        return cls(
            _words(data.get("text", "")), _words(data.get("seen", "")), tuple(pairs), data.get("draft", "")
        )


def _pair(sent: str) -> Change:
    key, _tab, value = sent.partition(TAB)
    return key, value


def _words(text: str) -> str:
    """Return what was typed, its lines as everywhere else, without what no keyboard types."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in plain if char in "\n\t" or char >= " ").strip()[:LONGEST]


@dataclass(frozen=True)
class Understood:
    """A line as read and as corrected."""

    line: Line
    read: Draft
    found: Corrected


def understood(owner: Owner, line: Line, today: datetime.date) -> Understood:
    """Read a line, or a draft with its words as they now are, and lay the corrections over it."""
    if line.uid:
        read = draft_found(owner, line.uid, today, text=line.text).read
    else:
        read = draft_of(owner, text=line.text, today=today)
    return Understood(line, read, corrected(read, line.changes))


def capture_context(line: Line | None = None, **more: Any) -> Shown:
    """Return the context of components/capture_line.html."""
    text, uid = (line.text, line.uid) if line else ("", "")
    return {
        "url": reverse("capture"), "draft_url": reverse("capture_draft"), "value": text, "uid": uid, "focus": True,
        "said": None, "problem": "", **more,
    }  # fmt: skip


def draft_context(owner: Owner, told: Understood, today: datetime.date) -> Shown:
    """Return the context of components/draft.html."""
    rows = meant_by(owner, told.read, told.found.draft)
    shown = draft_shown(told.read, told.found, rows, today)
    return shown | {
        "seen": told.line.text,
        "draft_url": reverse("capture_draft"),
        "people_url": reverse("capture_people"),
        "put_off_url": reverse("capture_put_off"),
        "full_url": reverse("capture_full"),
        "drop_url": reverse("draft_drop", args=[told.line.uid]) if told.line.uid else "",
    }


# -- while typing ---------------------------------------------------------------------------------------------------


@require_POST
@signed_in
def capture_draft(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """What is understood so far: the draft, with every correction that still holds."""
    line = Line.of(request)
    return _shown(request, owner, line, today)


def _shown(
    request: HttpRequest, owner: Owner, line: Line, today: datetime.date, problem: str = ""
) -> HttpResponse:
    """Show the draft of a line: into its place, or as a page of its own. A problem says why it was not saved."""
    draft = draft_context(owner, understood(owner, line, today), today) if line.text or line.uid else None
    status = htmx.INVALID if problem else 200
    if htmx.asks(request):
        context = {"draft": draft, "problem": problem}
        return htmx.into(request, "components/draft_place.html", context, "#draft", status)
    context = {"place": "add", "capture": capture_context(line, problem=problem), "draft": draft, "taps": []}
    return render(request, "add.html", context, status=status)


@require_GET
@signed_in
def capture_people(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Whom a name of the line may be linked to, searched as it is typed."""
    rows = people_named(owner, query=request.GET.get("q", ""), limit=FOUND)
    key = request.GET.get("key", "")
    people = [faces.person_row(row, today) | {"set": f"{key}{TAB}{row.face.uid}"} for row in rows]
    return render(
        request, "components/capture_people.html", {"people": people, "draft_url": reverse("capture_draft")}
    )


# -- saving ---------------------------------------------------------------------------------------------------------


@require_POST
@signed_in
def capture(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Save a line whose draft was seen; show the draft of one that was not."""
    line = Line.of(request)
    if not line.text and not line.uid:
        return _again(
            request,
            owner,
            capture_context(problem=_("There are no words yet. A few are enough.")),
            htmx.INVALID,
        )
    if line.seen != line.text:
        return _shown(request, owner, line, today)
    told = understood(owner, line, today)
    try:
        saved = _save(owner, told, today)
    except Refused as error:
        return _shown(request, owner, line, today, errors.sentence_of(error))
    toasts.tell(request, owner)
    return _again(request, owner, capture_context(said=_said(saved, line, today)))


def _save(owner: Owner, told: Understood, today: datetime.date) -> actions.Saved:
    given = {"draft": told.found.draft, "more": told.found.more, "today": today, "via": "web"}
    if told.line.uid:
        return draft_actions.confirm_draft(owner, uid=told.line.uid, **given)
    return actions.save_note(owner, **given)


def _said(saved: actions.Saved, line: Line, today: datetime.date) -> Shown:
    """What is said in place of the draft: whom it touched, and the way back with every word and correction."""
    people = [
        {"url": reverse("person", args=[one.uid]), "name": names.in_full(one.full or "")}
        for one in saved.people
    ]
    gathering = saved.gathering
    where = (
        {"url": reverse("gathering", args=[gathering.uid]), "name": gathering.title} if gathering else None
    )
    kept = [{"key": key, "value": value} for key, value in line.changes]
    return {
        "sentence": _("Noted."), "people": people, "gathering": where, "undo_url": reverse("capture_back"),
        "number": saved.number, "text": line.text, "uid": line.uid, "kept": kept,
    }  # fmt: skip


def _again(request: HttpRequest, owner: Owner, context: Shown, status: int = 200) -> HttpResponse:
    """Answer with an empty line, ready for the next: in its place, or on the page it was sent from."""
    if htmx.asks(request):
        if context["said"]:
            # Said in place: no toast as well.
            toasts.take(request)
        return htmx.into(
            request,
            "components/capture_line.html",
            {"capture": context, "draft": None},
            "#capture-box",
            status,
        )
    if status == htmx.INVALID:
        page = {"place": "add", "capture": context, "draft": None, "taps": []}
        return render(request, "add.html", page, status=status)
    return htmx.done(request, "week")


@require_POST
@signed_in
def capture_back(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Take a saved line back: it stands in the line again, as it was corrected, to be changed or left."""
    number = request.POST.get("number", "")
    undo(owner, number=int(number) if number.isdigit() else None, via="web")
    line = Line.of(request)
    told = understood(owner, line, today)
    context = capture_context(line, back=_("Taken back. Here are your words again."))
    draft = draft_context(owner, told, today)
    if htmx.asks(request):
        return htmx.into(
            request, "components/capture_line.html", {"capture": context, "draft": draft}, "#capture-box"
        )
    return render(request, "add.html", {"place": "add", "capture": context, "draft": draft, "taps": []})


@require_POST
@signed_in
def capture_put_off(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Keep a line as a draft, corrections and all; it waits on 今週."""
    line = Line.of(request)
    if line.uid:
        draft_actions.correct_draft(owner, uid=line.uid, text=line.text, changes=line.changes, via="web")
    else:
        draft_actions.put_off(owner, text=line.text, changes=line.changes, today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "week")


@require_POST
@signed_in
def capture_full(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Go on to the full form, with all the draft says that stands there."""
    line = Line.of(request)
    told = understood(owner, line, today)
    return htmx.done(
        request, f"{reverse('encounter_new')}?{urlencode(_for_the_form(told.found, line.uid), doseq=True)}"
    )


def _for_the_form(found: Corrected, uid: str) -> list[tuple[str, str]]:
    """Return what the form of an encounter takes over from a draft (`web/encounters.py`)."""
    draft = found.draft
    on = draft.on if draft.on and len(draft.on) == len("2026-11-20") else ""
    pairs = [
        ("text", draft.text),
        ("on", on),
        ("medium", draft.medium or ""),
        ("mood", str(draft.mood or "")),
    ]
    pairs += [("person", one.matches[0]) if one.matches else ("name", one.name) for one in draft.people]
    if draft.gathering:
        at = draft.gathering
        pairs += [("gathering", at.match)] if at.match else [("title", at.title), ("kind", at.kind)]
        pairs.append(("place", at.place or ""))
    pairs += [("spark", one.matches[0] if one.matches else one.name) for one in draft.people if one.key]
    pairs += [("told", _told(draft)), ("carried", carried.written(draft, uid))]
    for promise in draft.promises:
        pairs.append(("promise", TAB.join((promise.by, promise.what, promise.due or "", promise.person))))
    for favor in draft.favors:
        pairs.append(("favor", TAB.join((favor.direction, favor.kind, favor.what or "", favor.person))))
    return [pair for pair in pairs if pair[1]]


def _told(draft: Draft) -> str:
    """What the line tells of people and the form has no place for, carried along unseen."""
    told: dict[str, dict[str, Any]] = {}
    for one in draft.people:
        words = {
            "fields": [one.field] if one.field else [], "offers": list(one.offers), "wants": list(one.wants),
            "organization": one.organization, "title": one.title, "reading": one.reading,
        }  # fmt: skip
        told[one.matches[0] if one.matches else one.name] = {key: word for key, word in words.items() if word}
    told = {who: words for who, words in told.items() if words}
    return json.dumps(told, ensure_ascii=False) if told else ""


def opened(
    owner: Owner, changes: Sequence[Change], text: str, uid: str, today: datetime.date
) -> tuple[Shown, Shown]:
    """Return the contexts of the line and the draft for words that are there already."""
    line = Line(text, text, tuple(changes), uid)
    return capture_context(line), draft_context(owner, understood(owner, line, today), today)


urlpatterns = [
    path("capture/", capture, name="capture"),
    path("capture/draft/", capture_draft, name="capture_draft"),
    path("capture/people/", capture_people, name="capture_people"),
    path("capture/put-off/", capture_put_off, name="capture_put_off"),
    path("capture/full/", capture_full, name="capture_full"),
    path("capture/back/", capture_back, name="capture_back"),
]
