"""The staging folder: what a killed program left there is swept away; what an import still needs stays."""

from __future__ import annotations

import time

from enishi.network.queries.staging import leftovers


def sweep() -> int:
    """Remove the files that no import needs any more; return how many there were."""
    found = leftovers(now=time.time())
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)
