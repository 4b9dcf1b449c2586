"""What the owner says of themselves: edited like any record, with a dated phase."""

from __future__ import annotations

import datetime

from django.db.models import F
from django.utils import timezone

from enishi.core.vocabulary import PHASES
from enishi.exchange.records import Record
from enishi.network import models as m
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import NotFound, Refused
from enishi.network.models import Owner


def edit_owner(owner: Owner, *, patch: Record, today: datetime.date, via: str = "") -> Owner:
    """Change what the owner says of themselves; settings, budget and name among it."""
    with revising(owner, "edit_owner", via=via) as change:
        before = owner.phase
        patch_fact(change, "owner", owner, patch)
        if owner.phase != before:
            change.add(m.History(what="phase", since=today.isoformat(), value=owner.phase))
    return owner


def note_phase(owner: Owner, *, phase: str, since: str, via: str = "") -> Owner:
    """Note since when one stood somewhere, now or before; where one stands now follows from the latest of them.

    Raises Refused('kind_unknown'), or Refused('day_missing') without a day.
    """
    if phase not in PHASES:
        raise Refused("kind_unknown", kind=phase)
    if not since:
        raise Refused("day_missing")
    with revising(owner, "edit_owner", via=via) as change:
        change.add(m.History(what="phase", since=since, value=phase))
        _stand_where_last(change)
    return owner


def drop_phase(owner: Owner, *, uid: str, via: str = "") -> Owner:
    """Put an entry of where one stood away. Raises NotFound for what is none."""
    row = m.History.objects.filter(owner=owner, uid=uid, person=None, what="phase", trashed_at=None).first()
    if row is None:
        raise NotFound(key="history", id=uid)
    with revising(owner, "edit_owner", via=via) as change:
        change.edit(row, trashed_at=timezone.now())
        _stand_where_last(change)
    return owner


def _stand_where_last(change: Change) -> None:
    rows = m.History.objects.filter(owner=change.owner, person=None, what="phase", trashed_at=None)
    last = rows.order_by(F("since").desc(nulls_last=True), "-pk").first()
    if last is not None and last.value in PHASES:
        change.edit(change.owner, phase=last.value)


def begin(owner: Owner) -> None:
    """Note that the first day's questions were asked; they are not asked again."""
    Owner.objects.filter(pk=owner.pk).update(begun=True)
    owner.begun = True
