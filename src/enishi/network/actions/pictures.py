"""Pictures: scaled to what a portrait needs before they are kept."""

from __future__ import annotations

import io

# A portrait is shown at 96 pixels at most; twice that for fine screens, and some to spare.
SIDE = 320
# Pillow refuses what would unpack to more than this many pixels (decompression bombs).
PIXELS = 64_000_000


def portrait(data: bytes) -> bytes | None:
    """Return a picture as a JPEG of at most SIDE pixels a side, upright; None when it cannot be read."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > PIXELS:
                return None
            image.draft("RGB", (SIDE * 2, SIDE * 2))
            upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.thumbnail((SIDE, SIDE))
            written = io.BytesIO()
            upright.save(written, "JPEG", quality=85)
            return written.getvalue()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
