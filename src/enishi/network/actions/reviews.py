"""Looking back: what the owner found in a month or a year, kept in versions."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from enishi.core.periods import read_period
from enishi.core.vocabulary import SEARCHES
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.records import Writer
from enishi.network.actions.revisions import revising
from enishi.network.errors import Refused
from enishi.network.models import Owner, Review

KEYS = ("text", *SEARCHES)


def look_back(
    owner: Owner, *, period: str, said: Mapping[str, str], today: datetime.date, via: str = ""
) -> Review | None:
    """Write down what was found in a period: `text` and the three searches; what is not given stays as it was.

    Written again on the same day it is the same version changed, on another day a new one; the very same changes nothing,
    and nothing at all is not written. Raises UnreadableDay for a period, Refused('kind_unknown') for another key.
    """
    code = read_period(period).code
    if unknown := set(said) - set(KEYS):
        raise Refused("kind_unknown", kind=sorted(unknown)[0])
    rows = Review.objects.filter(owner=owner, period=code, trashed_at=None)
    now = rows.order_by("-since", "-pk").first()
    before = {key: (getattr(now, key) or "") if now else "" for key in KEYS}
    after = before | {key: text.strip() for key, text in said.items()}
    if after == before:
        return now
    values = {key: text or None for key, text in after.items()}
    if now is not None and now.since == today.isoformat():
        with revising(owner, "edit_review", via=via, title=code) as change:
            patch_fact(change, "review", now, values)
        return now
    record = {"type": "review", "period": code, "since": today.isoformat(), **values}
    with revising(owner, "add_review", via=via, title=code) as change:
        written: Review = Writer(change).add_record(record)
    return written
