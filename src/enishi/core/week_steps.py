"""Candidates: what could be a step this week, each with the facts that speak for it and how loudly.

Decides for every kind of step who or what qualifies, and the effect of each fact. An effect is a number on
one common scale (½ a nudge, 1 a good reason, 2 a very good one); a candidate's value is their sum, so that
the two facts shown are those that moved it most. Choosing among candidates is `week`'s.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from enishi.core import week_effects as effects
from enishi.core.codes import SILENCES, Fact, Reason
from enishi.core.days import days_between, week_of
from enishi.core.week_facts import (
    Costly,
    IntroductionIdea,
    MetWant,
    OpenPromise,
    OwedThanks,
    Someone,
    Untold,
    WeekFacts,
)

DUE_SOON_DAYS = 7
UNDATED_PROMISE_DAYS = 14
STALE_PROMISE_DAYS = 180
"""A promise that has waited longer than this is still a good step, but no longer comes before everything else."""
DEFAULT_RHYTHM_DAYS = 30
BIRTHDAY_SOON_DAYS = 14
DORMANT_POOL = 10
BETWEEN_INTRODUCTIONS_DAYS = 14
GAVE_LATELY_DAYS = 60
TOLD_LONG_AGO_DAYS = 90
BAD_MOODS = 2

WISH_FACTORS = {None: 1.0, -1: 0.0, 0: 1.0, 1: 1.5}


@dataclass(frozen=True)
class Ground:
    """A fact that speaks for a candidate, and how loudly (≥ 0)."""

    effect: float
    reason: Reason


@dataclass(frozen=True)
class Size:
    """A way to do a step: minutes and money it takes, its occasion and what its first sentence is about."""

    minutes: int
    cost: int
    occasion: Reason
    opening: Reason


@dataclass(frozen=True)
class Candidate:
    """A possible step. about: what it is about, for putting it off. sizes: ways to do it, the best first.

    grounds: at least two, at most one of them a silence.
    """

    step: int
    kind: str
    about: str
    people: tuple[str, ...]
    grounds: tuple[Ground, ...]
    sizes: tuple[Size, ...]
    gathering: str | None = None
    urgent: bool = False
    fallback: bool = False

    @property
    def value(self) -> float:
        """How much speaks for it: the sum of its grounds' effects."""
        return math.fsum(ground.effect for ground in self.grounds)

    @property
    def because(self) -> tuple[Reason, Reason]:
        """The two facts that moved it most, never two silences."""
        ordered = sorted(self.grounds, key=lambda ground: (-ground.effect, ground.reason.code))
        first = ordered[0].reason
        quiet = first.code in SILENCES
        second = next(g.reason for g in ordered[1:] if not (quiet and g.reason.code in SILENCES))
        return first, second


def ground(effect: float, code: str, **facts: Fact) -> Ground:
    """A ground from a code of `codes.REASONS` and its facts."""
    return Ground(effect, Reason(code, facts))


def reason(code: str, **facts: Fact) -> Reason:
    """A reason, occasion or opening from its code and facts."""
    return Reason(code, facts)


def season_of(today: date) -> str | None:
    """The season whose greeting needs no other reason (`codes.SEASONS`); None in between."""
    spans = (
        ("new_year", (1, 1), (1, 15)),
        ("spring", (3, 25), (4, 15)),
        ("summer", (7, 7), (8, 31)),
        ("year_end", (12, 1), (12, 28)),
    )
    now = (today.month, today.day)
    return next((name for name, first, last in spans if first <= now <= last), None)


def meeting_candidates(facts: WeekFacts) -> Iterator[Candidate]:
    """Everything step ② may be, without what was put off."""
    makers = (_promises, _deepen, _edge, _dormant, _give, _introduce, _thank, _say, _ease, _first_words)
    for make in makers:
        for candidate in make(facts):
            if not facts.is_blocked(candidate.kind, candidate.about, *candidate.people):
                yield candidate


# --- promises


def _promises(facts: WeekFacts) -> Iterator[Candidate]:
    for promise in facts.promises:
        left = None if promise.due is None else days_between(facts.today, promise.due)
        waiting = promise.days >= UNDATED_PROMISE_DAYS if left is None else left <= DUE_SOON_DAYS
        if waiting:
            yield _promise(promise, left, len(facts.promises))


