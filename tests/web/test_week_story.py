"""今週 in the browser, in Japanese: three steps read and copied, one done, one put off, one passed, more asked for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.site import Site

pytestmark = [pytest.mark.browser]


def test_the_week_is_read_copied_asked_for_more_and_decided(site: Site, page: Page) -> None:
    # Three steps: a number, two reasons, an occasion, a first sentence; and what they take of the week together.
    page.goto(f"{site.address}/")
    steps = page.locator("article.step")
    expect(steps).to_have_count(3)
    for number in range(3):
        step = steps.nth(number)
        assert step.locator(".because li").count() == 2
        assert all(step.locator(".because li").all_inner_texts())
        expect(step.locator(".step-occasion")).not_to_be_empty()
        expect(step.locator("[data-say][data-tone=polite]")).not_to_be_empty()
    expect(page.locator(".week-foot")).to_contain_text(re.compile("合わせて.+1週間の持ち分は.+"))

    # The first sentence in the other tone, copied as it stands.
    says = page.locator("[data-says]", has=page.locator("[data-tone=casual]")).first
    says.locator("input[value=casual]").check(force=True)
    casual = says.locator("[data-say][data-tone=casual]").inner_text()
    says.locator("[data-copy]").click()
    expect(says.locator("[data-copy-word]")).to_have_text("写しました")
    assert page.evaluate("navigator.clipboard.readText()").strip() == casual.strip()

    # もっと見る: others behind the three, seven at most, nobody twice.
    page.locator(".pager a").first.click()
    expect(page.locator("article.step--small").first).to_be_visible()
    assert 3 < steps.count() <= 7
    titles = page.locator("article.step h3").all_inner_texts()
    assert len(titles) == len(set(titles))

    # できた on polishing opens where it is written down; back on the page it stands as done.
    page.goto(f"{site.address}/")
    polish = page.locator("article.step", has=page.locator(".step-number", has_text="3"))
    polished = polish.locator("h3").inner_text()
    polish.locator("form[action$='/done/'] button").click()
    page.wait_for_url(re.compile(r"/(polish|me)/"))
    page.goto(f"{site.address}/")
    expect(page.locator("article.step.is-done h3")).to_have_text(polished)

    # また今度 and 見送る: another takes the place, and neither comes back this week.
    gone = []
    for state in ("later", "passed"):
        step = page.locator("article.step:not(.is-done)").first
        gone.append(step.locator("h3").inner_text())
        with page.expect_navigation():
            step.locator(f"form[action$='/{state}/'] button").click()
        page.goto(f"{site.address}/?more")
    shown = page.locator("article.step h3").all_inner_texts()
    assert not set(gone) & set(shown)

    # 会う・返す done opens the sheet with the person already on it.
    # (A promise is done by being kept: it needs no sheet.)
    open_ = page.locator("article.step:not(.is-done)", has=page.locator(".step-who"))
    meet = open_.filter(has_not=page.locator(".step-kind", has_text="約束")).first
    who = meet.locator(".step-who a").first.inner_text().strip().split("\n")[-1]
    with page.expect_navigation():
        meet.locator("form[action$='/done/'] button").click()
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text(who)


def test_past_weeks_open_calmly_even_before_there_are_any(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/")
    page.locator(".week-foot a").click()
    expect(page.locator("h1")).to_have_text("これまでの一歩")
    expect(page.locator(".past-step, .empty").first).to_be_visible()
