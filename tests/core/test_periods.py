"""Months and years one looks back over."""

from __future__ import annotations

import datetime

import pytest

from enishi.core.errors import UnreadableDay
from enishi.core.periods import Period, month_of, read_period


@pytest.mark.parametrize(
    ("code", "earlier", "later", "parts"),
    [
        ("2026-10", "2026-09", "2026-11", 31),
        ("2026-01", "2025-12", "2026-02", 31),
        ("2024-02", "2024-01", "2024-03", 29),
        ("2026-12", "2026-11", "2027-01", 31),
        ("2026", "2025", "2027", 12),
    ],
)
def test_a_period_knows_its_neighbours_and_its_parts(code: str, earlier: str, later: str, parts: int) -> None:
    period = read_period(code)
    assert (period.code, period.earlier.code, period.later.code) == (code, earlier, later)
    assert len(period.parts()) == parts
    assert period.first <= period.last


@pytest.mark.parametrize(
    ("day", "inside"),
    [("2026-10-01", True), ("2026-10-31", True), ("2026-10", True), ("2026-09-30", False), ("2026-11-01", False),
     ("2026-11", False), ("2026", False)],
)  # fmt: skip
def test_days_written_in_part_count_where_they_certainly_belong(day: str, inside: bool) -> None:
    period = read_period("2026-10")
    assert (period.begins <= day < period.ends) is inside


@pytest.mark.parametrize("text", ["", "2026-13", "2026-1", "26", "0001", "9999", "2026-10-03", "x"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDay):
        read_period(text)


def test_the_month_of_a_day() -> None:
    assert month_of(datetime.date(2026, 11, 24)) == Period(2026, 11)
