"""The contract every member of `exchange` that reads a file of people keeps: inherit it, name the samples, done."""

from __future__ import annotations

import random
from itertools import takewhile
from pathlib import Path
from typing import ClassVar

import pytest

from enishi.exchange import encodings
from enishi.exchange.problems import PROBLEMS
from enishi.exchange.records import Format, Refusal, Row

SAMPLES = Path(__file__).parent / "samples"


def rows_of(member: Format, path: Path) -> list[Row | Refusal]:
    return list(member.read(path))


class FormatContract:
    """member: the format. samples: its files in tests/exchange/samples → how many people each holds."""

    member: ClassVar[Format]
    samples: ClassVar[dict[str, int]]
    # A row in the middle of the first sample is made unreadable by this, which may cost that row alone.
    spoil: ClassVar[bytes]

    def rows(self, name: str) -> list[Row]:
        found = rows_of(self.member, SAMPLES / name)
        assert all(isinstance(one, Row) for one in found), found
        return [one for one in found if isinstance(one, Row)]

    def written(self, tmp_path: Path, data: bytes) -> Path:
        path = tmp_path / "file"
        path.write_bytes(data)
        return path

    def test_it_recognises_its_own_files_by_content_alone(self) -> None:
        assert all(self.member.sniff(encodings.read_head(SAMPLES / name), "") for name in self.samples)

    def test_it_refuses_the_files_of_others(self) -> None:
        others = [path for path in SAMPLES.iterdir() if path.name not in self.samples]
        assert others
        assert not [path.name for path in others if self.member.sniff(encodings.read_head(path), path.name)]

    def test_it_reads_everybody(self) -> None:
        assert {name: len(self.rows(name)) for name in self.samples} == self.samples

    def test_everybody_is_found_in_an_address_book_and_named(self) -> None:
        for row in (row for name in self.samples for row in self.rows(name)):
            assert row.record["type"] == "person"
            assert row.record["in_network"] is False
            assert row.record["name"]["full"]
            assert row.key

    def test_reading_twice_gives_the_same(self) -> None:
        assert all(self.rows(name) == self.rows(name) for name in self.samples)

    def test_each_row_says_on_which_line_it_begins_and_keeps_its_text(self) -> None:
        for name in self.samples:
            lines = list(encodings.lines(SAMPLES / name))
            for row in self.rows(name):
                first = row.original.splitlines(keepends=True)[0]
                assert encodings.decode(lines[row.line - 1])[0] == first

    @pytest.mark.parametrize("seed", range(8))
    def test_it_never_raises_on_what_is_cut_off_or_garbled(self, seed: int, tmp_path: Path) -> None:
        dice = random.Random(seed)
        for name in self.samples:
            data = (SAMPLES / name).read_bytes()
            cut = data[: dice.randrange(len(data))]
            noise = bytearray(data)
            for _ in range(40):
                noise[dice.randrange(len(noise))] = dice.randrange(256)
            for spoilt in (cut, bytes(noise), data[::-1], dice.randbytes(5000)):
                for row in rows_of(self.member, self.written(tmp_path, spoilt)):
                    problems = [row.problem] if isinstance(row, Refusal) else row.warnings
                    assert all(set(one.facts) == set(PROBLEMS[one.code]) for one in problems)

    def test_an_empty_file_holds_nobody(self, tmp_path: Path) -> None:
        assert rows_of(self.member, self.written(tmp_path, b"")) == []
        assert not self.member.sniff(b"", "")

    def test_one_bad_row_never_stops_the_file(self, tmp_path: Path) -> None:
        name, people = next(iter(self.samples.items()))
        whole = self.rows(name)
        middle = whole[people // 2]
        lines = list(encodings.lines(SAMPLES / name))
        data = b"".join([*lines[: middle.line - 1], self.spoil, *lines[middle.line - 1 :]])
        found = rows_of(self.member, self.written(tmp_path, data))
        read = [one.key for one in found if isinstance(one, Row)]
        assert {row.key for row in whole} <= set(read)
        before = takewhile(lambda row: row.line < middle.line, whole)
        assert read[: people // 2] == [row.key for row in before]
