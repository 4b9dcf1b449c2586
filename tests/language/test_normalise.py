"""Spellings that count as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.language.normalise import fold, hiragana, modern_kanji, organization_key, unify


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("渡邊", "渡辺"),
        ("渡邉", "渡辺"),
        ("齋藤", "斉藤"),
        ("齊藤", "斎藤"),
        ("濵田", "浜田"),
        ("サトウ", "さとう"),
        ("ｻﾄｳ", "さとう"),
        ("サーバー", "サーバ"),
        ("ヴァイオリン", "バイオリン"),
        ("ＳＡＴＯ　Ｋｅｎ", "sato ken"),
        ("三ヶ日", "三ケ日"),
    ],
)
def test_it_folds_two_spellings_of_one_name_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("太田", "大田"), ("佐藤", "左藤"), ("はま", "ばま"), ("阿部", "安部")]
)
def test_it_keeps_two_names_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_it_folds_what_is_folded_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert unify(unify(text)) == unify(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x30A1, max_codepoint=0x30F4)))
def test_it_writes_every_katakana_as_hiragana(text: str) -> None:
    assert not any("ァ" <= char <= "ヴ" for char in hiragana(text))


def test_it_modernises_kanji_one_for_one() -> None:
    assert modern_kanji("渡邉﨑髙") == "渡辺崎高"


@pytest.mark.parametrize(
    "name",
    [
        "株式会社アオバ",
        "㈱アオバ",
        "（株）あおば",
        "アオバ　株式会社",
        "アオバ㈱",
        "有限会社アオバ",
        "ｱｵﾊﾞ(有)",
    ],
)
def test_it_gives_one_key_to_an_organization_however_its_form_is_written(name: str) -> None:
    assert organization_key(name) == "あおば"


@pytest.mark.parametrize("name", ["Aoba Co., Ltd.", "AOBA Inc.", "aoba llc", "Aoba"])
def test_it_drops_the_forms_of_latin_companies_too(name: str) -> None:
    assert organization_key(name) == "aoba"


def test_it_keeps_a_name_that_is_nothing_but_a_form() -> None:
    assert organization_key("株式会社") == "株式会社"
