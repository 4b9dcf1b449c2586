"""人 › 同じ人かもしれない: found, laid side by side, made one, kept apart; and asked while somebody is written down."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from enishi.network.actions import people
from enishi.network.actions.merging import merge_people
from enishi.network.actions.revisions import undo
from enishi.network.actions.twins import compare_all
from enishi.network.models import NotSame, Owner, Person, Twin

TODAY = datetime.date(2026, 11, 24)


def add(owner: Owner, full: str, phone: str, **more: Any) -> Person:
    record = {"name": {"full": full}, "phones": [{"value": phone}], **more}
    return people.add_person(owner, record=record, today=TODAY)


@pytest.fixture
def pair(owner: Owner) -> tuple[Person, Person]:
    one = add(owner, "渡邉 健一", "090-1234-5678", note="釣りが好き")
    return one, add(owner, "わたなべ けんいち", "+81 90 1234 5678", note="背が高い", wish=1)


def test_a_pair_stands_there_with_its_reasons(client: Client, pair: tuple[Person, Person]) -> None:
    page = client.get(reverse("twins")).content.decode()
    assert "渡邉 健一" in page and "わたなべ けんいち" in page
    assert "携帯電話の番号が同じ（090-1234-5678）" in page
    assert "名前の読みが同じ" in page
    assert "0.9" not in page and "%" not in page.partition("<main")[2].partition("</main")[0]


def test_the_page_says_so_when_nobody_stands_there_twice(client: Client, owner: Owner) -> None:
    assert "二度入っている人は、見たところいません" in client.get(reverse("twins")).content.decode()


def test_two_become_one_by_what_was_picked(client: Client, owner: Owner, pair: tuple[Person, Person]) -> None:
    one, other = pair
    address = reverse("merge", args=[one.uid, other.uid])
    page = client.get(address).content.decode()
    assert 'name="note"' in page and "両方" in page
    answer = client.post(address, {"note": "there"})
    assert answer["Location"] == reverse("person", args=[one.uid])
    assert Person.objects.get(pk=one.pk).note == "背が高い"
    assert client.get(reverse("person", args=[other.uid]))["Location"] == reverse("person", args=[one.uid])
    assert client.get(reverse("person_edit", args=[other.uid]))["Location"] == reverse(
        "person_edit", args=[one.uid]
    )
    assert "ひとりにまとめました" in client.get(reverse("changes")).content.decode()
    undo(owner)
    assert client.get(reverse("person", args=[other.uid])).status_code == 200


def test_what_is_private_stays_folded(client: Client, owner: Owner, pair: tuple[Person, Person]) -> None:
    one, other = pair
    people.edit_person(owner, uid=str(one.uid), patch={"wish": 0}, today=TODAY)
    page = client.get(reverse("merge", args=[one.uid, other.uid])).content.decode()
    folded = page.partition("<details")[2]
    assert 'name="wish"' in folded and 'name="wish"' not in page.partition("<details")[0]


def test_two_people_are_remembered_as_two(client: Client, pair: tuple[Person, Person]) -> None:
    one, other = pair
    answer = client.post(reverse("keep_apart", args=[one.uid, other.uid]))
    assert answer["Location"] == reverse("twins")
    assert NotSame.objects.count() == 1
    page = client.get(reverse("twins")).content.decode()
    assert "わたなべ けんいち" not in page.partition("<main")[2].partition("</main")[0]


def test_anybody_can_be_chosen_as_the_same_person(
    client: Client, pair: tuple[Person, Person], sato: Person
) -> None:
    one, _ = pair
    address = reverse("merge_with", args=[sato.uid])
    assert client.get(address).status_code == 200
    assert client.post(address, {"people": ""}).status_code == 422
    answer = client.post(address, {"people": str(one.uid)})
    assert answer["Location"] == reverse("merge", args=[sato.uid, one.uid])


def test_while_somebody_is_written_down_those_known_are_named(
    client: Client, pair: tuple[Person, Person]
) -> None:
    address = reverse("people_maybe")
    found = client.get(address, {"name": "渡辺健一"}).content.decode()
    assert "渡邉 健一" in found and "旧字・新字" in found
    assert client.get(address, {"name": "林 花"}).content.decode().strip() == ""
    assert client.get(address, {"name": ""}).content.decode().strip() == ""
    by_phone = client.get(address, {"name": "けんちゃん", "phones-0-value": "090 1234 5678"}).content.decode()
    assert "渡邉 健一" in by_phone
    assert reverse("people_maybe") in client.get(reverse("person_new")).content.decode()


def test_another_owners_people_are_not_found(client: Client, theirs: Person, sato: Person) -> None:
    assert client.get(reverse("merge", args=[sato.uid, theirs.uid])).status_code == 404
    assert client.post(reverse("keep_apart", args=[sato.uid, theirs.uid])).status_code == 404
    assert client.get(reverse("merge_with", args=[theirs.uid])).status_code == 404


def test_oneself_is_no_second_person(client: Client, sato: Person) -> None:
    assert client.post(reverse("keep_apart", args=[sato.uid, sato.uid])).status_code == 422


def test_the_page_costs_the_same_for_one_pair_and_for_ten(client: Client, owner: Owner, pair: Any) -> None:
    from django.db import connection

    def cost() -> int:
        list(compare_all(owner))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(reverse("twins"))
        return len(asked)

    few = cost()
    for number in range(8):
        add(owner, f"東雲 巌{number}", f"080-0000-000{number}")
        add(owner, f"東雲 巌{number}", f"080-0000-000{number}")
    list(compare_all(owner))
    assert Twin.objects.count() >= 9
    assert cost() == few


def test_a_merged_pair_is_no_pair_any_more(client: Client, owner: Owner, pair: tuple[Person, Person]) -> None:
    one, other = pair
    list(compare_all(owner))
    merge_people(owner, stays=str(one.uid), goes=str(other.uid))
    assert not Twin.objects.exists()
    undo(owner)
    list(compare_all(owner))
    assert Twin.objects.count() == 1
