"""今週 › 紹介: two who should meet, on a board – idea, asked one, asked both, made, bore fruit."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.core.introducing import STAGES
from enishi.network.actions import facts as fact_actions
from enishi.network.actions import introductions as actions
from enishi.network.models import Owner
from enishi.network.queries import introductions as queries
from enishi.network.queries.introductions import IdeaShown, IntroductionRow
from enishi.web import faces, htmx, sheets, tabs, toasts
from enishi.web.access import signed_in
from enishi.web.forms.encounters import People
from enishi.web.forms.giving import IntroductionForm
from enishi.wording import dates, introducing, labels
from enishi.wording import pages as whys
from enishi.wording.introducing import Draft

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])
# What one may have said; the board offers what comes next.
ANSWERS = ("waiting", "yes", "no")


@require_GET
@signed_in
def introductions(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """The board, and above it whom to bring together now."""
    rows = queries.introductions_of(owner)
    groups = [
        {"stage": stage, "label": introducing.stage(stage),
         "rows": [_introduction(row, today) for row in rows if row.stage == stage]}
        for stage in STAGES
    ]  # fmt: skip
    ideas = queries.introductions_to_make(owner, today)
    context = {
        "place": "week", "here": "introductions", "tabs": tabs.giving("introductions"),
        "why": whys.why("introductions"), "new_url": reverse("introduction_new"),
        "ideas": [_idea(idea) for idea in ideas],
        "way": [{"label": group["label"], "count": len(group["rows"])} for group in groups[:-1]],
        "groups": [group for group in groups[:-1] if group["rows"]], "declined": groups[-1]["rows"],
        "empty": not rows and not ideas,
    }  # fmt: skip
    return render(request, "introductions.html", context)


def _idea(idea: IdeaShown) -> Shown:
    return {
        "people": [faces.portrait(idea.a), faces.portrait(idea.b)], "url": reverse("introduction_take_up"),
        "a": idea.a.uid, "b": idea.b.uid, "why": introducing.in_short(idea.want, idea.offer),
        "because": introducing.because(idea.a.name, idea.b.name, idea.want, idea.offer, idea.words, idea.back),
    }  # fmt: skip


def _introduction(row: IntroductionRow, today: datetime.date) -> Shown:
    mine = row.by == "me"
    facts = (row.why, dates.day(row.on, today) if row.on else "", row.outcome)
    return {
        "uid": row.uid, "people": [faces.portrait(face) for face in (row.a, row.b) if face],
        "facts": "・".join(part for part in facts if part),
        "sides": _sides(row) if mine and row.b and row.state in actions.OPEN else [],
        "note": introducing.waits_for(row.a.name, row.b.name, row.asked_a, row.asked_b)
        if mine and row.b and row.state in actions.OPEN else "",
        "together": _drafts(f"t-{row.uid}", _together(row)) if mine and row.may_be_made else [],
        "made_url": reverse("introduction_made", args=[row.uid]) if mine and row.may_be_made else "",
        "fruit_url": reverse("introduction_fruit", args=[row.uid]) if row.state == "made" else "",
        "decline_url": reverse("introduction_decline", args=[row.uid]) if mine and row.state in actions.OPEN else "",
        "trash_url": reverse("introduction_trash", args=[row.uid]),
    }  # fmt: skip


def _sides(row: IntroductionRow) -> list[Shown]:
    """Both people with what they said, the words to ask them with, and the taps for their answer."""
    assert row.b is not None
    listed = (("a", row.a, row.b, row.asked_a), ("b", row.b, row.a, row.asked_b))
    return [
        {
            "side": side, "who": faces.portrait(face), "answer": answer, "label": labels.label("asked", answer),
            "url": reverse("introduction_ask", args=[row.uid]),
            "drafts": [] if answer in ("yes", "no") else _drafts(
                f"{side}-{row.uid}", introducing.ask(face.name, other.name, row.want, seeks=row.seeker == side)
            ),
            "choices": [
                {"value": one, "label": _("I asked") if one == "waiting" else labels.label("asked", one)}
                for one in ANSWERS if one != answer
            ],
        }
        for side, face, other, answer in listed
    ]  # fmt: skip


def _together(row: IntroductionRow) -> list[Draft]:
    assert row.b is not None
    seeker, giver = (row.a, row.b) if row.seeker == "a" else (row.b, row.a)
    return introducing.together(seeker.name, giver.name, row.want, row.offer)


def _drafts(uid: str, drafts: list[Draft]) -> list[Shown]:
    """Return what components/drafts.html needs."""
    return [
        {"uid": f"{one.language}-{uid}", "language": introducing.language_called(one.language), "lang": one.language,
         "polite": one.polite, "casual": one.casual}
        for one in drafts
    ]  # fmt: skip


@FORM
@signed_in
def introduction_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Note that two should meet."""
    said = People(request.POST) if request.method == "POST" else None
    form = IntroductionForm(request.POST if said is not None else None)
    error = _("Exactly two, please: who should meet whom?") if said is not None and len(said) != 2 else ""
    known = request.GET.getlist("person")
    box = sheets.people_box(owner, _("Who should meet whom?"), said=said, known=known, error=error)
    sheet = sheets.Sheet(
        _("Two who should meet"), whys.why("introductions"), reverse("introductions"), "week", "introductions", box
    )  # fmt: skip
    if said is None or not form.is_valid() or error:
        return sheet.show(request, form)
    first, second = [*((uid, "") for uid in said.uids), *(("", name) for name in said.new)]
    actions.introduce(owner, a=first, b=second, why=form.cleaned_data["why"], today=today, via="web")
    return _written(request, owner)


