"""Days, spans and periods as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from enishi.wording import dates

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-11-03", "11月3日（火）"),
        (date(2025, 11, 3), "2025年11月3日（月）"),
        ("2025-10", "2025年10月"),
        ("2025", "2025年"),
        ("--03-15", "3月15日"),
        ("--0229", "2月29日"),
        ("いつか", "いつか"),
        ("2025-13-40", "2025-13-40"),
        (None, ""),
    ],
)
def test_it_writes_days_in_japanese(value: dates.Day | None, words: str, ja: None) -> None:
    assert dates.day(value, TODAY) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-11-03", "Tue 3 Nov"),
        ("2025-11-03", "Mon 3 Nov 2025"),
        ("2025-10", "October 2025"),
        ("--03-15", "15 March"),
    ],
)
def test_it_writes_days_in_english(value: str, words: str, en: None) -> None:
    assert dates.day(value, TODAY) == words


@pytest.mark.parametrize(
    ("value", "words", "english"),
    [
        ("2026-11-24", "きょう", "today"),
        ("2026-11-23", "きのう", "yesterday"),
        ("2026-11-22", "おととい", "the day before yesterday"),
        ("2026-11-21", "3日前", "3 days ago"),
        ("2026-11-17", "1週間前", "1 week ago"),
        ("2026-11-03", "3週間前", "3 weeks ago"),
        ("2026-09-20", "2か月前", "2 months ago"),
        ("2026-05-24", "半年前", "half a year ago"),
        ("2025-11-24", "1年前", "1 year ago"),
        ("2025-05-20", "1年半前", "a year and a half ago"),
        ("2016-11-24", "10年前", "10 years ago"),
        ("2026-10", "先月", "last month"),
        ("2026-05", "半年前", "half a year ago"),
        ("2024", "おととし", "the year before last"),
        ("2026-11-25", "あした", "tomorrow"),
    ],
)
def test_it_says_how_long_ago(value: str, words: str, english: str, either: str) -> None:
    assert dates.ago(value, TODAY) == (words if either == "ja" else english)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-11-24", "きょう"),
        ("2026-11-26", "あさって"),
        ("2026-12-04", "あと10日"),
        ("2026-11-21", "3日過ぎています"),
        ("2026-12", "2026年12月のうちに"),
        (None, ""),
    ],
)
def test_it_says_by_when_without_scolding(value: str | None, words: str, ja: None) -> None:
    assert dates.due(value, TODAY) == words


def test_a_gathering_begins_by_its_own_clock(ja: None) -> None:
    assert dates.moment("2026-10-03T19:00+09:00", TODAY) == "10月3日（土）19:00".replace("19", " 19")
    assert dates.moment("2026-10", TODAY) == "2026年10月"
    assert dates.moment(None, TODAY) == ""


@pytest.mark.parametrize(
    ("code", "japanese", "english"),
    [
        ("2026-W47", "11月16日〜22日", "16–22 Nov"),
        ("2026-W49", "11月30日〜12月6日", "30 Nov–6 Dec"),
        ("2026-W99", "2026-W99", "2026-W99"),
    ],
)
def test_it_names_a_week_by_its_days(code: str, japanese: str, english: str, either: str) -> None:
    assert dates.week(code) == (japanese if either == "ja" else english)


def test_every_span_is_said_with_its_unit(either: str) -> None:
    for days in range(4000):
        assert dates.span(days)


def test_a_period_is_a_month_or_a_year(ja: None) -> None:
    assert (dates.month("2025-10"), dates.month("2025")) == ("2025年10月", "2025年")
