"""A calendar is read again by the library, line by line as a phone would."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from enishi.exchange.calendar.coming import announced
from enishi.exchange.calendar.writing import Dated, calendar_text

NOW = datetime.datetime(2026, 11, 24, 12, 0, tzinfo=datetime.UTC)
DAY = datetime.date


def written(*things: Dated, zone: str = "Asia/Tokyo") -> str:
    return "".join(calendar_text(things, title="縁", zone=zone, now=NOW))


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


@pytest.mark.parametrize(
    ("starts", "ends", "first", "last"),
    [
        ("2026-12-05", "", DAY(2026, 12, 5), DAY(2026, 12, 6)),
        ("2026-12-05", "2026-12-06", DAY(2026, 12, 5), DAY(2026, 12, 7)),
        ("2026-12-05", "2026-12-01", DAY(2026, 12, 5), DAY(2026, 12, 6)),
        ("2026-12-05T19:00", "2026-12-05T21:00", "2026-12-05T19:00:00+09:00", "2026-12-05T21:00:00+09:00"),
        ("2026-12-05T19:00+09:00", "", "2026-12-05T19:00:00+09:00", None),
        ("2026-12-05T10:00+00:00", "2026-12-05T09:00+00:00", "2026-12-05T19:00:00+09:00", None),
    ],
)
def test_a_moment_stands_as_it_was_meant(starts: str, ends: str, first: Any, last: Any) -> None:
    [event] = events(written(Dated("u", "会", starts, ends)))
    found = [event.get(key) and event[key].dt for key in ("DTSTART", "DTEND")]
    assert [one.isoformat() if isinstance(one, datetime.datetime) else one for one in found] == [first, last]


def test_what_has_no_day_is_left_out() -> None:
    assert (
        events(
            written(Dated("a", "会", "2026-12"), Dated("b", "会", "やがて"), Dated("c", "会", "2026-13-40"))
        )
        == []
    )


def test_times_come_with_the_rules_of_their_zone() -> None:
    text = written(Dated("u", "meal", "2026-07-05T19:00"), zone="Europe/Berlin")
    [zone] = Calendar.from_ical(text).walk("VTIMEZONE")
    assert str(zone["TZID"]) == "Europe/Berlin"
    [event] = events(text)
    assert event["DTSTART"].dt.utcoffset() == datetime.timedelta(hours=2)


def test_a_promise_leaves_the_day_free_and_a_change_is_told() -> None:
    [event] = events(written(Dated("u", "約束", "2026-12-05", busy=False, changed=7)))
    assert (str(event["UID"]), event["TRANSP"], int(event["SEQUENCE"])) == ("u@enishi", "TRANSPARENT", 7)


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120)


@settings(deadline=None, max_examples=40)
@given(title=WORDS.filter(str.strip), place=WORDS, about=WORDS)
def test_no_line_is_too_long_and_every_word_comes_back(title: str, place: str, about: str) -> None:
    text = written(Dated("u", title, "2026-12-05T19:00", place=place, about=about + "\nзеркало;,"))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    [event] = events(text)
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == (title, place)
    assert str(event["DESCRIPTION"]) == about + "\nзеркало;,"


def test_our_own_reader_takes_it() -> None:
    text = written(Dated("u", "秋の交流会", "2026-12-05T19:00", place="浜松"))
    [found] = announced(text.encode(), DAY(2026, 12, 1), DAY(2026, 12, 31), "Asia/Tokyo").occurrences
    assert found.key.startswith("u@enishi")
    assert (found.title, found.starts) == ("秋の交流会", "2026-12-05T19:00+09:00")
