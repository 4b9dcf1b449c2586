"""The cast of the web tests: an owner who is signed in, a stranger with a network of their own, two languages."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

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