def _promise(promise: OpenPromise, left: int | None, open_promises: int) -> Candidate:
    what = promise.what
    grounds = [ground(0.3, "promises_open", number=open_promises)]
    occasion = reason("promise_open", what=what)
    if promise.due is None or left is None:
        grounds.append(ground(_pressing(2.0, promise.days), "promised", what=what, days=promise.days))
    else:
        due = promise.due.isoformat()
        occasion = reason("promise_due", what=what, due=due)
        code = "promise_due" if left >= 0 else "promise_overdue"
        grounds.append(ground(_pressing(3.0, -left), code, what=what, due=due, days=abs(left)))
    size = Size(15, 0, occasion, reason("keep_promise", person=promise.person, what=what))
    waits = promise.days if left is None else -left
    fresh = waits <= STALE_PROMISE_DAYS
    return Candidate(2, "promise", promise.id, (promise.person,), tuple(grounds), (size,), urgent=fresh)


def _pressing(effect: float, waits: int) -> float:
    """A promise presses more with every day past its own; one of long ago is no louder than any good reason."""
    return effect + waits / 100 if waits <= STALE_PROMISE_DAYS else 1.0


# --- people


def _occasions(someone: Someone, today: date) -> Iterator[tuple[Ground, Reason, Reason]]:
    """What could be a natural occasion, best first: the ground, the occasion and the opening it gives."""
    who = someone.id
    if someone.open_want:
        what = someone.open_want
        yield (
            ground(1.0, "looks_for", person=who, what=what),
            reason("looks_for", what=what),
            reason("about_their_want", person=who, what=what),
        )
    if someone.birthday_in is not None and 0 <= someone.birthday_in <= BIRTHDAY_SOON_DAYS:
        days = someone.birthday_in
        opening = reason("happy_birthday", person=who)
        yield ground(0.8, "birthday_soon", days=days), reason("birthday", days=days), opening
    if someone.last_topic:
        topic = someone.last_topic
        opening = reason("about_last_topic", person=who, topic=topic)
        yield ground(0.6, "talked_of", topic=topic), reason("talked_of", topic=topic), opening
    season = season_of(today)
    if season:
        opening = reason("season_greeting", person=who, season=season)
        yield ground(0.3, "season_greeting", season=season), reason("season", season=season), opening


def _liked(someone: Someone) -> list[Ground]:
    return [ground(effects.LIKED, "want_to_be_with")] if someone.wish == 1 else []


def _met(someone: Someone) -> list[Ground]:
    return (
        [ground(effects.MET_OFTEN * math.log1p(someone.times), "met_times", times=someone.times)]
        if someone.times
        else []
    )


def _deepen(facts: WeekFacts) -> Iterator[Candidate]:
    """Key persons over their rhythm, regardless of business."""
    for someone in facts.key_people:
        rhythm = someone.rhythm_days or DEFAULT_RHYTHM_DAYS
        if someone.wish == -1 or (someone.days_since is not None and someone.days_since < rhythm):
            continue
        grounds = [
            ground(effects.KEY_PERSON, "key_person", fields=someone.seat_fields),
            _over_rhythm(someone, rhythm),
        ]
        grounds += _liked(someone) + _met(someone)
        meal = Size(90, 1500, reason("no_business"), reason("meal_together", person=someone.id))
        short = Size(10, 0, reason("no_business_short"), reason("short_word", person=someone.id))
        found = next(_occasions(someone, facts.today), None)
        if found:
            spoken, occasion, opening = found
            grounds.append(spoken)
            short = Size(10, 0, occasion, opening)
        yield Candidate(2, "deepen", someone.id, (someone.id,), tuple(grounds), (meal, short))


def _over_rhythm(someone: Someone, rhythm: int) -> Ground:
    if someone.days_since is None:
        return ground(1.0, "no_talk_logged")
    over = min(
        effects.OVER_RHYTHM_MOST, effects.OVER_RHYTHM + math.log(max(someone.days_since / rhythm, 1.0))
    )
    return ground(over, "over_rhythm", days=someone.days_since, rhythm=rhythm)


def _edge(facts: WeekFacts) -> Iterator[Candidate]:
    """Those at the edge in four weeks' time, where a word does most: largest R(1 − R), and only with an
    occasion.
    """
    for someone in facts.edge:
        found = next(_occasions(someone, facts.today), None)
        if found is None or someone.wish == -1 or someone.days_since is None:
            continue
        spoken, occasion, opening = found
        grounds = [spoken, _silence(_at_the_edge(someone), someone)]
        grounds += _liked(someone) + _met(someone)
        size = Size(10, 0, occasion, opening)
        yield Candidate(2, "edge", someone.id, (someone.id,), tuple(grounds), (size,))


def _at_the_edge(someone: Someone) -> float:
    """How much a word does now: 4·R(1 − R), times the wish, the more for who is unlike most of the network."""
    r, far = someone.remembered_later, effects.EDGE_FAR
    return effects.EDGE * 4 * r * (1 - r) * WISH_FACTORS[someone.wish] * (1 - far + 2 * far * someone.delta)


