"""わたしの名刺: made, looked at, taken away, handed over; nothing kept from the company leaves by it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import TODAY

from enishi.network.actions import own_cards
from enishi.network.actions.revisions import undo
from enishi.network.models import Card, Handing, Owner, OwnerWay, Person

FORM = {
    "title": "わたしの名刺", "ja_name": "森 かおる", "ja_reading": "もり かおる", "ja_does": "建具を直す",
    "new_ways": "090-5555-0123\nmori@kuguri.example", "design": "classic", "direction": "vertical", "front": "ja",
    "size": "91x55", "qr": "vcard", "audience": "everyone",
}  # fmt: skip


@pytest.fixture
def card(owner: Owner) -> Card:
    side = {"language": "ja", "name": "森 かおる", "does": "建具を直す"}
    record = {"title": "わたしの名刺", "sides": [side], "ways": [], "qr": "none", "audience": "everyone"}
    return own_cards.make_card(owner, record=record, today=TODAY)


def test_an_empty_page_says_what_will_stand_here(client: Client) -> None:
    html = client.get("/me/cards/").content.decode()
    assert "/me/cards/new/" in html and "今夜のうちに印刷できます" in html


def test_a_card_is_made_and_its_ways_are_mine_from_then_on(client: Client, owner: Owner) -> None:
    answer = client.post("/me/cards/new/", FORM)
    made = Card.objects.get(owner=owner)
    assert answer.status_code == 302 and answer["Location"] == f"/me/cards/{made.uid}/"
    assert list(made.ways.values_list("value", flat=True)) == ["+819055550123", "mori@kuguri.example"]
    assert OwnerWay.objects.filter(owner=owner).count() == 2
    html = client.get(answer["Location"]).content.decode()
    assert "data:image/svg+xml" in html and "まだだれにも渡していない" in html
    assert "090-5555-0123" in client.get("/me/cards/new/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ja_name": ""}, "名前を入れてください"),
        ({"qr": "page"}, "ページはどこにありますか"),
        ({"ja_does": "建具を直す" * 90}, "収まりません"),
    ],
)
def test_what_is_amiss_is_said_and_nothing_is_lost(
    client: Client, owner: Owner, wrong: dict[str, str], sentence: str
) -> None:
    answer = client.post("/me/cards/new/", FORM | wrong)
    html = answer.content.decode()
    assert answer.status_code == 422 and sentence in html and "mori@kuguri.example" in html
    assert not Card.objects.filter(owner=owner).exists()
    assert sentence in client.post("/me/cards/preview/", FORM | wrong).content.decode()


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("one", b"%PDF-"), ("ten", b"%PDF-"), ("vcard", b"BEGIN:VCARD"), ("page", b"<!doctype html>")],
)
def test_files_are_made_of_it(client: Client, card: Card, kind: str, begins: bytes) -> None:
    answer = client.get(f"/me/cards/{card.uid}/file/{kind}/")
    assert answer.content.startswith(begins) and "attachment" in answer["Content-Disposition"]
    assert client.get(f"/me/cards/{card.uid}/file/other/").status_code == 404


def test_a_kept_card_makes_no_page(client: Client, owner: Owner, card: Card) -> None:
    Card.objects.filter(pk=card.pk).update(audience="not_company")
    assert client.get(f"/me/cards/{card.uid}/file/page/").status_code == 422
    assert f"/me/cards/{card.uid}/file/page/" not in client.get(f"/me/cards/{card.uid}/").content.decode()


def test_it_is_handed_over_and_taken_back(client: Client, owner: Owner, sato: Person, card: Card) -> None:
    url = f"/me/cards/{card.uid}/"
    sent: dict[str, Any] = {"people": [str(sato.uid)], "new_people": ["林 ゆう"], "on": TODAY.isoformat()}
    assert client.post(f"{url}handed/", sent).status_code == 302
    html = client.get(url).content.decode()
    assert "佐藤 健一" in html and "林 ゆう" in html and "2人が持っている" in html
    assert "名刺「わたしの名刺」を渡した" in client.get(f"/people/{sato.uid}/").content.decode()
    owner.refresh_from_db()
    undo(owner, number=owner.revision)
    assert not Handing.objects.filter(owner=owner).exists()
    assert client.post(f"{url}handed/", {"on": TODAY.isoformat()}).status_code == 422


def test_it_is_offered_where_one_writes_down_a_meeting(
    client: Client, owner: Owner, sato: Person, card: Card
) -> None:
    sent = {"people": [str(sato.uid)], "on": TODAY.isoformat(), "medium": "meal", "card": str(card.uid)}
    counted = ("promises", "favors")
    sent |= {f"{name}-{key}": "0" for name in counted for key in ("TOTAL_FORMS", "INITIAL_FORMS")}
    assert "渡した名刺" in client.get("/encounters/new/").content.decode()
    assert client.post("/encounters/new/", sent).status_code == 302
    assert Handing.objects.get(owner=owner).encounter is not None
    client.post(f"/people/{sato.uid}/add/handing/", {"card": str(card.uid)})
    assert Handing.objects.filter(owner=owner, person=sato).count() == 2


def test_the_cards_cost_the_same_number_of_queries_however_many(
    client: Client, owner: Owner, card: Card, django_assert_max_num_queries: Any
) -> None:
    for title in ("二枚目", "三枚目", "四枚目"):
        record = {"title": title, "sides": [{"language": "ja", "name": "森"}], "qr": "none"}
        own_cards.make_card(owner, record=record, today=TODAY)
    with django_assert_max_num_queries(16):
        client.get("/me/cards/")


def test_another_owners_card_is_not_found(client: Client, stranger: Owner) -> None:
    record = {"title": "x", "sides": [{"language": "ja", "name": "森"}], "qr": "none"}
    theirs = own_cards.make_card(stranger, record=record, today=TODAY)
    assert client.get(f"/me/cards/{theirs.uid}/").status_code == 404
