"""わたし › 設定: language and look, what a week may take, the company; and the doors to read in, take away, undo."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

import enishi
from enishi.network.actions import owners as actions
from enishi.network.models import Owner
from enishi.network.queries.archive import owner_record
from enishi.web import htmx, toasts
from enishi.web.access import signed_in
from enishi.web.forms.me import SettingsForm

Shown = dict[str, Any]


@require_http_methods(["GET", "POST"])
@signed_in
def settings(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Show and change the settings."""
    theme = request.session.get("theme", "")
    data = request.POST if request.method == "POST" else None
    form = SettingsForm(data, record=owner_record(owner), theme=theme)
    if data is not None and form.is_valid():
        actions.edit_owner(owner, patch=form.patch(), today=today, via="web")
        # How it looks belongs to this device, not to the network.
        request.session["theme"] = form.cleaned_data["theme"]
        toasts.tell(request, owner)
        return htmx.done(request, "settings")
    context = {
        "place": "me", "here": "settings", "form_url": reverse("settings"), "form": form, "doors": _doors(),
        "about": f"Enishi {enishi.__version__}",
    }  # fmt: skip
    return (
        htmx.invalid(request, "settings.html", context)
        if data is not None
        else render(request, "settings.html", context)
    )


def _doors() -> list[Shown]:
    doors = (
        ("imports", "readin", _("Read in"), _("Address book, archive")),
        ("inbox", "note", _("Inbox"), _("Notes from your phone, by a folder")),
        ("export", "takeaway", _("Take away"), _("Address book, table, calendar, everything")),
        ("copies", "file", _("Copies"), _("Made by themselves every day")),
        ("changes", "undo", _("Changes"), _("See and undo")),
        ("trash", "trash", _("Put away"), _("Bring back what you put away")),
        ("sign_out", "close", _("Sign out"), ""),
    )
    return [
        {"url": url, "icon": icon, "label": label, "note": note}
        for name, icon, label, note in doors
        if (url := _address(name)) and name != "sign_out"
    ]


def _address(name: str) -> str:
    """Return a page's address, '' while no module answers to the name."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


urlpatterns = [
    path("settings/", settings, name="settings"),
]
