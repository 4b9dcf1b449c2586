"""The form of a look back: the three searches and what one noticed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from enishi.core.vocabulary import SEARCHES
from enishi.web.forms.base import area
from enishi.wording import review as words


class ReviewForm(forms.Form):
    """What was found, all of it optional."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        for code in SEARCHES:
            self.fields[code] = area(_("What I found"), words.hint(code))
        self.fields["text"] = area(_("What I noticed about myself"), words.hint("text"))

    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.fields}
