"""Find the people an English text names: Sarah Chen, Dr. Patel, tom, Mei-Ling – and the names that are none.

Decides which capitalised words are somebody, which a firm or a place; whether they were there is for the clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from enishi.language.note.english.tokens import FILE as VERBS
from enishi.language.note.english.tokens import Token, forms, lemma_of
from enishi.language.note.lexicon import lexicon, phrase_set, phrases, word_set

_NAMES, _NOUNS = "english/names.toml", "english/nouns.toml"
_BEFORE_PERSON = word_set("english/words.toml", "words", "before_person")
_BEFORE_FIRM = frozenset(("at", "for", "@"))
_BEFORE_PLACE = frozenset(("in", "near", "around", "across", "outside", "towards"))
_NO_OBJECT = frozenset(
    ("be", "is", "was", "are", "were", "am", "do", "live", "lives", "lived", "go", "went", "fly", "flew")
)
_BEHIND_SUBJECT = word_set("english/words.toml", "words", "behind_subject")
_DETERMINED = frozenset(("the", "a", "an", "this", "that", "our"))


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody's name at tokens[first:last]; start, end: with Mr. or Dr.; title: Chef and the like."""

    name: str
    start: int
    end: int
    first: int
    last: int
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """people: the mentions; others: stretches of tokens that are names of firms or places."""

    people: list[Mention]
    firms: dict[int, int]
    places: dict[int, int]

    def covered(self) -> set[int]:
        """The tokens that belong to somebody's name."""
        return {at for one in self.people for at in range(one.first, one.last)}


def find_names(tokens: Sequence[Token], taken: set[int], known: frozenset[str]) -> Names:
    """Every name. taken: tokens that are days; known: names of the network in small letters."""
    people: list[Mention] = []
    firms: dict[int, int] = {}
    places: dict[int, int] = {}
    at = 0
    while at < len(tokens):
        if at in taken:
            at += 1
            continue
        mention = _with_title(tokens, at) or _small(tokens, at, known, people)
        if mention is None and tokens[at].is_capital:
            end = _chunk_end(tokens, at, taken)
            kind, first = _kind(tokens, at, end, people, known) if end > at else ("", at)
            if kind == "person":
                mention = Mention(
                    _joined(tokens, first, end), tokens[first].start, tokens[end - 1].end, first, end
                )
            elif kind:
                (firms if kind == "firm" else places)[first] = end
                at = end
                continue
        if mention is not None:
            people.append(mention)
            at = mention.last
        else:
            at += 1
    return Names(people, firms, places)


def _joined(tokens: Sequence[Token], first: int, end: int) -> str:
    return " ".join(token.text for token in tokens[first:end])


def _with_title(tokens: Sequence[Token], at: int) -> Mention | None:
    """Dr. Patel, Mrs Ito, Chef Antoine."""
    word = tokens[at].text.rstrip(".")
    honorific = word in word_set(_NAMES, "titles", "honorific")
    role = word in word_set(_NAMES, "titles", "role")
    after = at + 1
    if after < len(tokens) and tokens[after].text == "." and honorific:
        after += 1
    if not (honorific or role) or after >= len(tokens) or not tokens[after].is_capital:
        return None
    end = after
    while end < len(tokens) and end < after + 3 and _is_name_word(tokens, end):
        end += 1
    if end == after:
        return None
    return Mention(
        _joined(tokens, after, end), tokens[at].start, tokens[end - 1].end, at, end, word if role else None
    )


