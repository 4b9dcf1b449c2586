"""Gatherings in the browser: written down, attended, asked about, followed up; nobody else's are there."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.conftest import TODAY

from enishi.network.actions import gatherings as actions
from enishi.network.models import EncounterPerson, Gathering, Owner, Person, Promise

pytestmark = pytest.mark.django_db


@pytest.fixture
def mixer(owner: Owner) -> Gathering:
    record = {
        "title": "商工会 交流会",
        "kind": "mixer",
        "starts": "2026-11-20T19:00+09:00",
        "status": "attended",
        "cost": 3000,
    }
    return actions.add_gathering(owner, record=record)


@pytest.fixture
def coming(owner: Owner) -> Gathering:
    record = {
        "title": "朝市の手伝い",
        "kind": "community",
        "starts": "2026-12-05T08:00+09:00",
        "fields_expected": ["food"],
    }
    return actions.add_gathering(owner, record=record)


@pytest.fixture
def elsewhere(stranger: Owner) -> Gathering:
    return actions.add_gathering(
        stranger, record={"title": "よその会", "starts": "2026-11-20", "status": "attended"}
    )


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_an_empty_network_is_told_how_to_find_a_first_gathering(client: Client) -> None:
    text = page(client, "gatherings")
    assert text.count('class="fold way"') == 6
    assert "wheel-petal" not in text


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_shows_what_is_coming_and_what_was(
    client: Client, owner: Owner, mixer: Gathering, coming: Gathering, elsewhere: Gathering, language: str
) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    text = page(client, "gatherings")
    assert "商工会 交流会" in text and "朝市の手伝い" in text and "wheel-petal" in text
    assert "よその会" not in text


def test_a_day_that_went_by_is_asked_about(client: Client, owner: Owner) -> None:
    actions.add_gathering(owner, record={"title": "先週の会", "starts": "2026-11-18"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("enishi.clock.today_at", lambda zone: TODAY)
        answer = client.get(reverse("gatherings"))
    assert [row["title"] for row in answer.context["asked"]] == ["先週の会"]


def test_a_past_gathering_is_written_down_with_ten_people(client: Client, owner: Owner, sato: Person) -> None:
    data = {
        "title": "勉強会", "kind": "seminar", "on": "2026-11-01", "at": "19:30", "people": [str(sato.uid)],
        "new_people": ["田中、鈴木、高橋、伊藤、渡辺、山本、中村、小林、加藤"],
    }  # fmt: skip
    answer = client.post(reverse("gathering_new"), data)
    row = Gathering.objects.get(owner=owner)
    assert answer.status_code == 302 and answer["Location"] == reverse("gathering", args=[row.uid])
    assert (row.status, row.starts) == ("attended", "2026-11-01T19:30+09:00")
    assert EncounterPerson.objects.filter(encounter__gathering=row).count() == 10
    assert "鈴木" in page(client, "gathering", row.uid)


def test_a_gathering_to_come_expects_guests_who_were_not_met_yet(client: Client, owner: Owner) -> None:
    client.post(
        reverse("gathering_new"),
        {"title": "忘年会", "kind": "meal", "on": "2099-12-10", "new_people": ["森"]},
    )
    row = Gathering.objects.get(owner=owner)
    guest = row.guests.get().person
    assert row.status == "planned" and guest.full == "森" and not guest.in_network


def test_nobody_in_particular_is_an_answer(client: Client, owner: Owner) -> None:
    answer = client.post(
        reverse("gathering_new"), {"title": "散歩の会", "on": "2026-11-01", "new_people": ""}
    )
    assert answer.status_code == 302 and Gathering.objects.get(owner=owner).status == "attended"


def test_how_it_was_is_said_with_a_tap_and_taken_back(client: Client, mixer: Gathering) -> None:
    for mood in (1, None):
        client.post(reverse("gathering_mood", args=[mixer.uid]), {"mood": "1"})
        mixer.refresh_from_db()
        assert mixer.mood == mood


def test_lines_are_understood_before_they_are_kept(client: Client, mixer: Gathering, sato: Person) -> None:
    url = reverse("gathering_cards", args=[mixer.uid])
    lines = {"lines": "佐藤健一 税理士\n西、㈱にし、営業"}
    asking = {"HX-Request": "true", "HX-Target": "understood"}
    answer = client.post(url, lines, headers=asking)
    first, second = answer.context["understood"]
    assert first["who"] == str(sato.uid) and second["who"] == "" and "<html" not in answer.content.decode()
    assert not EncounterPerson.objects.exists()
    client.post(url, lines | {first["field_name"]: "", f"spark-{second['field_name']}": "yes"})
    names = Person.objects.filter(owner=mixer.owner).values_list("full", "spark")
    assert sorted(names) == [("佐藤 健一", False), ("佐藤健一", False), ("西", True)]
    assert client.post(url, {"lines": " \n"}).status_code == 422


def test_a_calendar_is_added_read_and_taken_away(
    client: Client, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enishi.feeds.refresh.__kwdefaults__", {"via": "", "get": lambda url: b"<html>"})
    assert client.post(reverse("feeds"), {"url": "nowhere", "kind": "other"}).status_code == 422
    client.post(reverse("feeds"), {"url": "https://example.com/a.ics", "kind": "mixer"})
    client.post(reverse("feeds_refresh"))
    (feed,) = client.get(reverse("feeds")).context["feeds"]
    assert feed["trouble"]
    client.post(feed["remove"]["url"])
    assert not client.get(reverse("feeds")).context["feeds"]


def test_where_one_looks_for_gatherings_is_noted(client: Client, owner: Owner) -> None:
    client.post(reverse("gatherings_town"), {"town": "浜松"})
    way = client.get(reverse("gatherings")).context["ways"][0]
    assert "浜松" in way["searches"][0].words and "浜松" in " ".join(way["how"] + [way["searches"][0].words])


def test_looking_back_says_what_a_kind_led_to(client: Client, owner: Owner) -> None:
    record = {"title": "古い会", "kind": "mixer", "starts": "2025-03-01", "status": "attended"}
    actions.add_gathering(owner, record=record)
    context = client.get(reverse("hindsight"), {"year": "2025"}).context
    assert len(context["groups"]) == 1 and client.get(reverse("hindsight"), {"year": "x"}).status_code == 200


def test_it_refuses_a_gathering_without_a_name(client: Client, owner: Owner) -> None:
    answer = client.post(reverse("gathering_new"), {"title": " ", "on": "2026-11-01"})
    assert answer.status_code == 422
    assert not Gathering.objects.filter(owner=owner).exists()


def test_it_refuses_a_field_nobody_knows_of(client: Client, owner: Owner) -> None:
    answer = client.post(reverse("gathering_new"), {"title": "会", "fields_expected": "ぬるぽ業"})
    assert answer.status_code == 422 and not Gathering.objects.filter(owner=owner).exists()


def test_an_edit_keeps_the_offset_as_it_was_written(client: Client, owner: Owner) -> None:
    row = actions.add_gathering(owner, record={"title": "Meetup", "starts": "2026-12-01T18:00:30+01:00"})
    form = client.get(reverse("gathering_edit", args=[row.uid])).context["form"]
    data = {key: form[key].value() or "" for key in form.fields}
    client.post(reverse("gathering_edit", args=[row.uid]), data | {"title": "Berlin Meetup"})
    row.refresh_from_db()
    assert (row.title, row.starts) == ("Berlin Meetup", "2026-12-01T18:00:30+01:00")


def test_one_tap_says_whether_to_go_again_and_a_second_takes_it_back(
    client: Client, mixer: Gathering
) -> None:
    for expected in (True, None):
        client.post(reverse("gathering_again", args=[mixer.uid]), {"again": "yes"})
        mixer.refresh_from_db()
        assert mixer.again is expected
    client.post(reverse("gathering_solicited", args=[mixer.uid]))
    mixer.refresh_from_db()
    assert mixer.solicited


def test_i_was_there_with_whom_i_met(client: Client, owner: Owner, coming: Gathering, sato: Person) -> None:
    client.post(
        reverse("gathering_attended", args=[coming.uid]), {"people": [str(sato.uid)], "new_people": ["西"]}
    )
    coming.refresh_from_db()
    assert coming.status == "attended"
    assert set(coming.encounters.get().links.values_list("person__full", flat=True)) == {"佐藤 健一", "西"}


def test_it_refuses_to_add_nobody(client: Client, mixer: Gathering) -> None:
    answer = client.post(reverse("gathering_people", args=[mixer.uid]), {})
    assert answer.status_code == 422 and "field-error" in answer.content.decode()


def test_a_promise_follows_with_somebody_who_was_there(
    client: Client, mixer: Gathering, sato: Person
) -> None:
    client.post(reverse("gathering_people", args=[mixer.uid]), {"people": [str(sato.uid)]})
    url = reverse("gathering_follow_up", args=[mixer.uid])
    assert client.post(url, {"follow-person": str(sato.uid)}).status_code == 422
    data = {
        "follow-person": str(sato.uid),
        "follow-what": "資料を送る",
        "follow-by": "me",
        "follow-due": "2026-11-30",
    }
    client.post(url, data)
    assert Promise.objects.get().what == "資料を送る"
    assert "資料を送る" in page(client, "gathering", mixer.uid)


def test_put_away_it_is_gone_from_the_list(client: Client, mixer: Gathering) -> None:
    client.post(reverse("gathering_trash", args=[mixer.uid]))
    assert not client.get(reverse("gatherings")).context["past"]


@pytest.mark.parametrize("name", ["gathering", "gathering_edit"])
def test_another_owners_gathering_is_not_there(client: Client, elsewhere: Gathering, name: str) -> None:
    assert client.get(reverse(name, args=[elsewhere.uid])).status_code == 404


@pytest.mark.parametrize("name", ["attended", "people", "guests", "again", "solicited", "follow_up", "trash"])
def test_nothing_is_written_to_another_owners_gathering(
    client: Client, elsewhere: Gathering, name: str
) -> None:
    before = Gathering.objects.values().get(pk=elsewhere.pk)
    answer = client.post(
        reverse(f"gathering_{name}", args=[elsewhere.uid]), {"new_people": ["森"], "again": "yes"}
    )
    assert answer.status_code == 404
    assert Gathering.objects.values().get(pk=elsewhere.pk) == before


def test_older_gatherings_follow_page_by_page(client: Client, owner: Owner) -> None:
    for day in range(1, 26):
        actions.add_gathering(
            owner, record={"title": f"会{day}", "starts": f"2026-10-{day:02d}", "status": "attended"}
        )
    first = client.get(reverse("gatherings")).context
    more = client.get(first["past_more_url"], headers={"HX-Request": "true"})
    seen = [row["title"] for row in (*first["past"], *more.context["past"])]
    assert seen == [f"会{day}" for day in range(25, 0, -1)] and not more.context["past_more_url"]
    assert "<html" not in more.content.decode()
