"""Giving and promises in the browser."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.conftest import TODAY

from enishi.network.actions import facts, owners, people
from enishi.network.models import Favor, Owner, Person, Promise

pytestmark = pytest.mark.django_db


def favor(owner: Owner, person: Person, **more: object) -> Favor:
    record = {
        "type": "favor",
        "person": str(person.uid),
        "on": "2026-11-10",
        "direction": "received",
        "kind": "help",
    }
    row: Favor = facts.add_fact(owner, record={**record, "note": "運んでくれた", **more})
    return row


def promise(owner: Owner, person: Person, what: str = "資料を送る", **more: object) -> Promise:
    record = {"type": "promise", "person": str(person.uid), "what": what, "by": "me"}
    row: Promise = facts.add_fact(owner, record={**record, **more})
    return row


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", ["giving", "promises", "introductions"])
def test_an_empty_page_says_the_one_thing_to_do(
    client: Client, owner: Owner, name: str, language: str
) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    answer = client.get(reverse(name))
    assert answer.status_code == 200 and 'class="empty"' in answer.content.decode()


def test_thanks_not_yet_said_are_said_with_a_tap(client: Client, owner: Owner, sato: Person) -> None:
    row = favor(owner, sato)
    assert len(client.get(reverse("giving")).context["thanks"]) == 1
    client.post(reverse("favor_thank", args=[row.uid]))
    answer = client.get(reverse("giving"))
    assert not answer.context["thanks"] and len(answer.context["received"]) == 1


def test_it_refuses_thanks_for_what_i_gave(client: Client, owner: Owner, sato: Person) -> None:
    row = favor(owner, sato, direction="given")
    assert client.post(reverse("favor_thank", args=[row.uid])).status_code == 422


def test_who_looks_for_what_i_can_do_would_be_glad(
    client: Client, owner: Owner, sato: Person, talk: object
) -> None:
    owners.edit_owner(owner, patch={"offers": ["ロゴのデザイン"]}, today=TODAY)
    assert [one["person"]["name"] for one in client.get(reverse("giving")).context["help"]] == ["佐藤 健一"]


def test_the_words_to_offer_help_with_stand_ready_in_two_tones(
    client: Client, owner: Owner, sato: Person
) -> None:
    owners.edit_owner(owner, patch={"offers": ["ロゴのデザイン"]}, today=TODAY)
    one = client.get(reverse("giving")).context["help"][0]
    assert (
        "佐藤さん" in one["polite"] and "ロゴのデザイナー" in one["casual"] and one["polite"] != one["casual"]
    )


def test_somebody_i_know_could_help_and_what_nobody_can_stands_by_field(
    client: Client, owner: Owner, sato: Person
) -> None:
    people.add_person(owner, record={"name": {"full": "森"}, "offers": ["ロゴ"]}, today=TODAY)
    people.add_person(owner, record={"name": {"full": "林"}, "wants": ["畑を手伝う人"]}, today=TODAY)
    context = client.get(reverse("giving")).context
    assert [[who["name"] for who in one["people"]] for one in context["through"]] == [["佐藤 健一", "森"]]
    assert [[want["text"] for want in one["wants"]] for one in context["unmet"]] == [["畑を手伝う人"]]


def test_a_favor_is_written_down_with_somebody_new(client: Client, owner: Owner) -> None:
    data = {
        "direction": "given",
        "kind": "information",
        "note": "補助金の話",
        "on": "2026-11-20",
        "new_people": "森",
    }
    assert client.post(reverse("favor_new"), data).status_code == 302
    assert Favor.objects.get(owner=owner).person.full == "森"


@pytest.mark.parametrize("missing", ["note", "new_people", "direction"])
def test_it_refuses_a_favor_without_whom_or_what(client: Client, owner: Owner, missing: str) -> None:
    data = {"direction": "given", "kind": "help", "note": "話を聞いた", "new_people": "森"}
    assert client.post(reverse("favor_new"), data | {missing: ""}).status_code == 422
    assert not Favor.objects.filter(owner=owner).exists() and not Person.objects.filter(owner=owner).exists()


def test_promises_stand_by_their_day_on_both_sides(client: Client, owner: Owner, sato: Person) -> None:
    promise(owner, sato, "いつか")
    promise(owner, sato, "あとで", due="2026-12-24")
    promise(owner, sato, "先に", due="2026-11-25")
    promise(owner, sato, "紹介", by="them")
    context = client.get(reverse("promises")).context
    assert [row["what"] for row in context["mine"]] == ["先に", "あとで", "いつか"]
    assert [row["what"] for row in context["theirs"]] == ["紹介"]


def test_a_promise_is_kept_with_a_tap_in_place(client: Client, owner: Owner, sato: Person) -> None:
    row = promise(owner, sato)
    answer = client.post(reverse("promise_keep", args=[row.uid]), headers={"HX-Request": "true"})
    assert "is-done" in answer.content.decode()
    row.refresh_from_db()
    assert row.done_on
    assert [one["what"] for one in client.get(reverse("promises")).context["kept"]] == ["資料を送る"]


def test_a_promise_is_written_down_or_refused(client: Client, owner: Owner, sato: Person) -> None:
    data = {"by": "me", "what": "見積り", "due": "2026-12-01", "people": str(sato.uid)}
    assert client.post(reverse("promise_new"), data | {"what": ""}).status_code == 422
    assert client.post(reverse("promise_new"), data | {"people": ""}).status_code == 422
    assert client.post(reverse("promise_new"), data).status_code == 302
    assert Promise.objects.get(owner=owner).due == "2026-12-01"


def test_what_is_another_owners_is_not_there(client: Client, stranger: Owner, theirs: Person) -> None:
    thing, word = favor(stranger, theirs), promise(stranger, theirs)
    for url in (
        reverse("favor_thank", args=[thing.uid]), reverse("favor_trash", args=[thing.uid]),
        reverse("promise_keep", args=[word.uid]), reverse("promise_trash", args=[word.uid]),
    ):  # fmt: skip
        assert client.post(url).status_code == 404
    data = {"by": "me", "what": "x", "people": str(theirs.uid)}
    assert client.post(reverse("promise_new"), data).status_code == 404
