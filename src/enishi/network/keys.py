"""Keys: the identifiers rows carry to the outside (UUIDv7, RFC 9562 §5.7)."""

from __future__ import annotations

import os
import time
import uuid


def uuid7() -> uuid.UUID:
    """Return a new UUIDv7: 48 bits of milliseconds, 74 random bits, so that new rows sort together."""
    value = int.from_bytes(os.urandom(10), "big") | (time.time_ns() // 1_000_000 << 80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return uuid.UUID(int=value & (1 << 128) - 1)
