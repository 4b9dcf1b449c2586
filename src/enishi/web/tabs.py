"""Pages beside one another within a place: the links above a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def giving(current: str) -> list[dict[str, Any]]:
    """Return the tabs of 役に立つ."""
    pages = (("giving", _("Giving")), ("promises", _("Promises")), ("introductions", _("Introductions")))
    return _links(pages, current)


def people(current: str, shown: Mapping[str, bool]) -> list[dict[str, Any]]:
    """Return the tabs of 人; shown: which pages have something to say already."""
    pages = [("people", _("People")), ("address_book", _("Address book"))]
    pages += [("seats", _("Key persons"))] if shown.get("seats") or current == "seats" else []
    pages += [("map", _("The map"))] if shown.get("map") or current == "map" else []
    pages += [("twins", _("Perhaps the same"))] if shown.get("twins") or current == "twins" else []
    return _links(tuple(pages), current)


def chances(current: str) -> list[dict[str, Any]]:
    """Return the tabs of チャンス."""
    pages = (("chances", _("Chances")), ("chances_way", _("What the round-about way brought")))
    return _links(pages, current)


def _links(pages: tuple[tuple[str, str], ...], current: str) -> list[dict[str, Any]]:
    return [
        {"url": reverse(page), "label": label, "count": "", "current": page == current}
        for page, label in pages
    ]
