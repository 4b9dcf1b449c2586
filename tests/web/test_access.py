"""The door and what stands before every page: the link, the languages, the headers, what is refused."""

from __future__ import annotations

import pytest
from django.test import Client

from enishi import accounts
from enishi.network.models import Owner, Person
from enishi.web.urls import urlpatterns


def test_a_link_lets_in_once(guest: Client, owner: Owner) -> None:
    token = accounts.new_link(owner)
    assert guest.get(f"/sign-in/{token}/").status_code == 302
    assert guest.get("/people/").status_code == 200
    assert Client(SERVER_NAME="localhost").get(f"/sign-in/{token}/").status_code == 403


def test_a_guest_is_led_to_the_door_and_back(guest: Client) -> None:
    answer = guest.get("/people/?row=さ")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?next=%2Fpeople%2F")


def test_a_link_leads_nowhere_else(guest: Client, owner: Owner) -> None:
    answer = guest.get(f"/sign-in/{accounts.new_link(owner)}/?next=https://elsewhere.example/")
    assert answer["Location"] == "/"


@pytest.mark.parametrize(
    "pattern", [p for p in urlpatterns if p.name not in {"sign_in", "sign_in_link"}], ids=str
)
def test_no_page_opens_for_a_guest(guest: Client, pattern: object) -> None:
    from django.urls import reverse

    uid = "01890000-0000-7000-8000-000000000000"
    fitting = {"UUIDConverter": uid, "IntConverter": 1}
    converters = pattern.pattern.converters.items()  # type: ignore[attr-defined]
    said = {name: fitting.get(type(one).__name__, "want") for name, one in converters}
    address = reverse(pattern.name, kwargs=said)  # type: ignore[attr-defined]
    assert guest.get(address).status_code in {302, 405}
    assert guest.post(address).status_code in {302, 405}


@pytest.mark.parametrize(("language", "title"), [("ja", '<html lang="ja"'), ("en", '<html lang="en"')])
def test_pages_speak_the_owners_language(client: Client, owner: Owner, language: str, title: str) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    assert title in client.get("/people/").content.decode()


def test_nothing_inline_and_nothing_from_elsewhere_may_run(client: Client) -> None:
    policy = client.get("/people/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_what_is_not_there_is_a_calm_page(client: Client) -> None:
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "alone" in answer.content.decode()


@pytest.mark.parametrize("page", ["", "edit/", "timeline/", "forget/"])
def test_another_owners_person_is_not_there(client: Client, theirs: Person, page: str) -> None:
    assert client.get(f"/people/{theirs.uid}/{page}").status_code == 404


def test_a_form_from_elsewhere_is_refused(owner: Owner) -> None:
    browser = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    browser.force_login(owner)
    assert browser.post("/capture/", {"text": "…"}).status_code == 403
