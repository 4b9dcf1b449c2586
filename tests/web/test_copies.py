"""写し: seen, made and taken along by the owner of the file, and by nobody who shares it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect
from tests.commands import enishi
from tests.site import browsing, served

from enishi.network.models import Owner, Person


@pytest.mark.django_db(transaction=True)
def test_a_copy_is_made_listed_and_handed_over(client: Client, sato: Person) -> None:
    assert "まだ" in client.get(reverse("copies")).content.decode()
    made = client.post(reverse("copies_make"))
    if connection.vendor != "sqlite":  # which has its own means, and the page says so
        assert made.status_code == 422
        return
    assert made.status_code == 302
    page = client.get(reverse("copies"))
    [copy] = page.context["copies"]
    assert "すべて入っています" in page.content.decode()
    answer = client.get(copy["url"])
    assert b"".join(answer).startswith(b"SQLite format 3")  # type: ignore[arg-type]
    assert client.get(reverse("copy_take", args=["nothing.db"])).status_code == 404


def test_a_file_that_holds_more_than_one_network_is_nobodys_to_copy(client: Client, stranger: Owner) -> None:
    assert client.get(reverse("copies")).status_code == 404
    assert client.post(reverse("copies_make")).status_code == 404


@pytest.mark.browser
def test_a_copy_is_put_back_while_enishi_runs_and_so_is_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked in place, copied first, still signed in, recalled rightly – and the way back is the newest copy."""
    monkeypatch.setenv("ENISHI_BACKUPS", "off")
    data = tmp_path / "enishi.db"
    assert enishi(data, "add", "佐藤 健一", "--lang", "ja").returncode == 0
    with served(data) as site, browsing() as browser:
        page = browser.new_context(viewport={"width": 390, "height": 844}, locale="ja-JP").new_page()
        page.goto(site.link)

        def named() -> str:
            page.goto(f"{site.address}/people/")
            return page.locator("main").inner_text()

        def put_back(place: int, of: int) -> None:
            page.goto(f"{site.address}/copies/")
            rows = page.locator("main li[data-row]")
            expect(rows).to_have_count(of)
            rows.nth(place).get_by_text("この写しに戻す").click()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            rows.nth(place).get_by_role("button", name="戻す", exact=True).click()
            expect(page.get_by_text("のときのとおりに戻しました")).to_be_visible()
            expect(page.locator("main li[data-row]")).to_have_count(of + 1)

        page.goto(f"{site.address}/copies/")
        page.get_by_role("button", name="いま写しをとる").click()
        # Written by another process while this one runs.
        assert enishi(data, "add", "田中 一郎").returncode == 0
        assert "田中" in named()

        put_back(0, of=1)
        assert "田中" not in named() and "佐藤" in named()
        assert enishi(data, "add", "鈴木 花").returncode == 0
        page.goto(f"{site.address}/recall/?q=鈴木")
        expect(page.locator("main")).to_contain_text("鈴木")

        put_back(0, of=2)
        assert "田中" in named() and "鈴木" not in named()
        for name, there in (("田中", True), ("鈴木", False)):
            page.goto(f"{site.address}/recall/?q={name}")
            assert (page.locator("main .person").count() > 0) is there
        assert enishi(data, "check").returncode == 0
