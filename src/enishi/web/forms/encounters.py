"""The form of an encounter: whom, when, where, what was said – read into an `Evening` for the actions."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from enishi.exchange.records import Record
from enishi.network.actions.encounters import Evening, Met
from enishi.network.actions.notes import name_record
from enishi.web.forms.base import area, day_input, iso, parted, radio, select, text
from enishi.web.forms.people import FavorForm, Lists, PromiseForm
from enishi.wording import labels

NEW_TITLE = 200


class EncounterForm(forms.Form):
    """What is said of the encounter itself; who was there comes beside it (`People`)."""

    def __init__(
        self,
        data: Any = None,
        *,
        gatherings: Mapping[str, str],
        initial: Mapping[str, Any],
        cards: Sequence[tuple[str, str]] = (),
        also: Sequence[tuple[str, str]] = (),
    ) -> None:
        """gatherings: uid by the title it is chosen by. cards: own ones that may have been handed over.

        also: what a captured line told besides, key and words.
        """
        super().__init__(data, initial={"also": [key for key, _words in also], **initial})
        self.gatherings = gatherings
        self.fields.update(_fields())
        if cards:
            self.fields["card"] = select(_("Which of my cards I gave them"), [("", _("None")), *cards])
        if also:
            self.fields["also"].choices = also  # type: ignore[attr-defined]
        else:
            del self.fields["also"]

    def clean_gathering(self) -> str:
        title = str(self.cleaned_data["gathering"]).strip()
        if len(title) > NEW_TITLE:
            raise ValidationError(_("A shorter name, please; the rest fits into the note."))
        return title

    def record(self, today: datetime.date) -> Record:
        """Return the encounter's own keys; a day to come makes it planned."""
        said = self.cleaned_data
        on = said["on"] or today
        return {
            "on": on.isoformat(), "medium": said["medium"] or ("gathering" if said["gathering"] else "one_to_one"),
            "status": "planned" if on > today else "happened", "as": said["as_whom"] or None,
            "business": said["business"] or None, "mood": int(said["mood"]) if said["mood"] else None,
            "note": said["note"] or None, "noticed": said["noticed"] or None, "place": said["place"] or None,
        }  # fmt: skip

    def handings(self, people: int, today: datetime.date) -> list[Record]:
        """Return that everybody was handed a card; of a plan, nothing."""
        card, on = self.cleaned_data.get("card"), self.cleaned_data["on"] or today
        if not card or on > today:
            return []
        handed = {"type": "handing", "card": card, "on": on.isoformat(), "encounter": "#here"}
        return [handed | {"person": f"#{place}"} for place in range(people)]

    def gathering(self, today: datetime.date) -> str | Record:
        """Return a known gathering's uid, the record of a new one, or ''."""
        title = self.cleaned_data["gathering"]
        if not title or title in self.gatherings:
            return self.gatherings.get(title, "")
        on = self.cleaned_data["on"] or today
        status = "planned" if on > today else "attended"
        kind = self.cleaned_data["gathering_kind"] or "other"
        return {"title": title, "kind": kind, "starts": on.isoformat(), "status": status}


def _fields() -> dict[str, forms.Field]:
    return {
        "on": day_input(_("When")),
        "medium": radio(_("How you met or talked"), labels.choices("medium")),
        "gathering": text(
            _("Gathering"),
            _("Choose one, or write the name of a new one."),
            list="known-gatherings",
            autocomplete="off",
        ),
        "gathering_kind": select(
            _("Its kind, if it is new"), [("", _("Not a new one")), *labels.choices("gathering_kind")]
        ),
        "place": text(_("Place")),
        "note": area(_("What you talked about"), _("One thing is enough.")),
        "mood": radio(_("How was it?"), labels.choices("mood")),
        "as_whom": radio(_("As whom"), [*labels.choices("role"), ("", _("Not said"))]),
        "business": forms.BooleanField(label=_("It was about business, too"), required=False),
        "noticed": area(_("What you noticed about yourself")),
        "told": forms.CharField(required=False, widget=forms.HiddenInput),
        "carried": forms.CharField(required=False, widget=forms.HiddenInput),
        "also": forms.MultipleChoiceField(
            label=_("Also in your line"), required=False, widget=forms.CheckboxSelectMultiple
        ),
    }


def told_of(written: str) -> dict[str, dict[str, Any]]:
    """Read what a captured line told of people and this form has no place for: by uid or new name, words by kind.

    It comes from our own page; whatever else it may be is nothing.
    """
    try:
        told = json.loads(written or "{}")
    except ValueError:
        return {}
    if not isinstance(told, dict):
        return {}
    return {str(who): _words_told(said) for who, said in told.items() if isinstance(said, dict)}


