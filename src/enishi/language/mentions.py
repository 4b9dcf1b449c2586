"""What in a text may be a name: the runs of words to look up among the names that are known.

Decides what is worth looking up, not whether it is a name (`note`) nor whose (`network/queries/notes.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enishi.language.normalise import fold, organization_key
from enishi.language.words import Word, words

LONGEST_RUN = 6
"""Words: 株式会社 浜松 市民 共同 発電 所 is as long as names get."""

READ = 2_000
"""Characters of a note in which names are looked for: whoever matters stands in front."""

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー〜～一-鿿々〆]{3,}")
_READ_CLOSELY, _SHORTEST_CUT, _LONGEST_CUT = 300, 3, 8


def runs(text: str) -> frozenset[str]:
    """Every run of words that may be a name, folded and without blanks, as terms of the index stand."""
    found = (*_runs(text), *_cuts(text))
    return frozenset(key for run in found if (key := fold(run).replace(" ", "")))


def organization_keys(text: str) -> frozenset[str]:
    """The same runs as keys of organizations: two characters and more."""
    return frozenset(key for run in _runs(text) if len(key := organization_key(run)) > 1)


def _runs(text: str) -> Iterator[str]:
    for stretch in _stretches(words(text[:READ], short=True)):
        for first, word in enumerate(stretch):
            if not word.is_content:
                continue
            run = ""
            for last in stretch[first : first + LONGEST_RUN]:
                run += last.surface
                if last.is_content:
                    yield run


def _cuts(text: str) -> Iterator[str]:
    """What may be a name wherever words are cut: a dictionary that knows no みーちゃん cuts through it."""
    for stretch in _JAPANESE.findall(text[:_READ_CLOSELY]):
        for start in range(len(stretch) - _SHORTEST_CUT + 1):
            for end in range(start + _SHORTEST_CUT, min(start + _LONGEST_CUT, len(stretch)) + 1):
                yield stretch[start:end]


def _stretches(found: tuple[Word, ...]) -> Iterator[list[Word]]:
    """Cut where no name goes on: at a mark or the end of a line. A blank stands within names."""
    stretch: list[Word] = []
    for word in found:
        if word.speech[0] == "空白" and "\n" not in word.surface:
            continue
        if word.speech[0] in ("補助記号", "空白") and word.surface not in "・-.'’":
            yield stretch
            stretch = []
        else:
            stretch.append(word)
    yield stretch