def _small(tokens: Sequence[Token], at: int, known: frozenset[str], people: list[Mention]) -> Mention | None:
    """tom behind w/: a known given name in small letters where somebody is expected."""
    token = tokens[at]
    if token.is_capital or not token.is_word or at == 0:
        return None
    name = token.low[:1].upper() + token.low[1:]
    before = tokens[at - 1]
    listed = before.low in ("and", "&", ",") and any(one.last == at - 1 for one in people)
    expected = listed or before.low in _BEFORE_PERSON - {
        "and",
        "&",
        "to",
        "is",
        "was",
        "of",
        "for",
        "about",
        "old",
        "only",
    }
    if at + 1 < len(tokens) and (token.low in _small_names() or token.low in known):
        # priya @ Lumen Robotics, tom (banker)
        expected = expected or (
            before.text in (",", ":", "-", "–") and tokens[at + 1].text in ("@", "(", "/")
        )
    if (
        before.low == "to"
        and at > 1
        and tokens[at - 2].lemma in ("talk", "speak", "write", "send", "introduce", "next", "lend")
    ):
        expected = True
    is_name = name in word_set(_NAMES, "given", "common") or token.low in known
    is_name = is_name and (name not in word_set(_NAMES, "given", "words") or before.low in ("with", "w/"))
    return Mention(token.text, token.start, token.end, at, at + 1) if expected and is_name else None


@cache
def _small_names() -> frozenset[str]:
    return frozenset(name.lower() for name in word_set(_NAMES, "given", "common"))


def _chunk_end(tokens: Sequence[Token], at: int, taken: set[int]) -> int:
    """The end of a run of capitalised words with nothing but blanks between."""
    end = at
    while (
        end < len(tokens)
        and end not in taken
        and (_is_name_word(tokens, end) or _is_particle(tokens, end, at))
    ):
        if end > at and _with_title(tokens, end) is not None:
            break
        if end > at and tokens[end].start != tokens[end - 1].end + 1:
            break
        end += 1
    return end


