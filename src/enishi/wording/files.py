"""Files: what a column means, in words, and what is asked before a file is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.wording.phrases import Table

MEANINGS: Table = {
    "full": gettext_lazy("Full name"),
    "family": gettext_lazy("Family name"),
    "given": gettext_lazy("Given name"),
    "full_kana": gettext_lazy("Reading of the name"),
    "family_kana": gettext_lazy("Reading of the family name"),
    "given_kana": gettext_lazy("Reading of the given name"),
    "nickname": gettext_lazy("Nickname"),
    "additional": gettext_lazy("Middle name"),
    "prefix": gettext_lazy("Before the name"),
    "suffix": gettext_lazy("After the name"),
    "organization": gettext_lazy("Company or group"),
    "department": gettext_lazy("Department"),
    "title": gettext_lazy("Title or work"),
    "email": gettext_lazy("Mail address"),
    "mobile": gettext_lazy("Mobile number"),
    "phone": gettext_lazy("Phone number"),
    "fax": gettext_lazy("Fax number"),
    "postal_code": gettext_lazy("Postal code"),
    "address": gettext_lazy("Whole address"),
    "region": gettext_lazy("Prefecture or state"),
    "city": gettext_lazy("Town"),
    "street": gettext_lazy("Street and number"),
    "extended": gettext_lazy("Building"),
    "po_box": gettext_lazy("PO box"),
    "country": gettext_lazy("Country"),
    "url": gettext_lazy("Web page"),
    "account": gettext_lazy("Account"),
    "birthday": gettext_lazy("Birthday"),
    "met_on": gettext_lazy("Day of meeting"),
    "exchanged_on": gettext_lazy("Day of exchanging cards"),
    "connected_on": gettext_lazy("Day of connecting"),
    "introduced_by": gettext_lazy("Introduced by"),
    "tag": gettext_lazy("Tag"),
    "note": gettext_lazy("Note"),
}
LABELS: Table = {"work": gettext_lazy("at work"), "home": gettext_lazy("at home")}
# Of these one has several, at work and at home.
_LABELLED = ("email", "phone", "fax", "address", "postal_code", "region", "city", "street", "extended")
_HIDDEN = {"account", "connected_on", "prefix", "suffix", "additional", "po_box"}


def meaning(code: str) -> str:
    """What a column means: "勤務先の電話番号", "Phone number, at work"; "" means it is kept as it is."""
    if not code:
        return _("Keep it as it is")
    kind, _dot, label = code.partition(".")
    said = str(MEANINGS.get(kind, kind))
    if not label:
        return said
    return _("{what}, {where}").format(what=said, where=LABELS.get(label, label))


def code_of(said: str) -> str:
    """The code of a meaning told by its code or by its words in this language; as it was said where it is neither."""
    told = {word.casefold(): code for code, word in choices("")}
    return told.get(said.strip().casefold(), said.strip())


def choices(chosen: str) -> list[tuple[str, str]]:
    """Every meaning a column may be given, with the one it has now."""
    codes = ["", *(code for code in MEANINGS if code not in _HIDDEN)]
    codes += [f"{kind}.{label}" for kind in _LABELLED for label in LABELS]
    listed = codes if chosen in codes else [chosen, *codes]
    return [(code, meaning(code)) for code in listed]


def guessed(question: Mapping[str, Any]) -> list[str]:
    """What was guessed of a file, a line each, for those who read no page."""
    if question["kind"] == "own":
        told = "・".join(question["guess"])
        said = (
            _("Taken for you: {names}. Say otherwise with --me.")
            if told
            else _("Which of these is you could not be told; say it with --me: {names}")
        )
        named = told or "・".join(name for name, _count in question["facts"]["candidates"])
        return [said.format(names=named)]
    return [
        _("{column} → {meaning}").format(column=column, meaning=meaning(code))
        for column, code in question["guess"].items()
    ]