def _words_told(said: Mapping[str, Any]) -> dict[str, Any]:
    lists = ("fields", "offers", "wants")
    kept: dict[str, Any] = {key: [str(one) for one in said.get(key) or () if one] for key in lists}
    place = {key: said[key] for key in ("organization", "title") if isinstance(said.get(key), str)}
    reading = said.get("reading")
    kept |= {"reading": reading} if isinstance(reading, str) and reading else {}
    return kept | ({"affiliations": [place]} if place else {})


class People:
    """Who was there, as components/people_input.html sends it: uids, new names, and for whom one is curious."""

    def __init__(self, data: Any) -> None:
        self.uids: list[str] = list(dict.fromkeys(data.getlist("people")))
        typed = [name for text in data.getlist("new_people") for name in parted(text)]
        self.new: list[str] = list(dict.fromkeys(typed))
        self.sparks = set(data.getlist("spark"))

    def met(self, told: Mapping[str, Mapping[str, Any]] | None = None) -> list[Met]:
        """told: what else is known of each, by uid or new name (`told_of`); None for nothing."""
        told = told or {}
        return [self._met(uid, {}, told) for uid in self.uids] + [
            self._met(name, {"name": {"full": name}}, told) for name in self.new
        ]

    def _met(self, who: str, record: Record, told: Mapping[str, Mapping[str, Any]]) -> Met:
        words = dict(told.get(who, {}))
        places, reading = words.pop("affiliations", None), words.pop("reading", "")
        if record:
            record = {"name": name_record(who, reading)}
            return Met(
                record=record | ({"affiliations": places} if places else {}),
                spark=who in self.sparks,
                **words,
            )
        return Met(uid=who, spark=who in self.sparks, **words)

    def place_of(self, name: str, called: Sequence[str]) -> int:
        """Return the place among those who were there of whom a word names: 0 without a word, −1 for nobody."""
        everybody = [*called, *self.new]
        wanted = "".join(name.split())
        if not wanted:
            return 0
        return next((at for at, one in enumerate(everybody) if wanted in "".join(one.split())), -1)

    def __len__(self) -> int:
        return len(self.uids) + len(self.new)

    def __bool__(self) -> bool:
        """A box that was sent was sent, with nobody in it too."""
        return True


class WhoseForm(forms.Form):
    """What promises and favors of an encounter share: with whom, where there were several."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["who"] = text(_("With whom, if there were several"))
        for field in self.fields.values():
            field.required = False


class EncounterPromise(WhoseForm, PromiseForm):
    """A promise made there."""


class EncounterFavor(WhoseForm, FavorForm):
    """Something that passed there."""


def more_lists(data: Any = None, asked: Mapping[str, list[dict[str, str]]] | None = None) -> Lists:
    """Return the formsets of promises and favors, at first empty or with what was asked for."""
    kinds = {"promises": EncounterPromise, "favors": EncounterFavor}
    first = asked or {}
    return {
        key: forms.formset_factory(form, extra=0, can_delete=True)(data, prefix=key, initial=first.get(key))
        for key, form in kinds.items()
    }


def lists_asked(query: Any) -> dict[str, list[dict[str, str]]]:
    """Read the promises and favors of an address: parts divided by tabs, as `web/capture.py` writes them."""
    parts = {"promises": ("promise", ("by", "what", "due", "who")),
             "favors": ("favor", ("direction", "kind", "note", "who"))}  # fmt: skip
    return {
        key: [dict(zip(names, one.split("\t"), strict=False)) for one in query.getlist(name)]
        for key, (name, names) in parts.items()
    }


def more_facts(lists: Lists, people: People, called: Sequence[str], on: str) -> list[Record]:
    """Return the records of promises and favors, each person by place ("#0"); marks the rows that name nobody."""
    records: list[Record] = []
    for formset in lists.values():
        for form in formset.forms:
            said = getattr(form, "cleaned_data", {})
            if said.get("DELETE") or not (said.get("what") or said.get("note")):
                continue
            place = people.place_of(said.get("who") or "", called)
            if place < 0:
                form.add_error("who", _("Nobody of this name among those above."))
                continue
            records.append(form.record(f"#{place}", on))
    return records


def evening(form: EncounterForm, people: People, facts: Sequence[Record], today: datetime.date) -> Evening:
    told = told_of(form.cleaned_data["told"])
    return Evening(form.record(today), people.met(told), form.gathering(today), facts)


__all__ = ["EncounterForm", "People", "evening", "iso", "more_facts", "more_lists"]
