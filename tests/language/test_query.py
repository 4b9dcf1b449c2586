"""What a half-remembered query asks: its hints."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.language.index import Kind
from enishi.language.query import LONGEST, MOST_HINTS, read

TODAY = datetime.date(2026, 11, 20)

# A query, what kind of hint must be among its own, the words it was said with, a term it looks for.
ASKED = (
    "税金の人|trade|税金|FIELD finance.tax",
    "パンを焼いてる人|trade|パンを焼いて|FIELD food.bakery",
    "名刺交換会で会った人|occasion|名刺交換会|OCCASION /card_exchange",
    "去年の秋に会った人|time|去年の秋|OCCASION 2025-10/",
    "八木さんに紹介してもらった人|introduced|八木さんに紹介してもらった|NAME 八木",
    "渡辺さんと一緒だった人|together|渡辺さんと一緒だった|READING わたなべ",
    "introduced by Yagi|introduced|introduced by yagi|READING yagi",
    "磐田のウェブの人|place|磐田|PLACE 磐田",
    "森町の人|place|森町|PLACE 森",
    "たかはしさん|name|たかはし|READING たかはし",
    "わたなべなんとかさん|name|わたなべ|READING わたなべ",
    "犬を飼ってる人|word|犬|NOTE 犬",
    "someone with dogs|word|dogs|NOTE dog",
    "浜松北高の人|word|浜松北高|ORGANIZATION 浜松北高校",
    "納豆が食べられない人|word|食べられない|NOTE 苦手",
)


@pytest.mark.parametrize("case", ASKED)
def test_a_hint_is_read(case: str) -> None:
    query, what, said, term = case.split("|")
    kind, text = term.split()
    hints = [
        one
        for one in read(query, TODAY).hints
        if one.what == what and said in one.said + said * (one.said in said)
    ]
    assert hints, [(one.what, one.said) for one in read(query, TODAY).hints]
    assert any(look.kind is Kind[kind] and look.text == text for one in hints for look in one.looks)


@pytest.mark.parametrize(
    "query", ["", "  ", "誰だっけ", "えっと、たしか…", "who was that", "人", "?", "\x00\x1b"]
)
def test_breath_asks_for_nobody(query: str) -> None:
    assert read(query, TODAY).hints == ()


@pytest.mark.parametrize("query", ["奥さん", "お医者さんの人"])
def test_not_everybody_called_san_is_a_name(query: str) -> None:
    assert not [one for one in read(query, TODAY).hints if one.what == "name"]


@pytest.mark.parametrize("query", ["あ", "木", "x", "1", "犬", "ん", "ー"])
def test_one_character_is_a_query(query: str) -> None:
    assert read(query, TODAY).text == query


def test_a_long_story_is_read_from_its_beginning_by_so_many_hints_and_says_so() -> None:
    story = read("税理士の高橋さん。去年の夏に飲み会で会った、犬を飼ってる人で、" * 400, TODAY)
    assert story.cut and len(story.hints) == MOST_HINTS
    assert all(one.end <= LONGEST for one in story.hints)
    short = read("税理士の高橋さん", TODAY)
    assert not short.cut and len(short.hints) < MOST_HINTS


ODD = st.text(st.characters(), max_size=40) | st.text(
    "さんと紹介の去年秋町小高()*\"'^%_:;-+|&!\\", max_size=40
)


@settings(max_examples=80, deadline=None)
@given(ODD | st.text("\ud800\udfffの人", max_size=8))
def test_any_text_is_read_with_bounded_work(query: str) -> None:
    found = read(query, TODAY)
    assert found.text == query and len(found.hints) <= MOST_HINTS
    assert all(one.looks or one.period for one in found.hints)
