"""A Japanese passage while it is read: its clauses, who is spoken of, and the questions every reader of facts asks.

Decides who is meant where a clause names nobody (the topic), and which words of a phrase are the thing itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from enishi.language.note.japanese.clauses import Argument, Clause, Phrase, is_thing
from enishi.language.note.japanese.people import Mention
from enishi.language.note.lexicon import split, word_set
from enishi.language.note.sheet import Sheet, Someone

NOUNS, VERBS = "japanese/nouns.toml", "japanese/verbs.toml"
SUBJECT = ("は", "が", "も", "って", "、", "とは", "なら", "では", "さえ")
FROM = ("に", "から", "より", "には", "からは", "にも", "からも", "へ", "と", "とは")


_VAGUE = ("店", "所", "場", "会", "町", "村", "国", "先")
_PLACES = ("ところ", "とこ", "所", "宅", "うち", "お宅", "家")


@dataclass(slots=True)
class Passage:
    """topic: who is spoken of; met: those named together last; aside: "kin" or "me" while another is the subject."""

    sheet: Sheet
    today: datetime.date
    clauses: list[Clause]
    topic: Someone | None = None
    met: list[Someone] = field(default_factory=list)
    aside: str = ""
    awaiting: str = ""
    uses: dict[int, str] = field(default_factory=dict)
    holders: dict[int, Clause] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)
    quoters: dict[int, Clause] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, clause in enumerate(self.clauses):
            self.places[id(clause)] = place
            if clause.quote is not None:
                self.quoters[id(clause.quote)] = clause
            for argument in clause.arguments:
                for phrase in argument.phrase.chain():
                    self.holders[id(phrase)] = clause

    # -- the text --

    def text(self, start: int, end: int) -> str:
        """A stretch of the plain text."""
        return self.sheet.source.plain[start:end]

    def own(self, clause: Clause) -> str:
        """The clause's own words: adverbs, heads and predicate, without what modifies its nouns."""
        predicate = clause.predicate
        heads = [one.phrase.head_text for one in clause.arguments]
        for one in clause.arguments:
            if is_thing(one.phrase) and one.phrase.clause is not None:
                # 一緒に新しい銘柄を作る: what stands before an adjective belongs to the verb behind.
                heads += [inner.phrase.head_text for inner in one.phrase.clause.arguments]
        said = self.text(predicate.start, predicate.end + 3) if predicate is not None else ""
        return " ".join((*clause.adverbs, *heads, said))

    def use(self, clause: Clause, what: str) -> None:
        """Note what a clause says, the first finding first."""
        self.uses.setdefault(id(clause), what)
        self.sheet.read.append((clause.start, clause.end))

    def use_of(self, clause: Clause) -> str:
        """What a clause says, "" where nothing was found in it."""
        return self.uses.get(id(clause), "")

    # -- people --

    def someone(self, mention: Mention) -> Someone:
        """The person of a mention."""
        return self.sheet.person(mention.name, mention.start)

    def named(self, clause: Clause, cases: Iterable[str]) -> list[Someone]:
        """Those who stand by themselves with one of the particles (not 佐藤さんの奥さん)."""
        found = [_owner_of_place(one.phrase) for one in clause.arguments if one.case in cases]
        return [self.someone(mention) for mention in found if mention]

    def subject(self, clause: Clause) -> Someone | None:
        """Who does or is it, as far as the clause itself says."""
        found = self.named(clause, SUBJECT)
        return found[-1] if found else None

    def about(self, clause: Clause) -> Someone | None:
        """Of whom a clause speaks: whom it modifies, its subject, else the topic; None for a relative or the owner."""
        if clause.modifies is not None and clause.modifies.mention:
            return self.someone(clause.modifies.mention)
        if (named := self._cleft(clause)) is not None:
            return named
        return self.subject(clause) or (
            None if self.aside else self.topic or self._only_one(clause) or self._said_by(clause)
        )

    def _said_by(self, clause: Clause) -> Someone | None:
        """…いないか、と秋元さん: who says it stands alone behind."""
        at = self.places[id(clause)] + 1
        if not clause.quoted.startswith("と") or at >= len(self.clauses):
            return None
        behind = self.clauses[at]
        who = [one.phrase.mention for one in behind.arguments if one.phrase.mention]
        # …いる？と榎本さんからDM
        says_it = (
            behind.predicate is None and len(who) == 1 and behind.arguments[0].case in ("", "から", "より")
        )
        return self.someone(who[0]) if says_it and who[0] else None

    def _only_one(self, clause: Clause) -> Someone | None:
        named = self.named(clause, ("と", "から", "に", "", "の"))
        return named[0] if len(named) == 1 else None

    def _cleft(self, clause: Clause) -> Someone | None:
        """組んだら面白そうなのは…五十嵐さん: whom のは leads to."""
        at = self.places.get(id(clause), len(self.clauses))
        while at + 1 < len(self.clauses) and self.clauses[at].link and not self.clauses[at].ends_sentence:
            at += 1
        head = self.clauses[at].modifies if at < len(self.clauses) else None
        outer = self.holders.get(id(head)) if head is not None and head.head_text in ("の", "ん") else None
        later = (
            [one for one in outer.mentions() if head is not None and one.start > head.start] if outer else []
        )
        return self.someone(later[-1]) if later else None

    def quoting(self, clause: Clause) -> Clause | None:
        """The clause that quotes this one, if there is one."""
        return self.quoters.get(id(clause))

    def outer(self, clause: Clause) -> Clause | None:
        """The clause that holds what this one modifies."""
        return self.holders.get(id(clause.modifies)) if clause.modifies is not None else None

    # -- things --

    def object(self, clause: Clause, *cases: str) -> Phrase | None:
        """The first phrase, by the order of the particles, that is neither somebody nor a day."""
        for case in cases:
            for argument in clause.arguments:
                if argument.case == case and is_thing(argument.phrase):
                    return argument.phrase
        return None

    def object_through(self, clause: Clause, *cases: str) -> Phrase | None:
        """The object of a clause, or of the one before that runs into it: 不具合を見つけて教えてくれた."""
        found = self.object(clause, *cases)
        at = self.places[id(clause)]
        before = self.clauses[at - 1] if at else None
        if (
            found is not None
            or before is None
            or before.link not in ("て", "ので", "から")
            or before.ends_sentence
        ):
            return found
        return self.object(before, "を", "が", "に", "") if not self.use_of(before) else None

    def thing(self, phrase: Phrase) -> tuple[str, int, int]:
        """The words of a phrase that are the thing: without days, people, relative clauses and empty heads."""
        people = word_set(NOUNS, "generic", "people") | {"の", "ん"}
        if phrase.head_text in people and (inner := self._within(phrase)):
            return inner
        if phrase.head_text in word_set(NOUNS, "generic", "fillers") and phrase.of and is_thing(phrase.of):
            return self.thing(phrase.of)
        start = phrase.head_start
        for one in phrase.chain():
            if one.mention or one.day or is_owner(one) or (one is not phrase and _is_place_of(one)):
                break
            start = one.head_start
            if one.clause:
                if one is phrase and phrase.head_text in _VAGUE:
                    # 未利用魚を使ってくれる店
                    start = self._words_start(one.clause)
                break
        if phrase.head_text in word_set(NOUNS, "generic", "fillers") and phrase.clause:
            start = self._words_start(phrase.clause)
        return self.text(start, phrase.end), start, phrase.end

    def _words_start(self, clause: Clause) -> int:
        """Where the words of a clause begin behind the people and days in it."""
        things = [self.thing(one.phrase)[1] for one in clause.arguments if is_thing(one.phrase)]
        return min(things, default=clause.predicate.start if clause.predicate else clause.start)

    def _within(self, phrase: Phrase) -> tuple[str, int, int] | None:
        """ホームページを作れる人 → ホームページ; 経理の人 → 経理."""
        clause = phrase.clause
        if clause is not None:
            inner = self.object(clause, "を", "が", "の", "", "ば", "に", "は", "も")
            if inner is not None:
                return self.thing(inner)
            head = clause.predicate.head if clause.predicate is not None else ()
            start = self._words_start(clause)
            end = head[-1].end if head else phrase.end
            return self.text(start, end), start, end
        of = phrase.of
        return self.thing(of) if of is not None and is_thing(of) and not is_owner(of) else None


