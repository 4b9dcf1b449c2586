"""今週 › 役に立つ: what passed both ways, thanks not yet said, whom one can help; introductions as a list."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enishi.core.vocabulary import INTRODUCTION_STATES
from enishi.network.actions import facts as fact_actions
from enishi.network.actions import favors as actions
from enishi.network.errors import Refused
from enishi.network.models import Owner
from enishi.network.queries import favors as queries
from enishi.network.queries.favors import FavorRow, Glad, Key
from enishi.network.queries.introductions import IntroductionRow, introductions_of
from enishi.web import faces, figures, htmx, sheets, tabs, toasts
from enishi.web.access import signed_in
from enishi.web.forms.encounters import People
from enishi.web.forms.giving import IntroductionForm, PassedForm
from enishi.wording import dates, labels, names, numbers, portrait
from enishi.wording import pages as whys
from enishi.wording import places as words

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])
ICONS = {"introduction": "introduction", "listening": "talk", "information": "note", "work": "chance"}
DIRECTIONS = ("given", "received")
# More at once would look like a debt; the others wait folded.
THANKS_SHOWN = 4


@require_GET
@signed_in
def giving(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Everything about giving; or, asked for more, the rows that follow in one direction."""
    direction = request.GET.get("direction", "")
    if htmx.is_more(request) and direction in DIRECTIONS:
        return render(
            request, "components/favor_more.html", _passed(owner, today, direction, _after(request))
        )
    year = queries.year_of_giving(owner, today)
    help_ = queries.whom_to_help(owner, today)
    asked = queries.out_of_reach(owner, [one.want for one in help_])
    thanks = [_favor(row, today) for row in queries.to_thank(owner)]
    passed = {
        side: _passed(owner, today, side, _after(request) if side == direction else None)
        for side in DIRECTIONS
    }
    context = {
        "place": "week", "here": "giving", "tabs": tabs.giving("giving"), "new_url": reverse("favor_new"),
        "thanks": thanks[:THANKS_SHOWN],
        "more_thanks": thanks[THANKS_SHOWN:],
        "help": [_glad(one, today) for one in help_],
        "cannot": figures.bars([(labels.field(c), numbers.count(n, "people"), float(n)) for c, n in asked]),
        "given": passed["given"]["favors"], "given_more_url": passed["given"]["more_url"],
        "received": passed["received"]["favors"], "received_more_url": passed["received"]["more_url"],
        "sentence": portrait.give_and_take(year.given, year.received, year.reached, year.both_ways),
    }  # fmt: skip
    return render(request, "giving.html", context)


def _after(request: HttpRequest) -> Key | None:
    number = request.GET.get("pk", "")
    return Key(request.GET.get("after", ""), int(number)) if number.isdigit() else None


def _passed(owner: Owner, today: datetime.date, direction: str, after: Key | None) -> Shown:
    page = queries.favors_page(owner, direction, after=after)
    more = {"direction": direction, "after": page.after.on, "pk": page.after.pk} if page.after else {}
    return {
        "favors": [_favor(row, today, thanks=False) for row in page.rows],
        "more_url": f"{reverse('giving')}?{urlencode(more)}" if more else "",
    }


def _favor(row: FavorRow, today: datetime.date, *, thanks: bool = True) -> Shown:
    """Return what components/favor_row.html needs."""
    kind = labels.label("favor_kind", row.kind)
    facts = (
        names.with_honorific(row.person.name),
        kind if row.note else "",
        dates.day(row.on, today) if row.on else "",
    )
    to_thank = thanks and row.direction == "received" and not row.thanked
    return {
        "uid": row.uid, "icon": ICONS.get(row.kind, "gift"), "what": row.note or kind,
        "facts": "・".join(part for part in facts if part), "url": reverse("person", args=[row.person.uid]),
        "thank_url": reverse("favor_thank", args=[row.uid]) if to_thank else "",
    }  # fmt: skip


def _glad(one: Glad, today: datetime.date) -> Shown:
    return {
        "uid": one.person.uid, "person": faces.portrait(one.person), "want": faces.belongs(*one.facts),
        "because": words.glad_because(one.want, one.offer), "polite": "", "casual": "",
    }  # fmt: skip


