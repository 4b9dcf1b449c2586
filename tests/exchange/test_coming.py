"""What a calendar announces, occurrence by occurrence."""

from __future__ import annotations

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.exchange.calendar.coming import MOST, announced
from enishi.exchange.errors import Unreadable

FIRST, LAST = datetime.date(2026, 11, 20), datetime.date(2027, 3, 20)


def calendar(*events: str, head: str = "X-WR-CALNAME:商工会の予定") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", head]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.split("|"), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def read(*events: str) -> list[tuple[str, str, str]]:
    found = announced(calendar(*events), FIRST, LAST, "Asia/Tokyo").occurrences
    return [(one.title, one.starts, one.ends) for one in found]


def test_times_are_told_in_the_owners_zone_and_whole_days_as_days() -> None:
    assert read(
        "UID:1|SUMMARY:夕方の会|DTSTART:20261201T100000Z|DTEND:20261201T120000Z",
        "UID:2|SUMMARY:市|DTSTART;VALUE=DATE:20261205",
        "UID:3|SUMMARY:朝の会|DTSTART:20261206T080000|DURATION:PT1H",
    ) == [
        ("夕方の会", "2026-12-01T19:00+09:00", "2026-12-01T21:00+09:00"),
        ("市", "2026-12-05", ""),
        ("朝の会", "2026-12-06T08:00+09:00", "2026-12-06T09:00+09:00"),
    ]


def test_a_series_comes_day_by_day_each_with_a_key_of_its_own() -> None:
    event = "UID:s|SUMMARY:朝会|DTSTART;TZID=Asia/Tokyo:20260107T070000|RRULE:FREQ=MONTHLY;COUNT=14"
    found = announced(calendar(event), FIRST, LAST, "Asia/Tokyo").occurrences
    assert [one.starts[:10] for one in found] == ["2026-12-07", "2027-01-07", "2027-02-07"]
    assert len({one.key for one in found}) == 3 and all(one.again for one in found)
    assert found == announced(calendar(event), FIRST, LAST, "Asia/Tokyo").occurrences


def test_what_is_past_too_far_off_called_off_or_nameless_is_left_out() -> None:
    assert not read(
        "UID:1|SUMMARY:きのう|DTSTART:20261118T100000Z",
        "UID:2|SUMMARY:来年の秋|DTSTART:20271118T100000Z",
        "UID:3|SUMMARY:中止|STATUS:CANCELLED|DTSTART:20261205T100000Z",
        "UID:4|DTSTART:20261205T100000Z",
    )


def test_a_calendar_without_end_ends() -> None:
    assert len(read("UID:1|SUMMARY:毎日|DTSTART:20200101T000000Z|RRULE:FREQ=DAILY")) <= MOST
    assert read("UID:1|SUMMARY:毎秒|DTSTART:20200101T000000Z|RRULE:FREQ=SECONDLY") == []
    assert len(read(*(f"UID:{n}|SUMMARY:会|DTSTART:20261201T100000Z" for n in range(MOST + 50)))) == MOST


def test_only_an_address_of_the_web_is_kept_as_one() -> None:
    event = "UID:1|SUMMARY:会|DTSTART:20261201T100000Z|URL:javascript:alert(1)|LOCATION:浜松"
    one = announced(calendar(event), FIRST, LAST, "Asia/Tokyo").occurrences[0]
    assert (one.url, one.place) == ("", "浜松")


@pytest.mark.parametrize("data", [b"", b"<html>", b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"\xff\xfe\x00"])
def test_it_refuses_what_is_no_calendar(data: bytes) -> None:
    with pytest.raises(Unreadable, match="no_calendar"):
        announced(data, FIRST, LAST, "Asia/Tokyo")


@given(st.lists(st.text(alphabet="ABCDEFGHIJ:;=\r\n0123456789TZ", max_size=60), max_size=6))
def test_whatever_stands_there_it_is_read_or_refused(lines: list[str]) -> None:
    with contextlib.suppress(Unreadable):
        announced(calendar("|".join(["UID:1", "SUMMARY:会", *lines])), FIRST, LAST, "nowhere")
