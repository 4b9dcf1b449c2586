"""Names: family first, one honorific at most."""

from __future__ import annotations

import pytest

from enishi.wording import names, numbers

SATO = {
    "full": "佐藤 健一",
    "family": "佐藤",
    "given": "健一",
    "family_kana": "さとう",
    "given_kana": "けんいち",
}
ANNA = {"full": "Anna Berg", "family": "Berg", "given": "Anna"}


@pytest.mark.parametrize(
    ("name", "shown", "spoken_of"),
    [
        (SATO, "佐藤 健一", "佐藤さん"),
        ({"type": "person", "name": SATO}, "佐藤 健一", "佐藤さん"),
        ("佐藤 健一", "佐藤 健一", "佐藤さん"),
        ({"full": None, "nickname": "けんちゃん"}, "けんちゃん", "けんちゃん"),
        ("佐藤さん", "佐藤さん", "佐藤さん"),
        ("田中先生", "田中先生", "田中先生"),
        ("パン屋の人", "パン屋の人", "パン屋の人"),
        (ANNA, "Anna Berg", "Anna Bergさん"),
        (None, "名前はまだの人", "名前はまだの人"),
    ],
)
def test_it_honours_once(name: names.Name, shown: str, spoken_of: str, ja: None) -> None:
    assert (names.shown(name), names.with_honorific(name)) == (shown, spoken_of)


def test_english_has_no_titles(en: None) -> None:
    assert [names.with_honorific(one) for one in (SATO, ANNA)] == ["佐藤", "Anna Berg"]
    assert [names.address(one) for one in (SATO, ANNA)] == ["佐藤-san", "Anna"]


def test_a_reading_is_only_ever_a_stored_one(either: str) -> None:
    assert (names.reading(SATO), names.reading(ANNA)) == ("さとう けんいち", "")


def test_a_portrait_has_one_character(either: str) -> None:
    assert [names.initial(one) for one in (SATO, ANNA, "「たこ焼き」の人")] == ["佐", "A", "た"]


def test_it_names_a_few_and_counts_the_others(either: str) -> None:
    four = ["佐藤", "田中", "鈴木", "高橋"]
    said = {"ja": "佐藤さん、田中さん、ほか2人", "en": "佐藤, 田中 and 2 others"}
    assert names.together(four, limit=2) == said[either]
    assert names.together(four[:2]) == {"ja": "佐藤さん、田中さん", "en": "佐藤 and 田中"}[either]
    assert names.together([]) == ""


@pytest.mark.parametrize(
    ("said", "japanese", "english"),
    [
        (lambda: numbers.money(3000), "3,000円", "¥3,000"),
        (lambda: numbers.money(None), "", ""),
        (lambda: numbers.hours(1.5), "1.5時間", "1.5 hours"),
        (lambda: numbers.minutes(45), "45分", "45 minutes"),
        (lambda: numbers.minutes(60), "1時間", "1 hour"),
        (lambda: numbers.count(1, "people"), "1人", "1 person"),
        (lambda: numbers.times(2), "2回", "twice"),
        (lambda: numbers.share(0.31), "3割ほど", "about 3 in 10"),
        (lambda: numbers.share(0), "まだゼロ", "none"),
    ],
)
def test_no_number_stands_without_what_it_counts(said, japanese: str, english: str, either: str) -> None:  # type: ignore[no-untyped-def]
    assert said() == (japanese if either == "ja" else english)
