"""人 › 縁の地図 › 輪と橋: circles and bridges among people, long ties that came together, and two who might meet."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi.network.actions.facts import add_fact
from enishi.network.models import Owner
from enishi.network.queries import between as queries
from enishi.network.queries.between import CircleShown, Together, UnmetShown
from enishi.network.queries.people import get_person
from enishi.web import faces, htmx, toasts
from enishi.web.access import signed_in
from enishi.wording import between as words
from enishi.wording import dates, names
from enishi.wording import pages as whys

Shown = dict[str, Any]


@require_GET
@signed_in
def between(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Everything that lies between people."""
    found = queries.between(owner, today)
    context = {
        "place": "people", "here": "map", "why": whys.why("between"), "back_url": reverse("map"),
        "sentence": words.known_ties(found.effective, found.people),
        "circles": [_circle(one) for one in found.circles],
        "bridges": [faces.portrait(one.face) | {"says": words.bridge(one)} for one in found.bridges],
        "together": [_together(one, today) for one in found.together],
        "unmet": [_unmet(one) for one in found.unmet], "introduce_url": reverse("between_introduce"),
    }  # fmt: skip
    return render(request, "between.html", context)


def _circle(one: CircleShown) -> Shown:
    called = names.together([face.name for face in one.faces[:2]], 2)
    return {
        "title": _("Around {people}").format(people=called), "says": words.circle(one),
        "people": [faces.portrait(face) for face in one.faces], "others": one.people - len(one.faces),
    }  # fmt: skip


def _together(one: Together, today: datetime.date) -> Shown:
    knots = [faces.portrait(face) | {"kind": "person", "note": ""} for face in one.faces]
    chance = one.what == "chance"
    if chance:
        knots.append(
            {"kind": "chance", "name": one.title, "note": "", "url": reverse("chance", args=[one.uid])}
        )
    return {
        "says": words.together(one), "on": dates.day(one.on, today) if one.on else "", "thread": knots,
        "label": names.together([face.name for face in one.faces], 6), "note": "" if chance else one.title,
        "fruit": one.fruit,
    }  # fmt: skip


def _unmet(one: UnmetShown) -> Shown:
    return {
        "a": faces.portrait(one.a), "b": faces.portrait(one.b), "says": words.unmet(one),
        "because": words.why_introduce(one),
    }  # fmt: skip


@require_POST
@signed_in
def introduce(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Keep two people as an idea of an introduction; nobody is asked yet."""
    a, b = (get_person(owner, request.POST.get(side, "")) for side in ("a", "b"))
    record = {
        "type": "introduction", "a": str(a.uid), "b": str(b.uid), "by": "me", "state": "idea",
        "why": request.POST.get("because", "")[:500] or None,
    }  # fmt: skip
    add_fact(owner, record=record, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "introductions")


urlpatterns = [
    path("map/between/", between, name="between"),
    path("map/between/introduce/", introduce, name="between_introduce"),
]
