"""Read a Japanese passage onto the sheet: the order of the steps, and what they share.

Decides who is spoken of where a clause does not say (the topic), and which mentions are of people who were there.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from enishi.language.draft import Known
from enishi.language.note.japanese.clauses import Clause, Phrase, clauses_of
from enishi.language.note.japanese.days import find_days
from enishi.language.note.japanese.occasion import read_occasion
from enishi.language.note.japanese.people import Mention, find_mentions
from enishi.language.note.japanese.presence import note_presence
from enishi.language.note.japanese.tokens import Token, tokens_of
from enishi.language.note.lexicon import word_set
from enishi.language.note.sheet import Sheet, Someone

_NOUNS = "japanese/nouns.toml"


@dataclass(slots=True)
class Passage:
    """A passage with its clauses. topic: who is spoken of; met: who was met last, all of them; uses: what a clause says."""

    sheet: Sheet
    today: datetime.date
    tokens: tuple[Token, ...]
    mentions: list[Mention]
    clauses: list[Clause]
    topic: Someone | None = None
    met: list[Someone] = field(default_factory=list)
    aside: str = ""
    uses: dict[int, str] = field(default_factory=dict)

    def use(self, clause: Clause, what: str) -> None:
        """Note what a clause says, the first finding first."""
        self.uses.setdefault(id(clause), what)

    def use_of(self, clause: Clause) -> str:
        """What a clause says, "" where nothing was found in it."""
        return self.uses.get(id(clause), "")

    def text(self, start: int, end: int) -> str:
        """A stretch of the plain text."""
        return self.sheet.source.plain[start:end]

    def someone(self, mention: Mention) -> Someone:
        """The person of a mention."""
        return self.sheet.person(mention.name, mention.start)


def read_passage(sheet: Sheet, start: int, end: int, *, today: datetime.date, known: Known) -> None:
    """Read plain[start:end] onto the sheet."""
    plain = sheet.source.plain
    tokens = tokens_of(plain[start:end], start)
    found_days = find_days(plain, today, start, end)
    names = frozenset(
        name for one in known.people for name in (one.nickname, one.full.replace(" ", "")) if len(name) > 1
    )
    mentions = find_mentions(tokens, [(day.start, day.end) for day in found_days], names)
    passage = Passage(sheet, today, tokens, mentions, clauses_of(tokens, mentions, found_days))
    note_presence(passage)
    read_occasion(passage)


def is_kin(phrase: Phrase) -> bool:
    """Whether a phrase is somebody's relative or friend: what is said of them is not said of the person named."""
    return phrase.mention is None and phrase.head_text in word_set(_NOUNS, "kin", "words")
