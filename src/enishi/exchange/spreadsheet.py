"""A table for a spreadsheet: CSV (RFC 4180) that Excel, Numbers and Sheets open as it is, and that runs nothing.

A cell that begins like a formula is a way to make somebody else's spreadsheet act ("=HYPERLINK(…)" in a name that came
with an address book). Such a cell gets an apostrophe in front, which a spreadsheet shows as text; telephone numbers
are written so that they need none.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import phonenumbers

BOM = "\ufeff"
# Also in full width, which some spreadsheets read alike; tab and return may hide what follows.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
SEVERAL = "\n"


def table_text(header: Sequence[str], rows: Iterable[Sequence[str]], *, bom: bool = True) -> Iterator[str]:
    """Yield a table row by row, every cell quoted. bom: the mark by which Excel takes it for UTF-8."""
    yield (BOM if bom else "") + _line(header)
    for row in rows:
        yield _line(row)


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; an apostrophe of its own is kept apart by another."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{cell}" if cell.startswith((*FORMULA, "'")) else cell


def unsafe(cell: str) -> str:
    """Return what `safe` was given."""
    return cell[1:] if cell.startswith("'") else cell


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow([safe(cell) for cell in cells])
    return written.getvalue()


def phone(value: str, region: str = "JP") -> str:
    """A telephone number as one dials it at home; one abroad as tel:+1-… (RFC 3966); else as it stands."""
    try:
        number = phonenumbers.parse(value, region)
    except phonenumbers.NumberParseException:
        return value
    if not phonenumbers.is_valid_number(number):
        return value
    at_home = phonenumbers.region_code_for_number(number) == region
    style = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.RFC3966
    return str(phonenumbers.format_number(number, style))


def several(values: Iterable[str | None]) -> str:
    """Several values in one cell, a line each."""
    return SEVERAL.join(value for value in values if value)
