"""The map in the browser, in Japanese: looked at, walked with the keyboard, narrowed, kept, shown to a friend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site import Site

pytestmark = [pytest.mark.browser]


def viewed(page: Page) -> float:
    return float(str(page.locator("svg[data-map]").get_attribute("viewBox")).split()[2])


def test_the_pointer_tells_and_lights_the_thread(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/people/")
    page.get_by_role("link", name="縁の地図").first.click()
    expect(page.locator("h1")).to_have_text("縁の地図")
    # Somebody who came through somebody else on the map, if there is one: else through somebody not drawn, or nobody.
    keys = set(page.locator(".map-spot").evaluate_all("all => all.map(one => one.dataset.key)"))
    through = page.locator(".map-spot").evaluate_all("all => all.map(one => one.dataset.through)")
    drawn = [at for at, key in enumerate(through) if key in keys and key != "0"]
    number = drawn[0] if drawn else 0
    spot = page.locator(".map-spot").nth(number)
    spot.hover(force=True)
    card = page.locator("[data-map-card]")
    expect(card).to_be_visible()
    expect(card).to_contain_text("最後は")
    assert str(page.locator(".map-thread").get_attribute("d")).count("Q") >= 1 + bool(drawn)
    assert page.locator(".map-spot.is-lit").count() >= 1 + bool(drawn)
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()


def test_names_never_lie_on_one_another_as_drawn(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/map/")
    boxes = page.locator(".map-name").evaluate_all(
        """all => all.filter(one => getComputedStyle(one).display !== "none")
                  .map(one => { const b = one.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; })"""
    )
    assert len(boxes) > 25
    # A letter's own box is taller than the letter: two pixels of it may touch.
    touching = [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if one[0] < other[2] - 1 and other[0] < one[2] - 1 and one[1] < other[3] - 4 and other[1] < one[3] - 4
    ]
    assert touching == []


def test_the_keyboard_walks_from_neighbour_to_neighbour_and_opens(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/map/")
    page.locator(".map-spot[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    told = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
        told.add(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert len(told | {first}) >= 3
    # Only one of them is a stop for Tab.
    assert page.locator(".map-spot[tabindex='0']").count() == 1
    page.keyboard.press("+")
    assert viewed(page) < 1000
    page.keyboard.press("0")
    assert viewed(page) == 1000
    name = page.evaluate("document.activeElement.getAttribute('aria-label').split('\\n')[0]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    if "/people/" in page.url:
        expect(page.locator("main")).to_contain_text(name)
    else:
        assert "/seats/" in page.url


def test_drawn_nearer_more_names_find_room_and_the_picture_can_be_moved(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/map/")
    shown = "all => all.filter(one => getComputedStyle(one).display !== 'none').length"
    before = page.locator(".map-name").evaluate_all(shown)
    for _ in range(3):
        page.get_by_role("button", name="大きく").click()
    assert page.locator(".map-name").evaluate_all(shown) > before
    at = page.locator("svg[data-map]").get_attribute("viewBox")
    box = page.locator("svg[data-map]").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 360, box["y"] + 340, steps=4)
    page.mouse.up()
    assert page.locator("svg[data-map]").get_attribute("viewBox") != at
    page.get_by_role("button", name="全体を見る").click()
    assert viewed(page) == 1000


def test_the_numbers_lead_to_the_people_they_count(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/map/")
    cell = page.locator(".map-counts td a").first
    people = int(cell.inner_text())
    cell.click()
    expect(page.locator("tbody tr[data-row]")).to_have_count(people)
    page.get_by_role("link", name="名前", exact=True).click()
    expect(page.locator("th[aria-sort='ascending']")).to_have_text("名前")


def test_a_friend_sees_no_names_and_it_can_be_kept(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/map/")
    names = page.locator(".map-name").all_text_contents()
    page.get_by_role("link", name=re.compile("名前を隠す")).click()
    shown = page.locator("main").inner_text()
    assert page.locator(".map-dot").count() > 50
    assert not [name for name in names if len(name) > 2 and name in shown]
    with page.expect_download() as kept:
        page.get_by_role("button", name="PNG").click()
    assert Path(kept.value.path()).read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as file:
        page.get_by_role("link", name="SVG").click()
    assert "<svg" in Path(file.value.path()).read_text(encoding="utf-8")


def test_two_who_never_met_become_an_idea(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/map/")
    page.get_by_role("link", name=re.compile("遠い縁")).click()
    pair = page.locator("#unmet li.card").first
    expect(pair).to_contain_text("まだ知り合いではありません")
    names = pair.locator("a.map-who").all_inner_texts()
    pair.get_by_role("button", name="紹介の案に加える").click()
    expect(page).to_have_url(re.compile("/introductions/"))
    for name in names:
        expect(page.locator("main")).to_contain_text(name.split("\n")[-1])
    page.goto(f"{site.address}/map/between/")
    expect(page.locator("#circles")).to_contain_text("知り合いです")
    expect(page.locator("#together .thread").first).to_be_visible()


def test_on_a_phone_the_first_tap_tells_and_nothing_sticks_out(
    site: Site, browser: Browser, page: Page
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="ja-JP",
        storage_state=page.context.storage_state(),
    )  # fmt: skip
    phone = context.new_page()
    phone.goto(f"{site.address}/map/")
    spot = phone.locator(".map-spot").first
    spot.tap(force=True)
    expect(phone.locator("[data-map-card]")).to_be_visible()
    assert phone.url.endswith("/map/")
    for path in ("map/", "map/table/", "map/between/"):
        phone.goto(f"{site.address}/{path}")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, path
    context.close()
