"""人 › キーパーソン: field by field someone, not seen for a while, or yet to be met; companions above them all."""

from __future__ import annotations

import datetime
import re
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi.core.codes import Reason
from enishi.core.seats import MOST_SEATS
from enishi.network.actions import rhythm as rhythm_actions
from enishi.network.actions import seats as actions
from enishi.network.actions.people import add_person
from enishi.network.errors import Refused
from enishi.network.models import Owner
from enishi.network.queries import companions as companion_queries
from enishi.network.queries import seats as queries
from enishi.network.queries.companions import KeptUp
from enishi.network.queries.seats import CandidateShown, Curious, SeatShown, SeatsPage
from enishi.web import faces, htmx, sheets, tabs, toasts
from enishi.web.access import signed_in
from enishi.web.forms.encounters import People
from enishi.wording import dates, labels, refusals, steps
from enishi.wording import places as words

Shown = dict[str, Any]


@require_GET
@signed_in
def seats(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """All places, field by field."""
    page = queries.seats_page(owner, today)
    friends = companion_queries.companions(owner, today)
    context = {
        "place": "people", "here": "seats", "tabs": tabs.people("seats", getattr(request, "shown", {})),
        "companions_url": f"{reverse('people')}?standing=companion",
        "companions": [kept_up(one, today) for one in friends],
        "curious": [_curious(one, page) for one in page.curious],
        "seats": [_seat(seat, today) for seat in page.seats],
        "proposed": [
            {
                "code": one.field, "field": labels.field(one.field), "url": reverse("seat_new"),
                "sentence": words.came_up(labels.field(one.field), one.times, [face.name for face in one.people]),
                "decline_url": reverse("seat_decline"),
            }
            for one in page.proposed
        ],
        "full": refusals.sentence("seats_full", {"most": MOST_SEATS}) if page.full else "",
        "new": {"url": reverse("seat_new"), "fields": labels.fields()},
    }  # fmt: skip
    return render(request, "seats.html", context)


def _seat(seat: SeatShown, today: datetime.date) -> Shown:
    """Return what components/seat_card.html needs."""
    last = dates.ago(seat.last_on, today) if seat.last_on else ""
    return {
        "field": labels.field(seat.field), "state": seat.state, "state_label": words.seat_state(seat.state),
        "person": faces.portrait(seat.person) if seat.person else None,
        "sentence": words.seat_said(seat.state, last, seat.since),
        "candidates": [_candidate(one) for one in seat.candidates],
        "do_url": reverse("seat", args=[seat.uid]),
        "do_label": _("Change this place") if seat.person else _("Look for somebody"),
    }  # fmt: skip


def _curious(one: Curious, page: SeatsPage) -> Shown:
    """Return somebody one is curious about, with the field they might be the key person for, if there is a place."""
    said = [steps.candidate(code) for code in one.because[:2]]
    if one.far_ahead:
        said.append(steps.candidate("far_ahead"))
    waiting = any(seat.field == one.field and seat.person is None for seat in page.seats)
    return faces.portrait(one.face) | {
        "because": " ".join(said), "code": one.field, "field": labels.field(one.field) if one.field else "",
        "seat_url": reverse("seat_new") if waiting or not page.full else "",
        "edit_url": reverse("person_edit", args=[one.face.uid]),
    }  # fmt: skip


def kept_up(one: KeptUp, today: datetime.date) -> Shown:
    """Return how one keeps up with somebody, as components/kept_up.html shows it."""
    face = one.row.face
    last = dates.ago(one.row.last_on, today) if one.row.last_on else ""
    meal = words.meal_together(face.name, today)
    return faces.portrait(face) | {
        "sentence": words.kept_up(last, one.rhythm, one.due, one.snoozed, today),
        "ideas": [{"label": words.idea(idea, today), "url": _idea_url(idea)} for idea in one.ideas],
        "meet_url": f"{reverse('encounter_new')}?person={face.uid}", **meal,
        "rhythm_url": reverse("rhythm", args=[face.uid]), "snooze_url": reverse("snooze", args=[face.uid]),
        "rhythms": words.rhythms(one.rhythm), "snoozed": bool(one.snoozed),
    }  # fmt: skip


def _idea_url(idea: Reason) -> str:
    gathering = idea.facts.get("gathering")
    return reverse("gathering", args=[gathering]) if gathering else ""


def _candidate(one: CandidateShown) -> Shown:
    said = [steps.candidate(code) for code in one.because[:2]]
    if one.far_ahead:
        said.append(steps.candidate("far_ahead"))
    return faces.portrait(one.face) | {"because": " ".join(said), "reasons": said}


@require_GET
@signed_in
def seat(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """One place: candidates with reasons, anybody else, and leaving it vacant or closing it."""
    return render(request, "seat.html", _page(owner, uid, today))


def _page(owner: Owner, uid: UUID, today: datetime.date, error: str = "") -> Shown:
    found = queries.seat_shown(owner, uid, today)
    keeping = companion_queries.kept_up(owner, found.person.uid, today) if found.person else None
    label = _("Somebody else") if found.candidates else _("Whom do you think of?")
    close = _("Close this place")
    return {
        "place": "people", "here": "seats", "back_url": reverse("seats"), "seat": _seat(found, today),
        "keeping": kept_up(keeping, today) if keeping else None,
        "code": found.field,
        "since": dates.day(found.since, today), "give_url": reverse("seat_give", args=[uid]),
        "vacant_url": reverse("seat_vacant", args=[uid]) if found.person else "",
        "uid": str(uid),
        "box": sheets.people_box(owner, label, error=error) if not found.person else None,
        "close": {
            "label": close, "button": close, "url": reverse("seat_free", args=[uid]),
            "sentence": _("The field has no place of its own then. The people stay as they are."),
        },
    }  # fmt: skip


@require_POST
@signed_in
def give(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Give the place to a candidate, to anybody else, or to somebody new by name."""
    said = People(request.POST)
    person, name = sheets.first_of(said)
    found = queries.seat_shown(owner, uid, today)
    if not person and not name:
        context = _page(owner, uid, today, error=_("Who is it? A family name or a nickname alone is enough."))
        return htmx.invalid(request, "seat.html", context)
    if not person:
        record = {"name": {"full": name}, "fields": [found.field]}
        person = str(add_person(owner, record=record, today=today, via="web").uid)
    actions.give_seat(owner, field=found.field, person=person, today=today, via="web")
    return _written(request, owner)


def _written(request: HttpRequest, owner: Owner) -> HttpResponse:
    toasts.tell(request, owner)
    return htmx.done(request, "seats")


@require_POST
@signed_in
def vacant(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Leave the place vacant."""
    actions.leave_vacant(owner, uid=str(uid), today=today, via="web")
    return _written(request, owner)


@require_POST
@signed_in
def free(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Close the place."""
    actions.free_seat(owner, uid=str(uid), today=today, via="web")
    return _written(request, owner)


@require_POST
@signed_in
def seat_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Set a place in a field, vacant at first; or, from a person's page, for that person."""
    field, person = request.POST.get("field", ""), request.POST.get("person", "")
    if person:
        actions.give_seat(owner, field=field, person=person, today=today, via="web")
    else:
        actions.set_place(owner, field=field, today=today, via="web")
    return _written(request, owner)


@require_POST
@signed_in
def decline(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Turn down a proposed field; it is not proposed again."""
    actions.decline_field(owner, field=request.POST.get("field", ""), today=today, via="web")
    return _written(request, owner)


@require_POST
@signed_in
def rhythm(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Set every how often to meet somebody; an empty choice sets none."""
    said = request.POST.get("days", "")
    if said and not said.isdigit():
        raise Refused("rhythm_unfit")
    rhythm_actions.set_rhythm(owner, uid=str(uid), days=int(said) if said else None, via="web")
    return _back(request, owner)


@require_POST
@signed_in
def snooze(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Suggest nothing about somebody for some weeks, or again from now on."""
    said = request.POST.get("days", "")
    until = today + datetime.timedelta(days=min(int(said), 366)) if said.isdigit() and int(said) else None
    rhythm_actions.snooze(owner, uid=str(uid), until=until, today=today, via="web")
    return _back(request, owner)


def _back(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Go back to where it was tapped: a place's own page, else all of them."""
    toasts.tell(request, owner)
    seat_uid = request.POST.get("seat", "")
    return (
        htmx.done(request, "seat", seat_uid)
        if re.fullmatch(r"[0-9a-f-]{36}", seat_uid)
        else htmx.done(request, "seats")
    )


urlpatterns = [
    path("people/<uuid:uid>/rhythm/", rhythm, name="rhythm"),
    path("people/<uuid:uid>/not-now/", snooze, name="snooze"),
    path("seats/", seats, name="seats"),
    path("seats/new/", seat_new, name="seat_new"),
    path("seats/not-this/", decline, name="seat_decline"),
    path("seats/<uuid:uid>/", seat, name="seat"),
    path("seats/<uuid:uid>/give/", give, name="seat_give"),
    path("seats/<uuid:uid>/vacant/", vacant, name="seat_vacant"),
    path("seats/<uuid:uid>/close/", free, name="seat_free"),
]
