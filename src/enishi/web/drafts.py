"""Drafts waiting: looked through, opened in the capture line, saved one by one or all at once; and many lines pasted."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.language.pieces import corrected
from enishi.network.actions import drafts as actions
from enishi.network.models import Owner
from enishi.network.queries.drafts import SHOWN, DraftFound, draft_found, drafts_found
from enishi.network.queries.notes import meant_by
from enishi.web import capture, htmx, toasts
from enishi.web.access import signed_in
from enishi.wording import dates, drafts, labels, numbers
from enishi.wording.phrases import clip

Shown = dict[str, Any]
# As many lines at once as one can look through.
LINES = 50


@require_GET
@signed_in
def waiting(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Every draft that waits, with what is understood of it."""
    found = drafts_found(owner, today)
    rows = meant_by(owner, *(one.read for one in found))
    context = {
        "place": "week", "here": "drafts", "drafts": [_row(one, rows, today) for one in found],
        "all_url": reverse("drafts_confirm"), "paste_url": reverse("paste"),
        "note": _("The newest %(n)s; more follow.") % {"n": SHOWN} if len(found) == SHOWN else "",
    }  # fmt: skip
    return render(request, "drafts.html", context)


def _row(one: DraftFound, rows: Any, today: datetime.date) -> Shown:
    draft = corrected(one.read, one.changes).draft
    called = {
        p.name: rows[p.matches[0]].face.name for p in draft.people if p.matches and p.matches[0] in rows
    }
    readable = bool(draft.people or draft.gathering)
    return {
        "uid": one.uid, "text": clip(one.text), "url": reverse("draft", args=[one.uid]),
        "summary": drafts.summary(draft, today, called) if readable else _("Nobody can be read out of it yet."),
        "kind": "" if one.kind == "note" else labels.label("draft_kind", one.kind),
        "written": dates.ago(one.on, today), "iso": one.on.isoformat(), "readable": readable,
        "confirm_url": reverse("draft_confirm", args=[one.uid]), "drop_url": reverse("draft_drop", args=[one.uid]),
    }  # fmt: skip


@require_GET
@signed_in
def draft(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """One draft opened in the capture line, as it was left."""
    found = draft_found(owner, uid, today)
    if found.state != "waiting":
        toasts.say(request, _("This draft is written in or let go already."))
        return htmx.done(request, "drafts")
    line, shown = capture.opened(owner, found.changes, found.text, str(uid), today)
    return render(
        request, "draft_page.html", {"place": "week", "here": "drafts", "capture": line, "draft": shown}
    )


@require_POST
@signed_in
def confirm(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Save one draft as it is understood."""
    found = draft_found(owner, uid, today)
    told = corrected(found.read, found.changes)
    actions.confirm_draft(owner, uid=str(uid), draft=told.draft, more=told.more, today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "drafts")


@require_POST
@signed_in
def confirm_all(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Save all drafts shown; those nobody can be read out of wait on."""
    chosen = set(request.POST.getlist("uid"))
    lines = [
        (one.uid, corrected(one.read, one.changes).draft)
        for one in drafts_found(owner, today)
        if one.uid in chosen
    ]
    saved = actions.confirm_drafts(owner, confirmed=lines, today=today, via="web")
    toasts.tell(request, owner, _("Written in: %(drafts)s") % {"drafts": numbers.count(len(saved), "drafts")})
    return htmx.done(request, "drafts")


@require_POST
@signed_in
def drop(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Let a draft go."""
    actions.drop_draft(owner, uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "drafts")


@require_http_methods(["GET", "POST"])
@signed_in
def paste(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Take many lines: each becomes a draft, to be looked through and saved."""
    text = request.POST.get("text", "")
    lines = [line for line in dict.fromkeys(text.splitlines()) if line.strip()]
    if request.method != "POST" or not lines or len(lines) > LINES:
        problem = ""
        if request.method == "POST":
            problem = _("There are no words yet. A few are enough.")
            if lines:
                problem = _("At most %(most)s lines at once, please.") % {"most": LINES}
        context = {"place": "add", "value": text, "problem": problem, "form_url": reverse("paste")}
        return render(request, "paste.html", context, status=htmx.INVALID if problem else 200)
    actions.put_off_lines(owner, lines=lines, today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "drafts")


urlpatterns = [
    path("drafts/", waiting, name="drafts"),
    path("drafts/all/", confirm_all, name="drafts_confirm"),
    path("drafts/paste/", paste, name="paste"),
    path("drafts/<uuid:uid>/", draft, name="draft"),
    path("drafts/<uuid:uid>/save/", confirm, name="draft_confirm"),
    path("drafts/<uuid:uid>/let-go/", drop, name="draft_drop"),
]
