"""Forms about a person: everything known, one thing quickly, one thing for several.

They turn what was typed into partial archive records and back; what may be written is decided by the actions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from enishi.core import vocabulary as v
from enishi.exchange.records import Record
from enishi.language import names
from enishi.web.forms.base import (
    DayField,
    area,
    day_input,
    field_codes,
    field_names,
    iso,
    joined,
    lines,
    not_a_field,
    parted,
    radio,
    select,
    text,
)
from enishi.wording import labels

if TYPE_CHECKING:
    # Django's own class takes no parameter while running.
    from django.forms import BaseFormSet as _BaseFormSet

    BaseFormSet = _BaseFormSet[Any]
else:
    from django.forms import BaseFormSet

Lists = dict[str, BaseFormSet]


class PersonForm(forms.Form):
    """What is known of a person, on one sheet. `record`: the person as it stands, {} for somebody new."""

    def __init__(
        self,
        data: Any = None,
        *,
        record: Record,
        owner_phase: str | None,
        gatherings: Mapping[str, str],
        initial: Mapping[str, Any],
    ) -> None:
        """gatherings: uid by the title they are chosen by; initial: what else is filled in beside the record."""
        self.record = record
        self.owner_phase = owner_phase
        self.gatherings = gatherings
        super().__init__(data, initial={**_initial(record, owner_phase), **initial})
        self.fields.update(_person_fields())
        titles = {uid: title for title, uid in gatherings.items()}
        self.initial["met_at"] = titles.get(record.get("met_at") or "", "")

    def clean_met_at(self) -> str:
        title = str(self.cleaned_data["met_at"]).strip()
        if title and title not in self.gatherings:
            raise ValidationError(
                _("No gathering of that name. Choose one of those offered, or leave it empty.")
            )
        return self.gatherings.get(title, "")

    def clean_fields(self) -> list[str]:
        codes, strange = field_codes(self.cleaned_data["fields"], self.record.get("fields", ()))
        if strange:
            raise not_a_field(strange)
        return codes

    def clean_name(self) -> str:
        return str(self.cleaned_data["name"]).strip()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("name") and not said.get("nickname") and "name" not in self.errors:
            self.add_error("name", _("A family name or a nickname is enough."))
        return said

    def patch(self) -> Record:
        """Return the keys that differ from the person as it stood: a partial record for the actions."""
        said = self.cleaned_data
        now = self.record
        wanted: Record = {
            "name": self._name(),
            "fields": said["fields"],
            "offers": lines(said["offers"]),
            "wants": lines(said["wants"]),
            "tags": parted(said["tags"]),
            "note": said["note"] or None,
            "origin": said["origin"] or None,
            "met_on": said["met_on"] or None,
            "met_at": said["met_at"] or None,
            "introduced_by": said["introduced_by"] or None,
            "birthday": said["birthday"] or None,
            "spark": said["spark"],
        }
        if self["phase"].value() != self.initial.get("phase"):
            wanted["phase"] = phase_of(said["phase"], self.owner_phase)
        return {key: value for key, value in wanted.items() if value != now.get(key, _absent(key))}

    def _name(self) -> Record:
        """Return the name in its parts; those known stay as they are while the full name does."""
        said, now = self.cleaned_data, self.record.get("name") or {}
        name = {**now, "full": said["name"] or said["nickname"], "nickname": said["nickname"] or None}
        if said["name"] != (now.get("full") or ""):
            family, given = names.split(said["name"])
            name |= {"family": family, "given": given}
        kana = said["reading"].split(None, 1)
        if said["reading"].strip() != reading_of(now):
            name |= {
                "family_kana": kana[0] if kana else None,
                "given_kana": kana[1] if len(kana) > 1 else None,
            }
            if not name.get("family") and name.get("given") and len(kana) == 1:
                name |= {"family_kana": None, "given_kana": kana[0]}
        return {key: value for key, value in name.items() if value} if not now else name


class SamePersonForm(forms.Form):
    """Who else somebody is: one of those found."""

    people = forms.UUIDField(widget=forms.HiddenInput)


def _person_fields() -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        "name": text(_("Name"), _("A family name, a nickname or what you call them.")),
        "reading": text(_("Reading"), _("For the order of the list.")),
        "nickname": text(_("Nickname")),
        "fields": text(_("Fields"), _("By their names, divided by commas."), autocomplete="off"),
        "spark": forms.BooleanField(
            label=_("Curious about: it might be fun to do something together"), required=False
        ),
        "origin": radio(_("How it began"), labels.choices("origin")),
        "met_on": DayField(label=_("Since when")),
        "met_at": text(_("At which gathering"), list="known-gatherings", autocomplete="off"),
        "introduced_by": forms.CharField(required=False, widget=forms.HiddenInput),
        "offers": area(_("What they can do"), _("One a line.")),
        "wants": area(_("What they are looking for"), _("One a line.")),
        "note": area(_("Note")),
        "tags": text(_("Tags"), _("Words of your own, divided by commas.")),
        "phase": radio(
            _("Compared with where you stand now"), [("", _("Not said")), *labels.choices("phase_compared")]
        ),
        "birthday": DayField(label=_("Birthday"), help_text=_("03-15 alone is fine."), year=False),
    }
    return fields


def _absent(key: str) -> Any:
    """Return what a record without this key means."""
    if key in {"fields", "offers", "wants", "tags"}:
        return []
    return False if key == "spark" else {} if key == "name" else None


def _initial(record: Record, owner_phase: str | None) -> dict[str, Any]:
    name = record.get("name") or {}
    return {
        "name": name.get("full") or "",
        "reading": reading_of(name),
        "nickname": name.get("nickname") or "",
        "fields": field_names(record.get("fields", ())),
        "offers": "\n".join(record.get("offers", ())),
        "wants": "\n".join(record.get("wants", ())),
        "tags": joined(record.get("tags", ())),
        "phase": labels.compared(record.get("phase"), own_phase(owner_phase)) or "",
        **{
            key: record.get(key) or ""
            for key in ("note", "origin", "met_on", "met_at", "introduced_by", "birthday")
        },
        "spark": record.get("spark", False),
    }


def reading_of(name: Mapping[str, Any]) -> str:
    return " ".join(kana for kana in (name.get("family_kana"), name.get("given_kana")) if kana)


# -- where somebody stands, compared with the owner -------------------------------------------------------------

COMPARED = ("before", "same", "ahead", "far_ahead")


def phase_of(compared: str, owner_phase: str | None) -> str | None:
    """Return the phase a comparison stands for, as near as the five of them allow; None for ''."""
    if compared not in COMPARED:
        return None
    at = v.PHASES.index(own_phase(owner_phase)) + COMPARED.index(compared) - 1
    return v.PHASES[max(0, min(at, len(v.PHASES) - 1))]


def own_phase(phase: str | None) -> str:
    """Return the phase the owner compares with: their own, or preparing while it was not said."""
    return phase if phase in v.PHASES else "preparing"


# -- lists: ways to reach somebody, places they belong to -----------------------------------------------------------


class WayForm(forms.Form):
    """A number or an address and what it is for."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["value"] = text(_("Number or address"))
        self.fields["label"] = text(_("What for"), list="way-labels")


