"""Candidates for steps ① show up and ③ polish.

Decides which gathering, or which room to find, speaks for itself this week, and what to polish. For the
scale of effects see `week_steps`; the choice is `week`'s.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from enishi.core import week_effects as effects
from enishi.core.balance import FIRST_KINDS, KINDS, balance_of, kind_to_try
from enishi.core.days import days_between
from enishi.core.rooms import one_kind_too_often
from enishi.core.week_facts import ComingGathering, PolishInHand, ReceivedWord, WeekFacts
from enishi.core.week_steps import Candidate, Ground, Size, ground, reason

SIGHT_DAYS = 21
"""A gathering further off than three weeks is not this week's step."""

FIRST_WEEKS = 8
SIX_QUESTIONS = 6
FRESH_STATEMENT_DAYS = 60
WORD_EFFECTS = {"asked": 1.4, "missed": 1.2, "thanked": 0.9}


# --- ① show up


def showing_up_candidates(facts: WeekFacts) -> Iterator[Candidate]:
    """Everything step ① may be, without what was put off: the gatherings to come, and finding one."""
    recent = [kind for _, kind in sorted(facts.visits)]
    for gathering in facts.gatherings:
        ahead = days_between(facts.today, gathering.on)
        if gathering.solicited or not 0 <= ahead <= SIGHT_DAYS or one_kind_too_often(recent, gathering.kind):
            continue
        if not facts.is_blocked("show_up", gathering.id):
            yield _go(gathering, ahead, facts)
    found = _find(facts)
    if found:
        yield found


def _go(gathering: ComingGathering, ahead: int, facts: WeekFacts) -> Candidate:
    mine = next((one for one in gathering.mine_coming if one not in facts.kept), None)
    size = Size(
        gathering.minutes,
        gathering.cost,
        reason("gathering_on", title=gathering.title, kind=gathering.kind, on=gathering.on.isoformat()),
        reason("see_you_there", person=mine, title=gathering.title)
        if mine
        else reason("i_will_come", title=gathering.title),
    )
    grounds = (
        ground(0.15 - ahead / 1000, "coming_up", on=gathering.on.isoformat(), days=ahead),
        ground(0.1 / (1 + gathering.cost / 3000), "costs", minutes=gathering.minutes, cost=gathering.cost),
        *_kind_grounds(gathering, facts),
        *_people_grounds(gathering),
    )
    return Candidate(1, "show_up", gathering.id, (), grounds, (size,), gathering=gathering.id)


def _kind_grounds(gathering: ComingGathering, facts: WeekFacts) -> Iterator[Ground]:
    kind = gathering.kind
    ever = {visited for _, visited in facts.visits}
    if kind in KINDS and kind not in ever:
        # A first visit to each kind comes before all else while one begins (V = +∞).
        yield ground(_first_visit(facts), "kind_never_visited", kind=kind)
    elif kind in balance_of(facts.visits, facts.today.toordinal(), effects.MISSING_DAYS).missing:
        yield ground(effects.MISSING_KIND, "kind_missing", kind=kind, days=effects.MISSING_DAYS)
    if gathering.room.only_there:
        room = gathering.room
        yield ground(
            effects.KIND_WORTH * _worth(room.value),
            "kind_brings_new",
            kind=kind,
            people=room.only_there,
            visits=room.visits,
        )
    if gathering.series and gathering.series_room and gathering.series_room.only_there:
        room, series = gathering.series_room, gathering.series
        effect = effects.SERIES_WORTH * _worth(room.value)
        yield ground(effect, "series_brings_new", series=series, people=room.only_there, visits=room.visits)
    if gathering.again:
        yield ground(effects.AGAIN, "again_wished", title=gathering.title)


def _first_visit(facts: WeekFacts) -> float:
    return effects.FIRST_VISIT_BEGINNER if facts.weeks < FIRST_WEEKS else effects.FIRST_VISIT


def _worth(value: float) -> float:
    """V on the scale of effects: 0–1, ½ at one new person a visit."""
    return 1.0 if math.isinf(value) else value / (1 + value)


def _people_grounds(gathering: ComingGathering) -> Iterator[Ground]:
    if gathering.new_fields:
        effect = min(effects.NEW_FIELD * len(gathering.new_fields), effects.NEW_FIELDS_MOST)
        yield ground(effect, "fields_expected", fields=gathering.new_fields)
    if gathering.mine_coming:
        effect = min(effects.MINE_COMING * len(gathering.mine_coming), effects.MINE_COMING_MOST)
        yield ground(effect, "mine_are_coming", people=gathering.mine_coming)
    wanted = tuple(one.person for one in gathering.to_meet if one.person)
    if wanted:
        yield ground(effects.WANTED_THERE, "wanted_there", people=wanted)
    seats = [one.field for one in gathering.to_meet if one.field and one.why == "vacant_seat"]
    if seats:
        yield ground(effects.VACANT_SEAT, "vacant_seat_there", field=seats[0])


