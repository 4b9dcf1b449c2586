"""The URL names the templates use, all answered by nothing: enough to render a page without the views."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

NAMES = [
    "week",
    "people",
    "recall",
    "drafts",
    "add",
    "gatherings",
    "me",
    "giving",
    "promises",
    "seats",
    "map",
    "chances",
    "review",
    "settings",
]


def _nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path("" if name == "week" else f"{name}/", _nothing, name=name) for name in NAMES]
