"""Cards of one's own: what is set stays within the margins, its code says its vCard, its page runs and fetches nothing."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp

from enishi.exchange import own_card
from enishi.exchange.errors import Unprintable
from enishi.exchange.own_card import fonts
from enishi.exchange.own_card.columns import tokens
from enishi.exchange.own_card.ways import line_of, lists_of, way_of, ways_in
from enishi.exchange.records import Record

MM = 72 / 25.4
BEYOND = 11 * MM
"""From the paper's edge to the trim: bleed and marks."""
LINES = (
    "090-5555-0123",
    "03-5555-0199 FAX",
    "mori@kuguri-kobo.example",
    "https://kuguri-kobo.example/mori",
    "Instagram: @kuguri",
)
SIDE = {
    "language": "ja", "name": "森 かおる", "reading": "もり かおる", "organization": "くぐり工房",
    "does": "古い建具を、いまの家に合うように直す", "line": "見積りは無料。",
}  # fmt: skip
ENGLISH = {"language": "en", "name": "Kaoru Mori", "does": "Old doors, made to fit new homes"}
LONG = SIDE | {
    "name": "長宗我部長左衛門尉 寿限無寿限無五劫のすりきれ",
    "reading": "ちょうそかべちょうざえもんのじょう じゅげむ",
    "organization": "一般社団法人 日本古建具再生普及協会 東海支部 準備委員会",
}  # fmt: skip
LONG_ENGLISH = ENGLISH | {
    "name": "Maximiliane Alexandra von Hohenlohe-Waldenburg-Schillingsfürst",
    "organization": "The Honourable Company of Joiners and Menders of Doors, Eastern Branch",
}
LONG_LINES = (
    "090-5555-0123",
    "kaoru.mori.honourable-company-of-joiners@menders-of-old-doors-eastern-branch.example",
    "https://menders-of-old-doors-eastern-branch.example/people/kaoru-mori",
    "〒430-0000 静岡県浜松市中央区見本町12-34 コーポ「みほん」1203号室",
    "Instagram: @kuguri",
)


def card(*sides: Record, lines: tuple[str, ...] = LINES, **said: Any) -> Record:
    usual = {"design": "quiet", "direction": "horizontal", "size": "91x55", "qr": "vcard", "page": None}
    return (
        {"type": "card", "sides": list(sides) or [SIDE], "ways": [way_of(line) for line in lines]}
        | usual
        | said
    )


