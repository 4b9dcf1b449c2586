"""Oneself in the browser: statements, phase, questions, polish, chances, settings, the archive."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.conftest import TODAY

from enishi.network.actions import chances as chance_actions
from enishi.network.actions import polish as polish_actions
from enishi.network.actions import statements
from enishi.network.models import Answer, Chance, History, Owner, Person, Polish, Reaction, Statement

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "name",
    [
        "me",
        "me_edit",
        "polish",
        "chances",
        "settings",
        "word_new",
        "polish_new",
        "chance_new",
        "questions",
        "tell",
        "with_whom",
        "leaving",
        "chances_way",
        "phase_since",
    ],
)
def test_every_page_opens_in_an_empty_network(client: Client, owner: Owner, name: str, language: str) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    assert client.get(reverse(name)).status_code == 200


def test_what_i_do_put_anew_keeps_the_earlier_way(client: Client, owner: Owner) -> None:
    url = reverse("statement_new", args=["do"])
    for text in ("ラベルを作る", "蔵元のラベルを作る", "蔵元のラベルを作る"):
        assert client.post(url, {"text": text, "audience": "everyone"}).status_code == 302
    do = client.get(reverse("me")).context["do"]
    assert do["text"] == "蔵元のラベルを作る" and [one["text"] for one in do["versions"]] == ["ラベルを作る"]
    assert Statement.objects.filter(owner=owner).count() == 2


def test_it_refuses_to_say_nothing_or_to_nobody(client: Client, owner: Owner) -> None:
    url = reverse("statement_new", args=["want"])
    assert client.post(url, {"text": " ", "audience": "everyone"}).status_code == 422
    assert client.post(url, {"text": "x", "audience": "world"}).status_code == 422
    assert client.get(reverse("statement_new", args=["dream"])).status_code == 404


def test_a_wish_kept_from_the_company_is_offered_as_such(client: Client, owner: Owner) -> None:
    Owner.objects.filter(pk=owner.pk).update(kept_from_company=True)
    form = client.get(reverse("statement_new", args=["want"])).context["form"]
    assert form["audience"].value() == "not_company"


def test_where_i_stand_is_dated(client: Client, owner: Owner) -> None:
    assert client.post(reverse("me_phase"), {"phase": "preparing"}).status_code == 302
    assert client.post(reverse("me_phase"), {"phase": "retired"}).status_code == 422
    assert History.objects.get(owner=owner, person=None).value == "preparing"
    assert client.get(reverse("me")).context["phase"]["since"]


def test_name_offers_and_fields_are_changed_on_one_sheet(client: Client, owner: Owner) -> None:
    data = {
        "name": "伊藤 彩",
        "reading": "いとう あや",
        "fields": "デザイン",
        "offers": "ロゴ\nラベル",
        "wants": "",
        "town": "浜松",
    }
    assert client.post(reverse("me_edit"), data).status_code == 302
    assert client.post(reverse("me_edit"), data | {"fields": "ぬるぽ業"}).status_code == 422
    owner.refresh_from_db()
    assert (owner.family, owner.given_kana, owner.town) == ("伊藤", "あや", "浜松")
    chips = client.get(reverse("me")).context["lists"][0]["chips"]
    assert [chip["label"] for chip in chips] == ["ロゴ", "ラベル"]


def test_a_question_is_answered_anew_and_may_be_unanswered(client: Client, owner: Owner) -> None:
    url = reverse("answer", args=["customers"])
    for text in ("近所の店", "", ""):
        assert client.post(url, {"text": text}).status_code == 302
    assert list(Answer.objects.filter(owner=owner).order_by("pk").values_list("text", flat=True)) == [
        "近所の店",
        "",
    ]
    assert client.get(reverse("answer", args=["fortune"])).status_code == 404


def test_a_word_becomes_something_to_polish_and_gladdens(client: Client, owner: Owner, sato: Person) -> None:
    data = {"kind": "asked", "text": "もっと早い見積り", "on": "2026-11-20", "people": str(sato.uid)}
    assert client.post(reverse("word_new"), data | {"text": ""}).status_code == 422
    client.post(reverse("word_new"), data)
    word = Reaction.objects.get(owner=owner)
    assert client.post(reverse("polish_new"), {"what": "", "words": [str(word.uid)]}).status_code == 422
    client.post(reverse("polish_new"), {"what": "見積りを早く", "words": [str(word.uid)], "new_people": "森"})
    row = Polish.objects.get(owner=owner)
    page = client.get(reverse("polish")).context
    assert page["in_hand"][0]["words"] == ("もっと早い見積り",) and not page["words"]
    assert [word["text"] for word in page["taken_up"]] == ["もっと早い見積り"]
    client.post(reverse("polish_done", args=[row.uid]), {"gladdened": "yes", "learnt": "型を作ると早い"})
    row.refresh_from_db()
    assert row.gladdened and row.done_on and client.get(reverse("polish")).context["done"]


def test_a_chance_keeps_its_thread(client: Client, owner: Owner, sato: Person) -> None:
    data = {"title": "ラベルの仕事", "on": "2026-10", "state": "won", "planned": "false", "worth": "150000",
            "people": str(sato.uid), "new_people": "森"}  # fmt: skip
    assert client.post(reverse("chance_new"), data | {"title": ""}).status_code == 422
    assert client.post(reverse("chance_new"), data).status_code == 302
    row = Chance.objects.get(owner=owner)
    assert [link.person.full for link in row.chain.order_by("place")] == [
        "佐藤 健一",
        "森",
    ] and row.source == sato
    (shown,) = client.get(reverse("chances")).context["chances"]
    assert [knot["name"] for knot in shown["thread"]] == ["森", "佐藤 健一", "ラベルの仕事"]
    sheet = client.get(reverse("chance_edit", args=[row.uid]))
    assert [knot["name"] for knot in sheet.context["editor"]["knots"]] == ["佐藤 健一", "森"]
    changed = data | {"state": "lost", "new_people": "", "worth": ""}
    client.post(reverse("chance_edit", args=[row.uid]), changed)
    row.refresh_from_db()
    assert (row.state, row.worth, row.chain.count()) == ("lost", None, 1)
    client.post(reverse("chance_trash", args=[row.uid]))
    assert not client.get(reverse("chances")).context["chances"]


SETTINGS = {
    "language": "en", "theme": "dark", "time_zone": "Europe/Berlin", "hours_per_week": "2.5", "money_per_week": "8000",
    "companies": "株式会社例", "leaving_on": "2027-04", "kept_from_company": "on",
}  # fmt: skip


def test_settings_are_kept_and_the_page_speaks_the_new_language(client: Client, owner: Owner) -> None:
    assert client.post(reverse("settings"), SETTINGS).status_code == 302
    owner.refresh_from_db()
    assert (owner.language, owner.time_zone, owner.hours_per_week) == ("en", "Europe/Berlin", 2.5)
    assert (owner.leaving_on, owner.kept_from_company) == ("2027-04", True)
    text = client.get(reverse("settings")).content.decode()
    assert '<html lang="en" data-theme="dark"' in text and "株式会社例" in text


@pytest.mark.parametrize(
    "wrong", [{"time_zone": "Mars/Olympus"}, {"hours_per_week": "-1"}, {"language": "fr"}]
)
def test_it_refuses_settings_that_mean_nothing(client: Client, owner: Owner, wrong: dict[str, str]) -> None:
    assert client.post(reverse("settings"), SETTINGS | wrong).status_code == 422
    owner.refresh_from_db()
    assert owner.language == "ja"


def test_everything_can_be_taken_away_in_one_file(client: Client, sato: Person, theirs: Person) -> None:
    answer = client.get(reverse("export_archive"))
    lines = [json.loads(line) for line in b"".join(answer).decode().splitlines()]  # type: ignore[arg-type]
    assert lines[0]["type"] == "enishi"
    assert [one["name"]["full"] for one in lines if one["type"] == "person"] == ["佐藤 健一"]


def test_what_is_another_owners_is_not_there(client: Client, stranger: Owner) -> None:
    row = chance_actions.add_good_thing(stranger, title="家", through=["森"], on=None, today=TODAY)
    polish = polish_actions.begin_polish(stranger, what="早く", today=TODAY)
    statements.say_anew(stranger, what="do", text="よその人", today=TODAY)
    assert client.get(reverse("chance", args=[row.uid])).status_code == 404
    assert client.post(reverse("chance_trash", args=[row.uid])).status_code == 404
    assert client.get(reverse("polish_done", args=[polish.uid])).status_code == 404
    assert "よその人" not in client.get(reverse("me")).content.decode()
