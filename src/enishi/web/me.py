"""わたし: what I do and want with versions, where I stand, what I can do and look for, the six questions."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.core.vocabulary import PHASES, QUESTIONS, STATEMENTS
from enishi.network.actions import owners as owner_actions
from enishi.network.actions import statements as actions
from enishi.network.errors import Refused
from enishi.network.models import Owner
from enishi.network.queries import owners as queries
from enishi.network.queries.owners import Myself
from enishi.network.queries.polish import polish_in_hand
from enishi.network.queries.statements import Said, answers_of, statements_of
from enishi.web import faces, htmx, polish, sheets, toasts
from enishi.web.access import signed_in
from enishi.web.forms import me as forms
from enishi.wording import dates, labels, names
from enishi.wording import pages as whys
from enishi.wording import places as words

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])


@require_GET
@signed_in
def me(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """The page of oneself."""
    myself, said = queries.myself(owner), statements_of(owner)
    context = {
        "place": "me", "here": "", "owner": _owner(owner, myself), "do": _said(said.get("do"), "do", today),
        "want": _said(said.get("want"), "want", today), "new_do_url": reverse("statement_new", args=["do"]),
        "new_want_url": reverse("statement_new", args=["want"]), "phase": _phase(owner, myself, today),
        "lists": _lists(myself), "lists_url": reverse("me_edit"),
        "polish": [polish.in_hand(row, today) for row in polish_in_hand(owner)[:3]], "polish_url": reverse("polish"),
        "questions": _questions(owner), "links": _links(),
    }  # fmt: skip
    return render(request, "me.html", context)


def _owner(owner: Owner, myself: Myself) -> Shown:
    name = myself.record.get("name") or {}
    known = any(name.get(key) for key in ("full", "family", "given"))
    companies = [one["name"] for one in myself.record.get("companies", ()) if not one.get("to")]
    fields = [labels.field(code) for code in myself.record.get("fields", ())]
    return {
        "uid": str(owner.uid), "name": names.shown(name) if known else _("Me"), "photo": "", "ring": "me",
        "initial": names.initial(name) if known else _("Me")[:1], "tone": faces.tone(str(owner.uid)),
        "line": faces.belongs(names.listed(fields), names.listed(companies)), "edit_url": reverse("me_edit"),
    }  # fmt: skip


def _said(said: Said | None, what: str, today: datetime.date) -> Shown | None:
    if said is None:
        return None
    return {
        "text": said.now.text, "since": dates.day(said.now.since, today),
        "audience_label": labels.label("audience", said.now.audience), "known": words.known(said.told),
        "edit_url": reverse("statement_new", args=[what]),
        "versions": [{"text": one.text, "since": dates.day(one.since, today)} for one in said.before],
    }  # fmt: skip


def _phase(owner: Owner, myself: Myself, today: datetime.date) -> Shown:
    since = _("since %(day)s") % {"day": dates.day(myself.phase_since, today)} if myself.phase_since else ""
    return {
        "label": _("Where I stand"), "url": reverse("me_phase"), "since": since,
        "choices": [{"value": c, "label": word, "chosen": c == owner.phase} for c, word in labels.choices("phase")],
        "earlier": [
            {"text": labels.label("phase", value), "since": dates.day(on, today)} for value, on in myself.earlier
        ],
    }  # fmt: skip


def _lists(myself: Myself) -> list[Shown]:
    listed = (("offers", _("What I can do"), "offer"), ("wants", _("What I look for"), "want"))
    return [
        {"label": label, "chips": [{"label": word, "kind": kind} for word in myself.record.get(key, ())]}
        for key, label, kind in listed
    ]


def _questions(owner: Owner) -> list[Shown]:
    return [
        {
            "question": labels.label("question", question), "answer": said.now.text if said else "",
            "url": reverse("answer", args=[question]),
        }
        for question, said in answers_of(owner).items()
    ]  # fmt: skip


def _links() -> list[Shown]:
    links = (
        ("polish", "polish", _("Polish"), _("Words received, one thing at a time")),
        ("chances", "chance", _("Chances"), _("Each with its thread")),
        ("imports", "readin", _("Read in"), _("Address book, archive")),
        ("changes", "undo", _("Changes"), _("See and undo")),
        ("review", "calendar", _("Looking back"), _("A month, a year")),
        ("settings", "settings", _("Settings"), ""),
    )
    return [
        {"url": reverse(url), "icon": icon, "label": label, "note": note} for url, icon, label, note in links
    ]


@FORM
@signed_in
def statement_new(request: HttpRequest, owner: Owner, today: datetime.date, what: str) -> HttpResponse:
    """Put what I do, or want, into words anew; the earlier ways are kept."""
    if what not in STATEMENTS:
        raise Http404
    now = statements_of(owner).get(what)
    initial = (
        {"text": now.now.text, "audience": now.now.audience}
        if now
        else {"audience": _first_audience(owner, what)}
    )
    form = forms.StatementForm(request.POST if request.method == "POST" else None, what=what, initial=initial)
    sheet = sheets.Sheet(labels.label("statement", what), whys.why("statement"), reverse("me"), "me")
    if request.method != "POST" or not form.is_valid():
        return sheet.show(request, form)
    said = form.cleaned_data
    actions.say_anew(owner, what=what, text=said["text"], audience=said["audience"], today=today, via="web")
    return _written(request, owner)


def _first_audience(owner: Owner, what: str) -> str:
    """The wish to leave is nobody's business at the company, where the owner said so."""
    if what == "want":
        return "not_company" if owner.kept_from_company else "key_persons"
    return "everyone"


