"""会った・話した: the form, new people by name alone, planned ones, changes and the trash."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import TODAY

from enishi.network.models import Encounter, Gathering, Owner, Person, Promise

NOTHING_MORE = {
    "promises-TOTAL_FORMS": "0",
    "promises-INITIAL_FORMS": "0",
    "favors-TOTAL_FORMS": "0",
    "favors-INITIAL_FORMS": "0",
}


def said(**more: Any) -> dict[str, Any]:
    return {"on": TODAY.isoformat(), "medium": "meal", "note": "昼食", **NOTHING_MORE, **more}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_form_takes_over_what_was_captured(
    client: Client, owner: Owner, sato: Person, language: str
) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    page = client.get("/encounters/new/", {"text": "補助金の締切", "person": str(sato.uid)}).content.decode()
    assert "補助金の締切" in page
    assert f'name="people" value="{sato.uid}"' in page


def test_several_people_are_met_at_once_known_and_new(client: Client, owner: Owner, sato: Person) -> None:
    answer = client.post(
        "/encounters/new/", said(people=[str(sato.uid)], new_people=["田中、鈴木"], spark=["田中"])
    )
    assert answer.status_code == 302
    encounter = Encounter.objects.get(owner=owner)
    assert encounter.links.count() == 3
    assert list(Person.objects.filter(owner=owner, spark=True).values_list("full", flat=True)) == ["田中"]


def test_nobody_met_comes_back_with_everything_typed(client: Client, owner: Owner) -> None:
    answer = client.post("/encounters/new/", said(note="長い話"))
    assert answer.status_code == 422
    assert "長い話" in answer.content.decode()
    assert not Encounter.objects.filter(owner=owner).exists()


def test_a_day_to_come_makes_it_a_plan(client: Client, owner: Owner, sato: Person) -> None:
    client.post("/encounters/new/", said(people=[str(sato.uid)], on="2099-01-01"))
    assert Encounter.objects.get(owner=owner).status == "planned"


def test_a_new_gathering_is_written_down_with_it(client: Client, owner: Owner, sato: Person) -> None:
    more = {"gathering": "商工会 秋の交流会", "gathering_kind": "mixer", "medium": "gathering"}
    client.post("/encounters/new/", said(people=[str(sato.uid)], **more))
    gathering = Gathering.objects.get(owner=owner)
    assert (gathering.title, gathering.kind, gathering.status) == ("商工会 秋の交流会", "mixer", "attended")


def test_a_promise_goes_to_whom_it_names(client: Client, owner: Owner, sato: Person) -> None:
    promise = {
        "promises-TOTAL_FORMS": "1",
        "promises-0-by": "me",
        "promises-0-what": "資料を送る",
        "promises-0-who": "田中",
    }
    client.post("/encounters/new/", said(people=[str(sato.uid)], new_people=["田中"]) | promise)
    assert Promise.objects.get(owner=owner).person.full == "田中"


def test_a_promise_to_nobody_there_comes_back(client: Client, owner: Owner, sato: Person) -> None:
    promise = {"promises-TOTAL_FORMS": "1", "promises-0-what": "資料を送る", "promises-0-who": "山本"}
    assert client.post("/encounters/new/", said(people=[str(sato.uid)]) | promise).status_code == 422
    assert not Encounter.objects.filter(owner=owner).exists()


def test_an_encounter_is_changed_and_put_away(
    client: Client, owner: Owner, sato: Person, talk: Encounter
) -> None:
    assert "補助金の話" in client.get(f"/encounters/{talk.uid}/").content.decode()
    client.post(
        f"/encounters/{talk.uid}/", said(people=[str(sato.uid)], new_people=["田中"], note="書き直した")
    )
    talk.refresh_from_db()
    assert (talk.note, talk.links.count()) == ("書き直した", 2)
    client.post(f"/encounters/{talk.uid}/put-away/")
    assert "書き直した" in client.get("/trash/").content.decode()


def test_another_owners_people_cannot_be_met(client: Client, owner: Owner, theirs: Person) -> None:
    assert client.post("/encounters/new/", said(people=[str(theirs.uid)])).status_code == 404
    assert not Encounter.objects.filter(owner=owner).exists()
