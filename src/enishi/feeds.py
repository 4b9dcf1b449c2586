"""Read the feeds the owner gave, because the owner asked: fetch, understand, let the suggestions follow.

The one thing in Enishi that connects outward. Decides that feeds are fetched side by side and that one which fails
spoils nothing of the others; how far a fetch goes is `fetching`'s, what becomes of a suggestion the action's.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from enishi.exchange.calendar.coming import Announced, announced
from enishi.exchange.errors import Unreadable
from enishi.fetching import CannotFetch, fetch
from enishi.network.actions import feeds as actions
from enishi.network.models import Owner
from enishi.network.queries.feeds import FeedRow, feeds_of

AHEAD = datetime.timedelta(days=120)
AT_ONCE = 6


@dataclass(frozen=True)
class Refreshed:
    """What came of reading one feed. new: suggestions that were not there; trouble: a code, '' for none."""

    feed: FeedRow
    new: int = 0
    trouble: str = ""


def refresh(
    owner: Owner, today: datetime.date, *, via: str = "", get: Callable[[str], bytes] = fetch
) -> list[Refreshed]:
    """Read all feeds of an owner now."""
    listed = feeds_of(owner)
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        answers = list(pool.map(lambda feed: _read(feed, today, owner.time_zone, get), listed))
    return [_applied(owner, feed, answer, today, via) for feed, answer in zip(listed, answers, strict=True)]


def _read(feed: FeedRow, today: datetime.date, zone: str, get: Callable[[str], bytes]) -> Announced | str:
    """Return what a feed announces, or the code of what is amiss. Asks no database: it runs beside others."""
    try:
        return announced(get(feed.url), today, today + AHEAD, zone)
    except (CannotFetch, Unreadable) as error:
        return error.code


def _applied(
    owner: Owner, feed: FeedRow, answer: Announced | str, today: datetime.date, via: str
) -> Refreshed:
    if isinstance(answer, str):
        actions.note_refresh(owner, uid=feed.uid, today=today, trouble=answer)
        return Refreshed(feed, trouble=answer)
    new = actions.refresh_feed(owner, uid=feed.uid, announced=answer, today=today, via=via)
    return Refreshed(feed, new)