@FORM
@signed_in
def favor_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Write down something that passed, with somebody known or new."""
    said = People(request.POST) if request.method == "POST" else None
    form = PassedForm(request.POST if said else None, initial={"on": today.isoformat(), "direction": "given"})
    missing = said is not None and not len(said)
    box = sheets.people_box(
        owner, _("With whom"), said=said, known=request.GET.getlist("person"),
        error=_("With whom was it? One name is enough.") if missing else "",
    )  # fmt: skip
    why = _("Only what passed is remembered; nobody is counted.")
    sheet = sheets.Sheet(_("Given or received"), why, reverse("giving"), "week", "giving", box)
    if said is None or not form.is_valid() or missing:
        return sheet.show(request, form)
    uid, name = sheets.first_of(said)
    actions.add_with(
        owner, record=form.record(uid, today.isoformat()), person=uid, name=name, today=today, via="web"
    )
    toasts.tell(request, owner)
    return htmx.done(request, "giving")


@require_POST
@signed_in
def thank(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Note that a thank-you was said."""
    actions.thank(owner, uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "giving")


@require_POST
@signed_in
def favor_trash(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Put something that passed away."""
    fact_actions.trash_fact(owner, kind="favor", uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "giving")


# -- introductions --------------------------------------------------------------------------------------------------


@require_GET
@signed_in
def introductions(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Introductions from an idea to what came of them, each state under its heading."""
    rows = introductions_of(owner)
    groups = [
        {
            "label": labels.label("introduction_state", state),
            "rows": [_introduction(row, today) for row in rows if row.state == state],
        }
        for state in INTRODUCTION_STATES
    ]
    context = {
        "place": "week", "here": "introductions", "tabs": tabs.giving("introductions"),
        "why": whys.why("introductions"),
        "new_url": reverse("introduction_new"), "groups": [group for group in groups if group["rows"]],
    }  # fmt: skip
    return render(request, "introductions.html", context)


def _introduction(row: IntroductionRow, today: datetime.date) -> Shown:
    both = [faces.portrait(face) for face in (row.a, row.b) if face]
    facts = (row.why, dates.day(row.on, today) if row.on else "", row.outcome)
    return {
        "uid": row.uid, "people": both, "facts": "・".join(part for part in facts if part),
        "url": reverse("introduction_state", args=[row.uid]), "choices": _next(row) if row.by == "me" else [],
    }  # fmt: skip


def _next(row: IntroductionRow) -> list[Shown]:
    """What may become of an introduction next: both are asked before it is made."""
    following = {"idea": ("asked", "declined"), "asked": ("made", "declined"), "made": ("bore_fruit",)}
    return [
        {"value": state, "label": labels.label("introduction_state", state)}
        for state in following.get(row.state, ())
    ]


@FORM
@signed_in
def introduction_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Note that two should meet."""
    said = People(request.POST) if request.method == "POST" else None
    form = IntroductionForm(request.POST if said else None)
    error = _("Exactly two, please: who should meet whom?") if said is not None and len(said) != 2 else ""
    box = sheets.people_box(owner, _("Who should meet whom?"), said=said, error=error)
    back = reverse("introductions")
    sheet = sheets.Sheet(
        _("Two who should meet"), whys.why("introductions"), back, "week", "introductions", box
    )
    if said is None or not form.is_valid() or error:
        return sheet.show(request, form)
    first, second = [*((uid, "") for uid in said.uids), *(("", name) for name in said.new)]
    actions.introduce(owner, a=first, b=second, why=form.cleaned_data["why"], today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "introductions")


@require_POST
@signed_in
def introduction_state(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Take an introduction a step on."""
    state = request.POST.get("state", "")
    if state not in INTRODUCTION_STATES:
        raise Refused("kind_unknown", kind=state)
    actions.move_introduction(owner, uid=str(uid), state=state, today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "introductions")


urlpatterns = [
    path("giving/", giving, name="giving"),
    path("giving/new/", favor_new, name="favor_new"),
    path("giving/<uuid:uid>/thanked/", thank, name="favor_thank"),
    path("giving/<uuid:uid>/put-away/", favor_trash, name="favor_trash"),
    path("introductions/", introductions, name="introductions"),
    path("introductions/new/", introduction_new, name="introduction_new"),
    path("introductions/<uuid:uid>/", introduction_state, name="introduction_state"),
]
