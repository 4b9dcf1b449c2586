"""The week: what the planner is told – small lists cut by index, the same number of queries for any network."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from enishi.core import activation, days, week_facts
from enishi.core.vocabulary import APART
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries import week_giving
from enishi.network.queries.kept import kept_from
from enishi.network.queries.packing import unpack
from enishi.network.queries.portrait import difference_from, snapshot_of
from enishi.network.queries.rooms import coming_gatherings

# How many candidates of each kind the planner weighs.
MOST = 40
# A gathering further off is not this week's step; people who come to it are met "anyway".
SIGHT = datetime.timedelta(days=21)
AHEAD = datetime.timedelta(days=28)


def week_facts_of(owner: Owner, today: datetime.date) -> week_facts.WeekFacts:
    """Gather all the planner is told about one owner's week."""
    snapshot = snapshot_of(owner)[2]
    picked = _Picked(owner, today, snapshot)
    visits, could_take = _visits(owner, today)
    statements = statement_ages(owner, today)
    told = week_facts.WeekFacts(
        today=today,
        budget=_budget_left(owner, today),
        weeks=_weeks(owner, today),
        people_in_network=_count(m.Person.objects.filter(owner=owner, in_network=True, trashed_at=None)),
        names_waiting=_count(m.Person.objects.filter(owner=owner, in_network=False, trashed_at=None)),
        promises=_promises(owner, today),
        gatherings=coming_gatherings(owner, today, today + SIGHT, snapshot),
        visits=visits,
        could_take_me=could_take,
        key_people=picked.key_people(),
        edge=picked.edge(),
        dormant=picked.dormant(),
        **week_giving.giving_facts(owner, today),
        costly=picked.costly(),
        statement_days=tuple(sorted(statements.items())),
        open_questions=_open_questions(owner),
        blocked=_blocked(owner, today),
    )
    present = _present(owner, told.people())
    kept = kept_from(owner, set(present.values()))
    return replace(told.only(present), kept=tuple(sorted(uid for uid, pk in present.items() if pk in kept)))


def _present(owner: Owner, uids: Iterable[str]) -> dict[str, int]:
    """Who of these is in the network and not left in peace: inside ids by uid."""
    there = m.Person.objects.filter(owner=owner, uid__in=list(uids), in_network=True, trashed_at=None)
    return {str(uid): pk for uid, pk in there.exclude(standing__in=APART).values_list("uid", "pk")}


def _count(found: QuerySet[Any], most: int = 10_000) -> int:
    """Count, but never further than would change what is said."""
    return found[:most].count()


def _age(today: datetime.date, on: str | None) -> int:
    return max(0, (today - days.day_of(on)).days) if on else 0


def _budget_left(owner: Owner, today: datetime.date) -> week_facts.Budget:
    done = m.Step.objects.filter(owner=owner, week=days.week_of(today), state="done").values_list(
        "minutes", "cost"
    )
    minutes = max(0, round(owner.hours_per_week * 60) - sum(pair[0] for pair in done))
    return week_facts.Budget(
        minutes=minutes, money=max(0, owner.money_per_week - sum(pair[1] for pair in done))
    )


def _weeks(owner: Owner, today: datetime.date) -> int:
    first = (
        m.Encounter.objects.filter(owner=owner, status="happened", on__isnull=False).order_by("on").first()
    )
    return _age(today, first.on) // 7 if first else 0


def _promises(owner: Owner, today: datetime.date) -> tuple[week_facts.OpenPromise, ...]:
    rows = m.Promise.objects.filter(
        owner=owner, by="me", done_on=None, trashed_at=None, person__in_network=True, person__trashed_at=None
    ).order_by("due", "pk")
    dated = rows.filter(due__isnull=False)[:MOST]
    undated = rows.filter(due=None)[:MOST]
    return tuple(
        week_facts.OpenPromise(
            id=str(uid),
            person=str(person),
            what=what,
            days=_age(today, made_on),
            due=days.day_of(due) if due else None,
        )
        for listed in (dated, undated)
        for uid, person, what, made_on, due in listed.values_list(
            "uid", "person__uid", "what", "made_on", "due"
        )
    )


