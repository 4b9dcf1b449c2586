"""The form of an own card: what stands on it in each language, which ways to reach me, how it looks; and of handing it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from enishi.core import vocabulary as v
from enishi.exchange.own_card.ways import line_of, way_of
from enishi.exchange.records import Record
from enishi.language.readings import romaji
from enishi.web.forms.base import area, day_input, lines, radio, select, text
from enishi.wording import labels

SIDE = ("name", "reading", "organization", "does", "line")


class OwnCardForm(forms.Form):
    """A card of one's own. A side without a name is left out; ways are chosen one by one."""

    def __init__(self, data: Any = None, *, ways: Sequence[Record], initial: dict[str, Any]) -> None:
        """ways: those that may be chosen, mine and those already on the card."""
        super().__init__(data, initial=initial)
        self.known = {line_of(one): one for one in ways}
        self.fields["title"] = text(
            _("What you call this card"), _("For yourself; it is not printed."), required=True
        )
        self.fields.update({f"ja_{key}": one for key, one in _side().items()})
        self.fields.update({f"en_{key}": one for key, one in _side().items()})
        if self.known:
            self.fields["ways"] = forms.MultipleChoiceField(
                label=_("Ways to reach you"), required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(line, line) for line in self.known], help_text=_("Those you tick stand on the card."),
            )  # fmt: skip
        self.fields["new_ways"] = area(
            _("Another way") if self.known else _("Ways to reach you"),
            _("One a line: a telephone number, a mail or web address, LINE: name, or a postal address."),
        )
        self.fields["design"] = radio(_("Design"), labels.choices("card_design"), required=True)
        self.fields["direction"] = radio(_("Which way up"), labels.choices("card_direction"), required=True)
        self.fields["front"] = radio(_("The front is in"), labels.choices("card_language"))
        self.fields["size"] = radio(_("Size"), labels.choices("card_size"), required=True)
        self.fields["qr"] = radio(_("QR code"), labels.choices("card_qr"), required=True)
        self.fields["page"] = text(
            _("Address of my page"),
            _("Where you put the page; it is made on this card's own page."),
            inputmode="url",
        )
        self.fields["audience"] = radio(
            _("For whom"), labels.choices("card_audience"),
            _("A card that is kept from the company is not offered for its people, and makes no page."), required=True,
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not any((said.get(f"{code}_name") or "").strip() for code in v.LANGUAGES):
            self.add_error("ja_name", _("A name, in one of the two languages."))
        if said.get("qr") == "page" and not (said.get("page") or "").strip():
            self.add_error("page", _("Where does your page stand? Its address goes into the code."))
        return said

    def record(self) -> Record:
        """Return the card as a record."""
        said = self.cleaned_data
        sides = [_side_of(said, code) for code in v.LANGUAGES if (said[f"{code}_name"] or "").strip()]
        if said["front"] == "en":
            sides.reverse()
        page = (said["page"] or "").strip()
        return {
            "title": said["title"].strip(), "sides": sides, "ways": self.chosen(), "qr": said["qr"],
            "page": (page if "://" in page else f"https://{page}") if page else None,
            **{key: said[key] for key in ("design", "direction", "size", "audience")},
        }  # fmt: skip

    def chosen(self) -> list[Record]:
        """Return the ways that stand on the card, the new ones last."""
        ticked = [self.known[line] for line in self.cleaned_data.get("ways") or ()]
        return ticked + [one for one in self.added() if one not in ticked]

    def added(self) -> list[Record]:
        """Return the ways that were written anew."""
        return [way for line in lines(self.cleaned_data["new_ways"]) if (way := way_of(line))]


def _side() -> dict[str, forms.Field]:
    return {
        "name": text(_("Name"), autocomplete="off"),
        "reading": text(_("Reading, or the name in the other script"), autocomplete="off"),
        "organization": text(_("Name of my business, if it has one"), autocomplete="off"),
        "does": text(_("What I do"), autocomplete="off"),
        "line": text(_("A line more"), autocomplete="off"),
    }


def _side_of(said: dict[str, Any], code: str) -> Record:
    return {"language": code} | {key: (said[f"{code}_{key}"] or "").strip() or None for key in SIDE}


def first_of(owner: Record, does: str, audience: str, ways: Sequence[Record]) -> dict[str, Any]:
    """Return what the form of a new card holds: my name, what I do, all ways but postal ones."""
    name = owner.get("name") or {}
    kana = [name[key] for key in ("family_kana", "given_kana") if name.get(key)]
    latin = " ".join(romaji(one)[0].capitalize() for one in reversed(kana) if romaji(one))
    full = name.get("full") or ""
    japanese = not full.isascii() or not full
    return {
        "title": _("My card"), "ja_name": full if japanese else "", "ja_reading": " ".join(kana),
        "en_name": "" if japanese else full, "ja_does": does if not does.isascii() else "",
        "en_does": does if does.isascii() else "", "ways": [line_of(one) for one in ways if one["kind"] != "address"],
        "design": "quiet", "direction": "horizontal", "size": "91x55", "qr": "vcard", "front": "ja" if japanese else "en",
        "audience": audience, "romaji": latin,
    }  # fmt: skip


def initial_of(card: Record) -> dict[str, Any]:
    """Return what the form of a card there is holds."""
    sides = card.get("sides") or []
    told = {f"{side['language']}_{key}": side.get(key) or "" for side in sides for key in SIDE}
    kept = {key: card.get(key) or "" for key in ("title", "design", "direction", "size", "page")}
    return told | kept | {
        "ways": [line_of(one) for one in card.get("ways") or []], "qr": card.get("qr") or "none",
        "front": sides[0]["language"] if sides else "ja", "audience": card.get("audience") or "everyone",
    }  # fmt: skip


class HandForm(forms.Form):
    """When a card was handed to somebody."""

    def __init__(self, data: Any = None, *, today: datetime.date) -> None:
        super().__init__(data, initial={"on": today})
        self.fields["on"] = day_input(_("When"), required=True)


class HandingForm(forms.Form):
    """Which of my cards a person was handed, on the day it is written down."""

    def __init__(self, data: Any = None, *, cards: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["card"] = select(_("Which card"), list(cards), required=True)

    def record(self, person: str, today: str) -> Record:
        return {"type": "handing", "card": self.cleaned_data["card"], "person": person, "on": today}
