"""読み込み: bring, look, read in, undo."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from enishi.network import runner
from enishi.network.actions import batches
from enishi.network.models import Batch, Owner, Person

LINES = [
    {"type": "enishi", "version": 1, "owner": "x", "exported": "2026-11-20T10:00:00+09:00"},
    {"type": "person", "id": "01890000-0000-7000-8000-000000000001", "name": {"full": "佐藤 健一"}},
]


def archive(name: str = "mine.enishi.jsonl", broken: bool = False) -> SimpleUploadedFile:
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in LINES) + (
        "\n{broken\n" if broken else "\n"
    )
    return SimpleUploadedFile(name, text.encode())


def brought(client: Client, owner: Owner, *, broken: bool = False) -> Batch:
    client.post("/imports/", {"files": [archive(broken=broken)]})
    return Batch.objects.get(owner=owner)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_file_is_looked_through_before_anything_is_written(
    client: Client, owner: Owner, language: str
) -> None:
    Owner.objects.filter(pk=owner.pk).update(language=language)
    batch = brought(client, owner)
    assert "佐藤 健一" in client.get(f"/imports/{batch.uid}/").content.decode()
    assert not Person.objects.filter(owner=owner).exists()


def test_a_yes_reads_it_in_and_undo_takes_it_back(client: Client, owner: Owner) -> None:
    batch = brought(client, owner)
    client.post(f"/imports/{batch.uid}/start/")
    assert 'hx-trigger="load' in client.get(f"/imports/{batch.uid}/").content.decode()
    runner.run_pending()
    assert Person.objects.filter(owner=owner).count() == 1
    assert client.get(f"/imports/{batch.uid}/progress/")["HX-Refresh"] == "true"
    client.post(f"/imports/{batch.uid}/undo/")
    runner.run_pending()
    assert not Person.objects.filter(owner=owner).exists()
    assert client.get(f"/imports/{batch.uid}/").status_code == 200


def test_a_line_that_cannot_be_read_is_named(client: Client, owner: Owner) -> None:
    page = client.get(f"/imports/{brought(client, owner, broken=True).uid}/").content.decode()
    assert '<span class="figures">3</span>' in page


def test_a_file_nobody_can_read_is_refused_with_its_name(client: Client, owner: Owner) -> None:
    answer = client.post("/imports/", {"files": [SimpleUploadedFile("photo.bin", b"\x00\x01\x02")]})
    assert answer.status_code == 422
    assert "photo.bin" in answer.content.decode()
    assert not Batch.objects.filter(owner=owner).exists()


def test_no_file_is_asked_for(client: Client) -> None:
    assert client.post("/imports/").status_code == 422


def test_a_file_is_left_unread(client: Client, owner: Owner) -> None:
    batch = brought(client, owner)
    client.post(f"/imports/{batch.uid}/cancel/")
    batch.refresh_from_db()
    assert batch.state == "undone"
    assert client.post(f"/imports/{batch.uid}/start/").status_code == 422


def test_another_owners_import_is_not_there(client: Client, stranger: Owner) -> None:
    other = Batch.objects.create(owner=stranger, source="enishi", state="ready")
    for page in ("", "progress/"):
        assert client.get(f"/imports/{other.uid}/{page}").status_code == 404
    for page in ("start", "cancel", "undo"):
        assert client.post(f"/imports/{other.uid}/{page}/").status_code == 404


def test_several_files_are_one_import_and_say_what_was_passed_over(client: Client, owner: Owner) -> None:
    table = SimpleUploadedFile("名簿.csv", "番号,氏名,連絡先\n1,佐藤 健一,a@x.example\n".encode("cp932"))
    client.post("/imports/", {"files": [archive(), table, SimpleUploadedFile("song.bin", b"\x00\x01")]})
    batch = Batch.objects.get(owner=owner)
    page = client.get(f"/imports/{batch.uid}/").content.decode()
    assert "song.bin" in page
    assert batch.counts["new"] == 2


def test_what_a_column_means_is_said_on_the_page(client: Client, owner: Owner) -> None:
    table = SimpleUploadedFile("名簿.csv", "番号,呼び方,連絡先\n1,けんちゃん,a@x.example\n".encode())
    client.post("/imports/", {"files": [table]})
    batch = Batch.objects.get(owner=owner)
    page = f"/imports/{batch.uid}/"
    assert 'name="column-1"' in client.get(page).content.decode()
    key = batch.options["questions"][0]["key"]
    client.post(f"{page}answer/", {"key": key, "column-1": "nickname", "column-2": "email"})
    assert "けんちゃん" in client.get(page).content.decode()
    assert client.post(f"{page}answer/", {"key": key, "column-1": "nonsense"}).status_code == 422


def book() -> SimpleUploadedFile:
    cards = "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:人{n}\nTEL:0534{n}\nEND:VCARD\n" for n in range(3))
    return SimpleUploadedFile("book.vcf", cards.encode())


def test_where_they_are_from_is_said_once_for_all_of_a_file(client: Client, owner: Owner) -> None:
    client.post("/imports/", {"files": [book()]})
    batch = Batch.objects.get(owner=owner)
    address = f"/imports/{batch.uid}/start/"
    assert client.post(address, {"origin": "company", "met_on": "ずっと前"}).status_code == 422
    batch.refresh_from_db()
    assert batch.state == "ready"
    client.post(address, {"origin": "company", "met_on": "2015", "place": ""})
    runner.run_pending()
    assert Person.objects.filter(owner=owner, origin="company", met_on="2015").count() == 3


def test_a_large_file_says_how_far_it_was_looked_through(
    client: Client, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "AT_ONCE", 10)
    client.post("/imports/", {"files": [book()]})
    batch = Batch.objects.get(owner=owner)
    page = client.get(f"/imports/{batch.uid}/").content.decode()
    assert "中を見ています" in page and 'hx-trigger="load' in page
    assert client.get(f"/imports/{batch.uid}/progress/").headers.get("HX-Refresh") is None
    runner.run_pending()
    assert client.get(f"/imports/{batch.uid}/progress/")["HX-Refresh"] == "true"
    assert "人2" in client.get(f"/imports/{batch.uid}/").content.decode()
