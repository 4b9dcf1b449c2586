"""Who may see a page: the owner who is signed in, and nobody else's things.

`signed_in` gives a view its owner and the owner's own day, so that today is taken in one place. What belongs to
another owner is not found; what an action or a query refuses becomes a sentence.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

from enishi import clock
from enishi.core.errors import CoreError
from enishi.exchange.errors import Unprintable, Unreadable
from enishi.network.errors import NotFound, Refused
from enishi.network.models import Owner
from enishi.network.queries.frame import pages_shown
from enishi.network.queries.owners import is_alone
from enishi.web import errors, htmx

P = ParamSpec("P")
View = Callable[..., HttpResponse]


def signed_in(view: Callable[Concatenate[Any, Owner, datetime.date, P], HttpResponse]) -> View:
    """Make a view for the owner only: it is called with (request, owner, today, …)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        owner = request.user
        if not isinstance(owner, Owner) or not owner.is_active:
            return _to_the_door(request)
        # Toasts tell by it whether anything was written.
        request.began = owner.revision  # type: ignore[attr-defined]
        if not htmx.asks(request):
            # The frame's own question, asked here since nothing is asked while a page renders.
            request.shown = pages_shown(owner)  # type: ignore[attr-defined]
        try:
            return view(request, owner, clock.today_at(owner.time_zone), *args, **kwargs)
        except NotFound:
            return errors.not_found(request)
        except (Refused, Unreadable, Unprintable, CoreError) as error:
            return errors.refused(request, error)

    return guarded


def require_alone(owner: Owner, key: str) -> None:
    """Refuse what concerns the whole file to one of several owners: it is not there. Raises NotFound."""
    if not is_alone(owner):
        raise NotFound(key=key)


def _to_the_door(request: HttpRequest) -> HttpResponse:
    if htmx.asks(request):
        return htmx.go_to("sign_in")
    door = redirect("sign_in")
    if request.method == "GET":
        door["Location"] += "?" + urlencode({"next": request.get_full_path()})
    return door
