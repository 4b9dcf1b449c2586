"""The word lists of note reading are well-formed: every list says something, and no word stands twice in one table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from enishi.core.vocabulary import GATHERING_KINDS, MEDIUMS
from enishi.language.fields import get_field
from enishi.language.note.lexicon import FILES, lexicon, phrases, split


def lists(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        here = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from lists(value, here)
        else:
            yield here, value


@pytest.mark.parametrize("name", FILES)
def test_every_list_is_text_with_words_in_it(name: str) -> None:
    found = list(lists(lexicon(name)))
    assert found
    for path, words in found:
        assert isinstance(words, str), path
        assert split(words), path


@pytest.mark.parametrize("language", ["ja", "en"])
def test_gatherings_are_of_known_kinds(language: str) -> None:
    table = lexicon("gatherings.toml")[language]
    assert set(table["heads"]) == set(GATHERING_KINDS)
    assert set(table["marks"]) <= set(GATHERING_KINDS)
    for words in table["heads"].values():
        parts = split(words) if language == "ja" else phrases(words)
        assert len(parts) >= 2


@pytest.mark.parametrize("language", ["ja", "en"])
def test_goods_are_of_known_fields(language: str) -> None:
    assert all(get_field(code) for code in lexicon("goods.toml")[language])


def test_mediums_are_known_ones() -> None:
    assert set(lexicon("japanese/nouns.toml")["mediums"]) <= set(MEDIUMS)
    assert set(lexicon("japanese/verbs.toml")["meet"]) <= {*MEDIUMS, "talk", "present"}
