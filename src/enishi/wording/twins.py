"""Why two records may speak of one person, one sentence for each agreement; and how a merged value is shown.

Says facts with their values, never how likely anything is: that is core.twins' business and nobody's mark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from enishi.core.twins import Agreement
from enishi.language.merging import BOTH, Choice
from enishi.language.normalise import organization_key
from enishi.language.traits import number_key
from enishi.wording import dates, labels, names

Record = Mapping[str, Any]
SHOWN = 4
SAYING: Mapping[tuple[str, str], Any] = {
    ("name", "same"): gettext_lazy("The same name: {here}"),
    ("name", "variant"): gettext_lazy("The same name in old and new characters: {here}, {there}"),
    ("name", "sound"): gettext_lazy("Names that are read the same: {here}, {there}"),
    ("name", "maiden"): gettext_lazy("The same as an earlier family name: {here}, {there}"),
    ("name", "crossed"): gettext_lazy("The same name, family and given name the other way round: {here}, {there}"),
    ("name", "close"): gettext_lazy("Names that differ by a slip of the pen: {here}, {there}"),
    ("family", "any"): gettext_lazy("The same family name: {here}"),
    ("given", "any"): gettext_lazy("The same given name: {here}"),
    ("given", "nickname"): gettext_lazy("What you call them fits the name: {here}, {there}"),
    ("given", "initial"): gettext_lazy("The initial fits: {here}, {there}"),
    ("mail", "same"): gettext_lazy("The same mail address: {here}"),
    ("mail", "office"): gettext_lazy("The same mail address of an office: {here}"),
    ("mail", "box"): gettext_lazy("Mail addresses that begin alike: {here}, {there}"),
    ("phone", "mobile"): gettext_lazy("The same mobile number: {here}"),
    ("phone", "landline"): gettext_lazy("The same telephone number: {here}"),
    ("account", "same"): gettext_lazy("The same account elsewhere: {here}"),
    ("organization", "same"): gettext_lazy("At the same place: {here}"),
    ("organization", "close"): gettext_lazy("At places whose names begin alike"),
    ("birthday", "same"): gettext_lazy("The same birthday: {here}"),
    ("birthday", "same_day"): gettext_lazy("The same birthday, the year aside"),
    ("birthday", "close"): gettext_lazy("Birthdays that differ by a slip of the pen"),
    ("address", "same"): gettext_lazy("The same address: {here}"),
    ("address", "near"): gettext_lazy("Addresses that are nearly the same"),
    ("address", "around"): gettext_lazy("Addresses in the same neighbourhood"),
}  # fmt: skip
NAMED = ("crossed", "maiden", "variant", "sound", "close", "same")


def reasons(found: Sequence[Agreement], here: Record, there: Record, limit: int = SHOWN) -> list[str]:
    """Return what speaks for one person, in sentences with the values, the most telling first."""
    said: dict[str, None] = {}
    whole = _whole_name(found, here, there)
    if whole:
        said[whole] = None
    for one in found:
        if whole and one.field in ("family", "given", "order"):
            continue
        sentence = _sentence(one, here, there)
        if sentence:
            said[sentence] = None
    return list(said)[:limit]


def first(found: Sequence[Agreement], here: Record, there: Record) -> str:
    """Return the one thing that speaks most for it; "" for nothing."""
    return (reasons(found, here, there, 1) or [""])[0]


def _whole_name(found: Sequence[Agreement], here: Record, there: Record) -> str:
    """Family and given name that both agree are said in one breath."""
    levels = {one.field: one.level for one in found if one.field in ("family", "given", "order")}
    if "order" not in levels and not {"family", "given"} <= levels.keys():
        return ""
    if not set(levels.values()) <= set(NAMED):
        return ""
    level = next(level for level in NAMED if level in levels.values())
    return str(SAYING["name", level]).format(here=names.shown(here), there=names.shown(there))


def _sentence(one: Agreement, here: Record, there: Record) -> str:
    saying = SAYING.get((one.field, one.level)) or SAYING.get((one.field, "any"))
    if saying is None:
        return ""
    values = [
        _as_written(one.field, value, record) for value, record in zip(one.values, (here, there), strict=True)
    ]
    return str(saying).format(here=values[0], there=values[1])


def _as_written(field: str, value: str, record: Record) -> str:
    """Return a value as the record writes it, where it was compared in another form."""
    if field == "phone":
        return next(
            (one["value"] for one in record.get("phones", ()) if number_key(one["value"]) == value), value
        )
    if field == "organization":
        places = (one.get("organization") or "" for one in record.get("affiliations", ()))
        return next((place for place in places if organization_key(place) == value), value)
    if field == "birthday":
        return dates.day(record.get("birthday") or "")
    return value


# -- side by side ---------------------------------------------------------------------------------------------------

LABELS: Mapping[str, Any] = {
    "name": gettext_lazy("Name"),
    "nickname": gettext_lazy("Nickname"),
    "photo": gettext_lazy("Picture"),
    "birthday": gettext_lazy("Birthday"),
    "origin": gettext_lazy("How it began"),
    "company_role": gettext_lazy("To your employer"),
    "met_on": gettext_lazy("Since when"),
    "met_at": gettext_lazy("First met at"),
    "introduced_by": gettext_lazy("Who brought you together"),
    "phase": gettext_lazy("Compared with where you stand now"),
    "standing": gettext_lazy("How we stand"),
    "wish": gettext_lazy("Would you like to be with them from here on?"),
    "rhythm_days": gettext_lazy("How often"),
    "snoozed_until": gettext_lazy("Ask again from"),
    "note": gettext_lazy("Note"),
    "both": gettext_lazy("Both"),
}


def label(key: str) -> str:
    return str(LABELS[key])


def value(key: str, said: Any, today: date, known: Mapping[str, str]) -> str:
    """Return one side's value as it is shown. known: names and titles by id."""
    if key == "name":
        read = names.reading(said)
        return names.shown(said) + (f"（{read}）" if read else "")
    if key in ("birthday", "met_on", "snoozed_until"):
        return dates.day(said, today)
    if key in ("met_at", "introduced_by"):
        return known.get(str(said), "")
    if key in ("origin", "standing", "phase", "company_role"):
        return labels.label(key, str(said))
    if key == "wish":
        return labels.label("wish", str(said))
    if key == "rhythm_days":
        return dates.span(int(said))
    return str(said)


def has_both(choice: Choice) -> bool:
    """Tell whether both sides may stand: words may, a birthday may not."""
    return choice.chosen == BOTH
