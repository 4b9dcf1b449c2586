"""Signing in: a link that lets its owner in once, within ten minutes. Only a digest of it is kept.

Decides what a link is and how long it lasts. Who prints it is the command line's matter, what the door says the web's.
"""

from __future__ import annotations

import datetime
import hashlib
import secrets

from django.utils import timezone

from enishi.network.actions import links
from enishi.network.models import Owner

LASTS = datetime.timedelta(minutes=10)


def new_link(owner: Owner) -> str:
    """Make a link for an owner and return its token."""
    token = secrets.token_urlsafe(32)
    now = timezone.now()
    links.keep_link(owner, digest=_digest(token), now=now, expires=now + LASTS)
    return token


def redeem(token: str) -> Owner | None:
    """Return whose link this is, and use it up; None when it is unknown, used or too old."""
    return links.use_link(digest=_digest(token), now=timezone.now())


def reason_against(token: str) -> str:
    """Say why a token lets nobody in: 'expired' or 'used'."""
    old = links.link_has_grown_old(digest=_digest(token), now=timezone.now())
    return "expired" if old else "used"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
