"""Lines of made-up cards, as a reader would give them, and what they say: one card a layout."""

from __future__ import annotations

from typing import Any

import pytest

from enishi.exchange.card.contacts import contacts_of
from enishi.exchange.card.reading import Line
from enishi.exchange.card.who import who_of

Printed = list[tuple[Any, ...]]


def lines(printed: Printed) -> list[Line]:
    """(x, y, size, text) for level lines; a fifth True where they run downwards."""
    made = []
    for x, y, size, text, *tall in printed:
        length = sum(0.95 if ord(char) > 255 else 0.52 for char in text) * size
        w, h = (size, length) if tall else (length, size)
        made.append(Line(text, 0.99, x, y, w, h, size, bool(tall)))
    return made


def read(printed: Printed) -> dict[str, Any]:
    found = contacts_of(lines(printed))
    who = who_of(found.rest, found.body)
    return {
        "name": who.full, "kana": who.kana, "roman": who.roman, "organization": who.organization,
        "department": " ".join(who.departments) or None, "title": " / ".join(who.titles) or None, "emails": found.emails,
        "phones": found.phones, "postal_code": found.postal_code, "address": found.address, "urls": found.urls,
    }  # fmt: skip


CARDS: dict[str, tuple[Printed, dict[str, Any]]] = {
    "house below, title and name in one line": (
        [
            (8, 8, 3, "代表取締役 大槻 奈津"),
            (8, 14, 2.6, "OTSUKI Natsu"),
            (8, 30, 4.4, "大槻リフォーム株式会社"),
            (8, 36, 2.6, "〒336-0024 埼玉県さいたま市南区根岸5-1-20"),
            (8, 40, 2.6, "電話:048-555-1212 / FAX:048-555-1213"),
            (8, 44, 2.6, "info@otsuki-reform.example"),
        ],
        {
            "name": "大槻 奈津",
            "roman": "OTSUKI Natsu",
            "title": "代表取締役",
            "organization": "大槻リフォーム株式会社",
            "phones": [("work", "+81485551212"), ("fax", "+81485551213")],
            "postal_code": "336-0024",
            "address": "埼玉県さいたま市南区根岸5-1-20",
        },
    ),
    "legal form small beside the name of the house": (
        [
            (10, 7, 2.6, "一般社団法人"),
            (10, 10.5, 4.6, "里山くらし研究会"),
            (10, 20, 3, "事務局長"),
            (10, 25, 6.2, "柏木 創"),
            (34, 27, 2.6, "かしわぎ はじめ"),
            (10, 38, 2.8, "長野県伊那市高遠町西高遠1234番地"),
            (10, 42, 2.8, "Tel/Fax 0265-55-0199"),
            (10, 46, 2.8, "hajime@satoyama.example"),
        ],
        {
            "name": "柏木 創",
            "kana": "かしわぎ はじめ",
            "organization": "一般社団法人里山くらし研究会",
            "title": "事務局長",
            "phones": [("work", "+81265550199"), ("fax", "+81265550199")],
            "postal_code": None,
            "address": "長野県伊那市高遠町西高遠1234番地",
        },
    ),
    "labels in a column of their own": (
        [
            (9, 8, 5, "Marta Kowalska"),
            (9, 14, 3, "Head of Research"),
            (50, 8, 4, "Baltic Foods Ltd."),
            (9, 30, 2.6, "T"),
            (15, 30, 2.6, "+48 22 555 01 23"),
            (9, 34, 2.6, "M"),
            (15, 34, 2.6, "+48 601 555 123"),
            (9, 38, 2.6, "E"),
            (15, 38, 2.6, "marta@balticfoods.example"),
            (9, 42, 2.6, "W"),
            (15, 42, 2.6, "balticfoods.example"),
        ],
        {
            "name": "Marta Kowalska",
            "organization": "Baltic Foods Ltd.",
            "title": "Head of Research",
            "phones": [("work", "+48225550123"), ("mobile", "+48601555123")],
            "emails": ["marta@balticfoods.example"],
            "urls": ["balticfoods.example"],
        },
    ),
    "two offices, a slogan and opening hours": (
        [
            (8, 6, 2.4, "からだと心をほどく時間を"),
            (8, 10, 4.2, "はりきゅう治療院 こもれび"),
            (8, 20, 2.8, "院長 鍼灸師"),
            (8, 25, 6, "東 さやか"),
            (8, 34, 2.5, "本院 〒604-8171 京都府京都市中京区虎屋町566 井門ビル3階"),
            (8, 38, 2.5, "分院 〒520-0051 滋賀県大津市梅林1-2-3"),
            (8, 42, 2.5, "075-555-0142"),
            (8, 46, 2.5, "営業時間 10:00-19:00"),
        ],
        {
            "name": "東 さやか",
            "organization": "はりきゅう治療院 こもれび",
            "title": "院長 / 鍼灸師",
            "postal_code": "604-8171",
            "address": "京都府京都市中京区虎屋町566 井門ビル3階",
            "phones": [("work", "+81755550142")],
        },
    ),
    "a freelancer with accounts and no house": (
        [
            (30, 12, 2.8, "映像作家"),
            (28, 17, 6.4, "久我 澪"),
            (32, 26, 2.6, "Mio Kuga"),
            (25, 38, 2.6, "080-5555-0101"),
            (25, 42, 2.6, "mio@kuga-film.example"),
            (25, 46, 2.6, "Instagram @kuga_mio"),
        ],
        {
            "name": "久我 澪",
            "roman": "Mio Kuga",
            "title": "映像作家",
            "organization": None,
            "phones": [("mobile", "+818055550101")],
            "emails": ["mio@kuga-film.example"],
            "urls": [],
        },
    ),
    "downwards, with numerals": (
        [
            (46, 8, 5, "有限会社萩原仏具店", True),
            (38, 12, 3.4, "三代目店主", True),
            (24, 22, 10, "萩原", True),
            (24, 45, 10, "正一", True),
            (13, 26, 3, "〒九二〇-〇八五三 石川県金沢市本町二丁目十番七号", True),
            (8, 40, 3, "電話", True),
            (8, 50, 3, "〇七六-五五五-〇一八八", True),
        ],
        {
            "name": "萩原 正一",
            "organization": "有限会社萩原仏具店",
            "title": "三代目店主",
            "postal_code": "920-0853",
            "address": "石川県金沢市本町二丁目十番七号",
            "phones": [("work", "+81765550188")],
        },
    ),
    "department, position and a foreign name in kana": (
        [
            (8, 8, 4, "北斗電子工業(株)"),
            (8, 18, 2.8, "海外事業部 第一営業課"),
            (8, 22, 2.8, "課長代理"),
            (8, 27, 5.6, "マルコ・ロッシ"),
            (8, 34, 2.6, "Marco Rossi"),
            (8, 40, 2.5, "〒060-0042 札幌市中央区大通西5丁目8番地"),
            (8, 44, 2.5, "直通 011-555-0133 内線 45"),
            (8, 48, 2.5, "m.rossi@hokuto.example"),
        ],
        {
            "name": "マルコ・ロッシ",
            "organization": "北斗電子工業(株)",
            "department": "海外事業部 第一営業課",
            "title": "課長代理",
            "phones": [("work", "+81115550133")],
            "postal_code": "060-0042",
            "address": "札幌市中央区大通西5丁目8番地",
        },
    ),
    "English, of Japan": (
        [
            (8, 8, 4.8, "Aya Nishimoto"),
            (8, 14, 2.8, "Certified Public Accountant"),
            (8, 22, 3.6, "Nishimoto & Partners"),
            (8, 34, 2.6, "5F Sakura Building, 1-2-3 Honcho"),
            (8, 38, 2.6, "Naka-ku, Yokohama 231-0005, Japan"),
            (8, 42, 2.6, "Phone 045-555-0177 Fax 045-555-0178"),
            (8, 46, 2.6, "https://nishimoto.example/en"),
        ],
        {
            "name": "Aya Nishimoto",
            "organization": "Nishimoto & Partners",
            "title": "Certified Public Accountant",
            "postal_code": "231-0005",
            "phones": [("work", "+81455550177"), ("fax", "+81455550178")],
            "address": "5F Sakura Building, 1-2-3 Honcho Naka-ku, Yokohama, Japan",
            "urls": ["https://nishimoto.example/en"],
        },
    ),
    "a shop that says nothing of itself": (
        [
            (28, 8, 5, "月と六ペンス"),
            (30, 20, 2.8, "店主"),
            (28, 25, 5.6, "小野寺 学"),
            (20, 38, 2.6, "〒980-0811 宮城県仙台市青葉区一番町2-2-2"),
            (20, 42, 2.6, "℡ 022-555-0111"),
        ],
        {
            "name": "小野寺 学",
            "organization": "月と六ペンス",
            "title": "店主",
            "phones": [("work", "+81225550111")],
        },
    ),
    "a registration number and a licence": (
        [
            (8, 8, 4, "三好行政書士事務所"),
            (8, 18, 2.8, "特定行政書士"),
            (8, 23, 6, "三好 理恵子"),
            (8, 32, 2.4, "日本行政書士会連合会 登録番号 第12345678号"),
            (8, 38, 2.6, "〒760-0017 香川県高松市番町4丁目1-10"),
            (8, 42, 2.6, "TEL087-555-0123"),
            (8, 46, 2.6, "適格請求書発行事業者 T1234567890123"),
        ],
        {
            "name": "三好 理恵子",
            "organization": "三好行政書士事務所",
            "title": "特定行政書士",
            "phones": [("work", "+81875550123")],
            "address": "香川県高松市番町4丁目1-10",
        },
    ),
}


@pytest.mark.parametrize("layout", CARDS)
def test_a_card_says_whose_it_is(layout: str) -> None:
    printed, expected = CARDS[layout]
    said = read(printed)
    assert {key: said[key] for key in expected} == expected


def test_an_empty_card_says_nothing() -> None:
    assert not any(read([]).values())


def test_a_drawing_that_was_read_as_letters_is_no_name() -> None:
    printed: Printed = [(30, 10, 12, "NL"), (8, 30, 3, "デザイナー")]
    assert read(printed)["name"] is None
