"""The parts of a name."""

import pytest

from enishi.language.names import is_japanese, split, strip_honorific


@pytest.mark.parametrize(
    ("full", "family", "given"),
    [
        ("佐藤 健一", "佐藤", "健一"),
        ("佐藤　健一", "佐藤", "健一"),
        ("佐藤健一", "佐藤", "健一"),
        ("髙橋美咲", "髙橋", "美咲"),
        ("長谷川陽子", "長谷川", "陽子"),
        ("林健", "林", "健"),
        ("内藤輝", "内藤", "輝"),
        ("佐藤", "佐藤", None),
        ("美咲", None, "美咲"),
        ("アンナ・シュミット", "シュミット", "アンナ"),
        ("Anna Schmidt", "Schmidt", "Anna"),
        ("Schmidt, Anna", "Schmidt", "Anna"),
        ("SATO Kenichi", "SATO", "Kenichi"),
        ("Maria de la Cruz", "de la Cruz", "Maria"),
        ("Anna", None, "Anna"),
        ("", None, None),
    ],
)
def test_it_splits_a_name_into_family_and_given(full: str, family: str | None, given: str | None) -> None:
    assert split(full) == (family, given)


@pytest.mark.parametrize(
    ("name", "bare", "honorific"),
    [
        ("佐藤さん", "佐藤", "さん"),
        ("佐藤先生", "佐藤", "先生"),
        ("みっちゃん", "みっ", "ちゃん"),
        ("Mr. Brown", "Brown", "Mr."),
        ("Tanaka-san", "Tanaka", "san"),
        ("佐藤", "佐藤", None),
        ("先生", "先生", None),
    ],
)
def test_it_takes_the_honorific_off(name: str, bare: str, honorific: str | None) -> None:
    assert strip_honorific(name) == (bare, honorific)


def test_it_tells_japanese_names_from_others() -> None:
    assert is_japanese("佐藤") and is_japanese("アンナ") and is_japanese("𠮷田")
    assert not is_japanese("Anna") and not is_japanese("김민수")
