"""Whatever is typed: reading never fails, says the same twice, and its spans lie within the text."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from enishi.core import vocabulary as v
from enishi.language import note
from enishi.language.draft import Draft

TODAY = datetime.date(2026, 11, 20)
SPANS = {
    "on", "medium", "gathering", "person", "title", "organization", "field", "offer", "want", "wish", "key", "favor",
    "promise", "introduction", "telling", "chance", "mood", "planned",
}  # fmt: skip
PIECES = (
    "佐藤さん", "と", "昨日", "ランチ", "。", "、", "に", "を", "紹介した", "税理士の", "(", ")", "「", "」",
    "探してる", "らしい", "送ると約束", "金曜までに", "もう", "会いたい", "ﾊﾞｰﾍﾞｷｭｰ", "Ｔｏｍ", "🍶", "\n", "\t", "\x00", "・",
    "の", "という人", "は", "Met ", "Sarah ", "at ", "the ", "mixer", ", ", "she ", "is looking for ", "by Friday",
    "introduced ", "me ", "to ", "w/ ", "'s", "wife", "don't", " ", "11/3", "３日前", "٣", "①", "㍿", "ｶﾞ", "か\u3099",
    "\ud800", "\n\n", "青木（あおき）", "城戸 隆", "R8.11.1", "二人を", "送らなきゃ", "ないと", "との依頼", "Will ",
    "\u200d", "ﷺ", "𠮷田さん", "髙橋様",
)  # fmt: skip
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


def check(text: str, draft: Draft) -> None:
    assert draft.text == text
    for span in draft.spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.what in SPANS
    assert draft.medium in (*v.MEDIUMS, None)
    assert draft.gathering is None or draft.gathering.kind in v.GATHERING_KINDS
    assert {favor.kind for favor in draft.favors} <= set(v.FAVOR_KINDS)
    names = {person.name for person in draft.people}
    assert {favor.person for favor in draft.favors} <= names
    assert {promise.person for promise in draft.promises} <= names
    assert len(names) == len(draft.people)


@settings(max_examples=300, deadline=None)
@given(text=texts)
@example(text="佐藤さんの紹介で佐藤さんの")
@example(text="ｶﾞｷﾞさんと(「")
@example(text="Mr. Mrs. Dr. ")
@example(text="1/0 31/2 99月99日 十十日")
def test_any_text_is_read_without_failing_and_the_same_twice(text: str) -> None:
    first = note.read(text, today=TODAY)
    check(text, first)
    assert note.read(text, today=TODAY) == first


@pytest.mark.parametrize("today", [datetime.date.min, datetime.date.max, datetime.date(2024, 2, 29)])
def test_the_calendar_has_ends(today: datetime.date) -> None:
    for text in (
        "昨日 明日 先週の金曜 来週 3年前 春分の日 31日 12/25",
        "yesterday, tomorrow, next Friday, 3 years ago, the 31st, Christmas",
    ):
        check(text, note.read(text, today=today))


def test_an_empty_line_says_nothing() -> None:
    for text in ("", " ", "\n", "　", "。", "🍶"):
        draft = note.read(text, today=TODAY)
        assert not draft.people and not draft.spans and draft.on is None and draft.unread == ""


def test_a_long_note_is_read_and_what_lies_beyond_is_kept() -> None:
    text = "昨日佐藤さんとランチ。" * 1_200
    draft = note.read(text, today=TODAY)
    assert [person.name for person in draft.people] == ["佐藤"]
    assert draft.unread
    assert note.read("a" * 20_000, today=TODAY).text == "a" * 20_000


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        ("ﾊﾞｰﾍﾞｷｭｰで佐藤さんと会った", "ﾊﾞｰﾍﾞｷｭｰ", "gathering"),
        ("㈱ｱｵﾊﾞ建設の鈴木さんとランチ", "鈴木さん", "person"),
        ("か\u3099っこいい🍶 昨日田中さんと飲んだ", "昨日", "on"),
        ("Ｌｕｎｃｈ ｗｉｔｈ Ｔｏｍ", "Ｔｏｍ", "person"),
    ],
)
def test_spans_stand_where_the_writer_wrote_them(text: str, words: str, what: str) -> None:
    spans = note.read(text, today=TODAY).spans
    assert words in {text[span.start : span.end] for span in spans if span.what == what}
