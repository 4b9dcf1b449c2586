"""わたし › 設定 › 受け取りフォルダ: which folder it is, what waits of it, what stays in it and why; a look into it now."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi import inbox as use
from enishi.network.actions import inbox as actions
from enishi.network.errors import Refused
from enishi.network.models import Owner
from enishi.network.queries.inbox import Aside, Inbox, asks_of_inbox, inbox_of
from enishi.web import errors, htmx, toasts
from enishi.web.access import require_alone, signed_in
from enishi.wording import inbox as words
from enishi.wording import numbers, refusals

Shown = dict[str, Any]


class InboxForm(forms.Form):
    """The path of the folder."""

    def __init__(self, data: Any = None, *, folder: str = "") -> None:
        super().__init__(data, initial={"folder": folder})
        self.fields["folder"] = forms.CharField(
            label=_("Folder"), max_length=2_000, required=False,
            help_text=_("Its whole path. Everything put into it is taken, so let it be one of its own."),
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "placeholder": words.EXAMPLE}),
        )  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def inbox(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Show the inbox, or name its folder."""
    require_alone(owner, "inbox")
    found = inbox_of(owner)
    if request.method != "POST":
        return render(request, "inbox.html", _context(found, InboxForm(folder=found.folder)))
    form = InboxForm(request.POST)
    if form.is_valid():
        try:
            actions.name_folder(owner, folder=form.cleaned_data["folder"], via="web")
            toasts.tell(request, owner)
            return htmx.done(request, "inbox")
        except Refused as error:
            form.add_error("folder", errors.sentence_of(error))
    return htmx.invalid(request, "inbox.html", _context(found, form))


def _context(found: Inbox, form: InboxForm) -> Shown:
    return {
        "place": "me", "here": "settings", "form": form, "form_url": reverse("inbox"), "folder": found.folder,
        "look_url": reverse("inbox_look") if found.there else "", "sentence": words.standing(found),
        "drafts_url": reverse("drafts") if found.drafts else "", "imports": _imports(found.imports),
        "left": _asides(found.left), "unread": _asides(found.unread),
    }  # fmt: skip


def _imports(listed: Sequence[tuple[str, str]]) -> list[Shown]:
    return [
        {"label": name, "url": reverse("import", args=[uid]), "kind": "tag", "icon": "readin"}
        for uid, name in listed
    ]


def _asides(listed: Sequence[Aside]) -> list[Shown]:
    return [{"name": one.name, "why": refusals.sentence(one.code, one.facts)} for one in listed]


def asking(owner: Owner) -> Shown:
    """Return what 今週 says of the inbox beside its drafts."""
    found = asks_of_inbox(owner)
    said = words.unread([one.name for one in found.unread]) if found.unread else ""
    chips = [*_photos(found.photos), *_imports(found.imports)]
    return {"inbox": {"waiting": chips, "unread": said, "url": reverse("inbox")}}


def _photos(many: int) -> list[Shown]:
    label = _("Photos of cards: %(photos)s") % {"photos": numbers.count(many, "photos")}
    return [{"label": label, "url": reverse("cards"), "kind": "tag", "icon": "card"}] if many else []


@require_POST
@signed_in
def look(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Look into the folder now."""
    require_alone(owner, "inbox")
    toasts.say(request, words.taken(use.look_now(owner, today)))
    return htmx.done(request, "inbox")


urlpatterns = [
    path("inbox/", inbox, name="inbox"),
    path("inbox/look/", look, name="inbox_look"),
]
