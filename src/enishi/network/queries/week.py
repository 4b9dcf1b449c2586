"""This week, as the page and the command show it: steps with their people, promises due, what comes next."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from enishi.core import days, week
from enishi.core.vocabulary import APART
from enishi.core.week_facts import ImportedName
from enishi.language import fields as taxonomy
from enishi.language.household import household
from enishi.network import models as m
from enishi.network.errors import NotFound
from enishi.network.models import Owner
from enishi.network.queries.drafts import Waiting, drafts_waiting

SOON = datetime.timedelta(days=7)
SHOWN = 5
# Names looked at for one-tap questions: the newest imported.
LOOKED_AT = 200
LATER_TAPS = 2
MORE_FROM = 10
"""Places from here on stand behind もっと見る."""


@dataclass(frozen=True)
class Face:
    """A person as a list shows one. photo: the uid of a picture, or ''."""

    uid: str
    name: str
    reading: str = ""
    photo: str = ""


@dataclass(frozen=True)
class StepShown:
    """One step with the facts behind it. names: of everybody its facts speak of, by uid."""

    uid: str
    step: int
    kind: str
    about: str
    minutes: int
    cost: int
    state: str
    people: tuple[Face, ...]
    gathering: str
    because: tuple[dict[str, Any], ...]
    occasion: dict[str, Any]
    opening: dict[str, Any]
    names: dict[str, str] = field(default_factory=dict)
    place: int = 0


@dataclass(frozen=True)
class Question:
    """One imported name to ask about with single taps. guesses: fields its title and place of work speak of."""

    person: Face
    organization: str
    title: str
    guesses: tuple[str, ...]


@dataclass(frozen=True)
class PromiseDue:
    uid: str
    person: Face
    what: str
    due: str
    by: str


@dataclass(frozen=True)
class Coming:
    uid: str
    title: str
    kind: str
    starts: str
    place: str


@dataclass(frozen=True)
class Week:
    """Everything 今週 shows. first: the steps shown at once; more: those behind もっと見る.

    minutes_a_week, money_a_week: the budget.
    """

    code: str
    first: tuple[StepShown, ...]
    more: tuple[StepShown, ...]
    promises: tuple[PromiseDue, ...]
    gatherings: tuple[Coming, ...]
    drafts: tuple[Waiting, ...]
    questions: tuple[Question, ...]
    anybody: bool
    minutes_a_week: int = 0
    money_a_week: int = 0
    do: str = ""
    want: str = ""


def face(person: m.Person) -> Face:
    """Return a person as lists show one; needs `photo` selected."""
    reading = " ".join(part for part in (person.family_kana, person.given_kana) if part)
    return Face(str(person.uid), name_of(person), reading, str(person.photo.uid) if person.photo else "")


def name_of(person: m.Person) -> str:
    return (
        person.full
        or " ".join(part for part in (person.family, person.given) if part)
        or person.nickname
        or ""
    )


def this_week(owner: Owner, today: datetime.date) -> Week:
    """Return the week as last planned (actions.steps.ensure_week plans it)."""
    code = days.week_of(today)
    rows = list(
        m.Step.objects.filter(owner=owner, week=code, trashed_at=None)
        .select_related("gathering")
        .exclude(state__in=("later", "passed"))
        .order_by("place", "pk")
    )
    steps = steps_shown(owner, rows)
    return Week(
        code=code,
        first=tuple(step for step in steps if step.place < MORE_FROM or step.state == "done"),
        more=tuple(step for step in steps if step.place >= MORE_FROM and step.state != "done"),
        promises=_promises(owner, today),
        gatherings=_coming(owner, today),
        drafts=drafts_waiting(owner, SHOWN),
        questions=questions_of(owner, today),
        anybody=m.Person.objects.filter(owner=owner, trashed_at=None).exists(),
        minutes_a_week=round(owner.hours_per_week * 60),
        money_a_week=owner.money_per_week,
        **statements_now(owner),
    )


def statements_now(owner: Owner) -> dict[str, str]:
    """Return the present statement of what I do and of what I want; '' where there is none."""
    rows = (
        m.Statement.objects.filter(owner=owner, trashed_at=None)
        .order_by("since", "pk")
        .values_list("what", "text")
    )
    said = {what: text for what, text in rows if what and text}
    return {"do": said.get("do", ""), "want": said.get("want", "")}


def step_shown(owner: Owner, uid: str) -> StepShown:
    """Return one step; raise NotFound when there is none."""
    rows = list(m.Step.objects.filter(owner=owner, uid=uid).select_related("gathering"))
    if not rows:
        raise NotFound(key="step", id=uid)
    return steps_shown(owner, rows)[0]


def question_of(owner: Owner, uid: str) -> Question | None:
    """Return the one-tap question about one imported name; None when it has no place of work to ask about."""
    rows = m.Affiliation.objects.filter(owner=owner, person__uid=uid, person__trashed_at=None)
    found = rows.select_related("person__photo", "organization").order_by("place").first()
    return _question(found) if found else None


def steps_shown(owner: Owner, rows: list[m.Step]) -> list[StepShown]:
    """Return steps as a page shows them, in the order of the rows (with `gathering` selected)."""
    linked = m.StepPerson.objects.filter(step__in=rows, person__trashed_at=None).select_related(
        "person__photo"
    )
    people: dict[int, list[Face]] = {row.pk: [] for row in rows}
    for one in linked.order_by("place", "pk"):
        people[one.step_id].append(face(one.person))
    names = _names(owner, rows)
    return [
        StepShown(
            uid=str(row.uid), step=row.step, kind=row.kind or "", about=row.about or "", minutes=row.minutes,
            cost=row.cost, state=_state(row), people=tuple(people[row.pk]),
            gathering=str(row.gathering.uid) if row.gathering else "", because=tuple(row.facts.get("because", ())),
            occasion=row.facts.get("occasion", {}), opening=row.facts.get("opening", {}), names=names, place=row.place,
        )
        for row in rows
    ]  # fmt: skip


def _state(row: m.Step) -> str:
    """What became of a step; "left" for one nobody decided before its week was over."""
    if row.state == "passed" and not row.decided_on:
        return "left"
    return row.state or "open"


def _names(owner: Owner, rows: list[m.Step]) -> dict[str, str]:
    """Return the names of everybody the facts of these steps speak of."""
    spoken: set[str] = set()
    for row in rows:
        reasons = [*row.facts.get("because", []), row.facts.get("occasion", {}), row.facts.get("opening", {})]
        for facts in (reason.get("facts", {}) for reason in reasons):
            spoken |= {facts[key] for key in ("person", "other") if facts.get(key)}
            # "people" is a list of ids in one reason and a number of people in another.
            spoken |= set(facts["people"]) if isinstance(facts.get("people"), list) else set()
    found = m.Person.objects.filter(
        owner=owner, uid__in=[uid for uid in spoken if isinstance(uid, str) and len(uid) == 36]
    )
    return {str(person.uid): name_of(person) for person in found}


def _promises(owner: Owner, today: datetime.date) -> tuple[PromiseDue, ...]:
    rows = m.Promise.objects.filter(
        owner=owner,
        done_on=None,
        trashed_at=None,
        due__lte=(today + SOON).isoformat(),
        person__trashed_at=None,
    )
    return tuple(
        PromiseDue(str(row.uid), face(row.person), row.what, row.due or "", row.by or "me")
        for row in rows.select_related("person__photo").order_by("-due", "pk")[:SHOWN]
    )


def _coming(owner: Owner, today: datetime.date) -> tuple[Coming, ...]:
    rows = m.Gathering.objects.filter(
        owner=owner, status="planned", trashed_at=None, on__gte=today.isoformat()
    )
    return tuple(
        Coming(str(row.uid), row.title or "", row.kind or "other", row.starts or "", row.place or "")
        for row in rows.order_by("on", "pk")[:3]
    )


def questions_of(owner: Owner, today: datetime.date) -> tuple[Question, ...]:
    """Return the imported names most worth a tap – a handful while nothing is logged, then just two.

    Who was put off is left out until then; family and services are never asked about.
    """
    logged = m.Encounter.objects.filter(owner=owner, status="happened", trashed_at=None).exists()
    limit = LATER_TAPS if logged else week.MOST_TAPS
    waiting = m.Person.objects.filter(owner=owner, in_network=False, trashed_at=None)
    newest = waiting.order_by("-pk").values_list("pk", "snoozed_until")[:LOOKED_AT]
    asked = [pk for pk, until in newest if not until or until <= today.isoformat()]
    rows = m.Affiliation.objects.filter(owner=owner, person__in=asked).select_related(
        "person__photo", "organization"
    )
    work = {row.person_id: row for row in rows.order_by("-place", "-pk")}
    mails = set(
        m.ContactWay.objects.filter(person__in=list(work), kind="email").values_list("person_id", flat=True)
    )
    names = [
        ImportedName(
            str(row.person.uid), row.organization.name if row.organization else None, row.title,
            has_mail=pk in mails, has_photo=row.person.photo_id is not None,
        )
        for pk, row in work.items()
        # Those brought in before they were told apart are known by their names.
        if row.person.standing not in APART and not household(row.person.full)
    ]  # fmt: skip
    by_uid = {str(row.person.uid): row for row in work.values()}
    return tuple(_question(by_uid[tap.person]) for tap in week.quick_taps(names, limit))


def _question(row: m.Affiliation) -> Question:
    organization = row.organization.name if row.organization else ""
    guesses = taxonomy.find(f"{row.title or ''} {organization}")
    branches = tuple(dict.fromkeys(taxonomy.branch_of(code) for code in guesses))
    return Question(face(row.person), organization, row.title or "", branches[:3])
