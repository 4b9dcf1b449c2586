"""Addresses of the web pages: one module of views per capability, each with its own `urlpatterns`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path

from enishi.web import (
    between,
    capture,
    chances,
    changes,
    drafts,
    encounters,
    feeds,
    first_day,
    gathering,
    gatherings,
    giving,
    hindsight,
    imports,
    introductions,
    map,
    me,
    people,
    person,
    polish,
    promises,
    seats,
    sessions,
    settings,
    twins,
    week,
    week_past,
)

# ---- A new page's module is added here. -------------------------------------------------------------------------
MODULES = (
    sessions,
    week,
    people,
    twins,
    person,
    encounters,
    capture,
    drafts,
    imports,
    changes,
    seats,
    map,
    between,
    gatherings,
    feeds,
    hindsight,
    gathering,
    giving,
    introductions,
    promises,
    me,
    polish,
    chances,
    week_past,
    settings,
    first_day,
)
# ---- Names the frame links to whose module is not in the list above yet; take them out as the modules join. ------
ELSEWHERE = {
    "review": "review/",
}


def _to_people(request: HttpRequest, **_: object) -> HttpResponse:
    return redirect("people")


urlpatterns: list[URLPattern | URLResolver] = [
    *(pattern for module in MODULES for pattern in module.urlpatterns),
    *(path(address, _to_people, name=name) for name, address in ELSEWHERE.items()),
]
