"""Any other table: its columns are guessed, shown with its first rows, and read as the owner says.

Decides what looks like a table and where its header stands. What is remembered of an answer, and for how long, is not
decided here: an answer is known again by the set of a table's headings.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from enishi.exchange.asking import Answers, Question
from enishi.exchange.csv import guessing
from enishi.exchange.csv.columns import Meanings, kind_of, read_row
from enishi.exchange.csv.member import CsvFormat, Found
from enishi.exchange.csv.table import (
    SEPARATORS,
    Cells,
    TableShape,
    normal,
    read_shaped,
    shape_of,
    split_line,
)
from enishi.exchange.records import Refusal, Row

# Rows a guess is made of, and rows shown with it.
LOOKED_AT = 60
SHOWN = 5
_ENDINGS = (".csv", ".tsv", ".xlsx", ".tab")
_LONGEST_HEADING = 60


def find_shape(lines: Sequence[str]) -> TableShape | None:
    """The shape of a table in the first lines: cells parted alike in most of them, headed by words."""
    found = [shape for separator in SEPARATORS if (shape := _parted(lines, separator))]
    return max(found, key=lambda shape: len(shape.header), default=None)


def _parted(lines: Sequence[str], separator: str) -> TableShape | None:
    rows = [(number, split_line(line, separator) or []) for number, line in enumerate(lines) if line.strip()]
    widths = Counter(len(row) for _, row in rows if len(row) > 1)
    if not widths:
        return None
    width, _ = max(widths.items(), key=lambda one: (one[1], one[0]))
    first, header = next((number, row) for number, row in rows if len(row) == width)
    like = sum(len(row) > width // 2 for number, row in rows if number >= first)
    if like < max(2, 0.6 * sum(number >= first for number, _ in rows)) or _is_garbled(header):
        return None
    if _is_header(header):
        return TableShape(first + 1, header, separator)
    return TableShape(first, [_letter(place) for place in range(width)], separator)


def _is_garbled(row: Sequence[str]) -> bool:
    return any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n" for letter in "".join(row))


def _is_header(row: Sequence[str]) -> bool:
    """Headings are short words; a mail address or a number among them is somebody's already."""
    said = [cell for cell in row if cell.strip()]
    known = sum(bool(guessing.by_heading(cell)) for cell in said)
    looks = sum(bool(guessing.by_looks([cell])) for cell in said if not guessing.by_heading(cell))
    return bool(said) and max(map(len, said)) <= _LONGEST_HEADING and known >= looks


def _letter(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def key_of(header: Sequence[str]) -> str:
    """What the meanings of these headings are remembered under, whatever their order."""
    names = sorted({normal(heading) for heading in header} - {""})
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:32]


class AnyTable(CsvFormat):
    """A table in CSV, TSV or XLSX that nobody else knows."""

    name = "table"

    def __init__(self, region: str = "JP", answers: Answers | None = None) -> None:
        super().__init__(region)
        self._told: Mapping[str, Meanings] = answers.columns if answers else {}
        self._meanings: Meanings = {}

    def answered(self, answers: Answers) -> AnyTable:
        """The same format, told what columns mean."""
        return AnyTable(self.region, answers)

    def sniff(self, head: bytes, filename: str = "") -> bool:
        """It is a table, and something in it says who somebody is – or it is called one."""
        found = shape_of(head, find_shape)
        if found is None:
            return False
        shape, lines = found
        if filename.lower().endswith(_ENDINGS):
            return True
        rows = [split_line(line, shape.separator) or [] for line in lines[shape.header_line :]]
        return len(guessing.guess(shape.header, rows)) > 1

    def read(self, path: Path) -> Iterator[Row | Refusal]:
        """Read row by row, each column as told or else as guessed."""
        (asked,) = self.ask(path)
        reader = AnyTable(self.region)
        reader._meanings = asked.guess
        for row in read_shaped(path, find_shape):
            if isinstance(row, Refusal):
                yield row
            elif row.cells.rest() or row.extra:
                yield reader.taken(row)

    def person(self, cells: Cells) -> Found:
        return read_row(cells, self._meanings, self.region)

    def ask(self, path: Path) -> list[Question]:
        """What the columns mean: as told before, else as guessed; with the first rows."""
        rows = [
            one for one in islice(read_shaped(path, find_shape), LOOKED_AT) if not isinstance(one, Refusal)
        ]
        header = rows[0].cells.titles() if rows else []
        texts = [[one.cells.get(heading) for heading in header] for one in rows]
        key = key_of(header)
        told = self._told.get(key)
        guess = guessing.guess(header, texts) if told is None else _fitting(header, told)
        facts = {"header": header, "rows": texts[:SHOWN], "remembered": told is not None}
        return [Question("columns", key, guess, facts)]


def _fitting(header: Sequence[str], told: Meanings) -> dict[str, str]:
    """What was told of these columns, whatever the case in which they are written now."""
    meanings = {normal(column): meaning for column, meaning in told.items() if kind_of(meaning)}
    return {heading: meanings[normal(heading)] for heading in header if normal(heading) in meanings}
