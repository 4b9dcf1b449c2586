"""The week from the network: planned from what is logged, kept for the week, decided by the owner, the same at any size."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from enishi import demo
from enishi.network.actions import bulk, encounters, facts, people, steps
from enishi.network.actions.encounters import Evening, Met
from enishi.network.actions.revisions import undo
from enishi.network.errors import NotFound, Refused
from enishi.network.models import Owner, Person, Promise, Step
from enishi.network.queries.matching import content_words
from enishi.network.queries.packing import pack, unpack
from enishi.network.queries.portrait import seats_in_brief, snapshot_of
from enishi.network.queries.steps import topic_of, week_facts_of
from enishi.network.queries.week import this_week
from enishi.network.queries.week_past import past_weeks

pytestmark = pytest.mark.django_db
Today = datetime.date


def filled(owner: Owner, people: int, today: Today) -> Owner:
    for _ in bulk.load(owner, demo.network(people, 3, today=today)):
        pass
    return owner


def shown(owner: Owner, today: Today) -> list[tuple[int, str, str]]:
    steps.ensure_week(owner, today=today)
    week = this_week(owner, today)
    return [(step.step, step.kind, step.about) for step in (*week.first, *week.more)]


def test_three_steps_come_first_and_seven_at_most(owner: Owner, today: Today) -> None:
    filled(owner, 60, today)
    steps.ensure_week(owner, today=today)
    week = this_week(owner, today)
    assert len(week.first) == 3
    assert len(week.first) + len(week.more) <= 7
    assert all(
        len(step.because) == 2 and step.occasion and step.opening for step in (*week.first, *week.more)
    )


def test_the_same_day_and_log_give_the_same_steps(owner: Owner, today: Today) -> None:
    filled(owner, 60, today)
    first = shown(owner, today)
    steps.daily_pass(owner, today=today)
    steps.plan(owner, today=today)
    assert shown(owner, today) == first


def test_an_empty_network_still_has_its_three_steps(owner: Owner, today: Today) -> None:
    assert [step for step, _, _ in shown(owner, today)][:3] == [1, 2, 3]


def test_imported_names_alone_are_never_suggested_but_asked_about(owner: Owner, today: Today) -> None:
    record = {"affiliations": [{"organization": "例工業", "title": "税理士"}], "in_network": False}
    for number in range(8):
        people.add_person(owner, record={**record, "name": {"full": f"電話 帳{number}"}}, today=today)
    steps.ensure_week(owner, today=today)
    week = this_week(owner, today)
    assert not [face for step in week.first for face in step.people]
    assert len(week.questions) == 6
    assert week.questions[0].guesses[0] == "finance"


def test_who_was_put_off_is_asked_about_no_more(owner: Owner, today: Today) -> None:
    work = [{"organization": "例工業", "title": None}]
    person = people.add_person(
        owner, record={"name": {"full": "電話 帳"}, "affiliations": work, "in_network": False}, today=today
    )
    people.ask_later(owner, uid=str(person.uid), until=today + datetime.timedelta(days=28))
    assert this_week(owner, today).questions == ()
    assert len(this_week(owner, today + datetime.timedelta(days=29)).questions) == 1


def promised(owner: Owner, today: Today) -> Person:
    person = people.add_person(owner, record={"name": {"full": "佐藤 健一"}}, today=today)
    due = (today + datetime.timedelta(days=1)).isoformat()
    facts.add_fact(
        owner,
        record={
            "type": "promise",
            "person": str(person.uid),
            "what": "資料を送る",
            "made_on": "2026-11-01",
            "due": due,
        },
    )
    return person


def test_a_promise_due_comes_first_and_doing_the_step_keeps_it(owner: Owner, today: Today) -> None:
    promised(owner, today)
    assert shown(owner, today)[0][:2] == (2, "promise")
    step = this_week(owner, today).first[0]
    steps.decide(owner, uid=step.uid, state="done", today=today)
    assert Promise.objects.get(owner=owner).done_on == today.isoformat()
    undo(owner)
    assert Promise.objects.get(owner=owner).done_on is None


@pytest.mark.parametrize(("state", "days"), [("later", 7), ("passed", 56)])
def test_a_step_put_off_stays_away_until_its_day(owner: Owner, today: Today, state: str, days: int) -> None:
    first = shown(owner, today)[0]
    uid = this_week(owner, today).first[0].uid
    steps.decide(owner, uid=uid, state=state, today=today)
    assert first not in shown(owner, today)
    assert first not in shown(owner, today + datetime.timedelta(days=days - 1))
    assert first in shown(owner, today + datetime.timedelta(days=days))


def test_an_unknown_state_or_step_is_refused(owner: Owner, other_owner: Owner, today: Today) -> None:
    steps.ensure_week(owner, today=today)
    uid = this_week(owner, today).first[0].uid
    with pytest.raises(Refused, match="state_unknown"):
        steps.decide(owner, uid=uid, state="won", today=today)
    with pytest.raises(NotFound):
        steps.decide(other_owner, uid=uid, state="done", today=today)


def test_a_write_that_matters_plans_the_week_anew(owner: Owner, today: Today) -> None:
    shown(owner, today)
    promised(owner, today)
    assert shown(owner, today)[0][1] == "promise"


def test_an_import_undone_leaves_no_suggestion_behind(owner: Owner, today: Today) -> None:
    person = promised(owner, today)
    shown(owner, today)
    undo(owner)
    undo(owner)
    assert not Person.objects.filter(pk=person.pk).exists()
    assert not Step.objects.filter(owner=owner, kind="promise").exists()


def test_left_in_peace_is_left_in_peace(owner: Owner, today: Today) -> None:
    person = people.add_person(owner, record={"name": {"full": "佐藤 健一"}, "wish": 1}, today=today)
    evening = Evening({"on": "2026-08-01", "note": "補助金の話"}, [Met(uid=str(person.uid))])
    encounters.log(owner, evening=evening, today=today)
    assert [one.id for one in week_facts_of(owner, today).edge] == [str(person.uid)]
    people.edit_person(owner, uid=str(person.uid), patch={"standing": "at_peace"}, today=today)
    assert week_facts_of(owner, today).edge == ()


def test_planning_costs_the_same_number_of_queries_at_any_size(
    owner: Owner, other_owner: Owner, today: Today, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = []
    for who, size in ((owner, 30), (other_owner, 120)):
        filled(who, size, today)
        with CaptureQueriesContext(connection) as queries:
            week_facts_of(who, today)
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_another_owners_people_are_in_nobody_elses_week(
    owner: Owner, other_owner: Owner, today: Today
) -> None:
    filled(other_owner, 40, today)
    found = week_facts_of(owner, today)
    assert not (found.key_people or found.edge or found.dormant or found.promises or found.gatherings)


def test_the_survey_is_kept_for_the_day(owner: Owner, today: Today) -> None:
    filled(owner, 40, today)
    data = steps.ensure_survey(owner, today=today)
    on, revision, kept = snapshot_of(owner)
    assert (on, revision) == (today.isoformat(), owner.revision)
    assert kept["people"] == data["people"] == Person.objects.filter(owner=owner, in_network=True).count()
    assert 0 <= data["q"] <= 1
    assert 1 <= data["effective_fields"] <= 25
    assert seats_in_brief(owner, today)["there"] >= 1


def test_contact_days_are_packed_without_loss() -> None:
    listed = ((738000, 0.5), (739000, 4.0))
    assert unpack(pack(listed)) == listed
    assert unpack(b"") == ()


@pytest.mark.parametrize(
    ("note", "topic"),
    [
        ("補助金の話。また会いたい", "補助金の話"),
        ("Grants. More soon", "Grants"),
        ("長い" * 40, ""),
        ("", ""),
    ],
)
def test_the_topic_is_the_first_clause_of_a_note(note: str, topic: str) -> None:
    assert topic_of(note) == topic


def test_content_words_are_what_says_something() -> None:
    assert "補助" in content_words("補助金の申請") or "補助金" in content_words("補助金の申請")
    assert not content_words("これはそれ")


def test_finding_a_room_is_not_yet_showing_up(owner: Owner, today: Today) -> None:
    steps.ensure_week(owner, today=today)
    found = next(step for step in this_week(owner, today).first if step.kind == "show_up")
    assert not found.gathering
    steps.decide(owner, uid=found.uid, state="done", today=today)
    steps.plan(owner, today=today)
    # No other room is looked for this week; a gathering that was found takes the place.
    assert [s.uid for s in this_week(owner, today).first if s.kind == "show_up"] == [found.uid]
    on = (today + datetime.timedelta(days=2)).isoformat()
    facts.add_fact(
        owner,
        record={"type": "gathering", "title": "朝の会", "kind": "seminar", "starts": on, "status": "planned"},
    )
    steps.ensure_week(owner, today=today)
    shown_up = [s for s in this_week(owner, today).first if s.kind == "show_up"]
    assert [bool(s.gathering) for s in shown_up] == [False, True] or [
        bool(s.gathering) for s in shown_up
    ] == [
        True,
        False,
    ]


def test_past_weeks_say_what_became_of_their_steps(owner: Owner, today: Today) -> None:
    filled(owner, 60, today)
    steps.ensure_week(owner, today=today)
    first, second, third = this_week(owner, today).first
    steps.decide(owner, uid=first.uid, state="done", today=today)
    steps.decide(owner, uid=second.uid, state="passed", today=today)
    assert past_weeks(owner, today).weeks == ()
    later = today + datetime.timedelta(days=7)
    steps.ensure_week(owner, today=later)
    (week,) = past_weeks(owner, later).weeks
    became = {step.uid: step.state for step in week.steps}
    assert became[first.uid] == "done"
    assert became[second.uid] == "passed"
    assert became[third.uid] == "left"


def test_past_weeks_page_by_week_and_cost_the_same_for_any_history(
    owner: Owner, today: Today, django_assert_max_num_queries: Any
) -> None:
    filled(owner, 60, today)
    for week in range(9):
        steps.ensure_week(owner, today=today + datetime.timedelta(weeks=week))
    later = today + datetime.timedelta(weeks=9)
    with django_assert_max_num_queries(5):
        newest = past_weeks(owner, later)
    assert len(newest.weeks) == 6
    assert newest.after == newest.weeks[-1].code
    rest = past_weeks(owner, later, before=newest.after)
    assert len(rest.weeks) == 3
    assert rest.after == ""
    codes = [week.code for week in (*newest.weeks, *rest.weeks)]
    assert codes == sorted(codes, reverse=True)
    assert all(len(week.steps) <= 4 for week in newest.weeks)
