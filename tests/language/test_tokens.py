"""The words of a text that say something."""

import pytest

from enishi.language.tokens import stem, tokens


def keys(text: str) -> list[str]:
    return [token.key for token in tokens(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髪を切っていた", "髪を切る"),
        ("ごはんを食べた", "御飯を食べる"),
        ("プログラミングをやってる人", "ﾌﾟﾛｸﾞﾗﾐﾝｸﾞの方"),
        ("He was coding", "they code"),
        ("赤ちゃんを取り上げてくれた", "赤ちゃんを取り上げる"),
    ],
)
def test_all_forms_of_a_word_share_a_key(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    "text", ["", "  ", "誰だっけ", "someone who was there", "あの人", "、。!?", "\x00\n"]
)
def test_what_is_said_about_everybody_is_left_out(text: str) -> None:
    assert keys(text) == []


def test_a_compound_knows_its_parts() -> None:
    (token,) = tokens("鉄道模型")[:1]
    assert {token.key, *token.parts, *keys("鉄道模型")} >= {"鉄道", "模型"}


def test_a_token_says_where_it_stands() -> None:
    text = "浜松の税理士"
    assert [text[token.start : token.end] for token in tokens(text)] == ["浜松", "税理士"]


def test_only_english_words_lose_their_endings() -> None:
    assert stem("bakers") == stem("baker")
    assert stem("3d") == "3d" and stem("税理士") == "税理士"
