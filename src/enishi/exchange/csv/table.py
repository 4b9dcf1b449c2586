"""Table: the rows of a CSV file with their lines, original text and cells by column name, in flat memory.

Decides where the header stands (by its names, anywhere in the first lines), how rows are split and what happens to one
that cannot be. It knows no column's meaning: that is each member's business.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from enishi.exchange import encodings, sheets
from enishi.exchange.problems import problem
from enishi.exchange.records import Refusal

HEADER_LINES = 30
# A row of more lines is a quotation mark that was never closed.
_ROW_LINES = 500
SEPARATORS = (",", "\t", ";")

Signature = Collection[frozenset[str]]
FindShape = Callable[[Sequence[str]], "TableShape | None"]


@lru_cache(maxsize=1_024)
def normal(name: str) -> str:
    """A column's name for comparing: widths, case and spaces do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).replace("\ufeff", "").casefold().split())


class Cells:
    """One row by column name; it remembers which columns were asked for, so that the rest can be kept."""

    def __init__(self, header: Sequence[str], row: Sequence[str]) -> None:
        self._titles = {normal(title): title for title in reversed(header) if title.strip()}
        self._values: dict[str, str] = {}
        for title, value in zip(header, row, strict=False):
            self._values.setdefault(normal(title), value.strip())
        self._asked: set[str] = set()

    def get(self, name: str) -> str:
        """The cell of a column without surrounding space, "" when there is none."""
        key = normal(name)
        self._asked.add(key)
        return self._values.get(key, "")

    def columns(self) -> tuple[str, ...]:
        """The names of the columns as `normal` writes them."""
        return tuple(self._titles)

    def titles(self) -> list[str]:
        """The names of the columns as written, in their order."""
        return list(self._titles.values())[::-1]

    def has(self, name: str) -> bool:
        """Whether there is such a column."""
        return normal(name) in self._titles

    def rest(self) -> dict[str, str]:
        """What stands in columns nobody asked for, by their names as written."""
        return {
            title: self._values[key]
            for key, title in self._titles.items()
            if key not in self._asked and self._values.get(key)
        }


@dataclass(frozen=True)
class TableRow:
    """One row. line: 1-based line on which it starts. extra: how many cells lie beyond the header."""

    line: int
    cells: Cells
    original: str
    extra: int
    garbled: bool


@dataclass(frozen=True)
class TableShape:
    """Where a table's header stands (0: it has none) and how its cells are parted."""

    header_line: int
    header: list[str]
    separator: str


def has_header(text: str, signature: Signature) -> bool:
    """Whether a header with these columns stands in the first lines of a text."""
    return _find_header(_first_lines(text), signature) is not None


def _first_lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)[:HEADER_LINES]


def read_table(path: Path, signature: Signature) -> Iterator[TableRow | Refusal]:
    """Yield the rows below the header; nothing at all when there is no such header."""
    return read_shaped(path, lambda lines: _find_header(lines, signature))


def shape_of(head: bytes, find: FindShape) -> tuple[TableShape, list[str]] | None:
    """The shape that `find` sees in the first lines of a file, in whichever encoding it sees one, and those lines."""
    texts = (_first_lines(text) for _, text in encodings.candidates(head))
    return next(((shape, lines) for lines in texts if (shape := find(lines))), None)


def read_shaped(path: Path, find: FindShape) -> Iterator[TableRow | Refusal]:
    """Yield the rows of a table whose shape `find` sees in its first lines; a workbook is read as one."""
    head = sheets.head(path)
    encoding = encodings.detect(head, lambda text: find(_first_lines(text)) is not None) or "utf-8"
    # `lines` hands UTF-16 on as UTF-8.
    encoding = "utf-8" if encoding == "utf-16" else encoding
    tape = _Tape(sheets.lines(path), encoding)
    shape = find(tape.peek(HEADER_LINES))
    if shape is None:
        return
    for _ in range(shape.header_line):
        next(tape, "")
    while True:
        row = _next_row(tape, shape)
        if row is None:
            return
        if isinstance(row, Refusal) or row.original.strip():
            yield row


def _find_header(lines: Sequence[str], signature: Signature) -> TableShape | None:
    for number, line in enumerate(lines):
        for separator in SEPARATORS:
            cells = split_line(line, separator)
            names = {normal(cell) for cell in cells or ()}
            if cells and any(wanted <= names for wanted in signature):
                return TableShape(number + 1, cells, separator)
    return None


def split_line(line: str, separator: str) -> list[str] | None:
    """The cells of one line; None when it cannot be parted."""
    try:
        return next(csv.reader([line], delimiter=separator), None)
    except csv.Error:
        return None


class _Tape:
    """Decoded lines that can be looked ahead at and pushed back, counted."""

    def __init__(self, lines: Iterator[bytes], encoding: str) -> None:
        self._lines = lines
        self._encoding = encoding
        self._ahead: deque[str] = deque()
        self.read = 0

    def __iter__(self) -> _Tape:
        return self

    def __next__(self) -> str:
        line = self._ahead.popleft() if self._ahead else next(self._lines).decode(self._encoding, "replace")
        self.read += 1
        return line

    def peek(self, count: int) -> list[str]:
        for line in islice(self._lines, max(0, count - len(self._ahead))):
            self._ahead.append(line.decode(self._encoding, "replace"))
        return list(self._ahead)

    def push_back(self, lines: Sequence[str]) -> None:
        self._ahead.extendleft(reversed(lines))
        self.read -= len(lines)


def _next_row(tape: _Tape, shape: TableShape) -> TableRow | Refusal | None:
    """Take the lines of one row; a quotation mark that stays open costs its own line only."""
    taken: list[str] = []
    for line in tape:
        taken.append(line)
        if len(taken) >= _ROW_LINES or not _is_open(taken, shape.separator):
            break
    if not taken:
        return None
    start = tape.read - len(taken) + 1
    if _is_open(taken, shape.separator):
        tape.push_back(taken[1:])
        return Refusal(start, problem("refused_quote_open"), taken[0])
    reader = csv.reader(taken, delimiter=shape.separator)
    try:
        row = next(reader, [])
    except csv.Error as error:
        return Refusal(start, problem("refused_row", reason=str(error)), "".join(taken))
    # A quotation mark inside a cell may have made one row look like the beginning of several.
    tape.push_back(taken[reader.line_num :])
    original = "".join(taken[: reader.line_num])
    extra = sum(1 for cell in row[len(shape.header) :] if cell.strip())
    return TableRow(start, Cells(shape.header, row), original, extra, "\ufffd" in original)


def _is_open(taken: Sequence[str], separator: str) -> bool:
    """Whether the last cell of these lines goes on in the next line."""
    if sum(line.count('"') for line in taken) % 2 == 0:
        return False
    try:
        deque(csv.reader(taken, delimiter=separator, strict=True), maxlen=0)
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False
