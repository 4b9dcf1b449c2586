from __future__ import annotations

import re
from pathlib import Path

import pytest

from enishi.exchange.encodings import lines
from enishi.exchange.records import Row
from enishi.exchange.vcard import Vcard, read_card, write
from enishi.exchange.vcard.content import Property, parse
from enishi.exchange.vcard.values import LISTS
from tests.exchange.corpus import FOLDER, vcards

pytestmark = pytest.mark.skipif(
    FOLDER is None, reason="NO CORPORA: set ENISHI_CORPORA to the folder that holds vcards/"
)
OWN = {
    "VERSION",
    "FN",
    "N",
    "NICKNAME",
    "PHOTO",
    "BDAY",
    "NOTE",
    "CATEGORIES",
    "ORG",
    "TITLE",
    "SOUND",
    "SORT-STRING",
}
OWN |= {name for names, _ in LISTS.values() for name in names} | {
    "X-PHONETIC-FIRST-NAME",
    "X-PHONETIC-LAST-NAME",
}


def rows(path: Path) -> list[Row]:
    return [one for one in Vcard().read(path) if isinstance(one, Row)]


def unknown(text: str) -> list[tuple[str, str, str]]:
    return sorted((one.name, one.group, _value(one)) for one in parse(text)[0] if one.name not in OWN)


def _value(one: Property) -> str:
    # Base64 stands as a data: URI in 4.0; what counts is its content.
    text = one.text().rpartition("base64,")[2] if one.value.startswith("data:") else one.text()
    return re.sub(r"\s+", "", text) if one.name in {"KEY", "LOGO"} else text


@pytest.mark.parametrize("path", vcards(), ids=lambda path: path.name)
def test_every_card_becomes_a_person_or_says_why_not(path: Path) -> None:
    begun = sum(bool(re.match(rb"BEGIN:VCARD\s*$", line, re.IGNORECASE)) for line in lines(path))
    assert len(list(Vcard().read(path))) == begun


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("path", vcards(), ids=lambda path: path.name)
def test_people_and_what_is_unknown_of_them_come_back(path: Path, version: str) -> None:
    for row in rows(path):
        written = write(row.record, row.original, row.pictures, version=version)
        again = read_card(written)
        assert isinstance(again, Row)
        assert again.record == row.record
        assert again.pictures == row.pictures
        assert unknown(written) == unknown(row.original)


def test_at_most_one_card_in_fifty_is_refused() -> None:
    found = [one for path in vcards() for one in Vcard().read(path)]
    assert sum(isinstance(one, Row) for one in found) / len(found) >= 0.98
