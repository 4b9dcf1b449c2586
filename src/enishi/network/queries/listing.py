"""Plain lists for programs and the command line: promises, gatherings, statements – as small dicts of facts."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from enishi.exchange.records import Record
from enishi.network import models as m
from enishi.network.models import Owner

MOST = 200


def promises(owner: Owner, *, kept_too: bool = False) -> list[Record]:
    """Return promises, the most pressing first; the open ones unless `kept_too`."""
    rows = m.Promise.objects.filter(owner=owner, trashed_at=None).select_related("person")
    if not kept_too:
        rows = rows.filter(done_on=None)
    listed = rows.order_by(F("done_on").asc(nulls_first=True), F("due").asc(nulls_last=True), "pk")
    return [
        {"id": str(one.uid), "by": one.by, "person": str(one.person.uid), "name": one.person.full or "",
         "what": one.what, "made_on": one.made_on, "due": one.due, "done_on": one.done_on}
        for one in listed[:MOST]
    ]  # fmt: skip


def gatherings(owner: Owner, *, status: str = "") -> list[Record]:
    """Return gatherings, the latest first."""
    rows: Any = m.Gathering.objects.filter(owner=owner, trashed_at=None)
    if status:
        rows = rows.filter(status=status)
    keys = ("title", "kind", "starts", "place", "series", "status", "cost")
    return [
        {"id": str(one.uid), **{key: getattr(one, key) for key in keys}}
        for one in rows.order_by(F("on").desc(nulls_last=True), "-pk")[:MOST]
    ]


def statements(owner: Owner) -> list[Record]:
    """Return the newest version of what I do and what I want."""
    rows = m.Statement.objects.filter(owner=owner, trashed_at=None).order_by("what", "since", "pk")
    newest = {
        one.what: {"id": str(one.uid), "what": one.what, "text": one.text, "since": one.since} for one in rows
    }
    return list(newest.values())
