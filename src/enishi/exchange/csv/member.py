"""Member: the shape every CSV export of people joins with: the columns it is known by, and cells → record.

Decides how rows become Rows and Refusals; what the columns mean is each member's `person`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from enishi.exchange import encodings, person
from enishi.exchange.csv.table import Cells, Signature, TableRow, has_header, read_table
from enishi.exchange.problems import problem
from enishi.exchange.records import Problem, Record, Refusal, Row


@dataclass
class Found:
    """What a member makes of a row. uid: the row's own id in its source, "" without one."""

    record: Record
    uid: str = ""
    warnings: list[Problem] = field(default_factory=list)


class TableFormat(ABC):
    """A CSV export of any kind.

    A member declares `name`, `signature` (sets of column names, normalised as table.normal does; a line that holds all
    of any one set is the header) and `take`.
    """

    name = ""
    signature: Signature = ()

    @abstractmethod
    def take(self, row: TableRow) -> Row | Refusal:
        """Make of a row what it says."""

    def sniff(self, head: bytes, filename: str = "") -> bool:
        """The header stands within the first lines."""
        return encodings.detect(head, lambda text: has_header(text, self.signature)) is not None

    def read(self, path: Path) -> Iterator[Row | Refusal]:
        """Read a file row by row; empty rows are passed over."""
        for row in read_table(path, self.signature):
            if isinstance(row, Refusal):
                yield row
            elif row.cells.rest() or row.extra:
                yield self.taken(row)

    def taken(self, row: TableRow) -> Row | Refusal:
        """What `take` makes of a row, whatever it holds."""
        try:
            return self.take(row)
        except (ValueError, LookupError) as error:
            # One row that nobody foresaw must not stop the file.
            return Refusal(row.line, problem("refused_unreadable", reason=type(error).__name__), row.original)


class CsvFormat(TableFormat):
    """A CSV export of people: a member declares `person` besides. Columns it does not ask for are kept as
    `other_columns`. region: the country whose telephone numbers stand without a country code.
    """

    def __init__(self, region: str = "JP") -> None:
        self.region = region

    @abstractmethod
    def person(self, cells: Cells) -> Found:
        """Make a person record of a row; a name's `full` may be None."""

    def take(self, row: TableRow) -> Row | Refusal:
        """Make a person of a row; refuse one that names nobody."""
        found = self.person(row.cells)
        record, warnings = found.record, found.warnings
        if record["name"]["full"] is None:
            source = person.known_by(record)
            if source is None:
                return Refusal(row.line, problem("refused_nobody"), row.original)
            warnings.append(problem("name_missing", taken_from=source))
        if row.extra:
            warnings.append(problem("cells_beyond_header", count=row.extra))
        if row.garbled:
            warnings.append(problem("text_garbled", encoding="utf-8"))
        if rest := row.cells.rest():
            record["other_columns"] = rest
        key = person.identity(found.uid, record)
        return Row(row.line, key, record, row.original, warnings=tuple(warnings))
