"""わたし and チャンス in the browser, in Japanese, as a person would do it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.site import Site

pytestmark = [pytest.mark.browser]


def send(page: Page, form: str = "main form .form-end .button--main") -> None:
    with page.expect_navigation():
        page.locator(form).first.click()


def knots(page: Page) -> list[str]:
    return page.locator(".knot-word > span:first-child").all_inner_texts()


def test_a_thread_is_made_by_hand_and_with_the_keyboard(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/chances/")
    page.get_by_role("link", name="チャンスを書く").click()
    page.fill("[name=title]", "駅前の案内図")
    box = page.locator("[data-people-text]")
    for name in ("黒部", "西園寺"):
        box.fill(name)
        box.press("Enter")
    page.get_by_role("button", name="糸に加える").click()
    expect(page.locator(".knot")).to_have_count(2)
    box = page.locator("[data-people-text]")
    box.fill("綾小路")
    box.press("Enter")
    page.get_by_role("button", name="糸に加える").click()
    expect(page.locator(".knot")).to_have_count(3)
    assert knots(page) == ["黒部", "西園寺", "綾小路"]

    # The last goes to the front with the keyboard alone: the focus stays with it.
    nearer = page.get_by_role("button", name="綾小路を一つ手前へ")
    nearer.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".knot-word").nth(1)).to_contain_text("綾小路")
    page.keyboard.press("Enter")
    expect(page.locator(".knot-word").first).to_contain_text("綾小路")
    page.get_by_role("button", name="西園寺を糸から外す").click()
    expect(page.locator(".knot")).to_have_count(2)
    assert page.locator("[name=title]").input_value() == "駅前の案内図"

    # A gathering nobody knows is no knot, and nothing is lost.
    page.fill("#thread-gathering", "ない会")
    page.get_by_role("button", name="糸に加える").click()
    expect(page.locator(".knots .field-error")).to_contain_text("ない会")
    page.fill("#thread-gathering", "")
    page.get_by_text("実った", exact=True).click()
    send(page)
    expect(page.locator("h1")).to_have_text("駅前の案内図")
    assert page.locator(".thread-name").all_inner_texts() == ["黒部", "綾小路", "駅前の案内図"]

    # Thanks: a first sentence to copy, said with one tap, taken back with undo.
    thanks = page.locator("article").filter(has_text="綾小路")
    expect(thanks.locator("[data-say]").first).to_contain_text("駅前の案内図")
    with page.expect_navigation():
        thanks.get_by_role("button", name="お礼を言った").click()
    expect(page.locator("main")).to_contain_text("糸の上の2人のうち1人")
    with page.expect_navigation():
        page.keyboard.press("u")
    page.goto(f"{site.address}/chances/")
    page.get_by_role("link", name="回り道がくれたもの").click()
    assert page.locator(".bars").count() >= 3


def test_a_thread_goes_on_by_what_is_written_down(page: Page, site: Site) -> None:
    # One that came by somebody through somebody.
    page.goto(f"{site.address}/chances/")
    page.locator("article", has=page.locator(".thread-name").nth(2)).locator("a[data-row-link]").last.click()
    page.get_by_role("link", name="直す").click()
    expect(page.locator(".knot").first).to_be_visible()
    while page.locator(".knot").count() > 1:
        count = page.locator(".knot").count()
        page.locator(".knot button[value^=out]").last.click()
        expect(page.locator(".knot")).to_have_count(count - 1)
    page.get_by_role("button", name="この続きを加える").click()
    expect(page.locator(".knot").nth(1)).to_be_visible()


def test_words_are_polished_into_a_new_way_of_saying_it(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/people/")
    who = page.locator(".person-link").first.inner_text()
    page.goto(f"{site.address}/polish/")
    page.get_by_role("link", name="もらった言葉").first.click()
    page.fill("[name=text]", "一枚にまとめた表がほしい")
    page.locator("[data-people-text]").fill(who)
    expect(page.locator("[data-found] button").first).to_be_visible()
    page.locator("[data-found] button").first.click()
    send(page)
    word = page.locator("li.flow-step").first.locator("li").filter(has_text="一枚にまとめた表がほしい")
    word.get_by_role("link", name="これを磨く").click()
    # Whoever asked is proposed to try it with.
    expect(page.locator(".chosen .chip")).to_contain_text(who)
    page.fill("[name=what]", "一枚にまとめる")
    page.fill("[name=practice]", "一つ、30分で描いてみる")
    send(page)
    card = page.locator("article").filter(has_text="一枚にまとめる")
    expect(card).to_contain_text("一つ、30分で描いてみる")
    card.get_by_role("link", name="どうでしたか？").click()
    page.get_by_text("はい", exact=True).click()
    page.fill("[name=do]", "込み入ったことを、一枚の絵にする人です")
    send(page)
    expect(page.locator(".saying")).to_have_text("込み入ったことを、一枚の絵にする人です")
    page.goto(f"{site.address}/me/")
    expect(page.locator(".saying").first).to_have_text("込み入ったことを、一枚の絵にする人です")
    page.get_by_text("以前の言い方").first.click()
    assert page.locator("section.card details .change").first.is_visible()


def test_the_six_questions_hold_facts_and_answers(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/me/")
    page.get_by_role("link", name="これまでの事実とともに").click()
    assert page.locator("main article").count() == 6
    assert page.locator(".found-fact").count() >= 6
    page.locator("main article").nth(2).get_by_role("link", name=re.compile("答え")).click()
    page.fill("[name=text]", "図にすると助かる人")
    send(page)
    expect(page.locator("main article").nth(2)).to_contain_text("図にすると助かる人")
    page.locator(".found-people a").first.click()
    expect(page.locator("h1")).to_be_visible()


def test_telling_is_noted_and_whether_it_stuck(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/me/tell/")
    first = page.locator("main li[data-row]").first
    name = first.locator("a").first.inner_text()
    with page.expect_navigation():
        first.get_by_role("button", name="伝えた").click()
    assert name not in page.locator("main li[data-row] a").all_inner_texts()
    page.goto(f"{site.address}/me/say/do/known/")
    row = page.locator("main li[data-row]").filter(has_text=name).first
    with page.expect_navigation():
        row.get_by_role("button", name="言い返せた").click()
    row = page.locator("main li[data-row]").filter(has_text=name).first
    expect(row.get_by_role("button", name="言い返せた")).to_have_attribute("aria-pressed", "true")


def test_whom_to_be_with_stays_folded_and_a_distance_is_taken_back(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/me/with-whom/")
    assert page.locator("figure.quarters").count() >= 2
    names = page.locator("details.card a")
    assert not any(names.nth(at).is_visible() for at in range(names.count()))
    costly = page.locator("details.card").filter(has_text="会うと消耗する人")
    costly.locator("summary").click()
    name = costly.locator("li a").first.inner_text()
    with page.expect_navigation():
        costly.get_by_role("button", name="そっとしておく").first.click()
    peace = page.locator("details.card").last
    peace.locator("summary").click()
    row = peace.locator("li").filter(has_text=name)
    with page.expect_navigation():
        row.get_by_role("button", name="また声をかける").click()
    costly = page.locator("details.card").filter(has_text="会うと消耗する人")
    costly.locator("summary").click()
    expect(costly).to_contain_text(name)


def test_who_is_a_customer_is_for_the_owner_to_say(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/me/leaving/")
    assert page.locator(".bars .bar").count() >= 1
    asked = page.locator("section").filter(has_text="自分にしかわからないこと").locator("li[data-row]")
    name = asked.first.locator("a").inner_text()
    with page.expect_navigation():
        asked.first.get_by_role("button", name="会社のお客さま・取引先").click()
    asked = page.locator("section").filter(has_text="自分にしかわからないこと").locator("li[data-row] a")
    assert name not in asked.all_inner_texts()
    assert name not in page.locator("article a").all_inner_texts()
    expect(page.locator("main")).to_contain_text("お客さまや取引先")


def test_where_i_stood_is_drawn(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/me/")
    for phase, since in (("会社勤め", "2016年4月"), ("独立準備中", "2025年7月")):
        page.get_by_text("これまでの歩み").click()
        page.get_by_role("link", name="前にいたところを加える").click()
        page.get_by_text(phase, exact=True).click()
        page.fill("[name=since]", since)
        send(page)
    page.get_by_text("これまでの歩み").click()
    expect(page.locator(".stairs path")).to_be_visible()
