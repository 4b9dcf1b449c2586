"""The first day: four small questions, one good thing drawn as a thread, three doors. Asked once, skippable."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.network.actions import chances as chance_actions
from enishi.network.actions import owners as actions
from enishi.network.actions import statements
from enishi.network.models import Owner
from enishi.network.queries.chances import ChanceRow, chance_found
from enishi.web import htmx
from enishi.web.access import signed_in
from enishi.web.chances import thread
from enishi.web.forms import first_day as sheets
from enishi.web.forms.base import parted
from enishi.web.forms.me import name_parts
from enishi.wording import numbers
from enishi.wording import places as words

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])
QUESTIONS = ("language", "name", "phase", "do")
PACES = (*QUESTIONS, "tale", "doors")


@require_GET
@signed_in
def first_day(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Begin with the first question; whoever has begun goes to their week."""
    return redirect("week") if owner.begun else redirect("first_question", QUESTIONS[0])


def _pace(stage: str) -> Shown:
    now = PACES.index(stage) + 1
    label = _("%(now)s of %(all)s") % {"now": numbers.figure(now), "all": numbers.figure(len(PACES))}
    return {"now": now, "of": [place < now for place in range(len(PACES))], "label": label}


@FORM
@signed_in
def question(request: HttpRequest, owner: Owner, today: datetime.date, which: str) -> HttpResponse:
    """Ask one of the four; not to know is an answer."""
    if which not in QUESTIONS:
        raise Http404
    if owner.begun:
        return redirect("week")
    unknown = "unknown" in request.POST
    data = request.POST if request.method == "POST" and not unknown else None
    form = sheets.QUESTIONS[which](data, initial=_known(owner, which))
    if request.method == "POST" and (unknown or form.is_valid()):
        if not unknown:
            _keep(owner, which, form.cleaned_data["answer"], today)
        return htmx.done(request, *_next(which))
    context = {
        "stage": "ask",
        "pace": _pace(which),
        "ask": _ask(which, form),
        "skip_url": reverse("first_day_skip"),
    }
    if data is not None:
        return htmx.invalid(request, "first_day.html", context)
    return render(request, "first_day.html", context)


def _known(owner: Owner, which: str) -> Shown:
    said = {"language": translation.get_language(), "name": owner.full or "", "phase": owner.phase or ""}
    return {"answer": said.get(which, "")}


def _next(which: str) -> tuple[str, ...]:
    place = QUESTIONS.index(which) + 1
    return ("first_question", QUESTIONS[place]) if place < len(QUESTIONS) else ("first_tale",)


def _ask(which: str, form: forms.Form) -> Shown:
    titles = {
        "language": (_("In which language shall we talk?"), _("It can be changed at any time.")),
        "name": (_("What may I call you?"), _("It stays on this machine, like everything else.")),
        "phase": (_("Where do you stand just now?"), _("With those at about the same point one talks most easily.")),
        "do": (_("What do you do?"), _("In one sentence, as you would say it to a neighbour. It may be rough.")),
    }  # fmt: skip
    place = QUESTIONS.index(which)
    return {
        "title": titles[which][0], "why": titles[which][1], "form": form,
        "form_url": reverse("first_question", args=[which]),
        "skip_label": "" if which == "language" else _("I don't know yet") if which == "do" else _("Not now"),
        "back_url": reverse("first_question", args=[QUESTIONS[place - 1]]) if place else "",
    }  # fmt: skip


def _keep(owner: Owner, which: str, said: str, today: datetime.date) -> None:
    """Write one answer down."""
    said = said.strip()
    if not said:
        return
    if which == "do":
        statements.say_anew(owner, what="do", text=said, today=today, via="web")
        return
    patch = {
        "language": {"settings": {"language": said}},
        "name": {"name": name_parts(said)},
        "phase": {"phase": said},
    }
    actions.edit_owner(owner, patch=patch[which], today=today, via="web")


@FORM
@signed_in
def tale(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """One good thing that once came through people, drawn at once as a thread."""
    form = sheets.TaleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        names = parted(said["through"])
        chance = chance_actions.add_good_thing(
            owner, title=said["what"], through=names, on=None, today=today, via="web"
        )
        return redirect(f"{reverse('first_tale')}?drawn={chance.uid}#tale")
    drawn = chance_found(owner, request.GET["drawn"]) if _is_drawn(request) else None
    context = {"stage": "thread", "pace": _pace("tale"), "tale": _tale(form, drawn, today)}
    if request.method == "POST":
        return htmx.invalid(request, "first_day.html", context)
    return render(request, "first_day.html", context)


def _is_drawn(request: HttpRequest) -> bool:
    return request.method == "GET" and bool(request.GET.get("drawn"))


def _tale(form: forms.Form, drawn: ChanceRow | None, today: datetime.date) -> Shown:
    shown: Shown = {
        "title": _("One good thing that came to you through people"),
        "why": _("A job, a flat, a hobby, a friend. Who told you of it, and who had brought you to them?"),
        "form_url": reverse("first_tale"), "form": form, "thread": [], "next_url": reverse("first_doors"),
    }  # fmt: skip
    if drawn is None:
        return shown
    people = [knot.face.name for knot in drawn.chain if knot.face]
    return shown | {
        "form": (), "thread": thread(drawn.chain, drawn.title, today), "sentence": words.good_thing(len(people)),
        "thread_label": words.through(people, drawn.title), "again_url": reverse("first_tale"),
    }  # fmt: skip


@FORM
@signed_in
def doors(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Three ways to begin. Coming here ends the questions for good."""
    if not owner.begun:
        actions.begin(owner)
    shown = [
        ("first_demo", "", "spark", _("Play in a made-up network"), _("Kept apart from your own")),
        (
            "imports",
            "",
            "readin",
            _("Bring an address book"),
            _("It waits apart until you meet or tap somebody"),
        ),
        ("week", "#capture", "edit", _("Say in one line whom you met"), _("A name is enough")),
    ]
    context = {
        "stage": "doors", "pace": _pace("doors"),
        "doors": [
            {"url": reverse(url) + part, "icon": icon, "label": label, "note": note}
            for url, part, icon, label, note in shown
        ],
    }  # fmt: skip
    return render(request, "first_day.html", context)


@require_GET
@signed_in
def demo(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """How to open the made-up network; it is another file and never touches this one."""
    context = {"stage": "demo", "command": "./run demo", "back_url": reverse("first_doors")}
    return render(request, "first_day.html", context)


@require_POST
@signed_in
def skip(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Leave the questions be, for good."""
    actions.begin(owner)
    return redirect("week")


urlpatterns = [
    path("first-day/", first_day, name="first_day"),
    path("first-day/tale/", tale, name="first_tale"),
    path("first-day/doors/", doors, name="first_doors"),
    path("first-day/demo/", demo, name="first_demo"),
    path("first-day/skip/", skip, name="first_day_skip"),
    path("first-day/<str:which>/", question, name="first_question"),
]
