"""Days: partial dates, weeks and yearly returns."""

from datetime import date

import pytest

from enishi.core.days import day_of, days_until_yearly, is_partial, monday_of, period_of, week_of
from enishi.core.errors import UnreadableDay


@pytest.mark.parametrize(
    ("text", "first", "last", "middle"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), date(2025, 7, 2)),
        ("2025-10", date(2025, 10, 1), date(2025, 10, 31), date(2025, 10, 16)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), date(2024, 2, 15)),
        ("2025-10-03", date(2025, 10, 3), date(2025, 10, 3), date(2025, 10, 3)),
        ("2025-10-03T19:00+09:00", date(2025, 10, 3), date(2025, 10, 3), date(2025, 10, 3)),
    ],
)
def test_a_partial_date_stands_for_the_middle_of_its_period(text, first, last, middle):
    assert period_of(text) == (first, last)
    assert day_of(text) == middle
    assert is_partial(text) == (first != last)


@pytest.mark.parametrize(
    "text", ["", "--03-15", "2025-13", "2025-02-30", "yesterday", "0000", "2025-1-1", "20251003"]
)
def test_it_refuses_what_is_no_date(text):
    with pytest.raises(UnreadableDay) as refused:
        day_of(text)
    assert refused.value.code == "unreadable_day"
    assert refused.value.facts == {"text": text}


def test_a_week_begins_on_monday_and_belongs_to_its_iso_year():
    assert week_of(date(2026, 11, 20)) == "2026-W47"
    assert week_of(date(2027, 1, 1)) == "2026-W53"
    assert monday_of(date(2026, 11, 20)) == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("month", "day", "today", "days"),
    [
        (3, 15, date(2026, 3, 15), 0),
        (3, 15, date(2026, 3, 16), 364),
        (1, 2, date(2026, 12, 31), 2),
        (2, 29, date(2027, 2, 27), 1),
        (2, 29, date(2028, 2, 27), 2),
    ],
)
def test_a_birthday_returns_every_year(month, day, today, days):
    assert days_until_yearly(month, day, today) == days


def test_it_refuses_a_birthday_that_no_year_has():
    with pytest.raises(UnreadableDay):
        days_until_yearly(2, 30, date(2026, 1, 1))
