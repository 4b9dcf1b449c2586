from __future__ import annotations

import pytest

from enishi.language.household import household


@pytest.mark.parametrize(
    "name",
    ["母", "お母さん", "父 携帯", "ママ", "じいじ", "おばあちゃん", "実家", "妻", "お義母さん", "義父",
     "兄（携帯）", "Mom", "Dad mobile", "Aunt Mary", "Grandma"],
)  # fmt: skip
def test_it_knows_family(name: str) -> None:
    assert household(name) == "family"


@pytest.mark.parametrize(
    "name",
    ["中村歯科医院", "さくら歯科", "浜松信用金庫", "みずほ銀行 渋谷支店", "緑タクシー", "ヤマト運輸",
     "ひまわり動物病院", "お客様センター", "浜松市役所 代表", "第一小学校", "クロネコヤマトの宅急便",
     "City Hospital", "Acme customer service", "taxi"],
)  # fmt: skip
def test_it_knows_services(name: str) -> None:
    assert household(name) == "service"


@pytest.mark.parametrize(
    "name",
    ["佐藤 健一", "母袋 直子", "父川", "みずほ銀行 田中", "銀行の田中さん", "角のママ", "妻木 正", "兄部 賢",
     "姉崎", "孫 正一", "夫馬", "Sonny", "Anna Banks", "Daddario",
     "Christopher Homes", "税理士の森さん", "", None],
)  # fmt: skip
def test_everybody_else_is_somebody(name: str | None) -> None:
    assert household(name) == ""
