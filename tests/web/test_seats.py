"""Key persons in the browser: a place set, given, left vacant, closed; a field turned down."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.conftest import TODAY

from enishi.core.seats import MOST_SEATS
from enishi.language import fields
from enishi.network.actions import encounters, people
from enishi.network.actions import seats as actions
from enishi.network.actions.encounters import Evening, Met
from enishi.network.models import Owner, Person, Seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def vacant(owner: Owner) -> Seat:
    return actions.set_place(owner, field="finance", today=TODAY)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_shows_places_candidates_and_companions(
    client: Client, owner: Owner, sato: Person, talk: object, vacant: Seat, language: str
) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    people.add_person(owner, record={"name": {"full": "森"}, "standing": "companion"}, today=TODAY)
    answer = client.get(reverse("seats"))
    (seat,) = answer.context["seats"]
    assert seat["state"] == "open" and [one["name"] for one in seat["candidates"]] == ["佐藤 健一"]
    assert [one["name"] for one in answer.context["companions"]] == ["森"]
    assert seat["candidates"][0]["because"]


def test_a_candidate_takes_the_place_and_leaves_it(
    client: Client, sato: Person, talk: object, vacant: Seat
) -> None:
    client.post(reverse("seat_give", args=[vacant.uid]), {"people": str(sato.uid)})
    vacant.refresh_from_db()
    assert vacant.person == sato
    assert client.get(reverse("seat", args=[vacant.uid])).status_code == 200
    client.post(reverse("seat_vacant", args=[vacant.uid]))
    vacant.refresh_from_db()
    assert vacant.until and Seat.objects.get(until=None).person is None


def test_somebody_new_may_take_it_by_name(client: Client, owner: Owner, vacant: Seat) -> None:
    client.post(reverse("seat_give", args=[vacant.uid]), {"new_people": "西"})
    vacant.refresh_from_db()
    assert vacant.person is not None and vacant.person.full == "西"


def test_when_every_place_is_set_only_a_waiting_one_is_offered(client: Client, owner: Owner) -> None:
    for field in fields.branches()[:MOST_SEATS]:
        actions.set_place(owner, field=field, today=TODAY)
    for name, field in (("在", fields.branches()[0]), ("外", fields.branches()[MOST_SEATS])):
        people.add_person(
            owner, record={"name": {"full": name}, "fields": [field], "spark": True}, today=TODAY
        )
    answer = client.get(reverse("seats"))
    assert {one["name"]: bool(one["seat_url"]) for one in answer.context["curious"]} == {
        "在": True,
        "外": False,
    }
    assert str(MOST_SEATS) in answer.context["full"]


def test_it_refuses_to_give_a_place_to_nobody(client: Client, vacant: Seat) -> None:
    assert client.post(reverse("seat_give", args=[vacant.uid]), {}).status_code == 422


def test_it_refuses_a_field_that_is_none_and_a_second_vacant_place(client: Client, vacant: Seat) -> None:
    assert client.post(reverse("seat_new"), {"field": "nowhere"}).status_code == 422
    assert client.post(reverse("seat_new"), {"field": "finance"}).status_code == 422
    assert client.post(reverse("seat_new"), {"field": "food"}).status_code == 302


def test_a_field_that_came_up_is_proposed_until_turned_down(
    client: Client, owner: Owner, sato: Person
) -> None:
    for day in (1, 8, 15):
        evening = Evening({"on": f"2026-11-{day:02d}"}, [Met(uid=str(sato.uid))])
        encounters.log(owner, evening=evening, today=TODAY)
    assert [one["code"] for one in client.get(reverse("seats")).context["proposed"]] == ["finance"]
    client.post(reverse("seat_decline"), {"field": "finance"})
    assert not client.get(reverse("seats")).context["proposed"]


def test_a_closed_place_is_gone(client: Client, vacant: Seat) -> None:
    client.post(reverse("seat_free", args=[vacant.uid]))
    assert not client.get(reverse("seats")).context["seats"]
    assert client.get(reverse("seat", args=[vacant.uid])).status_code == 404


@pytest.mark.parametrize("name", ["seat_give", "seat_vacant", "seat_free"])
def test_another_owners_place_is_not_there(client: Client, stranger: Owner, name: str) -> None:
    theirs = actions.set_place(stranger, field="food", today=TODAY)
    assert client.get(reverse("seat", args=[theirs.uid])).status_code == 404
    assert client.post(reverse(name, args=[theirs.uid]), {"new_people": "森"}).status_code == 404
