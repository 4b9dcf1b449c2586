"""顔を出す: gatherings to come and past ones, the wheel of the six kinds, how to find one; one with who was there."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.core.balance import Balance
from enishi.exchange.records import Record
from enishi.network.actions import facts as fact_actions
from enishi.network.actions import favors as favor_actions
from enishi.network.actions import gatherings as actions
from enishi.network.models import Gathering, Owner
from enishi.network.queries import gatherings as queries
from enishi.network.queries.gatherings import FollowUp, GatheringRow, GatheringShown, Key
from enishi.web import faces, figures, htmx, promises, sheets, toasts
from enishi.web.access import signed_in
from enishi.web.forms.encounters import People
from enishi.web.forms.gatherings import FollowUpForm, GatheringForm
from enishi.wording import dates, labels, names, numbers, portrait, rooms
from enishi.wording import places as words

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])
AGAIN = {"yes": True, "no": False, "": None}


@require_GET
@signed_in
def gatherings(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Everything about showing up; or, asked for more, the rows of past gatherings that follow."""
    page = queries.past_page(owner, after=_after(request))
    more = _more_url(page.after)
    past = [_row(row, today) for row in page.rows]
    if htmx.is_more(request):
        return render(request, "components/gathering_more.html", {"past": past, "past_more_url": more})
    balances = queries.balances(owner, today)
    context = {
        "place": "gatherings", "here": "", "new_url": reverse("gathering_new"),
        "asked": [_row(row, today, words.were_you_there()) for row in queries.unsettled(owner, today)],
        "coming": [_row(row, today) for row in queries.coming(owner, today)],
        "wheel": _wheel(balances), "wheel_note": _wheel_note(balances),
        "ways": _ways(owner, today, balances), "past": past, "past_more_url": more,
    }  # fmt: skip
    return render(request, "gatherings.html", context)


def _after(request: HttpRequest) -> Key | None:
    on, number = request.GET.get("after", ""), request.GET.get("pk", "")
    return Key(on, int(number)) if number.isdigit() else None


def _more_url(after: Key | None) -> str:
    return f"{reverse('gatherings')}?{urlencode({'after': after.on, 'pk': after.pk})}" if after else ""


def _row(row: GatheringRow, today: datetime.date, because: str = "") -> Shown:
    facts = (row.starts[11:16], row.place, numbers.money(row.cost) if row.cost else "")
    return faces.day_parts(row.on) | {
        "uid": row.uid, "url": reverse("gathering", args=[row.uid]), "title": row.title,
        "kind_label": labels.label("gathering_kind", row.kind), "facts": "・".join(part for part in facts if part),
        "because": [because] if because else [], "people": [faces.portrait(face) for face in row.people],
        "people_label": _people_label(row), **_taps(row),
    }  # fmt: skip


def _people_label(row: GatheringRow) -> str:
    called = names.together([face.name for face in row.people], limit=3)
    rest = row.there - len(row.people)
    return words.and_others(called, rest) if rest > 0 and len(row.people) <= 3 else called


def _taps(row: GatheringRow) -> Shown:
    """The two taps on a past one: would you go again, was somebody selling. Asked until answered."""
    if row.status != "attended" or row.again is not None or row.solicited:
        return {"again": None}
    return {"again": {"url": reverse("gathering_again", args=[row.uid]), "choices": _again(None)}}


def _again(now: bool | None) -> list[Shown]:
    return [
        {"value": "yes", "label": _("I would go again"), "chosen": now is True},
        {"value": "no", "label": _("Once was enough"), "chosen": now is False},
    ]


def _wheel(balances: Sequence[Balance]) -> Shown | None:
    """The rose of the year's visits, the quarter said beside each count; None before the first one."""
    quarter, year = balances
    if not any(year.visits.values()):
        return None
    kinds = [
        (labels.label("gathering_kind", kind), words.visits(count, quarter.visits[kind]), count)
        for kind, count in year.visits.items()
    ]
    return {
        "petals": figures.petals(kinds),
        "sentence": portrait.balance(year.window, year.visits, year.missing),
    }


