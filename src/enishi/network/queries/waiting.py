"""What waits to be done at a start: imports left half done, terms that an older Enishi wrote.

Every command asks this before it does anything, so this module knows as little as it can.
"""

from __future__ import annotations

from django.db.models import QuerySet

from enishi.network.models import Batch, Owner
from enishi.network.models.search import TERMS_VERSION

OPEN = ("looking", "queued", "applying", "undoing")


def imports_wait() -> bool:
    """Tell whether any import waits or was left half done."""
    return Batch.objects.filter(state__in=OPEN).exists()


def terms_are_old(owner: Owner) -> bool:
    """Tell whether an older Enishi wrote what the owner's people are found by."""
    return owner.terms_version != TERMS_VERSION


def owners_with_old_terms() -> QuerySet[Owner]:
    """Return the owners whose terms are to be written anew."""
    return Owner.objects.exclude(terms_version=TERMS_VERSION).order_by("pk")
