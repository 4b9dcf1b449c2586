"""Recall in the app: the box over every page, the same answers on 人, each with why, and a way on when nobody is found."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from tests.web.conftest import TODAY

from enishi.network.actions import encounters, people
from enishi.network.actions.encounters import Evening, Met
from enishi.network.models import Owner, Person
from enishi.network.queries.finding import LIMIT

HTMX = {"HTTP_HX_REQUEST": "true"}
Counted = Callable[..., AbstractContextManager[Any]]


def asked(client: Client, query: str) -> str:
    answer = client.get("/recall/", {"q": query}, **HTMX)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.fixture
def met(owner: Owner, sato: Person) -> Person:
    gathering = {"title": "商工会 秋の交流会", "kind": "mixer", "starts": "2026-10-03", "status": "attended"}
    evening = Evening({"on": "2026-10-03", "note": "補助金の話"}, [Met(uid=str(sato.uid))], gathering)
    encounters.log(owner, evening=evening, today=TODAY)
    for n in range(12):
        people.add_person(owner, record={"name": {"full": f"鈴木 {n}"}, "fields": ["it"]}, today=TODAY)
    return sato


@pytest.mark.parametrize(
    "query", ["税金の人", "秋の交流会で会った人", "さと", "satou", "佐藤", "補助金の話をした人"]
)
def test_somebody_is_recalled_by_whatever_one_remembers_with_why(
    client: Client, met: Person, query: str
) -> None:
    page = asked(client, query)
    assert page.index("data-recalled") < page.index("佐藤 健一")
    assert page.count("data-recalled") < 3
    if query not in ("さと", "satou"):
        assert "person-why" in page


def test_why_is_told_in_both_languages(client: Client, owner: Owner, met: Person) -> None:
    assert "税理士・税務" in asked(client, "税金の人")
    Owner.objects.filter(pk=owner.pk).update(language="en")
    assert "Field: " in asked(client, "税金の人")


def test_at_most_eight_are_shown_and_the_rest_is_a_link_away(client: Client, met: Person) -> None:
    page = asked(client, "鈴木")
    assert page.count("data-recalled") == LIMIT
    assert "/people/?q=" in page
    listed = client.get("/people/", {"q": "鈴木"}).content.decode()
    assert listed.count('name="chosen"') == LIMIT
    assert "ほかにも思い当たる人" in listed
    assert client.get("/people/", {"q": "鈴木", "most": ""}).content.decode().count('name="chosen"') == 12


def test_the_list_of_people_answers_alike_and_stays_narrowed(client: Client, met: Person) -> None:
    page = client.get("/people/", {"q": "税金の人"}).content.decode()
    assert "佐藤 健一" in page and "person-why" in page
    assert "佐藤 健一" not in client.get("/people/", {"q": "税金の人", "field": "it"}).content.decode()
    assert "佐藤 健一" in client.get("/people/", {"q": "税金の人", "field": "finance"}).content.decode()
    assert "佐藤 健一" not in client.get("/people/address-book/", {"q": "税金の人"}).content.decode()


def test_nobody_found_leads_on_to_writing_down_who_it_was(client: Client, owner: Owner) -> None:
    page = asked(client, "イタチを飼ってる人")
    assert "だれだったか書いておく" in page
    where = page.split('href="')[1].split('"')[0]
    assert unquote(where) == "/add/?text=イタチを飼ってる人"
    assert "イタチを飼ってる人" in client.get(where).content.decode()
    assert "だれだったか書いておく" in client.get("/people/", {"q": "イタチを飼ってる人"}).content.decode()


def test_nobody_of_another_owner_is_recalled(client: Client, theirs: Person) -> None:
    assert "田中 一郎" not in asked(client, "田中")
    assert "田中 一郎" not in client.get("/people/", {"q": "田中"}).content.decode()


def test_without_scripts_the_box_leads_to_the_list(client: Client) -> None:
    assert client.get("/recall/", {"q": "佐藤"})["Location"].startswith("/people/?q=")


def test_a_guest_is_sent_to_the_door(guest: Client) -> None:
    assert guest.get("/recall/", {"q": "佐藤"}).status_code == 302


HOSTILE = [
    "", "   ", "' OR 1=1 --", '"a" AND (b* OR NEAR)', "%", "_", "\\", "\x00\x01", "🍣", "あ" * 10_000, "ﾃﾞｻﾞｲﾅｰ", "ＩＴ",
    "<script>", "去年の", "?", "a\tb",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_any_words_are_answered_calmly(client: Client, met: Person, query: str) -> None:
    assert "<script>" not in client.get("/recall/", {"q": query}, **HTMX).content.decode()
    assert client.get("/people/", {"q": query}).status_code == 200


def test_recall_costs_the_same_in_a_small_and_a_large_network(
    client: Client, owner: Owner, django_assert_num_queries: Counted
) -> None:
    counts = []
    for upto in (10, 150):
        for n in range(Person.objects.filter(owner=owner).count(), upto):
            record = {"name": {"full": f"佐藤 {n}"}, "fields": ["it"], "offers": ["ロゴ"]}
            people.add_person(owner, record=record, today=TODAY)
        with django_assert_num_queries(60, exact=False) as counted:
            asked(client, "ITの人、ロゴをつくる佐藤さん")
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_it_says_so_while_terms_are_being_written(client: Client, owner: Owner, met: Person) -> None:
    assert "手がかりを、いま書いている" not in asked(client, "税金の人")
    Owner.objects.filter(pk=owner.pk).update(terms_version=1)
    assert "手がかりを、いま書いている" in asked(client, "税金の人")
    assert "手がかりを、いま書いている" in client.get("/people/", {"q": "税金の人"}).content.decode()
