"""Part a Japanese text into clauses: a predicate, the noun phrases before it with their particles, and what it modifies.

Decides who stands with which particle to which verb, what a relative clause modifies, what is quoted, negated,
wished, heard. What a verb means for the network – a favor, a promise – is `facts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from enishi.language.note.days import Day
from enishi.language.note.japanese.people import Mention
from enishi.language.note.japanese.predicates import LAUGHS, Predicate, read_predicate
from enishi.language.note.japanese.tokens import Token, compound_end
from enishi.language.note.lexicon import word_set

ENDS = frozenset("。!?.;‼♪\n")
_PAUSES = frozenset("、,・")
_OPEN, _CLOSE = frozenset("(「『[【〈《"), frozenset(")」』]】〉》")
# 田中さんからの紹介, 佐藤さんとの約束: the noun behind hangs on the one before.
_OF = frozenset(("の", "からの", "との", "への", "での", "よりの"))
_HUNG_ON_NAMES = frozenset(("経由", "紹介", "主催", "宅", "おすすめ", "お勧め", "担当", "作"))
_COUNTED = re.compile(
    r"[\d一二三四五六七八九十数何半]+(?:時間|分間?|回|度|人|名|冊|枚|個|件|つ|本|[かヶ]月|年|日|週間?|通|点|着|箱|袋|円)"
    r"(?:ほど|くらい|ぐらい|半)?"
)
_BEHIND_NOUNS = frozenset(("で", "に", "は", "が", "を", "へ", "と", "も", "から", "、", "。"))
# Stems of verbs that are nouns before another verb too: 引っ越し手伝って.
_DOINGS = word_set("japanese/nouns.toml", "generic", "doings")
_INSIDE_NOUNS = frozenset(("・", "-", "/", "&", "'", "+", "×", "~", "〜", "="))


@dataclass(slots=True)
class Phrase:
    """A noun phrase: head with what の and relative clauses put before it. start: of all that; head_start: of the head."""

    start: int
    head_start: int
    end: int
    head: tuple[Token, ...] = ()
    mention: Mention | None = None
    day: Day | None = None
    of: Phrase | None = None
    clause: Clause | None = None
    aside: list[Clause] = field(default_factory=list)
    alias: bool = False
    spelled: tuple[tuple[Token, ...], str] = ((), "")

    @property
    def head_text(self) -> str:
        """The letters of the head, which are asked for often and so kept."""
        if self.mention:
            return self.mention.name
        if self.spelled[0] is not self.head:
            self.spelled = (self.head, "".join(token.text for token in self.head))
        return self.spelled[1]

    def chain(self) -> Iterator[Phrase]:
        """This phrase and those it hangs on by の, the nearest first: AのBのC → C, B, A."""
        here: Phrase | None = self
        while here is not None:
            yield here
            here = here.of

    def mentions(self) -> list[Mention]:
        """The people named in the phrase, the head first."""
        return [one.mention for one in self.chain() if one.mention]


@dataclass(slots=True)
class Argument:
    """A phrase and the particle behind it ("" for none)."""

    phrase: Phrase
    case: str


@dataclass(slots=True)
class Clause:
    """arguments of one predicate (None: nouns alone); quote: the clause it says or asks; modifies: its relative head."""

    start: int
    end: int
    arguments: list[Argument] = field(default_factory=list)
    predicate: Predicate | None = None
    adverbs: tuple[str, ...] = ()
    quote: Clause | None = None
    inner: Clause | None = None
    modifies: Phrase | None = None
    quoted: str = ""
    link: str = ""
    asks: bool = False
    ends_sentence: bool = False

    def case(self, *cases: str) -> list[Phrase]:
        """The phrases that stand with one of the particles."""
        return [one.phrase for one in self.arguments if one.case in cases]

    def mentions(self) -> list[Mention]:
        """Everybody named directly in it."""
        return [mention for one in self.arguments for mention in one.phrase.mentions()]


class _Reader:
    """One pass over the tokens, with what is still open: the phrase being built and the arguments waiting."""

    def __init__(
        self, tokens: Sequence[Token], mentions: Sequence[Mention], found_days: Sequence[Day]
    ) -> None:
        self.tokens = tokens
        self.people = {mention.first: mention for mention in mentions}
        self.days = {day.start: day for day in found_days}
        self.clauses: list[Clause] = []
        self.waiting: list[Argument] = []
        self.adverbs: list[str] = []
        self.phrase: Phrase | None = None
        self.possessor: Phrase | None = None
        self.relative: Clause | None = None
        self.quote: Clause | None = None
        self.alias: Phrase | None = None
        self.asides: list[tuple[Phrase | None, int, list[Argument]]] = []
        self.begun = 0

    def read(self) -> list[Clause]:
        at = 0
        while at < len(self.tokens):
            at = self._step(at)
        self._end_clause(len(self.tokens), ends_sentence=True)
        return self.clauses

    # -- one step --

    def _step(self, at: int) -> int:
        token = self.tokens[at]
        if at in self.people:
            return self._person(self.people[at])
        if token.start in self.days:
            return self._day(self.days[token.start], at)
        if (
            token.is_space
            or token.kind in ("補助記号", "記号")
            or (token.text in LAUGHS and self.phrase is None)
        ):
            return self._mark(at)
        if self._is_noun_of_verb(at) or self._is_stem_of_noun(at):
            return self._noun(at)
        if token.kind == "接頭辞" and self._kind(at + 1) == "動詞" and not self._is_stem_of_noun(at + 1):
            # お願いした, お会いした: politeness alone.
            return at + 1
        predicate = read_predicate(self.tokens, at, self._blocked)
        if predicate is not None:
            return self._predicate(predicate)
        if token.kind == "助詞" or (self.phrase is not None and token.text in ("で", "より", "なら")):
            return self._particle(at)
        if token.is_noun:
            return self._noun(at)
        if token.kind in ("副詞", "接続詞", "感動詞", "連体詞"):
            self._close_phrase("")
            self.adverbs.append(token.text)
        return at + 1

    def _is_noun_of_verb(self, at: int) -> bool:
        """PTAの|集まり|で: the stem of a verb behind の and before a particle is a noun."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if self.possessor is None or token.kind != "動詞" or not token.word.form.startswith("連用形"):
            return False
        return after is None or after.text in _BEHIND_NOUNS

    def _is_stem_of_noun(self, at: int) -> bool:
        """空き|倉庫, 引っ越し|先: a verb's stem right before a noun is the beginning of a compound."""
        token = self.tokens[at]
        if token.kind != "動詞" or token.lemma == "為る" or token.word.form != "連用形-一般":
            return False
        if self._kind(at + 1) == "動詞" and not self._blocked(at + 1) and token.text in _DOINGS:
            return True
        if self._kind(at + 1) not in ("名詞", "接尾辞") or self._blocked(at + 1):
            return False
        after = self.tokens[at + 1]
        return after.sort[:1] not in (("助動詞語幹",), ("動詞的",), ("形容詞的",), ("形状詞的",))

    def _kind(self, at: int) -> str:
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def _blocked(self, at: int) -> bool:
        """Whether a token belongs to a name or a day."""
        return at in self.people or self.tokens[at].start in self.days

    def _person(self, mention: Mention) -> int:
        self._open(Phrase(mention.start, mention.start, mention.end, self._tokens(mention), mention=mention))
        return mention.last

    def _tokens(self, mention: Mention) -> tuple[Token, ...]:
        return tuple(self.tokens[mention.first : mention.last])

    def _day(self, day: Day, at: int) -> int:
        end = at
        while end < len(self.tokens) and self.tokens[end].start < day.end:
            end += 1
        self._open(Phrase(day.start, day.start, day.end, tuple(self.tokens[at:end]), day=day))
        if day.due:
            self._close_phrase("までに")
        return end

    def _noun(self, at: int) -> int:
        end = at + 1
        while end < len(self.tokens) and not self._blocked(end) and self._goes_on(end):
            end += 1
        head = tuple(self.tokens[at:end])
        beside = (
            self.phrase is not None and self.phrase.mention is not None and self.phrase.end == head[0].start
        )
        if beside and "".join(token.text for token in head) in _HUNG_ON_NAMES:
            self.possessor, self.phrase = self.phrase, None
        self._open(Phrase(head[0].start, head[0].start, head[-1].end, head))
        return end

    def _goes_on(self, at: int) -> bool:
        token, before = self.tokens[at], self.tokens[at - 1]
        if before.kind == "代名詞" and before.text not in ("何", "どこ"):
            return False
        if token.text in _INSIDE_NOUNS:
            after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            return after is not None and after.is_noun and not self._blocked(at + 1)
        if token.kind == "接頭辞" and self._kind(at + 1) == "動詞":
            return False
        if not token.is_noun or read_predicate(self.tokens, at, self._blocked) is not None:
            return False
        return not (
            before.word.speech[2] == "副詞可能"
            and before.text in ("今", "前", "後", "次", "毎日", "毎週", "先")
        )

    # -- phrases --

    def _open(self, phrase: Phrase) -> None:
        if self.possessor is not None:
            phrase.of, phrase.start = self.possessor, self.possessor.start
            for one in self.possessor.chain() if phrase.mention else ():
                if one.clause is not None and one.mention is None:
                    # …で会った印刷会社の久保田さん: it is the person who was met.
                    one.clause.modifies = phrase
            self.possessor = None
        elif self.phrase is not None:
            self._close_phrase("")
        if self.alias is not None:
            # 山内さんという方: the head is the one named.
            phrase.mention, phrase.of, phrase.start = self.alias.mention, self.alias.of, self.alias.start
            phrase.alias, self.alias = True, None
        if self.relative is not None:
            phrase.clause, self.relative.modifies = self.relative, phrase
            phrase.start = min(phrase.start, self.relative.start)
            self.relative = None
        self.phrase = phrase

    def _close_phrase(self, case: str) -> None:
        self.relative = None
        phrase = self.phrase or self.possessor
        if phrase is not None:
            self.waiting.append(Argument(phrase, case or ("の" if self.possessor else "")))
        self.phrase = self.possessor = None

    def _particle(self, at: int) -> int:
        end = at + 1
        while end < len(self.tokens) and self.tokens[end].kind == "助詞" and not self._blocked(end):
            end += 1
        end = compound_end(self.tokens, end)
        said = "".join(token.text for token in self.tokens[at:end])
        if (
            said.startswith("との")
            and end < len(self.tokens)
            and self.tokens[end].text in ("こと", "事", "由")
        ):
            return self._heard(end + 1)
        requested = said == "との" and self.phrase is None and end < len(self.tokens)
        if requested and self.clauses and not self.waiting and self.tokens[end].kind in ("接頭辞", "名詞"):
            return self._quotation(end, "と")
        if self.phrase is None and self.clauses and not self.waiting and self.possessor is None:
            self.clauses[-1].asks |= said.startswith("か")
            if said.lstrip("かなねよ").startswith(("と", "って", "っと")):
                return self._quotation(end, said)
        if self.phrase is None and self.relative is not None and said.startswith(("の", "ん")):
            # 来てくれたのは…: the clause itself stands as a noun.
            here = self.tokens[at]
            self._open(Phrase(here.start, here.start, here.end, (here,)))
            self._close_phrase(said[1:])
        elif said in _OF and self.phrase is not None:
            self.possessor, self.phrase = self.phrase, None
        else:
            if self.phrase is not None and self.phrase.mention is not None and said.startswith(("は", "が")):
                self._part_topics()
            self._close_phrase(said)
        return end

    def _part_topics(self) -> None:
        """木村さんは弁理士、大野さんは…: with a second topic a new clause begins."""
        first = next(
            (at for at, one in enumerate(self.waiting) if one.phrase.mention and one.case == "は"), None
        )
        if first is None or first == len(self.waiting) - 1:
            return
        phrase, self.phrase = self.phrase, None
        self.clauses.append(self._take(self.waiting[-1].phrase.end))
        self.phrase = phrase

    def _heard(self, end: int) -> int:
        """…とのこと: somebody said so."""
        if self.phrase is not None or self.waiting:
            self._close_phrase("")
        elif self.clauses and self.clauses[-1].predicate is not None:
            self.clauses[-1].quoted = "と"
            self.clauses[-1].predicate.hearsay = True
        self.relative = None
        return end

    def _quotation(self, end: int, said: str) -> int:
        last = self.clauses[-1]
        last.quoted = said
        self.relative = None
        self.quote = last
        return end

    # -- predicates and ends --

    def _predicate(self, predicate: Predicate) -> int:
        self._absorb(predicate)
        relative = self.relative
        self._close_phrase("")
        self.relative = relative if self.relative is None and not self.waiting else self.relative
        if self._is_called(predicate):
            self.alias = self.waiting.pop().phrase
            return predicate.last
        outer = self._put_by(predicate)
        clause = self._take(predicate.end)
        self.waiting = outer
        clause.predicate, clause.link = predicate, predicate.link
        clause.quote, self.quote = self.quote, None
        if self.relative is not None and predicate.head:
            # 送る約束をした, リフォームをやってる人だった: the noun inside the predicate has a clause of its own.
            clause.inner, self.relative = self.relative, None
        self.clauses.append(clause)
        if predicate.adnominal and predicate.last < len(self.tokens):
            self.relative = clause
        return predicate.last

    def _put_by(self, predicate: Predicate) -> list[Argument]:
        """南条さんに耳寄りな話を…: of what waits, an adjective before a noun takes the thing right before it alone."""
        if not predicate.adnominal or len(self.waiting) == 0:
            return []
        if not predicate.describes:
            # 先週の金曜、店をやってる野村さんが来た: a day before a comma is that of the whole.
            pause = self.waiting[0].phrase.day is not None and self.waiting[0].case == "、"
            outer, self.waiting = (self.waiting[:1], self.waiting[1:]) if pause else ([], self.waiting)
            return outer
        last = self.waiting[-1]
        own = is_thing(last.phrase) and last.case in ("が", "の", "に", "も", "は")
        outer, self.waiting = (self.waiting[:-1], [last]) if own else (self.waiting, [])
        self.begun = predicate.start
        return outer

    def _absorb(self, predicate: Predicate) -> None:
        """動画|編集できる, 県庁|勤務で: the compound before a noun's predicate is part of it."""
        phrase = self.phrase
        if phrase is None or not predicate.head or not is_thing(phrase) or phrase.end != predicate.start:
            return
        predicate.head = (*phrase.head, *predicate.head)
        phrase.head, phrase.end = predicate.head, predicate.head[-1].end
        if not predicate.noun:
            self._close_phrase("を")
            return
        self.phrase, self.possessor = None, phrase.of
        self._close_phrase("の")

    def _is_called(self, predicate: Predicate) -> bool:
        """という, っていう before a noun."""
        last = self.waiting[-1] if self.waiting else None
        named = last is not None and last.phrase.mention is not None and last.case in ("と", "って", "っと")
        return named and predicate.lemma == "言う" and predicate.adnominal

    def _take(self, end: int) -> Clause:
        start = min([one.phrase.start for one in self.waiting], default=self.begun)
        clause = Clause(start, end, self.waiting, adverbs=tuple(self.adverbs))
        self.waiting, self.adverbs, self.begun = [], [], end
        return clause

    def _mark(self, at: int) -> int:
        token = self.tokens[at]
        if token.text in "「『" and (end := self._name_in_quotes(at)):
            return self._quoted_name(at, end)
        if token.text in _OPEN:
            return self._open_aside(at)
        if token.text in _CLOSE and self.asides:
            return self._close_aside(at)
        if token.text in _PAUSES:
            self._close_phrase("、" if self.phrase else "")
        elif token.text.strip() and token.text not in ENDS and token.text in ("@",):
            self._close_phrase("")
        elif token.is_space and "\n" not in token.text:
            self._blank(at)
        else:
            if token.text == "?" and self.clauses and not self.waiting:
                self.clauses[-1].asks = True
            self._end_clause(at, ends_sentence=True)
        return at + 1

    def _blank(self, at: int) -> None:
        """A blank parts phrases; behind a predicate or a bare noun it may end the sentence."""
        bare = self.phrase is not None and is_thing(self.phrase)
        self._close_phrase("")
        if bare and any(one.case in ("と", "から", "に", "へ", "より") for one in self.waiting):
            # 星さんとZoom 採用に困ってた: the noun says what happened.
            self._end_clause_at(self.waiting[-1].phrase.end, ends_sentence=True)
            return
        if self.clauses and not self.waiting:
            self.clauses[-1].ends_sentence = (
                self.clauses[-1].predicate is None or not self.clauses[-1].predicate.goes_on
            )

    def _name_in_quotes(self, at: int) -> int:
        """The closing mark of 「ツナグ」, which is a name, not speech; 0 where it is none."""
        for end in range(at + 1, min(at + 12, len(self.tokens))):
            token = self.tokens[end]
            if token.text in "」』":
                return end if end > at + 1 else 0
            if self._blocked(end) or token.kind in ("助動詞", "動詞") or token.text in ENDS:
                return 0
        return 0

    def _quoted_name(self, at: int, end: int) -> int:
        head = tuple(self.tokens[at : end + 1])
        if self.phrase is not None and is_thing(self.phrase) and self.phrase.end == head[0].start:
            self.phrase.head, self.phrase.end = (*self.phrase.head, *head), head[-1].end
        else:
            self._open(Phrase(head[0].start, head[0].start, head[-1].end, head))
        return end + 1

    def _open_aside(self, at: int) -> int:
        self.asides.append(
            (
                self.phrase or (self.waiting[-1].phrase if self.waiting else None),
                len(self.clauses),
                self.waiting,
            )
        )
        self.kept = (self.phrase, self.possessor)
        self.waiting, self.phrase, self.possessor = [], None, None
        return at + 1

    def _close_aside(self, at: int) -> int:
        self._end_clause_at(self.tokens[at].end, ends_sentence=False)
        phrase, first, waiting = self.asides.pop()
        inside = self.clauses[first:]
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        speech = bool(inside) and after is not None and after.text in ("と", "って")
        if phrase is not None and self.tokens[at].text not in "」』":
            phrase.aside = [*phrase.aside, *inside]
        self.waiting = waiting
        self.phrase, self.possessor = self.kept
        self.relative = self.quote = None
        if speech:
            # 「撮ってほしい」と連絡があった
            inside[-1].quoted, self.quote = "と", inside[-1]
        return at + 1 + speech

    def _end_clause(self, at: int, *, ends_sentence: bool) -> None:
        end = self.tokens[at].start if at < len(self.tokens) else (self.tokens[-1].end if self.tokens else 0)
        self._end_clause_at(end, ends_sentence=ends_sentence)

    def _end_clause_at(self, end: int, *, ends_sentence: bool) -> None:
        self._close_phrase("")
        self.relative = None
        if self.waiting or (self.adverbs and ends_sentence):
            clause = self._take(end)
            clause.quote, self.quote = self.quote, None
            self.clauses.append(clause)
        self.quote = None
        if self.clauses and ends_sentence:
            self.clauses[-1].ends_sentence = True


def is_thing(phrase: Phrase) -> bool:
    """Neither a person nor a day, nor a mere number (2時間, 一冊)."""
    if phrase.mention is not None or phrase.day is not None:
        return False
    alone = phrase.head and phrase.of is None and phrase.clause is None
    if alone and phrase.head[-1].text in word_set("japanese/nouns.toml", "generic", "how"):
        # 正式に依頼, 丁寧に教わる
        return False
    return bool(phrase.head_text.strip()) and not _COUNTED.fullmatch(phrase.head_text)


def clauses_of(
    tokens: Sequence[Token], mentions: Sequence[Mention], found_days: Sequence[Day]
) -> list[Clause]:
    """The clauses of a text in its order; relative clauses before what they modify."""
    return _Reader(tokens, mentions, found_days).read()
