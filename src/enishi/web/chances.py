"""わたし › チャンス: each with its thread; a new one with the people, nearest first, through whom it came."""

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

from enishi.network.actions import chances as actions
from enishi.network.actions import facts as fact_actions
from enishi.network.models import Owner
from enishi.network.queries import chances as queries
from enishi.network.queries.chances import ChanceRow, Key, Knot
from enishi.network.queries.encounters import gatherings_offered
from enishi.web import faces, htmx, sheets, toasts
from enishi.web.access import signed_in
from enishi.web.forms.chances import ChanceForm
from enishi.web.forms.encounters import People
from enishi.wording import dates, labels, numbers, portrait
from enishi.wording import pages as whys
from enishi.wording import places as words

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])


@require_GET
@signed_in
def chances(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """All chances, the latest first."""
    page = queries.chances_page(owner, after=_after(request))
    more = (
        f"{reverse('chances')}?{urlencode({'after': page.after.on, 'pk': page.after.pk})}"
        if page.after
        else ""
    )
    context = {"chances": [_chance(row, today) for row in page.rows], "more_url": more}
    if htmx.is_more(request):
        return render(request, "components/chance_more.html", context)
    around = {
        "place": "me", "here": "chances", "why": whys.why("chances"), "new_url": reverse("chance_new"),
        "sentence": portrait.chances(*queries.way_of_chances(owner)) if page.rows else "",
    }  # fmt: skip
    return render(request, "chances.html", context | around)


def _after(request: HttpRequest) -> Key | None:
    number = request.GET.get("pk", "")
    return Key(request.GET.get("after", ""), int(number)) if number.isdigit() else None


def _chance(row: ChanceRow, today: datetime.date) -> Shown:
    planned = labels.label("planned", row.planned) if row.planned is not None else ""
    worth = numbers.money(float(row.worth), row.currency) if row.worth is not None else ""
    facts = (
        labels.label("chance_state", row.state),
        dates.day(row.on, today) if row.on else "",
        worth,
        planned,
    )
    people = [knot.face.name for knot in row.chain if knot.face]
    return {
        "title": row.title, "facts": "・".join(part for part in facts if part), "note": row.note,
        "url": reverse("chance", args=[row.uid]), "thread": thread(row.chain, row.title, today) if row.chain else [],
        "thread_label": words.through(people, row.title) if people else row.title,
    }  # fmt: skip


def thread(chain: Sequence[Knot], title: str, today: datetime.date) -> list[Shown]:
    """Return the knots of components/thread.html: from where it began to the chance itself."""
    knots = [_knot(knot, today) for knot in reversed(chain)]
    return [*knots, {"kind": "chance", "name": title, "note": "", "url": ""}]


def _knot(knot: Knot, today: datetime.date) -> Shown:
    if knot.face:
        return faces.portrait(knot.face) | {"kind": "person", "note": ""}
    url = reverse("gathering", args=[knot.uid])
    return {
        "kind": "gathering",
        "name": knot.title,
        "note": dates.day(knot.on, today) if knot.on else "",
        "url": url,
    }


class _Sheet:
    """The form of a chance with its people, for a new one or one to change."""

    def __init__(
        self, request: HttpRequest, owner: Owner, today: datetime.date, row: ChanceRow | None = None
    ) -> None:
        self.request, self.owner, self.today, self.row = request, owner, today, row
        data = request.POST if request.method == "POST" else None
        began = next((knot.uid for knot in row.chain if knot.uid), "") if row else ""
        offered = gatherings_offered(owner, today, also=began)
        titles = [(one.uid, f"{one.title}（{dates.day(one.on, today)}）") for one in offered]
        self.said = People(request.POST) if data is not None else None
        self.form = ChanceForm(data, gatherings=titles, initial=_initial(row, began, today))

    def is_valid(self) -> bool:
        return self.said is not None and self.form.is_valid()

    def show(self) -> HttpResponse:
        known = [knot.face.uid for knot in self.row.chain if knot.face] if self.row else []
        box = sheets.people_box(
            self.owner, _("Through whom it came, the nearest first"), said=self.said, known=known,
            help_text=_("Who told you, then who had brought you to them, and so on. Press Enter after each name."),
        )  # fmt: skip
        trash = None
        if self.row:
            sentence = _("This chance is put away. The people stay, and you can bring it back any time.")
            trash = sheets.put_away(_("Put it away"), sentence, reverse("chance_trash", args=[self.row.uid]))
        title = self.row.title if self.row else _("A chance")
        why = whys.why("chance") if self.row else whys.why("chances")
        sheet = sheets.Sheet(title, why, reverse("chances"), "me", "chances", box, trash)
        return sheet.show(self.request, self.form)


def _initial(row: ChanceRow | None, began: str, today: datetime.date) -> Shown:
    if row is None:
        return {"state": "open", "on": today.isoformat(), "planned": ""}
    planned = "" if row.planned is None else str(row.planned).lower()
    return {
        "title": row.title, "on": row.on, "state": row.state, "planned": planned, "field": row.field, "note": row.note,
        "worth": None if row.worth is None else row.worth.normalize().__format__("f"), "gathering": began,
    }  # fmt: skip


@FORM
@signed_in
def chance_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Write a chance down with its thread."""
    sheet = _Sheet(request, owner, today)
    if not sheet.is_valid() or sheet.said is None:
        return sheet.show()
    began = sheet.form.cleaned_data["gathering"]
    actions.add_chance(
        owner, record=sheet.form.record(), through=sheet.said.met(), gathering=began, today=today, via="web"
    )
    return _written(request, owner)


@FORM
@signed_in
def chance(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Change a chance or its thread."""
    sheet = _Sheet(request, owner, today, queries.chance_found(owner, uid))
    if not sheet.is_valid() or sheet.said is None:
        return sheet.show()
    began = sheet.form.cleaned_data["gathering"]
    actions.edit_chance(
        owner, uid=str(uid), patch=sheet.form.record(), through=sheet.said.met(), gathering=began, today=today,
        via="web",
    )  # fmt: skip
    return _written(request, owner)


def _written(request: HttpRequest, owner: Owner) -> HttpResponse:
    toasts.tell(request, owner)
    return htmx.done(request, "chances")


@require_POST
@signed_in
def trash(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Put a chance away."""
    fact_actions.trash_fact(owner, kind="chance", uid=str(uid), via="web")
    return _written(request, owner)


urlpatterns = [
    path("chances/", chances, name="chances"),
    path("chances/new/", chance_new, name="chance_new"),
    path("chances/<uuid:uid>/", chance, name="chance"),
    path("chances/<uuid:uid>/put-away/", trash, name="chance_trash"),
]
