"""受け取りフォルダ: named on its page, and what waits of it said there and on 今週."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from enishi import inbox
from enishi.network.models import Owner, Person


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
