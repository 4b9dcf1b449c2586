"""A first week in the browser, in Japanese, as a person would do it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site import Site, served

pytestmark = [pytest.mark.browser]
SAMPLES = Path(__file__).parents[1] / "exchange" / "samples"
BOOKS = ("iphone.vcf", "linkedin_connections.csv", "google_new.csv")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("story") / "enishi.db") as running:
        yield running


def first_day(page: Page) -> None:
    """Four small questions, one of them unanswered, and one good thing drawn as a thread."""
    for _ in range(5):
        if page.locator("#id_through, [name=through]").count():
            break
        if page.locator("input[name=name], input[name=full]").count():
            page.locator("input[name=name], input[name=full]").first.fill("試野 みらい")
        unknown = page.locator("button[name=unknown]")
        (
            unknown
            if unknown.count() and not page.locator("input[type=text]").count()
            else page.locator(".button--main")
        ).first.click()
        page.wait_for_load_state()
    texts = page.locator("form.stack input[type=text], form.stack textarea")
    texts.nth(0).fill("はじめての店の看板")
    texts.nth(1).fill("田中 梨絵、佐藤 健一")
    page.locator("form.stack .button").first.click()
    expect(page.locator("#tale")).to_contain_text("田中")
    page.locator("#tale a.button--main").click()
    expect(page.locator(".doors a")).to_have_count(3)


def bring(page: Page, site: Site, book: str) -> None:
    """Read one address book in, looking before anything is written."""
    page.goto(f"{site.address}/imports/")
    page.set_input_files("#files", SAMPLES / book)
    if page.locator("form[enctype] button").count():
        page.locator("form[enctype] button").first.click()
    page.wait_for_load_state()
    if not page.locator("form[action$='/start/']").count():
        page.locator(".rows a").first.click()
    page.locator("form[action$='/start/'] .button--main").click()
    expect(page.locator(".sums").first).to_be_visible(timeout=20_000)
    expect(page.locator("body")).not_to_contain_text("Traceback")


def test_a_first_week_from_the_link_to_the_three_steps(site: Site, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    page.goto(site.link)
    first_day(page)
    for book in BOOKS:
        bring(page, site, book)

    # Everybody waits in the address book; two are taken into the network with one tap each.
    page.goto(f"{site.address}/people/address-book/")
    expect(page.locator("[data-row]").nth(9)).to_be_visible()
    page.goto(f"{site.address}/")
    questions = page.locator(".question")
    assert questions.count() == 6
    taken = questions.first.locator("h3").inner_text()
    questions.first.locator("button[value=yes]").click()
    expect(questions.first.locator("[name=asked]")).to_have_value("field")
    page.goto(f"{site.address}/people/")
    expect(page.locator("#list")).to_contain_text(taken)

    # An evening: one known, one new by name alone, at a new gathering.
    page.goto(f"{site.address}/encounters/new/")
    people = page.locator("[data-people-text]")
    people.fill(taken.split()[0])
    page.locator("[data-found] button").first.click()
    people.fill("黒部")
    people.press("Enter")
    page.fill("[name=gathering]", "商店街の朝の会")
    page.fill("[name=note]", "看板の話。写真の上手な人を探している")
    with page.expect_navigation():
        page.locator("main form .button--main").first.click()
    page.goto(f"{site.address}/people/")
    expect(page.locator("#list")).to_contain_text("黒部")

    # This week: three steps, each with its two reasons; one is put off, and that is taken back.
    page.goto(f"{site.address}/")
    steps = page.locator("article.step")
    expect(steps).to_have_count(3)
    for number in range(3):
        assert steps.nth(number).locator(".because li").count() == 2
    titles = steps.locator("h3").all_inner_texts()
    with page.expect_navigation():
        steps.nth(0).locator("form[action$='/later/'] button").click()
    page.goto(f"{site.address}/")
    assert page.locator("article.step h3").all_inner_texts() != titles

    # The other places open, and the last address book goes as a whole.
    for place in ("seats", "gatherings", "me"):
        assert page.goto(f"{site.address}/{place}/").status == 200  # type: ignore[union-attr]
        expect(page.locator("h1")).to_be_visible()
    page.goto(f"{site.address}/imports/")
    page.locator(".rows a").first.click()
    page.locator("details:has(form[action$='/undo/']) summary").click()
    page.locator("form[action$='/undo/'] button").click()
    expect(page.locator("body")).to_contain_text(re.compile("取り消|元に戻"), timeout=20_000)
