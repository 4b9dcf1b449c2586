"""The words of an English text, each with its place and headword, and phrases of headwords found among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from enishi.language.note.lexicon import keyed, lexicon, phrases, word_set

FILE, WORDS = "english/verbs.toml", "english/words.toml"
_WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|St|Rev|Mx)\.|w/|[A-Za-zÀ-ɏ](?:\.[A-Za-z])+\.?|"
    r"[A-Za-zÀ-ɏ&][\wÀ-ɏ&]*(?:[-’'][A-Za-zÀ-ɏ]+)*|\d+(?::\d+)?(?:st|nd|rd|th|am|pm)?|\n|[^\w\s]|[^\s]"
)
_CONTRACTED = re.compile(r"(?i)(?P<stem>[a-z]+?)(?P<rest>n't|'s|'re|'m|'ve|'ll|'d)$")
SOFT = word_set("english/words.toml", "words", "soft")
PRONOUNS = frozenset(("me", "him", "her", "them", "us", "you", "it"))
AUXILIARY = frozenset(
    ("be", "have", "do", "will", "would", "could", "should", "can", "might", "may", "must", "'d", "'ll", "to")
)
NOT = frozenset(("not", "n't", "never", "no", "nobody", "neither", "hardly", "without", "cannot"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word at text[start:end]; low: in small letters, with a plain apostrophe; lemma: its headword."""

    text: str
    start: int
    end: int
    lemma: str
    low: str

    @property
    def is_word(self) -> bool:
        """Letters, not a number or mark."""
        return self.text[:1].isalpha()

    @property
    def is_capital(self) -> bool:
        """Written with a capital."""
        return self.text[:1].isupper()

    @property
    def is_mark(self) -> bool:
        """Punctuation or a line end."""
        return not self.text[:1].isalnum() and self.text not in ("&", "'s", "'re", "'m", "'ll", "'d", "'ve")


@cache
def forms() -> dict[str, str]:
    """Every form of the verbs with its headword: ran → run."""
    known = dict(keyed(FILE, "forms"))
    for head in _headwords():
        for form in _regular(head):
            known.setdefault(form, head)
    return known


def _headwords() -> set[str]:
    found: set[str] = set(lexicon(FILE)["forms"])
    for name, table in lexicon(FILE).items():
        if name not in ("forms", "feel"):
            found |= {phrase.split()[0] for words in table.values() for phrase in phrases(words)}
    return {head for head in found if head.isalpha()}


def _regular(head: str) -> tuple[str, ...]:
    if head.endswith("e"):
        return head + "s", head + "d", head[:-1] + "ing"
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return head[:-1] + "ies", head[:-1] + "ied", head + "ing"
    plural = head + "es" if head.endswith(("s", "sh", "ch", "x", "z", "o")) else head + "s"
    doubled = (
        (head + head[-1] + "ed", head + head[-1] + "ing")
        if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", head)
        else ()
    )
    return plural, head + "ed", head + "ing", *doubled


def lemma_of(word: str) -> str:
    """The headword of a word, itself where it is none of the lexicon's verbs."""
    return forms().get(word, word)


def tokens_of(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Cut text[start:end] into tokens; he's and don't are two."""
    found: list[Token] = []
    for match in _WORD.finditer(text, start, end):
        found += _parts(match.group(), match.start())
    return tuple(found)


def _parts(word: str, at: int) -> list[Token]:
    plain = word.lower().replace("’", "'")
    split = _CONTRACTED.fullmatch(plain)
    if split is None:
        return [Token(word, at, at + len(word), lemma_of(plain), plain)]
    cut = len(split["stem"])
    stem, rest = split["stem"], split["rest"]
    stem_lemma = {"ca": "can", "wo": "will"}.get(stem, lemma_of(stem))
    rest_lemma = {
        "n't": "not",
        "'s": "'s",
        "'re": "be",
        "'m": "be",
        "'ve": "have",
        "'ll": "will",
        "'d": "would",
    }[rest]
    return [
        Token(word[:cut], at, at + cut, stem_lemma, stem),
        Token(word[cut:], at + cut, at + len(word), rest_lemma, rest),
    ]


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at tokens[first:end]; gap: the tokens of an object that stands within (put |me| in touch with)."""

    first: int
    end: int
    phrase: str
    gap: tuple[int, int] | None = None


@cache
def _phrase_words(*path: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of a list by their first word, the longest first."""
    found: object = lexicon(FILE)
    for step in path:
        found = found[step]  # type: ignore[index]
    listed: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(phrase.split()) for phrase in phrases(str(found))), key=len, reverse=True):
        listed.setdefault(words[0], []).append(words)
    return listed


def find_phrase(tokens: Sequence[Token], names: set[int], *path: str) -> Match | None:
    """The first and longest phrase of a list of verbs.toml. names: tokens that are part of a name."""
    known = _phrase_words(*path)
    for at in range(len(tokens)):
        if at in names:
            continue
        token = tokens[at]
        begins = ({token.low, token.lemma} | ({"be"} if token.lemma == "'s" else set())) & known.keys()
        for words in sorted((words for word in begins for words in known[word]), key=len, reverse=True):
            if (match := _at(tokens, at, words, names)) is not None:
                return match
    return None


def _at(tokens: Sequence[Token], at: int, words: tuple[str, ...], names: set[int]) -> Match | None:
    if not _is(tokens[at], words[0]):
        return None
    here, gap = at + 1, None
    for word in words[1:]:
        while here < len(tokens) and tokens[here].low in SOFT and not _is(tokens[here], word):
            here += 1
        if (
            gap is None
            and here < len(tokens)
            and not _is(tokens[here], word)
            and (after := _object_end(tokens, here, names)) > here
        ):
            gap, here = (here, after), after
        while here < len(tokens) and tokens[here].low in SOFT and not _is(tokens[here], word):
            here += 1
        if here >= len(tokens) or not _is(tokens[here], word):
            return None
        here += 1
    return Match(at, here, " ".join(words), gap)


def _is(token: Token, word: str) -> bool:
    return word in (token.lemma, token.low) or (word == "be" and token.lemma in ("be", "'s"))


def _object_end(tokens: Sequence[Token], at: int, names: set[int]) -> int:
    """The end of a name or pronoun that begins here; `at` where none does."""
    end = at
    while end < len(tokens) and end in names:
        end += 1
    if end > at and end < len(tokens) and tokens[end].lemma == "'s":
        end += 1
    if end == at and tokens[at].low in PRONOUNS:
        end = at + 1
    return end