def _visits(
    owner: Owner, today: datetime.date
) -> tuple[tuple[tuple[int, str], ...], tuple[tuple[str, str], ...]]:
    """Gatherings of the last year, one of each kind ever visited, and who of mine goes to which kind."""
    attended = m.Gathering.objects.filter(owner=owner, status="attended", trashed_at=None, on__isnull=False)
    since = (today - datetime.timedelta(days=365)).isoformat()
    rows = list(attended.filter(on__gte=since).order_by("-on", "-pk").values_list("pk", "on", "kind")[:400])
    seen = {kind for _, _, kind in rows}
    for kind in sorted({"same_trade", "community", "mixer", "meal", "card_exchange", "seminar"}):
        before = attended.filter(kind=kind, on__lt=since).order_by("-on").values_list("pk", "on", "kind")[:1]
        rows += list(before) if kind not in seen else list(before[:0])
    visits = tuple(sorted((days.day_of(on or "").toordinal(), kind or "other") for _, on, kind in rows))
    kinds = {pk: kind or "other" for pk, _, kind in rows[:30]}
    met = m.EncounterPerson.objects.filter(
        owner=owner, encounter__gathering__in=list(kinds), person__in_network=True, person__trashed_at=None,
        person__standing__in=("acquaintance", "companion"),
    ).values_list("person__uid", "encounter__gathering_id")[:200]  # fmt: skip
    return visits, tuple(sorted({(str(uid), kinds[pk]) for uid, pk in met if pk}))


def statement_ages(owner: Owner, today: datetime.date) -> dict[str, int]:
    """Return days since the present statement of what I do and of what I want."""
    ages: dict[str, int] = {}
    rows = m.Statement.objects.filter(owner=owner, trashed_at=None).exclude(text="")
    for what in ("do", "want"):
        newest = rows.filter(what=what).order_by("-since", "-pk").first()
        if newest:
            ages[what] = _age(today, newest.since)
    return ages


def _open_questions(owner: Owner) -> tuple[str, ...]:
    from enishi.core.vocabulary import QUESTIONS

    answered = set(
        m.Answer.objects.filter(owner=owner, trashed_at=None)
        .exclude(text=None)
        .values_list("question", flat=True)
    )
    return tuple(question for question in QUESTIONS if question not in answered)


def _blocked(owner: Owner, today: datetime.date) -> tuple[week_facts.Blocked, ...]:
    """What was put off, passed or done and does not come back before its day – and who is snoozed."""
    rows = m.Step.objects.filter(owner=owner, until__gt=today.isoformat()).exclude(state="open")
    blocked = [
        week_facts.Blocked(kind or "", about or "", days.day_of(until or ""))
        for kind, about, until in rows.order_by("pk").values_list("kind", "about", "until")
    ]
    return tuple(blocked)


