"""わたし › 誰と居たいか: how meetings felt, with whom the hours go, and a gentle distance – all for the owner alone.

Names stand folded until tapped. Nothing happens by itself: who is left in peace was left so by the owner, and can
come back the same way.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi.core.hours import Period
from enishi.network.actions import people as actions
from enishi.network.errors import Refused
from enishi.network.models import Owner
from enishi.network.queries.feelings import Wished, feelings
from enishi.web import faces, htmx, plots, toasts
from enishi.web.access import signed_in
from enishi.wording import dates, labels, myself
from enishi.wording import pages as whys

Shown = dict[str, Any]


@require_GET
@signed_in
def with_whom(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """With whom I want to be, and with whom the hours go."""
    found = feelings(owner, today)
    any_hours = any(one.hours for one in found.periods)
    context = {
        "place": "me", "here": "", "why": whys.why("with_whom"), "choosy": myself.choosy(owner.phase),
        "plots": _plots(found.periods) if any_hours else [],
        "wished": [_wished(one, today) for one in found.wished],
        "costly": [_costly(one, today) for one in found.costly],
        "at_peace": [_at_peace(one, today) for one in found.at_peace],
        "people_url": reverse("people"),
    }  # fmt: skip
    return render(request, "with_whom.html", context)


def _plots(periods: Sequence[Period]) -> list[Shown]:
    return [plot for plot in (_hours(periods), _moods(periods), _income(periods)) if plot]


def _hours(periods: Sequence[Period]) -> Shown:
    columns = [
        (tick, myself.hours_with(one.code, one.wished, one.hours),
         [(one.wished, ""), (one.hours - one.wished, "wash")])
        for tick, one in _ticked(periods)
    ]  # fmt: skip
    keys = [
        {"hue": "", "label": _("with those I want to be with")},
        {"hue": "wash", "label": _("with others")},
    ]
    return {"title": _("Where my hours go"), "columns": plots.columns(columns), "keys": keys}


def _moods(periods: Sequence[Period]) -> Shown | None:
    if not any(one.good + one.fine + one.bad for one in periods):
        return None
    columns = [
        (tick, myself.moods(one.code, one.good, one.fine, one.bad),
         [(float(one.good), "moegi"), (float(one.fine), "wash"), (float(one.bad), "ink")])
        for tick, one in _ticked(periods)
    ]  # fmt: skip
    words = (("moegi", "1"), ("wash", "0"), ("ink", "-1"))
    keys = [{"hue": hue, "label": labels.label("mood", mood)} for hue, mood in words]
    return {"title": _("How meetings felt"), "columns": plots.columns(columns), "keys": keys}


def _income(periods: Sequence[Period]) -> Shown | None:
    if not any(one.income for one in periods):
        return None
    columns = [
        (tick, myself.income(one.code, one.income), [(one.income, "kincha")])
        for tick, one in _ticked(periods)
    ]
    return {"title": _("What came of chances"), "columns": plots.columns(columns), "keys": []}


def _ticked(periods: Sequence[Period]) -> list[tuple[tuple[str, str], Period]]:
    """Each quarter with its months and, where a year begins, the year."""
    return [
        (myself.quarter_tick(one.code, with_year=not place or one.code.endswith("Q1")), one)
        for place, one in enumerate(periods)
    ]


def _wished(one: Wished, today: datetime.date) -> Shown:
    since = dates.day(one.since, today) if one.since else ""
    last = dates.ago(one.last_on, today) if one.last_on else ""
    return faces.portrait(one.person) | {"facts": myself.about_them(since, one.hours, last)}


def _costly(one: Wished, today: datetime.date) -> Shown:
    return faces.portrait(one.person) | {
        "facts": myself.costs(one.wish, one.bad_moods), "value": "at_peace",
        "url_peace": reverse("peace", args=[one.person.uid]),
    }  # fmt: skip


def _at_peace(one: Wished, today: datetime.date) -> Shown:
    last = dates.ago(one.last_on, today) if one.last_on else ""
    return faces.portrait(one.person) | {
        "facts": myself.last_met(last), "value": "acquaintance", "url_peace": reverse("peace", args=[one.person.uid]),
    }  # fmt: skip


@require_POST
@signed_in
def peace(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Leave somebody in peace, or let them come back."""
    standing = request.POST.get("standing", "")
    if standing not in ("at_peace", "acquaintance"):
        raise Refused("kind_unknown", kind=standing)
    actions.edit_person(owner, uid=str(uid), patch={"standing": standing}, today=today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "with_whom")


urlpatterns = [
    path("me/with-whom/", with_whom, name="with_whom"),
    path("me/with-whom/<uuid:uid>/", peace, name="peace"),
]
