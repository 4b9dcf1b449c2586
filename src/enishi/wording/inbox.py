"""The inbox in sentences: how it stands, what was taken out of it, what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from enishi.network.actions.inbox import Taken
from enishi.network.queries.inbox import Inbox
from enishi.wording import names
from enishi.wording.numbers import count
from enishi.wording.phrases import clip

EXAMPLE = "~/Library/Mobile Documents/com~apple~CloudDocs/Enishi"
NAMED = 3


def standing(found: Inbox) -> str:
    """Return how the inbox stands, in one sentence."""
    if not found.folder:
        return _("No folder is named yet.")
    if not found.there:
        return _("The folder is not there just now; Enishi looks for it again by itself.")
    if found.drafts:
        return _("Waiting for your word: {drafts}.").format(drafts=count(found.drafts, "drafts"))
    return _("Nothing of it waits. While Enishi runs, it looks in every few seconds.")


def taken(listed: Sequence[Taken]) -> str:
    """Return what a look into it took."""
    drafts = sum(one.drafts for one in listed)
    pieces = [
        count(drafts, "drafts") if drafts else "",
        names.in_a_row([clip(one.name) for one in listed if one.batch][:NAMED]),
    ]
    said = names.in_a_row([piece for piece in pieces if piece])
    refused = [one.name for one in listed if one.trouble]
    sentences = [_("Taken: {what}.").format(what=said) if said else "", unread(refused) if refused else ""]
    return " ".join(filter(None, sentences)) or _("There is nothing new in it.")


def unread(files: Sequence[str]) -> str:
    """Return a sentence about files that could not be read."""
    shown = names.in_a_row([clip(name) for name in files[:NAMED]])
    return _("Could not be read and lies in “unread”: {files}").format(
        files=f"{shown} …" if len(files) > NAMED else shown
    )
