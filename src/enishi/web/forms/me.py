"""Forms about oneself: statements, answers, name and lists, polish, settings."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext as _

from enishi.exchange.own_card.ways import line_of, lists_of, way_of, ways_in
from enishi.exchange.records import Record
from enishi.language import names
from enishi.web.forms.base import (
    DayField,
    area,
    day_input,
    field_codes,
    field_names,
    lines,
    not_a_field,
    radio,
    text,
)
from enishi.web.forms.gatherings import Suggesting
from enishi.wording import labels


class StatementForm(forms.Form):
    """What I do ("do") or want ("want"), and who may know."""

    def __init__(self, data: Any = None, *, what: str, **options: Any) -> None:
        super().__init__(data, **options)
        hints = {
            "do": _("One sentence that lets people say: for this, there was that person."),
            "want": _("What you would be glad to be asked for, or to find."),
        }
        self.fields["text"] = area(_("In one sentence"), hints[what])
        self.fields["text"].required = True
        self.fields["audience"] = radio(_("Who may know"), labels.choices("audience"), required=True)


class HeardForm(forms.Form):
    """Having told somebody: when, and whether they could say it back."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"] = day_input(_("When"))
        stuck = [("yes", _("Yes")), ("no", _("Not yet")), ("", _("I cannot tell"))]
        self.fields["stuck"] = radio(_("Could they say it back?"), stuck)


class PhaseForm(forms.Form):
    """Where I stood, and since when."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["phase"] = radio(_("Where I stood"), labels.choices("phase"), required=True)
        self.fields["since"] = DayField(
            label=_("Since when"), help_text=_("A month or a year is enough: 2024-04, 2024."), required=True
        )


class AnswerForm(forms.Form):
    """An answer to one of the six questions."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"] = area(
            _("As far as you can tell today"), _("Left empty it means: I don't know yet.")
        )


class MyselfForm(forms.Form):
    """Name, fields, what I can do and look for."""

    def __init__(self, data: Any = None, *, record: Record) -> None:
        name = record.get("name") or {}
        self.name = name
        self.known = record.get("fields", ())
        self.ways = {line_of(one): one for one in ways_in(record)}
        kana = " ".join(name[key] for key in ("family_kana", "given_kana") if name.get(key))
        initial = {
            "name": name.get("full") or "", "reading": kana, "fields": field_names(self.known),
            "offers": "\n".join(record.get("offers", ())), "wants": "\n".join(record.get("wants", ())),
            "town": record.get("town") or "", "ways": "\n".join(self.ways),
        }  # fmt: skip
        super().__init__(data, initial=initial)
        self.fields["name"] = text(_("Name"))
        self.fields["reading"] = text(_("Reading"))
        self.fields["fields"] = text(
            _("Fields I work in"), _("By their names, divided by commas."), autocomplete="off"
        )
        self.fields["offers"] = area(_("What I can do"), _("One a line."))
        self.fields["wants"] = area(_("What I look for"), _("One a line."))
        self.fields["town"] = text(_("Town"), _("To find gatherings near you."))
        self.fields["ways"] = area(
            _("Ways to reach you"),
            _("One a line: a telephone number, a mail or web address, LINE: name, or a postal address."),
        )

    def clean_fields(self) -> list[str]:
        codes, strange = field_codes(self.cleaned_data["fields"], self.known)
        if strange:
            raise not_a_field(strange)
        return codes

    def patch(self) -> Record:
        said = self.cleaned_data
        kana = said["reading"].split(None, 1)
        name = {
            **name_parts(said["name"]), "family_kana": kana[0] if kana else None,
            "given_kana": kana[1] if len(kana) > 1 else None,
        }  # fmt: skip
        if said["name"].strip() == (self.name.get("full") or ""):
            # The owner's own way of dividing the name stays.
            name |= {key: self.name.get(key) for key in ("family", "given")}
        return {
            "name": name, "fields": said["fields"], "offers": lines(said["offers"]), "wants": lines(said["wants"]),
            "town": said["town"].strip() or None, **self._ways(),
        }  # fmt: skip

    def _ways(self) -> Record:
        """Return the ways by kind; one that is written as before keeps its label."""
        read = (self.ways.get(line) or way_of(line) for line in lines(self.cleaned_data["ways"]))
        return lists_of(one for one in read if one)


def name_parts(full: str) -> Record:
    """Return a name as a record has it, divided where it can be."""
    family, given = names.split(full.strip())
    return {"full": full.strip() or None, "family": family, "given": given}


