"""今週 in the browser: three steps with their reasons, one-tap questions, refusals that change nothing."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import resolve
from tests.web.conftest import TODAY

from enishi.network.actions import people
from enishi.network.models import Owner, Person, Step
from enishi.network.queries.week import Face, StepShown
from enishi.web.week_doing import where_to_log
from enishi.wording.labels import LABELS

pytestmark = pytest.mark.django_db
STEP_KINDS = sorted(LABELS["step_kind"])
WITH_PEOPLE = {"introduce", "give", "deepen", "edge", "dormant", "say", "thank"}


@pytest.fixture
def imported(owner: Owner) -> Person:
    work = [{"organization": "例会計事務所", "title": "税理士"}]
    record = {"name": {"full": "電話 帳子"}, "affiliations": work, "in_network": False}
    return people.add_person(owner, record=record, today=TODAY)


@pytest.mark.parametrize(("language", "word"), [("ja", "今週の三歩"), ("en", "Three steps")])
def test_the_week_shows_three_steps_in_both_languages(
    client: Client, owner: Owner, language: str, word: str
) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    page = client.get("/").content.decode()
    assert word in page
    assert page.count('class="because"') == 3


def test_a_network_not_yet_begun_meets_its_first_day(client: Client, owner: Owner) -> None:
    Owner.objects.filter(pk=owner.pk).update(begun=False)
    assert client.get("/")["Location"].startswith("/first-day/")


def test_a_step_put_off_goes_and_another_comes(client: Client, owner: Owner) -> None:
    client.get("/")
    first = Step.objects.filter(owner=owner).order_by("place").first()
    assert first
    answer = client.post(f"/week/{first.uid}/later/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == "/"
    first.refresh_from_db()
    assert first.state == "later"
    assert str(first.uid) not in client.get("/").content.decode()


def test_doing_a_step_opens_what_logs_it(client: Client, owner: Owner) -> None:
    client.get("/")
    find = Step.objects.get(owner=owner, kind="show_up")
    assert client.post(f"/week/{find.uid}/done/")["Location"] == f"/gatherings/new/?kind={find.about}"


@pytest.mark.parametrize("kind", STEP_KINDS)
def test_every_kind_of_step_opens_a_page_that_is_there(kind: str) -> None:
    who, *_ = people = tuple(Face(str(uuid.uuid4()), name) for name in ("花", "実"))
    step = StepShown(
        str(uuid.uuid4()), 1, kind, "do", 60, 0, "done", people, "", (), {}, {"code": "meal_together"}
    )
    if address := where_to_log(step):
        assert resolve(urlsplit(address).path)
    assert (who.uid in address) == (kind in WITH_PEOPLE)


def test_an_unknown_state_is_refused_and_changes_nothing(client: Client, owner: Owner) -> None:
    client.get("/")
    step = Step.objects.filter(owner=owner).first()
    assert step
    assert client.post(f"/week/{step.uid}/won/").status_code == 422
    assert client.post(f"/week/{uuid.uuid4()}/done/").status_code == 404
    assert not Step.objects.exclude(state="open").exists()


def test_one_tap_after_another_takes_a_name_in(client: Client, imported: Person) -> None:
    page = client.get("/").content.decode()
    assert "電話 帳子" in page
    address, htmx = f"/week/question/{imported.uid}/", {"HX-Request": "true"}

    def tap(asked: str, answer: str) -> Any:
        return client.post(address, {"asked": asked, "answer": answer}, headers=htmx).content.decode()

    assert 'value="field"' in tap("in_network", "yes")
    assert 'value="origin"' in tap("field", "finance")
    assert tap("origin", "individual").strip() == ""
    imported.refresh_from_db()
    assert (imported.in_network, imported.origin) == (True, "individual")
    assert list(imported.personfields.values_list("field", flat=True)) == ["finance"]


def test_a_name_left_is_not_asked_about_again(client: Client, imported: Person) -> None:
    client.post(f"/week/question/{imported.uid}/", {"asked": "in_network", "answer": "no"})
    client.get("/")  # says once what was done
    assert "電話 帳子" not in client.get("/").content.decode()
    imported.refresh_from_db()
    assert not imported.in_network


def test_another_owners_name_is_not_there(client: Client, theirs: Person) -> None:
    answer = client.post(f"/week/question/{theirs.uid}/", {"asked": "in_network", "answer": "yes"})
    assert answer.status_code == 404


def test_the_number_of_queries_does_not_hang_on_how_many_there_are(client: Client, owner: Owner) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = []
    for size in (3, 30):
        for number in range(size):
            people.add_person(owner, record={"name": {"full": f"人 {size}{number}"}}, today=TODAY)
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        counted.append(len(queries))
    assert counted[0] == counted[1]
