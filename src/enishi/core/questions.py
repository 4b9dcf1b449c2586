"""The six questions: what the facts so far say to each.

Decides which findings answer a question, in which order, and that too few facts are no answer. Findings are codes
with raw facts; wording makes sentences, and an answer is the owner's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from enishi.core.codes import Fact
from enishi.core.vocabulary import QUESTIONS

QUOTED = 3
NAMED = 4
MOST = 3
"""Findings a question shows: what comes first says most."""

FINDINGS: Mapping[str, tuple[str, ...]] = {
    code: tuple(facts.split())
    for code, facts in {
        # where are my customers?
        "won_in_field": "field number of",
        "won_began": "kind number of",
        "won_through": "number",
        # for whom is what I make?
        "looked_for": "number",
        "words_from_field": "field number of",
        # who is glad of me?
        "was_glad": "number",
        "took_often": "number",
        # how would they be glad?
        "said_so": "text",
        "gave_most": "kind number",
        # what am I good at?
        "only_mine": "offer",
        "few_others": "offer number",
        "asked_for": "text",
        "polished_well": "what",
        # what do I lack?
        "missed_in_me": "text",
        "looked_for_not_mine": "fields",
        "not_glad_yet": "what",
    }.items()
}
"""The complete list of findings, and the facts each carries."""


@dataclass(frozen=True)
class Finding:
    """A code of `FINDINGS` with its facts, and the people behind it (ids, the most telling first)."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordReceived:
    """kind: asked, thanked, missed; person: id or ""; fields: of the person. The latest first."""

    kind: str
    text: str
    person: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """All that the six questions are answered from, the latest first in each.

    won: (field or "", kind where it began or "", nearest person or "") of every chance that came true.
    looking: people who look for what I can do. gave: (person, kind) of every favor given.
    glad_trials: people gladdened by something polished. sharp: (offer, others who could say the same).
    polished: (what, gladdened) of what was polished. beyond: fields of what people look for and I do not do.
    """

    won: Sequence[tuple[str, str, str]] = ()
    looking: Sequence[str] = ()
    words: Sequence[WordReceived] = ()
    gave: Sequence[tuple[str, str]] = ()
    glad_trials: Sequence[str] = ()
    sharp: Sequence[tuple[str, int]] = ()
    polished: Sequence[tuple[str, bool | None]] = ()
    beyond: Sequence[str] = ()


def findings(known: Known) -> dict[str, tuple[Finding, ...]]:
    """What the facts say to each of the six questions, at most three findings; () is "not yet known"."""
    makers = (_customers, _for_whom, _glad, _how_glad, _good_at, _lack)
    return {question: tuple(make(known))[:MOST] for question, make in zip(QUESTIONS, makers, strict=True)}


def _most(counted: Counter[str]) -> tuple[str, int]:
    return min(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _says_something(number: int, of: int) -> bool:
    """One of several is no pattern; the only one is a beginning."""
    return number > 1 or of == 1


def _first(people: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in people if one))[:NAMED]


def _customers(known: Known) -> list[Finding]:
    found, of = [], len(known.won)
    fields = Counter(name for name, _, _ in known.won if name)
    if fields:
        name, number = _most(fields)
        people = [person for where, _, person in known.won if where == name]
        if _says_something(number, of):
            found.append(Finding("won_in_field", {"field": name, "number": number, "of": of}, _first(people)))
    kinds = Counter(kind for _, kind, _ in known.won if kind)
    if kinds:
        kind, number = _most(kinds)
        if _says_something(number, of):
            found.append(Finding("won_began", {"kind": kind, "number": number, "of": of}))
    people = [person for _, _, person in known.won if person]
    if people and not found:
        found.append(Finding("won_through", {"number": len(set(people))}, _first(people)))
    return found


def _for_whom(known: Known) -> list[Finding]:
    found = []
    if known.looking:
        found.append(Finding("looked_for", {"number": len(set(known.looking))}, _first(known.looking)))
    spoken = [word for word in known.words if word.kind in ("asked", "thanked") and word.fields]
    if spoken:
        name, number = _most(Counter(name for word in spoken for name in set(word.fields)))
        people = [word.person for word in spoken if name in word.fields]
        facts: dict[str, Fact] = {"field": name, "number": number, "of": len(spoken)}
        if _says_something(number, len(spoken)):
            found.append(Finding("words_from_field", facts, _first(people)))
    return found


def _glad(known: Known) -> list[Finding]:
    glad = [word.person for word in known.words if word.kind == "thanked" and word.person]
    glad += known.glad_trials
    found = []
    if glad:
        often = [person for person, _ in Counter(glad).most_common()]
        found.append(Finding("was_glad", {"number": len(set(glad))}, _first(often)))
    took = Counter(person for person, _ in known.gave)
    again = [person for person, times in took.most_common() if times > 1]
    if again:
        found.append(Finding("took_often", {"number": len(again)}, _first(again)))
    return found


def _how_glad(known: Known) -> list[Finding]:
    found = _quoted(known, "thanked", "said_so")
    if known.gave:
        kind, number = _most(Counter(kind for _, kind in known.gave))
        found.insert(min(len(found), MOST - 1), Finding("gave_most", {"kind": kind, "number": number}))
    return found


def _quoted(known: Known, kind: str, code: str) -> list[Finding]:
    words = [word for word in known.words if word.kind == kind and word.text][:QUOTED]
    return [Finding(code, {"text": word.text}, _first([word.person])) for word in words]


def _good_at(known: Known) -> list[Finding]:
    found = []
    for offer, alike in sorted(known.sharp, key=lambda pair: pair[1])[:1]:
        few = Finding("few_others", {"offer": offer, "number": alike})
        found.append(few if alike else Finding("only_mine", {"offer": offer}))
    found += _quoted(known, "asked", "asked_for")[:1]
    found += [Finding("polished_well", {"what": what}) for what, glad in known.polished if glad][:1]
    return found


def _lack(known: Known) -> list[Finding]:
    found = _quoted(known, "missed", "missed_in_me")[:1]
    if known.beyond:
        found.append(Finding("looked_for_not_mine", {"fields": tuple(known.beyond[:NAMED])}))
    return (
        found
        + [Finding("not_glad_yet", {"what": what}) for what, glad in known.polished if glad is False][:1]
    )
