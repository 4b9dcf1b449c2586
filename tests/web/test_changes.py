"""What was written and what was put away: undone, brought back."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.conftest import TODAY

from enishi.network.actions import people as actions
from enishi.network.models import Owner, Person


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_change_is_listed_with_its_undo(
    client: Client, owner: Owner, sato: Person, language: str
) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    owner.refresh_from_db()
    assert f"/changes/{owner.revision}/undo/" in client.get("/changes/").content.decode()


def test_undo_takes_back_and_can_be_taken_back(client: Client, owner: Owner, sato: Person) -> None:
    owner.refresh_from_db()
    client.post(f"/changes/{owner.revision}/undo/")
    assert not Person.objects.filter(owner=owner).exists()
    owner.refresh_from_db()
    client.post(f"/changes/{owner.revision}/undo/")
    assert Person.objects.filter(owner=owner).count() == 1


def test_what_was_undone_already_is_refused(client: Client, owner: Owner, sato: Person) -> None:
    owner.refresh_from_db()
    number = owner.revision
    client.post(f"/changes/{number}/undo/")
    assert client.post(f"/changes/{number}/undo/").status_code == 422


def test_changes_go_on_by_number(client: Client, owner: Owner) -> None:
    for n in range(55):
        actions.add_person(owner, record={"name": {"full": f"鈴木 {n}"}}, today=TODAY)
    page = client.get("/changes/").content.decode()
    assert page.count("/undo/") == 50
    rest = client.get("/changes/?after=6", HTTP_HX_REQUEST="true").content.decode()
    assert rest.count("/undo/") == 5


def test_what_was_put_away_comes_back(client: Client, owner: Owner, sato: Person) -> None:
    client.post(f"/people/{sato.uid}/put-away/")
    assert "佐藤 健一" in client.get("/trash/").content.decode()
    client.post(f"/trash/person/{sato.uid}/restore/")
    sato.refresh_from_db()
    assert sato.trashed_at is None


def test_another_owners_thing_cannot_be_brought_back(client: Client, stranger: Owner, theirs: Person) -> None:
    actions.trash_people(stranger, uids=[str(theirs.uid)])
    assert client.post(f"/trash/person/{theirs.uid}/restore/").status_code == 404