@dataclass
class _Picked:
    """People cut by index from the whole network, each as the planner's `Someone`."""

    owner: Owner
    today: datetime.date
    snapshot: dict[str, Any]

    def _open_to(self) -> QuerySet[m.Tie]:
        today = self.today.isoformat()
        return (
            m.Tie.objects.filter(owner=self.owner, in_network=True)
            .exclude(person__standing__in=APART)
            .filter(Q(person__snoozed_until=None) | Q(person__snoozed_until__lte=today))
            .select_related("person", "person__met_at", "person__introduced_by")
        )

    def key_people(self) -> tuple[week_facts.Someone, ...]:
        seats = m.Seat.objects.filter(owner=self.owner, person__isnull=False, until=None, trashed_at=None)
        held: dict[int, list[str]] = defaultdict(list)
        for pk, name in seats.values_list("person_id", "field")[:MOST]:
            held[pk or 0].append(name or "")
        ties = self._open_to().filter(person__in=list(held)).order_by("person")
        return self._someone(list(ties), held)

    def edge(self) -> tuple[week_facts.Someone, ...]:
        """Those whose R will be nearest ½ in four weeks: R(1 − R) is largest there."""
        then = (self.today + AHEAD).isoformat()
        after = self._open_to().filter(half_on__gte=then).order_by("half_on", "person")[: MOST // 2]
        before = self._open_to().filter(half_on__lt=then).order_by("-half_on", "person")[: MOST // 2]
        return self._someone([*after, *before])

    def dormant(self) -> tuple[week_facts.Someone, ...]:
        gone = self._open_to().filter(fifth_on__lt=self.today.isoformat(), strength__isnull=False)
        return self._someone(list(gone.order_by("-strength", "person")[:MOST]))

    def costly(self) -> tuple[week_facts.Costly, ...]:
        wished = self._open_to().filter(person__wish__lt=0).order_by("-last_on", "person")[: MOST // 2]
        felt = self._open_to().filter(bad_moods__gte=2).order_by("-bad_moods", "person")[: MOST // 2]
        return tuple(
            week_facts.Costly(str(tie.person.uid), tie.count, _sign(tie.person.wish), tie.bad_moods)
            for tie in {tie.person_id: tie for tie in (*wished, *felt)}.values()
        )

    def _someone(
        self, ties: Sequence[m.Tie], seats: dict[int, list[str]] | None = None
    ) -> tuple[week_facts.Someone, ...]:
        ids = [tie.person_id for tie in ties]
        fields, wants, topics = _fields(ids), _wants(ids), _topics(self.owner, ids)
        diff = difference_from(self.snapshot)
        later = (self.today + AHEAD).toordinal()
        people = []
        for tie in ties:
            contact, person = unpack(tie.days), tie.person
            names = tuple(fields.get(person.pk, ()))
            people.append(
                week_facts.Someone(
                    id=str(person.uid),
                    remembered_later=activation.remembered_on(contact, later),
                    days_since=_age(self.today, tie.last_on) if tie.last_on else None,
                    times=tie.count,
                    strength=tie.strength or 0.0,
                    delta=diff.delta(names, _origin(person)),
                    fields=names,
                    wish=_sign(person.wish),
                    rhythm_days=person.rhythm_days,
                    usual_gap=activation.usual_gap(contact),
                    seat_fields=tuple(dict.fromkeys((seats or {}).get(person.pk, ()))),
                    open_want=wants.get(person.pk),
                    last_topic=topics.get(person.pk),
                    birthday_in=_birthday_in(person.birthday, self.today),
                )
            )
        return tuple(people)


def _sign(wish: int | None) -> int | None:
    return None if wish is None else (wish > 0) - (wish < 0)


def _origin(person: m.Person) -> str:
    if person.origin == "company":
        return "company:company"
    series = person.met_at.series if person.met_at else None
    return f"series:{series}" if series else f"person:{person.uid}"


def _birthday_in(birthday: str | None, today: datetime.date) -> int | None:
    written = (birthday or "")[-5:]
    if len(birthday or "") < 7 or not written[:2].isdigit():
        return None
    try:
        return days.days_until_yearly(int(written[:2]), int(written[3:]), today)
    except ValueError:
        return None


def _fields(ids: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for pk, name in (
        m.PersonField.objects.filter(person__in=list(ids))
        .order_by("place", "pk")
        .values_list("person_id", "field")
    ):
        found[pk].append(name)
    return found


def _wants(ids: Iterable[int]) -> dict[int, str]:
    rows = (
        m.Want.objects.filter(person__in=list(ids)).order_by("-place", "-pk").values_list("person_id", "text")
    )
    return {pk: text for pk, text in rows if pk}


def _topics(owner: Owner, ids: Sequence[int]) -> dict[int, str]:
    """What was last talked of with each: the first words of the newest note."""
    found: dict[int, str] = {}
    linked = m.EncounterPerson.objects.filter(
        owner=owner,
        person__in=ids,
        encounter__note__isnull=False,
        encounter__status="happened",
        encounter__trashed_at=None,
    )
    for pk, note in linked.order_by("on", "encounter_id").values_list("person_id", "encounter__note"):
        found[pk] = topic_of(note or "")
    return {pk: topic for pk, topic in found.items() if topic}


def topic_of(note: str) -> str:
    """Return the first clause of a note, short enough for a sentence."""
    first = note.strip().split("\n", 1)[0]
    for mark in ("。", ". ", "！", "？"):
        first = first.split(mark, 1)[0]
    return first if len(first) <= 30 else ""
