"""Pictures by their outside id: the bytes of an attachment, for its owner only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from enishi.network import models as m
from enishi.network.errors import NotFound
from enishi.network.models import Owner


@dataclass(frozen=True)
class Picture:
    """digest: SHA-256 of the bytes, by which a browser asks whether they changed."""

    media_type: str
    digest: str
    data: bytes


def get_picture(owner: Owner, uid: Any) -> Picture:
    """Return a picture; raise NotFound, also for an attachment that is no picture."""
    row = m.Attachment.objects.filter(owner=owner, uid=uid, trashed_at=None).first()
    if row is None or not (row.media_type or "").startswith("image/"):
        raise NotFound(key="attachment", id=str(uid))
    blob = m.Blob.objects.filter(owner=owner, digest=row.digest).first()
    if blob is None:
        raise NotFound(key="attachment", id=str(uid))
    return Picture(row.media_type or "", row.digest, bytes(blob.data))
