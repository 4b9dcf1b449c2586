"""Contact days as bytes: how a tie keeps its compact list."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from enishi.core.activation import ContactDay


def pack(listed: Sequence[ContactDay]) -> bytes:
    """Return contact days as bytes: all ordinals (int32), then all weights (float32), little-endian."""
    return struct.pack(f"<{len(listed)}i{len(listed)}f", *(d for d, _ in listed), *(w for _, w in listed))


def unpack(packed: bytes | memoryview) -> tuple[ContactDay, ...]:
    """Return what `pack` was given."""
    count = len(packed) // 8
    values = struct.unpack(f"<{count}i{count}f", packed)
    return tuple(zip(values[:count], values[count:], strict=True))
