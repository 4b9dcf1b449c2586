"""An English passage while it is read: its tokens and clauses, who is spoken of, and the noun phrases behind a verb."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from enishi.language.note.days import Day
from enishi.language.note.english.clauses import KIN, ME, NOBODY, THEM, THING, Clause
from enishi.language.note.english.people import Mention, Names
from enishi.language.note.english.tokens import PRONOUNS, Match, Token, find_phrase
from enishi.language.note.lexicon import phrase_set, word_set
from enishi.language.note.sheet import Sheet, Someone

NOUNS = "english/nouns.toml"
_PREPOSITIONS = word_set("english/words.toml", "words", "prepositions")
_LEADING = frozenset(("up", "out", "to", "at", "over", "into", "through", "back", "off"))
_DETERMINERS = frozenset(
    (
        "a",
        "an",
        "the",
        "some",
        "any",
        "my",
        "his",
        "her",
        "their",
        "our",
        "your",
        "this",
        "that",
        "these",
        "those",
    )
)


@dataclass(slots=True)
class Passage:
    """topic: who he or she is; met: whom they are, those named together last."""

    sheet: Sheet
    today: datetime.date
    tokens: tuple[Token, ...]
    names: Names
    days: list[Day]
    clauses: list[Clause]
    topic: Someone | None = None
    met: list[Someone] = field(default_factory=list)
    met_in: int = -1
    before: Someone | None = None
    places: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = {id(clause): at for at, clause in enumerate(self.clauses)}

    covered: set[int] = field(default_factory=set)

    # -- people --

    def someone(self, mention: Mention) -> Someone:
        """The person of a mention."""
        return self.sheet.person(mention.name, mention.start)

    def subject(self, clause: Clause) -> Someone | None:
        """Who does it: the one named, he and she by the topic; None for the writer, relatives and things."""
        side = self.side(clause)
        if side != THEM:
            return None
        if clause.who is None and clause.link in ("who", "whose"):
            before = [one for one in self.names.people if one.last <= clause.first]
            near = {token.low for token in self.tokens[max(clause.first - 4, 0) : clause.first]}
            if near & phrase_set(NOUNS, "things", "customers"):
                # a client of mine who needs a lawyer
                return None
            return self.someone(before[-1]) if before else self.topic
        return self.someone(clause.who) if clause.who is not None else self.topic

    def side(self, clause: Clause) -> str:
        """me, them, kin or thing; where nobody is said, by the form of the verb and what it is done to."""
        if clause.subject:
            return clause.subject
        words = self.tokens[clause.verb : clause.end]
        if not words:
            return NOBODY
        before = self._before(clause)
        if clause.link in ("who", "which"):
            return THEM
        if clause.link in ("and", "but", ",") and {"him", "her"} & {token.low for token in words[1:3]}:
            # Dmitri asked me to redo his logo, promised him a sketch
            return ME
        if (
            clause.link in ("and", "but", ",")
            and before is not None
            and before.sentence == clause.sentence
            and self.side(before) in (THEM, KIN)
        ):
            return self.side(before)
        objects = [token.low for token in words[1:4]]
        if "me" in objects or "us" in objects:
            return THEM
        if words[0].low.endswith("ing") and before is not None:
            return THEM
        third = (
            words[0].low != words[0].lemma
            and words[0].low.endswith("s")
            and words[0].low not in ("was", "'s")
        )
        return THEM if third and self.topic is not None else ME

    def _before(self, clause: Clause) -> Clause | None:
        at = self.places[id(clause)]
        return self.clauses[at - 1] if at else None

    def done_to(self, first: int, end: int) -> list[Someone]:
        """Those named between two tokens; him, her and them too."""
        named = [self.someone(one) for one in self.names.people if first <= one.first < end]
        if named:
            return named
        said = {token.low for token in self.tokens[first:end]}
        if "them" in said and len(self.met) > 1:
            return list(self.met)
        return [self.topic] if said & {"him", "her", "them"} and self.topic is not None else []

    def sentence_end(self, clause: Clause) -> int:
        """The token after the sentence of a clause."""
        return max(
            one.end for one in self.clauses[self.places[id(clause)] :] if one.sentence == clause.sentence
        )

    def is_of_kin(self, clause: Clause, end: int) -> bool:
        """Nadine says her brother-in-law wants …: the verb before tokens[end] is a relative's."""
        stretch = range(max(clause.verb, 1), end)
        return any(
            is_kin(self.tokens[at].low) and self.tokens[at - 1].low in ("his", "her", "their")
            for at in stretch
        )

    # -- verbs and things --

    def find(self, clause: Clause, *path: str) -> Match | None:
        """The first phrase of a list of verbs.toml in a clause, with places among all tokens."""
        found = find_phrase(
            self.tokens[clause.first : clause.end], {at - clause.first for at in self.covered}, *path
        )
        if found is None:
            return None
        gap = (found.gap[0] + clause.first, found.gap[1] + clause.first) if found.gap else None
        return Match(found.first + clause.first, found.end + clause.first, found.phrase, gap)

    def text(self, first: int, end: int) -> str:
        """The letters of tokens[first:end]."""
        if first >= end:
            return ""
        return self.sheet.source.plain[self.tokens[first].start : self.tokens[end - 1].end]

    def low(self, clause: Clause) -> str:
        """A clause in small letters with one blank between its words."""
        return " ".join(
            token.lemma if token.low == "i" else token.low for token in self.tokens[clause.first : clause.end]
        )

    def mark(self, first: int, end: int, what: str) -> None:
        """Note what tokens[first:end] were understood as."""
        if first < end:
            self.sheet.mark(self.tokens[first].start, self.tokens[end - 1].end, what)

    def use(self, clause: Clause, what: str) -> None:
        """Note what a clause says, the first finding first."""
        clause.use = clause.use or what
        if clause.first < clause.end:
            self.sheet.read.append((self.tokens[clause.first].start, self.tokens[clause.end - 1].end))

    def is_day(self, at: int) -> bool:
        """Whether a token belongs to a day."""
        token = self.tokens[at]
        return any(day.start <= token.start < day.end for day in self.days)

    def thing(self, first: int, end: int, *, whole: bool = False) -> tuple[int, int] | None:
        """The noun phrase that begins at a token: without article, up to a preposition (of stays; whole: all stay)."""
        at = first
        while at < end and (
            self.tokens[at].low in PRONOUNS
            or at in self.covered
            or self.tokens[at].low in _LEADING
            or (at - 1 in self.covered and self.tokens[at].lemma == "'s")
        ):
            at += 1
        while at < end and self.tokens[at].low in _DETERMINERS:
            at += 1
        stop = at
        while stop < end and not self.is_day(stop) and (whole or self.tokens[stop].low not in _PREPOSITIONS):
            stop += 1
        while stop > at and self.tokens[stop - 1].low in (
            "and",
            "too",
            "now",
            "please",
            "asap",
            "soon",
            "anymore",
            "desperately",
            "right",
        ):
            stop -= 1
        return (at, stop) if stop > at else None


def is_kin(word: str) -> bool:
    """wife, boss, friends …"""
    return word in phrase_set(NOUNS, "kin", "words")


__all__ = ["KIN", "ME", "NOBODY", "NOUNS", "THEM", "THING", "Passage", "is_kin"]