def characters(pdf: bytes) -> Iterator[tuple[int, str, tuple[float, float, float, float]]]:
    """Yield (page, character, its box) of everything that is set."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text = page.get_textpage()
        for place in range(text.count_chars()):
            said = text.get_text_range(place, 1)
            if said.strip("\u200b \r\n"):
                yield number, said, text.get_charbox(place)


def said_on(pdf: bytes) -> str:
    return "".join(said for _, said, _ in characters(pdf))


@pytest.mark.parametrize(
    ("design", "direction", "size"),
    [
        ("quiet", "horizontal", (85, 55)),
        ("classic", "horizontal", (91, 55)),
        ("thread", "horizontal", (85, 55)),
        ("quiet", "vertical", (91, 55)),
        ("classic", "vertical", (85, 55)),
        ("thread", "vertical", (91, 55)),
    ],
)
def test_the_longest_words_stay_within_the_margins(
    design: str, direction: str, size: tuple[int, int]
) -> None:
    sides = (LONG, LONG_ENGLISH) if direction == "horizontal" else (LONG | {"line": ""}, LONG_ENGLISH)
    name = f"{size[0]}x{size[1]}"
    pdf = own_card.pdf_of(
        card(*sides, lines=LONG_LINES, design=design, direction=direction, size=name, qr="none")
    )
    width, height = size if direction == "horizontal" else reversed(size)
    assert len(pypdfium2.PdfDocument(pdf)) == 2
    for _page, said, (left, bottom, right, top) in characters(pdf):
        assert left >= BEYOND + 4 * MM and right <= BEYOND + (width - 4) * MM, said
        assert bottom >= BEYOND + 4 * MM and top <= BEYOND + (height - 4) * MM, said
    said = said_on(pdf)
    assert "寿" in said and "Hohenlohe" in said and "Instagram" in said


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
@pytest.mark.parametrize("design", ["quiet", "classic", "thread"])
def test_the_code_on_the_paper_says_the_vcard(design: str, direction: str) -> None:
    made = card(design=design, direction=direction)
    picture = pypdfium2.PdfDocument(own_card.pdf_of(made))[0].render(scale=300 / 72).to_pil()
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [own_card.vcard_of(made)]


def test_a_code_too_large_for_the_front_has_a_back_of_its_own() -> None:
    made = card(LONG, lines=LONG_LINES)
    pages = list(pypdfium2.PdfDocument(own_card.pdf_of(made)))
    read = [zxingcpp.read_barcodes(page.render(scale=4).to_pil()) for page in pages]
    assert [[found.text for found in one] for one in read] == [[], [own_card.vcard_of(made)]]


def test_the_code_may_say_where_my_page_stands() -> None:
    made = card(qr="page", page="https://kuguri-kobo.example/")
    picture = pypdfium2.PdfDocument(own_card.pdf_of(made))[0].render(scale=4).to_pil()
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == ["https://kuguri-kobo.example/"]


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
def test_ten_stand_on_a_sheet(direction: str) -> None:
    made = card(direction=direction)
    page = pypdfium2.PdfDocument(own_card.pdf_of(made, "ten"))[0]
    assert [round(side / MM) for side in page.get_size()] == [210, 297]
    found = zxingcpp.read_barcodes(page.render(scale=3.2).to_pil())
    assert [one.text for one in found] == [own_card.vcard_of(made)] * 10


def test_every_typeface_is_embedded_and_the_paper_says_where_it_is_cut() -> None:
    document = pypdfium2.PdfDocument(own_card.pdf_of(card(SIDE, ENGLISH, design="thread")))
    for page in document:
        faces = [
            pdfium.FPDFTextObj_GetFont(one)
            for one in page.get_objects()
            if one.type == pdfium.FPDF_PAGEOBJ_TEXT
        ]
        assert faces and all(pdfium.FPDFFont_GetIsEmbedded(face) == 1 for face in faces)
        left, bottom, right, top = page.get_trimbox()
        assert [round((right - left) / MM), round((top - bottom) / MM)] == [91, 55]
        assert round((left - page.get_bleedbox()[0]) / MM, 1) == 3


def test_what_cannot_be_set_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unprintable) as refused:
        own_card.pictures_of(card(SIDE | {"does": "建具を直す" * 120}))
    assert refused.value.code == "card_too_full"
    with pytest.raises(Unprintable) as refused:
        own_card.pictures_of(
            card(SIDE, ENGLISH, lines=tuple(f"mail{n}@{'k' * 50}.example" for n in range(20)))
        )
    assert refused.value.code == "code_too_full"
    monkeypatch.setattr(
        fonts, "found", lambda: type("Faces", (), {"families": lambda self: ["DejaVu Sans"]})()
    )
    with pytest.raises(Unprintable) as refused:
        own_card.pictures_of(card())
    assert refused.value.code == "font_missing"


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("コーヒー。", ["コ", "ー", "ヒ", "ー", "。"]),
        ("板屋町12-3", ["板", "屋", "町", "12", "–", "3"]),
        ("1203号", ["１", "２", "０", "３", "号"]),
        ("Web制作", ["Web", "制", "作"]),
        ("森 かおる", ["森", "", "か", "お", "る"]),
        ("第３回", ["第", "3", "回"]),
    ],
)
def test_a_text_runs_downwards_as_it_is_said(text: str, set_as: list[str]) -> None:
    assert [piece for _, piece, _ in tokens(text)] == set_as


def test_no_column_begins_with_a_mark_or_parts_a_number() -> None:
    assert [first for _, _, first in tokens("あ、ー1-2")] == [True, False, False, True, False, False]


@pytest.mark.parametrize(
    "line", [*LINES, "〒430-0000 静岡県浜松市見本町1-2", "+44 20 7946 0018", "浜松市見本町1-2"]
)
def test_a_way_is_written_back_as_it_was(line: str) -> None:
    way = way_of(line)
    assert way is not None and line_of(way) == line
    assert ways_in(lists_of([way])) == [way]


def test_the_page_runs_nothing_fetches_nothing_and_holds_the_vcard() -> None:
    bad = SIDE | {"name": "<script>alert(1)</script>", "does": '"><img src=x>'}
    page = own_card.page_of(card(bad, ENGLISH, lines=(*LINES, "javascript: alert(1)")))
    assert "<script" not in page and "<img" not in page and "&lt;script&gt;" in page
    assert not re.search(r"<(?!meta)[^>]*\ssrc=|@import|url\(|href=\"javascript", page)
    data = re.search(r"href=\"data:text/vcard;charset=utf-8;base64,([^\"]+)\"", page)
    assert data and b64decode(data[1]).decode().startswith("BEGIN:VCARD")
    assert page.count("<article") == 2 and "prefers-color-scheme:dark" in page
