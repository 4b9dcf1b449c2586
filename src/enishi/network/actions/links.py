"""One-time links: kept as a digest, used up by exactly one of those who try at once."""

from __future__ import annotations

import datetime

from enishi.network.models import Owner, SignInLink

# How long a link that grew old is remembered, so that it can be told from one that was used.
REMEMBERED = datetime.timedelta(days=7)


def keep_link(owner: Owner, *, digest: str, now: datetime.datetime, expires: datetime.datetime) -> None:
    """Keep a new link of an owner; older ones no longer let anybody in."""
    older = SignInLink.objects.filter(owner=owner)
    older.filter(expires__lt=now - REMEMBERED).delete()
    older.filter(expires__gt=now).update(expires=now)
    SignInLink.objects.create(owner=owner, digest=digest, expires=expires)


def use_link(*, digest: str, now: datetime.datetime) -> Owner | None:
    """Use a link up and return whose it was; None when it is unknown, used or too old."""
    links = SignInLink.objects.filter(digest=digest, expires__gt=now, owner__is_active=True)
    link = links.select_related("owner").first()
    # Of two who come at once only the one whose statement removes the row gets in.
    if link is None or not SignInLink.objects.filter(pk=link.pk).delete()[0]:
        return None
    return link.owner


def link_has_grown_old(*, digest: str, now: datetime.datetime) -> bool:
    """Tell a link that was never used but is too old from one that was used or never was."""
    return SignInLink.objects.filter(digest=digest, expires__lte=now).exists()
