"""わたし › 会社を離れたら: what was made for the company, what would remain, and whom to meet again as oneself.

Customers of the employer's are never suggested; of whom it is not certain, the owner is asked. No first sentence
here speaks of leaving.
"""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from enishi.core.vocabulary import COMPANY_ROLES
from enishi.network.actions import people as actions
from enishi.network.actions.steps import ensure_survey
from enishi.network.errors import Refused
from enishi.network.models import Owner
from enishi.network.queries.leaving import IfILeft, OfTheCompany, if_i_left
from enishi.web import faces, htmx, plots, toasts
from enishi.web.access import signed_in
from enishi.wording import dates, labels, myself, steps
from enishi.wording import pages as whys
from enishi.wording.phrases import Context

Shown = dict[str, Any]
# People of each list shown before the rest is folded.
FIRST = 5


@require_GET
@signed_in
def leaving(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """If I left the company."""
    found = if_i_left(owner, ensure_survey(owner, today=today)["leaving"])
    data = found.data
    context = {
        "place": "me", "here": "", "why": whys.why("leaving"), "settings_url": reverse("settings"),
        "companies": "・".join(found.companies), "anybody": found.has_anything(),
        "leaving_on": myself.leaving_on(owner.leaving_on) if owner.leaving_on else "",
        "kept": owner.kept_from_company,
        "said": myself.made_for_company(data["company_ties"], data["stays"], data["customers"]),
        "fields": _fields(found), "blank": myself.blank(data["blank_fields"]),
        "keys": [{"hue": "", "label": _("stay")}, {"hue": "hollow", "label": _("only through the company")}],
        "again": [_again(one, today) for one in found.again],
        **_folded("stay", [_person(one, today) for one in found.stay]),
        **_folded("perhaps", [_person(one, today) | {"choices": _choices(one)} for one in found.perhaps]),
    }  # fmt: skip
    return render(request, "leaving.html", context)


def _folded(name: str, people: list[Shown]) -> Shown:
    """The first few, and the rest, which stands folded."""
    return {name: people[:FIRST], f"{name}_more": people[FIRST:]}


def _fields(found: IfILeft) -> list[plots.Split]:
    listed = found.data["by_field"]
    return plots.splits(
        [
            (labels.field(code), myself.remains(stays, at_risk), float(stays), float(at_risk))
            for code, stays, at_risk in listed
            if at_risk
        ][:12]
    )


def _person(one: OfTheCompany, today: datetime.date) -> Shown:
    row = one.row
    return faces.portrait(row.face) | {
        "facts": faces.facts_line(row, today), "side": myself.side(one.side),
        "role_url": reverse("company_role", args=[row.face.uid]),
    }  # fmt: skip


def _choices(one: OfTheCompany) -> list[Shown]:
    return [
        {"value": code, "label": label, "chosen": code == one.side}
        for code, label in labels.choices("company_role")
        if code
    ]


def _again(one: OfTheCompany, today: datetime.date) -> Shown:
    face = one.row.face
    opening = {"code": "meal_together", "facts": {"person": face.uid}}
    last = dates.ago(one.row.last_on, today) if one.row.last_on else ""
    because = myself.again_because(one.row.fields, (one.wish or 0) > 0, last, one.want)
    planned = urlencode({"person": face.uid})
    return _person(one, today) | steps.opened(opening, Context(today=today, names={face.uid: face.name})) | {
        "because": because, "meet_url": f"{reverse('encounter_new')}?{planned}", "choices": _choices(one),
    }  # fmt: skip


@require_POST
@signed_in
def company_role(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Say what somebody is to the employer; the same again takes it back."""
    role = request.POST.get("role", "")
    if role and role not in COMPANY_ROLES:
        raise Refused("kind_unknown", kind=role)
    actions.edit_person(owner, uid=str(uid), patch={"company_role": role or None}, today=today, via="web")
    toasts.tell(request, owner)
    if request.POST.get("from") == "person":
        return htmx.done(request, "person", uid)
    return htmx.done(request, "leaving")


urlpatterns = [
    path("me/leaving/", leaving, name="leaving"),
    path("me/leaving/<uuid:uid>/", company_role, name="company_role"),
]
