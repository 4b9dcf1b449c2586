"""Cut Japanese text into words, with their part of speech and reading (SudachiPy and its core dictionary).

Decides nothing about names or fields. The dictionary takes some tenths of a second to load, so it is loaded
at the first word asked for, not at import; one tokenizer is shared, and it keeps state, hence the lock.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from enishi.language.normalise import hiragana

_LOCK = threading.Lock()
_NAME_LENGTH = 60
_LONGEST = 10_000
_HALVES = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word. reading: hiragana, the surface where there is none; speech: the first four of Sudachi's.

    base: the dictionary's one spelling of the word and all its forms (切って → 切る, ごはん → 御飯); start: where it
    begins in the text; listed: its headword (話せ → 話せる); form: its conjugation (連用形-一般); known: in the dictionary.
    """

    surface: str
    reading: str
    speech: tuple[str, ...]
    base: str = ""
    start: int = 0
    listed: str = ""
    form: str = ""
    known: bool = True

    @property
    def is_surname(self) -> bool:
        """Known to the dictionary as a family name."""
        return self.speech[2:4] == ("人名", "姓")

    @property
    def is_given_name(self) -> bool:
        """Known to the dictionary as a given name."""
        return self.speech[2:4] == ("人名", "名")

    @property
    def is_content(self) -> bool:
        """Says something by itself: not a particle, an ending, a mark or a blank."""
        return self.speech[0] in ("名詞", "動詞", "形容詞", "形状詞", "接尾辞", "接頭辞", "副詞")


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    from sudachipy import Dictionary

    return Dictionary()


@lru_cache(maxsize=1)
def _tokenizer() -> tuple[Any, Any, Any]:
    from sudachipy import SplitMode

    return _dictionary().tokenizer(), SplitMode.A, SplitMode.C


@lru_cache(maxsize=8_192)
def readings_listed(word: str) -> tuple[str, ...]:
    """The readings in hiragana under which the dictionary lists a noun or a name, its names first; () for none."""
    with _LOCK:
        found = [
            (entry.part_of_speech()[2] != "人名", hiragana(entry.reading_form()))
            for entry in _dictionary().lookup(_HALVES.sub("?", word[:_NAME_LENGTH]))
            if entry.part_of_speech()[0] == "名詞"
        ]
    return tuple(dict.fromkeys(said for _, said in sorted(found, key=lambda one: one[0]) if said))


def words(text: str, *, short: bool = False) -> tuple[Word, ...]:
    """Cut a text into words, as long as the dictionary knows them, or as short as it has them with `short`.

    Texts beyond 10,000 characters end there (the tokenizer refuses 49,149 bytes and more). Safe in threads.
    """
    # Names and titles come again and again; whole notes do not, and would fill the memory.
    return _cached(text, short) if len(text) <= _NAME_LENGTH else _cut(text, short)


def _cut(text: str, short: bool) -> tuple[Word, ...]:
    tokenizer, shortest, longest = _tokenizer()
    # Halves of characters, as a broken file may have them, are refused by the tokenizer.
    whole = _HALVES.sub("?", text[:_LONGEST])
    with _LOCK:
        return tuple(_word(m) for m in tokenizer.tokenize(whole, shortest if short else longest))


def _word(found: Any) -> Word:
    surface, speech = found.surface(), found.part_of_speech()
    reading = hiragana(found.reading_form()) or surface
    base, listed = found.normalized_form(), found.dictionary_form()
    return Word(
        surface, reading, tuple(speech[:4]), base, found.begin(), listed, speech[5], not found.is_oov()
    )


_cached = lru_cache(maxsize=2_048)(_cut)
