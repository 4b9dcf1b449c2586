"""今週: three steps, and the one-tap questions by which imported names become people."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi.network.actions import people as people_actions
from enishi.network.actions import steps as step_actions
from enishi.network.models import Owner
from enishi.network.queries import week as weeks
from enishi.web import capture, faces, htmx, inbox, toasts
from enishi.web.access import signed_in
from enishi.web.week_doing import where_to_log
from enishi.wording import dates, labels, names, numbers
from enishi.wording.phrases import clip
from enishi.wording.week import budget_said, step_said

NUMBERS = {1: "1", 2: "2", 3: "3"}
# How long a name waits that was put off, and one that does not belong to the network.
LATER = datetime.timedelta(days=28)
NEVER = datetime.date(9999, 12, 31)


@require_GET
@signed_in
def week(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Show this week, planned anew when the day or the log asks for it."""
    if not owner.begun:
        return redirect("first_day")
    step_actions.ensure_week(owner, today=today)
    found = weeks.this_week(owner, today)
    more = "more" in request.GET
    if more and htmx.asks(request):
        return render(
            request, "components/steps_more.html", {"steps": [_step(s, found, today) for s in found.more]}
        )
    return render(request, "week.html", _context(found, today, more) | inbox.asking(owner))


def _context(found: weeks.Week, today: datetime.date, more: bool) -> dict[str, Any]:
    return {
        "place": "week",
        "here": "week",
        "week_label": dates.week(found.code, today),
        "capture": capture.capture_context() | {"focus": not found.first},
        "draft": None,
        "steps": [_step(step, found, today) for step in found.first],
        "more_steps": [_step(step, found, today) for step in found.more] if more else [],
        "more_url": reverse("week") + "?more" if found.more and not more else "",
        "promises": [_promise(one, today) for one in found.promises],
        "drafts": [
            {
                "label": clip(one.text) or labels.label("draft_kind", one.kind),
                "url": reverse("draft", args=[one.uid]),
                "kind": "tag",
                "icon": "note",
            }
            for one in found.drafts
        ],
        "gatherings": [_gathering(one, today) for one in found.gatherings],
        "questions": [_question(one) for one in found.questions],
        "budget": _budget(found),
        "past_url": reverse("week_past"),
        "taps": [] if found.anybody else _first_taps(),
    }


def _budget(found: weeks.Week) -> str:
    """Say what the steps shown take of the week's time and money; '' where there are none."""
    if not found.first:
        return ""
    minutes, cost = sum(step.minutes for step in found.first), sum(step.cost for step in found.first)
    return budget_said(minutes, cost, found.minutes_a_week, found.money_a_week)


def _first_taps() -> list[dict[str, str]]:
    return [
        {"url": reverse("imports"), "icon": "readin", "label": _("Bring an address book"), "note": ""},
        {"url": reverse("person_new"), "icon": "people", "label": _("Write down one person"), "note": ""},
    ]


def _step(step: weeks.StepShown, found: weeks.Week, today: datetime.date) -> dict[str, Any]:
    """Return what components/step_card.html needs."""
    called = step.names | {face.uid: face.name for face in step.people}
    said = step_said(
        step, [face.uid for face in step.people], called, today=today, do=found.do, want=found.want
    )
    return {
        "uid": step.uid,
        "number": NUMBERS[step.step],
        "kind_label": labels.label("step_kind", step.kind),
        "what": said.title,
        "occasion": said.occasion,
        "people": [_portrait(face) for face in step.people],
        "because": said.because,
        "polite": said.polite,
        "casual": said.casual,
        "minutes": numbers.minutes(step.minutes) if step.minutes else "",
        "cost": numbers.money(step.cost) if step.cost else "",
        "done_url": reverse("step", args=[step.uid, "done"]),
        "later_url": reverse("step", args=[step.uid, "later"]),
        "pass_url": reverse("step", args=[step.uid, "passed"]),
        "done": labels.label("step_state", step.state) if step.state != "open" else "",
    }


