"""A life in the world: how people remember the owner, trust them, hear what they do, and pass things on.

The rest of the law. It was fixed before any way of planning was run in it and knows no term of Enishi's planner.

**Memory.** Two traces per person, a fast and a slow one, each halving in its own time which differs from person to
person (two-store forgetting: Wixted & Ebbesen 1991; Murre & Dros 2015) – an exponential law, where the planner believes
in a power law. A contact adds to both, saturating; to the slow one the more the longer ago the last was (spacing: Cepeda
et al. 2006); what was once strong is relearned fast (savings: Ebbinghaus 1885; dormant ties: Levin, Walter & Murnighan
2011). Somebody thinks of the owner with 1 − e^(−both traces).

**Being known.** What the owner does is known by who was told, and fades with the slow trace; talk of it comes up by
itself now and then.

**Trust.** A little by itself, more between people who get on (liking before skill: Casciaro & Lobo 2005), and more with
what the owner gave (reciprocity: Gouldner 1960), which fades with a year. A promise broken takes more than one kept
gives. Who is thanked helps again (Grant & Gino 2010); who is not cools.

**Chances.** A want arises anywhere and is asked around; a holder who thinks of the owner, knows what they do, trusts
them and finds it good passes it on, if nobody else came to mind first. The first to do so makes the chance; the others
heard of the same want and add nothing (Granovetter 1973; Burt 1992). Who sells the same mostly keeps it. Besides, a person
who is close and knows what the owner wants may open a door of their own.

**Company.** From the day of leaving a colleague not met as oneself is lost at a rate of nine in ten a year (Burt 2002).

**Hours.** Every way of living has the same ones; what an action takes is in `MINUTES` and with the circles.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from benchmarks.two_years.diary import Acquaintance, Diary, Owed, Practice, Promised, Word, monday
from benchmarks.two_years.world import BEFORE, FIELDS, KINDS, MINE, World

HOURS_A_WEEK, MONEY_A_WEEK = 4.0, 5000
MINUTES = {
    "meal": 90,
    "message": 10,
    "help": 20,
    "introduce": 20,
    "thank": 10,
    "promise": 15,
    "tell": 5,
    "practise": 30,
}
MEAL_COST = 1500

IMPRINT = {"message": 0.5, "meal": 1.8, "favor": 1.6, "call": 0.5, "work": 0.3}
UNANSWERED = 0.1
TALKS = {"meal": 1.0, "community": 0.8, "same_trade": 0.6, "mixer": 0.5, "seminar": 0.4, "card_exchange": 0.3}
SLOW_SHARE, SPACING, FULL, SAVINGS, NOISE = 0.42, 14.0, 3.0, 0.3, 0.4

HEARS = {"meal": 0.45, "gathering": 0.2, "message": 0.15, "call": 0.3}
TELLS = {"meal": 0.5, "gathering": 0.3, "message": 0.08, "call": 0.1}
PROMISES = {"meal": 0.2, "gathering": 0.05}
NATURAL_HELP, NATURAL_THANKS, NATURAL_KEEPING = 0.4, 0.5, 0.5
"""What one does without any planning when it comes up: help who asks, say thank you, keep one's word."""

HELP_WORKS, BOTH_AGREE, WORKED_WITH = 0.6, 0.4, 0.15
BASE_TRUST, WARM_TRUST, GIVEN = 0.12, 0.25, 0.35
NOBODY_ELSE, UNTOLD, PASSES_ON, SAME_TRADE, DOOR = 0.5, 0.1, 0.6, 0.25, 0.02
ATTRITION_A_WEEK, MET_AS_MYSELF = 0.043, {"message": 0.3, "meal": 0.8, "gathering": 0.4, "call": 0.3}


@dataclass(frozen=True)
class Event:
    """A meeting of a circle this week that the owner knows of. mine: people of theirs of whom they know they come."""

    circle: int
    kind: str
    cost: int
    minutes: int
    fields: tuple[int, ...]
    mine: tuple[int, ...]


