"""When, how and where one met: the day, the medium and the gathering of a Japanese note, and whether it is to come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from enishi.language.draft import DraftGathering
from enishi.language.note.days import Day
from enishi.language.note.gatherings import japanese_head, japanese_kind
from enishi.language.note.japanese.clauses import Argument, Clause, Phrase
from enishi.language.note.lexicon import lexicon, split

if TYPE_CHECKING:
    from enishi.language.note.japanese.reader import Passage

_NOUNS, _VERBS = "japanese/nouns.toml", "japanese/verbs.toml"
_PLANS = frozenset(split("予定 つもり 約束 計画 予約"))
# What a clause of these says is wished, asked, promised: its days and meals did not happen.
_NOT_REAL = frozenset(("promise", "chance", "want", "wish", "key", "telling", "offer"))


def read_occasion(passage: Passage) -> None:
    """Fill in on, medium, gathering and planned."""
    planned = _is_planned(passage)
    gathering = _gathering(passage)
    medium = "gathering" if gathering else _medium(passage)
    day = _day(passage, planned, has_occasion=bool(medium))
    sheet = passage.sheet
    if day is not None and sheet.on is None:
        value = day.next if planned else day.last
        sheet.on = value or None
        sheet.mark(day.start, day.end, "on")
        planned = planned or (value > passage.today.isoformat() and len(value) == 10)
    if medium and sheet.medium is None:
        sheet.medium = medium
    if gathering and sheet.gathering is None:
        sheet.gathering = gathering
    sheet.planned = sheet.planned or planned


# -- the gathering ---------------------------------------------------------------------------------------------------


def _gathering(passage: Passage) -> DraftGathering | None:
    for clause in passage.clauses:
        if passage.use_of(clause) in _NOT_REAL:
            continue
        for argument in clause.arguments:
            found = _occasion_in(passage, clause, argument)
            if found is not None:
                return found
    return None


def _occasion_in(passage: Passage, clause: Clause, argument: Argument) -> DraftGathering | None:
    if (
        argument.case in ("を", "も")
        and clause.predicate is not None
        and clause.predicate.lemma
        not in ("為る", "遣る", "開く", "開催", "覗く", "見る", "訪れる", "主催", "手伝う")
    ):
        return None
    behind = split(lexicon("gatherings.toml")["ja"]["behind"])
    top: list[Phrase] = []
    for phrase in argument.phrase.chain():
        head = japanese_head(phrase.head_text) if phrase.mention is None and phrase.day is None else None
        if head and all(one.head_text in behind or one.mention for one in top):
            return _gathering_of(passage, phrase, *head)
        top.append(phrase)
    return None


def _gathering_of(passage: Passage, phrase: Phrase, head: str, kind: str) -> DraftGathering:
    start = _title_start(phrase)
    title = passage.text(start, phrase.end)
    passage.sheet.mark(start, phrase.end, "gathering")
    place = next(
        (one.head_text for one in phrase.chain() if one.head and one.head[0].is_place and one.day is None),
        None,
    )
    return DraftGathering(japanese_kind(head, kind, title), title, place)


def _title_start(phrase: Phrase) -> int:
    """The title begins behind days and people: 昨日の商工会の交流会 is 商工会の交流会."""
    start = phrase.head_start
    for one in phrase.chain():
        if one.day or one.mention or one.clause or (one is not phrase and one.clause):
            break
        start = one.head_start
    return start


# -- how -------------------------------------------------------------------------------------------------------------


def _medium(passage: Passage) -> str:
    return ""


# -- when ------------------------------------------------------------------------------------------------------------


def _day(passage: Passage, planned: bool, *, has_occasion: bool) -> Day | None:
    for clause in passage.clauses:
        for day in _days_in(clause):
            if not day.due and day.last:
                return day
    return None


def _days_in(clause: Clause) -> Iterator[Day]:
    for argument in clause.arguments:
        for phrase in argument.phrase.chain():
            if phrase.day is not None:
                yield phrase.day


def _is_planned(passage: Passage) -> bool:
    return any(
        phrase.head_text in _PLANS
        for clause in passage.clauses
        for phrase in (one.phrase for one in clause.arguments)
    )
