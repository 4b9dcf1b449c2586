"""Addresses of the web pages: one module of views per capability, each with its own `urlpatterns`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from enishi.web import (
    between,
    capture,
    cards,
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
    review,
    seats,
    sessions,
    settings,
    week,
    week_past,
)

# ---- A new page's module is added here. -------------------------------------------------------------------------
MODULES = (
    sessions,
    week,
    people,
    person,
    encounters,
    capture,
    cards,
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
    review,
    week_past,
    settings,
    first_day,
)

urlpatterns: list[URLPattern | URLResolver] = [
    pattern for module in MODULES for pattern in module.urlpatterns
]
