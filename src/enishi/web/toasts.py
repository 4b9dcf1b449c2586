"""What was just done, said once on the next page, with its undo."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from enishi.network.models import Owner
from enishi.network.queries.revisions import revision_said
from enishi.wording import revisions

_KEY = "just_done"


def tell(request: HttpRequest, owner: Owner, sentence: str = "") -> None:
    """Note that something was written; nothing written, nothing said. Without a sentence the revision speaks."""
    if owner.revision <= getattr(request, "began", 0):
        return
    if not sentence:
        what, facts = revision_said(owner, owner.revision)
        sentence = revisions.happened(what, facts)
    request.session[_KEY] = {"sentence": sentence, "number": owner.revision}


def say(request: HttpRequest, sentence: str) -> None:
    """Note a sentence about something that cannot be undone."""
    request.session[_KEY] = {"sentence": sentence, "number": 0}


def take(request: HttpRequest) -> dict[str, Any] | None:
    """Return what is to be said, once: {"sentence", "url" (of its undo; '' where there is none)}."""
    if _KEY not in request.session:
        return None
    said = request.session.pop(_KEY)
    number = said["number"]
    return {"sentence": said["sentence"], "url": reverse("undo", args=[number]) if number else ""}