def _is_name_word(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if at + 1 < len(tokens) and tokens[at + 1].low == "n't":
        return False
    return token.is_capital and token.is_word and token.text not in _never() and not token.text.endswith(".")


def _is_particle(tokens: Sequence[Token], at: int, first: int) -> bool:
    particles = ("de", "da", "van", "von", "der", "den", "di", "del", "la", "le", "al", "bin", "dos", "du")
    return at > first and tokens[at].low in particles and at + 1 < len(tokens) and tokens[at + 1].is_capital


@cache
def _never() -> frozenset[str]:
    return word_set(_NAMES, "not_names", "words")


@cache
def _words() -> frozenset[str]:
    """Every word of the lexicons: at the start of a sentence none of them is a name."""
    found: set[str] = set()
    for name in (VERBS, _NOUNS, "english/days.toml", "gatherings.toml"):
        for table in lexicon(name).values():
            for text in table.values() if isinstance(table, dict) else [table]:
                if isinstance(text, str):
                    found |= {part for phrase in phrases(text) for part in phrase.lower().split()}
                else:
                    found |= {
                        part
                        for one in text.values()
                        for phrase in phrases(one)
                        for part in phrase.lower().split()
                    }
    return frozenset(found) | word_set("english/words.toml", "words", "common")


def _kind(
    tokens: Sequence[Token], at: int, end: int, people: list[Mention], known: frozenset[str]
) -> tuple[str, int]:
    """What a run of capitalised words is – "person", "firm", "place" or "" – and where it begins."""
    opens = _opens_sentence(tokens, at)
    first = at
    given = word_set(_NAMES, "given", "common")
    while opens and first < end and tokens[first].text not in given and _is_plain_word(tokens[first]):
        first += 1
    if first < end and opens and _is_word_here(tokens, first, end):
        first += 1
    if first >= end:
        return "", at
    words = [token.text for token in tokens[first:end]]
    before = tokens[first - 1] if first else None
    if words[-1] in word_set(_NAMES, "not_names", "firms") and (
        len(words) > 1 or (before and before.low in _BEFORE_FIRM)
    ):
        return "firm", first
    if words[0] in given or _joined(tokens, first, end).lower() in known or words[0].lower() in known:
        return (
            ("firm", first)
            if before is not None and before.low in _BEFORE_FIRM and len(words) > 2
            else ("person", first)
        )
    return _by_context(tokens, first, end, before, people, opens=opens and first == at), first


def _is_word_here(tokens: Sequence[Token], first: int, end: int) -> bool:
    """May was warm, Will have lunch with Sol: at the head of a sentence a name that is a word needs a verb behind."""
    if tokens[first].text not in word_set(_NAMES, "given", "words"):
        return False
    after = tokens[end] if end < len(tokens) else None
    auxiliary = (
        tokens[first].text == "Will"
        and after is not None
        and after.low == after.lemma
        and after.low in _verbs()
    )
    return auxiliary or not _acts(tokens, first, end)


@cache
def _verbs() -> frozenset[str]:
    """Every headword and form of the verbs of the lexicon."""
    return frozenset(forms()) | frozenset(forms().values())


def _by_context(
    tokens: Sequence[Token], first: int, end: int, before: Token | None, people: list[Mention], *, opens: bool
) -> str:
    if before is not None and before.low in _BEFORE_FIRM:
        return "firm"
    titles = phrase_set(_NOUNS, "titles", "words")
    if before is not None and before.low == "of" and first > 1 and tokens[first - 2].low in titles:
        # founder of Lumo
        return "firm"
    if before is not None and before.low in _BEFORE_PLACE:
        return "place"
    if before is not None and before.low == "of" and first > 1 and tokens[first - 2].is_capital:
        # Chamber of Commerce
        return "place"
    if before is not None and before.text == "&" and first > 1 and tokens[first - 2].is_capital and not opens:
        # at Holloway & Birch
        joined = next((one for one in people if one.last == first - 1), None)
        if joined is None:
            return "firm"
    if before is not None and before.low == "of" and people and people[-1].last == first - 1:
        # Karl Lenz of Adecor
        return "firm"
    if before is not None and before.low == "(" and people and people[-1].last == first - 1:
        return "firm"
    if before is not None and before.low == "from" and people and people[-1].last == first - 1:
        return "firm"
    if before is not None and before.low in _DETERMINED:
        return ""
    if tokens[first].text.isupper() and len(tokens[first].text) > 1:
        return ""
    listed = (
        before is not None
        and before.low in (",", "and", "&")
        and any(one.last >= first - 2 for one in people)
    )
    expected = before is not None and (
        before.low in _BEFORE_PERSON
        or (first > 1 and before.low in titles and not before.is_capital)
        or (before.low in _verbs() and before.low not in _NO_OBJECT)
        or before.low in phrase_set(_NOUNS, "kin", "words")
        or (before.text == "," and first > 1 and tokens[first - 2].low in titles)
    )
    owns = end < len(tokens) and tokens[end].lemma == "'s" and not _is_plain_word(tokens[first])
    expected = expected or owns
    if opens and tokens[first].low.endswith("ed") and end < len(tokens) and tokens[end].low in _DETERMINED:
        return ""
    if opens and end < len(tokens) and tokens[end].low in ("the", "a", "an", "my", "some"):
        # Bled the radiators: an unknown verb.
        return ""
    if opens:
        return (
            "person"
            if _acts(tokens, first, end) or (end - first == 2 and not _is_plain_word(tokens[first + 1]))
            else ""
        )
    return "person" if expected or listed or _acts(tokens, first, end) else ""


def _is_plain_word(token: Token) -> bool:
    low = token.low
    return low in _words() or lemma_of(low) != low or low.rstrip("s") in _words()


def _acts(tokens: Sequence[Token], first: int, end: int) -> bool:
    """A verb, 's, a bracket or a comma with a title stands behind: somebody does or is something."""
    after = tokens[end] if end < len(tokens) else None
    if after is None:
        return False
    third = after.is_word and not after.is_capital and len(after.low) > 3 and after.low.endswith(("s", "ed"))
    return (
        after.lemma != after.low
        or (third and end - first == 1 and not after.low.endswith(("ss", "us", "is")))
        or after.lemma in ("be", "'s", "have", "will", "can", "would")
        or after.low in _BEHIND_SUBJECT
    )


def _opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in (".", "!", "?", "\n", ":", ";", ")", "-", "–", "—", "…", '"')
