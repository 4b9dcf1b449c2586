"""The forms of the first day: one field each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from enishi.web.forms.base import area, radio, text
from enishi.wording import labels


class _Question(forms.Form):
    """One field, `answer`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"] = self.field()

    def field(self) -> forms.Field:
        raise NotImplementedError


class LanguageForm(_Question):
    def field(self) -> forms.Field:
        return radio("言葉 / Language", [("ja", "日本語"), ("en", "English")], required=True)


class NameForm(_Question):
    def field(self) -> forms.Field:
        return text(_("Name"), _("A family name or a nickname is fine."), autocomplete="name")


class PhaseForm(_Question):
    def field(self) -> forms.Field:
        return radio(_("Where I stand"), labels.choices("phase"))


class DoForm(_Question):
    def field(self) -> forms.Field:
        return area(_("What I do"), placeholder=_("I make labels for small breweries"))


QUESTIONS: dict[str, type[_Question]] = {
    "language": LanguageForm,
    "name": NameForm,
    "phase": PhaseForm,
    "do": DoForm,
}


class TaleForm(forms.Form):
    """One good thing, and through whom it came."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["what"] = text(_("What came"), required=True, placeholder=_("The room I live in"))
        self.fields["through"] = text(
            _("Through whom"), _("Whoever told you first, then who had led you to them; divided by commas."),
            required=True, placeholder=_("Mori, Nishi"),
        )  # fmt: skip
