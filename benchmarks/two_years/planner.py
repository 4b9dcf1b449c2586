"""Enishi's own way: the diary becomes `WeekFacts` as the product's queries make them, `plan_week` plans, the owner does it.

Reads the diary alone. What the queries do by index is done here by walking, with the same cuts, weights and functions of
core; nothing is decided here that the product does not decide. Writing the week down costs the owner ten minutes, taken
from the same hours. `without` takes one term of the planner away by taking away its facts.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from benchmarks.two_years.diary import Acquaintance, Diary, Practice, monday
from benchmarks.two_years.life import HOURS_A_WEEK, MINUTES, MONEY_A_WEEK, Event, Life

from enishi.core import activation, rooms, seats, week_facts
from enishi.core.balance import KINDS
from enishi.core.difference import Difference, Presence, difference_of
from enishi.core.week import MOST_STEPS, Move, plan_week

MOST, AHEAD, REST, WRITING_DOWN = 40, 28, 14, 10
SEATS_EVERY = 4
SURVEYED_EVERY = 4
"""Weeks. The product surveys the whole network every day; how different a field is does not change in a month."""

WEIGHTS = activation.MEDIUM_WEIGHTS | {"favor": 1.0}


@dataclass
class Folded:
    """What the product keeps of a tie: contact days and the days on which R crosses ½ and ⅕."""

    days: tuple[activation.ContactDay, ...]
    half_on: int
    fifth_on: int
    strength: float


@dataclass
class Ours:
    """The product beside its owner: what it has folded, who holds a seat, what was put off."""

    steps: int = MOST_STEPS
    change: Callable[[week_facts.WeekFacts], week_facts.WeekFacts] = lambda facts: facts
    folded: dict[int, Folded] = field(default_factory=dict)
    seats: dict[str, int] = field(default_factory=dict)
    blocked: dict[tuple[str, str], date] = field(default_factory=dict)
    at_peace: set[int] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)
    plain_practice: bool = False
    difference: Difference | None = None

    def __call__(self, life: Life) -> int:
        """Live one week by the plan; returns the minutes used."""
        self._fold(life.diary)
        if life.week % SEATS_EVERY == 0:
            self._choose_key_persons(life)
        return _Week(self, life).live()

    def _fold(self, diary: Diary) -> None:
        for person in diary.touched:
            listed = ((day, WEIGHTS[medium]) for day, medium, _ in diary.people[person].contacts)
            days = activation.contact_days(listed)
            half, fifth = (activation.crosses_on(days, level) or 0 for level in activation.LEVELS)
            self.folded[person] = Folded(days, half, fifth, math.log(sum(weight for _, weight in days)))
        diary.touched.clear()

    def _choose_key_persons(self, life: Life) -> None:
        """One field at most a month, as Enishi proposes them; the owner takes whom they like to be with."""
        people = life.diary.people
        today = monday(life.week).toordinal()
        named = Counter(name_of(one.field) for one in people.values() if one.field is not None)
        self.seats = {name: who for name, who in self.seats.items() if people[who].wish != -1}
        for name, _ in seats.proposed_fields(named, self.seats, limit=1):
            fitting = [one for one in people.values() if one.field is not None and name_of(one.field) == name]
            known = (
                seats.Acquaintance(
                    str(one.id), (name,), activation.remembered_on(self.folded[one.id].days, today), wish=one.wish,
                    gives=one.gave_on is not None, takes=any(who == one.id for _, who in life.diary.chances),
                    spark=1 in one.moods[:2],
                )
                for one in fitting
            )  # fmt: skip
            for found in seats.candidates_for(name, known, limit=1):
                self.seats[name] = int(found.id)


def name_of(number: int) -> str:
    """The name of a field of the world."""
    return f"field{number}"


@dataclass
class _Week:
    """One week: facts, plan, and the doing of it."""

    ours: Ours
    life: Life
    used: int = WRITING_DOWN
    spent: int = 0
    went: tuple[int, ...] = ()

    def live(self) -> int:
        moves = self._plan()
        if moves and (found := _found_first(moves)):
            # Finding a room is not yet showing up: what was found stands among the gatherings to come.
            self._done(found)
            self.used += found.minutes
            self.life.look_for(found.about)
            moves = self._plan()
        for move in sorted(moves, key=lambda one: one.step != 1):
            self._carry_out(move)
        return self.used

    def _plan(self) -> tuple[Move, ...]:
        return plan_week(self.ours.change(self._facts()), self.ours.steps)

    # -- doing

    def _done(self, move: Move) -> None:
        self.ours.blocked[move.kind, move.about] = monday(self.life.week) + timedelta(days=REST)
        self.ours.done[move.kind] += 1

    def _carry_out(self, move: Move) -> None:
        self._done(move)
        self.used += move.minutes
        people = [int(one) for one in move.people]
        if move.kind == "show_up":
            self._show_up(move)
        elif move.kind == "deepen" and move.minutes >= MINUTES["meal"]:
            if self.life.meal(people[0]):
                self.spent += move.cost
            else:
                self.used -= move.minutes - MINUTES["message"]
        elif move.kind in ("deepen", "edge", "dormant"):
            self.life.write(people[0])
        elif move.kind == "polish" and self.ours.plain_practice:
            # As the simple ways do it: half an hour, and now and then on the sentence.
            self.used += MINUTES["practise"] - move.minutes
            self.life.practise() if self.life.week % 13 else self.life.say_it_better("do")
        elif move.kind == "polish":
            self._polish(move)
        elif move.kind in ("promise", "thank"):
            self._keep_or_thank(move)
        elif move.kind == "ease":
            self.ours.at_peace.add(people[0])
        elif people:
            self._give_or_say(move, people)

    def _show_up(self, move: Move) -> None:
        for event in self.life.events():
            if str(event.circle) == move.gathering:
                self.went = self.life.attend(event)
                self.spent += event.cost

    def _give_or_say(self, move: Move, people: list[int]) -> None:
        if move.kind == "give" and self.life.write(people[0]):
            self.life.help(people[0])
        elif move.kind == "introduce":
            self.life.introduce(*people)
        elif move.kind == "say" and move.opening.code == "what_i_do":
            if people[0] in self.went:
                self.life.tell(people[0], "do")
        elif move.kind == "say" and self.life.write(people[0]):
            self.life.tell(people[0], "want")

    def _keep_or_thank(self, move: Move) -> None:
        for promise in self.life.diary.promises:
            if move.kind == "promise" and move.about == f"promise{promise.id}":
                self.life.keep(promise)
        for owed in self.life.diary.owed:
            if move.kind == "thank" and move.about == f"owed{owed.id}":
                self.life.thank(owed)

    def _polish(self, move: Move) -> None:
        diary, about = self.life.diary, move.about
        if about in ("do", "want"):
            self.life.say_it_better(about)
            return
        for word in diary.words:
            if about == f"word{word.id}":
                word.taken_up = True
                trial = word.person if word.kind == "asked" else None
                diary.practices.append(Practice(len(diary.practices), word.on, trial, 1))
                self.life.practise(diary.practices[-1])
                return
        for practice in diary.practices:
            if about == f"practice{practice.id}":
                self.life.trial(practice) if move.people else self.life.practise(practice)
                return
        self.life.practise()

    # -- facts, as network/queries/steps.py and week_giving.py gather them

    def _facts(self) -> week_facts.WeekFacts:
        diary, today = self.life.diary, monday(self.life.week)
        now = today.toordinal()
        present = [one for one in diary.people.values() if one.id not in self.ours.at_peace]
        diff = self.ours.difference
        if diff is None or self.life.week % SURVEYED_EVERY == 0:
            diff = self.ours.difference = self._difference(present, now)
        first = min((one.contacts[0][0] for one in present), default=now)
        return week_facts.WeekFacts(
            today=today,
            budget=week_facts.Budget(max(0, int(HOURS_A_WEEK * 60) - self.used), max(0, MONEY_A_WEEK - self.spent)),
            weeks=(now - first) // 7,
            people_in_network=len(present),
            promises=tuple(
                week_facts.OpenPromise(
                    f"promise{one.id}", str(one.person), "p", now - one.made, date.fromordinal(one.due) if one.due else None
                )
                for one in diary.promises
                if not one.kept
            ),
            gatherings=self._gatherings(today, present),
            visits=tuple((day, kind) for day, kind, _, _ in diary.visits),
            could_take_me=self._could_take_me(),
            statement_days=tuple(sorted((what, now - on) for what, on in diary.stated.items())),
            blocked=tuple(
                week_facts.Blocked(kind, about, until)
                for (kind, about), until in sorted(self.ours.blocked.items())
                if until > today
            ),
            **self._people(present, diff, now),
            **self._giving(present, now),
        )  # fmt: skip

    def _difference(self, present: list[Acquaintance], now: int) -> Difference:
        logs = activation.tie_logs(self.ours.folded[one.id].days for one in present)
        r = activation.remembered_all(activation.activations(logs, now))
        return difference_of(
            Presence(str(one.id), fields_of(one), origin_of(one), float(value))
            for one, value in zip(present, r, strict=True)
        )

    def _people(self, present: list[Acquaintance], diff: Difference, now: int) -> dict[str, object]:
        folded = self.ours.folded
        then = now + AHEAD
        later = sorted(
            (one for one in present if folded[one.id].half_on >= then), key=lambda one: folded[one.id].half_on
        )
        earlier = sorted(
            (one for one in present if folded[one.id].half_on < then), key=lambda one: -folded[one.id].half_on
        )
        gone = sorted(
            (one for one in present if folded[one.id].fifth_on < now),
            key=lambda one: -folded[one.id].strength,
        )
        held: dict[int, list[str]] = defaultdict(list)
        for name, who in self.ours.seats.items():
            held[who].append(name)
        make = lambda chosen: tuple(self._someone(one, diff, now, held) for one in chosen)  # noqa: E731
        return {
            "key_people": make(one for one in present if one.id in held),
            "edge": make([*later[: MOST // 2], *earlier[: MOST // 2]]),
            "dormant": make(gone[:MOST]),
            "costly": tuple(
                week_facts.Costly(str(one.id), len(one.contacts), one.wish, one.moods.count(-1))
                for one in present
                if one.wish == -1 or one.moods.count(-1) >= 2
            ),
        }

    def _someone(
        self, one: Acquaintance, diff: Difference, now: int, held: dict[int, list[str]]
    ) -> week_facts.Someone:
        tie = self.ours.folded[one.id]
        return week_facts.Someone(
            id=str(one.id),
            remembered_later=activation.remembered_on(tie.days, now + AHEAD),
            days_since=max(0, now - tie.days[-1][0]),
            times=len(tie.days),
            strength=tie.strength,
            delta=diff.delta(fields_of(one), origin_of(one)),
            fields=fields_of(one),
            wish=one.wish,
            usual_gap=activation.usual_gap(tie.days),
            seat_fields=tuple(held.get(one.id, ())),
            open_want=None if one.want is None else name_of(one.want[0]),
            # Half of all meetings leave a line worth coming back to; a third of the birthdays are known.
            last_topic="x" if one.id % 2 and any(medium != "message" for _, medium, _ in one.contacts) else None,
            birthday_in=(one.id * 37 - now) % 365 if one.id % 3 == 0 else None,
        )  # fmt: skip

    def _gatherings(self, today: date, present: list[Acquaintance]) -> tuple[week_facts.ComingGathering, ...]:
        events = self.life.events()
        if not events:
            return ()
        crowd = Counter(name_of(one.field) for one in present if one.field is not None)
        kinds, series = self._rooms(present)
        return tuple(self._coming(event, today, crowd, kinds, series) for event in events)

    def _rooms(self, present: list[Acquaintance]) -> tuple[dict[str, rooms.Room], dict[str, rooms.Room]]:
        once = {one.id: fields_of(one) for one in present if len(self.ours.folded[one.id].days) == 1}
        fields = {str(who): names for who, names in once.items()}
        visits = [
            (kind, str(circle), tuple(str(who) for who in talked if who in once))
            for _, kind, circle, talked in self.life.diary.visits
        ]
        by_kind = rooms.rooms_of([rooms.Visit(kind, people) for kind, _, people in visits], fields)
        return by_kind, rooms.rooms_of([rooms.Visit(name, people) for _, name, people in visits], fields)

    def _coming(
        self, event: Event, today: date, crowd: Counter[str], kinds: dict[str, rooms.Room], series: dict[str, rooms.Room]
    ) -> week_facts.ComingGathering:  # fmt: skip
        people = self.life.diary.people
        expected = [name_of(number) for number in event.fields]
        mine = tuple(str(who) for who in event.mine if who not in self.ours.at_peace)
        wanted = {who: "want" for who in mine if people[int(who)].want is not None}
        talked = [
            who for _, _, circle, there in self.life.diary.visits if circle == event.circle for who in there
        ]
        moods = [mood for who in talked for mood in people[who].moods[:1]]
        return week_facts.ComingGathering(
            id=str(event.circle), kind=event.kind, title="g", on=today + timedelta(days=3), minutes=event.minutes,
            cost=event.cost, series=str(event.circle), room=kinds.get(event.kind, rooms.UNSEEN),
            series_room=series.get(str(event.circle)), again=bool(moods) and sum(moods) / len(moods) > 0.2,
            new_fields=tuple(name for name in expected if crowd[name] <= 2), mine_coming=mine,
            to_meet=rooms.whom_to_meet(
                coming=mine, fields_expected=expected, wanted=wanted, vacant_fields=[], field_people=crowd
            ),
        )  # fmt: skip

    def _could_take_me(self) -> tuple[tuple[str, str], ...]:
        found = {(str(who), kind) for _, kind, _, talked in self.life.diary.visits[-30:] for who in talked}
        return tuple(sorted(pair for pair in found if int(pair[0]) not in self.ours.at_peace))

    def _giving(self, present: list[Acquaintance], now: int) -> dict[str, object]:
        diary = self.life.diary
        seeking = sorted((one for one in present if one.want), key=lambda one: -one.want[1])[:MOST]
        known: dict[int, list[int]] = defaultdict(list)
        for one in present:
            if one.field is not None:
                known[one.field].append(one.id)
        return {
            "wants": tuple(
                week_facts.MetWant(f"want{one.id}", str(one.id), "w", "o", now - one.want[1], None, ("w",))
                for one in seeking
                if one.want[2]
            ),
            "introductions": tuple(_introductions(seeking, known, diary, now)),
            "thanks": tuple(
                week_facts.OwedThanks(f"owed{one.id}", str(one.person), "t", now - one.on, int(one.chance))
                for one in diary.owed
                if not one.given and now - one.on < (91 if one.chance else 365)
            ),
            "untold": tuple(self._untold(now)),
            "words": tuple(
                week_facts.ReceivedWord(f"word{one.id}", str(one.person), one.kind, "w", now - one.on)
                for one in diary.words[-20:]
                if not one.taken_up
            ),
            "polish": tuple(
                week_facts.PolishInHand(
                    f"practice{one.id}", "w", now - one.begun,
                    None if one.trial_for is None else str(one.trial_for), one.words,
                )
                for one in diary.practices
                if not one.done
            ),
        }  # fmt: skip

    def _untold(self, now: int) -> Iterable[week_facts.Untold]:
        people = self.life.diary.people
        coming = sorted({who for event in self.life.events() for who in event.mine})
        for what, listed in (("do", coming), ("want", sorted(set(self.ours.seats.values())))):
            for who in listed:
                one = people[who]
                told = one.told.get(what)
                yield week_facts.Untold(
                    str(who), what, None if told is None else now - told,
                    meeting_on=date.fromordinal(now + 3) if what == "do" else None,
                    gave_what="g" if one.gave_on else None, gave_days=now - one.gave_on if one.gave_on else None,
                )  # fmt: skip


def _introductions(
    seeking: list[Acquaintance], known: dict[int, list[int]], diary: Diary, now: int
) -> Iterable[week_facts.IntroductionIdea]:
    for one in seeking:
        others = [
            who
            for who in known.get(one.want[0], ())
            if who != one.id and frozenset((who, one.id)) not in diary.pairs
        ]
        if others:
            lately = [now - diary.introduced[who] for who in (one.id, others[0]) if who in diary.introduced]
            yield week_facts.IntroductionIdea(
                f"intro{one.id}-{others[0]}", str(one.id), str(others[0]), "w", "o", 0.5, ("w",), min(lately, default=None)
            )  # fmt: skip


def _found_first(moves: tuple[Move, ...]) -> Move | None:
    return next((one for one in moves if one.kind == "show_up" and one.gathering is None), None)


def fields_of(one: Acquaintance) -> tuple[str, ...]:
    """The fields of a person as they would be written down."""
    return () if one.field is None else (name_of(one.field),)


def origin_of(one: Acquaintance) -> str:
    """The community through which somebody came, as the queries name it."""
    if one.origin == "company":
        return "company:company"
    return f"person:{one.id}" if one.series is None else f"series:{one.series}"


# -- ablations: the planner without one of its terms

Change = Callable[[week_facts.WeekFacts], week_facts.WeekFacts]


def _gatherings_without(**fields: object) -> Change:
    return lambda facts: replace(facts, gatherings=tuple(replace(one, **fields) for one in facts.gatherings))


def _people_without(**fields: object) -> Change:
    def change(facts: week_facts.WeekFacts) -> week_facts.WeekFacts:
        parts = {
            name: tuple(replace(one, **fields) for one in getattr(facts, name))
            for name in ("key_people", "edge", "dormant")
        }
        return replace(facts, **parts)

    return change


def _without(**fields: object) -> Change:
    return lambda facts: replace(facts, **fields)


def _all_kinds_seen(facts: week_facts.WeekFacts) -> week_facts.WeekFacts:
    return replace(facts, visits=tuple((facts.today.toordinal(), kind) for kind in KINDS))


WITHOUT: dict[str, Change] = {
    "promises": _without(promises=()),
    "balance of kinds": _all_kinds_seen,
    "worth of rooms": _gatherings_without(room=rooms.UNSEEN, series_room=None),
    "fields expected": _gatherings_without(new_fields=(), to_meet=()),
    "mine are coming": _gatherings_without(mine_coming=()),
    "go again": _gatherings_without(again=False),
    "deepen": _without(key_people=()),
    "edge": _without(edge=()),
    "dormant": _without(dormant=()),
    "give": _without(wants=()),
    "introduce": _without(introductions=()),
    "thank": _without(thanks=()),
    "say": _without(untold=()),
    "words and polish": _without(words=(), polish=()),
    "ease": _without(costly=()),
    "wish": _people_without(wish=None),
    "difference": _people_without(delta=0.5),
    "occasions": _people_without(open_want=None, last_topic=None, birthday_in=None),
}
