"""Exports whose columns are known: each keeps the contract, and says what is peculiar to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from enishi.exchange.csv import (
    Connpass,
    Eight,
    LinkedInEvents,
    LinkedInInvitations,
    LinkedInMessages,
    LinkedInPositions,
    Outlook,
    OutlookJapanese,
    Sansan,
)
from enishi.exchange.csv.linkedin import connected_on, moment
from enishi.exchange.records import Contact, Refusal, Row
from tests.exchange.contract import SAMPLES, FormatContract

FULL = ("eight.csv", "eight_sjis.csv")
SPLIT = ("eight_split.csv", "eight_split_sjis.csv")


class TestOutlook(FormatContract):
    member = Outlook()
    samples = {"outlook.csv": 8}
    spoil = b'"never closed,x\r\n'

    def test_an_american_birthday_and_no_day_at_all(self) -> None:
        days = [row.record["birthday"] for row in self.rows("outlook.csv")[:4]]
        assert days == [None, "1985-03-15", None, "1990-02-01"]

    def test_who_referred_somebody_is_kept_as_a_name(self) -> None:
        record = self.rows("outlook.csv")[0].record
        assert record["introduced_by_name"] == "田中 梨絵"
        assert record["tags"] == ["印刷", "浜松"]


class TestOutlookJapanese(FormatContract):
    member = OutlookJapanese()
    samples = {"outlook_ja.csv": 8}
    spoil = b"\xff\xff\r\n"

    def test_readings_and_the_address_come_together(self) -> None:
        record = self.rows("outlook_ja.csv")[0].record
        assert (record["name"]["family_kana"], record["name"]["given_kana"]) == ("さえき", "はるか")
        assert record["addresses"][0]["value"] == "東京都渋谷区桜丘町26-1"


class TestEight(FormatContract):
    member = Eight()
    samples = dict.fromkeys(FULL + SPLIT, 9)
    spoil = b'"never closed,x\r\n'

    def test_all_four_downloads_tell_the_same(self) -> None:
        told = [
            [(r.key, r.record | {"other_columns": None}) for r in self.rows(name)] for name in FULL + SPLIT
        ]
        assert told[0] == told[1] == told[2] == told[3]

    def test_the_day_a_card_came_in_is_not_the_day_of_a_meeting(self) -> None:
        record = self.rows("eight_sjis.csv")[0].record
        assert record["exchanged_on"] == "2024-01-11"
        assert "met_on" not in record


class TestSansan(FormatContract):
    member = Sansan()
    samples = {"sansan.csv": 8}
    spoil = b'"never closed,x\r\n'

    def test_bracketed_columns_are_known_in_any_width(self, tmp_path: Path) -> None:
        text = (
            "会社名,氏名［姓］,氏名［名］,e-mail(1),名刺所有者ユーザID\r\n青葉印刷,佐伯,遥,h@a.example,u1\r\n"
        )
        (row,) = self.member.read(self.written(tmp_path, text.encode("cp932")))
        assert isinstance(row, Row)
        assert row.record["name"]["full"] == "佐伯 遥"
        assert row.record["emails"][0]["value"] == "h@a.example"

    def test_it_says_that_cards_may_belong_to_the_employer(self) -> None:
        assert self.member.notice == "employers_cards"


class TestConnpass(FormatContract):
    member = Connpass()
    samples = {"connpass.csv": 5}
    spoil = b'"never closed,x\r\n'

    def rows(self, name: str) -> list[Row]:
        """Whoever left the service is nobody."""
        return [one for one in self.member.read(SAMPLES / name) if isinstance(one, Row)]

    def test_an_account_tells_who_it_is(self) -> None:
        row = self.rows("connpass.csv")[0]
        assert (row.key, row.record["accounts"]) == (
            "connpass:haruka_s", [{"service": "connpass", "value": "haruka_s"}],
        )  # fmt: skip


def test_positions_become_companies_of_the_owner() -> None:
    rows = list(LinkedInPositions().read(SAMPLES / "linkedin_positions.csv"))
    assert [one.record["companies"][0] for one in rows if isinstance(one, Row)] == [
        {"name": "Aoba Printing", "from": "2018-04", "to": None},
        {"name": "株式会社北斗", "from": "2012-10", "to": "2018-03"},
    ]


def test_events_past_are_suggested_and_what_was_given_back_is_not() -> None:
    found = [*LinkedInEvents("2026-11-24").read(SAMPLES / "linkedin_events.csv")]
    drafts = [one.record["data"]["draft"] for one in found if isinstance(one, Row)]
    assert [(one["on"], one["gathering"]["title"], one["gathering"]["kind"]) for one in drafts] == [
        ("2024-04-08", "浜松ものづくり交流会", "mixer"), ("2025-09-03", "Machine Tools Seminar", "seminar"),
    ]  # fmt: skip
    assert [(one.line, one.problem.code) for one in found if isinstance(one, Refusal)] == [
        (6, "event_without_day")
    ]
    assert [*LinkedInEvents("2026-11-24").read(SAMPLES / "linkedin_events.csv")] == found


def test_an_invitation_is_one_day_from_whoever_sent_it() -> None:
    rows = [
        one
        for one in LinkedInInvitations().read(SAMPLES / "linkedin_invitations.csv")
        if isinstance(one, Row)
    ]
    assert [(one.record["name"]["full"], one.contacts[0].on, one.contacts[0].by_me) for one in rows] == [
        ("Ken Watanabe", "2024-08-01", True),
        ("Misaki Takahashi", "2024-03-12", False),
        ("小野寺 蓮", "2024-03-15", False),
    ]


def test_of_messages_only_days_and_numbers_are_taken() -> None:
    rows = [one for one in LinkedInMessages().read(SAMPLES / "linkedin_messages.csv") if isinstance(one, Row)]
    assert [one.contacts for one in rows] == [
        (Contact("2026-08-01", "message", 1, 1, True), Contact("2026-08-03", "message", 1, 0, True)),
        (Contact("2025-02-01", "message", 0, 1, False),),
    ]
    assert "words" not in repr(rows)


def test_whose_messages_they_are_is_said_where_it_cannot_be_told(tmp_path: Path) -> None:
    head = (SAMPLES / "linkedin_messages.csv").read_bytes().split(b"\r\n1,,", 2)
    path = tmp_path / "messages.csv"
    path.write_bytes(head[0] + b"\r\n1,," + head[1] + b"\r\n")
    assert list(LinkedInMessages().read(path)) == []
    (row,) = LinkedInMessages(["https://www.linkedin.com/in/aya"]).read(path)
    assert not isinstance(row, Refusal)
    assert row.record["name"]["full"] == "Ken Watanabe"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-08-01 02:00:00 UTC", "2026-08-01"),
        ("8/1/26, 2:00 AM", "2026-08-01"),
        ("12 Mar 2024", "2024-03-12"),
    ],
)
def test_a_moment_is_a_day(text: str, day: str) -> None:
    assert moment(text) == day


def test_a_month_alone_is_a_day_that_is_partial() -> None:
    assert connected_on("Apr 2018") == "2018-04"
