"""Part an English text into clauses, each with who its subject is: somebody, the writer, a relative, or nobody said.

Decides where clauses begin (marks, and, who, because …), negation, time and wish of each. What its verb means for the
network is for the readers of facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from enishi.language.note.english.people import Mention, Names
from enishi.language.note.english.tokens import NOT, PRONOUNS, Token, lemma_of
from enishi.language.note.lexicon import phrase_set, word_set

_ENDS = frozenset((".", "!", "?", "\n", ";", "…"))
_PAUSES = frozenset((",", "-", "–", "—", ":"))
_LINKS = frozenset(
    (
        "and",
        "but",
        "so",
        "because",
        "since",
        "while",
        "when",
        "who",
        "which",
        "though",
        "although",
        "plus",
        "as",
        "whose",
        "where",
    )
)
_LEADING = word_set("english/words.toml", "words", "leading")
_BEFORE_OBJECT = word_set("english/words.toml", "words", "before_person") | frozenset((",", "and", "&", "'s"))
# Going to the fair with Naomi on the 28th: said of what is to come.
_GOING = frozenset(
    ("go", "meet", "see", "have", "visit", "attend", "catch", "grab", "host", "join", "take", "do")
)
_SOMEBODY = frozenset(("someone", "somebody", "anyone", "anybody", "people", "person", "folks", "one"))
_ME = frozenset(("i", "we"))
_THEY = frozenset(("he", "she", "they"))
ME, THEM, KIN, THING, NOBODY = "me", "them", "kin", "thing", ""


@dataclass(slots=True)
class Clause:
    """tokens[first:end]. subject: "me", "them" (he, she, a name), "kin", "thing" or "" where none is said."""

    first: int
    end: int
    link: str = ""
    sentence: int = 0
    starts_sentence: bool = False
    subject: str = ""
    who: Mention | None = None
    plural: bool = False
    verb: int = 0
    negative: bool = False
    future: bool = False
    wish: bool = False
    people: list[Mention] = field(default_factory=list)
    bracket: bool = False
    use: str = ""


def clauses_of(tokens: Sequence[Token], names: Names, taken: set[int]) -> list[Clause]:
    """The clauses in their order."""
    found: list[Clause] = []
    for first, end, link, sentence, bracket in _stretches(tokens, names, taken):
        if first >= end:
            continue
        clause = Clause(
            first, end, link, sentence, not found or found[-1].sentence != sentence, bracket=bracket
        )
        clause.people = [one for one in names.people if first <= one.first < end]
        _read_subject(tokens, clause, names)
        _read_mood(tokens, clause)
        found.append(clause)
    return found


def _stretches(
    tokens: Sequence[Token], names: Names, taken: set[int]
) -> Iterator[tuple[int, int, str, int, bool]]:
    covered, first, link, sentence, depth = names.covered(), 0, "", 0, 0
    for at, token in enumerate(tokens):
        if at in covered or at in taken:
            continue
        ends = token.text in _ENDS or (
            token.is_mark and token.text not in _PAUSES and token.text not in "()/'\"@=%+*#&"
        )
        cut = ends or token.text in _PAUSES or token.text in "()" or token.low in _LINKS
        if (
            token.low in ("which", "who", "where", "when", "so", "as")
            and at > first
            and (tokens[at - 1].low in PRONOUNS or tokens[at - 1].lemma in ("ask", "wonder"))
        ):
            # told me which rates to ask for, asked who did my website
            cut = False
        if token.low in ("who", "that") and at > first and tokens[at - 1].low in _SOMEBODY:
            # needs someone who can redo her sign
            cut = False
        if token.low in ("and", "&", ",") and _joins_names(at, names):
            cut = False
        if not cut:
            continue
        yield first, at, link, sentence, depth > 0
        depth = depth + 1 if token.text == "(" else max(depth - 1, 0) if token.text == ")" else depth
        first, link = at + 1, "" if ends else token.low
        sentence += ends
    yield first, len(tokens), link, sentence, depth > 0


def _joins_names(at: int, names: Names) -> bool:
    """Tom and Priya, Ken, Emi: a mark between two names parts nothing."""
    return any(one.last == at for one in names.people) and any(one.first == at + 1 for one in names.people)


def _read_subject(tokens: Sequence[Token], clause: Clause, names: Names) -> None:
    """Who stands before the verb."""
    kin = phrase_set("english/nouns.toml", "kin", "words")
    at = clause.first
    while at < clause.end:
        token = tokens[at]
        person = next((one for one in clause.people if one.first == at), None)
        if person is not None and _has_kin(tokens, person.last, clause.end, kin):
            _subject_is(clause, KIN, None, person.last + 2)
            return
        if person is not None:
            _subject_is(clause, THEM, person, person.last)
            clause.plural = any(one.first == person.last + 1 for one in clause.people)
            return
        if token.low in _ME or token.low in _THEY:
            _subject_is(clause, ME if token.low in _ME else THEM, None, at + 1)
            clause.plural = token.low == "they"
            return
        if token.low in ("his", "her", "their", "my", "our", "whose") or (
            at > clause.first and tokens[at - 1].lemma == "'s"
        ):
            end = at + 1
            while end < clause.end and tokens[end].low not in kin and end < at + 4 and tokens[end].is_word:
                end += 1
            if end < clause.end and tokens[end].low in kin:
                if end + 2 < clause.end and tokens[end + 1].lemma == "'s" and tokens[end + 2].low in kin:
                    # my cousin's roommate Tariq
                    end += 2
                named = next((one for one in clause.people if one.first == end + 1), None)
                _subject_is(clause, THEM if named else KIN, named, named.last if named else end + 1)
                return
        if token.low in ("it", "this", "that", "there", "the", "a", "an", "her", "his", "their", "my"):
            _thing_before_verb(tokens, clause, at)
            return
        if token.low not in _LEADING:
            break
        at += 1
    clause.verb = at
    if (person := _right_before_verb(tokens, clause)) is not None:
        _subject_is(clause, THEM, person, person.last)


def _right_before_verb(tokens: Sequence[Token], clause: Clause) -> Mention | None:
    """Yesterday at the studio Ilse asked …: somebody right before a verb, behind no verb or preposition."""
    for person in clause.people:
        if not clause.first < person.first or person.last >= clause.end:
            continue
        before, after = tokens[person.first - 1], tokens[person.last]
        acts = after.low != after.lemma and lemma_of(before.low) == before.low
        if acts and before.low not in _BEFORE_OBJECT:
            return person
    return None


def _has_kin(tokens: Sequence[Token], at: int, end: int, kin: frozenset[str]) -> bool:
    """Petra's brother, Aiko's old boss."""
    return (
        at < end
        and tokens[at].lemma == "'s"
        and any(token.low in kin for token in tokens[at + 1 : min(at + 3, end)])
    )


def _thing_before_verb(tokens: Sequence[Token], clause: Clause, at: int) -> None:
    """It was fun, the food was great: a thing is the subject; Her drawings are amazing is said of them."""
    for end in range(at + 1, min(at + 5, clause.end)):
        if tokens[end].lemma in ("be", "'s", "feel", "have", "will", "get", "go", "turn"):
            _subject_is(clause, THING, None, end)
            return
    clause.verb = at


def _subject_is(clause: Clause, subject: str, who: Mention | None, verb: int) -> None:
    clause.subject, clause.who, clause.verb = subject, who, verb


def _read_mood(tokens: Sequence[Token], clause: Clause) -> None:
    """Negation, future and wish, from the words between the subject and the verb."""
    window = tokens[clause.verb : min(clause.verb + 5, clause.end)]
    said = [token.low for token in window]
    lemmas = [token.lemma for token in window]
    clause.negative = any(word in NOT for word in (*said, *lemmas)) or "anymore" in [
        t.low for t in tokens[clause.first : clause.end]
    ]
    clause.future = (
        "will" in lemmas or _has(lemmas, "be", "go", "to") or _has(said, "going", "to") or "'ll" in said
    )
    first = tokens[clause.first]
    clause.future = clause.future or (
        clause.starts_sentence and not clause.subject and first.low.endswith("ing") and first.lemma in _GOING
    )
    clause.wish = (
        ("would" in lemmas or "'d" in said) and any(word in said for word in ("love", "like"))
    ) or any(word in lemmas for word in ("want", "hope", "wish"))


def _has(words: Sequence[str], *run: str) -> bool:
    return any(tuple(words[at : at + len(run)]) == run for at in range(len(words)))
