"""わたし and チャンス in the tables: who knows, who says the same, threads, feelings, leaving – and their undo and cost."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from enishi.core.chances import Link
from enishi.network.actions import (
    chances,
    encounters,
    facts,
    gatherings,
    owners,
    people,
    polish,
    seats,
    statements,
)
from enishi.network.actions.chances import At
from enishi.network.actions.encounters import Evening, Met
from enishi.network.actions.revisions import undo
from enishi.network.actions.steps import decide, ensure_survey, ensure_week
from enishi.network.codec import canonical
from enishi.network.errors import NotFound, Refused
from enishi.network.models import (
    Chance,
    ChanceLink,
    Owner,
    Person,
    Polish,
    Reaction,
    Revision,
    Statement,
    Telling,
)
from enishi.network.queries import feelings, leaving, telling, threads
from enishi.network.queries.archive import records_of
from enishi.network.queries.chances import chance_found
from enishi.network.queries.company import people_of_company
from enishi.network.queries.owners import myself
from enishi.network.queries.questions import six_questions
from enishi.network.queries.week import this_week
from tests.examples import examples

TODAY = datetime.date(2026, 11, 24)
pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Owner:
    return Owner.objects.create_user("me", phase="preparing")


def person(owner: Owner, name: str, **said: Any) -> str:
    return str(people.add_person(owner, record={"name": {"full": name}, **said}, today=TODAY).uid)


def met(owner: Owner, uid: str, on: str = "2026-11-01", **said: Any) -> None:
    encounters.log(owner, evening=Evening({"on": on, **said}, [Met(uid=uid)]), today=TODAY)


# -- who knows, who says the same, whom to tell ----------------------------------------------------------------------


def test_who_could_say_the_same_and_who_looks_for_it(owner: Owner) -> None:
    person(owner, "森", offers=["小さな蔵元のラベル制作"])
    person(owner, "林", offers=["ラベルの印刷"])
    person(owner, "川", wants=["蔵元に強いラベルの人"])
    person(owner, "本", offers=["蔵元のラベル"], in_network=False)
    (found,) = telling.sharp(owner, ["蔵元のラベル", "。"])
    assert ([face.name["full"] for face in found.alike], found.alike_count, found.people) == (["森"], 1, 3)
    assert [face.name["full"] for face in found.wanting] == ["川"]


def test_who_knows_since_when_and_whether_it_stuck(owner: Owner) -> None:
    mori = person(owner, "森")
    statements.say_anew(owner, what="do", text="ラベルを作る", today=TODAY)
    first = statements.tell(owner, what="do", person=mori, on="2026-01-05", today=TODAY)
    statements.say_anew(owner, what="do", text="蔵元のラベルを作る", today=TODAY)
    (heard,) = telling.who_knows(owner, "do")
    assert (heard.since, heard.on, heard.stuck, heard.now) == ("2026-01-05", "2026-01-05", None, False)
    last = statements.tell(owner, what="do", person=mori, stuck=True, today=TODAY)
    (heard,) = telling.who_knows(owner, "do")
    assert (heard.uid, heard.since, heard.on, heard.stuck, heard.now) == (
        str(last.uid), "2026-01-05", TODAY.isoformat(), True, True,
    )  # fmt: skip
    statements.note_stuck(owner, uid=str(first.uid), stuck=False)
    assert telling.who_knows(owner, "want") == []


def test_nothing_is_told_before_it_was_put_into_words(owner: Owner) -> None:
    mori = person(owner, "森")
    for what in ("do", "dream"):
        with pytest.raises(Refused):
            statements.tell(owner, what=what, person=mori, today=TODAY)
    assert not Telling.objects.exists()


def test_whom_to_tell_leaves_out_who_knows_who_costs_and_who_is_in_peace(owner: Owner) -> None:
    names = ("森", "林", "川", "谷", "島")
    uids = {name: person(owner, name, fields=["food"]) for name in names}
    for uid in uids.values():
        met(owner, uid)
    statements.say_anew(owner, what="do", text="ラベルを作る", today=TODAY)
    statements.tell(owner, what="do", person=uids["林"], today=TODAY)
    statements.tell(owner, what="do", person=uids["島"], stuck=False, today=TODAY)
    people.edit_person(owner, uid=uids["川"], patch={"standing": "at_peace"}, today=TODAY)
    people.edit_person(owner, uid=uids["谷"], patch={"wish": -1}, today=TODAY)
    ensure_survey(owner, today=TODAY)
    found = telling.whom_to_tell(owner, TODAY)
    assert {one.person.name["full"] for one in found.do} == {"森", "島"}


def test_the_wish_waits_until_something_was_given(owner: Owner) -> None:
    mori, hayashi, kawa = (person(owner, name) for name in ("森", "林", "川"))
    statements.say_anew(owner, what="want", text="店を持つ", audience="key_persons", today=TODAY)
    for field, uid in (("law", mori), ("food", hayashi)):
        seats.give_seat(owner, field=field, person=uid, today=TODAY)
    for uid in (mori, kawa):
        gave = {"type": "favor", "person": uid, "on": "2026-11-01", "direction": "given", "note": "本"}
        facts.add_fact(owner, record=gave)
    found = telling.whom_to_tell(owner, TODAY)
    assert [one.person.uid for one in found.want] == [mori] and found.want[0].gave == ("本", "2026-11-01")
    assert [one.person.uid for one in found.give_first] == [hayashi]
    assert found.do == ()


# -- who is of the company -------------------------------------------------------------------------------------------


def test_who_is_of_the_company_is_told_by_what_is_written(owner: Owner) -> None:
    owners.edit_owner(
        owner, patch={"companies": [{"name": "㈱アオバ印刷", "from": None, "to": None}]}, today=TODAY
    )
    told: dict[str, dict[str, Any]] = {
        "同僚": {"affiliations": [{"organization": "アオバ印刷デザイン部"}]},
        "元上司": {"affiliations": [{"organization": "アオバ印刷", "to": "2020"}], "origin": "company"},
        "客": {"affiliations": [{"organization": "森の茶園"}], "origin": "company"},
        "呼び名の客": {"tags": ["取引先"], "origin": "company"},
        "客候補": {"tags": ["お客さん候補"], "origin": "company"},
        "友": {"affiliations": [{"organization": "森の茶園"}], "origin": "individual"},
        "言われた友": {"origin": "company", "company_role": "outside"},
    }
    for name, said in told.items():
        person(owner, name, **said)
    sides = people_of_company(owner)
    found = {row.full: sides.side(row.pk) for row in Person.objects.filter(owner=owner)}
    assert found == {
        "同僚": "colleague", "元上司": "colleague", "客": "perhaps_customer", "呼び名の客": "perhaps_customer",
        "客候補": "company", "友": "outside", "言われた友": "outside",
    }  # fmt: skip
    some = list(Person.objects.filter(full__in=["客", "友"]).values_list("pk", flat=True))
    assert people_of_company(owner, some).sides == {pk: sides.side(pk) for pk in some if sides.holds(pk)}


def test_whom_to_meet_again_never_holds_a_customer(owner: Owner) -> None:
    boss = person(owner, "上司", origin="company", fields=["it"])
    customer = person(owner, "客", origin="company", fields=["food"], affiliations=[{"organization": "茶園"}])
    friend = person(owner, "友", origin="company", fields=["law"])
    met(owner, boss)
    met(owner, customer)
    met(owner, friend, **{"as": "me"})
    found = leaving.if_i_left(owner, ensure_survey(owner, today=TODAY)["leaving"])
    assert [[one.row.face.uid for one in part] for part in (found.again, found.stay, found.perhaps)] == [
        [boss], [friend], [customer],
    ]  # fmt: skip
    people.edit_person(owner, uid=customer, patch={"company_role": "outside"}, today=TODAY)
    people.edit_person(owner, uid=boss, patch={"company_role": "customer"}, today=TODAY)
    again = leaving.if_i_left(owner, ensure_survey(owner, today=TODAY)["leaving"])
    assert (again.again, again.perhaps, again.data["customers"]) == ((), (), 1)


# -- threads ---------------------------------------------------------------------------------------------------------


def test_a_thread_goes_on_as_far_as_is_written_down(owner: Owner) -> None:
    party = gatherings.add_gathering(owner, record={"title": "交流会", "kind": "mixer", "status": "attended"})
    root = person(owner, "根", met_at=str(party.uid))
    middle = person(owner, "幹", introduced_by=root)
    leaf = person(owner, "葉", introduced_by=middle)
    found = threads.continuation(owner, [Link("person", leaf)])
    assert [knot.face.name["full"] if knot.face else knot.title for knot in found] == ["幹", "根", "交流会"]
    assert threads.continuation(owner, [Link("person", leaf), Link("gathering", str(party.uid))]) == []
    stranger = Owner.objects.create_user("stranger")
    assert threads.continuation(stranger, [Link("person", leaf)]) == []


def test_a_thread_is_made_anew_and_who_was_thanked_stays_so(owner: Owner) -> None:
    party = str(gatherings.add_gathering(owner, record={"title": "交流会"}).uid)
    mori, hayashi = person(owner, "森"), person(owner, "林")
    row = chances.add_chance(owner, record={"title": "看板"}, through=[Met(uid=mori)], today=TODAY)
    uid = str(row.uid)
    chances.thank_for_chance(owner, uid=uid, person=mori)
    through = [Met(uid=hayashi), Met(uid=mori), At(party), Met(record={"name": {"full": "谷"}})]
    chances.edit_chance(owner, uid=uid, patch={"state": "won"}, through=through, today=TODAY)
    chain = chance_found(owner, uid).chain
    assert [(knot.face.name["full"] if knot.face else knot.title, knot.thanked) for knot in chain] == [
        ("林", False), ("森", True), ("交流会", False), ("谷", False),
    ]  # fmt: skip
    chances.edit_chance(owner, uid=uid, patch={"worth": 5}, today=TODAY)
    assert len(chance_found(owner, uid).chain) == 4
    with pytest.raises(NotFound):
        chances.thank_for_chance(owner, uid=uid, person=person(owner, "川"))
    with pytest.raises(Refused):
        chances.edit_chance(owner, uid=uid, patch={"title": " "}, today=TODAY)


def test_once_thanked_nobody_is_suggested_again(owner: Owner) -> None:
    mori = person(owner, "森")
    met(owner, mori)
    chances.add_chance(
        owner, record={"title": "看板", "on": "2026-11-20"}, through=[Met(uid=mori)], today=TODAY
    )
    ensure_week(owner, today=TODAY)
    week = this_week(owner, TODAY)
    step = next(one for one in (*week.first, *week.more) if one.kind == "thank")
    decide(owner, uid=step.uid, state="done", today=TODAY)
    assert ChanceLink.objects.get(owner=owner).thanked
    later = TODAY + datetime.timedelta(days=20)
    ensure_week(owner, today=later)
    week = this_week(owner, later)
    assert not [one for one in (*week.first, *week.more) if one.kind == "thank"]


def test_what_the_way_brought_is_told_by_kind_field_and_closeness(owner: Owner) -> None:
    party = str(gatherings.add_gathering(owner, record={"title": "交流会", "kind": "mixer"}).uid)
    mori = person(owner, "森")
    for month in range(1, 6):
        met(owner, mori, f"2026-{month:02d}-05")
    record = {
        "title": "看板",
        "on": "2026-06-01",
        "field": "food",
        "state": "won",
        "worth": 900,
        "planned": False,
    }
    chances.add_chance(owner, record=record, through=[Met(uid=mori), At(party)], today=TODAY)
    chances.add_chance(owner, record={"title": "本", "on": "2026"}, through=[], today=TODAY)
    found = threads.look_back(owner)
    assert (found.brought.total, found.brought.worth) == (2, 900)
    assert (found.brought.by_kind, found.brought.by_closeness) == ({"mixer": 1}, {"often": 1})
    assert {face.name["full"] for face in found.faces.values()} == {"森"}
    assert list(found.titles.values()) == ["交流会"]


# -- feelings and phases ---------------------------------------------------------------------------------------------


def test_hours_moods_and_who_costs(owner: Owner) -> None:
    dear, tired, plain = person(owner, "友", wish=1), person(owner, "疲"), person(owner, "並")
    met(owner, dear, "2026-11-02", medium="meal", mood=1)
    for day in ("2026-10-01", "2026-10-20"):
        met(owner, tired, day, medium="call", mood=-1)
    met(owner, plain, "2025-01-02", mood=-1)
    found = feelings.feelings(owner, TODAY)
    assert (found.periods[-1].hours, found.periods[-1].wished, found.periods[-1].bad) == (3.0, 2.0, 2)
    assert [one.person.uid for one in found.wished] == [dear] and found.wished[0].hours == 2.0
    assert [one.person.uid for one in found.costly] == [tired]
    people.edit_person(owner, uid=tired, patch={"standing": "at_peace"}, today=TODAY)
    after = feelings.feelings(owner, TODAY)
    assert after.costly == () and [one.person.uid for one in after.at_peace] == [tired]


def test_where_i_stood_is_dated_and_the_latest_holds(owner: Owner) -> None:
    owners.note_phase(owner, phase="employed", since="2016-04")
    owners.note_phase(owner, phase="starting", since="2026-05")
    owners.note_phase(owner, phase="preparing", since="2024")
    assert [(one.phase, one.since) for one in myself(owner).stood] == [
        ("starting", "2026-05"), ("preparing", "2024"), ("employed", "2016-04"),
    ]  # fmt: skip
    assert Owner.objects.get(pk=owner.pk).phase == "starting"
    owners.drop_phase(owner, uid=myself(owner).stood[0].uid)
    assert Owner.objects.get(pk=owner.pk).phase == "preparing"
    for wrong in ({"phase": "retired", "since": "2020"}, {"phase": "starting", "since": ""}):
        with pytest.raises(Refused):
            owners.note_phase(owner, **wrong)
    with pytest.raises(NotFound):
        owners.drop_phase(owner, uid="01936f00-0000-7000-8000-000000000001")


# -- polishing -------------------------------------------------------------------------------------------------------


def test_what_was_polished_becomes_a_new_version_of_what_i_do(owner: Owner) -> None:
    statements.say_anew(owner, what="do", text="ラベルを作る", audience="not_company", today=TODAY)
    word = polish.add_word(owner, kind="asked", text="早い見積り", on=None, name="森", today=TODAY)
    row = polish.begin_polish(owner, what="見積り", words=[str(word.uid)], practice="一つ30分で", today=TODAY)
    uid = str(row.uid)
    polish.end_polish(owner, uid=uid, gladdened=True, learnt="型", do="その日に見積るラベル屋", today=TODAY)
    row.refresh_from_db()
    assert (row.became.text, row.became.audience) == ("その日に見積るラベル屋", "not_company")  # type: ignore[union-attr]
    polish.end_polish(owner, uid=uid, gladdened=True, learnt="型", do="その日に見積るラベル屋", today=TODAY)
    assert Statement.objects.filter(owner=owner).count() == 2
    undo(owner)
    assert Statement.objects.filter(owner=owner).count() == 1 and Polish.objects.get().done_on is None


# -- undo ------------------------------------------------------------------------------------------------------------


def _first(model: Any, owner: Owner) -> str:
    return str(
        model.objects.filter(owner=owner, trashed_at=None).order_by("pk").values_list("uid", flat=True)[0]
    )


def _edit_chance(owner: Owner, pick: int) -> None:
    through = [Met(uid=_first(Person, owner)), Met(record={"name": {"full": f"人{pick}"}})][
        :: 1 if pick % 2 else -1
    ]
    chances.edit_chance(owner, uid=_first(Chance, owner), patch={"worth": pick}, through=through, today=TODAY)


ACTIONS: list[Callable[[Owner, int], Any]] = [
    lambda o, n: statements.say_anew(o, what="do", text=f"仕事{n}", today=TODAY),
    lambda o, n: statements.tell(o, what="do", person=_first(Person, o), today=TODAY),
    lambda o, n: statements.note_stuck(o, uid=_first(Telling, o), stuck=n % 2 == 0),
    lambda o, n: statements.answer(o, question="glad", text=f"{n}", today=TODAY),
    lambda o, n: owners.note_phase(
        o, phase=("employed", "starting", "running")[n % 3], since=f"20{10 + n % 15}"
    ),
    lambda o, n: owners.drop_phase(o, uid=myself(o).stood[0].uid),
    lambda o, n: polish.add_word(o, kind="asked", text=f"言葉{n}", on=None, name=f"人{n}", today=TODAY),
    lambda o, n: polish.edit_word(
        o, uid=_first(Reaction, o), kind="missed", text=f"{n}", on="2026", today=TODAY
    ),
    lambda o, n: polish.begin_polish(
        o, what=f"磨く{n}", words=[_first(Reaction, o)], practice="一つ", today=TODAY
    ),
    lambda o, n: polish.edit_polish(
        o, uid=_first(Polish, o), what=f"{n}", person=_first(Person, o), today=TODAY
    ),
    lambda o, n: polish.end_polish(
        o, uid=_first(Polish, o), gladdened=True, learnt="", do=f"仕事{n}", today=TODAY
    ),
    lambda o, n: polish.take_up_again(o, uid=_first(Polish, o)),
    lambda o, n: chances.add_chance(
        o, record={"title": f"話{n}"}, through=[Met(record={"name": {"full": f"人{n}"}})], today=TODAY
    ),
    _edit_chance,
    lambda o, n: chances.thank_for_chance(o, uid=_first(Chance, o), person=_first(Person, o), said=n % 3 > 0),
    lambda o, n: people.edit_person(
        o, uid=_first(Person, o), patch={"company_role": "customer"}, today=TODAY
    ),
    lambda o, n: facts.trash_fact(o, kind="polish", uid=_first(Polish, o)),
    lambda o, n: facts.trash_fact(o, kind="reaction", uid=_first(Reaction, o)),
]
STEPS = st.lists(st.tuples(st.integers(0, len(ACTIONS) - 1), st.integers(0, 40)), min_size=1, max_size=14)


def archive(owner: Owner) -> list[str]:
    return sorted(canonical(record) for record in records_of(owner))


def act(owner: Owner, steps: list[tuple[int, int]]) -> None:
    for which, pick in steps:
        try:
            ACTIONS[which](owner, pick)
        except (Refused, IndexError):
            continue


@settings(
    deadline=None, max_examples=examples(20), phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(first=STEPS, then=STEPS)
def test_whatever_was_done_is_undone(db: Any, first: Any, then: Any) -> None:
    owner = Owner.objects.create_user(f"o{Owner.objects.count()}")
    act(owner, [(12, 0), (0, 0), *first])
    before, start = archive(owner), Owner.objects.get(pk=owner.pk).revision
    act(owner, then)
    after = archive(owner)
    numbers = Revision.objects.filter(owner=owner, number__gt=start).order_by("-number")
    undone = [undo(owner, number=number) for number in list(numbers.values_list("number", flat=True))]
    assert archive(owner) == before and not any(one.kept for one in undone)
    for one in reversed(undone):
        undo(owner, number=one.number)
    assert archive(owner) == after


# -- cost ------------------------------------------------------------------------------------------------------------


def fill(owner: Owner, count: int) -> None:
    for n in range(count):
        uid = person(
            owner, f"人{n:02}", fields=["food"], offers=[f"ラベル{n}"], wants=["ラベル"], wish=(1, -1, None)[n % 3],
            origin=("company", "individual")[n % 2], introduced_by=_first(Person, owner) if n else None,
        )  # fmt: skip
        met(owner, uid, f"2026-{n % 11 + 1:02}-05", mood=-1)
        record = {"title": f"話{n}", "on": "2026-05-01", "state": "won", "worth": 5, "field": "food"}
        chances.add_chance(owner, record=record, through=[Met(uid=uid)], today=TODAY)
        polish.add_word(owner, kind="thanked", text=f"言葉{n}", on=None, person=uid, today=TODAY)
        statements.tell(owner, what="want", person=uid, today=TODAY)
        gave = {"type": "favor", "person": uid, "on": "2026-11-01", "direction": "given", "note": "本"}
        facts.add_fact(owner, record=gave)
        people.edit_person(
            owner, uid=uid, patch={"standing": "acquaintance" if n % 5 else "companion"}, today=TODAY
        )


def test_every_question_costs_the_same_for_three_as_for_thirty(owner: Owner) -> None:
    owners.edit_owner(owner, patch={"offers": ["ラベル"], "companies": [{"name": "アオバ印刷"}]}, today=TODAY)
    for what in ("do", "want"):
        statements.say_anew(owner, what=what, text="ラベルを作る", today=TODAY)
    asked: dict[str, Callable[[], Any]] = {
        "sharp": lambda: telling.sharp(owner, ["ラベル"]), "known": lambda: telling.who_knows(owner, "want"),
        "tell": lambda: telling.whom_to_tell(owner, TODAY), "questions": lambda: six_questions(owner),
        "feelings": lambda: feelings.feelings(owner, TODAY), "way": lambda: threads.look_back(owner),
        "company": lambda: people_of_company(owner),
        "leaving": lambda: leaving.if_i_left(owner, ensure_survey(owner, today=TODAY)["leaving"]),
    }  # fmt: skip

    def spent() -> dict[str, int]:
        counts = {}
        for name, ask in asked.items():
            ensure_survey(owner, today=TODAY)
            with CaptureQueriesContext(connection) as caught:
                ask()
            counts[name] = len(caught)
        return counts

    fill(owner, 3)
    few = spent()
    fill(owner, 30)
    many = spent()
    assert {name: (few[name], many[name]) for name in few if many[name] > few[name]} == {}
    assert max(few.values()) <= 26