def _owner_of_place(phrase: Phrase) -> Mention | None:
    """佐藤さん; 佐藤さんのところ, 佐藤さんの会社: what is said of the place is said of whose it is."""
    of = phrase.of
    if phrase.mention is None and of is not None and phrase.head_text in word_set(NOUNS, "generic", "places"):
        return of.mention
    return phrase.mention


def _is_place_of(phrase: Phrase) -> bool:
    """川端さんのところの: whose it is, no part of the thing."""
    return phrase.of is not None and phrase.of.mention is not None and phrase.head_text in _PLACES


def is_kin(phrase: Phrase) -> bool:
    """Somebody's relative or friend: what is said of them is not said of the person named."""
    return phrase.mention is None and phrase.head_text in word_set(NOUNS, "kin", "words")


def is_of_others(clause: Clause) -> bool:
    """奥さんが…, 自分が…: said of another."""
    return any(
        (is_kin(one.phrase) or is_owner(one.phrase)) and one.case in ("は", "が", "も")
        for one in clause.arguments
    )


def is_owner(phrase: Phrase) -> bool:
    """自分, 私, うち …"""
    return phrase.mention is None and phrase.head_text in word_set(NOUNS, "generic", "owner")


def verb_of(clause: Clause) -> tuple[str, str]:
    """(normal spelling, headword) of the predicate; of a clause of nouns its last bare noun, as in 佐藤さんと打合せ。"""
    if clause.predicate is not None:
        return clause.predicate.lemma, clause.predicate.base or clause.predicate.lemma
    last = bare_end(clause)
    return (last.head_text, last.head_text) if last is not None else ("", "")


def bare_end(clause: Clause) -> Phrase | None:
    """The noun a clause of nouns ends on."""
    last = clause.arguments[-1] if clause.arguments else None
    return (
        last.phrase
        if last is not None and last.case == "" and is_thing(last.phrase) and clause.predicate is None
        else None
    )


def says(clause: Clause, *path: str) -> bool:
    """Whether the predicate is one of a list of verbs.toml."""
    known = word_set(VERBS, *path)
    return any(word in known for word in verb_of(clause) if word)


def contains(text: str, words: str | Iterable[str]) -> bool:
    """Whether one of the words stands in the text."""
    return any(word in text for word in (split(words) if isinstance(words, str) else words))


def others(clause: Clause, *phrases: Phrase | None) -> list[Argument]:
    """The arguments without some of their phrases."""
    return [one for one in clause.arguments if all(one.phrase is not phrase for phrase in phrases)]


__all__ = [
    "FROM", "NOUNS", "SUBJECT", "VERBS", "Passage", "bare_end", "contains", "is_kin", "is_of_others", "is_owner", "is_thing",
    "others",
    "says", "verb_of",
]  # fmt: skip
