"""`/` everywhere: who was that …? A small box over any page, answering while one types."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from enishi.network.models import Owner
from enishi.network.queries.finding import LIMIT, FoundRow, people_found
from enishi.network.queries.waiting import terms_are_old
from enishi.web import faces, htmx
from enishi.web.access import signed_in
from enishi.wording import recall as wording

Shown = dict[str, Any]
# Longer than anything one would type to find somebody.
LONGEST = 400
# As many reasons as one reads while typing.
REASONS = 3


@require_GET
@signed_in
def recall(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """The answer under the box: at most eight people, each with why; or the way on."""
    query = asked(request)
    if not htmx.asks(request):
        return htmx.done(request, f"{reverse('people')}?{urlencode({'q': query})}")
    found = people_found(owner, query=query, today=today, limit=LIMIT) if query else []
    context = {
        "query": query, "people": [row_shown(one, today) for one in found], "nobody": nobody(query),
        "all_url": f"{reverse('people')}?{urlencode({'q': query})}", "renewing": renewing(owner),
    }  # fmt: skip
    return render(request, "components/recalled.html", context)


def asked(request: HttpRequest) -> str:
    """Return what is asked, as text that can be looked up."""
    return "".join(char for char in request.GET.get("q", "") if char >= " ").strip()[:LONGEST]


def row_shown(one: FoundRow, today: datetime.date, *, pick: bool = False) -> Shown:
    """Return a row of a list with why it was found."""
    return faces.person_row(one.row, today, pick=pick) | {"why": " ・ ".join(wording.why(one.why)[:REASONS])}


def nobody(query: str) -> Shown:
    """What is said when nobody comes to mind: the words as the beginning of a line."""
    return {
        "says": _("Nobody comes to mind by these words. Another circumstance may help – or write down who it was."),
        "do_label": _("Write down who it was"),
        "do_url": f"{reverse('add')}?{urlencode({'text': query})}",
    }  # fmt: skip


def renewing(owner: Owner) -> str:
    """Return what is said while terms are being written: an older Enishi's anew, or an archive's; "" else."""
    if not terms_are_old(owner):
        return ""
    return _(
        "What people are found by is just being written. Until that is done, somebody may be missing here."
    )


urlpatterns = [path("recall/", recall, name="recall")]
