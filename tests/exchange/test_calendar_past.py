"""A calendar of one's own: people for the address book, past events as suggestions, nothing as a fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from enishi.exchange import formats
from enishi.exchange.calendar.past import OF_A_SERIES, Calendar
from enishi.exchange.records import Record, Refusal, Row
from tests.exchange.contract import SAMPLES

TAKEOUT = SAMPLES / "takeout.ics"


def rows(path: Path = TAKEOUT, until: str = "2024-09-30") -> list[Row]:
    return [one for one in Calendar((), until).read(path) if isinstance(one, Row)]


def drafts(path: Path = TAKEOUT) -> list[Record]:
    return [row.record for row in rows(path) if row.record["type"] == "draft"]


def one_event(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "x.ics"
    path.write_text(
        "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""])
    )
    return path


def test_it_is_known_for_what_it_is() -> None:
    assert getattr(formats.sniff(TAKEOUT), "name", "") == "calendar"


def test_whoever_was_invited_is_a_person_but_neither_the_owner_nor_a_room() -> None:
    people = {row.key: row.record["name"]["full"] for row in rows() if row.record["type"] == "person"}
    assert people == {
        "sato@tax.example": "佐藤 健一",
        "rie@tanaka.example": "田中 梨絵",
        "bob@x.example": "Bob",
    }


def test_events_with_others_and_gatherings_are_suggested_and_nothing_else() -> None:
    told = [(one["data"]["on"], one["text"]) for one in drafts() if one["text"] != "読書会"]
    assert told == [("2024-06-03", "商工会の交流会"), ("2024-05-10", "打ち合わせ")]


def test_what_a_title_says_and_who_was_invited_come_together() -> None:
    by_title = {one["text"]: one["data"]["draft"] for one in drafts()}
    assert by_title["商工会の交流会"]["gathering"]["kind"] == "mixer"
    assert by_title["打ち合わせ"]["people"] == [{"name": "佐藤 健一"}]
    assert by_title["打ち合わせ"]["medium"] == "one_to_one"


def test_of_a_series_only_the_latest_days_are_suggested() -> None:
    days = [one["data"]["on"] for one in drafts() if one["text"] == "読書会"]
    assert days == ["2024-09-06", "2024-08-02", "2024-07-05", "2024-06-07", "2024-04-05", "2024-03-01"]
    assert len(days) == OF_A_SERIES


def test_an_event_without_day_and_guests_is_refused_with_its_line() -> None:
    (refused,) = (one for one in Calendar().read(TAKEOUT) if isinstance(one, Refusal))
    assert (refused.line, refused.problem.code) == (47, "event_without_day")


def test_reading_twice_suggests_the_same_by_the_same_identifiers() -> None:
    assert [one["id"] for one in drafts()] == [one["id"] for one in drafts()]
    assert len({one["id"] for one in drafts()}) == len(drafts())


@pytest.mark.parametrize(
    ("title", "suggested"),
    [
        ("田中さんとランチ", True),
        ("Lunch with Bob", True),
        ("Daily Sync", False),
        ("美容院", False),
        ("Dentist", False),
    ],
)
def test_a_title_alone_says_whether_it_was_a_meeting(title: str, suggested: bool, tmp_path: Path) -> None:
    path = one_event(tmp_path, "UID:1", "DTSTART:20240501T030000Z", f"SUMMARY:{title}")
    assert bool(drafts(path)) is suggested


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=YEARLY;COUNT=99999", "FREQ=NEVER", "nonsense"])
def test_no_rule_unfolds_for_ever(rule: str, tmp_path: Path) -> None:
    path = one_event(tmp_path, "UID:1", "DTSTART:19700101T030000Z", f"RRULE:{rule}", "SUMMARY:忘年会")
    assert len(drafts(path)) <= OF_A_SERIES
