"""Myself: the sentences of わたし – how sharp what I do is, who knows it, whom to tell, with whom I want to be, and
what would remain after leaving. Plain facts; nothing here urges or weighs anybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from enishi.wording import dates, labels, names, numbers
from enishi.wording.phrases import Table, clip

# -- how sharp, who knows -------------------------------------------------------------------------------------------


def alike(people: int, others: int) -> str:
    """Return how many others in the network could say the same."""
    if not people:
        return ""
    if not others:
        return _("Nobody else among your {people} says this.").format(people=numbers.count(people, "people"))
    return ngettext("{n} other could say the same.", "{n} others could say the same.", others).format(
        n=others
    )


def wanted(people: int) -> str:
    """Return how many look for it."""
    if not people:
        return _("Nobody is looking for it, as far as is written down.")
    return ngettext("{n} is looking for it.", "{n} are looking for it.", people).format(n=people)


def stuck(value: bool | None) -> str:
    """Return whether what was told could be said back."""
    return {
        True: _("could say it back"),
        False: _("it did not stick"),
        None: _("whether it stuck is not said"),
    }[value]


def heard(since: str, on: str, now: bool) -> str:
    """Return since when somebody knows, and whether they heard it as it is put now; since, on: days in words."""
    first = _("has known since {day}").format(day=since) if since else _("knows it")
    again = _("last told {day}").format(day=on) if on and on != since else ""
    before = "" if now else _("heard it as it was put before")
    return names.in_a_row([part for part in (first, again, before) if part])


def meets(day: str) -> str:
    return _("you meet {day}").format(day=day)


def last_met(ago: str) -> str:
    return _("last met {ago}").format(ago=ago) if ago else ""


def gave(what: str, day: str) -> str:
    """Return what was last given to somebody; what: a note, or the code of a kind."""
    said = labels.label("favor_kind", what) if what in labels.LABELS["favor_kind"] else clip(what)
    return _("you gave {what}, {day}").format(what=said, day=day)


def nothing_given() -> str:
    return _("nothing given so far, as far as is written down")


# -- with whom I want to be -----------------------------------------------------------------------------------------

CHOOSY: Table = {
    "early": gettext_lazy(
        "While income is still to come, nobody can be so choosy, and that is all right. It is enough to notice "
        "with whom the hours do you good."
    ),
    "late": gettext_lazy("With every year that carries itself you may choose more with whom the hours go."),
}
EARLY = ("", "employed", "preparing", "starting")


def choosy(phase: str | None) -> str:
    """Return how choosy one can be where one stands."""
    return str(CHOOSY["early" if (phase or "") in EARLY else "late"])


def quarter(code: str) -> str:
    """Return "2026-Q4" as one says it: "26年10–12月", "Q4 26"."""
    year, _dash, number = code.partition("-Q")
    first = (int(number) - 1) * 3 + 1
    return _("{year}/{first}–{last}").format(year=year[2:], first=first, last=first + 2)


def quarter_tick(code: str, *, with_year: bool) -> tuple[str, str]:
    """Return a quarter's months, and its year or "", as they stand under a column: ("10–12", "2026")."""
    year, _dash, number = code.partition("-Q")
    first = (int(number) - 1) * 3 + 1
    return f"{first}–{first + 2}", year if with_year else ""


def hours_with(code: str, wished: float, hours: float) -> str:
    """Return a quarter's hours and how many of them went to those one wants to be with."""
    if not hours:
        return _("{quarter}: no meeting is written down").format(quarter=quarter(code))
    return _("{quarter}: {wished} of about {hours} with those you want to be with").format(
        quarter=quarter(code), wished=numbers.hours(round(wished)), hours=numbers.hours(round(hours))
    )


def income(code: str, worth: float) -> str:
    return _("{quarter}: {worth} from chances that came true").format(
        quarter=quarter(code), worth=numbers.money(worth)
    )


def moods(code: str, good: int, fine: int, bad: int) -> str:
    return _("{quarter}: good {good}, all right {fine}, wearing {bad}").format(
        quarter=quarter(code), good=good, fine=fine, bad=bad
    )


def about_them(since: str, hours: float, last: str) -> str:
    """Return what is told of somebody one wants to be with; since, last: days in words, or ''."""
    parts = [
        _("since {day}").format(day=since) if since else "",
        _("about {hours} together within a year").format(hours=numbers.hours(round(hours))) if hours else "",
        last_met(last),
    ]
    return names.in_a_row([part for part in parts if part])


def costs(wish: int | None, bad_moods: int) -> str:
    """Return what you yourself said about somebody who costs."""
    said = []
    if wish is not None and wish < 0:
        said.append(_("you said you would rather keep away"))
    if bad_moods:
        said.append(_("it wore you out {times}").format(times=numbers.times(bad_moods)))
    return names.in_a_row(said)


# -- if I left ------------------------------------------------------------------------------------------------------

SIDES: Table = {
    "colleague": gettext_lazy("Works, or worked, where you do"),
    "company": gettext_lazy("Met through the company"),
    "customer": gettext_lazy("A customer or partner of the company's"),
    "perhaps_customer": gettext_lazy("Met through the company, belongs elsewhere"),
    "outside": gettext_lazy("Nothing to do with the company"),
}


def side(code: str) -> str:
    """Return where somebody stands to the company."""
    return str(SIDES[code])


def made_for_company(ties: int, stay: int, customers: int) -> list[str]:
    """Return what was made for the company and what has since become one's own, a sentence each."""
    if not ties:
        return [_("None of your ties was made for a company. All of them go with you.")]
    said = [_("{people} came through the company.").format(people=numbers.count(ties, "people"))]
    if stay:
        said.append(
            _("{people} of them you have since met as yourself: these stay.").format(
                people=numbers.count(stay, "people")
            )
        )
    if customers:
        said.append(
            _("{people} are customers or partners of the company's and stay with it.").format(
                people=numbers.count(customers, "people")
            )
        )
    return said


def remains(stays: int, at_risk: int) -> str:
    """Return how a field would stand."""
    if not at_risk:
        return _("{stays} stay").format(stays=stays)
    if not stays:
        return _("would go blank (now {at_risk})").format(at_risk=at_risk)
    return _("{stays} stay, {at_risk} only through the company").format(stays=stays, at_risk=at_risk)


def blank(fields: Sequence[str]) -> str:
    """Return which fields would go blank; "" for none."""
    if not fields:
        return ""
    return _("Yet to be met outside the company: {fields}.").format(
        fields=names.listed([labels.field(code) for code in fields])
    )


def again_because(delta_fields: Sequence[str], wished: bool, ago: str, want: str) -> list[str]:
    """Return why to meet somebody again as oneself, the most telling first."""
    said = []
    if wished:
        said.append(_("You want to be with them."))
    if delta_fields:
        said.append(
            _("Of another field: {fields}.").format(
                fields=names.listed([labels.field(code) for code in delta_fields])
            )
        )
    if want:
        said.append(_("They look for “{want}”.").format(want=clip(want)))
    if ago:
        said.append(_("You last met {ago}.").format(ago=ago))
    return said[:2]


def leaving_on(day: str) -> str:
    return _("You mean to leave in {day}.").format(day=dates.day(day))
