"""今週 › 約束: what is open by its day, both ways; kept with one tap."""

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

from enishi.network.actions import facts as fact_actions
from enishi.network.actions import favors as actions
from enishi.network.errors import NotFound
from enishi.network.models import Owner
from enishi.network.queries import promises as queries
from enishi.network.queries.people import Face
from enishi.network.queries.promises import Key, PromiseRow
from enishi.web import htmx, sheets, tabs, toasts
from enishi.web.access import signed_in
from enishi.web.forms.encounters import People
from enishi.web.forms.people import PromiseForm
from enishi.wording import dates, names

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])


@require_GET
@signed_in
def promises(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """What I promised, what was promised to me, what was kept."""
    kept = queries.kept_page(owner, after=_after(request))
    more = (
        f"{reverse('promises')}?{urlencode({'after': kept.after.done_on, 'pk': kept.after.pk})}"
        if kept.after
        else ""
    )
    shown = [_row(row, today) for row in kept.rows]
    if htmx.is_more(request):
        return render(request, "components/promise_more.html", {"kept": shown, "more_url": more})
    context = {
        "place": "week", "here": "promises", "tabs": tabs.giving("promises"), "new_url": reverse("promise_new"),
        "mine": [_row(row, today) for row in queries.open_promises(owner, "me")],
        "theirs": [_row(row, today) for row in queries.open_promises(owner, "them")],
        "kept": shown, "more_url": more,
    }  # fmt: skip
    return render(request, "promises.html", context)


def _after(request: HttpRequest) -> Key | None:
    number = request.GET.get("pk", "")
    return Key(request.GET.get("after", ""), int(number)) if number.isdigit() else None


def _row(row: PromiseRow, today: datetime.date) -> Shown:
    return promise(row.uid, row.by, row.person, row.what, row.due, row.done_on, today)


def promise(
    uid: str, by: str, person: Face, what: str, due: str, done_on: str, today: datetime.date
) -> Shown:
    """Return what components/promise_row.html needs."""
    who = names.with_honorific(person.name)
    side = _("to %(person)s") % {"person": who} if by == "me" else _("from %(person)s") % {"person": who}
    if done_on:
        when = _("kept %(day)s") % {"day": dates.day(done_on, today)}
    else:
        when = _by_when(due, today)
    return {
        "uid": uid, "what": what, "facts": "・".join(part for part in (side, when) if part),
        "url": reverse("person", args=[person.uid]), "done": bool(done_on),
        "keep_url": reverse("promise_keep", args=[uid]),
    }  # fmt: skip


def _by_when(due: str, today: datetime.date) -> str:
    if not due:
        return ""
    return _("by %(day)s (%(soon)s)") % {"day": dates.day(due, today), "soon": dates.due(due, today)}


@FORM
@signed_in
def promise_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Write a promise down, with somebody known or new."""
    said = People(request.POST) if request.method == "POST" else None
    form = PromiseForm(request.POST if said is not None else None, initial={"by": "me"})
    missing = said is not None and not len(said)
    box = sheets.people_box(
        owner, _("With whom"), said=said, known=request.GET.getlist("person"),
        error=_("With whom was it? One name is enough.") if missing else "",
    )  # fmt: skip
    sheet = sheets.Sheet(
        _("A promise"), _("Small promises, kept, are what a name is remembered by."), reverse("promises"), "week",
        "promises", box,
    )  # fmt: skip
    if said is None or not form.is_valid() or missing:
        return sheet.show(request, form)
    uid, name = sheets.first_of(said)
    record = form.record(uid, today.isoformat())
    actions.add_with(owner, record=record, person=uid, name=name, today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "promises")


@require_POST
@signed_in
def keep(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Note that a promise was kept; the row itself answers."""
    actions.keep_promise(owner, uid=str(uid), today=today, via="web")
    toasts.tell(request, owner)
    if not htmx.asks(request):
        return htmx.done(request, "promises")
    row = queries.promise_row(owner, uid)
    if row is None:
        raise NotFound(key="promise", id=str(uid))
    return render(request, "components/promise_row.html", {"promise": _row(row, today)})


@require_POST
@signed_in
def trash(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Put a promise away."""
    fact_actions.trash_fact(owner, kind="promise", uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "promises")


urlpatterns = [
    path("promises/", promises, name="promises"),
    path("promises/new/", promise_new, name="promise_new"),
    path("promises/<uuid:uid>/kept/", keep, name="promise_keep"),
    path("promises/<uuid:uid>/put-away/", trash, name="promise_trash"),
]
