"""「会社には内緒」: whatever the network, nothing kept from the company comes up towards anybody of the company.

Networks are made at random; every surface that suggests, drafts or carries something away is read as the owner would.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from enishi.exchange import vcard
from enishi.network.actions import (
    chances,
    encounters,
    facts,
    introductions,
    people,
    polish,
    seats,
    statements,
)
from enishi.network.actions.encounters import Evening, Met
from enishi.network.actions.owners import edit_owner
from enishi.network.actions.steps import ensure_survey, ensure_week
from enishi.network.models import Owner, Person
from enishi.network.queries.archive import records_of
from enishi.network.queries.company import people_of_company
from enishi.network.queries.leaving import if_i_left
from enishi.network.queries.telling import whom_to_tell
from enishi.network.queries.week import this_week
from enishi.wording.week import step_said
from tests.examples import examples

TODAY = datetime.date(2026, 11, 24)
pytestmark = pytest.mark.django_db
SEARCH = settings(
    deadline=None, max_examples=examples(12),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip
COMPANY = "株式会社ミヤマ計測"
SECRET_DO, SECRET_WANT, CHANCE = "ひみつの仕事", "ひみつの願い", "ひみつの初仕事"
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "origin": st.sampled_from([None, "individual", "company", "before"]),
            "company_role": st.sampled_from([None, None, "colleague", "customer", "outside"]),
            "works": st.sampled_from(["", COMPANY, "ミヤマ計測 営業部", "森の茶園"]),
            "seat": st.booleans(), "gave": st.booleans(), "planned": st.booleans(), "chance": st.booleans(),
        }
    ),
    min_size=2, max_size=6,
)  # fmt: skip


def network(told: list[dict[str, Any]], do: str, want: str, secret: bool) -> Owner:
    """Make a network in which there is every occasion to say what is kept."""
    owner = Owner.objects.create_user(f"o{Owner.objects.count()}", language="ja")
    company = {"companies": [{"name": COMPANY, "from": "2016", "to": None}], "kept_from_company": secret}
    edit_owner(owner, patch={**company, "leaving_on": "2027-04", "offers": ["ロゴ"]}, today=TODAY)
    statements.say_anew(owner, what="do", text=SECRET_DO, audience=do, today=TODAY)
    statements.say_anew(owner, what="want", text=SECRET_WANT, audience=want, today=TODAY)
    for place, one in enumerate(told):
        _somebody(owner, place, one)
    return owner


def _somebody(owner: Owner, place: int, told: dict[str, Any]) -> None:
    works = [{"organization": told["works"]}] if told["works"] else []
    record = {
        "name": {"full": f"人{place}"},
        "affiliations": works,
        "fields": ["food"],
        "wants": ["ロゴの人"],
    }
    record |= {"origin": told["origin"], "company_role": told["company_role"]}
    uid = str(people.add_person(owner, record=record, today=TODAY).uid)
    days = ["2026-11-01"] + (["2026-11-28"] if told["planned"] else [])
    for day in days:
        status = "planned" if day > TODAY.isoformat() else "happened"
        encounters.log(owner, evening=Evening({"on": day, "status": status}, [Met(uid=uid)]), today=TODAY)
    if told["gave"]:
        gave = {
            "type": "favor",
            "person": uid,
            "on": "2026-11-10",
            "direction": "given",
            "note": "本を貸した",
        }
        facts.add_fact(owner, record=gave)
    if told["seat"]:
        fields = ("law", "food", "it", "arts", "media", "travel")
        seats.give_seat(owner, field=fields[place % 6], person=uid, today=TODAY)
    if told["chance"]:
        chances.add_chance(
            owner, record={"title": CHANCE, "on": "2026-11-20"}, through=[Met(uid=uid)], today=TODAY
        )


def suggestions(owner: Owner) -> Iterator[tuple[str, str]]:
    """Yield (person, words) of everything said to somebody, wherever Enishi suggests it."""
    ensure_week(owner, today=TODAY)
    week = this_week(owner, TODAY)
    for step in (*week.first, *week.more):
        called = step.names | {face.uid: face.name for face in step.people}
        said = step_said(
            step, [one.uid for one in step.people], called, today=TODAY, do=week.do, want=week.want
        )
        for face in step.people:
            yield face.uid, f"{said.polite} {said.casual} {said.occasion} {said.title}"
    found = whom_to_tell(owner, TODAY)
    yield from ((one.person.uid, found.said["do"].now.text) for one in found.do)
    yield from ((one.person.uid, found.said["want"].now.text) for one in (*found.want, *found.give_first))


@settings(SEARCH)
@given(
    PEOPLE,
    st.sampled_from(["everyone", "not_company"]),
    st.sampled_from(["not_company", "key_persons"]),
    st.booleans(),
)
def test_nothing_kept_from_the_company_is_ever_suggested_towards_it(
    db: Any, told: Any, do: str, want: str, secret: bool
) -> None:
    owner = network(told, do, want, secret)
    of_company = people_of_company(owner)
    inside = {
        str(uid)
        for pk, uid in Person.objects.filter(owner=owner).values_list("pk", "uid")
        if of_company.holds(pk)
    }
    kept = [CHANCE, SECRET_DO, SECRET_WANT] if secret else []
    kept += [SECRET_DO] if do == "not_company" else []
    kept += [SECRET_WANT] if want == "not_company" else []
    leaks = [
        (person, words)
        for person, words in suggestions(owner)
        if person in inside
        for one in kept
        if one in words
    ]
    assert leaks == []


@settings(SEARCH)
@given(PEOPLE)
def test_no_page_speaks_of_it_to_them_and_no_customer_is_to_be_met_again(db: Any, told: Any) -> None:
    owner = network(told, "not_company", "key_persons", True)
    client = Client(SERVER_NAME="localhost")
    client.force_login(owner)
    Owner.objects.filter(pk=owner.pk).update(begun=True)
    of_company = people_of_company(owner)
    kept = (SECRET_DO, SECRET_WANT, CHANCE, "離れ", "独立", "退職")
    page = client.get("/me/leaving/")
    for who in page.context["again"]:
        assert not any(one in who["polite"] + who["casual"] for one in kept)
    for row in chances.Chance.objects.filter(owner=owner):
        for who in client.get(f"/chances/{row.uid}/").context["thanks"]:
            person = Person.objects.get(owner=owner, uid=who["uid"])
            assert bool(who["polite"]) is not of_company.holds(person.pk)
    one, other = (str(uid) for uid in Person.objects.filter(owner=owner).values_list("uid", flat=True)[:2])
    introductions.introduce(owner, a=(one, ""), b=(other, ""), why="ロゴ", today=TODAY)
    for address in ("/introductions/", "/map/between/"):
        shown = client.get(address).content.decode()
        assert [word for word in kept[:3] if word in shown] == []
    left = if_i_left(owner, ensure_survey(owner, today=TODAY)["leaving"])
    for one in left.again:
        assert one.side in ("colleague", "company")


@settings(SEARCH)
@given(PEOPLE)
def test_no_card_carries_what_is_private(db: Any, told: Any) -> None:
    owner = network(told, "not_company", "not_company", True)
    for place, person in enumerate(Person.objects.filter(owner=owner)):
        patch = {"wish": (1, 0, -1)[place % 3], "phase": "leading", "standing": "at_peace"}
        people.edit_person(owner, uid=str(person.uid), patch=patch, today=TODAY)
    polish.begin_polish(owner, what="ひみつの稽古", today=TODAY)
    records = [record for record in records_of(owner) if record["type"] == "person"]
    cards = "".join(vcard.write(record) for record in records)
    assert "人0" in cards
    private = ("ひみつ", "wish", "phase", "leading", "at_peace", "company_role", "colleague", "2027-04")
    assert [word for word in private if word in cards] == []
