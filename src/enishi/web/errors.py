"""Pages for what cannot be shown or done: calm, a sentence, and one way on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from enishi.core.errors import CoreError
from enishi.exchange.errors import Unprintable, Unreadable
from enishi.network.errors import Refused
from enishi.web import htmx
from enishi.wording import refusals


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or another owner's – the answer does not tell which."""
    return _page(request, 404)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """403: it did not come from the owner's own page (also Django's CSRF failure view)."""
    return _page(request, 403)


def broken(request: HttpRequest) -> HttpResponse:
    """500: rendered without the request, since whatever failed may fail again."""
    return HttpResponse(
        render_to_string("error.html", {"status": 500, "title": "", "sentence": ""}), status=500
    )


def refused(request: HttpRequest, error: Refused | Unreadable | Unprintable | CoreError) -> HttpResponse:
    """422: what cannot be done as asked, in a sentence; nothing was changed."""
    return _page(request, htmx.INVALID, _("This cannot be done as it stands"), sentence_of(error))


def sentence_of(error: Refused | Unreadable | Unprintable | CoreError) -> str:
    return refusals.sentence(error.code, dict(error.facts))


def _page(request: HttpRequest, status: int, title: str = "", sentence: str = "") -> HttpResponse:
    if htmx.asks(request) and sentence:
        said: dict[str, Any] = {"undo": None, "messages": [sentence]}
        return htmx.toast(request, "components/toasts.html", said, status)
    return render(
        request, "error.html", {"status": status, "title": title, "sentence": sentence}, status=status
    )
