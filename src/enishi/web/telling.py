"""わたし › who knows it, and whom to tell next: what I do to weak ties, what I want to key persons."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.core.vocabulary import STATEMENTS
from enishi.network.actions import statements as actions
from enishi.network.actions.steps import ensure_survey
from enishi.network.models import Owner
from enishi.network.queries import telling as queries
from enishi.network.queries.statements import statements_of
from enishi.network.queries.telling import Heard, ToTell, WhomToTell
from enishi.web import faces, htmx, sheets, toasts
from enishi.web.access import signed_in
from enishi.web.forms.encounters import People
from enishi.web.forms.me import HeardForm
from enishi.wording import dates, labels, myself, steps
from enishi.wording import pages as whys
from enishi.wording import places as words
from enishi.wording.phrases import Context

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])
STUCK = {"yes": True, "no": False}


@require_GET
@signed_in
def known(request: HttpRequest, owner: Owner, today: datetime.date, what: str) -> HttpResponse:
    """Who knows what I do, or want, since when, and whether it stuck."""
    if what not in STATEMENTS:
        raise Http404
    said = statements_of(owner).get(what)
    heard = queries.who_knows(owner, what)
    context = {
        "place": "me", "here": "", "title": labels.label("statement", what), "why": whys.why("known"),
        "said": said.now.text if said else "", "known": words.known(len(heard)),
        "heard": [_heard(one, today) for one in heard], "tell_url": reverse("tell"),
        "new_url": reverse("heard_new", args=[what]) if said else "",
        "statement_url": reverse("statement_new", args=[what]),
    }  # fmt: skip
    return render(request, "known.html", context)


def _heard(one: Heard, today: datetime.date) -> Shown:
    since, on = (dates.day(day, today) if day else "" for day in (one.since, one.on))
    chosen = {True: "yes", False: "no", None: ""}[one.stuck]
    return faces.portrait(one.person) | {
        "facts": myself.heard(since, on, one.now), "stuck": myself.stuck(one.stuck),
        "stuck_url": reverse("stuck", args=[one.uid]),
        "choices": [
            {"value": value, "label": label, "chosen": value == chosen}
            for value, label in (("yes", _("Could say it back")), ("no", _("Did not stick")))
        ],
    }  # fmt: skip


@require_POST
@signed_in
def stuck(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Note whether what was told stuck; the same answer again takes it back."""
    said = request.POST.get("stuck", "")
    row = actions.note_stuck(owner, uid=str(uid), stuck=STUCK.get(said), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "known", queries.told_what(row))


@FORM
@signed_in
def heard_new(request: HttpRequest, owner: Owner, today: datetime.date, what: str) -> HttpResponse:
    """Note that somebody was told."""
    if what not in STATEMENTS:
        raise Http404
    said = People(request.POST) if request.method == "POST" else None
    form = HeardForm(
        request.POST if said is not None else None, initial={"on": today.isoformat(), "stuck": ""}
    )
    error = _("Choose somebody you know already.") if said is not None and not said.uids else ""
    known_people = request.GET.getlist("person")
    box = sheets.people_box(owner, _("Whom you told"), said=said, known=known_people, error=error)
    sheet = sheets.Sheet(_("Told them"), whys.why("known"), reverse("known", args=[what]), "me", people=box)
    if said is None or not form.is_valid() or error:
        return sheet.show(request, form)
    on = form.cleaned_data["on"]
    for uid in said.uids:
        actions.tell(
            owner, what=what, person=uid, on=on.isoformat() if on else None,
            stuck=STUCK.get(form.cleaned_data["stuck"]), today=today, via="web",
        )  # fmt: skip
    toasts.tell(request, owner)
    return htmx.done(request, "known", what)


# -- whom to tell next ----------------------------------------------------------------------------------------------


@require_GET
@signed_in
def tell(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Whom to tell next, each with how one might begin."""
    ensure_survey(owner, today=today)
    found = queries.whom_to_tell(owner, today)
    context = {
        "place": "me", "here": "", "why": whys.why("tell"),
        "do": _statement(found, "do"), "want": _statement(found, "want"),
        "do_url": reverse("statement_new", args=["do"]), "want_url": reverse("statement_new", args=["want"]),
        "tell_do": [_to_tell(one, "do", found, today) for one in found.do],
        "tell_want": [_to_tell(one, "want", found, today) for one in found.want],
        "give_first": [_to_give(one, today) for one in found.give_first],
    }  # fmt: skip
    return render(request, "tell.html", context)


def _statement(found: WhomToTell, what: str) -> str:
    return found.said[what].now.text if what in found.said else ""


def _to_tell(one: ToTell, what: str, found: WhomToTell, today: datetime.date) -> Shown:
    opening = {"code": f"what_i_{what}", "facts": {"person": one.person.uid}}
    context = Context(
        today=today, names={one.person.uid: one.person.name}, do=_statement(found, "do"),
        want=_statement(found, "want"),
    )  # fmt: skip
    facts = _gave(one, today) if what == "want" else _meeting(one, today)
    return faces.portrait(one.person) | steps.opened(opening, context) | {
        "facts": _listed(facts), "told_url": reverse("told", args=[what, one.person.uid]),
    }  # fmt: skip


def _meeting(one: ToTell, today: datetime.date) -> list[str]:
    met = myself.last_met(dates.ago(one.last_on, today)) if one.last_on else ""
    soon = myself.meets(dates.day(one.meeting_on, today)) if one.meeting_on else ""
    return [soon, met, "・".join(labels.field(code) for code in one.fields[:2])]


def _gave(one: ToTell, today: datetime.date) -> list[str]:
    what, on = one.gave
    return [myself.gave(what, dates.ago(on, today)) if on else myself.nothing_given()]


def _to_give(one: ToTell, today: datetime.date) -> Shown:
    return faces.portrait(one.person) | {"facts": _listed(_gave(one, today))}


def _listed(facts: Sequence[str]) -> str:
    return " ／ ".join(fact for fact in facts if fact)


@require_POST
@signed_in
def told(request: HttpRequest, owner: Owner, today: datetime.date, what: str, person: UUID) -> HttpResponse:
    """Note with one tap that somebody was told."""
    actions.tell(owner, what=what, person=str(person), today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "tell")


urlpatterns = [
    path("me/tell/", tell, name="tell"),
    path("me/tell/<str:what>/<uuid:person>/", told, name="told"),
    path("me/say/<str:what>/known/", known, name="known"),
    path("me/say/<str:what>/told/", heard_new, name="heard_new"),
    path("me/told/<uuid:uid>/", stuck, name="stuck"),
]
