"""Whom the week leaves alone, and what it keeps from colleagues: read off every step it can plan."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from enishi.core.codes import TELL_OF_ME
from enishi.network.actions import encounters, facts, people, steps
from enishi.network.actions.encounters import Evening, Met
from enishi.network.models import Owner, OwnerCompany, Person, Step, StepPerson
from enishi.network.queries.steps import week_facts_of

pytestmark = pytest.mark.django_db
Today = datetime.date
SECRET = "独立して海外向けラベルをつくる"


def known(owner: Owner, today: Today, name: str, **record: Any) -> Person:
    """Somebody met twice last year, of whom everything is known that could make a step."""
    person = people.add_person(
        owner, record={"name": {"full": name}, "wants": ["ロゴのデザイナー"], **record}, today=today
    )
    for days in (40, 200):
        on = (today - datetime.timedelta(days=days)).isoformat()
        encounters.log(
            owner, evening=Evening({"on": on, "note": "祭りの話"}, [Met(uid=str(person.uid))]), today=today
        )
    uid, on = str(person.uid), (today - datetime.timedelta(days=10)).isoformat()
    for fact in (
        {"type": "promise", "by": "me", "what": "資料を送る", "made_on": on},
        {"type": "favor", "direction": "received", "kind": "help", "note": "駅まで送ってくれた", "on": on},
        {"type": "reaction", "kind": "asked", "text": "看板も描ける？", "on": on},
    ):
        facts.add_fact(owner, record=fact | {"person": uid})
    return person


def every_step(owner: Owner, today: Today) -> list[Step]:
    """All steps of some weeks, each passed so that the next ones come."""
    found: list[Step] = []
    for week in range(4):
        day = today + datetime.timedelta(weeks=week)
        for _ in range(3):
            planned = steps.plan(owner, today=day)
            found += planned
            for step in planned:
                steps.decide(owner, uid=str(step.uid), state="later", today=day)
    return found


def named_in(step: Step) -> str:
    return json.dumps(step.facts, ensure_ascii=False)


def test_who_left_or_is_left_in_peace_is_in_no_step_and_no_sentence(owner: Owner, today: Today) -> None:
    stays = known(owner, today, "残る 人")
    peace = known(owner, today, "静か 人", standing="at_peace")
    outside = known(owner, today, "外の 人")
    Person.objects.filter(pk=outside.pk).update(in_network=False)
    facts_ = week_facts_of(owner, today)
    assert facts_.people() == {str(stays.uid)}
    found = every_step(owner, today)
    met = set(StepPerson.objects.filter(step__in=found).values_list("person_id", flat=True))
    assert stays.pk in met
    assert met <= {stays.pk}
    assert not [
        step for step in found if str(peace.uid) in named_in(step) or str(outside.uid) in named_in(step)
    ]


@pytest.mark.parametrize("kept", [True, False])
def test_nothing_kept_from_the_company_is_in_a_step_about_a_colleague(
    owner: Owner, today: Today, kept: bool
) -> None:
    Owner.objects.filter(pk=owner.pk).update(kept_from_company=kept)
    owner.refresh_from_db()
    OwnerCompany.objects.create(owner=owner, name="例工業株式会社")
    colleague = known(owner, today, "同僚 一", origin="company")
    work = [{"organization": "例工業", "title": "係長"}]
    same = known(owner, today, "同僚 二", affiliations=work)
    friend = known(owner, today, "友人 三")
    for what in ("do", "want"):
        facts.add_fact(
            owner,
            record={
                "type": "statement",
                "what": what,
                "text": SECRET,
                "audience": "not_company",
                "since": "2026-01-01",
            },
        )
    uids = {str(one.uid) for one in (colleague, same)}
    assert set(week_facts_of(owner, today).kept) == (uids if kept else set())
    told = [step for step in every_step(owner, today) if step.facts["opening"]["facts"].get("person") in uids]
    assert told
    if kept:
        assert not [step for step in told if step.facts["opening"]["code"] in TELL_OF_ME]
        assert not [step for step in told if SECRET in named_in(step)]
    assert str(friend.uid) not in week_facts_of(owner, today).kept
