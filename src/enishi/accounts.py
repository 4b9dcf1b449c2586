"""Signing in: a link that lets its owner in once, within ten minutes; only its hash is kept."""

from __future__ import annotations

import datetime
import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from enishi.network.models import Owner, SignInLink

LASTS = datetime.timedelta(minutes=10)


def new_link(owner: Owner) -> str:
    """Make a link for an owner and return its token; older ones no longer let anybody in."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        SignInLink.objects.filter(owner=owner).delete()
        SignInLink.objects.create(owner=owner, digest=_digest(token), expires=timezone.now() + LASTS)
    return token


def redeem(token: str) -> Owner | None:
    """Return whose link this is, and use it up; None when it is unknown, used or too old."""
    with transaction.atomic():
        link = SignInLink.objects.select_related("owner").filter(digest=_digest(token)).first()
        if link is None:
            return None
        link.delete()
    return link.owner if link.expires > timezone.now() and link.owner.is_active else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
