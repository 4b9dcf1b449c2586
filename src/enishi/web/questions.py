"""わたし › the six questions: each with the owner's own answer, its versions, and what the facts say so far."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from enishi.core.questions import Finding
from enishi.core.vocabulary import QUESTIONS
from enishi.network.actions import statements as actions
from enishi.network.models import Owner
from enishi.network.queries.people import Face
from enishi.network.queries.questions import Answered, six_questions
from enishi.network.queries.statements import answers_of
from enishi.web import faces, htmx, sheets, toasts
from enishi.web.access import signed_in
from enishi.web.forms.me import AnswerForm
from enishi.wording import dates, labels
from enishi.wording import pages as whys
from enishi.wording import questions as words

Shown = dict[str, Any]


@require_GET
@signed_in
def questions(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """The six questions on one page."""
    found = six_questions(owner)
    shown = [question(one, found.faces, today) for one in found.answered]
    context = {"place": "me", "here": "", "why": whys.why("questions"), "questions": shown}
    return render(request, "questions.html", context)


def question(one: Answered, named: dict[str, Face], today: datetime.date) -> Shown:
    """Return one question: answer "" for none; found: what the facts say, with the people behind it."""
    said = one.said if one.said and one.said.now.text else None
    before = one.said.before if one.said else ()
    return {
        "question": labels.label("question", one.question), "url": reverse("answer", args=[one.question]),
        "answer": said.now.text if said else "", "since": dates.day(said.now.since, today) if said else "",
        "versions": [
            {"text": version.text, "since": dates.day(version.since, today)} for version in before if version.text
        ],
        "found": [_found(finding, named) for finding in one.found],
    }  # fmt: skip


def _found(finding: Finding, named: dict[str, Face]) -> Shown:
    people = [faces.portrait(named[pk]) for pk in finding.people if pk in named]
    return {"says": words.found(finding.code, finding.facts), "people": people}


@require_http_methods(["GET", "POST"])
@signed_in
def answer(request: HttpRequest, owner: Owner, today: datetime.date, question: str) -> HttpResponse:
    """Answer one of the six questions; an empty answer is one, too."""
    if question not in QUESTIONS:
        raise Http404
    now = answers_of(owner)[question]
    form = AnswerForm(
        request.POST if request.method == "POST" else None, initial={"text": now.now.text if now else ""}
    )
    earlier = (
        [f"{one.text}（{dates.day(one.since, today)}）" for one in now.before if one.text] if now else []
    )
    title = labels.label("question", question)
    sheet = sheets.Sheet(title, whys.why("questions"), reverse("questions"), "me", intro=earlier)
    if request.method != "POST" or not form.is_valid():
        return sheet.show(request, form)
    actions.answer(owner, question=question, text=form.cleaned_data["text"], today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "questions")


urlpatterns = [
    path("me/questions/", questions, name="questions"),
    path("me/questions/<str:question>/", answer, name="answer"),
]
