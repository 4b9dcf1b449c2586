"""人: the list, what is found while typing, several at once, portraits."""

from __future__ import annotations

import base64
import hashlib

import pytest
from django.test import Client
from tests.web.conftest import TODAY

from enishi.network.actions import people as actions
from enishi.network.models import Attachment, Blob, Owner, Person

HTMX = {"HTTP_HX_REQUEST": "true"}
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def many(owner: Owner, count: int, **record: object) -> list[Person]:
    return [
        actions.add_person(owner, record={"name": {"full": f"鈴木 {n:03}"}, **record}, today=TODAY)
        for n in range(count)
    ]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_list_shows_everybody(client: Client, owner: Owner, sato: Person, language: str) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    page = client.get("/people/").content.decode()
    assert f"/people/{sato.uid}/" in page


def test_the_list_goes_on_by_key_without_a_gap(client: Client, owner: Owner) -> None:
    made = many(owner, 55)
    page = client.get("/people/").content.decode()
    more = page.split('hx-get="/people/?after=')[1].split('"')[0].replace("&amp;", "&")
    rest = client.get(f"/people/?after={more}", **HTMX).content.decode()
    assert "<html" not in rest
    shown = [person for person in made if str(person.uid) in page + rest]
    assert len(shown) == 55
    assert not [person for person in made if str(person.uid) in page and f'/people/{person.uid}/"' in rest]


@pytest.mark.parametrize("query", ["佐藤", "さとう", "sato", "税理士事務所"])
def test_typing_a_piece_of_a_name_finds_the_person(client: Client, sato: Person, query: str) -> None:
    assert str(sato.uid) in client.get("/people/", {"q": query}).content.decode()


def test_nobody_found_is_said_gently(client: Client, sato: Person) -> None:
    page = client.get("/people/", {"q": "山本"}).content.decode()
    assert str(sato.uid) not in page
    assert 'class="empty"' in page


def test_a_narrowed_list_leaves_the_others_out(client: Client, sato: Person) -> None:
    assert str(sato.uid) in client.get("/people/", {"field": "finance"}).content.decode()
    assert str(sato.uid) not in client.get("/people/", {"field": "it"}).content.decode()
    assert client.get("/people/", {"gathering": "no uid"}).status_code == 200


def test_the_address_book_stands_apart(client: Client, owner: Owner) -> None:
    [person] = many(owner, 1, in_network=False)
    assert str(person.uid) not in client.get("/people/").content.decode()
    assert str(person.uid) in client.get("/people/address-book/").content.decode()


def test_several_are_taken_in_at_once(client: Client, owner: Owner) -> None:
    made = many(owner, 3, in_network=False)
    said = {
        "do": "take_in",
        "book": "1",
        "chosen": [str(p.uid) for p in made],
        "origin": "company",
        "field": "it",
    }
    assert client.post("/people/bulk/", said).status_code == 302
    assert Person.objects.filter(owner=owner, in_network=True, origin="company").count() == 3


def test_several_get_a_tag_and_it_can_be_undone(client: Client, owner: Owner, sato: Person) -> None:
    client.post("/people/bulk/", {"do": "edit", "chosen": [str(sato.uid)], "tag": "浜松"})
    page = client.get("/people/?tag=浜松").content.decode()
    assert str(sato.uid) in page
    owner.refresh_from_db()
    assert f"/changes/{owner.revision}/undo/" in page
    client.post(f"/changes/{owner.revision}/undo/")
    assert str(sato.uid) not in client.get("/people/?tag=浜松").content.decode()


def test_a_whole_list_of_the_book_is_told_at_once_and_stays_there(client: Client, owner: Owner) -> None:
    many(owner, 4, in_network=False)
    page = client.get("/people/address-book/").content.decode()
    assert 'name="everybody"' in page
    said = {
        "do": "edit",
        "book": "1",
        "everybody": "1",
        "origin": "company",
        "met_on": "2015年",
        "place": "浜松",
    }
    assert client.post("/people/bulk/", said).status_code == 302
    told = Person.objects.filter(owner=owner, in_network=False, origin="company", met_on="2015")
    assert told.count() == 4
    owner.refresh_from_db()
    client.post(f"/changes/{owner.revision}/undo/")
    assert not told.exists()


def test_a_year_that_is_none_is_said_and_nothing_written(client: Client, owner: Owner) -> None:
    made = many(owner, 2, in_network=False)
    said = {"do": "edit", "book": "1", "chosen": [str(p.uid) for p in made], "met_on": "昔"}
    client.post("/people/bulk/", said)
    assert "2025-10" in client.get("/people/address-book/").content.decode()
    assert not Person.objects.filter(met_on__isnull=False).exists()


def test_family_is_one_tap_away_and_back(client: Client, owner: Owner, sato: Person) -> None:
    for said in ("family", "acquaintance"):
        client.post(f"/people/{sato.uid}/standing/", {"standing": said})
        sato.refresh_from_db()
        assert sato.standing == said
        assert ("家族ではない" in client.get(f"/people/{sato.uid}/").content.decode()) == (said == "family")


def test_nobody_chosen_is_refused_with_a_sentence(client: Client) -> None:
    assert client.post("/people/bulk/", {"do": "trash"}).status_code == 422


def test_another_owners_people_cannot_be_chosen(client: Client, theirs: Person) -> None:
    assert client.post("/people/bulk/", {"do": "trash", "chosen": [str(theirs.uid)]}).status_code == 404


def test_a_half_typed_name_is_answered_with_buttons(client: Client, sato: Person) -> None:
    answer = client.get("/people/found/", {"new_people": "佐", "as": "chips"}, **HTMX).content.decode()
    assert f'data-uid="{sato.uid}"' in answer


def picture(owner: Owner, media_type: str) -> Attachment:
    digest = hashlib.sha256(PIXEL).hexdigest()
    Blob.objects.get_or_create(owner=owner, digest=digest, defaults={"data": PIXEL})
    return Attachment.objects.create(owner=owner, media_type=media_type, digest=digest)


def test_a_portrait_is_kept_by_the_owners_browser_alone(client: Client, owner: Owner) -> None:
    address = f"/pictures/{picture(owner, 'image/png').uid}/"
    answer = client.get(address)
    assert answer.content == PIXEL
    assert answer["Cache-Control"].startswith("private")
    assert client.get(address, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304


def test_nobody_elses_picture_and_nothing_but_pictures(client: Client, owner: Owner, stranger: Owner) -> None:
    for row in (picture(stranger, "image/png"), picture(owner, "text/html")):
        assert client.get(f"/pictures/{row.uid}/").status_code == 404
