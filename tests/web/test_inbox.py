"""受け取りフォルダ: named on its page, and what waits of it said there and on 今週."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from enishi import inbox
from enishi.exchange import card as reader
from enishi.exchange.card import ScannedCard
from enishi.exchange.errors import Unreadable
from enishi.network.actions.inbox import name_folder
from enishi.network.models import Owner, Person
from enishi.network.queries.inbox import unread_in


@pytest.mark.django_db
def test_a_folder_is_named_and_what_came_of_it_stands_on_both_pages(
    client: Client, sato: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = client.post(reverse("inbox"), {"folder": str(tmp_path / "nowhere")})
    assert page.status_code == 422 and "フォルダ" in page.content.decode()
    (folder := tmp_path / "Enishi").mkdir()
    assert client.post(reverse("inbox"), {"folder": str(folder)}).status_code == 302
    (folder / "memo.txt").write_text("佐藤さんとランチ")
    (folder / "friends.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:山田 太郎\nEND:VCARD\n")
    (folder / "plan.docx").write_text("PK")
    monkeypatch.setattr(inbox.time, "sleep", lambda seconds: None)
    assert client.post(reverse("inbox_look")).status_code == 302
    page = client.get(reverse("inbox"))
    assert [one["name"] for one in page.context["unread"]] == ["plan.docx"]
    assert [one["label"] for one in page.context["imports"]] == ["friends.vcf"]
    week = client.get(reverse("week")).content.decode()
    assert "friends.vcf" in week and "plan.docx" in week and "佐藤さんとランチ" in week


@pytest.mark.django_db
def test_nobody_who_shares_the_machine_names_a_folder_of_it(client: Client, stranger: Owner) -> None:
    assert client.get(reverse("inbox")).status_code == 404
    assert client.post(reverse("inbox_look")).status_code == 404


def scan(data: bytes) -> Iterator[ScannedCard]:
    """Read a card of 山田 太郎 in whatever says so."""
    if data != b"card":
        raise Unreadable("no_card")
    name = dict.fromkeys(("family", "given", "family_kana", "given_kana", "nickname")) | {"full": "山田 太郎"}
    lists: dict[str, Any] = {
        key: [] for key in ("affiliations", "emails", "phones", "addresses", "urls", "accounts")
    }
    yield ScannedCard(1, (0, 0, 9, 5), {"type": "person", "name": name} | lists, b"\xff\xd8")


@pytest.mark.django_db
def test_photos_of_cards_are_read_on_a_tap_and_move_once_filed(
    client: Client, owner: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "scan", scan)
    (folder := tmp_path / "Enishi").mkdir()
    name_folder(owner, folder=str(folder))
    (folder / "IMG_1.jpg").write_bytes(b"card")
    (folder / "IMG_2.jpg").write_bytes(b"a cat")
    assert "写真2枚" in client.get(reverse("cards")).content.decode()
    page = client.post(reverse("cards_inbox"))
    assert page.context["photos"] == ["IMG_1.jpg"] and (folder / "IMG_1.jpg").exists()
    assert [(one.name, one.code) for one in unread_in(folder)] == [("IMG_2.jpg", "no_card")]
    prefix = page.context["cards"][0]["prefix"]
    said = {
        "card": prefix, f"{prefix}-name": "山田 太郎", "photo": ["IMG_1.jpg", "../outside.jpg"], "on": "2026-11-20",
    }  # fmt: skip
    (tmp_path / "outside.jpg").write_bytes(b"card")
    assert client.post(reverse("cards_save"), said).status_code == 302
    assert Person.objects.filter(full="山田 太郎").exists() and (tmp_path / "outside.jpg").exists()
    assert [path.name for path in (folder / "done").rglob("*.jpg")] == ["IMG_1.jpg"]
