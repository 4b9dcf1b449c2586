"""Photos of cards: read, looked over, filed with their pictures, taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.conftest import TODAY

from enishi.exchange import card as reader
from enishi.exchange.card import ScannedCard
from enishi.exchange.errors import Unreadable
from enishi.network.actions import gatherings
from enishi.network.actions.revisions import undo
from enishi.network.models import Attachment, Card, Encounter, Owner, Person


def scanned(full: str, **said: object) -> ScannedCard:
    family, _, given = full.partition(" ")
    name = {
        "full": full,
        "family": family,
        "given": given,
        "family_kana": None,
        "given_kana": None,
        "nickname": None,
    }
    record = {"type": "person", "name": name} | {
        key: [] for key in ("affiliations", "emails", "phones", "addresses")
    }
    return ScannedCard(
        1,
        (0, 0, 9, 5),
        record | {"urls": [], "accounts": []} | said,
        b"\xff\xd8 a picture",
        scores={"name": 0.6},
    )


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> list[ScannedCard]:
    """What the reader will say of any photo; nothing for an empty list."""
    cards: list[ScannedCard] = []

    def scan(data: bytes) -> Iterator[ScannedCard]:
        if not cards:
            raise Unreadable("no_card")
        yield from cards

    monkeypatch.setattr(reader, "scan", scan)
    return cards


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("tonight.jpg", b"\xff\xd8", "image/jpeg")


def form_of(html: str) -> dict[str, list[str]]:
    """Return what a browser would send of the cards in a page: every field with its value."""
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        said = dict(re.findall(r'(name|value|type)="([^"]*)"', tag))
        if (
            said.get("name")
            and said.get("type") not in {"checkbox", "file"}
            and said["name"] != "csrfmiddlewaretoken"
        ):
            sent.setdefault(said["name"], []).append(said.get("value", ""))
    for name, text in re.findall(r'<textarea name="([^"]*)"[^>]*>\s*(.*?)</textarea>', html, flags=re.S):
        sent[name] = [text]
    for name, options in re.findall(r'<select name="([^"]*)".*?>(.*?)</select>', html, flags=re.S):
        sent[name] = re.findall(r'value="([^"]*)" selected', options)[:1] or [""]
    return sent


def read(client: Client) -> dict[str, list[str]]:
    return form_of(client.post("/cards/read/", {"files": [photo()]}).content.decode())


def test_the_page_asks_for_photos(client: Client) -> None:
    html = client.get("/cards/").content.decode()
    assert 'type="file"' in html and "data-cards-save" in html


def test_cards_are_filed_with_where_they_were_exchanged(
    client: Client, owner: Owner, camera: list[ScannedCard]
) -> None:
    evening = gatherings.add_gathering(
        owner,
        record={
            "title": "秋の名刺交換会",
            "kind": "card_exchange",
            "starts": TODAY.isoformat(),
            "status": "attended",
        },
    )
    at = {"organization": "大塚木工", "department": None, "title": "代表"}
    phone = {"value": "+819055550101", "label": "mobile"}
    camera += [scanned("大塚 実", affiliations=[at], phones=[phone]), scanned("森 かおる")]
    sent = read(client) | {"on": [TODAY.isoformat()], "gathering": [str(evening.uid)]}
    assert not Person.objects.filter(owner=owner).exists()
    client.post("/cards/save/", sent)
    assert set(Person.objects.filter(owner=owner, in_network=True).values_list("full", flat=True)) == {
        "大塚 実",
        "森 かおる",
    }
    assert Encounter.objects.get(owner=owner).gathering_id == evening.pk
    assert Card.objects.filter(owner=owner, exchanged_on=TODAY.isoformat(), image__isnull=False).count() == 2


def test_one_undo_takes_all_of_it_back(client: Client, owner: Owner, camera: list[ScannedCard]) -> None:
    camera += [scanned("大塚 実"), scanned("森 かおる")]
    client.post("/cards/save/", read(client) | {"on": [TODAY.isoformat()], "gathering": [""]})
    owner.refresh_from_db()
    undo(owner, number=owner.revision)
    assert not Person.objects.filter(owner=owner).exists() and not Card.objects.filter(owner=owner).exists()
    assert (
        not Attachment.objects.filter(owner=owner).exists()
        and not Encounter.objects.filter(owner=owner).exists()
    )


def test_somebody_known_is_offered_and_only_what_is_new_is_added(
    client: Client, owner: Owner, sato: Person, camera: list[ScannedCard]
) -> None:
    mail = {"value": "sato@tax.example", "label": "work"}
    phone = {"value": "+81312345678", "label": "work"}
    camera.append(scanned("佐藤 健一郎", emails=[mail], phones=[phone]))
    sent = read(client)
    prefix = sent["card"][0]
    assert sent[f"{prefix}-person"] == [str(sato.uid)]
    client.post("/cards/save/", sent | {"on": [TODAY.isoformat()], "gathering": [""]})
    sato.refresh_from_db()
    assert sato.full == "佐藤 健一"
    assert Person.objects.filter(owner=owner).count() == 1
    assert "sato@tax.example" in client.get(f"/people/{sato.uid}/").content.decode()


def test_an_old_stack_waits_in_the_address_book(
    client: Client, owner: Owner, camera: list[ScannedCard]
) -> None:
    camera.append(scanned("大塚 実"))
    client.post("/cards/save/", read(client) | {"on": [""], "gathering": [""]})
    assert Person.objects.get(owner=owner).in_network is False
    assert not Encounter.objects.filter(owner=owner).exists()


def test_a_name_that_is_missing_is_asked_for_and_nothing_is_lost(
    client: Client, owner: Owner, camera: list[ScannedCard]
) -> None:
    camera.append(scanned("大塚 実", urls=["otsuka.example"]))
    sent = read(client)
    prefix = sent["card"][0]
    answer = client.post("/cards/save/", sent | {f"{prefix}-name": [""], "on": [""], "gathering": [""]})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "otsuka.example" in html and "data:image/jpeg" in html
    assert not Person.objects.filter(owner=owner).exists()


def test_a_card_left_out_is_not_filed(client: Client, owner: Owner, camera: list[ScannedCard]) -> None:
    camera += [scanned("大塚 実"), scanned("森 かおる")]
    sent = read(client)
    client.post("/cards/save/", sent | {f"{sent['card'][0]}-drop": ["1"], "on": [""], "gathering": [""]})
    assert [person.full for person in Person.objects.filter(owner=owner)] == ["森 かおる"]


def test_a_photo_without_a_card_says_so(client: Client, camera: list[ScannedCard]) -> None:
    answer = client.post("/cards/read/", {"files": [photo()]})
    assert answer.status_code == 422 and "tonight.jpg" in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 a letter", "写真ではないようです"),
        (b"", "ファイルが空です"),
        (b"\xff\xd8\xff\xe0 cut off", "写真"),
        (b"%PDF-1.7 and then nothing", "途中で切れています"),
    ],
)
def test_what_is_no_photo_gets_its_sentence_and_nothing_is_kept(
    client: Client, tmp_path: Path, data: bytes, sentence: str
) -> None:
    file = SimpleUploadedFile("tonight.jpg", data, "image/jpeg")
    answer = client.post("/cards/read/", {"files": [file]})
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert not list(tmp_path.rglob("*.jpg")) and not Attachment.objects.exists()


def test_without_scripts_all_photos_are_read_at_once(client: Client, camera: list[ScannedCard]) -> None:
    camera.append(scanned("大塚 実"))
    html = client.post("/cards/", {"files": [photo(), photo()]}).content.decode()
    assert html.count('name="card"') == 2


def test_another_persons_uid_is_not_taken(
    client: Client, owner: Owner, theirs: Person, camera: list[ScannedCard]
) -> None:
    camera.append(scanned("大塚 実"))
    sent = read(client)
    client.post(
        "/cards/save/", sent | {f"{sent['card'][0]}-person": [str(theirs.uid)], "on": [""], "gathering": [""]}
    )
    assert not Card.objects.filter(person=theirs).exists()


def test_a_picture_that_was_not_handed_out_is_none(
    client: Client, owner: Owner, camera: list[ScannedCard]
) -> None:
    camera.append(scanned("大塚 実"))
    sent = read(client)
    client.post(
        "/cards/save/",
        sent | {f"{sent['card'][0]}-image": ["../../etc/passwd"], "on": [""], "gathering": [""]},
    )
    assert Card.objects.get(owner=owner).image is None
