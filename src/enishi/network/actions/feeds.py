"""Feeds: addresses the owner gave at which gatherings to come are announced; what they announce waits as suggestions.

Decides what becomes of a suggestion when its feed is read again: one that waits follows the feed, one that was taken
or dropped stays as the owner decided, one whose day went by or that was called off goes. Nothing is fetched here.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from enishi.core.vocabulary import GATHERING_KINDS
from enishi.exchange.calendar.coming import Announced, Occurrence
from enishi.exchange.records import Record
from enishi.language import fields as taxonomy
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import NotFound, Refused
from enishi.network.models import Draft, Feed, Gathering, Owner

# Drafts of this kind are suggestions of a feed; they wait on 顔を出す, not among the notes.
KIND = "feed"
MOST_FEEDS = 20
FIELDS = 3
SCHEMES = ("http://", "https://", "webcal://")


def add_feed(owner: Owner, *, url: str, title: str = "", kind: str = "other", via: str = "") -> Feed:
    """Keep the address of a feed. Nothing is fetched yet.

    Raises Refused('address_unfit'), Refused('kind_unknown'), Refused('feed_known'), Refused('feeds_full').
    """
    address = url.strip()
    if not address.lower().startswith(SCHEMES) or len(address) > 2_000 or any(c.isspace() for c in address):
        raise Refused("address_unfit", url=address)
    if kind not in GATHERING_KINDS:
        raise Refused("kind_unknown", kind=kind)
    with revising(owner, "add_feed", via=via, title=title.strip() or address) as change:
        held = Feed.objects.filter(owner=owner, trashed_at=None)
        if held.filter(url=address).exists():
            raise Refused("feed_known", url=address)
        if held.count() >= MOST_FEEDS:
            raise Refused("feeds_full", most=MOST_FEEDS)
        record: Record = {"type": "feed", "url": address, "title": title.strip() or None, "kind": kind}
        row: Feed = Writer(change).add_record(record)
    return row


def remove_feed(owner: Owner, *, uid: str, via: str = "") -> Feed:
    """Forget the address of a feed, and with it what still waits of it; gatherings taken from it stay."""
    feed: Feed = row_of(owner, "feed", uid)
    with revising(owner, "trash_feed", via=via, title=feed.title or feed.url) as change:
        change.remove_all([row for row in _drafts(owner, feed) if row.state == "waiting"])
        change.edit(feed, trashed_at=timezone.now())
    return feed


def _drafts(owner: Owner, feed: Feed) -> list[Draft]:
    rows = Draft.objects.filter(owner=owner, kind=KIND, trashed_at=None)
    return [row for row in rows if row.data.get("feed") == str(feed.uid)]


def refresh_feed(owner: Owner, *, uid: str, announced: Announced, today: datetime.date, via: str = "") -> int:
    """Let the suggestions of a feed follow what it announces now; return how many are new.

    Reading the same twice changes nothing.
    """
    feed: Feed = row_of(owner, "feed", uid)
    with revising(owner, "refresh_feed", via=via, title=feed.title or announced.title or feed.url) as change:
        if announced.title and not feed.title:
            change.edit(feed, title=announced.title)
        known = {str(row.data.get("key")): row for row in _drafts(owner, feed)}
        new = [_suggested(feed, one, known.get(one.key), change) for one in announced.occurrences]
        _let_go(change, known, {one.key for one in announced.occurrences}, today)
        change.facts["count"] = sum(new)
    note_refresh(owner, uid=uid, today=today)
    return sum(new)


def note_refresh(owner: Owner, *, uid: str, today: datetime.date, trouble: str = "") -> None:
    """Note when a feed was last read, or why it could not be: no fact of the network, so no revision."""
    Feed.objects.filter(owner=owner, uid=uid).update(refreshed_on=today.isoformat(), trouble=trouble or None)


def _suggested(feed: Feed, one: Occurrence, known: Draft | None, change: Change) -> bool:
    """Add one occurrence as a draft, or let the one that waits follow it; return whether it is new."""
    data: dict[str, Any] = {
        "feed": str(feed.uid), "key": one.key, "title": one.title, "kind": feed.kind, "starts": one.starts,
        "ends": one.ends or None, "place": one.place or None, "url": one.url or None,
        "series": one.title if one.again else None,
        "fields": taxonomy.find(f"{one.title} {one.about[:500]}")[:FIELDS],
    }  # fmt: skip
    if known is None:
        Writer(change).add_record({"type": "draft", "kind": KIND, "text": one.title, "data": data})
        return True
    if known.state == "waiting":
        change.edit(known, text=one.title, data=data)
    return False


def _let_go(change: Change, known: dict[str, Draft], announced: set[str], today: datetime.date) -> None:
    """Take away what is over, and what waited and is announced no more."""
    over = [
        row
        for key, row in known.items()
        if str(row.data.get("starts") or "")[:10] < today.isoformat()
        or (row.state == "waiting" and key not in announced)
    ]
    change.remove_all(over)


def take_suggestion(owner: Owner, *, uid: str, via: str = "") -> Gathering:
    """Make a gathering, planned, of a suggestion. Raises NotFound, and Refused('suggestion_gone') once decided."""
    draft = _waiting(owner, uid)
    data = draft.data
    keys = ("title", "kind", "starts", "ends", "place", "url", "series")
    record: Record = {"type": "gathering", "status": "planned", **{key: data.get(key) for key in keys}}
    record["fields_expected"] = [code for code in data.get("fields", ()) if isinstance(code, str)]
    with revising(owner, "add_gathering", via=via, title=str(data.get("title") or "")) as change:
        row: Gathering = Writer(change).add_record(record)
        patch_fact(change, "draft", draft, {"state": "confirmed"})
    return row


def drop_suggestion(owner: Owner, *, uid: str, via: str = "") -> Draft:
    """Let a suggestion go; its feed does not bring it again."""
    draft = _waiting(owner, uid)
    with revising(owner, "edit_draft", via=via, title=draft.text) as change:
        change.edit(draft, state="dropped")
    return draft


def _waiting(owner: Owner, uid: str) -> Draft:
    draft: Draft = row_of(owner, "draft", uid)
    if draft.kind != KIND:
        raise NotFound(key="draft", id=uid)
    if draft.state != "waiting":
        raise Refused("suggestion_gone")
    return draft