def _written(request: HttpRequest, owner: Owner) -> HttpResponse:
    toasts.tell(request, owner)
    return htmx.done(request, "me")


@require_POST
@signed_in
def phase(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Say where one stands; the day is kept with it."""
    value = request.POST.get("phase", "")
    if value not in PHASES:
        raise Refused("kind_unknown", kind=value)
    owner_actions.edit_owner(owner, patch={"phase": value}, today=today, via="web")
    return _written(request, owner)


@FORM
@signed_in
def me_edit(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Name, fields, what I can do and look for."""
    record = queries.myself(owner).record
    form = forms.MyselfForm(request.POST if request.method == "POST" else None, record=record)
    why = _("What you can do, in words others would use: that is what they find you by.")
    sheet = sheets.Sheet(_("About me"), why, reverse("me"), "me")
    if request.method != "POST" or not form.is_valid():
        return sheet.show(request, form)
    owner_actions.edit_owner(owner, patch=form.patch(), today=today, via="web")
    return _written(request, owner)


@FORM
@signed_in
def answer(request: HttpRequest, owner: Owner, today: datetime.date, question: str) -> HttpResponse:
    """Answer one of the six questions; an empty answer is one, too."""
    if question not in QUESTIONS:
        raise Http404
    now = answers_of(owner)[question]
    form = forms.AnswerForm(
        request.POST if request.method == "POST" else None, initial={"text": now.now.text if now else ""}
    )
    earlier = (
        [f"{one.text}（{dates.day(one.since, today)}）" for one in now.before if one.text] if now else []
    )
    title = labels.label("question", question)
    sheet = sheets.Sheet(title, whys.why("questions"), reverse("me"), "me", intro=earlier)
    if request.method != "POST" or not form.is_valid():
        return sheet.show(request, form)
    actions.answer(owner, question=question, text=form.cleaned_data["text"], today=today, via="web")
    return _written(request, owner)


urlpatterns = [
    path("me/", me, name="me"),
    path("me/about/", me_edit, name="me_edit"),
    path("me/phase/", phase, name="me_phase"),
    path("me/say/<str:what>/", statement_new, name="statement_new"),
    path("me/questions/<str:question>/", answer, name="answer"),
]