def _silence(effect: float, someone: Someone) -> Ground:
    """The silence as a fact: beside the usual gap where it is past, else plainly."""
    days = someone.days_since or 0
    if someone.usual_gap and days > someone.usual_gap:
        return ground(effect, "past_usual_gap", days=days, usual=round(someone.usual_gap))
    return ground(effect, "last_talk", days=days)


def _dormant(facts: WeekFacts) -> Iterator[Candidate]:
    """One drawn from the ten with the largest past strength × δ, the same all week: people rank these wrongly
    themselves, and the first of a list would be the same one for ever."""
    open_to = [
        someone
        for someone in facts.dormant
        if someone.wish != -1 and someone.times and not facts.is_blocked("dormant", someone.id)
    ]
    pool = sorted(open_to, key=lambda someone: (-someone.strength * someone.delta, someone.id))[:DORMANT_POOL]
    if pool:
        yield _dormant_one(min(pool, key=lambda someone: _draw(facts.today, someone.id)), facts.today)


def _draw(today: date, who: str) -> bytes:
    return sha256(f"{week_of(today)} {who}".encode()).digest()


def _dormant_one(someone: Someone, today: date) -> Candidate:
    times = ground(
        effects.DORMANT + effects.MET_OFTEN * math.log1p(someone.times), "met_times", times=someone.times
    )
    grounds = [_silence(0.3, someone), times]
    if someone.fields:
        grounds.append(ground(effects.DORMANT_FAR * someone.delta, "far_fields", fields=someone.fields))
    occasion, opening = reason("remembering", times=someone.times), reason("long_time", person=someone.id)
    found = next(_occasions(someone, today), None)
    if found:
        spoken, occasion, opening = found
        grounds.append(spoken)
    grounds += _liked(someone)
    size = Size(10, 0, occasion, opening)
    return Candidate(2, "dormant", someone.id, (someone.id,), tuple(grounds), (size,))


# --- giving


def _words_met(words: tuple[str, ...]) -> list[Ground]:
    return [ground(min(0.2 * len(words), 0.6), "words_met", words=words)] if words else []


def _give(facts: WeekFacts) -> Iterator[Candidate]:
    for want in facts.wants:
        yield _give_one(want, kept=want.person in facts.kept)


def _give_one(want: MetWant, *, kept: bool) -> Candidate:
    """kept: what I can do by myself is not named to them."""
    who, what = want.person, want.what
    if want.by is None:
        can, opening = (
            ground(effects.GIVE_CAN, "i_can", offer=want.offer),
            reason("about_their_want", person=who, what=what)
            if kept
            else reason("i_can_help", person=who, what=what, offer=want.offer),
        )
    else:
        can = ground(effects.GIVE_OTHER_CAN, "someone_can", person=want.by, offer=want.offer)
        opening = reason("i_know_someone", person=who, what=what, other=want.by)
    asked = [
        ground(effects.GIVE_ASKED, "looks_for", person=who, what=what),
        ground(0.1, "open_for", days=want.days),
    ]
    size = Size(20, 0, reason("can_help", what=what), opening)
    people = (who,) if want.by is None else (who, want.by)
    return Candidate(2, "give", want.id, people, (*asked, can, *_words_met(want.words)), (size,))


def _introduce(facts: WeekFacts) -> Iterator[Candidate]:
    """One introduction per person a fortnight, and never without asking both."""
    for idea in facts.introductions:
        rested = (
            idea.days_since_introduced is None or idea.days_since_introduced >= BETWEEN_INTRODUCTIONS_DAYS
        )
        if rested and idea.a != idea.b:
            yield _introduce_one(idea)


def _introduce_one(idea: IntroductionIdea) -> Candidate:
    grounds = (
        ground(
            effects.INTRODUCE + effects.INTRODUCE_WORTH * idea.worth,
            "looks_for",
            person=idea.a,
            what=idea.what,
        ),
        ground(
            effects.INTRODUCE - 0.1 + effects.INTRODUCE_WORTH * idea.worth,
            "someone_can",
            person=idea.b,
            offer=idea.offer,
        ),
        *_words_met(idea.words),
    )
    opening = reason("may_i_introduce", person=idea.a, other=idea.b, what=idea.what)
    size = Size(20, 0, reason("ask_both_first"), opening)
    return Candidate(2, "introduce", idea.id, (idea.a, idea.b), grounds, (size,))


