"""Work and invitations that come up in an English note without being asked for in so many words.

has a gig for me, offered me a job, is thinking of ordering 50 mugs, there might be an opening on her team, the mural
fell through. Decides what is offered, by whom, and where it ended; what is asked outright is `facts.read_chance`.
"""

from __future__ import annotations

from enishi.language.note.english.clauses import ME, THEM, Clause
from enishi.language.note.english.passage import Passage
from enishi.language.note.lexicon import phrase_set
from enishi.language.note.sheet import Someone

_VERBS = "english/verbs.toml"
_MUSING = frozenset(("love", "like", "be", "have", "ever", "really", "want", "say", "go"))
_MINE = frozenset(("me", "us", "my", "our", "i", "we"))
Found = tuple[Someone, int, int]


def opening(passage: Passage, clause: Clause) -> Found | None:
    """Something that is offered to the writer or might be."""
    if clause.negative or clause.bracket:
        return None
    if (asked := _would_i(passage, clause) or _in_nouns(passage, clause)) is not None:
        return asked
    match = passage.find(clause, "chance", "openings")
    if match is not None:
        return _named(passage, clause, match.end, work=True)
    match = passage.find(clause, "chance", "plans")
    if match is not None and passage.side(clause) == THEM and _is_of_mine(passage, match.end, clause.end):
        return _named(passage, clause, match.end, work=False)
    match = passage.find(clause, "chance", "proposals")
    if match is not None and passage.side(clause) == THEM:
        return _named(passage, clause, match.end, work=False)
    match = passage.find(clause, "chance", "comes")
    if match is not None and passage.side(clause) != THEM:
        return _named(passage, clause, match.end, work=True)
    return None


def outcome(passage: Passage, clause: Clause) -> Found | None:
    """The mural job from Ed fell through; turned down Nora's offer; landed the contract with Omar."""
    match = passage.find(clause, "chance", "ends")
    if match is not None:
        return _named(passage, clause, clause.first, work=True, end=match.first)
    said = set(passage.low(clause).split())
    if passage.side(clause) == THEM and "job" in said and said & {"her", "his", "their"}:
        # who has just lost her job
        return None
    match = passage.find(clause, "chance", "settles")
    if match is not None and passage.side(clause) in (ME, THEM):
        return _named(passage, clause, match.end, work=True)
    return None


def _would_i(passage: Passage, clause: Clause) -> Found | None:
    """… is hiring a sound engineer and would I be interested?"""
    tokens = passage.tokens
    if tokens[clause.first].low in ("would", "could", "can", "will") and clause.end > clause.first + 2:
        asked_me = tokens[clause.first + 1].low == "i" and tokens[clause.first + 2].low not in _MUSING
        if asked_me and passage.topic is not None:
            # Would I illustrate his next book?
            return passage.topic, clause.first + 2, clause.end
    asks = any(
        tokens[at].low in ("would", "could", "might", "was", "am", "if", "whether")
        and tokens[at + 1].low == "i"
        for at in range(clause.first, clause.end - 1)
    )
    if not asks or not {"interested", "up", "keen", "fancy", "free", "game"} & {
        token.low for token in tokens[clause.first : clause.end]
    }:
        return None
    at = passage.places[id(clause)]
    for before in reversed(passage.clauses[max(at - 2, 0) : at]):
        sought = passage.find(before, "seek", "verbs") or passage.find(before, "chance", "hires")
        if before.sentence == clause.sentence and sought is not None:
            return _named(passage, before, sought.end, work=False)
    return None


def _in_nouns(passage: Passage, clause: Clause) -> Found | None:
    """An enquiry from Kwame about a wedding shoot; new commission from Omar."""
    tokens, asks = passage.tokens, phrase_set(_VERBS, "chance", "asks")
    at = next(
        (at for at in range(clause.first, min(clause.first + 4, clause.end)) if tokens[at].low in asks), None
    )
    if at is None or at + 1 >= clause.end or tokens[at + 1].low not in ("from", "about", "for", "to", "via"):
        return None
    lead = {token.low for token in tokens[clause.first : at]}
    if not lead <= phrase_set(_VERBS, "chance", "lead"):
        return None
    return _named(passage, clause, at, work=True)


def _is_of_mine(passage: Passage, first: int, end: int) -> bool:
    """ordering mugs from me, hiring me: it is the writer who would do it."""
    return bool({token.low for token in passage.tokens[first:end]} & _MINE)


def _named(passage: Passage, clause: Clause, first: int, *, work: bool, end: int = 0) -> Found | None:
    """Who is behind it and what it is: the work's own words, or those behind for and to (an opening for a cook)."""
    end = end or clause.end
    found = passage.thing(first, end)
    while (
        found is not None
        and found[0] < end
        and passage.tokens[found[0]].low in _MINE | {"possible", "little"}
    ):
        found = passage.thing(found[0] + 1, end)
    if found is None:
        return None
    named = next((at for at in range(found[0] + 1, found[1]) if at in passage.covered), found[1])
    found = (found[0], named)
    words = {token.low.removesuffix("s") for token in passage.tokens[found[0] : found[1]]}
    if work and not words & phrase_set(_VERBS, "chance", "work"):
        return None
    people = passage.done_to(clause.first, clause.end)
    someone = passage.subject(clause) or (people[0] if people else passage.topic)
    return None if someone is None else (someone, *_particular(passage, found, end))


def _particular(passage: Passage, found: tuple[int, int], end: int) -> tuple[int, int]:
    """an offer to co-write the book, a commission for two portraits: what it is for, where the noun alone says little."""
    first, stop = found
    if stop - first != 1 or passage.tokens[first].low not in phrase_set(_VERBS, "chance", "bare"):
        return found
    for at in range(stop, end - 1):
        after = passage.tokens[at + 1].low
        if passage.tokens[at].low in ("to", "for", "of", "as", "about") and after not in _MINE:
            return passage.thing(at + 1, end) or found
    if end < len(passage.tokens) and passage.tokens[end].text == ":":
        return passage.thing(end + 1, min(end + 5, len(passage.tokens))) or found
    return found
