"""振り返り as pages: told in words, with room for one's own, leafed through."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.conftest import TODAY

from enishi.network.models import Encounter, Owner, Person, Review


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enishi.clock.today_at", lambda zone: TODAY)


def test_a_month_is_told_in_words(client: Client, sato: Person, talk: Encounter) -> None:
    page = client.get("/review/2026-11/").content.decode()
    assert "<h1>2026年11月</h1>" in page
    assert "1人と、あわせて1回、会ったり話したりしました。" in page
    assert 'role="img"' in page and "この月、だれかと話した日は1日ありました。" in page


def test_it_opens_at_the_last_month_in_which_something_happened(client: Client, talk: Encounter) -> None:
    assert "<h1>2026年11月</h1>" in client.get("/review/").content.decode()


def test_an_empty_month_says_one_calm_sentence(client: Client, talk: Encounter) -> None:
    page = client.get("/review/2026-02/").content.decode()
    assert "この月のことは、何も書いてありません。静かな月も、それでいいのです。" in page
    assert "<figure" not in page
    # One may write even of a quiet month.
    assert 'name="could_help"' in page


def test_what_was_found_is_kept_in_versions_and_can_be_taken_back(
    client: Client, owner: Owner, talk: Encounter
) -> None:
    answer = client.post(
        "/review/2026-11/", {"could_help": "佐藤さんの補助金", "be_with": "", "text": "聞くほうが好き"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/review/2026-11/")
    page = client.get("/review/2026-11/").content.decode()
    assert "佐藤さんの補助金" in page and "元に戻す" in page
    row = Review.objects.get(owner=owner)
    assert (row.period, row.could_help, row.text, row.be_with) == (
        "2026-11",
        "佐藤さんの補助金",
        "聞くほうが好き",
        None,
    )
    owner.refresh_from_db()
    client.post(f"/changes/{owner.revision}/undo/")
    assert not Review.objects.filter(owner=owner, trashed_at=None).exists()


def test_earlier_versions_can_be_read(client: Client, owner: Owner, talk: Encounter) -> None:
    Review.objects.create(
        owner=owner, period="2026-11", since="2026-11-10", text="はじめの言葉", could_help="だれかな"
    )
    client.post("/review/2026-11/", {"text": "あとの言葉"})
    page = client.get("/review/2026-11/").content.decode()
    assert "前に書いたもの" in page and "はじめの言葉" in page and "だれかな" in page
    assert "あとの言葉" in page


def test_months_are_leafed_through_and_marked_where_something_is_written(
    client: Client, owner: Owner, talk: Encounter
) -> None:
    Review.objects.create(owner=owner, period="2026-09", text="静か")
    page = client.get("/review/2026-10/").content.decode()
    assert 'rel="prev"' in page and 'rel="next"' in page
    assert "2026年9月（書いたものがあります）" in page
    year = client.get("/review/2026/").content.decode()
    assert "<h1>2026年</h1>" in year and 'rel="next"' not in year


@pytest.mark.parametrize("period", ["2026-13", "soon", "2099", "2027-01", "0001"])
def test_a_period_that_is_none_or_to_come_is_not_found(client: Client, talk: Encounter, period: str) -> None:
    assert client.get(f"/review/{period}/").status_code == 404


def test_only_one_s_own_stands_there(client: Client, stranger: Owner, talk: Encounter) -> None:
    Review.objects.create(owner=stranger, period="2026-11", text="人の日記")
    assert "人の日記" not in client.get("/review/2026-11/").content.decode()


def test_a_guest_is_led_to_the_door(guest: Client) -> None:
    assert guest.get("/review/").status_code == 302
