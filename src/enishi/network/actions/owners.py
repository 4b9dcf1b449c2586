"""The owner: made at the first start, edited like any record, with a dated phase."""

from __future__ import annotations

import datetime

from enishi.exchange.records import Record
from enishi.network import models as m
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.revisions import revising
from enishi.network.models import Owner

# The one owner of a file on one's own machine; a service has a handle for each.
LOCAL = "me"


def local_owner(language: str = "ja") -> Owner:
    """Return the owner of this network, making one at the first start."""
    owner = Owner.objects.filter(handle=LOCAL).first()
    return owner or Owner.objects.create_user(LOCAL, language=language)


def edit_owner(owner: Owner, *, patch: Record, today: datetime.date, via: str = "") -> Owner:
    """Change what the owner says of themselves; settings, budget and name among it."""
    with revising(owner, "edit_owner", via=via) as change:
        before = owner.phase
        patch_fact(change, "owner", owner, patch)
        if owner.phase != before:
            change.add(m.History(what="phase", since=today.isoformat(), value=owner.phase))
    return owner


def begin(owner: Owner) -> None:
    """Note that the first day's questions were asked; they are not asked again."""
    Owner.objects.filter(pk=owner.pk).update(begun=True)
    owner.begun = True