def _find(facts: WeekFacts) -> Candidate | None:
    """Finding a room of the kind to try next, and whom to ask along; the next kind when that was put off."""
    first = kind_to_try(facts.visits, facts.today.toordinal())
    kinds = [first, *(kind for kind in FIRST_KINDS if kind != first)]
    kind = next((kind for kind in kinds if not facts.is_blocked("show_up", kind)), None)
    if kind is None:
        return None
    guides = (
        person for person, goes_to in facts.could_take_me if goes_to == kind and person not in facts.kept
    )
    guide = min((person for person in guides if not facts.is_blocked("show_up", person)), default=None)
    occasion = reason("find_a_room", kind=kind)
    if guide is None:
        opening = reason("ask_around", kind=kind)
    else:
        opening = reason("take_me_along", person=guide, kind=kind)
    people = () if guide is None else (guide,)
    grounds = tuple(_find_grounds(kind, guide, facts))
    size = Size(20, 0, occasion, opening)
    return Candidate(1, "show_up", kind, people, grounds, (size,), fallback=True)


def _find_grounds(kind: str, guide: str | None, facts: WeekFacts) -> Iterator[Ground]:
    ever = {visited for _, visited in facts.visits if visited in KINDS}
    if kind not in ever:
        yield ground(1.2 if facts.weeks < FIRST_WEEKS else 0.4, "kind_never_visited", kind=kind)
    elif kind in balance_of(facts.visits, facts.today.toordinal(), effects.MISSING_DAYS).missing:
        yield ground(0.3, "kind_missing", kind=kind, days=effects.MISSING_DAYS)
    if guide is not None:
        yield ground(0.3, "could_take_me", person=guide, kind=kind)
    if not facts.gatherings:
        yield ground(0.2, "nothing_noted", days=SIGHT_DAYS)
    yield ground(0.1, "kinds_so_far", visited=len(ever), of=len(KINDS))
    yield ground(0.01, "costs", minutes=20, cost=0)


# --- ③ polish


def polishing_candidates(facts: WeekFacts) -> Iterator[Candidate]:
    """Everything step ③ may be, without what was put off: always something while one thing is open."""
    for make in (_in_hand, _from_words, _statements, _questions):
        for candidate in make(facts):
            if not facts.is_blocked("polish", candidate.about, *candidate.people):
                yield candidate


def _in_hand(facts: WeekFacts) -> Iterator[Candidate]:
    for polish in facts.polish:
        kept = polish.trial_for in facts.kept
        yield _polish_in_hand(replace(polish, trial_for=None) if kept else polish)


def _polish_in_hand(polish: PolishInHand) -> Candidate:
    grounds = [ground(1.5, "polish_in_hand", what=polish.what, days=polish.days)]
    grounds.append(ground(0.1 + min(0.1 * polish.words, 0.5), "words_behind", words=polish.words))
    if polish.trial_for is None:
        size = Size(30, 0, reason("small_practice", what=polish.what), reason("practise", what=polish.what))
        return Candidate(3, "polish", polish.id, (), tuple(grounds), (size,))
    grounds.append(ground(0.8, "trial_waits", person=polish.trial_for))
    opening = reason("offer_trial", person=polish.trial_for, what=polish.what)
    size = Size(30, 0, reason("trial", what=polish.what), opening)
    return Candidate(3, "polish", polish.id, (polish.trial_for,), tuple(grounds), (size,))


def _from_words(facts: WeekFacts) -> Iterator[Candidate]:
    for word in facts.words:
        yield _from_word(word)


def _from_word(word: ReceivedWord) -> Candidate:
    grounds = (
        ground(WORD_EFFECTS[word.kind], f"word_{word.kind}", person=word.person, text=word.text),
        ground(0.1 + 0.5 * 0.5 ** (word.days / 30), "word_came", days=word.days),
    )
    opening = reason("about_their_word", person=word.person, text=word.text)
    size = Size(30, 0, reason("word_received", text=word.text), opening)
    # Working on a word troubles nobody: the person stays free to be met by another step.
    return Candidate(3, "polish", word.id, (), grounds, (size,))


def _statements(facts: WeekFacts) -> Iterator[Candidate]:
    """Saying in one sentence what I do, then what I want; and, once that has stood a while, anew."""
    ages = dict(facts.statement_days)
    hearers = ground(0.05, "people_in_network", people=facts.people_in_network)
    for what, effect in (("do", 1.1), ("want", 0.7)):
        if what not in ages:
            spoken = ground(effect, "no_statement", what=what)
            size = Size(15, 0, reason("one_sentence", what=what), reason("write_one_sentence", what=what))
        else:
            stale = 0.3 if ages[what] >= FRESH_STATEMENT_DAYS else 0.1
            spoken = ground(stale * effect, "statement_age", what=what, days=ages[what])
            size = Size(15, 0, reason("say_it_anew", what=what), reason("say_it_anew", what=what))
        yield Candidate(3, "polish", what, (), (spoken, hearers), (size,))


def _questions(facts: WeekFacts) -> Iterator[Candidate]:
    answered = SIX_QUESTIONS - len(facts.open_questions)
    for place, question in enumerate(facts.open_questions):
        effect = 0.6 - 0.02 * place
        asked = ground(effect, "question_open", question=question, answered=answered, of=SIX_QUESTIONS)
        words = ground(0.05, "words_behind", words=len(facts.words))
        opening = reason("answer_question", question=question)
        size = Size(15, 0, reason("six_questions", question=question), opening)
        yield Candidate(3, "polish", question, (), (asked, words), (size,))
