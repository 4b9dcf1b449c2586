"""Hindsight: what gatherings led to, in counts; never a share, never a grade."""

from __future__ import annotations

from django.utils.translation import gettext as _

from enishi.wording import dates, names, numbers


def year(code: str) -> str:
    """Return a year: "2025年", "2025"."""
    return dates.day(code)


def whole(gatherings: int, chances: int) -> str:
    """Return what all of it came to."""
    if not gatherings:
        return _("Three months after an evening it begins to show what it was good for.")
    went = _("You went to {gatherings}.").format(gatherings=numbers.count(gatherings, "gatherings"))
    if not chances:
        return _("{went} No chance is written down yet whose way began there; that takes its time.").format(
            went=went
        )
    return _("{went} The way of {chances} began there. That is what happened, not proof of why.").format(
        went=went, chances=numbers.count(chances, "chances")
    )


def led_to(gatherings: int, people: int, key_persons: int, chances: int, income: int) -> str:
    """Return what one kind, series or place led to, in counts."""
    said = [numbers.count(gatherings, "gatherings")]
    if people:
        said.append(_("{people} first met").format(people=numbers.count(people, "people")))
    if key_persons:
        said.append(_("{people} now key persons").format(people=numbers.count(key_persons, "people")))
    if chances:
        said.append(_("{chances} began there").format(chances=numbers.count(chances, "chances")))
    if income:
        said.append(_("{money} came of it").format(money=numbers.money(income)))
    return names.in_a_row(said)


def foreign(count: int) -> str:
    """Return what no sum in yen holds; "" for nothing."""
    if not count:
        return ""
    return _("Not summed up, being in another currency: {chances}.").format(
        chances=numbers.count(count, "chances")
    )
