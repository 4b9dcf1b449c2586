from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.exchange import person
from enishi.exchange.spreadsheet import FORMULA, phone, table_text, unsafe

CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=20) | st.builds(
    str.__add__, st.sampled_from(FORMULA[:4]), st.text(max_size=5, alphabet="1+A('!,;\"")
)  # fmt: skip


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
def test_no_cell_begins_like_a_formula_and_each_comes_back(rows: list[list[str]]) -> None:
    text = "".join(table_text(["名前", "メモ"], rows, bom=False))
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read[0] == ["名前", "メモ"]
    assert not any(cell.startswith(FORMULA) for row in read for cell in row)
    assert [[unsafe(cell) for cell in row] for row in read[1:]] == rows


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert "".join(table_text(["名前"], [])).encode().startswith(b"\xef\xbb\xbf")
    assert not "".join(table_text(["名前"], [], bom=False)).encode().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("value", "cell"),
    [("+819012345678", "090-1234-5678"), ("+81312345678", "03-1234-5678"), ("+14155552671", "tel:+1-415-555-2671"),
     ("内線 12", "内線 12"), ("+81", "+81")],
)  # fmt: skip
def test_a_number_is_one_to_dial_and_reads_back(value: str, cell: str) -> None:
    assert phone(value) == cell
    assert person.phone(cell) == value
