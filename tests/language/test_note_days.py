"""Days as people write them, on Friday 20 November 2026."""

from __future__ import annotations

import pytest

from enishi.language.note.english import days as english
from enishi.language.note.japanese import days as japanese
from tests.language.notes import TODAY

JAPANESE = [
    ("昨日の夜", "2026-11-19"), ("おととい", "2026-11-18"), ("一昨日", "2026-11-18"), ("今朝", "2026-11-20"),
    ("先週の金曜", "2026-11-13"), ("先々週の土曜日", "2026-11-07"), ("今週の火曜", "2026-11-17"),
    ("来週の水曜", "2026-11-25"),
    ("11/3", "2026-11-03"), ("11月3日", "2026-11-03"), ("十一月三日", "2026-11-03"),
    ("3日", "2026-11-03"), ("今月頭", "2026-11"), ("先月末", "2026-10"), ("先月の15日", "2026-10-15"),
    ("3日前", "2026-11-17"),
    ("2週間前", "2026-11-06"), ("二か月前", "2026-09"), ("半年前", "2026-05"), ("去年の秋", "2025"),
    ("2024年8月", "2024-08"),
    ("2026年1月9日", "2026-01-09"), ("春分の日", "2026-03-20"), ("文化の日", "2026-11-03"),
    ("先週末", "2026-11-14"),
    ("月曜", "2026-11-16"), ("金曜", "2026-11-13"), ("この前の日曜", "2026-11-15"),
    ("今度の火曜", "2026-11-24"), ("明後日", "2026-11-22"),
]  # fmt: skip
JAPANESE_ENDS = [
    ("火曜までに", "2026-11-24"), ("来月5日までに", "2026-12-05"), ("来週の金曜まで", "2026-11-27"),
    ("来週中に", "2026-11-29"),
    ("月末までに", "2026-11-30"), ("年内に", "2026-12-31"), ("金曜までに", "2026-11-27"),
]  # fmt: skip
ENGLISH = [
    ("yesterday evening", "2026-11-19"), ("last night", "2026-11-19"), ("two days ago", "2026-11-18"),
    ("last Saturday", "2026-11-14"),
    ("last Friday", "2026-11-13"), ("next Wednesday", "2026-11-25"), ("on Sunday", "2026-11-15"),
    ("Nov 3", "2026-11-03"),
    ("3 Nov", "2026-11-03"), ("on the 3rd", "2026-11-03"), ("11/3", "2026-11-03"),
    ("21/10", "2026-10-21"), ("a week ago", "2026-11-13"),
    ("3 months ago", "2026-08"), ("last month", "2026-10"), ("last autumn", "2025"),
    ("in June 2024", "2024-06"),
    ("the day before yesterday", "2026-11-18"), ("tomorrow at 3", "2026-11-21"), ("Dec 18", "2026-12-18"),
]  # fmt: skip
ENGLISH_ENDS = [
    ("by Monday", "2026-11-23"), ("by next Wednesday", "2026-11-25"), ("before Dec 4", "2026-12-04"),
    ("by Friday", "2026-11-27"),
    ("by the end of the month", "2026-11-30"), ("by the end of November", "2026-11-30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), JAPANESE)
def test_japanese_days(text: str, day: str) -> None:
    [found] = japanese.find_days(f"{text}、会った", TODAY)
    assert (found.last, found.due) == (day, False)


@pytest.mark.parametrize(("text", "day"), JAPANESE_ENDS)
def test_japanese_ends_of_times(text: str, day: str) -> None:
    [found] = japanese.find_days(f"{text}送る", TODAY)
    assert found.next == day


@pytest.mark.parametrize("text", ["2人で3回", "3日間", "二日酔い", "日本の月"])
def test_japanese_words_that_are_no_days(text: str) -> None:
    assert not japanese.find_days(text, TODAY)


@pytest.mark.parametrize(("text", "day"), ENGLISH)
def test_english_days(text: str, day: str) -> None:
    [found] = english.find_days(f"Met Tom {text}.", TODAY)
    assert (found.last, found.due) == (day, False)


@pytest.mark.parametrize(("text", "day"), ENGLISH_ENDS)
def test_english_ends_of_times(text: str, day: str) -> None:
    [found] = english.find_days(f"I'll send it {text}.", TODAY)
    assert (found.next, found.due) == (day, True)


@pytest.mark.parametrize(
    "text", ["May I ask", "Sat next to her", "the sun was out", "he may come", "march on", "24/7"]
)
def test_english_words_that_are_no_days(text: str) -> None:
    assert not english.find_days(text, TODAY)
