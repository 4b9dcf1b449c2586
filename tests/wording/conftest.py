"""The Japanese sentences for the tests, from the catalogue and from what is yet to be merged into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.test import override_settings
from django.utils import translation

import enishi

PACKAGE = Path(enishi.__file__).parent
LOCALE = PACKAGE / "locale"
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}


def spoken_ids() -> list[str | tuple[str, ...]]:
    """Every message of the wording layer; a plural one as (singular, plural)."""
    found = extract_from_dir(PACKAGE / "wording", method_map=[("**.py", "python")], keywords=KEYWORDS)
    return list(dict.fromkeys(message for _, _, message, _, _ in found))


def japanese() -> dict[str, str]:
    """Japanese by English (of plurals by the singular)."""
    known: dict[str, str] = {}
    stored = LOCALE / "ja" / "LC_MESSAGES" / "django.po"
    if stored.exists():
        with stored.open("rb") as file:
            for one in read_po(file, locale="ja"):
                key = one.id if isinstance(one.id, str) else one.id[0]
                known[key] = one.string if isinstance(one.string, str) else one.string[0]
    for path in sorted(LOCALE.glob("*.ja.tsv")):
        pairs = (
            line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line
        )
        known |= {english: words.strip() for english, words in pairs}
    return known


@pytest.fixture(scope="session")
def locale_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    catalog, known = Catalog(locale="ja"), japanese()
    for message in spoken_ids():
        words = known.get(message if isinstance(message, str) else message[0], "")
        catalog.add(message, words if isinstance(message, str) else (words,))
    folder = tmp_path_factory.mktemp("locale")
    compiled = folder / "ja" / "LC_MESSAGES" / "django.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, catalog)
    return folder


@pytest.fixture(autouse=True)
def catalogue(locale_folder: Path) -> Iterator[None]:
    with override_settings(LOCALE_PATHS=[locale_folder]):
        yield


@pytest.fixture
def ja(catalogue: None) -> Iterator[None]:
    with translation.override("ja"):
        yield


@pytest.fixture
def en(catalogue: None) -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture(params=["ja", "en"])
def either(request: pytest.FixtureRequest, catalogue: None) -> Iterator[str]:
    with translation.override(request.param):
        yield request.param
