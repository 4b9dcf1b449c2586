"""Introductions in the browser: both are asked, in words ready to copy, before they are brought together."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.conftest import TODAY

from enishi.network.actions import encounters, introductions, people
from enishi.network.actions.encounters import Evening, Met
from enishi.network.models import Introduction, Owner, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def mori(owner: Owner, sato: Person) -> Person:
    record = {"name": {"full": "森 花"}, "fields": ["design.logo"], "offers": ["ロゴづくり"]}
    person = people.add_person(owner, record=record, today=TODAY)
    both = [Met(uid=str(person.uid)), Met(uid=str(sato.uid))]
    encounters.log(owner, evening=Evening({"on": "2026-11-20"}, both), today=TODAY)
    return person


@pytest.fixture
def pair(owner: Owner, sato: Person, mori: Person) -> Introduction:
    both = {"a": (str(sato.uid), ""), "b": (str(mori.uid), "")}
    return introductions.introduce(owner, **both, why="ロゴ", today=TODAY)


def board(client: Client) -> dict[str, list[str]]:
    context = client.get(reverse("introductions")).context
    return {group["stage"]: [row["uid"] for row in group["rows"]] for group in context["groups"]}


def test_an_idea_speaks_for_itself_and_is_taken_up(client: Client, sato: Person, mori: Person) -> None:
    idea = client.get(reverse("introductions")).context["ideas"][0]
    assert [who["name"] for who in idea["people"]] == ["佐藤 健一", "森 花"] and len(idea["because"]) == 2
    client.post(idea["url"], {key: idea[key] for key in ("a", "b", "why")})
    row = Introduction.objects.get()
    assert row.state == "idea" and "ロゴ" in (row.why or "")
    assert not client.get(reverse("introductions")).context["ideas"]


def test_a_pair_turned_down_is_not_suggested_again(client: Client, sato: Person, mori: Person) -> None:
    idea = client.get(reverse("introductions")).context["ideas"][0]
    client.post(idea["url"], {"a": idea["a"], "b": idea["b"], "not": "yes"})
    context = client.get(reverse("introductions")).context
    assert not context["ideas"] and len(context["declined"]) == 1


def test_from_an_idea_to_its_fruit_both_are_asked(client: Client, pair: Introduction) -> None:
    uid = str(pair.uid)
    assert board(client) == {"idea": [uid]}
    for side, answer, stage in (
        ("a", "waiting", "asked_one"),
        ("a", "yes", "asked_one"),
        ("b", "yes", "asked_both"),
    ):
        client.post(reverse("introduction_ask", args=[uid]), {"side": side, "answer": answer})
        assert board(client) == {stage: [uid]}
    assert client.get(reverse("introductions")).context["groups"][0]["rows"][0]["together"]
    client.post(reverse("introduction_made", args=[uid]))
    assert board(client) == {"made": [uid]}
    client.post(reverse("introduction_fruit", args=[uid]), {"outcome": "看板をつくった"})
    assert board(client) == {"bore_fruit": [uid]}
    pair.refresh_from_db()
    assert pair.outcome == "看板をつくった"


@pytest.mark.parametrize("answers", [{}, {"a": "yes"}, {"a": "yes", "b": "waiting"}])
def test_it_refuses_to_bring_two_together_before_both_agreed(
    client: Client, pair: Introduction, answers: dict[str, str]
) -> None:
    for side, answer in answers.items():
        client.post(reverse("introduction_ask", args=[pair.uid]), {"side": side, "answer": answer})
    assert client.post(reverse("introduction_made", args=[pair.uid])).status_code == 422
    pair.refresh_from_db()
    assert pair.state in ("idea", "asked")


def test_a_no_lets_it_go_and_is_remembered(client: Client, pair: Introduction) -> None:
    client.post(reverse("introduction_ask", args=[pair.uid]), {"side": "b", "answer": "no"})
    context = client.get(reverse("introductions")).context
    assert [row["uid"] for row in context["declined"]] == [str(pair.uid)] and not context["ideas"]
    assert client.post(reverse("introduction_made", args=[pair.uid])).status_code == 422


def test_the_words_stand_ready_in_both_languages_and_two_tones(client: Client, pair: Introduction) -> None:
    side = client.get(reverse("introductions")).context["groups"][0]["rows"][0]["sides"][0]
    assert [draft["lang"] for draft in side["drafts"]] == ["ja", "en"]
    assert len({draft[tone] for draft in side["drafts"] for tone in ("polite", "casual")}) == 4
    assert "佐藤さん" in side["drafts"][0]["polite"] and "佐藤-san" in side["drafts"][1]["polite"]


@pytest.mark.parametrize("data", [{"side": "c", "answer": "yes"}, {"side": "a", "answer": "sold"}, {}])
def test_it_refuses_an_answer_nobody_can_give(
    client: Client, pair: Introduction, data: dict[str, str]
) -> None:
    assert client.post(reverse("introduction_ask", args=[pair.uid]), data).status_code == 422


def test_it_refuses_fruit_before_it_was_made_and_the_same_two_twice(
    client: Client, pair: Introduction, sato: Person, mori: Person
) -> None:
    assert client.post(reverse("introduction_fruit", args=[pair.uid])).status_code == 422
    data = {"people": [str(mori.uid), str(sato.uid)], "why": ""}
    assert client.post(reverse("introduction_new"), data).status_code == 422
    assert Introduction.objects.count() == 1


def test_two_named_by_hand_become_an_idea_or_are_refused(client: Client, owner: Owner, sato: Person) -> None:
    data = {"people": str(sato.uid), "new_people": "東", "why": "話が合いそう"}
    assert client.post(reverse("introduction_new"), data | {"new_people": ""}).status_code == 422
    assert client.post(reverse("introduction_new"), data).status_code == 302
    uid = Introduction.objects.get(owner=owner).uid
    client.post(reverse("introduction_decline", args=[uid]))
    assert Introduction.objects.get(owner=owner).state == "declined"


def test_within_a_fortnight_nobody_is_introduced_twice(
    client: Client, owner: Owner, pair: Introduction, sato: Person
) -> None:
    record = {"name": {"full": "東"}, "offers": ["ロゴの相談"]}
    east = people.add_person(owner, record=record, today=TODAY)
    encounters.log(owner, evening=Evening({"on": "2026-11-20"}, [Met(uid=str(east.uid))]), today=TODAY)
    assert client.get(reverse("introductions")).context["ideas"]
    client.post(reverse("introduction_ask", args=[pair.uid]), {"side": "a", "answer": "waiting"})
    assert not client.get(reverse("introductions")).context["ideas"]


def test_another_owners_introduction_is_not_there(client: Client, stranger: Owner, theirs: Person) -> None:
    both = {"a": (str(theirs.uid), ""), "b": ("", "誰か")}
    row = introductions.introduce(stranger, **both, why="", today=TODAY)
    for name in ("ask", "made", "fruit", "decline", "trash"):
        data = {"side": "a", "answer": "yes"}
        assert client.post(reverse(f"introduction_{name}", args=[row.uid]), data).status_code == 404
