"""The htmx protocol, known in this one file: who asks, and how to answer such that the page changes in place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url

# An invalid form comes back with this status and is shown like any other answer (static/enishi/js/pages.js).
INVALID = 422


def asks(request: HttpRequest) -> bool:
    """Tell whether a part of a page is asked for, not a whole one."""
    return bool(getattr(request, "htmx", None)) and not request.htmx.boosted  # type: ignore[attr-defined]


def target(request: HttpRequest) -> str:
    """Return the id of the element the answer goes into, '' when there is none."""
    return (request.htmx.target or "") if asks(request) else ""  # type: ignore[attr-defined]


def is_more(request: HttpRequest) -> bool:
    """Tell whether the rows after those already there are asked for (components/pager.html)."""
    return asks(request) and not target(request) and "after" in request.GET


def go_to(to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Send the whole page elsewhere."""
    return HttpResponse(headers={"HX-Redirect": resolve_url(to, *args, **kwargs)})


def done(request: HttpRequest, to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Answer a write: go on to a page, whichever way it was asked."""
    return go_to(to, *args, **kwargs) if asks(request) else redirect(to, *args, **kwargs)


def invalid(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Show a form again that could not be saved."""
    return render(request, template, context, status=INVALID)


def into(
    request: HttpRequest, template: str, context: dict[str, Any], target: str, status: int = 200
) -> HttpResponse:
    """Answer with an element that takes the place of another, wherever it was asked from."""
    answer = render(request, template, context, status=status)
    answer["HX-Retarget"] = target
    answer["HX-Reswap"] = "outerHTML"
    return answer


def toast(request: HttpRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
    """Say something without changing what was asked from."""
    answer = render(request, template, context, status=status)
    answer["HX-Retarget"] = "#toasts"
    answer["HX-Reswap"] = "innerHTML"
    return answer


def stop_asking(answer: HttpResponse) -> HttpResponse:
    """Reload the page that was asking again and again: what it waited for is done."""
    answer["HX-Refresh"] = "true"
    return answer
