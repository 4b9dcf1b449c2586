from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from enishi.core.ageing import Keeping, staying

NOON = datetime.datetime(2026, 11, 24, 12, 0)
MOMENTS = st.lists(st.datetimes(datetime.datetime(2024, 1, 1), datetime.datetime(2026, 11, 24)), max_size=60)


def back(*days: float) -> list[datetime.datetime]:
    return [NOON - datetime.timedelta(days=day) for day in days]


def test_after_a_year_of_days_there_are_the_last_days_weeks_and_months() -> None:
    stay = staying(back(*range(400)))
    assert set(back(*range(7))) <= stay
    assert len(stay) <= 7 + 5 + 12
    assert min(stay) < NOON - datetime.timedelta(days=320)


def test_of_several_on_a_day_the_newest_stays() -> None:
    assert staying(back(0, 0.1, 0.2), Keeping(1, 1, 1)) == {NOON}


def test_who_was_away_comes_back_to_as_many() -> None:
    assert staying(back(100, 101, 102), Keeping(7, 0, 0)) == set(back(100, 101, 102))


def test_the_newest_always_stays() -> None:
    assert staying(back(3, 4), Keeping(0, 0, 0)) == set(back(3))
    assert staying([]) == set()


@given(MOMENTS)
def test_what_stays_once_stays_again(moments: list[datetime.datetime]) -> None:
    stay = staying(moments)
    assert stay <= set(moments)
    assert staying(stay) == stay
