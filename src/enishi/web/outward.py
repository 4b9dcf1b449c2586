"""わたし › 設定 › 持ち出す: people and days as files for elsewhere, and everything as an archive.

What is in a file `queries.outward` decides; here it is chosen, and handed over piece by piece.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from enishi import outward as files
from enishi.network.models import Owner
from enishi.network.queries.outward import WHO, Chosen, chosen_for, counts_out
from enishi.network.queries.people import get_person, name_of
from enishi.web.access import signed_in
from enishi.web.forms.base import radio
from enishi.wording import names, numbers

Shown = dict[str, Any]


class OutwardForm(forms.Form):
    """Who is carried out, in which kind of file, and whether the owner's own words go along."""

    def __init__(self, data: Any = None, *, counts: dict[str, int], one: bool, kept: bool) -> None:
        super().__init__(data, initial={"who": "everybody", "notes": True, "version": "4.0"})
        labels = {
            "everybody": _("Everybody, the address book too"),
            "network": _("Only those in the network"),
            "close": _("Key persons and companions"),
        }
        if not one:
            choices = [(who, f"{labels[who]} · {numbers.count(counts[who], 'people')}") for who in WHO]
            self.fields["who"] = radio(_("Who"), choices)
        self.fields["version"] = radio(
            _("Made for"),
            [
                ("4.0", _("Today's address books (vCard 4.0)")),
                ("3.0", _("iPhone, older address books (vCard 3.0)")),
            ],
        )
        if not kept:
            self.fields["notes"] = forms.BooleanField(
                label=_("My notes and my words for them go along"), required=False,
                help_text=_("Leave it out when others will see the file."),
            )  # fmt: skip


@require_GET
@signed_in
def outward(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Choose who and what is taken away."""
    uid = _one(request)
    form = OutwardForm(counts=counts_out(owner), one=bool(uid), kept=owner.kept_from_company)
    context = {
        "place": "me", "here": "settings", "form": form, "form_url": reverse("export_file"), "uid": uid,
        "name": names.shown(name_of(get_person(owner, uid))) if uid else "", "kept": owner.kept_from_company,
        "archive_url": reverse("export_archive"), "backups_url": reverse("copies"),
    }  # fmt: skip
    return render(request, "outward.html", context)


def _one(request: HttpRequest) -> str:
    """Return the outside id of the one person asked for, '' for none or for what is no id."""
    try:
        return str(UUID(request.GET.get("person", "")))
    except ValueError:
        return ""


@require_GET
@signed_in
def take_file(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Hand over people or days as a file of the kind asked for."""
    uid = _one(request)
    if uid:
        get_person(owner, uid)
    chosen = chosen_for(owner, who=request.GET.get("who", ""), uid=uid, notes="notes" in request.GET)
    return _handed(_file(owner, chosen, today, request.GET), owner.language)


def _file(owner: Owner, chosen: Chosen, today: datetime.date, said: Any) -> files.File:
    kind = said.get("kind", "")
    if kind == "csv":
        return files.csv_file(owner, chosen, today)
    if kind == "ics":
        return files.ics_file(owner, chosen, today, now=timezone.now())
    version = said.get("version", "")
    return files.vcard_file(owner, chosen, today, version=version if version in files.VERSIONS else "4.0")


@require_GET
@signed_in
def take_archive(request: HttpRequest, owner: Owner, today: datetime.date) -> HttpResponse:
    """Hand over the whole network as an archive."""
    return _handed(files.archive_file(owner, today, now=timezone.localtime()), owner.language)


def _handed(file: files.File, language: str) -> HttpResponse:
    answer = StreamingHttpResponse(_spoken(file.text, language), content_type=file.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    # What was taken away a minute ago is not what is taken away now.
    answer["Cache-Control"] = "no-store"
    return answer


def _spoken(text: Iterator[str], language: str) -> Iterator[str]:
    """Make each piece in the owner's language: it is made after the request has been answered."""
    while True:
        with translation.override(language):
            piece = next(text, None)
        if piece is None:
            return
        yield piece


urlpatterns = [
    path("export/", outward, name="export"),
    path("export/file/", take_file, name="export_file"),
    path("export/archive/", take_archive, name="export_archive"),
]
