"""The first day: four questions, one thread, three doors; asked once, skippable."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from enishi.network.models import Chance, Owner, Person, Statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(owner: Owner) -> Owner:
    Owner.objects.filter(pk=owner.pk).update(begun=False)
    return owner


def ask(which: str) -> str:
    return reverse("first_question", args=[which])


def test_the_week_leads_a_newcomer_through_to_the_doors(client: Client, newcomer: Owner) -> None:
    assert client.get(reverse("week"))["Location"] == reverse("first_day")
    answers = (("language", "ja"), ("name", "伊藤 彩"), ("phase", "preparing"), ("do", "蔵元のラベルを作る"))
    url = client.get(reverse("first_day"))["Location"]
    for which, said in answers:
        assert url == ask(which) and client.get(url).status_code == 200
        url = client.post(url, {"answer": said})["Location"]
    assert url == reverse("first_tale")
    url = client.post(url, {"what": "いまの部屋", "through": "西、森"})["Location"]
    page = client.get(url)
    assert [knot["name"] for knot in page.context["tale"]["thread"]] == ["森", "西", "いまの部屋"]
    assert len(client.get(page.context["tale"]["next_url"]).context["doors"]) == 3
    newcomer.refresh_from_db()
    assert newcomer.begun and newcomer.phase == "preparing" and newcomer.family == "伊藤"
    assert Statement.objects.get(owner=newcomer).text == "蔵元のラベルを作る"
    assert client.get(reverse("first_day"))["Location"] == reverse("week")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_not_to_know_is_an_answer_everywhere(client: Client, newcomer: Owner, language: str) -> None:
    client.post(ask("language"), {"answer": language})
    for which in ("name", "phase", "do"):
        assert client.get(ask(which)).status_code == 200
        assert client.post(ask(which), {"unknown": "1"}).status_code == 302
    assert client.get(reverse("first_tale")).status_code == 200
    assert client.get(reverse("first_demo")).status_code == 200
    newcomer.refresh_from_db()
    assert newcomer.full is None and newcomer.language == language and not Statement.objects.exists()


def test_all_of_it_can_be_skipped_for_good(client: Client, newcomer: Owner) -> None:
    assert client.post(reverse("first_day_skip"))["Location"] == reverse("week")
    newcomer.refresh_from_db()
    assert newcomer.begun


def test_it_refuses_a_language_it_does_not_speak(client: Client, newcomer: Owner) -> None:
    assert client.post(ask("language"), {"answer": "fr"}).status_code == 422
    assert client.get(ask("birthday")).status_code == 404


def test_it_refuses_a_thread_through_nobody(client: Client, newcomer: Owner) -> None:
    assert client.post(reverse("first_tale"), {"what": "部屋", "through": ""}).status_code == 422
    assert client.post(reverse("first_tale"), {"what": "部屋", "through": "、"}).status_code == 422
    assert not Chance.objects.exists() and not Person.objects.exists()


def test_another_owners_thread_is_not_drawn(client: Client, newcomer: Owner, stranger: Owner) -> None:
    from tests.web.conftest import TODAY

    from enishi.network.actions.chances import add_good_thing

    row = add_good_thing(stranger, title="家", through=["森"], on=None, today=TODAY)
    assert client.get(reverse("first_tale") + f"?drawn={row.uid}").status_code == 404
