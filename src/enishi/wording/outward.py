"""What goes out in words: the columns of the table of people, and what a gathering or a promise is called in a calendar.

Decides which facts the table has a column for (docs/formats/csv.md). The owner's feelings, how others compare, how one
stands with somebody are in none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.exchange.calendar.writing import Dated
from enishi.exchange.spreadsheet import phone, several
from enishi.network.queries.outward import GatheringOut, PersonOut, PromiseOut
from enishi.wording import labels, names

STATES = {"attended": "confirmed", "planned": "tentative", "cancelled": "cancelled"}
Column = tuple[Promise, Callable[[PersonOut], str]]


def _named(part: str) -> Callable[[PersonOut], str]:
    return lambda one: (one.record.get("name") or {}).get(part) or ""


def _said(key: str) -> Callable[[PersonOut], str]:
    return lambda one: str(one.record.get(key) or "")


def _listed(
    key: str, part: str = "value", as_written: Callable[[str], str] = str
) -> Callable[[PersonOut], str]:
    def cell(one: PersonOut) -> str:
        items: Sequence[Any] = one.record.get(key) or ()
        return several(as_written(_part(item, part)) for item in items)

    return cell


def _part(item: Any, part: str) -> str:
    return str((item.get(part) if isinstance(item, dict) else item) or "")


def _address(one: PersonOut) -> str:
    return several(
        " ".join(part for part in (said.get("postal_code"), said.get("value")) if part)
        for said in one.record.get("addresses") or ()
    )


def _account(one: PersonOut) -> str:
    return several(
        f"{said.get('service') or ''}: {said.get('value')}" for said in one.record.get("accounts") or ()
    )


def _origin(one: PersonOut) -> str:
    return labels.label("origin", one.record["origin"]) if one.record.get("origin") else ""


def _here(one: PersonOut) -> str:
    return _("In the network") if one.record.get("in_network", True) else _("Address book")


COLUMNS: tuple[Column, ...] = (
    (gettext_lazy("Name"), lambda one: names.shown(one.record)),
    (gettext_lazy("Family name"), _named("family")),
    (gettext_lazy("Given name"), _named("given")),
    (gettext_lazy("Reading of the family name"), _named("family_kana")),
    (gettext_lazy("Reading of the given name"), _named("given_kana")),
    (gettext_lazy("Nickname"), _named("nickname")),
    (gettext_lazy("Organization"), _listed("affiliations", "organization")),
    (gettext_lazy("Department"), _listed("affiliations", "department")),
    (gettext_lazy("Title"), _listed("affiliations", "title")),
    (gettext_lazy("Mail"), _listed("emails")),
    (gettext_lazy("Phone"), _listed("phones", "value", phone)),
    (gettext_lazy("Address"), _address),
    (gettext_lazy("Web"), _listed("urls")),
    (gettext_lazy("Account"), _account),
    (gettext_lazy("Birthday"), _said("birthday")),
    (gettext_lazy("Fields"), lambda one: several(labels.field(code) for code in one.record.get("fields") or ())),
    (gettext_lazy("How we came to know each other"), _origin),
    (gettext_lazy("First met on"), _said("met_on")),
    (gettext_lazy("First met at"), lambda one: one.met_at),
    (gettext_lazy("Introduced by"), lambda one: names.shown(one.through) if one.through else ""),
    (gettext_lazy("Last in touch on"), lambda one: one.last_on),
    (gettext_lazy("Can do"), _listed("offers")),
    (gettext_lazy("Looks for"), _listed("wants")),
    (gettext_lazy("My words for them"), _listed("tags")),
    (gettext_lazy("Note"), _said("note")),
    (gettext_lazy("Where they are kept"), _here),
    (gettext_lazy("Id in Enishi"), _said("id")),
)  # fmt: skip


def header() -> list[str]:
    """Return the names of the columns."""
    return [str(label) for label, _cell in COLUMNS]


def cells(one: PersonOut) -> list[str]:
    """Return the cells of one person."""
    return [cell(one) for _label, cell in COLUMNS]


def calendar_title() -> str:
    """Return what the calendar calls itself."""
    return _("Enishi: gatherings and promises")


def gathering_dated(one: GatheringOut) -> Dated:
    """Return a gathering as a calendar has it: never a note, who was there, how it was, or what it cost."""
    return Dated(
        one.uid, one.title or labels.label("gathering_kind", one.kind), one.starts, one.ends, one.place, one.url,
        category=labels.label("gathering_kind", one.kind), state=STATES.get(one.status, "tentative"), changed=one.changed,
    )  # fmt: skip


def promise_dated(one: PromiseOut) -> Dated:
    """Return a promise as a calendar has it: a whole day that leaves the day free."""
    who = names.with_honorific(one.person.name)
    said = _("Promise to %(who)s: %(what)s") if one.by == "me" else _("Promise by %(who)s: %(what)s")
    return Dated(
        one.uid, said % {"who": who, "what": one.what}, one.due, category=_("Promise"), busy=False, changed=one.changed
    )  # fmt: skip
