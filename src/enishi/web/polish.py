"""わたし › 磨く: words received, one thing to polish from them, and whether it gladdened."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from enishi.network.actions import polish as actions
from enishi.network.models import Owner
from enishi.network.queries import polish as queries
from enishi.network.queries.polish import PolishRow, Word
from enishi.web import htmx, sheets, toasts
from enishi.web.access import signed_in
from enishi.web.forms.encounters import People
from enishi.web.forms.me import PolishDoneForm, PolishForm, WordForm
from enishi.wording import dates, labels, names
from enishi.wording import pages as whys

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])
YES = {"yes": True, "no": False}


@require_GET
@signed_in
def polish(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Words, what is in hand, what was done."""
    context = {
        "place": "me", "here": "polish", "why": whys.why("polish"),
        "in_hand": [in_hand(row, today) for row in queries.polish_in_hand(owner)],
        "words": [_word(one, today) for one in queries.words_received(owner)],
        "done": [_done(row, today) for row in queries.polish_done(owner)],
        "word_url": reverse("word_new"), "new_url": reverse("polish_new"),
    }  # fmt: skip
    return render(request, "polish.html", context)


def in_hand(row: PolishRow, today: datetime.date) -> Shown:
    """Return a line about something in hand."""
    begun = _("since %(day)s") % {"day": dates.day(row.begun_on, today)} if row.begun_on else ""
    trial = (
        _("to try with %(person)s") % {"person": names.with_honorific(row.trial_for.name)}
        if row.trial_for
        else ""
    )
    return {
        "what": row.what, "facts": "・".join(part for part in (begun, trial) if part), "words": row.words,
        "done_url": reverse("polish_done", args=[row.uid]),
    }  # fmt: skip


def _word(one: Word, today: datetime.date) -> Shown:
    who = names.with_honorific(one.person.name) if one.person else ""
    when = dates.day(one.on, today) if one.on else ""
    return {
        "text": one.text, "facts": "・".join(part for part in (labels.label("reaction", one.kind), who, when) if part),
        "url": "" if one.taken_up else f"{reverse('polish_new')}?word={one.uid}",
    }  # fmt: skip


def _done(row: PolishRow, today: datetime.date) -> Shown:
    glad = _("somebody was glad of it") if row.gladdened else ""
    facts = (dates.day(row.done_on, today), glad, row.learnt)
    return {"what": row.what, "facts": "・".join(part for part in facts if part)}


@FORM
@signed_in
def word_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Write down words received."""
    said = People(request.POST) if request.method == "POST" else None
    form = WordForm(request.POST if said else None, initial={"kind": "asked", "on": today.isoformat()})
    box = sheets.people_box(owner, _("From whom"), said=said, known=request.GET.getlist("person"))
    why = _("What people ask of you or are glad of says more than any test.")
    sheet = sheets.Sheet(_("Words received"), why, reverse("polish"), "me", "polish", box)
    if said is None or not form.is_valid():
        return sheet.show(request, form)
    uid, name = sheets.first_of(said)
    fields = form.cleaned_data
    on = fields["on"].isoformat() if fields["on"] else None
    actions.add_word(
        owner, kind=fields["kind"], text=fields["text"], on=on, person=uid, name=name, today=today, via="web"
    )
    return _written(request, owner)


def _written(request: HttpRequest, owner: Owner) -> HttpResponse:
    toasts.tell(request, owner)
    return htmx.done(request, "polish")


@FORM
@signed_in
def polish_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Begin to polish one thing."""
    said = People(request.POST) if request.method == "POST" else None
    words = [(one.uid, f"「{one.text}」") for one in queries.words_received(owner) if not one.taken_up]
    form = PolishForm(
        request.POST if said else None, words=words, initial={"words": request.GET.getlist("word")}
    )
    box = sheets.people_box(owner, _("With whom to try it, if with anybody"), said=said)
    sheet = sheets.Sheet(_("One thing to polish"), whys.why("polish"), reverse("polish"), "me", "polish", box)
    if said is None or not form.is_valid():
        return sheet.show(request, form)
    uid, name = sheets.first_of(said)
    chosen = form.cleaned_data
    actions.begin_polish(
        owner,
        what=chosen["what"],
        words=chosen.get("words", ()),
        person=uid,
        name=name,
        today=today,
        via="web",
    )
    return _written(request, owner)


@FORM
@signed_in
def polish_done(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Look back on one thing polished: did it gladden, what was learnt?"""
    row = queries.polish_found(owner, uid)
    form = PolishDoneForm(request.POST if request.method == "POST" else None, initial={"learnt": row.learnt})
    why = _("What was polished changes what you do; perhaps it wants to be put anew.")
    sheet = sheets.Sheet(row.what, why, reverse("polish"), "me", "polish")
    if request.method != "POST" or not form.is_valid():
        return sheet.show(request, form)
    glad = YES.get(form.cleaned_data["gladdened"])
    actions.end_polish(
        owner, uid=str(uid), gladdened=glad, learnt=form.cleaned_data["learnt"], today=today, via="web"
    )
    return _written(request, owner)


urlpatterns = [
    path("polish/", polish, name="polish"),
    path("polish/words/new/", word_new, name="word_new"),
    path("polish/new/", polish_new, name="polish_new"),
    path("polish/<uuid:uid>/done/", polish_done, name="polish_done"),
]
