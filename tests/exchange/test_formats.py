from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from enishi.exchange import encodings, formats
from enishi.exchange.problems import problem
from tests.exchange.contract import SAMPLES


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("iphone.vcf", "vcard"),
        ("keitai.vcf", "vcard"),
        ("google_old.csv", "google_contacts_old"),
        ("google_new.csv", "google_contacts"),
        ("linkedin_connections.csv", "linkedin_connections"),
    ],
)
def test_each_file_is_known_for_what_it_is(name: str, format_name: str) -> None:
    found = formats.sniff(SAMPLES / name)
    assert found is not None
    assert found.name == format_name


def test_a_file_nobody_reads_is_nobodys(tmp_path: Path) -> None:
    path = tmp_path / "song.txt"
    path.write_bytes(b"\x00\x01 la la la")
    assert formats.sniff(path) is None


@pytest.mark.parametrize(
    "unit", [b"A", b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nEND:VCARD\r\n", b"BEGIN:VCARD\n"]
)
def test_memory_does_not_grow_with_the_file(unit: bytes, tmp_path: Path) -> None:
    path = tmp_path / "large.vcf"
    with path.open("wb") as file:
        for _ in range(8):
            file.write(unit * (1024 * 1024 // len(unit)))
    tracemalloc.start()
    try:
        for number, _ in enumerate(encodings.lines(path)):
            if number > 2000:
                break
        formats.sniff(path)
        assert tracemalloc.get_traced_memory()[1] < 40 * 1024 * 1024
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("表".encode("cp932"), "", "表"),
        ("ｻﾄｳ".encode("cp932"), "SHIFT_JIS", "ｻﾄｳ"),
        ("佐藤".encode(), "SHIFT_JIS", "佐藤"),
        ("André".encode("cp1252"), "", "André"),
        ("佐藤健一".encode()[:-1], "", "佐藤健\ufffd"),
        ("佐藤".encode("euc-jp"), "EUC-JP", "佐藤"),
        (b"x\xe9", "rot13", "xé"),
    ],
)
def test_bytes_become_text(data: bytes, declared: str, text: str) -> None:
    assert encodings.decode(data, declared)[0] == text


def test_lines_end_alike_on_every_system(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes("\ufeffa\rb\nc\r\n\u2028d".encode())
    assert [line.decode() for line in encodings.lines(path)] == ["a\r", "b\n", "c\r\n", "\u2028d"]


def test_a_problem_has_exactly_its_facts() -> None:
    with pytest.raises(KeyError):
        problem("date_unread", text="someday")
