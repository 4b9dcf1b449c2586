"""What the words on a card are, whatever card they stand on."""

from __future__ import annotations

import pytest

from enishi.exchange.card import lexicon
from enishi.exchange.card.contacts import as_dialled, e164

HOUSES = [
    "大塚工務店",
    "ひまわり保育園",
    "みなと法律事務所",
    "喫茶 小鳩",
    "手打ちそば 大むら",
    "Blue Door Studio",
    "ビストロ工房",
    "西村左官",
]
TITLES = [
    "代表取締役社長",
    "営業部長",
    "二代目店主",
    "社会保険労務士",
    "一級建築施工管理技士",
    "フードコーディネーター",
    "UX designer",
    "Senior Vice President",
    "MBA",
    "管理栄養士",
    "副園長",
    "シニアコンサルタント",
]
NEITHER = ["毎日の暮らしに花を届ける", "高橋 由佳", "千葉県千葉市", "Yuka Takahashi"]


@pytest.mark.parametrize("text", HOUSES)
def test_a_house_says_what_it_is(text: str) -> None:
    assert lexicon.is_house(text)


@pytest.mark.parametrize("text", TITLES)
def test_a_title_is_known_by_its_end(text: str) -> None:
    assert lexicon.is_title(text)


@pytest.mark.parametrize("text", NEITHER)
def test_a_name_or_a_slogan_is_neither(text: str) -> None:
    assert not lexicon.is_title(text)
    assert not lexicon.is_house(text)


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("取締役公認会計士", ("取締役", "公認会計士")),
        ("代表/ライター", ("代表/", "ライター")),
        ("代表取締役", ("", "代表取締役")),
        ("チーフデザイナー", ("", "チーフデザイナー")),
    ],
)
def test_titles_without_a_blank_are_parted(run: str, parts: tuple[str, str]) -> None:
    cut = lexicon.title_cut(run)
    assert (run[:cut], run[cut:]) == parts


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("03-1234-5678", "+81312345678"),
        ("(0467)12-3456", "+81467123456"),
        ("080.1234.5678", "+818012345678"),
        ("+81 (0)3 1234 5678", "+81312345678"),
        ("+1 (212) 555-0100", "+12125550100"),
        ("0120-123-456", "+81120123456"),
        ("1234-5678", None),
        ("2026-11-25", None),
        ("090-1234-567", None),
    ],
)
def test_a_telephone_number_is_as_long_as_one(written: str, number: str | None) -> None:
    assert e164(written) == number


@pytest.mark.parametrize("number", ["+81312345678", "+818012345678", "+81120123456", "+12125550100"])
def test_a_number_as_dialled_is_read_back(number: str) -> None:
    assert e164(as_dialled(number)) == number


def test_every_list_of_words_holds_words() -> None:
    table = lexicon.all_words()
    for name, lists in table.items():
        for key, entries in lists.items():
            assert entries, (name, key)
            assert all(entry == entry.strip() and entry for entry in entries), (name, key)
            assert len(set(entries)) == len(entries), (name, key)
