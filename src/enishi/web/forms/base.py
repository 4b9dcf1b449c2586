"""What the forms share: words as lists, days that may be partial, fields by their names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.core import days
from enishi.core.errors import CoreError
from enishi.language import fields as taxonomy
from enishi.language.normalise import fold
from enishi.wording import labels

_BREAK = re.compile(r"[\n、,，;；]+")
_LINES = re.compile(r"[\r\n]+")
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|--\d{2}-\d{2}")
_WRITTEN = re.compile(r"[/.年月]")


def parted(text: str) -> list[str]:
    """Return the words of a text, divided by 、 commas or lines, each once."""
    return list(dict.fromkeys(word.strip() for word in _BREAK.split(text) if word.strip()))


def lines(text: str) -> list[str]:
    """Return the lines of a text that say something, each once."""
    return list(dict.fromkeys(line.strip() for line in _LINES.split(text) if line.strip()))


def joined(words: Iterable[str]) -> str:
    return "、".join(words)


@lru_cache(maxsize=1)
def _codes_by_label() -> dict[str, str]:
    codes = [code for branch in taxonomy.branches() for code in (branch, *taxonomy.leaves_of(branch))]
    return {fold(taxonomy.label(code, lang)): code for code in reversed(codes) for lang in ("en", "ja")}


def field_codes(text: str, known: Iterable[str] = ()) -> tuple[list[str], list[str]]:
    """Read fields by their names: (codes, the words no field answers to). known: codes that may stand as they are."""
    codes: dict[str, None] = {}
    strange = []
    by_label = {labels.field(code): code for code in known}
    for word in parted(text):
        found = by_label.get(word) or _codes_by_label().get(fold(word))
        understood = [found] if found else taxonomy.find(word)[:1]
        codes.update(dict.fromkeys(understood))
        if not understood:
            strange.append(word)
    return list(codes), strange


def field_names(codes: Iterable[str]) -> str:
    """Return fields as one writes them, for `field_codes` to read back."""
    return joined(labels.field(code) for code in codes)


class DayField(forms.CharField):
    """A day that may be partial: 2025-10-03, 2025/10, 2025年10月, 2025 or --03-15; cleaned to ISO 8601."""

    default_error_messages = {"day": gettext_lazy("A day, a month or a year: 2025-10-03, 2025-10 or 2025.")}

    def __init__(self, *, year: bool = True, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "2025-10"})
        )
        super().__init__(**options)
        self.year = year

    def clean(self, value: Any) -> str:
        written = (
            str(super().clean(value) or "").strip().removesuffix("日").removesuffix("月").removesuffix("年")
        )
        if not written:
            return ""
        parts = [part.zfill(2) for part in _WRITTEN.sub("-", written).split("-") if part]
        if len(parts) == 2 and len(parts[0]) == 2 and not self.year:
            parts = ["-", *parts]
        text = written if written.startswith("--") else "-".join(parts)
        if not _PARTIAL.fullmatch(text) or (text.startswith("--") and self.year):
            raise ValidationError(self.error_messages["day"], code="day")
        try:
            # Without a year any day of a leap year will do.
            days.period_of(text.replace("--", "2000-", 1))
        except CoreError as error:
            raise ValidationError(self.error_messages["day"], code="day") from error
        return text


def text(label: Any, help_text: Any = "", *, required: bool = False, **attrs: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.TextInput(attrs=attrs),
        max_length=500,
    )


def area(label: Any, help_text: Any = "", placeholder: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "placeholder": placeholder})
    return forms.CharField(label=label, help_text=help_text, required=False, widget=widget)


def radio(label: Any, choices: Any, help_text: Any = "", *, required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, required=required, help_text=help_text, widget=forms.RadioSelect
    )


def select(label: Any, choices: Any, *, required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=required)


def day_input(label: Any, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


def iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def not_a_field(words: Iterable[str]) -> ValidationError:
    """Return what to say of words no field answers to."""
    said = {"words": joined(words)}
    return ValidationError(_("No field goes by “%(words)s”. A nearby word may fit, or make it a tag.") % said)
