"""Every sentence has its Japanese: none missing, none fuzzy, none left over."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog
from tools import messages


@pytest.fixture(scope="module")
def said() -> Catalog:
    return messages.gathered()


@pytest.fixture(scope="module")
def japanese() -> Catalog:
    return messages.stored()


def keys(catalog: Catalog) -> set[object]:
    return set(messages.messages_of(catalog))


def test_no_sentence_is_without_japanese(said: Catalog, japanese: Catalog) -> None:
    assert keys(said) - keys(japanese) == set()
    assert messages.missing(japanese) == []


def test_no_japanese_is_left_over(said: Catalog, japanese: Catalog) -> None:
    assert keys(japanese) - keys(said) == set()
    assert not japanese.obsolete
    assert sorted(messages.LOCALE.glob("*.ja.tsv")) == []


def test_nothing_is_fuzzy(japanese: Catalog) -> None:
    assert [message.id for message in japanese if message.id and message.fuzzy] == []


def test_japanese_keeps_what_is_filled_in(japanese: Catalog) -> None:
    assert messages.unlike(japanese) == []
