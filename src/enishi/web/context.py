"""What every page knows without asking: whose it is, its language, which places are lit, and what can be undone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import translation

from enishi.web import htmx, toasts

NOTHING_SHOWN = {"seats": False, "map": False, "chances": False, "review": False}


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the context common to all pages (templates/base.html); a view may override any of it."""
    owner = getattr(request, "user", None)
    common = {"language": translation.get_language(), "place": "", "here": "", "theme": "", "undo": None}
    if owner is None or not owner.is_authenticated:
        return common | {"owner": None, "shown": NOTHING_SHOWN}
    return common | {
        "owner": owner,
        # Asked by `access.signed_in`, before the page renders; an error page shows none.
        "shown": getattr(request, "shown", NOTHING_SHOWN),
        "theme": request.session.get("theme", ""),
        # A part of a page has no room for it; the next whole one says it.
        "undo": None if htmx.asks(request) else toasts.take(request),
    }