class AddressForm(WayForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["postal_code"] = text(_("Postal code"))
        self.order_fields(["postal_code", "value", "label"])


class AccountForm(forms.Form):
    """A name with a service: LINE, GitHub …"""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["service"] = text(_("Service"))
        self.fields["value"] = text(_("Name there"))


class PlaceForm(forms.Form):
    """Where somebody belongs, as what, from when to when."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organization"] = text(_("Company, shop or group"))
        self.fields["title"] = text(_("What they do there"))
        self.fields["department"] = text(_("Department"))
        self.fields["from"] = DayField(label=_("From which day"))
        self.fields["to"] = DayField(label=_("Until which day"))


# record key → (form of a line, the key without which a line says nothing)
LISTS: dict[str, tuple[type[forms.Form], tuple[str, ...]]] = {
    "affiliations": (PlaceForm, ("organization", "title")),
    "phones": (WayForm, ("value",)),
    "emails": (WayForm, ("value",)),
    "addresses": (AddressForm, ("value", "postal_code")),
    "urls": (WayForm, ("value",)),
    "accounts": (AccountForm, ("value",)),
}


def person_lists(record: Record, data: Any = None) -> Lists:
    """Return a formset for each list of a person; an empty line where there is nothing yet."""
    return {
        key: forms.formset_factory(form, extra=0 if record.get(key) else 1, can_delete=True)(
            data, prefix=key, initial=[_as_line(item) for item in record.get(key, ())]
        )
        for key, (form, _needed) in LISTS.items()
    }


def _as_line(item: Any) -> dict[str, Any]:
    return dict(item) if isinstance(item, dict) else {"value": item}


def lists_patch(lists: Lists, record: Record) -> Record:
    """Return the lists that differ from the person as it stood; what a line does not show of an item is kept."""
    wanted = {
        key: list(_items(formset, record.get(key, []), LISTS[key][1])) for key, formset in lists.items()
    }
    return {key: items for key, items in wanted.items() if items != record.get(key, [])}


def _items(formset: Any, known: Sequence[Any], needed: tuple[str, ...]) -> Iterator[Any]:
    for place, form in enumerate(formset.forms):
        said = form.cleaned_data if hasattr(form, "cleaned_data") else {}
        if said.get("DELETE") or not any(said.get(key) for key in needed):
            continue
        before = known[place] if place < len(known) else {}
        line = {key: value or None for key, value in said.items() if key != "DELETE"}
        # A link may stand as plain text; it stays so while it says no more than its value.
        if isinstance(before, str) and not line.get("label"):
            yield line["value"]
        else:
            yield _merged(_as_line(before) if before else {}, line)


def _merged(before: dict[str, Any], line: dict[str, Any]) -> dict[str, Any]:
    return before | {key: value for key, value in line.items() if value is not None or key in before}


# -- one thing quickly ----------------------------------------------------------------------------------------------


class WordForm(forms.Form):
    """One thing somebody can do, or looks for."""

    def __init__(self, data: Any = None, *, label: str = "", **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["text"] = text(label, required=True)


class PromiseForm(forms.Form):
    """A promise, by me or by them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["by"] = select(_("Whose promise"), [("me", _("Mine")), ("them", _("Theirs"))])
        self.fields["what"] = text(_("What was promised"), required=True)
        self.fields["due"] = day_input(_("By when"))

    def record(self, person: str, today: str) -> Record:
        said = self.cleaned_data
        return {
            "type": "promise", "person": person, "by": said["by"] or "me", "what": said["what"], "made_on": today,
            "due": iso(said["due"]),
        }  # fmt: skip


class FavorForm(forms.Form):
    """Something that passed, given or received."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["direction"] = select(_("Which way"), labels.choices("direction"))
        self.fields["kind"] = select(_("What kind"), labels.choices("favor_kind"))
        self.fields["note"] = text(_("In a word"), required=True)

    def record(self, person: str, today: str) -> Record:
        said = self.cleaned_data
        return {
            "type": "favor", "person": person, "on": today, "direction": said["direction"] or "given",
            "kind": said["kind"] or "help", "note": said["note"],
        }  # fmt: skip


class TellingForm(forms.Form):
    """Having told somebody what I do or want, and whether it stuck."""

    def __init__(
        self, data: Any = None, *, statements: Sequence[tuple[str, str]] = (), **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["statement"] = select(_("What I told them"), list(statements), required=True)
        stuck = [("", _("I cannot tell")), ("yes", _("Yes")), ("no", _("Not yet"))]
        self.fields["stuck"] = select(_("Could they say it back?"), stuck)

    def record(self, person: str, today: str) -> Record:
        stuck = {"yes": True, "no": False}.get(self.cleaned_data["stuck"])
        said = self.cleaned_data["statement"]
        return {"type": "telling", "person": person, "on": today, "statement": said, "stuck": stuck}


class ForgetForm(forms.Form):
    """The name typed once more, before somebody is forgotten for good."""

    def __init__(self, data: Any = None, *, name: str, **options: Any) -> None:
        super().__init__(data, **options)
        self.name = name
        self.fields["name"] = text(_("The name, typed once more"), required=True, autocomplete="off")

    def clean_name(self) -> str:
        typed = str(self.cleaned_data["name"])
        if "".join(typed.split()) != "".join(self.name.split()):
            raise ValidationError(_("That is not the name above. Nothing was forgotten."))
        return typed


# -- several at once ------------------------------------------------------------------------------------------------


# What somebody of an address book may be found to be: nobody is a companion unmet.
AT_HOME = ("acquaintance", "family", "service")


def stack_fields() -> dict[str, forms.Field]:
    """What may hold for a whole stack of people: how it began, since when, where."""
    return {
        "origin": select(_("How it began"), [("", _("As it is")), *labels.choices("origin")]),
        "met_on": DayField(
            label=_("Since which year"), widget=forms.TextInput(attrs={"placeholder": "2015"})
        ),
        "place": text(_("Place (they are found by it)")),
    }


class StackForm(forms.Form):
    """What holds for everybody new in a file. said: as it was said before."""

    def __init__(self, data: Any = None, *, said: Mapping[str, str] = {}, **options: Any) -> None:
        super().__init__(data, auto_id="stack_%s", initial=dict(said), **options)
        self.fields |= stack_fields()

    def stack(self) -> dict[str, str]:
        return {key: str(value).strip() for key, value in self.cleaned_data.items() if value}


class BulkForm(forms.Form):
    """One thing for everybody chosen: do is "edit", "trash", "take_in" or "leave_out"."""

    def __init__(self, data: Any = None, *, book: bool = False, **options: Any) -> None:
        super().__init__(data, auto_id="bulk_%s", **options)
        self.book = book
        self.fields["do"] = forms.CharField(required=False)
        keep = [("", _("As it is"))]
        self.fields["field"] = select(_("Field"), [*keep, *labels.fields()])
        if book:
            self.fields |= stack_fields()
            standings = [(code, label) for code, label in labels.choices("standing") if code in AT_HOME]
        else:
            self.fields["tag"] = text(_("Tag"), list="known-tags")
            standings = labels.choices("standing")
        self.fields["standing"] = select(_("How we stand"), [*keep, *standings])

    def clean(self) -> dict[str, Any]:
        nothing = dict.fromkeys(("field", "tag", "standing", "origin", "met_on", "place"), "")
        said = self.cleaned_data = nothing | (super().clean() or self.cleaned_data)
        if said.get("do") == "edit" and not any(said[key] for key in nothing):
            raise ValidationError(_("Choose first what holds for all of them."))
        return said

    def codes(self) -> list[str]:
        return [self.cleaned_data["field"]] if self.cleaned_data["field"] else []


QUICK: dict[str, Callable[..., forms.Form]] = {
    "promise": PromiseForm,
    "favor": FavorForm,
    "telling": TellingForm,
}