def _portrait(face: weeks.Face) -> dict[str, Any]:
    return {
        "url": reverse("person", args=[face.uid]),
        "name": names.shown(face.name),
        "initial": names.initial(face.name),
        "photo": reverse("photo", args=[face.photo]) if face.photo else "",
        "tone": faces.tone(face.uid),
        "ring": "",
    }


def _promise(one: weeks.PromiseDue, today: datetime.date) -> dict[str, Any]:
    who = names.with_honorific(one.person.name)
    by = _("to %(person)s") % {"person": who} if one.by == "me" else _("from %(person)s") % {"person": who}
    return {
        "uid": one.uid,
        "what": one.what,
        "facts": " ・ ".join(part for part in (by, dates.due(one.due, today)) if part),
        "url": reverse("person", args=[one.person.uid]),
        "done": False,
        "keep_url": reverse("promise_keep", args=[one.uid]),
    }


def _gathering(one: weeks.Coming, today: datetime.date) -> dict[str, Any]:
    facts = " ・ ".join(part for part in (one.starts[11:16], one.place) if part)
    return faces.day_parts(one.starts) | {
        "url": reverse("gathering", args=[one.uid]),
        "title": one.title,
        "kind_label": labels.label("gathering_kind", one.kind),
        "facts": facts,
        "because": [],
        "people": [],
        "people_label": "",
    }


@require_POST
@signed_in
def decide(request: HttpRequest, owner: Owner, today: datetime.date, uid: str, state: str) -> HttpResponse:
    """Note what became of a step; doing one opens what is needed to log it."""
    step_actions.decide(owner, uid=str(uid), state=state, today=today, via="web")
    toasts.tell(request, owner)
    found = weeks.step_shown(owner, str(uid))
    if state == "done" and (where := where_to_log(found)):
        return htmx.done(request, where)
    # Another suggestion takes the place of one put off; the page is the shortest way to show it.
    return htmx.done(request, "week")


# -- one-tap questions --------------------------------------------------------------------------------------------


def _question(one: weeks.Question, asked: str = "in_network") -> dict[str, Any]:
    """Return what components/question.html needs for one of its three questions."""
    return {
        "uid": one.person.uid,
        "who": _portrait(one.person),
        "work": " ・ ".join(part for part in (one.organization, one.title) if part),
        "url": reverse("week_question", args=[one.person.uid]),
        "asked": asked,
        "fields": [(code, labels.field(code)) for code in one.guesses],
        "all_fields": labels.fields(),
        "origins": labels.choices("origin"),
    }


@require_POST
@signed_in
def question(request: HttpRequest, owner: Owner, today: datetime.date, uid: str) -> HttpResponse:
    """Take one tap about an imported name, and ask the next: in my network? field? how did we meet?"""
    asked, answer = request.POST.get("asked", ""), request.POST.get("answer", "")
    following = _answer(owner, str(uid), asked, answer, today)
    toasts.tell(request, owner)
    one = weeks.question_of(owner, str(uid))
    if not htmx.asks(request):
        return redirect("week")
    shown = _question(one, following) if one and following else None
    return render(request, "components/question.html", {"question": shown})


def _answer(owner: Owner, uid: str, asked: str, answer: str, today: datetime.date) -> str:
    """Carry out one answer; return what to ask next, or ''."""
    if asked == "in_network" and answer == "yes":
        people_actions.take_in(owner, uids=[uid], via="web")
        return "field"
    if asked == "in_network":
        until = today + LATER if answer == "later" else NEVER
        people_actions.ask_later(owner, uid=uid, until=until, via="web")
        return ""
    if asked == "field":
        if answer in dict(labels.fields()):
            people_actions.edit_person(owner, uid=uid, patch={"fields": [answer]}, today=today, via="web")
        return "origin"
    if asked == "origin" and answer in dict(labels.choices("origin")):
        people_actions.edit_person(owner, uid=uid, patch={"origin": answer}, today=today, via="web")
    return ""


urlpatterns = [
    path("", week, name="week"),
    path("week/<uuid:uid>/<str:state>/", decide, name="step"),
    path("week/question/<uuid:uid>/", question, name="week_question"),
]