class WordForm(forms.Form):
    """Words received."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"] = radio(_("What kind of words"), labels.choices("reaction"), required=True)
        self.fields["text"] = text(
            _("What was said"), _("“Could you also …?” or “That helped.”"), required=True
        )
        self.fields["on"] = DayField(label=_("When"))


class PolishForm(forms.Form):
    """Something to get better at, and how."""

    def __init__(self, data: Any = None, *, words: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["what"] = text(
            _("What to polish"), _("One small thing, done within a few weeks."), required=True
        )
        self.fields["practice"] = text(
            _("A small practice"), _("Half an hour is enough: write one, time one, show one.")
        )
        if words:
            self.fields["words"] = forms.MultipleChoiceField(
                label=_("From which words"),
                choices=words,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )


class PolishDoneForm(forms.Form):
    """What came of polishing, and how what I do is put since."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("yes", _("Yes")), ("no", _("Not yet")), ("", _("I cannot tell"))]
        self.fields["gladdened"] = radio(_("Was somebody glad of it?"), choices)
        self.fields["learnt"] = area(
            _("What I learnt"), _("A word about yourself is worth writing down, too.")
        )
        self.fields["do"] = area(
            _("What I do, as I would put it now"),
            _("Left as it is, nothing changes; put otherwise, it is a new version."),
        )


class SettingsForm(forms.Form):
    """Language, look, time zone, what a week may take, the company."""

    def __init__(self, data: Any = None, *, record: Record, theme: str) -> None:
        super().__init__(data, initial=_settings(record, theme))
        self.companies_known = record.get("companies", [])
        money = forms.TextInput(attrs={"inputmode": "numeric"})
        self.fields["language"] = radio(_("Language"), [("ja", "日本語"), ("en", "English")], required=True)
        themes = [("", _("As the device does")), ("light", _("Light")), ("dark", _("Dark"))]
        self.fields["theme"] = radio(_("Light or dark"), themes)
        self.fields["time_zone"] = forms.CharField(
            label=_("Time zone"), max_length=64, widget=Suggesting(sorted(available_timezones()))
        )
        self.fields["hours_per_week"] = forms.FloatField(
            label=_("Hours a week"), help_text=_("Roughly; half an hour is fine."), min_value=0, max_value=100
        )
        self.fields["money_per_week"] = forms.IntegerField(
            label=_("Money a week (yen)"), min_value=0, max_value=10_000_000, widget=money
        )
        self.fields["companies"] = text(_("The company I work for"), _("To tell its ties from my own."))
        self.fields["leaving_on"] = DayField(
            label=_("When I mean to leave"), help_text=_("A month or a year is enough: 2027-04, 2027.")
        )
        self.fields["kept_from_company"] = forms.BooleanField(
            label=_("Keep it from the company"), required=False,
            help_text=_("The wish to stand on your own feet comes up in no step with people of the company."),
        )  # fmt: skip

    def clean_time_zone(self) -> str:
        zone = str(self.cleaned_data["time_zone"]).strip()
        if zone not in available_timezones():
            raise forms.ValidationError(_("Such as Asia/Tokyo or Europe/Berlin."))
        return zone

    def patch(self) -> Record:
        said = self.cleaned_data
        return {
            "settings": {"language": said["language"], "time_zone": said["time_zone"]},
            "budget": {"hours_per_week": said["hours_per_week"], "money_per_week": said["money_per_week"]},
            "companies": self._companies(), "leaving_on": said["leaving_on"] or None,
            "kept_from_company": said["kept_from_company"],
        }  # fmt: skip

    def _companies(self) -> list[Record]:
        """Return the companies with the present one named as said; those already left stay."""
        left = [one for one in self.companies_known if one.get("to")]
        now = [one for one in self.companies_known if not one.get("to")]
        name = self.cleaned_data["companies"].strip()
        if not name:
            return left
        first = {**(now[0] if now else {"from": None, "to": None}), "name": name}
        return [first, *now[1:], *left]


def _settings(record: Record, theme: str) -> dict[str, Any]:
    budget, settings = record.get("budget") or {}, record.get("settings") or {}
    now = [one["name"] for one in record.get("companies", ()) if not one.get("to")]
    return {
        "language": settings.get("language", "ja"), "theme": theme,
        "time_zone": settings.get("time_zone", "Asia/Tokyo"),
        "hours_per_week": budget.get("hours_per_week", 3), "money_per_week": budget.get("money_per_week", 5000),
        "companies": now[0] if now else "", "leaving_on": record.get("leaving_on") or "",
        "kept_from_company": record.get("kept_from_company", False),
    }  # fmt: skip
