"""What a picture of cards may be, and what becomes of one that is none."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from enishi.exchange.card.finding import find_cards
from enishi.exchange.card.geometry import upright_quad
from enishi.exchange.card.pictures import LONGEST, MOST_PAGES, as_jpeg, open_pictures
from enishi.exchange.card.vertical import BAR, ONE, laid_side_by_side
from enishi.exchange.errors import Unreadable


def jpeg(image: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", **options)
    return out.getvalue()


def pdf(pages: int) -> bytes:
    out = io.BytesIO()
    Image.new("L", (8, 8), 255).save(
        out, "PDF", save_all=True, append_images=[Image.new("L", (8, 8), 255)] * (pages - 1)
    )
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 60,000 pixels wide and high."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Dear Sir, here are our cards.", "no_picture"),
        (b"", "picture_empty"),
        (jpeg(Image.new("RGB", (900, 500), "white"))[:400], "picture_damaged"),
        (bomb(), "picture_too_large"),
        (pdf(MOST_PAGES + 1), "too_many_pages"),
        (b"%PDF-1.7 and then nothing", "picture_damaged"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        list(open_pictures(data))
    assert refused.value.code == code


def test_a_huge_photo_is_read_smaller() -> None:
    page = next(open_pictures(jpeg(Image.new("L", (8_400, 7_200), 200))))
    assert max(page.picture.shape[:2]) <= LONGEST


def test_a_photo_is_turned_as_the_camera_meant_it() -> None:
    image = Image.new("RGB", (40, 20), "white")
    exif = image.getexif()
    exif[0x0112] = 6
    assert next(open_pictures(jpeg(image, exif=exif))).picture.shape[:2] == (40, 20)


def test_what_is_see_through_is_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    assert next(open_pictures(out.getvalue())).picture.min() == 255


def test_a_kept_picture_is_scaled() -> None:
    kept = Image.open(io.BytesIO(as_jpeg(np.zeros((2_000, 3_000, 3), dtype=np.uint8))))
    assert kept.size == (1_200, 800)


# -- finding ----------------------------------------------------------------------------------------------------------


def table(*cards: tuple[int, int]) -> tuple[np.ndarray, list[np.ndarray]]:
    """A dark desk with white cards on it, each with four lines of text."""
    picture = np.full((900, 1_400, 3), 70, dtype=np.uint8)
    boxes = []
    for x, y in cards:
        picture[y : y + 330, x : x + 546] = 245
        for line in range(4):
            top = y + 40 + 60 * line
            picture[top : top + 24, x + 40 : x + 340] = 30
            boxes.append(upright_quad(x + 38, top - 2, 304, 28))
    return picture, boxes


def test_each_card_on_a_desk_is_found() -> None:
    picture, boxes = table((80, 60), (760, 80), (300, 500))
    found = find_cards(picture, boxes)
    assert [card.boxes for card in found] == [(0, 1, 2, 3), (4, 5, 6, 7), (8, 9, 10, 11)]
    assert all(card.outline is not None for card in found)


def test_four_on_a_table_are_four_even_where_the_table_has_an_edge_of_its_own() -> None:
    picture, boxes = table((60, 60), (760, 60), (60, 480), (760, 480))
    picture[:8] = picture[-8:] = 200
    picture[:, :8] = picture[:, -8:] = 200
    assert [len(card.boxes) for card in find_cards(picture, boxes)] == [4, 4, 4, 4]


def test_a_scan_is_one_card() -> None:
    picture = np.full((330, 546, 3), 255, dtype=np.uint8)
    boxes = [upright_quad(30, 30 + 60 * line, 300, 28) for line in range(4)]
    assert len(find_cards(picture, boxes)) == 1


def test_where_no_text_is_there_is_no_card() -> None:
    assert find_cards(np.zeros((300, 500, 3), dtype=np.uint8), []) == []


# -- vertical writing -------------------------------------------------------------------------------------------------


def test_a_bar_and_a_level_stroke_are_told_by_their_shape() -> None:
    column = np.full((40 * 4, 40, 3), 255, dtype=np.uint8)
    column[6:34, 6:34] = 0
    column[44:76, 18:22] = 0  # an upright bar
    column[98:102, 6:34] = 0  # a level stroke
    column[126:154, 6:34] = 0
    pieces = next(laid_side_by_side(column))
    assert [piece for piece in pieces if isinstance(piece, str)] == [BAR, ONE]
