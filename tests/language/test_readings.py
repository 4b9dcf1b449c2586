"""How names are read, ordered and written in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.language.readings import ROWS, guess_reading, kana_of, romaji, row_of, row_start, sort_key


@pytest.mark.parametrize(
    ("full", "reading"),
    [
        ("佐藤健一", "さとう けんいち"),
        ("髙橋 美咲", "たかはし みさき"),
        ("渡邉彩", "わたなべ あや"),
        ("東海林太郎", "しょうじ たろう"),
        ("マイク", "まいく"),
        ("大山 実", "おおやま みのる"),
        ("青島 健", "あおしま けん"),
        ("", ""),
    ],
)
def test_it_guesses_how_a_name_is_read(full: str, reading: str) -> None:
    assert guess_reading(None, None, full) == reading


def test_a_reading_that_was_written_down_wins() -> None:
    name = {"full": "東 幸子", "family": "東", "given": "幸子", "family_kana": "アズマ", "given_kana": None}
    assert kana_of(name).split()[0] == "あずま"


def test_it_orders_by_reading_and_lets_voicing_decide_between_equals_only() -> None:
    kana = [
        "さとう",
        "さとう あい",
        "ささき",
        "ざいつ",
        "しみず",
        "あべ",
        "かとう",
        "がとう",
        "かとうの",
        "Anna",
        "佐々木",
    ]
    ordered = sorted(kana, key=lambda said: sort_key({"full": said}))
    assert ordered.index("かとう") < ordered.index("がとう") < ordered.index("かとうの")
    assert ordered.index("ざいつ") < ordered.index("ささき")
    assert ordered.index("さとう") < ordered.index("さとう あい") < ordered.index("しみず")
    assert ordered[0] == "あべ"
    assert ordered[-1] == "Anna"


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ({"full": "佐藤 健一"}, "さ"),
        ({"full": "がもう"}, "か"),
        ({"full": "渡邉"}, "わ"),
        ({"full": "パク・ジフン", "family": "パク", "given": "ジフン"}, "は"),
        ({"full": "Éva Nagy", "family": "Nagy", "given": "Éva"}, "N"),
        ({"full": "anna"}, "A"),
        ({"nickname": "みっちゃん"}, "ま"),
        ({"full": "김민수"}, "#"),
        ({}, "#"),
    ],
)
def test_it_finds_the_row_of_a_name(name: dict[str, str], row: str) -> None:
    assert row_of(sort_key(name)) == row


@given(
    st.dictionaries(
        st.sampled_from(["full", "family", "given", "family_kana", "nickname"]), st.text(max_size=8)
    )
)
def test_every_name_has_a_row_and_does_not_come_before_its_start(name: dict[str, str]) -> None:
    key = sort_key(name)
    assert row_of(key) in ROWS
    if row_of(key) != "#":
        assert key >= row_start(row_of(key))


def test_the_rows_start_in_their_order() -> None:
    starts = [row_start(row) for row in ROWS]
    assert starts == sorted(starts)
    with pytest.raises(ValueError, match="not a row"):
        row_start("ん")


@pytest.mark.parametrize(
    ("kana", "spellings"),
    [
        ("さとう", ["sato", "satou", "satoh"]),
        ("オオタ", ["ota", "oota", "ohta"]),
        ("しんいち", ["shinichi", "siniti"]),
        ("じゅんぺい", ["junpei", "jumpei", "zyunpei", "zyumpei"]),
        ("はっとり", ["hattori"]),
        ("つじ", ["tsuji", "tuzi"]),
        ("", []),
    ],
)
def test_it_writes_romaji_in_the_ways_people_do(kana: str, spellings: list[str]) -> None:
    assert romaji(kana) == spellings


@given(st.text(alphabet=st.characters(min_codepoint=0x3041, max_codepoint=0x3096), max_size=12))
def test_romaji_of_any_kana_is_a_short_list(kana: str) -> None:
    assert len(romaji(kana)) <= 12
