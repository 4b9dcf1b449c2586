"""Feeds and what they announce: suggestions that wait until they are taken or dropped."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from enishi.network.models import Draft, Feed, Owner

MOST = 200
KIND = "feed"


@dataclass(frozen=True)
class FeedRow:
    """One address. refreshed_on: when it was last read, ''; trouble: what was amiss then, ''."""

    uid: str
    url: str
    title: str
    kind: str
    refreshed_on: str
    trouble: str


@dataclass(frozen=True)
class Suggestion:
    """A gathering a feed announces. fields: codes its words speak of."""

    uid: str
    title: str
    kind: str
    starts: str
    ends: str
    place: str
    url: str
    series: str
    fields: tuple[str, ...]

    @property
    def on(self) -> str:
        """Its day."""
        return self.starts[:10]


def feeds_of(owner: Owner) -> list[FeedRow]:
    """Return the addresses the owner gave, the oldest first."""
    rows = Feed.objects.filter(owner=owner, trashed_at=None).order_by("pk")
    return [
        FeedRow(
            str(row.uid), row.url or "", row.title or "", row.kind or "other", row.refreshed_on or "",
            row.trouble or "",
        )
        for row in rows
    ]  # fmt: skip


def suggestions(owner: Owner, today: datetime.date) -> list[Suggestion]:
    """Return what waits and is still to come, the nearest first."""
    rows = Draft.objects.filter(owner=owner, kind=KIND, state="waiting", trashed_at=None)
    found = [_suggestion(str(row.uid), row.data) for row in rows.order_by("pk")[: 10 * MOST]]
    coming = [one for one in found if one.on >= today.isoformat()]
    return sorted(coming, key=lambda one: (one.starts, one.uid))[:MOST]


def _suggestion(uid: str, data: dict[str, Any]) -> Suggestion:
    said = {
        key: str(data.get(key) or "") for key in ("title", "kind", "starts", "ends", "place", "url", "series")
    }
    fields = tuple(code for code in data.get("fields") or () if isinstance(code, str))
    return Suggestion(uid, fields=fields, **{**said, "kind": said["kind"] or "other"})
