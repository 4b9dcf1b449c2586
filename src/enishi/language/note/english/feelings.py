"""How it felt, in English; whether one would like to meet again; whether one would like to do something together."""

from __future__ import annotations

import re

from enishi.language.note.english.clauses import KIN, THEM, Clause
from enishi.language.note.english.passage import Passage
from enishi.language.note.lexicon import any_of, phrase_set
from enishi.language.note.sheet import Someone

_VERBS = "english/verbs.toml"
_TOGETHER = re.compile(
    r"\b(?:build|make|do|create|start|work|launch|try|collaborate|run|design|write|publish|host|open|cook up|organi[sz]e)\b"
    r".*\b(?:together|with)\b|\bteam up\b|\bjoin forces\b|\bcollaborat|\bpartner up\b|\bpartner with\b|\bco-?create"
)
_KEY = re.compile(r"\bkey (?:person|contact|people)\b|\bkey-person\b")
_HOPE = re.compile(
    r"\b(?:should|could|would|'d|want to|love to|like to|let's|let 's|hope to|might|wish|must|dream of|"
    r"dying to|itching to|keen to)\b"
)
_AGAIN = re.compile(r"\b(?:again|another|more of)\b")
_MEETING = re.compile(
    r"\b(?:see|meet|do it|do that|repeat|work with|catch up|hang out|get together|talk|speak|"
    r"have (?:lunch|dinner|coffee)|chat|spend|grab|do this|go out|visit|invite)\b"
)
_NEVER = re.compile(
    r"\bnever again\b|\bever again\b|"
    r"\b(?:not|no|never).{0,20}\b(?:see|meet|talk to|speak to|hang out|work with|go out|deal with|spend time|"
    r"lend|trust|hire|help|invite|visit|sit|work|share|"
    r"lending|trusting|hiring|helping|inviting|seeing|meeting|working).{0,24}"
    r"\b(?:again|anymore|soon)\b|"
    r"\bkeep (?:my|some) distance\b|\bsteer clear of\b|\bavoid\b|\b(?:once|one time) was enough\b|\bin no hurry to see\b|"
    r"\b(?:done|finished|through) with (?:him|her|them)\b|\bcan ?not stand\b|\bno more of (?:him|her|them)\b|"
    r"\bnot keen (?:on|to) (?:spend|see|meet)|\b(?:had|have) enough of (?:him|her|them)\b"
)


_WAIT = re.compile(r"\b(?:can|ca|could) ?not wait (?:to|till i|until i)\b")


def read_wish(passage: Passage, clause: Clause) -> bool:
    """Would love to see her again; don't need to see Brad ever again."""
    said = _WAIT.sub("want to", passage.low(clause).replace("n't", "not"))
    sign = 0
    if _NEVER.search(said) and (
        clause.negative
        or "never again" in said
        or "avoid" in said
        or "distance" in said
        or "enough" in said
        or "clear" in said
        or " with " in said
    ):
        sign = -1
    elif (
        _AGAIN.search(said)
        and _HOPE.search(said)
        and _MEETING.search(said)
        and not (clause.negative and "want to" not in said)
    ):
        sign = 1
    people = _meant(passage, clause) if sign else []
    for someone in people:
        someone.wish, someone.present = sign, True
    if people:
        passage.mark(clause.first, clause.end, "wish")
        passage.use(clause, "wish")
    return bool(people)


def _meant(passage: Passage, clause: Clause) -> list[Someone]:
    named = [passage.someone(one) for one in clause.people]
    said = passage.low(clause).split()
    if named:
        return named
    if ("them" in said or "we" in said) and passage.met:
        return list(passage.met)
    return [passage.topic] if passage.topic is not None else []


def read_key(passage: Passage, clause: Clause) -> bool:
    """We should totally build something together; a key person for me."""
    said = passage.low(clause)
    together = _TOGETHER.search(said) and (
        "something" in said
        or "together" in said
        or "collab" in said
        or "team up" in said
        or "forces" in said
        or "partner" in said
        or "project" in said
    )
    named = bool(_KEY.search(said)) and not clause.negative
    if not named and not (together and _HOPE.search(said) and not clause.negative):
        return False
    people = _meant(passage, clause)
    for someone in people:
        someone.key = someone.present = True
    if people:
        passage.mark(clause.first, clause.end, "key")
        passage.use(clause, "key")
    return bool(people)


def read_mood(passage: Passage, clause: Clause) -> bool:
    """How it felt to the writer: So much fun, I was completely drained."""
    theirs = passage.side(clause) == THEM and (clause.subject or clause.link in ("and", "but", "who"))
    if passage.side(clause) == KIN or theirs or clause.wish:
        return False
    said = passage.low(clause)
    good = _feels(said, "good")
    bad = _feels(said, "bad")
    if good is None and bad is None:
        return False
    if clause.negative and bad is None:
        bad, good = good, None
    elif clause.negative:
        return False
    passage.sheet.mood = passage.sheet.mood or (1 if good else -1)
    passage.mark(clause.first, clause.end, "mood")
    passage.use(clause, "mood")
    return True


def _feels(said: str, which: str) -> re.Match[str] | None:
    return re.search(rf"(?<![a-z])(?:{any_of(phrase_set(_VERBS, 'feel', which))})(?![a-z])", said)
