from __future__ import annotations

from pathlib import Path

import pytest

from enishi.exchange.csv import GoogleContactsNew, GoogleContactsOld, LinkedInConnections
from enishi.exchange.csv.linkedin import connected_on
from enishi.exchange.records import Refusal, Row
from tests.exchange.contract import SAMPLES, FormatContract

LINKEDIN = b"First Name,Last Name,Email Address,Company,Position,Connected On\r\n"


class TestLinkedInConnections(FormatContract):
    member = LinkedInConnections()
    samples = {"linkedin_connections.csv": 12}
    spoil = b'"never closed,x\r\n'

    def test_being_connected_is_not_having_met(self) -> None:
        record = self.rows("linkedin_connections.csv")[0].record
        assert record["connected_on"] == "2024-03-12"
        assert record["origin"] is None
        assert "met_on" not in record

    def test_it_reads_a_file_of_the_time_before_urls_in_cp932(self, tmp_path: Path) -> None:
        path = self.written(tmp_path, LINKEDIN + "遥,佐伯,,青葉印刷,課長,7-Feb-22\r\n".encode("cp932"))
        (row,) = self.member.read(path)
        assert isinstance(row, Row)
        assert row.record["name"]["full"] == "佐伯 遥"

    def test_a_day_it_cannot_read_is_told(self, tmp_path: Path) -> None:
        (row,) = self.member.read(self.written(tmp_path, LINKEDIN + b"A,B,,,,someday\r\n"))
        assert isinstance(row, Row)
        assert [one.code for one in row.warnings] == ["date_unread"]

    def test_a_quotation_mark_within_a_cell_ends_nothing(self, tmp_path: Path) -> None:
        rows = [
            b'A,B,,5" pipes,,12 Mar 2024\r\n',
            b'C,D,,"E, F",,12 Mar 2024\r\n',
            b'G,H,,7" pipes,,12 Mar 2024\r\n',
        ]
        found = list(self.member.read(self.written(tmp_path, LINKEDIN + b"".join(rows))))
        assert [(row.line, row.original.encode()) for row in found] == list(enumerate(rows, 2))

    def test_it_refuses_a_row_that_names_nobody(self, tmp_path: Path) -> None:
        (row,) = self.member.read(self.written(tmp_path, LINKEDIN + b",,,,,12 Mar 2024\r\n"))
        assert isinstance(row, Refusal)
        assert (row.line, row.problem.code) == (2, "refused_nobody")


class TestGoogleContactsOld(FormatContract):
    member = GoogleContactsOld()
    samples = {"google_old.csv": 12}
    spoil = b'"never closed,x\n'

    def test_the_primary_address_comes_first(self) -> None:
        record = self.rows("google_old.csv")[0].record
        assert [one["value"] for one in record["emails"]] == ["saeki@mail.example", "saeki@home.example"]

    def test_what_no_key_stands_for_is_kept_by_its_column(self) -> None:
        assert self.rows("google_old.csv")[2].record["other_columns"]["Custom Field 1 - Value"] == "登山"


class TestGoogleContactsNew(FormatContract):
    member = GoogleContactsNew()
    samples = {"google_new.csv": 12}
    spoil = b'"never closed,x\n'

    def test_several_values_in_a_cell_are_several(self) -> None:
        emails = self.rows("google_new.csv")[0].record["emails"]
        assert [one["value"] for one in emails] == ["saeki@mail.example", "saeki2@mail.example"]

    def test_a_note_keeps_its_lines_and_a_birthday_its_missing_year(self) -> None:
        rows = self.rows("google_new.csv")
        assert rows[3].record["note"] == '一行目\n二行目, "引用" あり\n\n四行目'
        assert rows[1].record["birthday"] == "--03-15"

    def test_the_address_books_own_label_is_no_tag(self) -> None:
        rows = self.rows("google_new.csv")
        assert rows[0].record["tags"] == []
        assert rows[6].record["tags"] == ["家族"]

    @pytest.mark.parametrize("separator", ["\t", ";"])
    def test_a_file_saved_again_with_another_separator_is_read(self, separator: str, tmp_path: Path) -> None:
        header = ["First Name", "Last Name", "Phonetic First Name", "File As", "Labels"]
        text = "\r\n".join(
            ["", "", separator.join(header), separator.join(["遥", "佐伯", "ハルカ", "", ""]), ""]
        )
        path = self.written(tmp_path, text.encode("utf-16"))
        (row,) = self.member.read(path)
        assert isinstance(row, Row)
        assert row.line == 4
        assert row.record["name"]["given_kana"] == "はるか"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 Mar 2024", "2024-03-12"),
        ("7-Feb-22", "2022-02-07"),
        ("2024-03-12", "2024-03-12"),
        ("31 Feb 2024", None),
        ("12 Xyz 2024", None),
    ],
)
def test_a_day_of_connection_is_read_in_all_its_forms(text: str, day: str | None) -> None:
    assert connected_on(text) == day


def test_the_samples_are_there() -> None:
    assert len(list(SAMPLES.iterdir())) >= 7