def _thank(facts: WeekFacts) -> Iterator[Candidate]:
    for owed in facts.thanks:
        if not owed.place:
            yield _thank_for_help(owed)
        elif owed.person not in facts.kept:
            yield _thank_for_chance(owed)


def _thank_for_chance(owed: OwedThanks) -> Candidate:
    grounds = (
        ground(effects.THANK_CHANCE, "chance_came", title=owed.what, days=owed.days),
        ground(0.8 * 0.5 ** (owed.place - 1), "place_in_chain", place=owed.place),
    )
    opening = reason("thanks_for_chance", person=owed.person, title=owed.what)
    size = Size(10, 0, reason("chance_came", title=owed.what), opening)
    return Candidate(2, "thank", owed.id, (owed.person,), grounds, (size,))


def _thank_for_help(owed: OwedThanks) -> Candidate:
    grounds = (
        ground(effects.THANK_HELP, "helped_me", what=owed.what),
        # A thank-you warms soonest; it stays owed, but no louder with every month.
        ground(0.4 + 0.5 * 0.5 ** (owed.days / 30), "not_yet_thanked", days=owed.days),
    )
    opening = reason("thanks_for_help", person=owed.person, what=owed.what)
    size = Size(10, 0, reason("helped_me", what=owed.what), opening)
    return Candidate(2, "thank", owed.id, (owed.person,), grounds, (size,))


# --- telling


def _say(facts: WeekFacts) -> Iterator[Candidate]:
    """What I do, to those met anyway; what I want, to key persons to whom I gave something lately. Never to
    those from whom it is kept.
    """
    stated = {what for what, _ in facts.statement_days}
    for untold in facts.untold:
        if untold.kept or untold.person in facts.kept or untold.what not in stated:
            continue
        if untold.told_days is not None and untold.told_days < TOLD_LONG_AGO_DAYS:
            continue
        made = _say_do(untold, facts.today) if untold.what == "do" else _say_want(untold)
        if made:
            yield made


def _not_told(untold: Untold) -> Ground:
    if untold.told_days is None:
        return ground(effects.NEVER_TOLD, "never_told", what=untold.what)
    return ground(effects.TOLD_LONG_AGO, "told_long_ago", what=untold.what, days=untold.told_days)


def _say_do(untold: Untold, today: date) -> Candidate | None:
    if untold.meeting_on is None or untold.meeting_on < today:
        return None
    on = untold.meeting_on.isoformat()
    met = ground(effects.MET_ANYWAY, "being_met", on=on, days=days_between(today, untold.meeting_on))
    size = Size(5, 0, reason("meeting_anyway", on=on), reason("what_i_do", person=untold.person))
    return Candidate(2, "say", untold.person, (untold.person,), (met, _not_told(untold)), (size,))


def _say_want(untold: Untold) -> Candidate | None:
    if untold.gave_what is None or untold.gave_days is None or untold.gave_days > GAVE_LATELY_DAYS:
        return None
    gave = ground(effects.GAVE_LATELY, "gave_lately", what=untold.gave_what, days=untold.gave_days)
    size = Size(
        10, 0, reason("gave_lately", what=untold.gave_what), reason("what_i_want", person=untold.person)
    )
    return Candidate(2, "say", untold.person, (untold.person,), (gave, _not_told(untold)), (size,))


# --- distance, and the very first words


def _ease(facts: WeekFacts) -> Iterator[Candidate]:
    for costly in facts.costly:
        if costly.wish == -1 or costly.bad_moods >= BAD_MOODS:
            yield _ease_one(costly)


def _ease_one(costly: Costly) -> Candidate:
    grounds = [ground(0.1, "met_times", times=costly.times)]
    if costly.wish == -1:
        grounds.append(ground(effects.WISHED_AWAY, "wished_away"))
    if costly.bad_moods >= BAD_MOODS:
        grounds.append(ground(effects.BAD_MOODS, "bad_moods", times=costly.bad_moods))
    size = Size(5, 0, reason("gentle_distance"), reason("not_this_time", person=costly.person))
    return Candidate(2, "ease", costly.person, (costly.person,), tuple(grounds), (size,))


def _first_words(facts: WeekFacts) -> Iterator[Candidate]:
    """Step ② of an empty log: no name is known yet, so the owner thinks of one."""
    for kind, code in (("thank", "thanks_from_memory"), ("say", "tell_someone_close")):
        grounds = (
            ground(0.02 if kind == "thank" else 0.01, "people_in_network", people=facts.people_in_network),
            ground(0.01, "names_waiting", names=facts.names_waiting),
        )
        size = Size(10, 0, reason(code), reason(code))
        yield Candidate(2, kind, code, (), grounds, (size,), fallback=True)