def _wheel_note(balances: Sequence[Balance]) -> str:
    quarter, year = balances
    return (
        portrait.balance(quarter.window, quarter.visits, quarter.missing) if any(year.visits.values()) else ""
    )


def _ways(owner: Owner, today: datetime.date, balances: Sequence[Balance]) -> list[Shown]:
    """How to find each kind; the kinds missing this quarter come first, the easiest of them at the top."""
    guides = queries.guides(owner, today)
    missing = balances[0].missing
    kinds = [*missing, *(kind for kind in balances[0].visits if kind not in missing)]
    return [
        {
            "kind_label": labels.label("gathering_kind", kind), "sentence": words.kind_is_for(kind),
            "how": rooms.how_to_find(kind, owner.town or ""),
            "ask": words.ask_along([face.name for face in guides.get(kind, ())]),
            "people": [faces.portrait(face) for face in guides.get(kind, ())],
        }
        for kind in kinds
    ]  # fmt: skip


# -- one gathering --------------------------------------------------------------------------------------------------


@require_GET
@signed_in
def gathering(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """One gathering: who was there, what is to follow, what came of it."""
    return render(request, "gathering.html", _page(owner, queries.gathering_shown(owner, uid), today))


def _page(
    owner: Owner, found: GatheringShown, today: datetime.date, error: str = "", follow: Any = None
) -> Shown:
    row = found.row
    attended = row.status == "attended"
    over = attended or bool(row.on and row.on <= today.isoformat())
    return {
        "place": "gatherings", "gathering": _head(found, today), "over": over, "attended": attended,
        "add": _box(owner, found, attended, over, error),
        "people": [faces.person_row(one, today) for one in found.people],
        "guests": [] if attended else [faces.portrait(face) for face in found.guests],
        "hopes": [] if over else _hopes(found),
        **_looking_back(row, attended),
        "follow": _follow(found, today, follow), **_came_of(found, today),
        "trash": sheets.put_away(
            _("Put it away"), _("This gathering is put away. Those you met stay, and you can bring it back any time."),
            reverse("gathering_trash", args=[row.uid]),
        ),
    }  # fmt: skip


def _looking_back(row: Gathering, attended: bool) -> Shown:
    """The taps once it is over: go again? was somebody selling?"""
    if not attended:
        return {"again": None, "solicited": None}
    return {
        "again": {"url": reverse("gathering_again", args=[row.uid]), "choices": _again(row.again)},
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


# -- writing --------------------------------------------------------------------------------------------------------


@FORM
@signed_in
def gathering_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Write a gathering down: planned when its day is to come, else attended with who was there."""
    said = People(request.POST) if request.method == "POST" else None
    form = GatheringForm(
        request.POST if said else None, row=None, series=queries.series_known(owner),
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
    path("gatherings/", gatherings, name="gatherings"),
    path("gatherings/new/", gathering_new, name="gathering_new"),
    path("gatherings/<uuid:uid>/", gathering, name="gathering"),
    path("gatherings/<uuid:uid>/edit/", gathering_edit, name="gathering_edit"),
    path("gatherings/<uuid:uid>/attended/", attended, name="gathering_attended"),
    path("gatherings/<uuid:uid>/people/", people_met, name="gathering_people"),
    path("gatherings/<uuid:uid>/guests/", guests, name="gathering_guests"),
    path("gatherings/<uuid:uid>/again/", again, name="gathering_again"),
    path("gatherings/<uuid:uid>/solicited/", solicited, name="gathering_solicited"),
    path("gatherings/<uuid:uid>/follow-up/", follow_up, name="gathering_follow_up"),
    path("gatherings/<uuid:uid>/put-away/", trash, name="gathering_trash"),
]
