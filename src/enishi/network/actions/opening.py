"""The owner of this machine's network, made at the first start. Knows nothing else, so that a command begins at once."""

from __future__ import annotations

from enishi.network.models import Owner

# The one owner of a file on one's own machine; a service has a handle for each.
LOCAL = "me"


def local_owner(language: str = "ja") -> Owner:
    """Return the owner of this network, making one at the first start."""
    owner = Owner.objects.filter(handle=LOCAL).first()
    return owner or Owner.objects.create_user(LOCAL, language=language)
