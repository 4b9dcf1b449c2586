"""What the planner of the week is told: small records of candidates that indexed queries have already cut.

Decides nothing. Every list holds at most some fifty entries, in any order; ids are opaque; people are in
the network, not in the trash and not left in peace. "Days" count back from `WeekFacts.today`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from enishi.core.rooms import UNSEEN, Room, ToMeet

PLAIN_WORDS = ("deepen", "edge", "dormant")
"""Kinds of step that are a word to somebody for their own sake."""


@dataclass(frozen=True)
class Budget:
    """What is left of this week's time and money: minutes and currency units ≥ 0; None sets no limit."""

    minutes: int | None = 240
    money: int | None = 5000


@dataclass(frozen=True)
class Blocked:
    """A kind of step about something (person, gathering, promise …; `Move.about` or one of its people) that
    was snoozed, dropped or done and does not come back before `until`.
    """

    kind: str
    about: str
    until: date


@dataclass(frozen=True)
class Someone:
    """A person whom to meet: a key person, one at the edge, or a dormant one.

    remembered_later: R in four weeks if nothing happens, 0–1. days_since, times: last contact day and
    number of them (None and 0 without any). strength: `activation.past_strength`. delta: δ, 0–1.
    rhythm_days: the owner's rhythm. seat_fields: seats held. open_want, last_topic, birthday_in: what an
    occasion can be made of.
    """

    id: str
    remembered_later: float = 0.5
    days_since: int | None = None
    times: int = 0
    strength: float = 0.0
    delta: float = 0.5
    fields: tuple[str, ...] = ()
    wish: int | None = None
    rhythm_days: int | None = None
    usual_gap: float | None = None
    seat_fields: tuple[str, ...] = ()
    open_want: str | None = None
    last_topic: str | None = None
    birthday_in: int | None = None


@dataclass(frozen=True)
class OpenPromise:
    """A promise of mine that is open. days: since it was made."""

    id: str
    person: str
    what: str
    days: int
    due: date | None = None


@dataclass(frozen=True)
class ComingGathering:
    """A gathering to come that I have not yet decided against.

    room: its kind's `rooms.Room`; series_room: its series' (None for a single one). again: I wished to come
    back to this series. new_fields: expected fields that are thin or absent in my network. mine_coming:
    people of mine who come. to_meet: `rooms.whom_to_meet`. minutes: with the way there.
    """

    id: str
    kind: str
    title: str
    on: date
    minutes: int = 120
    cost: int = 0
    series: str | None = None
    room: Room = UNSEEN
    series_room: Room | None = None
    again: bool = False
    solicited: bool = False
    new_fields: tuple[str, ...] = ()
    mine_coming: tuple[str, ...] = ()
    to_meet: tuple[ToMeet, ...] = ()


@dataclass(frozen=True)
class MetWant:
    """Somebody's open want that I (`by` None) or a person of mine can meet; words: the words that met."""

    id: str
    person: str
    what: str
    offer: str
    days: int
    by: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class IntroductionIdea:
    """a looks for `what`, b offers `offer`. worth: q_a·q_b·H·d, 0–1. days_since_introduced: the shorter of
    the two since either was last introduced to somebody; None never.
    """

    id: str
    a: str
    b: str
    what: str
    offer: str
    worth: float = 0.5
    words: tuple[str, ...] = ()
    days_since_introduced: int | None = None


@dataclass(frozen=True)
class OwedThanks:
    """Thanks not yet given: for a favor received, or to a link of a chance's chain.

    place: 0 for a favor; else the link's place back from the chance, 1 the nearest.
    """

    id: str
    person: str
    what: str
    days: int
    place: int = 0


@dataclass(frozen=True)
class Untold:
    """Somebody who has not heard a statement (what: do or want), or long ago (told_days).

    kept: the statement is kept from them; then it is never suggested. meeting_on: the day on which they are
    met anyway. gave_what, gave_days: what I last gave them, and when.
    """

    person: str
    what: str
    told_days: int | None = None
    kept: bool = False
    meeting_on: date | None = None
    gave_what: str | None = None
    gave_days: int | None = None


@dataclass(frozen=True)
class ReceivedWord:
    """A word received (kind: asked, thanked, missed) that no polish has taken up."""

    id: str
    person: str
    kind: str
    text: str
    days: int


@dataclass(frozen=True)
class PolishInHand:
    """A polish begun and not done; words: how many words received are behind it."""

    id: str
    what: str
    days: int
    trial_for: str | None = None
    words: int = 0


