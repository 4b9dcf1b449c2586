"""顔を出す, キーパーソン and 役に立つ as a person walks them, in Japanese."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.site import Site

pytestmark = [pytest.mark.browser]


class Announcing(BaseHTTPRequestHandler):
    """A calendar with one gathering ten days from now."""

    def do_GET(self) -> None:
        day = (datetime.date.today() + datetime.timedelta(days=10)).strftime("%Y%m%d")
        event = [
            "BEGIN:VEVENT",
            "UID:1",
            "SUMMARY:港の朝会",
            f"DTSTART;TZID=Asia/Tokyo:{day}T080000",
            "END:VEVENT",
        ]
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:test",
            "X-WR-CALNAME:港の集まり",
            *event,
            "END:VCALENDAR",
            "",
        ]
        self.send_response(200)
        self.end_headers()
        self.wfile.write("\r\n".join(lines).encode())

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def calendar() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Announcing)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}/port.ics"
    running.shutdown()
    running.server_close()


def test_a_gathering_from_a_calendar_is_gone_to_and_ten_are_met(
    page: Page, site: Site, calendar: str
) -> None:
    page.goto(f"{site.address}/gatherings/feeds/")
    page.fill("[name=url]", calendar)
    page.select_option("[name=kind]", "community")
    page.locator("main form .button--main").last.click()
    page.locator("form[action$='/refresh/'] button").click()
    expect(page.locator("main")).to_contain_text("港の朝会")
    page.locator("form[action$='/refresh/'] button").click()
    expect(page.locator(".gathering-title", has_text="港の朝会")).to_have_count(1)

    page.locator("form[action$='/take/'] button").first.click()
    expect(page.locator("h1")).to_have_text("港の朝会")
    page.locator("[data-people-text]").fill("浜野")
    page.locator("[data-people-text]").press("Enter")
    page.locator("form[action$='/guests/'] button.button").first.click()
    expect(page.locator("main")).to_contain_text("浜野")
    page.goto(f"{site.address}/gatherings/")
    expect(page.locator("main")).to_contain_text("港の朝会")
    assert page.locator(".gathering .because li").count() >= 3

    # An evening behind: ten people in a minute, the mood, and whether to go again.
    page.goto(f"{site.address}/gatherings/new/")
    page.fill("[name=title]", "港の名刺交換会")
    page.locator("[name=kind][value=card_exchange]").check()
    page.fill("[name=on]", (datetime.date.today() - datetime.timedelta(days=1)).isoformat())
    page.locator("main form .button--main").click()
    page.locator("a[href$='/cards/']").click()
    lines = page.locator("#lines")
    lines.focus()
    for line in ("東山 税理士", "西川、㈱にし、営業", "パン屋の南さん", *"北林森泉岡原浜"):
        page.keyboard.type(line)
        page.keyboard.press("Enter")
    expect(page.locator("#understood li.line")).to_have_count(10)
    expect(page.locator("#understood")).to_contain_text("パン屋")
    page.locator("#understood .tick input").first.check()
    page.locator("main form .button--main").click()
    expect(page.locator("main .person")).to_have_count(10)
    page.locator("form[action$='/mood/'] button").first.click()
    expect(page.locator("form[action$='/mood/'] [aria-pressed=true]")).to_have_count(1)
    page.locator("form[action$='/again/'] button").first.click()
    expect(page.locator("form[action$='/again/'] [aria-pressed=true]")).to_have_count(1)

    # A follow-up is a promise.
    page.locator("main details.fold summary").last.click()
    page.fill("[name=follow-what]", "資料を送る")
    page.locator("form[action$='/follow-up/'] .button").click()
    expect(page.locator("main")).to_contain_text("資料を送る")


def test_how_to_find_a_first_one_opens_elsewhere_and_whom_to_ask_stands_beside(
    page: Page, site: Site
) -> None:
    page.goto(f"{site.address}/gatherings/")
    page.fill("#town", "掛川")
    page.locator("form[action$='/town/'] button").click()
    page.locator("details.way summary").first.click()
    place = page.locator("details.way[open] .searches a").first
    assert place.get_attribute("target") == "_blank" and "noreferrer" in (place.get_attribute("rel") or "")
    expect(page.locator("details.way[open] .searches")).to_contain_text("掛川")
    page.locator("main a[href$='/hindsight/']").click()
    expect(page.locator("main .led").first).to_be_visible()


def test_a_curious_one_becomes_a_key_person_with_a_rhythm(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/seats/")
    expect(page.locator("#companions article").first).to_be_visible()
    assert page.locator("#companions .because li").count() >= 1
    curious = page.locator("form[action$='/seats/new/']:has([name=person])")
    if curious.count():
        name = curious.first.get_attribute("aria-label") or ""
        curious.first.locator("button").click()
    else:  # every place is taken: one is left open, and whom one might ask comes with reasons
        page.locator(".seats a.button").first.click()
        page.locator("form[action$='/vacant/'] button").click()
        page.locator(".seat--open a.button").first.click()
        candidate = page.locator("article:has(form[action$='/give/'])").first
        expect(candidate.locator(".because li").first).to_be_visible()
        name = candidate.locator(".name").inner_text()
        candidate.locator("button").click()
    expect(page.locator(".seats")).to_contain_text(name)
    friend = page.locator("#companions article").first
    resting = friend.locator("a[data-row-link]").inner_text()
    friend.locator("form[action$='/not-now/'] button").click()
    expect(page.locator("#companions article").first).not_to_contain_text(resting)
    page.locator("#companions details summary").first.click()
    page.locator("#companions [name=days]:is(select)").first.select_option("60")
    page.locator("#companions form[action$='/rhythm/'] button").first.click()
    expect(page.locator("#companions")).to_contain_text("2か月")


def test_two_are_asked_before_they_are_brought_together(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/giving/")
    expect(page.locator("main .two").first).to_be_visible()
    page.goto(f"{site.address}/introductions/")
    ideas = page.locator("form[action$='/ideas/']")
    assert ideas.count() >= 1
    ideas.first.locator("button").first.click()
    row = page.locator("[data-stage=idea] article").first
    assert row.locator("form[action$='/made/']").count() == 0
    row.locator("details summary").first.click()
    expect(row.locator(".say").first).to_be_visible()
    names = row.locator(".side b").all_inner_texts()
    for name in names:
        article = page.locator("article", has=page.locator(".side b", has_text=name)).first
        side = article.locator(".side", has=page.locator("b", has_text=name)).first
        side.locator("button[value=yes]").click()
    page.locator("form[action$='/made/'] button").first.click()
    expect(page.locator("[data-stage=made]")).to_contain_text(names[0])
