"""Feeds: when one was last read, what was amiss, and what came of reading them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from enishi.wording.phrases import Table

TROUBLES: Table = {
    "address_unfit": gettext_lazy(
        "This is no address that can be read: it has to begin with http:// or https://."
    ),
    "not_reached": gettext_lazy(
        "The place could not be reached. Is the address right, and are you connected?"
    ),
    "too_slow": gettext_lazy("The place took too long to answer."),
    "too_large": gettext_lazy("What stands there is larger than any calendar should be."),
    "answered": gettext_lazy("The place answered, but gave nothing. Perhaps the calendar was moved."),
    "redirected_inside": gettext_lazy(
        "The address leads into a private network, which was not what you typed; it was not followed."
    ),
    "too_many_redirects": gettext_lazy("The address was passed on again and again."),
    "no_calendar": gettext_lazy("What stands there is no calendar (ICS)."),
}


def trouble(code: str) -> str:
    """Return what was amiss when a feed was read; "" for nothing."""
    return str(TROUBLES.get(code) or _("It could not be read.")) if code else ""


def read_when(ago: str, code: str) -> str:
    """Return when a feed was last read, or why it could not be."""
    if not ago:
        return _("Not read yet.")
    if code:
        return _("Tried {ago}: {trouble}").format(ago=ago, trouble=trouble(code))
    return _("Read {ago}.").format(ago=ago)


def refreshed(title: str, new: int, code: str) -> str:
    """Return what came of reading one feed."""
    if code:
        return _("{feed}: {trouble}").format(feed=title, trouble=trouble(code))
    found = (
        ngettext("{n} new gathering", "{n} new gatherings", new).format(n=new) if new else _("nothing new")
    )
    return _("{feed}: {found}").format(feed=title, found=found)
