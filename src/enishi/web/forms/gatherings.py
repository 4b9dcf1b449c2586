"""The form of a gathering, and of what follows from it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.forms.utils import flatatt
from django.utils.dateparse import parse_date, parse_time
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from enishi.exchange.records import Record
from enishi.network.models import Gathering
from enishi.web.forms.base import area, day_input, field_codes, field_names, not_a_field, radio, text
from enishi.wording import labels


class Suggesting(forms.TextInput):
    """A text field that suggests what was written before; anything else may be typed."""

    def __init__(self, words: Sequence[str], attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.words = words

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        uid = f"known-{name}"
        options = format_html_join("", '<option value="{}"></option>', ((word,) for word in self.words))
        field = super().render(name, value, {**(attrs or {}), "list": uid}, renderer)
        return format_html("{}<datalist{}>{}</datalist>", field, SafeString(flatatt({"id": uid})), options)


class GatheringForm(forms.Form):
    """A gathering, planned or past. `row`: the one to change; None for a new one."""

    def __init__(
        self, data: Any = None, *, row: Gathering | None, series: Sequence[str], fields: Sequence[str] = (),
        initial: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, initial={**(initial or {}), **(_initial(row, fields) if row else {})})
        self.row, self.known = row, fields
        self.fields.update(_fields(series))

    def clean_fields_expected(self) -> list[str]:
        codes, strange = field_codes(self.cleaned_data["fields_expected"], self.known)
        if strange:
            raise not_a_field(strange)
        return codes

    def record(self, time_zone: str) -> Record:
        """Return what the sheet says as a partial record, without its status."""
        said = self.cleaned_data
        return {
            "title": said["title"].strip(), "kind": said["kind"] or "other", "starts": self._starts(time_zone),
            "place": said["place"] or None, "series": said["series"].strip() or None, "cost": said["cost"],
            "url": said["url"] or None, "note": said["note"] or None, "fields_expected": said["fields_expected"],
        }  # fmt: skip

    def _starts(self, time_zone: str) -> str | None:
        """Return the time as written: wall clock and offset; what was not changed keeps its own spelling."""
        if self.row is not None and not {"on", "at"} & set(self.changed_data):
            return self.row.starts
        on, at = self.cleaned_data["on"], self.cleaned_data["at"]
        if on is None or at is None:
            return on.isoformat() if on else None
        moment = datetime.datetime.combine(on, at.replace(second=0, microsecond=0), zone(time_zone))
        return moment.isoformat(timespec="minutes")


def zone(name: str) -> ZoneInfo:
    """Return a time zone by name; an unknown one is taken as Tokyo's, as the clock does."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("Asia/Tokyo")


def _initial(row: Gathering, fields: Sequence[str]) -> dict[str, Any]:
    return {
        "title": row.title, "kind": row.kind, "on": parse_date(row.on or ""), "at": _clock(row.starts or ""),
        "place": row.place, "series": row.series,
        "cost": row.cost, "url": row.url, "note": row.note, "fields_expected": field_names(fields),
    }  # fmt: skip


def _clock(starts: str) -> datetime.time | None:
    """Return the wall clock of a time as written, None where only the day was said."""
    return parse_time(starts[11:16]) if len(starts) >= 16 else None


def _fields(series: Sequence[str]) -> dict[str, forms.Field]:
    clock = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return {
        "title": text(_("What it is called"), required=True),
        "kind": radio(_("What kind"), labels.choices("gathering_kind")),
        "on": day_input(_("Day")),
        "at": forms.TimeField(label=_("From"), required=False, widget=clock),
        "place": text(_("Place")),
        "cost": forms.IntegerField(
            label=_("What it costs"), required=False, min_value=0, max_value=100_000_000,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        ),
        "series": forms.CharField(
            label=_("Series"), help_text=_("For something that comes back, such as a monthly evening."), required=False,
            max_length=200, widget=Suggesting(series),
        ),
        "url": forms.URLField(label=_("Web page"), required=False, assume_scheme="https"),
        "fields_expected": text(_("Fields one may meet there"), _("By their names, divided by commas.")),
        "note": area(_("Note")),
    }  # fmt: skip


class FollowUpForm(forms.Form):
    """A promise to, or by, somebody who was there."""

    def __init__(self, data: Any = None, *, people: Sequence[tuple[str, str]]) -> None:
        super().__init__(data, prefix="follow")
        self.fields["person"] = forms.ChoiceField(label=_("With whom"), choices=people)
        self.fields["what"] = text(_("What was promised"), required=True)
        self.fields["by"] = radio(_("Whose promise"), [("me", _("Mine")), ("them", _("Theirs"))])
        self.fields["by"].initial = "me"
        self.fields["due"] = day_input(_("By when"))

    def record(self, today: datetime.date) -> Record:
        said = self.cleaned_data
        due = said["due"].isoformat() if said["due"] else None
        return {
            "type": "promise", "by": said["by"] or "me", "what": said["what"], "due": due, "made_on": today.isoformat()
        }  # fmt: skip
