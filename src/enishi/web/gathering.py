"""顔を出す › one gathering: who was there – ten people in a minute –, what is to follow, what came of it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.exchange.records import Record
from enishi.language.card_line import read_lines
from enishi.network.actions import facts as fact_actions
from enishi.network.actions import favors as favor_actions
from enishi.network.actions import gatherings as actions
from enishi.network.actions.encounters import Met
from enishi.network.models import Gathering, Owner
from enishi.network.queries import gatherings as queries
from enishi.network.queries.gatherings import FollowUp, GatheringShown
from enishi.network.queries.recognised import Recognised, recognised
from enishi.network.queries.rooms import where_to_go_next
from enishi.web import faces, htmx, promises, sheets, toasts
from enishi.web.access import signed_in
from enishi.web.forms.encounters import People
from enishi.web.forms.gatherings import FollowUpForm, GatheringForm
from enishi.web.gatherings import again_choices, to_meet
from enishi.wording import dates, labels, names, numbers
from enishi.wording import places as words

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])
AGAIN = {"yes": True, "no": False, "": None}
MOODS = {"1": 1, "0": 0, "-1": -1}


@require_GET
@signed_in
def gathering(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """One gathering: who was there, what is to follow, what came of it."""
    return render(request, "gathering.html", _page(owner, queries.gathering_shown(owner, uid), today))


def _page(
    owner: Owner, found: GatheringShown, today: datetime.date, error: str = "", follow: Any = None
) -> Shown:
    row = found.row
    hopes = (
        []
        if row.status == "attended"
        else to_meet(where_to_go_next(owner, today), str(row.uid)) or _hopes(found)
    )
    attended = row.status == "attended"
    over = attended or bool(row.on and row.on <= today.isoformat())
    return {
        "place": "gatherings", "gathering": _head(found, today), "over": over, "attended": attended,
        "add": _box(owner, found, attended, over, error),
        "people": [faces.person_row(one, today) for one in found.people],
        "guests": [] if attended else [faces.portrait(face) for face in found.guests],
        "hopes": [] if over else hopes,
        "cards_url": reverse("gathering_cards", args=[row.uid]) if over else "",
        **_looking_back(row, attended),
        "off_url": reverse("gathering_cancelled", args=[row.uid]) if row.status == "planned" else "",
        "follow": _follow(found, today, follow), **_came_of(found, today),
        "trash": sheets.put_away(
            _("Put it away"), _("This gathering is put away. Those you met stay, and you can bring it back any time."),
            reverse("gathering_trash", args=[row.uid]),
        ),
    }  # fmt: skip


def _looking_back(row: Gathering, attended: bool) -> Shown:
    """The taps once it is over: go again? was somebody selling?"""
    if not attended:
        return {"again": None, "solicited": None, "mood": None}
    return {
        "mood": {
            "url": reverse("gathering_mood", args=[row.uid]),
            "choices": [
                {"value": code, "label": label, "chosen": str(row.mood) == code}
                for code, label in labels.choices("mood")
                if code
            ],
        },
        "again": {"url": reverse("gathering_again", args=[row.uid]), "choices": again_choices(row.again)},
        "solicited": {"url": reverse("gathering_solicited", args=[row.uid]), "chosen": row.solicited},
    }


def _head(found: GatheringShown, today: datetime.date) -> Shown:
    row = found.row
    return {
        "title": row.title or "", "kind_label": labels.label("gathering_kind", row.kind or "other"),
        "when": dates.moment(row.starts, today) or dates.day(row.on, today), "place": row.place or "",
        "cost": numbers.money(row.cost) if row.cost else "", "url": row.url or "", "note": row.note or "",
        "series": row.series or "", "edit_url": reverse("gathering_edit", args=[row.uid]),
        "fields": [{"label": labels.field(code), "kind": "field"} for code in found.fields],
    }  # fmt: skip


def _box(owner: Owner, found: GatheringShown, attended: bool, over: bool, error: str) -> Shown:
    """The box for people: whom one met (also those expected, to be left standing), or whom one expects."""
    uid = found.row.uid
    if attended:
        label, url = _("Who else was there?"), reverse("gathering_people", args=[uid])
    elif over:
        label, url = _("Who was there?"), reverse("gathering_attended", args=[uid])
    else:
        label, url = _("Who will be there, as far as you know?"), reverse("gathering_guests", args=[uid])
    known = [face.uid for face in found.guests] if not attended else []
    return sheets.people_box(owner, label, known=known, error=error) | {"url": url}


def _hopes(found: GatheringShown) -> list[Shown]:
    """Whom one might meet: expected fields, those with a place yet to be filled first."""
    vacant = [code for code in found.fields if code in found.vacant]
    return [{"label": words.might_meet(code, code in vacant), "kind": "field", "icon": "seat" if code in vacant else ""}
            for code in [*vacant, *(code for code in found.fields if code not in vacant)]]  # fmt: skip


def _follow(found: GatheringShown, today: datetime.date, form: FollowUpForm | None) -> Shown | None:
    if not found.people:
        return None
    people = [(one.face.uid, names.shown(one.face.name)) for one in found.people]
    return {
        "form": form or FollowUpForm(people=people), "url": reverse("gathering_follow_up", args=[found.row.uid]),
        "promises": [_promise(one, today) for one in found.follow_ups],
    }  # fmt: skip


def _promise(one: FollowUp, today: datetime.date) -> Shown:
    return promises.promise(one.uid, one.by, one.person, one.what, one.due, "", today)


def _came_of(found: GatheringShown, today: datetime.date) -> Shown:
    came = found.came_of
    keys = [face.name for face in came.key_persons]
    lines = words.came_of(came.first_met, keys, [title for _, title, _ in came.chances])
    if found.row.status != "attended" or not (came.key_persons or came.chances):
        return {"came_of": [], "thread": [], "thread_label": ""}
    knots = [{"kind": "gathering", "name": found.row.title or "", "note": dates.day(found.row.on, today)}]
    knots += [faces.portrait(face) | {"kind": "person", "note": ""} for face in came.key_persons[:3]]
    knots += [{"kind": "chance", "name": title, "note": labels.label("chance_state", state), "url": _chance(uid)}
              for uid, title, state in came.chances[:2]]  # fmt: skip
    return {
        "came_of": lines,
        "thread": knots if len(knots) > 1 else [],
        "thread_label": words.thread_from(found.row.title or ""),
    }


def _chance(uid: str) -> str:
    return reverse("chance", args=[uid])


# -- ten people in a minute -----------------------------------------------------------------------------------------


@FORM
@signed_in
def cards(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """One line each: a name, and a word or two on who it is. What was understood stands beneath before it is kept."""
    row = queries.get_gathering(owner, uid)
    lines = read_lines(request.POST.get("lines", ""))
    found = recognised(owner, lines)
    if htmx.target(request) == "understood":
        return render(request, "components/understood.html", {"understood": _understood(found, request)})
    error = ""
    if request.method == "POST":
        if found:
            people = [_met(one, request) for one in found]
            actions.met_by_lines(owner, uid=str(uid), people=people, today=today, via="web")
            return _written(request, owner, uid)
        error = _("One name a line is enough.")
    context = {
        "place": "gatherings", "title": row.title or "", "back_url": reverse("gathering", args=[uid]),
        "form_url": reverse("gathering_cards", args=[uid]), "lines": request.POST.get("lines", ""), "error": error,
        "understood": _understood(found, request),
    }  # fmt: skip
    return htmx.invalid(request, "cards.html", context) if error else render(request, "cards.html", context)


def _choice(line: str) -> str:
    """Return the name of the field that says who a line means; it goes with the line wherever that moves."""
    return f"who-{hashlib.blake2b(line.encode(), digest_size=6).hexdigest()}"


def _understood(found: Sequence[Recognised], request: HttpRequest) -> list[Shown]:
    return [
        {
            "name": one.line.name, "chips": _chips(one), "field_name": _choice(one.line.text),
            "who": request.POST.get(_choice(one.line.text), one.uid), "spark": _sparked(one, request),
            "spark_name": f"spark-{_choice(one.line.text)}",
            "choices": [
                {"uid": row.face.uid, "label": names.shown(row.face.name),
                 "facts": faces.belongs(row.title, row.organization)} for row in one.choices
            ],
        }
        for one in found
    ]  # fmt: skip


def _chips(one: Recognised) -> list[Shown]:
    pieces = [(one.line.organization, ""), (one.line.title, ""), (one.line.note, "")]
    said = [{"label": text, "kind": ""} for text, _kind in pieces if text]
    if one.line.field:
        said.append({"label": labels.field(one.line.field), "kind": "field"})
    return said


def _sparked(one: Recognised, request: HttpRequest) -> bool:
    return bool(request.POST.get(f"spark-{_choice(one.line.text)}"))


def _met(one: Recognised, request: HttpRequest) -> Met:
    """Return whom a line means, with what it says of them; only those it may mean can be chosen."""
    uid = request.POST.get(_choice(one.line.text), one.uid)
    known = uid if uid in {row.face.uid for row in one.choices} else ""
    return actions.met_of_line(one.line, known, spark=_sparked(one, request))


# -- writing --------------------------------------------------------------------------------------------------------


@FORM
@signed_in
def gathering_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Write a gathering down: planned when its day is to come, else attended with who was there."""
    said = People(request.POST) if request.method == "POST" else None
    form = GatheringForm(
        request.POST if said is not None else None, row=None, series=queries.series_known(owner),
        initial={"kind": request.GET.get("kind", ""), "title": request.GET.get("title", "")},
    )  # fmt: skip
    if said is None or not form.is_valid():
        return _sheet(request, owner, form, _("A gathering"), reverse("gatherings"), said)
    record = form.record(owner.time_zone)
    row = actions.write_gathering(owner, record=record, people=said.met(), today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "gathering", row.uid)


