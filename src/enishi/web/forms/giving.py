"""Forms of what passes: a favor with its day, and two who should meet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from enishi.exchange.records import Record
from enishi.web.forms.base import day_input, radio, select, text
from enishi.wording import labels


class PassedForm(forms.Form):
    """Something of value that passed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["direction"] = radio(_("Which way"), labels.choices("direction"), required=True)
        self.fields["kind"] = select(_("What kind"), labels.choices("favor_kind"))
        self.fields["note"] = text(_("In a word"), required=True)
        self.fields["on"] = day_input(_("When"))
        self.fields["thanked"] = forms.BooleanField(label=_("I said thank you already"), required=False)

    def record(self, person: str, today: str) -> Record:
        said = self.cleaned_data
        return {
            "type": "favor", "person": person, "on": said["on"].isoformat() if said["on"] else today,
            "direction": said["direction"], "kind": said["kind"] or "help", "note": said["note"],
            "thanked": said["thanked"],
        }  # fmt: skip


class IntroductionForm(forms.Form):
    """Why two should meet."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["why"] = text(_("Why they should meet"), _("One looks for what the other can do, say."))