@dataclass(frozen=True)
class Costly:
    """Somebody of whom the owner said that they cost: wish, and how often the mood was bad of late."""

    person: str
    times: int
    wish: int | None = None
    bad_moods: int = 0


@dataclass(frozen=True)
class ImportedName:
    """A name in the address book, not in the network. has_mail, has_phone, has_photo: what came with it."""

    id: str
    organization: str | None = None
    title: str | None = None
    has_mail: bool = False
    has_phone: bool = False
    has_photo: bool = False
    family: bool = False
    service: bool = False


@dataclass(frozen=True)
class WeekFacts:
    """All the planner is told.

    weeks: whole weeks since the owner began. visits: (ordinal, kind) of the gatherings attended, at least
    of the last 365 days and one of each kind ever visited. could_take_me: (person, kind of room they go
    to). statement_days: days since the present statements, by "do", "want". open_questions: the six
    questions without an answer.
    """

    today: date
    budget: Budget = Budget()
    weeks: int = 0
    people_in_network: int = 0
    names_waiting: int = 0
    promises: tuple[OpenPromise, ...] = ()
    gatherings: tuple[ComingGathering, ...] = ()
    visits: tuple[tuple[int, str], ...] = ()
    could_take_me: tuple[tuple[str, str], ...] = ()
    key_people: tuple[Someone, ...] = ()
    edge: tuple[Someone, ...] = ()
    dormant: tuple[Someone, ...] = ()
    wants: tuple[MetWant, ...] = ()
    introductions: tuple[IntroductionIdea, ...] = ()
    thanks: tuple[OwedThanks, ...] = ()
    untold: tuple[Untold, ...] = ()
    words: tuple[ReceivedWord, ...] = ()
    polish: tuple[PolishInHand, ...] = ()
    costly: tuple[Costly, ...] = ()
    statement_days: tuple[tuple[str, int], ...] = ()
    open_questions: tuple[str, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    kept: tuple[str, ...] = ()

    def is_blocked(self, kind: str, *about: str) -> bool:
        """Whether a step of this kind about any of these was put off beyond today.

        Who was put off is not suggested again under another name: a word is a word, whatever speaks for it.
        """
        alike = PLAIN_WORDS if kind in PLAIN_WORDS else (kind,)
        return any(b.kind in alike and b.about in about and self.today < b.until for b in self.blocked)

    def people(self) -> frozenset[str]:
        """Everybody these facts name."""
        named = {one.person for one in self.promises} | {one.person for one in self.wants}
        named |= {one.person for one in self.thanks} | {one.person for one in self.untold}
        named |= {one.person for one in self.words}
        named |= {one.id for one in (*self.key_people, *self.edge, *self.dormant)}
        named |= {person for gathering in self.gatherings for person in gathering.mine_coming}
        named |= {one.person for gathering in self.gatherings for one in gathering.to_meet if one.person}
        named |= {person for person, _ in self.could_take_me} | {one.person for one in self.costly}
        named |= {person for idea in self.introductions for person in (idea.a, idea.b)}
        named |= {want.by for want in self.wants if want.by}
        return frozenset(named | {polish.trial_for for polish in self.polish if polish.trial_for})

    def only(self, present: Collection[str]) -> WeekFacts:
        """The same without everybody else: who left the network or is left in peace is in no step of any kind."""

        def of(listed: Iterable[Any]) -> tuple[Any, ...]:
            return tuple(one for one in listed if one.person in present)

        def whom(listed: Iterable[Someone]) -> tuple[Someone, ...]:
            return tuple(one for one in listed if one.id in present)

        return replace(
            self,
            promises=of(self.promises),
            gatherings=tuple(_only_there(one, present) for one in self.gatherings),
            could_take_me=tuple(pair for pair in self.could_take_me if pair[0] in present),
            key_people=whom(self.key_people),
            edge=whom(self.edge),
            dormant=whom(self.dormant),
            wants=tuple(want for want in of(self.wants) if want.by is None or want.by in present),
            introductions=tuple(one for one in self.introductions if one.a in present and one.b in present),
            thanks=of(self.thanks),
            untold=of(self.untold),
            words=of(self.words),
            polish=tuple(
                replace(one, trial_for=one.trial_for if one.trial_for in present else None)
                for one in self.polish
            ),
            costly=of(self.costly),
        )


def _only_there(gathering: ComingGathering, present: Collection[str]) -> ComingGathering:
    return replace(
        gathering,
        mine_coming=tuple(person for person in gathering.mine_coming if person in present),
        to_meet=tuple(one for one in gathering.to_meet if one.person is None or one.person in present),
    )
