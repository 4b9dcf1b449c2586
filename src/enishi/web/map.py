"""人 › 縁の地図: the one picture of the whole network, the same as a table, and as a file to keep or to show.

The picture is drawn here and now from facts; static/enishi/js/map.js gives it a life, and without it everything is
still there to be read and pressed.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from enishi.core import map as picture
from enishi.exchange import drawing
from enishi.network.actions.steps import ensure_survey
from enishi.network.models import Owner
from enishi.network.queries import map as queries
from enishi.network.queries import map_table as table
from enishi.network.queries.map import ENOUGH, MapFound
from enishi.network.queries.owners import myself
from enishi.network.queries.portrait import snapshot_of
from enishi.web import faces, htmx, tabs
from enishi.web.access import signed_in
from enishi.wording import labels
from enishi.wording import map as words
from enishi.wording import pages as whys

Shown = dict[str, Any]
# Up to so many people the whole is surveyed anew after every word; beyond, once a day must do.
SURVEYED_AT_ONCE = 2000


@require_GET
@signed_in
def the_map(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """The picture, what it comes to, and the counts it is made of."""
    hidden = request.GET.get("names") == "hidden"
    context = {
        "place": "people", "here": "map", "tabs": tabs.people("map", getattr(request, "shown", {})),
        "why": whys.why("map_nameless" if hidden else "map"), "hidden": hidden,
    }  # fmt: skip
    people = queries.people_in_network(owner, ENOUGH)
    if people < ENOUGH:
        return render(request, "map.html", context | {"empty": words.too_few(people, ENOUGH)})
    found = queries.map_of(owner, today)
    return render(request, "map.html", context | _page(owner, today, found, hidden))


def _page(owner: Owner, today: datetime.date, found: MapFound, hidden: bool) -> Shown:
    drawn = words.drawing_of(found, today, hide_names=hidden)
    plain = reverse("map")
    return {
        "picture": _svg(drawn, hidden), "empty": "", "legend": words.legend(found),
        "says": _says(owner, today, found), "counts": _counts(found),
        "hide_url": plain if hidden else f"{plain}?names=hidden",
        "file_url": reverse("map_file") + ("?names=hidden" if hidden else ""),
        "file_name": _("map without names") if hidden else _("map"),
        "table_url": reverse("map_table"), "between_url": reverse("between"),
    }  # fmt: skip


def _svg(drawn: drawing.Drawing, hidden: bool) -> SafeString:
    # Every word in it was escaped where it was written (exchange/drawing.py).
    return mark_safe(drawing.on_page(drawn, None if hidden else _address))


def _address(kind: str, about: str) -> str:
    if kind == "room":
        branch, _sep, ring = about.partition("/")
        return _narrowed_url(branch, picture.BANDS[int(ring)])
    return reverse("seat" if kind == "open" else "person", args=[about])


def _narrowed_url(branch: str, ring: str = "") -> str:
    asked = {"field": branch or table.NO_FIELD} | ({"ring": ring} if ring else {})
    return f"{reverse('map_table')}?{urlencode(asked)}"


def _says(owner: Owner, today: datetime.date, found: MapFound) -> list[str]:
    kept = snapshot_of(owner)[2] if found.people > SURVEYED_AT_ONCE else {}
    data = kept or ensure_survey(owner, today=today)
    return words.says(data, myself(owner).record.get("fields", ()), [one.field for one in found.vacancies])


def _counts(found: MapFound) -> Shown:
    """The picture as numbers: a row a field, a column a ring."""
    rings = [band for place, band in enumerate(picture.BANDS) if found.rings[place + 1] > found.rings[place]]
    rows = []
    for place, sector in enumerate(found.sectors):
        cells = [
            {"people": found.counts.get((place, band), 0), "url": _narrowed_url(sector.branch, rings[band])}
            for band in range(len(rings))
        ]
        rows.append(
            {
                "field": words.field(sector.branch),
                "url": _narrowed_url(sector.branch),
                "cells": cells,
                "people": sector.people,
            }
        )
    return {"rings": [words.ring(band) for band in rings], "rows": rows}


@require_GET
@signed_in
def map_file(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """The picture as a file of its own; `save` in the address hands it over to be kept."""
    hidden = request.GET.get("names") == "hidden"
    drawn = words.drawing_of(queries.map_of(owner, today), today, hide_names=hidden)
    answer = HttpResponse(drawing.as_file(drawn), content_type="image/svg+xml")
    # Opened by itself it may dress itself, and do nothing else.
    answer["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    if "save" in request.GET:
        answer["Content-Disposition"] = 'attachment; filename="enishi.svg"'
    return answer


# -- the table ------------------------------------------------------------------------------------------------------


@require_GET
@signed_in
def map_table(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Everybody on the map, row by row."""
    asked = _asked(request)
    narrowed = table.Narrowed(asked["field"], asked["ring"])
    found = table.map_table(owner, today, sort=asked["sort"], narrowed=narrowed, after=_after(request))
    more = asked | {"after": found.after.value, "pk": found.after.pk} if found.after else {}
    context = {
        "rows": [_row(row, today) for row in found.rows],
        "more_url": f"{reverse('map_table')}?{urlencode(more)}" if more else "",
    }
    if htmx.is_more(request):
        return render(request, "components/map_rows.html", context)
    around = {
        "place": "people", "here": "map", "back_url": reverse("map"), "sorts": _sorts(asked),
        "narrowed": _narrowing(asked), "whole_url": reverse("map_table"),
    }  # fmt: skip
    return render(request, "map_table.html", context | around)


def _asked(request: HttpRequest) -> dict[str, str]:
    given = {key: request.GET.get(key, "") for key in ("sort", "field", "ring")}
    known = dict(labels.fields())
    return {
        "sort": given["sort"] if given["sort"] in table.SORTS else "last",
        "field": given["field"] if given["field"] in {*known, table.NO_FIELD} else "",
        "ring": given["ring"] if given["ring"] in picture.BANDS else "",
    }


def _after(request: HttpRequest) -> table.Key | None:
    number, value = request.GET.get("pk", ""), request.GET.get("after", "")
    if not number.isdigit():
        return None
    if request.GET.get("sort") == "often" and value:
        try:
            float(value)
        except ValueError:
            return None
    return table.Key(value, int(number))


def _sorts(asked: dict[str, str]) -> list[Shown]:
    called = {"last": _("Last in touch"), "often": _("How often"), "name": _("Name")}
    return [
        {
            "label": called[sort], "current": sort == asked["sort"],
            "url": f"{reverse('map_table')}?{urlencode(asked | {'sort': sort})}",
            "direction": "ascending" if sort == "name" else "descending",
        }
        for sort in table.SORTS
    ]  # fmt: skip


def _narrowing(asked: dict[str, str]) -> list[str]:
    branch = "" if asked["field"] == table.NO_FIELD else asked["field"]
    said = [words.field(branch)] if asked["field"] else []
    return said + ([words.ring(asked["ring"])] if asked["ring"] else [])


def _row(found: table.MapRow, today: datetime.date) -> Shown:
    row = found.row
    origin = labels.label("origin", found.origin) if found.origin else ""
    if found.origin == "company" and found.as_myself:
        origin = _("Through the company's work, since met as myself")
    return faces.portrait(row.face) | {
        "fields": "・".join(labels.field(code) for code in row.fields[:3]),
        "last": words.last_ago(row.last_on, today),
        "often": words.in_all(found.times),
        "origin": origin,
    }


urlpatterns = [
    path("map/", the_map, name="map"),
    path("map/table/", map_table, name="map_table"),
    path("map/picture.svg", map_file, name="map_file"),
]
