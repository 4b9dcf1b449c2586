"""The days a vague text speaks of."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.language.normalise import unify
from enishi.language.periods import bounds, months_of, periods

TODAY = datetime.date(2026, 11, 20)

# A text, a day that is meant, one that is not.
SAID = (
    "去年の秋に会った|2025-10-03|2024-10-03",
    "おととしの夏|2024-07-15|2025-07-15",
    "今年の春|2026-04-10|2025-04-10",
    "この前の夏|2026-08-01|2025-01-01",
    "3年前|2023-11-20|2020-01-01",
    "先月|2026-10-15|2026-08-01",
    "先週|2026-11-11|2026-10-01",
    "昨日|2026-11-19|2026-11-01",
    "2024年の3月|2024-03-15|2023-03-15",
    "2月ごろ|2026-02-10|2026-07-01",
    "11/3|2026-11-03|2026-06-03",
    "正月に|2026-01-03|2026-06-01",
    "忘年会の前、年末|2025-12-20|2026-06-01",
    "last autumn|2025-10-03|2026-04-01",
    "two weeks ago|2026-11-06|2026-06-01",
    "in March 2024|2024-03-15|2024-09-15",
)


@pytest.mark.parametrize("case", SAID)
def test_a_stretch_of_time_is_read(case: str) -> None:
    said, meant, other = case.split("|")
    (found, *_) = periods(unify(said), TODAY)
    assert found.weight_on(meant) > found.weight_on(other)
    assert found.weight_on(meant) >= 0.5


@pytest.mark.parametrize(
    "said", ["秋田の人", "夏目さん", "3人で飲んだ", "税金の人", "", "15:30", "may I ask", "春香さん"]
)
def test_what_is_no_time_is_none(said: str) -> None:
    assert list(periods(unify(said), TODAY)) == []


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        ("2025-10-03", "2025-10-03", "2025-10-03"),
        ("2025-10-03T19:00", "2025-10-03", "2025-10-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("--03-15", "9999-12-31", "9999-12-31"),
        ("2025-13-45", "9999-12-31", "9999-12-31"),
    ],
)
def test_a_partial_date_is_all_its_days(on: str, first: str, last: str) -> None:
    assert [day.isoformat() for day in bounds(on)] == [first, last]


def test_the_months_of_a_season_are_its_own_before_those_beside_it() -> None:
    (found,) = periods("去年の秋", TODAY)
    months = dict(months_of(found))
    assert {month for month, weight in months.items() if weight == 1.0} == {"2025-09", "2025-10", "2025-11"}
    assert all(weight < 1.0 for month, weight in months.items() if month[:4] == "2024")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30) | st.text("0123456789年月日前/先去の秋夏週 ago", max_size=20), st.dates())
def test_any_text_on_any_day_is_read(said: str, today: datetime.date) -> None:
    text = unify(said)
    for one in periods(text, today):
        assert 0 <= one.start < one.end <= len(text)
        assert one.stretches and all(0 < stretch.weight <= 1 for stretch in one.stretches)
