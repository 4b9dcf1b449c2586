"""Addresses of the web pages: one module of views per capability, each with its own `urlpatterns`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from enishi.web import (
    between,
    capture,
    cards,
    chance_form,
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
    leaving,
    map,
    me,
    people,
    person,
    polish,
    promises,
    questions,
    recall,
    review,
    seats,
    sessions,
    settings,
    telling,
    twins,
    week,
    week_past,
    with_whom,
)

# ---- A new page's module is added here. -------------------------------------------------------------------------
MODULES = (
    sessions,
    week,
    people,
    twins,
    recall,
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
    questions,
    telling,
    with_whom,
    leaving,
    polish,
    chances,
    chance_form,
    review,
    week_past,
    settings,
    first_day,
)

urlpatterns: list[URLPattern | URLResolver] = [
    pattern for module in MODULES for pattern in module.urlpatterns
]
