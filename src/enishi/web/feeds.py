"""顔を出す › 案内: calendars of gatherings to come, at addresses the owner gave; what they announce, taken or let go.

Read only when the owner taps for it (`enishi.feeds`).
"""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi import feeds as use
from enishi.network.actions import feeds as actions
from enishi.network.models import Owner
from enishi.network.queries import feeds as queries
from enishi.network.queries.feeds import FeedRow
from enishi.web import htmx, sheets, toasts
from enishi.web.access import signed_in
from enishi.web.forms.base import select, text
from enishi.web.gatherings import suggestion_shown
from enishi.wording import dates, labels
from enishi.wording import feeds as words

Shown = dict[str, Any]


class FeedForm(forms.Form):
    """An address, and what kind of gatherings it announces."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"kind": "other"})
        self.fields["url"] = forms.CharField(
            label=_("Address of the calendar"), max_length=2_000,
            help_text=_("It begins with https:// or webcal:// and often ends in .ics."),
            widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        )  # fmt: skip
        self.fields["kind"] = select(_("What kind of gatherings"), labels.choices("gathering_kind"))
        self.fields["title"] = text(_("What to call it"))


@require_http_methods(["GET", "POST"])
@signed_in
def feeds(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """The addresses, what they announce, and a form for another one."""
    form = FeedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.add_feed(owner, url=said["url"], title=said["title"], kind=said["kind"], via="web")
        toasts.tell(request, owner)
        return htmx.done(request, "feeds")
    rows = queries.feeds_of(owner)
    context = {
        "place": "gatherings", "form": form, "form_url": reverse("feeds"), "back_url": reverse("gatherings"),
        "feeds": [_feed(row, today) for row in rows], "refresh_url": reverse("feeds_refresh") if rows else "",
        "suggested": [suggestion_shown(one) for one in queries.suggestions(owner, today)],
    }  # fmt: skip
    return (
        htmx.invalid(request, "feeds.html", context)
        if form.errors
        else render(request, "feeds.html", context)
    )


def _feed(row: FeedRow, today: datetime.date) -> Shown:
    read = dates.ago(row.refreshed_on, today) if row.refreshed_on else ""
    return {
        "title": row.title or row.url, "url": row.url, "kind_label": labels.label("gathering_kind", row.kind),
        "said": words.read_when(read, row.trouble), "trouble": bool(row.trouble),
        "remove": sheets.put_away(
            _("Read it no more"), _("What still waits of it goes, too. Gatherings you took from it stay."),
            reverse("feed_remove", args=[row.uid]),
        ),
    }  # fmt: skip


@require_POST
@signed_in
def refresh(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Read all feeds now: the one tap upon which Enishi connects outward."""
    use.refresh(owner, today, via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "feeds")


@require_POST
@signed_in
def remove(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Read a feed no more."""
    actions.remove_feed(owner, uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "feeds")


@require_POST
@signed_in
def take(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Take a suggestion: it becomes a gathering one means to go to."""
    row = actions.take_suggestion(owner, uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "gathering", row.uid)


@require_POST
@signed_in
def drop(request: HttpRequest, owner: Owner, today: datetime.date, uid: UUID) -> HttpResponse:
    """Let a suggestion go."""
    actions.drop_suggestion(owner, uid=str(uid), via="web")
    toasts.tell(request, owner)
    return htmx.done(request, "gatherings")


urlpatterns = [
    path("gatherings/feeds/", feeds, name="feeds"),
    path("gatherings/feeds/refresh/", refresh, name="feeds_refresh"),
    path("gatherings/feeds/<uuid:uid>/remove/", remove, name="feed_remove"),
    path("gatherings/suggestions/<uuid:uid>/take/", take, name="suggestion_take"),
    path("gatherings/suggestions/<uuid:uid>/let-go/", drop, name="suggestion_drop"),
]
