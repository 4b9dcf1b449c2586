"""People and gatherings of the network before new ones."""

from __future__ import annotations

import pytest

from enishi.language import note
from enishi.language.draft import Known, KnownPerson
from tests.language.notes import TODAY

SATO_KEN = KnownPerson(
    "1",
    "佐藤 健一",
    "佐藤",
    "健一",
    kana="さとう けんいち",
    organizations=("アオバ印刷",),
    fields=("media.printing",),
)
SATO_MIKI = KnownPerson(
    "2", "佐藤 美紀", "佐藤", "美紀", nickname="ミッキー", kana="さとう みき", fields=("finance.tax",)
)
TOM = KnownPerson("3", "Tom Baker", "Baker", "Tom")
HIGASHI = KnownPerson("4", "東 直樹", "東", "直樹", kana="ひがし なおき", fields=("design.graphic",))
AZUMA = KnownPerson("5", "東 幸子", "東", "幸子", kana="あずま さちこ", fields=("food.cafe",))
NETWORK = Known(
    (SATO_KEN, SATO_MIKI, TOM, HIGASHI, AZUMA),
    (("g1", "商工会 秋の交流会"), ("g0", "商工会 秋の交流会")),
    ("アオバ印刷",),
)


def matches(text: str) -> list[tuple[str, ...]]:
    return [person.matches for person in note.read(text, today=TODAY, known=NETWORK).people]


def test_a_family_name_means_those_of_it_in_the_order_handed_in() -> None:
    assert matches("佐藤さんとランチ") == [("1", "2")]


def test_the_trade_said_puts_the_right_one_first() -> None:
    [person] = note.read("税理士の佐藤さんとランチ", today=TODAY, known=NETWORK).people
    assert (person.matches, person.others) == (("2",), ("1",))


def test_another_trade_than_any_known_is_somebody_new_with_the_known_ones_offered() -> None:
    [person] = note.read("デザイナーの佐藤さんとランチ", today=TODAY, known=NETWORK).people
    assert (person.matches, person.others) == ((), ("1", "2"))


def test_a_full_name_is_meant_whatever_the_trade() -> None:
    [person] = note.read("デザイナーの佐藤健一さんとランチ", today=TODAY, known=NETWORK).people
    assert person.matches == ("1",)


def test_the_firm_said_puts_the_right_one_first() -> None:
    assert matches("アオバ印刷の佐藤さんとランチ") == [("1", "2")]


def test_a_nickname_needs_no_honorific() -> None:
    assert matches("ミッキーと飲んだ") == [("2",)]


def test_a_name_in_kana_means_its_kanji() -> None:
    assert matches("さとうさんとランチ") == [("1", "2")]


def test_a_full_name_means_one() -> None:
    assert matches("佐藤健一さんとランチ") == [("1",)]


def test_latin_names_in_any_case() -> None:
    assert matches("lunch w/ tom today") == [("3",)]


def test_somebody_new_has_a_reading_and_no_match() -> None:
    [person] = note.read("髙橋さんとランチ", today=TODAY, known=NETWORK).people
    assert (person.matches, person.reading) == ((), "たかはし")


def test_a_known_gathering_is_meant_by_its_title() -> None:
    gathering = note.read("商工会 秋の交流会で佐藤さんと会った", today=TODAY, known=NETWORK).gathering
    assert gathering is not None and gathering.match == "g1"


MEANT = [
    # A trade or a reading in brackets chooses among those of one name; the others are offered.
    ("佐藤さん（税理士）とランチ", ("2",), ("1",)),
    ("佐藤さん(デザイナー)とランチ", (), ("1", "2")),
    ("東（あずま）さんに電話", ("5",), ("4",)),
    ("東さん(ひがし)に電話", ("4",), ("5",)),
    ("東さんに電話", ("4", "5"), ()),
    ("カフェをやってる東さんに電話", ("5", "4"), ()),
    # Given names, full names, kana and romaji mean their kanji.
    ("健一さんと飲んだ", ("1",), ()),
    ("美紀ちゃんと飲んだ", ("2",), ()),
    ("東 幸子さんとお茶", ("5",), ()),
    ("サトウさんとランチ", ("1", "2"), ()),
    # The firm of a known one, its form left out or put in.
    ("株式会社アオバ印刷の佐藤さんと会った", ("1", "2"), ()),
    ("佐藤さんのところは人手が足りないらしい", ("1", "2"), ()),
]


@pytest.mark.parametrize(("text", "matches", "others"), MEANT)
def test_who_is_meant(text: str, matches: tuple[str, ...], others: tuple[str, ...]) -> None:
    [person] = note.read(text, today=TODAY, known=NETWORK).people
    assert (person.matches, person.others) == (matches, others)


@pytest.mark.parametrize("text", ["アオバ印刷の新人の森さんと会った", "森さん（アオバ印刷）と会った"])
def test_an_organization_known_is_one_whatever_its_words_may_be(text: str) -> None:
    assert [one.organization for one in note.read(text, today=TODAY, known=NETWORK).people] == ["アオバ印刷"]


def test_of_gatherings_of_one_title_the_latest_is_meant_and_another_title_is_another() -> None:
    def met(text: str) -> str:
        gathering = note.read(text, today=TODAY, known=NETWORK).gathering
        assert gathering is not None
        return gathering.match

    assert met("秋の交流会で佐藤さんと会った") == "g1"
    assert met("春の交流会で佐藤さんと会った") == ""
