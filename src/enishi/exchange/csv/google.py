"""Google Contacts CSV, in the columns of before and after 2024.

Decides how numbered columns (`E-mail 2 - Value`) and several values in one cell (` ::: `) become lists; both exports
say the same in different names.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from enishi.exchange import person
from enishi.exchange.csv.member import CsvFormat, Found
from enishi.exchange.csv.table import Cells
from enishi.exchange.problems import problem
from enishi.exchange.records import Problem, Record

_SEVERAL = " ::: "
_SYSTEM_TAGS = {"* mycontacts", "* starred", "mycontacts", "starred"}
_ADDRESS = {
    "po_box": "PO Box", "extended": "Extended Address", "street": "Street", "city": "City", "region": "Region",
    "country": "Country",
}  # fmt: skip
# A row numbers its columns without gaps; this only bounds the search.
_MOST = 100


class GoogleContacts(CsvFormat):
    """What both exports share; a member gives the names of its columns."""

    name_columns: dict[str, str] = {}
    label_word = "Label"
    tags_column = "Labels"

    def person(self, cells: Cells) -> Found:
        warnings: list[Problem] = []
        record = person.make_person(
            person.make_name({part: cells.get(column) for part, column in self.name_columns.items()}),
            affiliations=self.affiliations(cells),
            emails=[
                {"value": person.email(value), "label": label} for value, label in self._ways(cells, "E-mail")
            ],
            phones=[
                {"value": person.phone(value, self.region), "label": label}
                for value, label in self._ways(cells, "Phone")
            ],
            addresses=list(self._addresses(cells)),
            urls=[person.url(value, label) for value, label in self._ways(cells, "Website")],
            accounts=list(self._accounts(cells)),
            birthday=_birthday(cells, warnings),
            note=cells.get("Notes") or None,
            tags=_tags(cells.get(self.tags_column)),
        )
        return Found(record, warnings=warnings)

    def affiliations(self, cells: Cells) -> list[Record]:
        """The organizations of a row."""
        raise NotImplementedError

    def _numbered(self, cells: Cells, kind: str, column: str) -> Iterator[tuple[str, str]]:
        """Yield (prefix, label) for `kind 1`, `kind 2` … as far as there are columns."""
        for number in count(1):
            prefix = f"{kind} {number} - "
            if number > _MOST or not cells.has(prefix + column):
                return
            yield prefix, cells.get(prefix + self.label_word)

    def _ways(self, cells: Cells, kind: str) -> list[tuple[str, str | None]]:
        """The values of a kind with their labels; a leading `* ` marks the one that comes first."""
        found = []
        for prefix, label in self._numbered(cells, kind, "Value"):
            for value in cells.get(prefix + "Value").split(_SEVERAL):
                if value.strip():
                    found.append((not label.startswith("* "), value.strip(), _label(label)))
        return [(value, label) for _, value, label in sorted(found, key=lambda one: one[0])]

    def _addresses(self, cells: Cells) -> Iterator[Record]:
        for prefix, label in self._numbered(cells, "Address", "Formatted"):
            formatted = cells.get(prefix + "Formatted")
            parts = {part: cells.get(prefix + column) for part, column in _ADDRESS.items()}
            if not any(parts.values()):
                parts = {"street": formatted.replace(_SEVERAL, " ")}
            postal_code = cells.get(prefix + "Postal Code")
            if found := person.address(parts, postal_code, _label(label)):
                yield found

    def _accounts(self, cells: Cells) -> Iterator[Record]:
        for prefix, _ in self._numbered(cells, "IM", "Value"):
            service = cells.get(prefix + "Service").lower() or "im"
            for value in cells.get(prefix + "Value").split(_SEVERAL):
                if value.strip():
                    yield {"service": service, "value": value.strip()}


def _label(text: str) -> str | None:
    return person.label(text.removeprefix("* ").strip() or None)


def _tags(text: str) -> list[str]:
    said = (tag.strip() for tag in text.split(_SEVERAL.strip()))
    return [tag.removeprefix("* ") for tag in said if tag and tag.lower() not in _SYSTEM_TAGS]


def _birthday(cells: Cells, warnings: list[Problem]) -> str | None:
    written = cells.get("Birthday")
    day = person.day(written)
    if written and day is None:
        warnings.append(problem("date_unread", column="Birthday", text=written))
    return day


def affiliation(cells: Cells, organization: str, title: str, department: str) -> list[Record]:
    """An affiliation from three columns, or none."""
    said = {
        "organization": cells.get(organization) or None,
        "title": cells.get(title) or None,
        "department": cells.get(department) or None,
    }
    return [said | {"from": None, "to": None}] if any(said.values()) else []


class GoogleContactsOld(GoogleContacts):
    """The export with Yomi columns and `Group Membership`."""

    name = "google_contacts_old"
    signature = (frozenset({"given name", "family name", "given name yomi", "group membership"}),)
    label_word = "Type"
    tags_column = "Group Membership"
    name_columns = {
        "full": "Name", "family": "Family Name", "given": "Given Name", "additional": "Additional Name",
        "prefix": "Name Prefix", "suffix": "Name Suffix", "family_kana": "Family Name Yomi",
        "given_kana": "Given Name Yomi", "nickname": "Nickname",
    }  # fmt: skip

    def affiliations(self, cells: Cells) -> list[Record]:
        prefixes = [prefix for prefix, _ in self._numbered(cells, "Organization", "Name")]
        return [
            one for at in prefixes for one in affiliation(cells, f"{at}Name", f"{at}Title", f"{at}Department")
        ]


class GoogleContactsNew(GoogleContacts):
    """The export with Phonetic columns and `Labels`."""

    name = "google_contacts"
    signature = (frozenset({"first name", "last name", "phonetic first name", "file as", "labels"}),)
    name_columns = {
        "family": "Last Name", "given": "First Name", "additional": "Middle Name", "prefix": "Name Prefix",
        "suffix": "Name Suffix", "family_kana": "Phonetic Last Name", "given_kana": "Phonetic First Name",
        "nickname": "Nickname",
    }  # fmt: skip

    def affiliations(self, cells: Cells) -> list[Record]:
        return affiliation(cells, "Organization Name", "Organization Title", "Organization Department")
