"""One line about somebody just met: the table is the specification."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.language.card_line import read_line, read_lines

LINES = [
    # text, name, family, given, organization, title, branch of the field
    ("佐藤", "佐藤", "", "", "", "", ""),
    ("佐藤さん", "佐藤", "", "", "", "", ""),
    ("佐藤 健一", "佐藤 健一", "佐藤", "健一", "", "", ""),
    ("佐藤健一 税理士", "佐藤健一", "佐藤", "健一", "", "税理士", "finance"),
    ("佐藤 健一 税理士", "佐藤 健一", "佐藤", "健一", "", "税理士", "finance"),
    ("佐藤 税理士", "佐藤", "", "", "", "税理士", "finance"),
    (
        "佐藤健一、佐藤税理士事務所、税理士",
        "佐藤健一",
        "佐藤",
        "健一",
        "佐藤税理士事務所",
        "税理士",
        "finance",
    ),
    ("高橋美咲（デザイナー）", "高橋美咲", "高橋", "美咲", "", "デザイナー", "design"),
    ("田中さん ㈱まるやま 営業", "田中", "", "", "㈱まるやま", "営業", "marketing"),
    ("田中社長 株式会社まるやま", "田中", "", "", "株式会社まるやま", "社長", ""),
    ("パン屋の伊藤さん", "伊藤", "", "", "", "パン屋", "food"),
    ("佐藤健一 ㈱別の会社", "佐藤健一", "佐藤", "健一", "㈱別の会社", "", ""),
    ("株式会社まるやま 田中", "田中", "", "", "株式会社まるやま", "", ""),
    ("渡辺 由紀子／みどり農園／代表", "渡辺 由紀子", "渡辺", "由紀子", "みどり農園", "代表", "farming"),
    ("みーちゃん カメラマン", "みーちゃん", "", "", "", "カメラマン", "media"),
    ("Anna Berg, designer, Blue Studio", "Anna Berg", "Berg", "Anna", "Blue Studio", "designer", "design"),
    ("Anna Berg designer", "Anna Berg", "Berg", "Anna", "", "designer", "design"),
    ("Ben – lawyer", "Ben", "", "", "", "lawyer", "law"),
]


@pytest.mark.parametrize(("text", "name", "family", "given", "organization", "title", "branch"), LINES)
def test_a_line_says_who_it_was(
    text: str, name: str, family: str, given: str, organization: str, title: str, branch: str
) -> None:
    read = read_line(text)
    assert read is not None
    said = (read.name, read.family, read.given, read.organization, read.title, read.field.partition(".")[0])
    assert said == (name, family, given, organization, title, branch)


@pytest.mark.parametrize("text", ["", "   ", "、、", "・"])
def test_a_line_that_names_nobody_is_nobody(text: str) -> None:
    assert read_line(text) is None


def test_ten_lines_are_ten_people() -> None:
    text = "\n".join(["佐藤", "", "田中 税理士", "  ", *(f"山本{n}" for n in "一二三四五六七八")])
    assert [line.name for line in read_lines(text)][:2] == ["佐藤", "田中"] and len(read_lines(text)) == 10


WORDS = ("税理士", "㈱まるやま", "佐藤", "健一", "みどり農園", "ワイン好き", "Anna", "designer", "秋の会")


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), st.sampled_from([" ", "、", "/"]))
def test_every_word_of_a_line_stands_somewhere(pieces: list[str], mark: str) -> None:
    read = read_line(mark.join(pieces))
    assert read is not None
    kept = " ".join((read.name, read.organization, read.title, read.note))
    assert all(piece in kept for piece in pieces)


@given(st.text(max_size=80))
def test_whatever_is_written_somebody_is_named_or_nobody(text: str) -> None:
    assert all(line.name and line.text for line in read_lines(text))
