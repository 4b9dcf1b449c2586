"""Any other table: recognised as one, its columns guessed, read as told."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest

from enishi.exchange import formats, sheets
from enishi.exchange.asking import Answers
from enishi.exchange.csv import AnyTable, Eight
from enishi.exchange.csv.guessing import by_heading, by_looks
from enishi.exchange.errors import Unreadable
from enishi.exchange.records import Row
from tests.exchange.contract import SAMPLES, FormatContract


class TestAnyTable(FormatContract):
    member = AnyTable()
    samples = {"meetup.csv": 6, "no_header.tsv": 5}
    spoil = b'"never closed,x\r\n'

    def test_it_refuses_the_files_of_others(self) -> None:
        """Any table may be read by its headings, but whoever knows one better is asked first."""
        known = [path for path in SAMPLES.iterdir() if path.name not in self.samples]
        assert not [path.name for path in known if getattr(formats.sniff(path), "name", "") == "table"]
        assert not self.member.sniff((SAMPLES / "iphone.vcf").read_bytes(), "iphone.vcf")

    def test_what_was_told_of_its_columns_holds_whatever_their_order(self) -> None:
        (asked,) = self.member.ask(SAMPLES / "meetup.csv")
        assert asked.guess["一言"] == "note"
        told = Answers(columns={asked.key: {"お名前": "nickname", "メールアドレス": "email"}})
        row = next(iter(AnyTable().answered(told).read(SAMPLES / "meetup.csv")))
        assert isinstance(row, Row)
        assert row.record["name"]["nickname"] == "佐伯 遥"
        assert row.record["other_columns"]["ご所属"] == "青葉印刷㈱"


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("お名前（漢字）", "full"),
        ("フリガナ", "full_kana"),
        ("E-Mail Address", "email"),
        ("会社電話番号", "phone.work"),
        ("自宅住所", "address.home"),
        ("電話番号2", "phone"),
        ("Company Name", "organization"),
        ("LINE ID", "account.line"),
        ("参加費", ""),
        ("No.", ""),
    ],
)
def test_a_heading_says_what_a_column_means(heading: str, meaning: str) -> None:
    assert by_heading(heading) == meaning


@pytest.mark.parametrize(
    ("values", "meaning"),
    [
        (["a@b.example", "", "c@d.example"], "email"),
        (["090-1111-2222", "080-1111-2222"], "mobile"),
        (["03-1234-5678", "053-456-7890"], "phone"),
        (["430-0001", "〒150-8512"], "postal_code"),
        (["静岡県浜松市1-2", "東京都渋谷区桜丘町26-1"], "address"),
        (["株式会社例", "㈲鈴木商店", "個人"], "organization"),
        (["さえき はるか", "ハヤシ サクラ"], "full_kana"),
        (["佐藤健一", "田中 梨絵", "鈴木一郎"], "full"),
        (["https://a.example/", "www.b.example"], "url"),
        (["1", "2", "3"], ""),
        (["はい", "いいえ", "x"], ""),
    ],
)
def test_values_say_by_their_looks_what_they_are(values: list[str], meaning: str) -> None:
    assert by_looks(values) == meaning


def book(path: Path, *rows: list[object]) -> Path:
    workbook = openpyxl.Workbook()
    workbook.active.append(["", ""])
    sheet = workbook.create_sheet("名簿")
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return path


def test_a_workbook_is_read_like_any_table(tmp_path: Path) -> None:
    day = datetime.datetime(2024, 5, 1)
    path = book(
        tmp_path / "x.xlsx", ["名簿"], [], ["氏名", "会社", "会った日"], ["佐藤 健一", "例", day], ["森 航"]
    )
    assert getattr(formats.sniff(path), "name", "") == "table"
    first, second = (row for row in AnyTable().read(path) if isinstance(row, Row))
    assert (first.record["name"]["family"], first.record["met_on"], first.line) == ("佐藤", "2024-05-01", 4)
    assert second.record["name"]["full"] == "森 航"


def test_a_known_export_saved_as_a_workbook_is_still_known(tmp_path: Path) -> None:
    header = ["会社名", "部署名", "役職", "氏名", "e-mail", "TEL会社", "名刺交換日"]
    path = book(tmp_path / "cards.xlsx", header, ["例", "", "", "佐藤 健一", "s@x.example", "", "2024/01/02"])
    assert getattr(formats.sniff(path), "name", "") == "eight"
    (row,) = Eight().read(path)
    assert isinstance(row, Row)
    assert row.record["exchanged_on"] == "2024-01-02"


def test_a_workbook_that_unpacks_to_a_monster_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "x.xlsx", ["氏名", "会社"], ["佐藤", "例"])
    with zipfile.ZipFile(path) as packed:
        largest = max(one.file_size for one in packed.infolist())
    monkeypatch.setattr(sheets, "LARGEST_PART", largest - 1)
    with pytest.raises(Unreadable):
        list(sheets.lines(path))
