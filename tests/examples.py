"""How many examples a property of the network is tried on."""

from __future__ import annotations

import os


def examples(most: int) -> int:
    """All of them on SQLite; on PostgreSQL, where the same code runs a second time, a quarter and three at least."""
    return max(3, most // 4) if os.environ.get("ENISHI_TEST_DATABASE") else most
