"""Open what somebody photographed, scanned or saved: one file in, upright RGB pictures out, one a page.

Decides how large a picture may be and how much of it is kept; it does not look for cards in it.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from enishi.exchange.errors import Unreadable

Picture = NDArray[np.uint8]
"""Height × width × 3, RGB, 0–255."""

LONGEST = 4_000
"""Pixels of the longer side that are kept: a photo of four cards still has 2,000 for each."""
MOST_PIXELS = 250_000_000
"""No camera takes more; what claims more is a mistake or a trap."""
MOST_UNSCALED = 64_000_000
"""Formats that cannot be decoded at a smaller scale are held to what fits into the memory beside the reader."""
MOST_PAGES = 40
PAGE_DPI = 220


@dataclass(frozen=True)
class Page:
    """One picture of a file. number: 1 for the first."""

    number: int
    picture: Picture


def open_pictures(data: bytes) -> Iterator[Page]:
    """Yield the pages of a picture file (JPEG, PNG, WebP, HEIC, TIFF …) or a PDF, turned as the camera meant them.

    Raises Unreadable with the code picture_empty, no_picture, picture_damaged, picture_too_large or too_many_pages.
    """
    if not data:
        raise Unreadable("picture_empty")
    if data[:1024].lstrip().startswith(b"%PDF"):
        yield from _pdf_pages(data)
        return
    yield Page(1, _picture(data))


def _picture(data: bytes) -> Picture:
    _know_heic()
    with warnings.catch_warnings():
        # Size is judged here, from the header, before a pixel is unpacked.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data)) as image:
                _check_size(image)
                if image.format == "JPEG":
                    image.draft("RGB", (LONGEST, LONGEST))
                return _array(image)
        except Image.DecompressionBombError as error:
            raise Unreadable("picture_too_large") from error
        except UnidentifiedImageError as error:
            raise Unreadable("no_picture") from error
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise Unreadable("picture_damaged") from error


def _check_size(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels > MOST_PIXELS or (image.format != "JPEG" and pixels > MOST_UNSCALED):
        raise Unreadable("picture_too_large")


def _array(image: Image.Image) -> Picture:
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS, reducing_gap=2.0)
    upright = ImageOps.exif_transpose(image)
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        # What is see-through is paper.
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright.convert("RGBA"))
    return np.asarray(upright.convert("RGB"))


def _know_heic() -> None:
    """Telephones of one maker write HEIC; the library that reads it has wheels for the usual systems only."""
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        return
    register_heif_opener()


def _pdf_pages(data: bytes) -> Iterator[Page]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("picture_damaged") from error
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable("too_many_pages", pages=len(document), most=MOST_PAGES)
        for index, page in enumerate(document):
            longest = max(page.get_size()) or 1.0
            scale = min(PAGE_DPI / 72, LONGEST / longest)
            bitmap = page.render(scale=scale)
            yield Page(index + 1, np.asarray(bitmap.to_pil().convert("RGB")))
    finally:
        document.close()


def as_jpeg(picture: Picture, longest: int = 1_200) -> bytes:
    """Return a picture as JPEG, its longer side at most `longest` pixels: what is kept with a person."""
    image = Image.fromarray(picture)
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()
