"""The cast of the web tests: an owner who is signed in, a stranger; and for stories a browser and a made-up network."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from tests.site import Site, browsing, listening, made_up, served, told

from enishi.network.actions import encounters, people
from enishi.network.actions.encounters import Evening, Met
from enishi.network.models import Encounter, Owner, Person

TODAY = datetime.date(2026, 11, 24)


@pytest.fixture
def owner(db: None) -> Owner:
    return Owner.objects.create_user("me", language="ja", begun=True)


@pytest.fixture
def stranger(db: None) -> Owner:
    return Owner.objects.create_user("stranger", language="ja", begun=True)


@pytest.fixture
def client(owner: Owner) -> Client:
    """A browser in which the owner is signed in."""
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(owner)
    return browser


@pytest.fixture
def guest(db: None) -> Client:
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def sato(owner: Owner) -> Person:
    record = {
        "name": {
            "full": "佐藤 健一",
            "family": "佐藤",
            "given": "健一",
            "family_kana": "さとう",
            "given_kana": "けんいち",
        },
        "fields": ["finance.tax"],
        "wants": ["ロゴのデザイナー"],
        "affiliations": [{"organization": "佐藤税理士事務所", "title": "税理士"}],
        "phones": [{"value": "+81312345678", "label": "work"}],
    }
    return people.add_person(owner, record=record, today=TODAY)


@pytest.fixture
def theirs(stranger: Owner) -> Person:
    """A person of somebody else's network."""
    return people.add_person(stranger, record={"name": {"full": "田中 一郎"}}, today=TODAY)


@pytest.fixture
def talk(owner: Owner, sato: Person) -> Encounter:
    evening = Evening({"on": "2026-11-01", "note": "補助金の話"}, [Met(uid=str(sato.uid))])
    return encounters.log(owner, evening=evening, today=TODAY)


# -- for stories ----------------------------------------------------------------------------------------------------
# Each module walks in a copy of its own, so that no story depends on another; the tests of one module may.


@pytest.fixture(scope="session")
def made_up_network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up network of 150 people as it is made: to be copied, never opened.

    ENISHI_STORIES_ON=enishi.db lets the stories walk in a copy of that network instead.
    """
    if given := os.environ.get("ENISHI_STORIES_ON"):
        return Path(given)
    return made_up(tmp_path_factory.mktemp("original"), 150)


@pytest.fixture(scope="module")
def japanese(made_up_network: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up network whose owner reads Japanese."""
    return copied(made_up_network, tmp_path_factory.mktemp("ja"))


@pytest.fixture(scope="module")
def english(made_up_network: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same network, its owner reading English."""
    data = copied(made_up_network, tmp_path_factory.mktemp("en"))
    told("me", "--language", "en", data=data)
    return data


def copied(data: Path, folder: Path) -> Path:
    return Path(shutil.copy(data, folder / "enishi.db"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as opened:
        yield opened


@pytest.fixture(scope="module")
def site(japanese: Path) -> Iterator[Site]:
    with served(japanese) as running:
        yield running


@pytest.fixture(scope="module")
def page(site: Site, browser: Browser) -> Iterator[Page]:
    """The owner's browser at a desk, signed in; at the end no script may have failed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    with listening(context.new_page()) as opened:
        opened.goto(site.link)
        yield opened
    context.close()
