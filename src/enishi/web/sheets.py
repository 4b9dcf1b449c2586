"""A sheet: one small form on a page of its own – title, why, fields, people, save.

Also the box in which people are chosen or named, as components/people_input.html wants it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from enishi.network.models import Owner
from enishi.network.queries.encounters import faces_of
from enishi.web import htmx
from enishi.web.forms.encounters import People
from enishi.wording import names

Shown = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """What a sheet says: title, the sentence of why, where it leads back to, the place that is lit."""

    title: str
    why: str
    back: str
    place: str
    here: str = ""
    people: Shown | None = None
    trash: Shown | None = None
    intro: Sequence[str] = ()

    def context(self, request: HttpRequest, form: forms.Form) -> Shown:
        return {
            "title": self.title, "why": self.why, "back_url": self.back, "place": self.place, "here": self.here,
            "people": self.people, "trash": self.trash, "intro": self.intro, "form": form,
            "form_url": request.get_full_path(),
        }  # fmt: skip

    def show(self, request: HttpRequest, form: forms.Form) -> HttpResponse:
        """Show the sheet, or show it again where something is amiss."""
        if request.method == "POST":
            return htmx.invalid(request, "sheet.html", self.context(request, form))
        return render(request, "sheet.html", self.context(request, form))


def people_box(
    owner: Owner,
    label: str,
    *,
    said: People | None = None,
    known: Sequence[str] = (),
    help_text: str = "",
    error: str = "",
    name: str = "people",
) -> Shown:
    """Return the parameters of components/people_input.html; known: uids chosen at first."""
    found = faces_of(owner, said.uids if said else known)
    new = said.new if said else []
    return {
        "uid": f"box-{name}", "label": label, "help": help_text, "error": error, "name": name,
        "new_name": f"new_{name}",
        "chosen": [
            *({"name": name, "value": face.uid, "label": names.shown(face.name)} for face in found),
            *({"name": f"new_{name}", "value": one, "label": one} for one in new),
        ],
        "found_url": reverse("people_found"),
    }  # fmt: skip


def first_of(people: People) -> tuple[str, str]:
    """Return (uid, "") of the first one chosen, or ("", name) of the first one named; ("", "") for nobody."""
    if people.uids:
        return people.uids[0], ""
    return "", people.new[0] if people.new else ""


def put_away(label: str, sentence: str, url: str) -> Shown:
    """Return the parameters of components/confirm.html for something that goes into the trash."""
    return {"label": label, "sentence": sentence, "url": url, "button": label}
