"""顔を出す › あとから分かったこと: what gatherings led to, by kind, series and place; a year, or all of them."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from enishi.network.models import Owner
from enishi.network.queries.hindsight import Row
from enishi.network.queries.hindsight import hindsight as look_back
from enishi.web.access import signed_in
from enishi.wording import hindsight as words
from enishi.wording import labels

Shown = dict[str, Any]


@require_GET
@signed_in
def hindsight(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Look back on a year of gatherings, or on all."""
    asked = request.GET.get("year", "")
    found = look_back(owner, today, asked if asked.isdigit() and len(asked) == 4 else "")
    years = [("", _("All years")), *((year, words.year(year)) for year in found.years if year)]
    groups = (
        (_("By kind"), [_row(labels.label("gathering_kind", one.name), one) for one in found.kinds]),
        (_("By series"), [_row(one.name, one) for one in found.series]),
        (_("By place"), [_row(one.name, one) for one in found.places]),
    )
    context = {
        "place": "gatherings", "back_url": reverse("gatherings"),
        "years": [
            {"url": f"{reverse('hindsight')}?year={code}" if code else reverse("hindsight"), "label": label,
             "count": "", "current": code == found.year}
            for code, label in years
        ],
        "groups": [{"label": label, "rows": rows} for label, rows in groups if rows],
        "sentence": words.whole(sum(one.gatherings for one in found.kinds), found.chances),
        "foreign": words.foreign(found.foreign),
    }  # fmt: skip
    return render(request, "hindsight.html", context)


def _row(name: str, row: Row) -> Shown:
    return {
        "name": name, "said": words.led_to(row.gatherings, row.people, row.key_persons, len(row.chances), row.income),
        "chances": list(row.chances), "empty": row.empty,
    }  # fmt: skip


urlpatterns = [path("gatherings/hindsight/", hindsight, name="hindsight")]
