"""The forms of scanned cards: what each says, to be looked over and corrected; when and where they were exchanged."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _

from enishi.exchange.card import ScannedCard
from enishi.exchange.card.contacts import as_dialled, e164, phone_label
from enishi.exchange.records import Record
from enishi.language import names
from enishi.web.forms.base import area, day_input, lines, select, text

SURE = 0.97
"""Below this the reader was not certain, and the field asks to be looked at."""
SCORED = {
    "name": "name", "organization": "organization", "title": "title", "department": "department", "phones": "phones",
    "emails": "emails", "address": "address", "urls": "urls",
}  # fmt: skip
SALT = "enishi.card"


class CardForm(forms.Form):
    """One card; `image` carries, signed, the staging name of its picture."""

    def __init__(self, *args: Any, known: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        """known: (uid, name) of people whose card it may be."""
        super().__init__(*args, **options)
        someone = (
            forms.ChoiceField(
                label=_("Whose card"), required=False, choices=[("", _("Somebody new")), *known]
            )
            if known
            else forms.CharField(required=False, widget=forms.HiddenInput)
        )
        self.fields.update(
            {
                "name": text(_("Name"), required=True, autocomplete="off"),
                "kana": text(_("Reading"), autocomplete="off"),
                "organization": text(_("Organization"), autocomplete="off"),
                "department": text(_("Department"), autocomplete="off"),
                "title": text(_("Title"), autocomplete="off"),
                "phones": area(_("Telephone")),
                "emails": area(_("E-mail")),
                "postal_code": text(_("Postal code"), autocomplete="off"),
                "address": text(_("Address"), autocomplete="off"),
                "urls": area(_("Web")),
                "person": someone,
                "image": forms.CharField(required=False, widget=forms.HiddenInput),
            }
        )
        for key in ("phones", "emails", "urls"):
            rows = str(self.initial.get(key) or "").count("\n") + 1
            self.fields[key].widget.attrs.update(rows=rows, placeholder="")

    def clean_image(self) -> str:
        """Return the staging name of the picture; one that was not handed out here is none."""
        try:
            return (
                str(signing.loads(self.cleaned_data["image"], salt=SALT))
                if self.cleaned_data["image"]
                else ""
            )
        except signing.BadSignature:
            return ""

    def record(self) -> Record:
        """Return the card as confirmed, as a person's record."""
        said = self.cleaned_data
        family, given = names.split(said["name"])
        family_kana, _space, given_kana = said["kana"].strip().replace("　", " ").partition(" ")
        at = {key: said[key] or None for key in ("organization", "department", "title")}
        address = {"value": said["address"], "postal_code": said["postal_code"] or None, "label": "work"}
        return {
            "name": {
                "full": said["name"].strip(), "family": family, "given": given, "family_kana": family_kana or None,
                "given_kana": given_kana or None,
            },
            "affiliations": [at] if any(at.values()) else [],
            "phones": [_phone(line) for line in lines(said["phones"])],
            "emails": [{"value": line, "label": "work"} for line in lines(said["emails"])],
            "addresses": [address] if said["address"] or said["postal_code"] else [],
            "urls": lines(said["urls"]),
        }  # fmt: skip


def _phone(line: str) -> Record:
    """Read a line such as "03-1234-5678 FAX"."""
    is_fax = "fax" in line.casefold()
    number = re.sub(r"(?i)\s*fax\s*:?\s*", "", line)
    value = e164(number) or number
    kind = "fax" if is_fax else phone_label(value)
    return {"value": value, "label": kind}


def initial_of(card: ScannedCard, image: str) -> dict[str, Any]:
    """Return what a card's form holds at first. image: the staging name of its picture."""
    said = card.as_json("")
    fax = {"fax": " FAX"}
    return {
        "name": said["name"]["full"] or "", "kana": said["name"]["kana"] or "",
        "organization": said["organization"] or "", "department": said["department"] or "", "title": said["title"] or "",
        "phones": "\n".join(as_dialled(one["value"]) + fax.get(one["label"], "") for one in said["phones"]),
        "emails": "\n".join(said["emails"]), "postal_code": said["postal_code"] or "", "address": said["address"] or "",
        "urls": "\n".join(said["urls"]), "image": signing.dumps(image, salt=SALT),
    }  # fmt: skip


def doubtful(scores: Mapping[str, float], initial: Mapping[str, Any]) -> list[str]:
    """Return the fields to look at, the least certain first: badly read, or a name not found."""
    unsure = {key: scores.get(score, 1.0) for key, score in SCORED.items() if initial.get(key)}
    missing = [] if initial.get("name") else ["name"]
    return missing + sorted(
        (key for key, score in unsure.items() if score < SURE), key=lambda key: unsure[key]
    )


class ExchangeForm(forms.Form):
    """When and where the cards were exchanged: tonight's gathering by default."""

    def __init__(
        self, *args: Any, gatherings: Mapping[str, str], today: datetime.date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["on"] = day_input(_("Exchanged on"))
        self.fields["on"].initial = today
        self.fields["on"].help_text = _("Left empty, they wait in the address book.")
        choices = [("", _("Nowhere in particular")), *((uid, title) for title, uid in gatherings.items())]
        self.fields["gathering"] = select(_("Where"), choices)
