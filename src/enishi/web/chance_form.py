"""わたし › チャンス › write one down, or change it: the form with its thread, which is made knot by knot.

Every button of the thread sends the form as it stands and gets the thread back, changed; nothing is written
until the form is saved. Without htmx the whole sheet comes back instead.
"""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.network.actions import chances as actions
from enishi.network.models import Owner
from enishi.network.queries import chances as queries
from enishi.network.queries import threads
from enishi.network.queries.chances import ChanceRow, Knot
from enishi.network.queries.encounters import gatherings_offered
from enishi.network.queries.lookup import gathering_called
from enishi.web import faces, htmx, sheets, toasts
from enishi.web.access import signed_in
from enishi.web.forms.chances import ChanceForm, Thread
from enishi.wording import dates, names
from enishi.wording import pages as whys
from enishi.wording import ways as words

Shown = dict[str, Any]
FORM = require_http_methods(["GET", "POST"])


class _Sheet:
    """The form of a chance with its thread, for a new one or one to change."""

    def __init__(
        self, request: HttpRequest, owner: Owner, today: datetime.date, row: ChanceRow | None = None
    ) -> None:
        self.request, self.owner, self.today, self.row = request, owner, today, row
        data = request.POST if request.method == "POST" else None
        self.form = ChanceForm(data, initial=_initial(row, today))
        self.error = ""
        if data is None:
            self.thread = Thread([_written(knot) for knot in row.chain] if row else _asked(request))
        else:
            self.thread = Thread.read(data)
            self._add_gathering(data.get("gathering", "").strip())
            self._follow(data.get("op", ""))

    def _add_gathering(self, title: str) -> None:
        if not title:
            return
        found = gathering_called(self.owner, title)
        if found is None:
            self.error = _(
                "No gathering goes by “%(title)s”. Write it down first, or choose one offered."
            ) % {"title": title}
        else:
            self.thread.add([f"gathering:{found.uid}"])

    def _follow(self, op: str) -> None:
        if op == "guess":
            self.thread.add([_written(knot) for knot in self._continuation()])
        self.thread.follow(op)

    def _continuation(self) -> list[Knot]:
        if not self.thread.ends_known():
            return []
        known = set(self.thread.knots)
        return [
            knot
            for knot in threads.continuation(self.owner, self.thread.links())
            if _written(knot) not in known
        ]

    def saves(self) -> bool:
        """Whether the form is to be saved and can be."""
        posted = self.request.method == "POST" and not self.request.POST.get("op")
        return posted and self.form.is_valid() and not self.error

    def show(self) -> HttpResponse:
        if self.request.method != "POST":
            return render(self.request, "chance_form.html", self._context())
        if not self.request.POST.get("op"):
            return htmx.invalid(self.request, "chance_form.html", self._context())
        if htmx.asks(self.request):
            return render(self.request, "components/thread_editor.html", {"editor": self._editor()})
        # Only the thread was moved: what is missing elsewhere is not yet amiss.
        self.form = ChanceForm(initial={key: self.request.POST.get(key, "") for key in self.form.fields})
        return render(self.request, "chance_form.html", self._context())

    def _context(self) -> Shown:
        title = self.row.title if self.row else _("A chance")
        back = reverse("chance", args=[self.row.uid]) if self.row else reverse("chances")
        return {
            "place": "me", "here": "chances", "title": title, "back_url": back, "form": self.form,
            "why": whys.why("chance") if self.row else whys.why("chances"),
            "form_url": self.request.get_full_path(), "editor": self._editor(),
        }  # fmt: skip

    def _editor(self) -> Shown:
        goes_on = self._continuation()
        # Whoever was in the box stands on the thread now; the box is empty again.
        box = sheets.people_box(
            self.owner, _("Through whom it came"),
            help_text=_("Who told you, then who had brought you to them, and so on. Press Enter after each name."),
        )  # fmt: skip
        offered = gatherings_offered(self.owner, self.today)
        return {
            "knots": self._knots(), "box": box, "url": self.request.get_full_path(), "error": self.error,
            "gatherings": [{"title": one.title, "note": dates.day(one.on, self.today)} for one in offered],
            "goes_on": words.goes_on([knot.face.name if knot.face else knot.title for knot in goes_on])
            if goes_on
            else "",
        }  # fmt: skip

    def _knots(self) -> list[Shown]:
        known = {_written(knot): knot for knot in threads.knots_of(self.owner, self.thread.links())}
        last = len(self.thread.knots) - 1
        shown = []
        for place, value in enumerate(self.thread.knots):
            if value in known or value.startswith("new:"):
                knot = shown_knot(known[value], self.today) if value in known else _newcomer(value)
                focus = place == self.thread.moved
                shown.append(
                    knot
                    | {
                        "value": value,
                        "place": place,
                        "first": not place,
                        "last": place == last,
                        "focus": focus,
                    }
                )
        return shown


def _written(knot: Knot) -> str:
    return f"person:{knot.face.uid}" if knot.face else f"gathering:{knot.uid}"


def _asked(request: HttpRequest) -> list[str]:
    """Return the knots a link to the form brings along: ?person=…, ?gathering=…."""
    asked = request.GET
    return [f"{kind}:{uid}" for kind in ("person", "gathering") for uid in asked.getlist(kind)]


def _newcomer(value: str) -> Shown:
    name = value.partition(":")[2]
    return {
        "kind": "person", "name": name, "note": _("new"), "url": "", "initial": names.initial(name), "photo": "",
        "tone": 0, "ring": "",
    }  # fmt: skip


def shown_knot(knot: Knot, today: datetime.date) -> Shown:
    """Return a knot of components/thread.html."""
    if knot.face:
        return faces.portrait(knot.face) | {"kind": "person", "note": ""}
    note = dates.day(knot.on, today) if knot.on else ""
    url = reverse("gathering", args=[knot.uid])
    return {"kind": "gathering", "name": knot.title, "note": note, "url": url}


def _initial(row: ChanceRow | None, today: datetime.date) -> Shown:
    if row is None:
        return {"state": "open", "on": today.isoformat(), "planned": ""}
    planned = "" if row.planned is None else str(row.planned).lower()
    return {
        "title": row.title, "on": row.on, "state": row.state, "planned": planned, "field": row.field, "note": row.note,
        "worth": None if row.worth is None else row.worth.normalize().__format__("f"),
    }  # fmt: skip


@FORM
@signed_in
def chance_new(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Write a chance down with its thread."""
    sheet = _Sheet(request, owner, today)
    if not sheet.saves():
        return sheet.show()
    row = actions.add_chance(
        owner, record=sheet.form.record(), through=sheet.thread.through(), today=today, via="web"
    )
    toasts.tell(request, owner)
    return htmx.done(request, "chance", row.uid)


@FORM
@signed_in
def chance_edit(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Change a chance or its thread."""
    sheet = _Sheet(request, owner, today, queries.chance_found(owner, uid))
    if not sheet.saves():
        return sheet.show()
    patch, through = sheet.form.record(), sheet.thread.through()
    actions.edit_chance(owner, uid=str(uid), patch=patch, through=through, today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "chance", uid)


urlpatterns = [
    path("chances/new/", chance_new, name="chance_new"),
    path("chances/<uuid:uid>/edit/", chance_edit, name="chance_edit"),
]
