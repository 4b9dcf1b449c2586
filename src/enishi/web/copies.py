"""わたし › 設定 › 写し: the copies there are, one more on a tap, one to take along, one put back.

Only where the file is the owner's alone: a copy is the whole file.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth import login
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi import backup
from enishi import copies as kept
from enishi.network.actions.opening import local_owner
from enishi.network.errors import Refused
from enishi.network.models import Owner
from enishi.web import htmx, toasts
from enishi.web.access import require_alone, signed_in
from enishi.web.sessions import BACKEND
from enishi.wording import dates, labels, numbers

Shown = dict[str, Any]


@require_GET
@signed_in
def copies(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """The copies, the newest first."""
    require_alone(owner, "copy")
    wanted = kept.keeping()
    context = {
        "place": "me", "here": "settings", "copies": [_row(one, today) for one in kept.copies()],
        "form_url": reverse("copies_make"), "stays": _stays(wanted) if wanted else "",
    }  # fmt: skip
    return render(request, "copies.html", context)


def _row(one: kept.Copy, today: datetime.date) -> Shown:
    return {
        "when": _when(one, today), "iso": one.made_at.isoformat(),
        "why": labels.label("copy_why", one.why), "size": numbers.megabytes(one.size), "name": one.path.name,
        "url": reverse("copy_take", args=[one.path.name]), "back_url": reverse("copy_put_back", args=[one.path.name]),
    }  # fmt: skip


def _when(one: kept.Copy, today: datetime.date) -> str:
    return f"{dates.day(one.made_at.date(), today)} {date_format(one.made_at, 'H:i')}"


def _stays(wanted: kept.Keeping) -> str:
    return _(
        "While Enishi runs, one is made every day when something was written. Of these the last %(days)s days, "
        "%(weeks)s weeks and %(months)s months stay; those you make yourself stay until you take them away."
    ) % {"days": wanted.days, "weeks": wanted.weeks, "months": wanted.months}


@require_POST
@signed_in
def make(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Make a copy now."""
    require_alone(owner, "copy")
    if backup.copy_aside("backup") is None:
        raise Refused("backup_sqlite_only")
    toasts.say(request, _("Copied, and looked through: everything is in it."))
    return htmx.done(request, "copies")


@require_GET
@signed_in
def take(request: HttpRequest, owner: Owner, today: datetime.date, name: str) -> HttpResponse:
    """Hand over a copy."""
    require_alone(owner, "copy")
    found = kept.get_copy(name)
    answer = FileResponse(
        found.path.open("rb"), as_attachment=True, filename=name, content_type="application/vnd.sqlite3"
    )
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@signed_in
def put_back(request: HttpRequest, owner: Owner, today: datetime.date, name: str) -> HttpResponse:
    """Put a copy in the network's place; the owner stays signed in here."""
    require_alone(owner, "copy")
    found = kept.get_copy(name)
    kept.put_back(found)
    login(request, local_owner(owner.language or ""), backend=BACKEND)
    said = _(
        "It is all as it was on %(when)s. What was here before is now the newest copy: put that back to undo this."
    )
    toasts.say(request, said % {"when": _when(found, today)})
    return htmx.done(request, "copies")


urlpatterns = [
    path("copies/", copies, name="copies"),
    path("copies/make/", make, name="copies_make"),
    path("copies/<str:name>/", take, name="copy_take"),
    path("copies/<str:name>/put-back/", put_back, name="copy_put_back"),
]