@dataclass
class Life:
    """One run. State per person lives in arrays; `diary` is what the owner sees of it. `week` counts from −BEFORE's 0."""

    world: World
    week: int = 0
    diary: Diary = field(default_factory=Diary)
    sought: set[str] = field(default_factory=set)
    chances: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        n = len(self.world.field)
        self.fast, self.slow, self.peak = np.zeros(n), np.zeros(n), np.zeros(n)
        self.last = np.full(n, -1000.0)
        self.given, self.cooled = np.zeros(n), np.ones(n)
        self.knows_do, self.knows_want = np.zeros(n), np.zeros(n)
        self.reach_until = self.world.reach_until.copy()
        self.as_myself = np.zeros(n, dtype=bool)
        self.want = np.full(n, -1)
        self.want_until = np.zeros(n, dtype=np.int64)
        self.quality, self.clarity = 0.3, 0.4
        self._live_the_year_before()

    def _live_the_year_before(self) -> None:
        for week in range(BEFORE):
            self.begin(week)
            for person, times in self.world.known.items():
                if self.world.draws["seen"][week, person] < times / BEFORE or week == person % BEFORE:
                    if self.world.colleague[person]:
                        self._remembers(person, IMPRINT["work"])
                        self._writes_down(person, "gathering", True)
                    else:
                        self._talk(person, "gathering", 0.6)
            self.end(chances=False)

    # -- the week

    def begin(self, week: int) -> None:
        """Let a week pass over everybody: forgetting, drifting off, wants coming and going."""
        self.week = week
        world = self.world
        self.fast *= 0.5 ** (7 / world.half_fast)
        self.slow *= 0.5 ** (7 / world.half_slow)
        self.knows_do *= 0.5 ** (7 / (1.5 * world.half_slow))
        self.knows_want *= 0.5 ** (7 / (1.5 * world.half_slow))
        self.given *= 0.5 ** (1 / 52)
        self.want[self.want_until <= week] = -1
        arises = (world.draws["wants"][week] < 0.05) & (self.want < 0)
        lasts = np.ceil(-10 * np.log(1 - world.draws["want_lasts"][week])).astype(np.int64)
        self.want = np.where(arises, (world.draws["want_field"][week] * FIELDS).astype(np.int64), self.want)
        self.want_until = np.where(arises, week + lasts, self.want_until)
        if world.leaves_in is not None and week >= world.leaves_in:
            lost = world.colleague & ~self.as_myself & (world.draws["attrition"][week] < ATTRITION_A_WEEK)
            self.reach_until[lost] = np.minimum(self.reach_until[lost], week)
        self.sought = set()

    def end(self, chances: bool = True) -> None:
        """What others do in the week: they call, meet one at work, keep one to one's word, pass things on."""
        self._others_call()
        self._at_work()
        self._word_and_thanks()
        if chances:
            self._pass_on()

    def _others_call(self) -> None:
        world, week = self.world, self.week
        calls = world.draws["calls"][week] < 0.012 * (0.5 + world.generosity) * self.thinks_of_me()
        for person in np.flatnonzero(calls & self.reachable()):
            self._talk(int(person), "call", IMPRINT["call"])

    def _at_work(self) -> None:
        world = self.world
        if world.leaves_in is None or not BEFORE <= self.week < world.leaves_in:
            return
        for person in np.flatnonzero(world.colleague & (world.draws["work"][self.week] < 0.08)):
            self._remembers(int(person), IMPRINT["work"])
            # Of what happens at work one writes down little.
            if world.draws["seen"][self.week, person] < 0.2:
                self._writes_down(int(person), "gathering", True)

    def _word_and_thanks(self) -> None:
        today = monday(self.week).toordinal()
        for promise in self.diary.promises:
            if (
                not promise.kept
                and today - promise.made == 14
                and self._luck("keeps", promise.person) < NATURAL_KEEPING
            ):
                self.keep(promise)
            elif not promise.kept and today - promise.made == 56:
                self.given[promise.person] = max(0.0, self.given[promise.person] - 0.6)
        for owed in self.diary.owed:
            if not owed.given and today - owed.on == 7 and self._luck("thanks", owed.person) < NATURAL_THANKS:
                self.thank(owed)
            elif not owed.given and today - owed.on == 56 and owed.chance:
                self.cooled[owed.person] *= 0.75

    # -- what is true of everybody

    def reachable(self) -> np.ndarray:
        """Who is not out of reach yet."""
        return self.reach_until > self.week

    def thinks_of_me(self) -> np.ndarray:
        """The chance, 0–1, that each person thinks of the owner when there is cause to."""
        return (1 - np.exp(-(self.fast + self.slow))) * self.reachable()

    def trust(self) -> np.ndarray:
        """How far each would recommend the owner, 0–1."""
        base = BASE_TRUST + WARM_TRUST / (1 + np.exp(-self.world.warmth))
        return (1 - (1 - base) * np.exp(-GIVEN * self.given)) * self.cooled

    def ready(self) -> np.ndarray:
        """The chance, 0–1, that each would pass a want on to the owner on hearing of it themselves."""
        knows = UNTOLD + (1 - UNTOLD) * self.knows_do
        good = 0.4 + 0.6 * self.quality
        trade = np.where(self.world.field == MINE, SAME_TRADE, 1.0)
        return self.thinks_of_me() * knows * self.trust() * good * trade * NOBODY_ELSE

    def opens(self) -> np.ndarray:
        """The chance, 0–1, that each opens a door of their own this week."""
        return DOOR * self.world.generosity * self.thinks_of_me() * self.knows_want * self.trust() ** 2

    def expected(self) -> float:
        """How many chances this week brings on average over its luck: a measure only, nothing follows from it."""
        world, week = self.world, self.week
        passes = self.ready()[world.holders[week]] * PASSES_ON ** world.depth[week]
        return float((1 - (1 - passes).prod(axis=1)).sum() + self.opens().sum())

    def _pass_on(self) -> None:
        world, week = self.world, self.week
        holders = world.holders[week]
        passes = world.luck[week] < self.ready()[holders] * PASSES_ON ** world.depth[week]
        for want in np.flatnonzero(passes.any(axis=1)):
            self._chance(int(holders[want, int(passes[want].argmax())]))
        for person in np.flatnonzero(world.draws["opening"][week] < self.opens()):
            self._chance(int(person))

    def _chance(self, person: int) -> None:
        today = monday(self.week).toordinal()
        self.chances.append((self.week, person))
        if person not in self.diary.people:
            return
        self.diary.chances.append((today, person))
        self.diary.owed.append(Owed(len(self.diary.owed), person, today, chance=True))
        if self._luck("words", person) < 0.5:
            self._word(person, "asked")

    # -- what the owner may do

    def events(self) -> list[Event]:
        """This week's meetings of which the owner knows: circles they go to, public notices, what they looked for."""
        found = []
        been = {circle for _, _, circle, _ in self.diary.visits}
        for number, circle in enumerate(self.world.circles):
            if (self.week + circle.phase) % circle.every:
                continue
            luck = self.world.noticed[self.week, number]
            known = number in been or luck < 0.06 or (circle.kind in self.sought and luck < 0.8)
            if known and number not in self.diary.solicited:
                found.append(self._event(number))
        return found

    def _event(self, number: int) -> Event:
        circle = self.world.circles[number]
        mine = [
            int(one) for one in self._present(number)
            if int(one) in self.diary.people and self.world.draws["says"][self.week, one] < 0.3
        ]  # fmt: skip
        fields = circle.fields if self.world.noticed[self.week, number] * 1000 % 1 < 0.5 else ()
        return Event(number, circle.kind, circle.cost, circle.minutes, fields, tuple(mine))

    def _present(self, number: int) -> np.ndarray:
        circle = self.world.circles[number]
        there = circle.members[self.world.comes[number][self.week] < circle.share]
        return there[self.reach_until[there] > self.week]

    def look_for(self, kind: str) -> None:
        """Look around for meetings of a kind; what is found stands among this week's events."""
        self.sought.add(kind)

    def attend(self, event: Event) -> tuple[int, ...]:
        """Go there; talk to a few: some one knows, some by chance. Returns whom one talked to."""
        circle = self.world.circles[event.circle]
        there = self._present(event.circle)
        luck = self.world.draws["seen"][self.week, there] - 0.15 * np.isin(there, list(self.diary.people))
        talked = tuple(int(one) for one in there[np.argsort(luck)][: circle.talks])
        for person in talked:
            self._talk(person, "gathering", TALKS[circle.kind], series=event.circle)
        today = monday(self.week).toordinal() + 3
        self.diary.visits.append((today, circle.kind, event.circle, talked))
        if circle.solicits:
            self.diary.solicited.add(event.circle)
        return talked

    def meal(self, person: int) -> bool:
        """A meal or a coffee with somebody; False when they do not (or no longer) come."""
        willing = 0.2 + 0.7 * self.thinks_of_me()[person]
        if not self.reachable()[person] or self._luck("answers", person) > willing:
            return self.write(person, asked=True)
        self._talk(person, "meal", IMPRINT["meal"])
        return True

    def write(self, person: int, asked: bool = False) -> bool:
        """A message; whether it was answered. An unanswered one leaves little."""
        willing = 0.3 + 0.6 * self.thinks_of_me()[person]
        if asked or not self.reachable()[person] or self._luck("answers", person) > willing:
            if self.reachable()[person]:
                self._remembers(person, UNANSWERED)
            self._writes_down(person, "message", False)
            return False
        self._talk(person, "message", IMPRINT["message"])
        return True

    def help(self, person: int) -> bool:
        """Meet what somebody looks for, or try to; works where they still look for it and are within reach."""
        if self.want[person] < 0 or not self.reachable()[person]:
            self._forget_want(person)
            return False
        if self._luck("helps", person) > HELP_WORKS:
            self._remembers(person, IMPRINT["message"])
            self._writes_down(person, "message", True)
            return False
        self._give(person, 1.0)
        self._forget_want(person)
        return True

    def introduce(self, one: int, other: int) -> bool:
        """Ask both, bring them together when both agree: both were given something, who looked for it the more."""
        today = monday(self.week).toordinal()
        self.diary.introduced |= {one: today, other: today}
        self.diary.pairs.add(frozenset((one, other)))
        answered = self.write(one), self.write(other)
        if not all(answered) or self.want[one] < 0 or self._luck("agrees", one) > BOTH_AGREE:
            return False
        fits = self.want[one] == self.world.field[other]
        self._give(one, 1.0 if fits else 0.3)
        self._give(other, 0.5)
        self._forget_want(one)
        return True

    def thank(self, owed: Owed) -> None:
        """Say thank you: who is thanked helps again."""
        owed.given = True
        if self.write(owed.person):
            self.given[owed.person] += 0.5

    def keep(self, promise: Promised) -> None:
        """Keep one's word."""
        promise.kept = True
        if self.reachable()[promise.person]:
            self._talk(promise.person, "message", IMPRINT["message"])
            self.given[promise.person] += 0.4

    def tell(self, person: int, what: str) -> None:
        """Say what one does, or wants, to somebody with whom one is in touch anyway."""
        known = self.knows_do if what == "do" else self.knows_want
        if self.reachable()[person]:
            known[person] = max(known[person], self.clarity + (1 - self.clarity) * 0.5 * (what == "want"))
        if person in self.diary.people:
            self.diary.people[person].told[what] = monday(self.week).toordinal()

    def practise(self, practice: Practice | None = None) -> None:
        """Half an hour of getting better; more comes of it where somebody's word points the way (Ericsson 1993)."""
        self.quality += (1 - self.quality) * (0.012 if practice is None else 0.016)
        if practice is not None:
            practice.times += 1
            practice.done = practice.times >= 3

    def say_it_better(self, what: str) -> None:
        """Put what one does, or wants, into better words."""
        self.clarity += (1 - self.clarity) * 0.12
        self.diary.stated[what] = monday(self.week).toordinal()

    def trial(self, practice: Practice) -> None:
        """Do a small piece of work for somebody who asked for it."""
        assert practice.trial_for is not None
        self.practise(practice)
        if self.write(practice.trial_for):
            self._give(practice.trial_for, 0.6)

    # -- what comes of a contact

    def _luck(self, purpose: str, person: int) -> float:
        return float(self.world.draws[purpose][self.week, person])

    def _remembers(self, person: int, strength: float) -> None:
        today = float(self.week * 7)
        got = strength * np.exp(NOISE * self.world.normals["imprint"][self.week, person])
        spaced = 1 - np.exp(-(today - self.last[person] + 1) / SPACING)
        self.fast[person] += got * max(0.0, 1 - self.fast[person] / FULL)
        self.slow[person] += SLOW_SHARE * got * spaced * max(0.0, 1 - self.slow[person] / FULL)
        self.slow[person] += SAVINGS * got / (1 + got) * max(0.0, self.peak[person] - self.slow[person])
        self.peak[person] = max(self.peak[person], self.slow[person])
        self.last[person] = today

    def _talk(self, person: int, medium: str, strength: float, series: int | None = None) -> None:
        self._remembers(person, strength)
        someone = self._writes_down(person, medium, True, series)
        if self.world.normals["mood"][self.week, person] > -0.6 and medium in ("meal", "gathering"):
            felt = self.world.warmth[person] + 0.7 * self.world.normals["mood"][self.week, person]
            someone.moods.append(int(felt > 0.6) - int(felt < -0.6))
        if someone.field is None and self.world.fields_told[person]:
            someone.field = int(self.world.field[person])
        if not self.as_myself[person] and self._luck("stays", person) < MET_AS_MYSELF[medium]:
            self.as_myself[person] = True
        if self._luck("tells", person) < TELLS[medium]:
            self.tell(person, "do")
        self._hear(person, medium, someone)
        if self._luck("promises", person) < PROMISES.get(medium, 0.0):
            today = monday(self.week).toordinal()
            due = today + 7 if self._luck("promises", person) * 1000 % 1 < 0.5 else None
            self.diary.promises.append(Promised(len(self.diary.promises), person, today, due))

    def _hear(self, person: int, medium: str, someone: Acquaintance) -> None:
        """What they look for may come up; who can help on the spot sometimes does. And a word about oneself."""
        if self.want[person] >= 0 and self._luck("hears", person) < HEARS[medium]:
            mine = bool(self.want[person] == MINE or self._luck("can", person) < 0.15)
            someone.want = (int(self.want[person]), monday(self.week).toordinal(), mine)
            if mine and self._luck("works", person) < NATURAL_HELP:
                self.help(person)
        if medium in ("meal", "gathering") and self._luck("words", person) < 0.04:
            self._word(person, "missed" if self._luck("words", person) < 0.02 else "asked")

    def _give(self, person: int, worth: float) -> None:
        today = monday(self.week).toordinal()
        self.given[person] += worth
        self._remembers(person, IMPRINT["favor"])
        someone = self._writes_down(person, "favor", True)
        someone.gave_on = today
        if self._luck("words", person) < 0.4:
            self._word(person, "thanked")
        if self._luck("says", person) < WORKED_WITH:
            self.diary.owed.append(Owed(len(self.diary.owed), person, today, chance=False))

    def _word(self, person: int, kind: str) -> None:
        self.diary.words.append(Word(len(self.diary.words), person, kind, monday(self.week).toordinal()))

    def _forget_want(self, person: int) -> None:
        self.want[person] = -1
        if person in self.diary.people:
            self.diary.people[person].want = None

    def _writes_down(
        self, person: int, medium: str, answered: bool, series: int | None = None
    ) -> Acquaintance:
        someone = self.diary.people.get(person)
        if someone is None:
            origin = "company" if self.world.colleague[person] else "individual"
            if series is None and self.world.circles_of[person] and origin == "individual":
                series = self.world.circles_of[person][0]
            someone = Acquaintance(person, series, origin)
            self.diary.people[person] = someone
        someone.contacts.append((monday(self.week).toordinal() + 2, medium, answered))
        self.diary.touched.add(person)
        return someone


__all__ = ["HOURS_A_WEEK", "KINDS", "MEAL_COST", "MINUTES", "MONEY_A_WEEK", "Event", "Life"]