def _written(request: HttpRequest, owner: Owner) -> HttpResponse:
    toasts.tell(request, owner)
    return htmx.done(request, "introductions")


@require_POST
@signed_in
def take_up(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Take a suggested pair up, or turn it down for good."""
    a, b = request.POST.get("a", ""), request.POST.get("b", "")
    if request.POST.get("not"):
        actions.decline_idea(owner, a=a, b=b, today=today, via="web")
    else:
        why = request.POST.get("why", "")
        actions.introduce(owner, a=(a, ""), b=(b, ""), why=why, today=today, via="web")
    return _written(request, owner)


@require_POST
@signed_in
def ask(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Note that one of the two was asked, or what they said."""
    side, answer = request.POST.get("side", ""), request.POST.get("answer", "")
    actions.ask(owner, uid=str(uid), side=side, answer=answer, today=today, via="web")
    return _written(request, owner)


@require_POST
@signed_in
def made(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Note that the two were brought together."""
    actions.make_introduction(owner, uid=str(uid), today=today, via="web")
    return _written(request, owner)


@require_POST
@signed_in
def fruit(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Note what came of it."""
    actions.bear_fruit(owner, uid=str(uid), outcome=request.POST.get("outcome", ""), via="web")
    return _written(request, owner)


@require_POST
@signed_in
def decline(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Let it go before it was made."""
    actions.decline(owner, uid=str(uid), via="web")
    return _written(request, owner)


@require_POST
@signed_in
def trash(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Put an introduction away."""
    fact_actions.trash_fact(owner, kind="introduction", uid=str(uid), via="web")
    return _written(request, owner)


urlpatterns = [
    path("introductions/", introductions, name="introductions"),
    path("introductions/new/", introduction_new, name="introduction_new"),
    path("introductions/ideas/", take_up, name="introduction_take_up"),
    path("introductions/<uuid:uid>/ask/", ask, name="introduction_ask"),
    path("introductions/<uuid:uid>/made/", made, name="introduction_made"),
    path("introductions/<uuid:uid>/fruit/", fruit, name="introduction_fruit"),
    path("introductions/<uuid:uid>/let-go/", decline, name="introduction_decline"),
    path("introductions/<uuid:uid>/put-away/", trash, name="introduction_trash"),
]
