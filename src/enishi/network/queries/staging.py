"""What lies in the staging folder, and which of it no import needs any more."""

from __future__ import annotations

from pathlib import Path

from enishi.network import places
from enishi.network.models import Batch

ENDED = ("done", "undone", "failed")
# A file that is just being received belongs to no import yet.
FORGOTTEN = 24 * 60 * 60


def leftovers(now: float) -> list[Path]:
    """Return files of ended imports, and such older than a day that belong to none. now: seconds since 1970."""
    files = {path.name: path for path in places.staging().iterdir()}
    if not files:
        return []
    states = {str(uid): state for uid, state in Batch.objects.values_list("uid", "state")}
    return [path for name, path in files.items() if _is_over(states.get(name), path, now)]


def _is_over(state: str | None, path: Path, now: float) -> bool:
    if state is not None:
        return state in ENDED
    try:
        return now - path.stat().st_mtime > FORGOTTEN
    except FileNotFoundError:
        # Its import ended while we looked.
        return False
