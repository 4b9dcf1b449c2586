"""Sheets: a workbook (XLSX) as the lines of a table, so that everything that reads CSV reads it too.

Decides which sheet is meant – the first with a row of two cells –, how cells become text, and how large a workbook may
be: one is a zip, and a small zip may unpack to a monster.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from enishi.exchange import encodings
from enishi.exchange.errors import Unreadable

ZIP = b"PK\x03\x04"
# Unpacked bytes of one part: its strings are held in memory as a whole.
LARGEST_PART = 256 * 1024 * 1024
MOST_COLUMNS = 500
_HEAD_ROWS = 60
_BOOK = "xl/workbook.xml"


def is_workbook(path: Path) -> bool:
    """Whether a file is an Excel workbook."""
    with path.open("rb") as file:
        if file.read(4) != ZIP:
            return False
    try:
        with zipfile.ZipFile(path) as book:
            return _BOOK in book.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def head(path: Path) -> bytes:
    """The first bytes of a file; of a workbook, its first rows as CSV."""
    if not is_workbook(path):
        return encodings.read_head(path)
    try:
        return b"".join(islice(lines(path), _HEAD_ROWS))[: encodings.HEAD]
    except Unreadable:
        return b""


def lines(path: Path) -> Iterator[bytes]:
    """The lines of a file; of a workbook, its rows as CSV in UTF-8. Raises Unreadable('workbook_unreadable')."""
    if not is_workbook(path):
        yield from encodings.lines(path)
        return
    _measure(path)
    try:
        yield from _rows(path)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError) as error:
        raise Unreadable("workbook_unreadable") from error


def _measure(path: Path) -> None:
    with zipfile.ZipFile(path) as book:
        if any(part.file_size > LARGEST_PART for part in book.infolist()):
            raise Unreadable("workbook_too_large", limit=LARGEST_PART // 1024 // 1024)


def _rows(path: Path) -> Iterator[bytes]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            rows = (_texts(row) for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True))
            first = list(islice(rows, _HEAD_ROWS))
            if any(sum(map(bool, row)) > 1 for row in first):
                yield from map(_line, first)
                yield from map(_line, rows)
                return
    finally:
        book.close()


def _texts(row: tuple[Any, ...]) -> list[str]:
    texts = [_text(value) for value in row]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _line(row: list[str]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(row)
    return written.getvalue().encode("utf-8", "replace")
