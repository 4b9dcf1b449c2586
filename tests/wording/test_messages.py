"""Every sentence has its Japanese, with the same places for the facts."""

from __future__ import annotations

import re

import pytest

from tests.wording.conftest import japanese, spoken_ids

PLACES = re.compile(r"\{(\w+)\}")


def test_every_sentence_has_its_japanese() -> None:
    known = japanese()
    assert [m for m in spoken_ids() if not known.get(m if isinstance(m, str) else m[0])] == []


def test_japanese_says_the_same_facts() -> None:
    known = japanese()
    for message in spoken_ids():
        english = message if isinstance(message, str) else message[0]
        assert set(PLACES.findall(english)) == set(PLACES.findall(known[english])), english


@pytest.mark.parametrize(
    "word", ["管理", "顧客", "リード", "スコア", "赤い糸", "あなた", "してください！", "べき"]
)
def test_no_word_weighs_sells_or_scolds(word: str) -> None:
    known = japanese()
    spoken = [known[m if isinstance(m, str) else m[0]] for m in spoken_ids()]
    assert [text for text in spoken if word in text] == []
