"""Today, as an interface takes it: the owner's own day, or the one a command was given."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def today_at(time_zone: str) -> datetime.date:
    """Return the day it is in a time zone; an unknown zone falls back to Tokyo."""
    try:
        zone = ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("Asia/Tokyo")
    return datetime.datetime.now(zone).date()
