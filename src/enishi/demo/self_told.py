"""What the made-up owner says about themselves, hears from others, and gets better at.

Statements and who was told them, words received, the polishing that came of them, answers to the six
questions, and the looks back.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from enishi.demo.grammar import Grammar, options
from enishi.demo.people import Member
from enishi.exchange.records import Record

_ASKED, _THANKED, _MISSED = "asked", "thanked", "missed"
_MONTHS_REVIEWED = 14


def told(grammar: Grammar, today: date, inside: list[Member]) -> Iterator[Record]:
    """All that concerns the owner: statements before their tellings, words before the polish they led to."""
    near = [member for member in inside if member.days and not member.costs]
    statements = _statements(grammar, today)
    yield from statements
    yield from _tellings(grammar, today, near, statements)
    reactions = _reactions(grammar, today, near)
    yield from reactions
    yield from _polish(grammar, today, reactions)
    yield from _answers(grammar, today)
    yield from _reviews(grammar, today, inside)


def _statements(grammar: Grammar, today: date) -> list[Record]:
    """Three versions each of what I do and what I want; the wish is kept from the company."""
    words = grammar.words["self"]
    ages = (1100, 520, 90)
    return [
        grammar.record("statement", what=what, text=text, since=_ago(today, age), audience=audience)
        for what, audiences in (
            ("do", ("everyone",) * 3),
            ("want", ("everyone", "not_company", "key_persons")),
        )
        for text, age, audience in zip(options(words[what][0]), ages, audiences, strict=True)
    ]


def _ago(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()


def _tellings(
    grammar: Grammar, today: date, near: list[Member], statements: list[Record]
) -> Iterator[Record]:
    for _ in range(round(len(near) * 0.5)):
        member = grammar.rng.choices(near, weights=[len(member.days) for member in near])[0]
        day = grammar.rng.choice(member.days)
        known = [
            statement
            for statement in statements
            if statement["since"] <= day.isoformat()
            and (statement["audience"] == "everyone" or member.record["origin"] != "company")
        ]
        if known:
            stuck = grammar.rng.choice((None, None, True, True, False))
            statement = grammar.rng.choice(known)["id"]
            yield grammar.record(
                "telling", on=day.isoformat(), person=member.id, statement=statement, stuck=stuck
            )


def _reactions(grammar: Grammar, today: date, near: list[Member]) -> list[Record]:
    """Words received, each said once; the last of them within these weeks."""
    words = [
        (kind, text)
        for kind in (_ASKED, _THANKED, _MISSED)
        for text in options(grammar.words["self"][f"reaction_{kind}"][0])
    ]
    grammar.rng.shuffle(words)
    made = []
    for kind, text in words[: max(9, min(len(words), len(near) // 6))]:
        member = grammar.rng.choices(near, weights=[len(member.days) for member in near])[0]
        day = grammar.rng.choice(member.days)
        made.append(grammar.record("reaction", on=day.isoformat(), person=member.id, kind=kind, text=text))
    return sorted(made, key=lambda record: str(record["on"]))


def _polish(grammar: Grammar, today: date, reactions: list[Record]) -> Iterator[Record]:
    """Two things polished, what they taught, and one in hand since last week."""
    words = grammar.words["self"]
    subjects = grammar.rng.sample(options(words["polish"][0]), 3)
    for at, (what, begun, lasted) in enumerate(zip(subjects, (300, 130, 9), (40, 30, None), strict=True)):
        heard = [word for word in reactions if word["on"] <= _ago(today, begun)] or reactions[:1]
        source = grammar.rng.choice(heard)
        done = None if lasted is None else _ago(today, begun - lasted)
        yield grammar.record(
            "polish",
            what=what,
            trial_for=source["person"] if source["kind"] == _ASKED or at == 2 else None,
            begun_on=_ago(today, begun),
            done_on=done,
            gladdened=grammar.say("self", "gladdened") if done else None,
            learnt=grammar.say("self", "learnt") if done else None,
            **{"from": [source["id"]]},
        )


def _answers(grammar: Grammar, today: date) -> Iterator[Record]:
    for question, entry in grammar.words["answers"].items():
        versions = options(entry[0])
        for at, text in enumerate(versions):
            since = _ago(today, 400 - 330 * at // max(1, len(versions) - 1))
            yield grammar.record("answer", question=question, since=since, text=text)


def _reviews(grammar: Grammar, today: date, inside: list[Member]) -> Iterator[Record]:
    """A few lines for most of the past months, and for the year that ended."""
    month = today.replace(day=1)
    for _ in range(_MONTHS_REVIEWED):
        month = (month - timedelta(days=1)).replace(day=1)
        period = month.isoformat()[:7]
        met = sum(any(day.isoformat().startswith(period) for day in member.days) for member in inside)
        if grammar.maybe(0.85):
            yield grammar.record("review", period=period, text=grammar.say("self", "review", n=str(met)))
    year = str(today.year - 1)
    met = sum(any(day.isoformat().startswith(year) for day in member.days) for member in inside)
    yield grammar.record("review", period=year, text=grammar.say("self", "review", n=str(met)))
