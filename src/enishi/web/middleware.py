"""What every answer shares: the owner's language and time zone while it is made, and the headers that keep it safe.

Decides nothing about a page. Who may see it is `access`'s question.
"""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

Answer = Callable[[HttpRequest], HttpResponse]

# The page works with no network and runs nothing but its own files; `data:` is for what the camera just took.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


def owner_language(get_response: Answer) -> Answer:
    """Answer in the owner's language and time zone; a guest is answered in the browser's language."""

    def answer(request: HttpRequest) -> HttpResponse:
        owner = request.user if request.user.is_authenticated else None
        language = owner.language if owner else translation.get_language_from_request(request)
        with translation.override(language), timezone.override(_zone(owner.time_zone if owner else "")):
            request.LANGUAGE_CODE = translation.get_language()
            response = get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response

    return answer


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def safety_headers(get_response: Answer) -> Answer:
    """Let the browser load and send nothing but to ourselves, and keep pages out of shared caches."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
        return response

    return answer
