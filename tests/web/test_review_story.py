"""Looking back in the browser, in Japanese: leafed through, read, written, taken back, printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.site import Site, served

pytestmark = [pytest.mark.browser]


def test_a_month_is_read_answered_and_taken_back(site: Site, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    page.goto(site.link)
    page.goto(f"{site.address}/me/")
    page.get_by_role("link", name="振り返り").first.click()
    expect(page.locator("h1")).to_have_text(re.compile(r"\d{4}年\d{1,2}月"))
    here = page.locator("h1").inner_text()
    expect(page.locator(".review-prose")).to_contain_text("会ったり話したりしました")
    expect(page.get_by_role("img").first).to_have_accessible_name(re.compile("会った・話した回数"))

    # Each search stands with its facts; one is answered, and what was noticed is written.
    searches = page.locator("#searches section.card")
    expect(searches).to_have_count(4)
    page.locator("[name=be_with]").fill("朝の会の人たち")
    page.locator("[name=text]").fill("聞くほうが好きだと分かった")
    page.get_by_role("button", name="書き留める", exact=True).click()
    expect(page.locator("#toasts")).to_contain_text("元に戻す")
    expect(page.locator("[name=be_with]")).to_have_value("朝の会の人たち")
    expect(page.locator(".month[aria-current]")).to_have_accessible_name(re.compile("書いたものがあります"))

    # On paper the answers stand as text, and the buttons are gone.
    page.emulate_media(media="print")
    expect(page.locator(".review-answer", has_text="朝の会の人たち")).to_be_visible()
    expect(page.locator("[name=be_with]")).to_be_hidden()
    page.emulate_media(media="screen")

    # Leaf back, on to the year, and back to the month; then the writing is taken back.
    page.locator(".leaves a[rel=prev]").click()
    expect(page.locator("h1")).not_to_have_text(here)
    page.locator(".leaves a", has_text=re.compile(r"^\d{4}年$")).click()
    expect(page.locator("h1")).to_have_text(re.compile(r"^\d{4}年$"))
    page.goto(f"{site.address}/review/")
    page.goto(f"{site.address}/changes/")
    page.locator("main button", has_text="元に戻す").first.click()
    page.goto(f"{site.address}/review/")
    expect(page.locator("[name=be_with]")).not_to_have_value("朝の会の人たち")
    page.close()


def test_it_reads_in_english_on_a_phone(english: Path, browser: Browser) -> None:
    with served(english) as site:
        context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB", has_touch=True)
        page = context.new_page()
        page.goto(site.link)
        for path in ("review/", "review/2026/", "review/2019-02/"):
            answer = page.goto(f"{site.address}/{path}")
            assert answer is not None and answer.status == 200, path
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
            assert "ました" not in page.locator(".review-prose").inner_text(), path
        context.close()