def _sheet(
    request: HttpRequest, owner: Owner, form: GatheringForm, title: str, back: str, said: People | None, *,
    new: bool = True,
) -> HttpResponse:  # fmt: skip
    box = sheets.people_box(owner, _("Who was there, or will be?"), said=said) if new else None
    context = {
        "place": "gatherings", "title": title, "form_url": request.get_full_path(), "back_url": back, "form": form,
        "people": box,
    }  # fmt: skip
    if request.method == "POST":
        return htmx.invalid(request, "gathering_form.html", context)
    return render(request, "gathering_form.html", context)


@FORM
@signed_in
def gathering_edit(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Change what is said of a gathering; who was there is changed on its page."""
    found = queries.gathering_shown(owner, uid)
    form = GatheringForm(
        request.POST if request.method == "POST" else None, row=found.row, series=queries.series_known(owner),
        fields=found.fields,
    )  # fmt: skip
    back = reverse("gathering", args=[uid])
    if request.method != "POST" or not form.is_valid():
        return _sheet(request, owner, form, found.row.title or "", back, None, new=False)
    actions.edit_gathering(owner, uid=str(uid), patch=form.record(owner.time_zone), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "gathering", uid)


def _written(request: HttpRequest, owner: Owner, uid: object) -> HttpResponse:
    toasts.tell(request, owner)
    return htmx.done(request, "gathering", uid)


def _nobody(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    found = queries.gathering_shown(owner, uid)
    context = _page(owner, found, today, error=_("Who was it? A family name or a nickname is enough."))
    return htmx.invalid(request, "gathering.html", context)


@require_POST
@signed_in
def attended(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Note that the owner was there, and whom they met; nobody in particular is an answer."""
    people = People(request.POST).met()
    actions.attended(owner, uid=str(uid), people=people, patch={}, today=today, via="web")
    return _written(request, owner, uid)


@require_POST
@signed_in
def people_met(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Add people who were there, ten in a minute."""
    said = People(request.POST)
    if not len(said):
        return _nobody(request, owner, today, uid)
    actions.add_people_met(owner, uid=str(uid), people=said.met(), today=today, via="web")
    return _written(request, owner, uid)


@require_POST
@signed_in
def guests(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Note who is expected; the box holds everybody, so that one can be taken out, too."""
    said = People(request.POST)
    actions.expect(owner, uid=str(uid), people=said.met(), today=today, via="web")
    return _written(request, owner, uid)


@require_POST
@signed_in
def again(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Would the owner go again? A second tap on the same answer takes it back."""
    row = queries.get_gathering(owner, uid)
    value = AGAIN.get(request.POST.get("again", ""))
    patch: Record = {"again": None if value == row.again else value}
    actions.edit_gathering(owner, uid=str(uid), patch=patch, via="web")
    if request.POST.get("from") == "list":
        toasts.tell(request, owner)
        return htmx.done(request, "gatherings")
    return _written(request, owner, uid)


@require_POST
@signed_in
def mood(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """How was the evening as a whole? A second tap on the same answer takes it back."""
    row = queries.get_gathering(owner, uid)
    value = MOODS.get(request.POST.get("mood", ""))
    patch: Record = {"mood": None if value == row.mood else value}
    actions.edit_gathering(owner, uid=str(uid), patch=patch, via="web")
    return _written(request, owner, uid)


@require_POST
@signed_in
def cancelled(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Note that a gathering does not take place, or that the owner does not go."""
    actions.edit_gathering(owner, uid=str(uid), patch={"status": "cancelled"}, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "gatherings")


@require_POST
@signed_in
def solicited(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """勧誘があった: such a gathering is not suggested again. A second tap takes it back."""
    row = queries.get_gathering(owner, uid)
    actions.edit_gathering(owner, uid=str(uid), patch={"solicited": not row.solicited}, via="web")
    return _written(request, owner, uid)


@require_POST
@signed_in
def follow_up(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Note a promise to, or by, somebody who was there."""
    found = queries.gathering_shown(owner, uid)
    people = [(one.face.uid, names.shown(one.face.name)) for one in found.people]
    form = FollowUpForm(request.POST, people=people)
    if not form.is_valid():
        return htmx.invalid(request, "gathering.html", _page(owner, found, today, follow=form))
    person = form.cleaned_data["person"]
    favor_actions.add_with(owner, record=form.record(today), person=person, today=today, via="web")
    return _written(request, owner, uid)


@require_POST
@signed_in
def trash(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Put a gathering away."""
    fact_actions.trash_fact(owner, kind="gathering", uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "gatherings")


urlpatterns = [
    path("gatherings/new/", gathering_new, name="gathering_new"),
    path("gatherings/<uuid:uid>/", gathering, name="gathering"),
    path("gatherings/<uuid:uid>/edit/", gathering_edit, name="gathering_edit"),
    path("gatherings/<uuid:uid>/attended/", attended, name="gathering_attended"),
    path("gatherings/<uuid:uid>/people/", people_met, name="gathering_people"),
    path("gatherings/<uuid:uid>/cards/", cards, name="gathering_cards"),
    path("gatherings/<uuid:uid>/guests/", guests, name="gathering_guests"),
    path("gatherings/<uuid:uid>/again/", again, name="gathering_again"),
    path("gatherings/<uuid:uid>/mood/", mood, name="gathering_mood"),
    path("gatherings/<uuid:uid>/solicited/", solicited, name="gathering_solicited"),
    path("gatherings/<uuid:uid>/called-off/", cancelled, name="gathering_cancelled"),
    path("gatherings/<uuid:uid>/follow-up/", follow_up, name="gathering_follow_up"),
    path("gatherings/<uuid:uid>/put-away/", trash, name="gathering_trash"),
]
