"""The form of a chance; through whom it came stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from enishi.exchange.records import Record
from enishi.web.forms.base import DayField, area, radio, select, text
from enishi.wording import labels

PLANNED = {"true": True, "false": False}


class ChanceForm(forms.Form):
    """What came, when, what it is worth, whether it was in the plan, and where it began."""

    def __init__(
        self, data: Any = None, *, gatherings: Sequence[tuple[str, str]], initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["title"] = text(_("What came"), _("A job, a request, an invitation."), required=True)
        self.fields["on"] = DayField(label=_("When"))
        self.fields["gathering"] = select(_("Where it began"), [("", _("Not at a gathering")), *gatherings])
        self.fields["state"] = radio(_("How it stands"), labels.choices("chance_state"), required=True)
        self.fields["planned"] = radio(_("Was it in your plan?"), labels.choices("planned"))
        self.fields["worth"] = forms.DecimalField(
            label=_("What it is worth (yen)"), required=False, min_value=0, max_digits=14, decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        )  # fmt: skip
        self.fields["field"] = select(_("Field"), [("", _("Not said")), *labels.fields()])
        self.fields["note"] = area(_("Note"))

    def record(self) -> Record:
        said = self.cleaned_data
        worth = said["worth"]
        return {
            "title": said["title"], "on": said["on"] or None, "state": said["state"],
            "planned": PLANNED.get(said["planned"]), "field": said["field"] or None, "note": said["note"] or None,
            "worth": None if worth is None else int(worth) if worth == int(worth) else float(worth),
        }  # fmt: skip
