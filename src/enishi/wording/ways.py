"""Ways: what the round-about way brought, and each chance's thread, in words. Counts only; no proof of cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from enishi.wording import labels, names, numbers
from enishi.wording.names import Name
from enishi.wording.phrases import Table

CLOSENESS: Table = {
    "often": gettext_lazy("Somebody met often (4 times or more in the year before)"),
    "seldom": gettext_lazy("Somebody met now and then (1 to 3 times in the year before)"),
    "long_ago": gettext_lazy("Somebody not met for a year"),
    "new": gettext_lazy("Somebody hardly met before"),
}


def closeness(code: str) -> str:
    """Return how near somebody was when a chance came, with the count it is told by."""
    return str(CLOSENESS[code])


def began(kind: str) -> str:
    """Return where the threads of a kind began."""
    return labels.label("gathering_kind", kind)


def stood_on(times: int) -> str:
    """Return on how many threads somebody, or a gathering, stands."""
    return ngettext("on the thread of {n} chance", "on the threads of {n} chances", times).format(n=times)


def worth(amount: float, currency: str = "JPY") -> str:
    """Return what those that came true were worth; "" for nothing said."""
    return _("Those that came true: {worth}.").format(worth=numbers.money(amount, currency)) if amount else ""


def few(total: int) -> str:
    """Return why there are counts and no shares."""
    return _("With {chances} these are counts: what happened, not why.").format(
        chances=numbers.count(total, "chances")
    )


def goes_on(knots: Sequence[Name | str]) -> str:
    """Return how a thread may go on, the nearest first."""
    return _("By what you wrote down it goes on: {way}.").format(
        way=names.in_a_row([names.with_honorific(one) for one in knots])
    )


def thanked(total: int, said: int) -> str:
    """Return how many of those along a thread were thanked."""
    if said >= total:
        return _("Everybody along the thread was thanked.")
    if not said:
        return _("Nobody along the thread was thanked yet, as far as is written down.")
    return _("{said} of {total} along the thread were thanked.").format(said=said, total=total)


def counts(found: Mapping[str, int], label: str = "") -> list[tuple[str, str, float]]:
    """Return (label, count in words, number) for bars, the most first; label: the enumeration of the codes."""
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        (_label(code, label), numbers.count(number, "chances"), float(number)) for code, number in ordered
    ]


def _label(code: str, label: str) -> str:
    if label == "field":
        return labels.field(code)
    return closeness(code) if label == "closeness" else labels.label(label, code)
