"""Read an English passage onto the sheet: the order of the steps, and who was there."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from enishi.language.draft import Known
from enishi.language.note.english import facts, favors, feelings, occupation
from enishi.language.note.english.clauses import THEM, Clause, clauses_of
from enishi.language.note.english.days import find_days
from enishi.language.note.english.occasion import read_occasion
from enishi.language.note.english.passage import Passage, is_kin
from enishi.language.note.english.people import Mention, find_names
from enishi.language.note.english.tokens import tokens_of
from enishi.language.note.sheet import Sheet

# What a clause may say, the most particular first.
READERS: tuple[Callable[[Passage, Clause], bool], ...] = (
    feelings.read_wish, feelings.read_key, facts.read_introduction, facts.read_promise, facts.read_chance,
    facts.read_telling, favors.read_favor, facts.read_want, facts.read_offer, occupation.read_occupation,
)  # fmt: skip


def read_passage(sheet: Sheet, start: int, end: int, *, today: datetime.date, known: Known) -> None:
    """Read plain[start:end] onto the sheet."""
    plain = sheet.source.plain
    tokens = tokens_of(plain, start, end)
    if not tokens:
        return
    found_days = find_days(plain, today, start, end)
    taken = {
        at for at, token in enumerate(tokens) if any(day.start <= token.start < day.end for day in found_days)
    }
    called = frozenset(
        name.lower() for one in known.people for name in (one.full, one.given, one.nickname) if name
    )
    names = find_names(tokens, taken, called)
    passage = Passage(
        sheet, today, tokens, names, found_days, clauses_of(tokens, names, taken), covered=names.covered()
    )
    for clause in passage.clauses:
        for mention in clause.people:
            _note_presence(passage, clause, mention)
    occupation.read_appositions(passage)
    for clause in passage.clauses:
        _read_clause(passage, clause)
    read_occasion(passage)


def _read_clause(passage: Passage, clause: Clause) -> None:
    passage.before = passage.topic
    if clause.who is not None:
        passage.topic = passage.someone(clause.who)
    for read in READERS:
        if read(passage, clause):
            break
    feelings.read_mood(passage, clause)
    named = [passage.someone(one) for one in clause.people]
    present = [one for one in named if one.present]
    if len(present) > 1:
        passage.met = present
    elif present and present[0] not in passage.met:
        same = clause.sentence == passage.met_in
        passage.met = [*passage.met, *present] if same or not passage.met else present
    passage.met_in = clause.sentence if present else passage.met_in
    if present and clause.use != "introduction":
        passage.topic = (
            passage.someone(clause.who) if clause.who is not None and clause.subject == THEM else present[-1]
        )


def _note_presence(passage: Passage, clause: Clause, mention: Mention) -> None:
    someone = passage.someone(mention)
    passage.sheet.mark(mention.start, mention.end, "person")
    if not _is_absent(passage, clause, mention):
        someone.present = True


def _is_absent(passage: Passage, clause: Clause, mention: Mention) -> bool:
    """Missed, thought of, talked about, or only the owner of a wife or a friend."""
    tokens, after = passage.tokens, mention.last
    if (
        after + 1 < len(tokens)
        and tokens[after].lemma == "'s"
        and any(is_kin(tokens[at].low) for at in range(after + 1, min(after + 3, len(tokens))))
    ):
        return True
    thought = passage.find(clause, "think", "verbs")
    if thought is not None and thought.first < mention.first and thought.phrase != "remember":
        return True
    if "wanted to" in passage.low(clause) and passage.find(clause, "meet", "one_to_one"):
        return True
    verbs = passage.find(clause, "meet", "one_to_one") or passage.find(clause, "meet", "come")
    met_not = (
        clause.negative
        and verbs is not None
        and not passage.low(clause).count("again")
        and "ever" not in passage.low(clause)
    )
    stayed_away = any(
        f" {words}" in passage.low(clause) for words in ("make it", "come", "join", "be there", "show up")
    )
    if _was_out(passage, clause):
        return True
    return met_not or (clause.negative and stayed_away)


_OUT = frozenset(
    ("was out", "was n't in", "was n't home", "was n't there", "was away", "not home", "nobody home")
)
_CAME = frozenset(("show up", "make it", "turn up", "showed up", "turned up"))


def _was_out(passage: Passage, clause: Clause) -> bool:
    """Stopped by Mabel's place but she was out: said behind or before the name."""
    at = passage.places[id(clause)]
    near = passage.clauses[at : at + 2]
    return any(
        f" {words} " in f" {passage.low(one)} "
        for one in near
        for words in (_OUT | _CAME if one.negative else _OUT)
    )
