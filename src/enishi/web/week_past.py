"""今週 › これまでの一歩: past weeks' steps and what became of them, a calm list."""

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
from enishi.network.queries.week import StepShown
from enishi.network.queries.week_past import PastWeeks, past_weeks
from enishi.web import htmx
from enishi.web.access import signed_in
from enishi.wording import dates, labels
from enishi.wording import pages as whys
from enishi.wording.week import step_said

ICONS = {"done": "check", "later": "later"}


@require_GET
@signed_in
def past(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Show the weeks before this one; asked for more, those before them."""
    found = past_weeks(owner, today, before=request.GET.get("after", ""))
    context = {
        "place": "week",
        "here": "week",
        "why": whys.why("past_weeks"),
        "weeks": [
            {
                "label": dates.week(week.code, today),
                "steps": [_row(step, found, today) for step in week.steps],
            }
            for week in found.weeks
        ],
        "more_url": f"{reverse('week_past')}?{urlencode({'after': found.after})}" if found.after else "",
    }
    return render(
        request, "components/past_weeks.html" if htmx.is_more(request) else "week_past.html", context
    )


def _row(step: StepShown, found: PastWeeks, today: datetime.date) -> dict[str, Any]:
    called = step.names | {face.uid: face.name for face in step.people}
    said = step_said(
        step, [face.uid for face in step.people], called, today=today, do=found.do, want=found.want
    )
    return {
        "what": said.title,
        "state": _("Left as it was") if step.state == "left" else labels.label("step_state", step.state),
        "icon": ICONS.get(step.state, ""),
        "url": _where(step),
    }


def _where(step: StepShown) -> str:
    if step.people:
        return reverse("person", args=[step.people[0].uid])
    return reverse("gathering", args=[step.gathering]) if step.gathering else ""


urlpatterns = [path("week/past/", past, name="week_past")]
