"""The door: a one-time link lets the owner in; signing out."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from enishi import accounts
from enishi.network.models import Owner
from enishi.web.access import signed_in

COMMAND = "enishi start"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(request: HttpRequest, token: str = "") -> HttpResponse:
    """Let the owner in by a link, or say how to get one."""
    owner = accounts.redeem(token) if token else None
    if owner is None:
        if request.user.is_authenticated:
            return redirect("week")
        context = {"reason": accounts.reason_against(token) if token else "", "command": COMMAND}
        return render(request, "sign_in.html", context, status=403 if token else 200)
    login(request, owner, backend=BACKEND)
    return redirect(_next(request))


def _next(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if ours else "week"


@require_POST
@signed_in
def sign_out(request: HttpRequest, owner: Owner, today: object) -> HttpResponse:
    """Close the door behind the owner on this device."""
    logout(request)
    return redirect("sign_in")


urlpatterns = [
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/<str:token>/", sign_in, name="sign_in_link"),
    path("sign-out/", sign_out, name="sign_out"),
]
