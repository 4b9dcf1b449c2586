"""A line on the way home, on a phone, in Japanese: typed, corrected, saved, found again by what one recalls, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site import served

pytestmark = [pytest.mark.browser]
# A busy machine may take its time; nothing here is about speed.
expect.set_options(timeout=30_000)
LINE = "昨日、商工会の交流会で税理士の佐藤さんと田中さんに会った。"


@pytest.fixture
def phone(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    with served(tmp_path / "enishi.db") as running:
        context = browser.new_context(viewport={"width": 390, "height": 844}, locale="ja-JP", has_touch=True)
        page = context.new_page()
        page.goto(running.link)
        page.goto(f"{running.address}/first-day/doors/")
        page.goto(running.address)
        yield page
        context.close()


def write(page: Page, text: str) -> None:
    page.locator("#capture").tap()
    page.keyboard.insert_text(text)


def test_a_line_is_typed_corrected_saved_found_and_taken_back(phone: Page) -> None:
    write(phone, LINE)
    draft = phone.locator(".draft")
    expect(draft.locator(".draft-person")).to_have_count(2)
    expect(draft).to_contain_text("商工会の交流会")

    # One chip is corrected: it was the day before.
    day = draft.locator("summary").first
    expect(day).to_contain_text("きのう")
    day.tap()
    draft.get_by_role("button", name="おととい").tap()
    expect(draft.locator("summary").first).to_contain_text("おととい")

    # The correction lasts while the line grows.
    phone.locator("#capture").tap()
    phone.keyboard.press("Control+End")
    phone.keyboard.insert_text("楽しかった。")
    expect(phone.locator("[name=seen]")).to_have_value(f"{LINE}楽しかった。")
    expect(draft.locator("summary").first).to_contain_text("おととい")
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    draft.get_by_role("button", name="保存").tap()
    noted = phone.locator(".noted")
    expect(noted).to_contain_text("佐藤さん")
    expect(phone.locator("#capture")).to_be_focused()
    expect(phone.locator("#capture")).to_have_value("")

    # Who was that …? Over the same page, by trade and circumstance.
    phone.locator(".topline [data-recall-open]").tap()
    phone.locator("#recall-line").fill("交流会で会った税金の人")
    first = phone.locator("#recall-found [data-recalled]").first
    expect(first).to_contain_text("佐藤")
    expect(first.locator(".person-why")).not_to_be_empty()
    phone.locator("[data-recall-close]").tap()

    # Taken back whole: the words stand in the line again, with the correction, and nobody is left.
    noted.get_by_role("button").tap()
    expect(phone.locator("#capture")).to_have_value(f"{LINE}楽しかった。")
    expect(draft.locator("summary").first).to_contain_text("おととい")
    phone.goto(phone.url + "people/")
    expect(phone.locator("#list [data-row]")).to_have_count(0)


def test_a_conversion_under_way_is_neither_read_nor_sent(phone: Page) -> None:
    line = phone.locator("#capture")
    line.tap()
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url) if "/capture/" in request.url else None)
    client = phone.context.new_cdp_session(phone)
    client.send("Input.imeSetComposition", {"text": "さとうさん", "selectionStart": 5, "selectionEnd": 5})
    phone.wait_for_timeout(900)
    line.evaluate(
        "line => line.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    phone.wait_for_timeout(300)
    assert asked == []
    client.send("Input.insertText", {"text": "佐藤さんとランチした"})
    expect(phone.locator(".draft-person")).to_have_count(1)
    assert all(url.endswith("/capture/draft/") for url in asked)


def test_by_thumb_enter_makes_a_new_line_and_an_empty_line_is_not_sent(phone: Page) -> None:
    line = phone.locator("#capture")
    line.press("Enter")
    expect(line).to_have_value("")
    expect(phone.locator("#capture_helptext .for-keys")).to_be_hidden()
    write(phone, "佐藤さんとランチした")
    line.press("Enter")
    phone.keyboard.insert_text("補助金の話")
    expect(line).to_have_value("佐藤さんとランチした\n補助金の話")
    expect(phone.locator(".noted")).to_have_count(0)

    # With a keyboard and a mouse Enter saves.
    phone.context.new_cdp_session(phone).send("Emulation.setTouchEmulationEnabled", {"enabled": False})
    expect(phone.locator("#capture_helptext .for-keys")).to_be_visible()
    expect(phone.locator("[name=seen]")).to_have_value("佐藤さんとランチした\n補助金の話")
    line.press("Enter")
    expect(phone.locator(".noted")).to_contain_text("佐藤さん")


def test_a_piece_is_written_anew_taken_out_and_put_back(phone: Page) -> None:
    write(phone, "昨日、佐藤さんとランチした")
    person = phone.locator(".draft-person")
    person.locator("summary").first.tap()
    name = person.locator("[data-bit-input]").first
    name.fill("斎藤")
    name.press("Enter")
    expect(person.locator("summary").first).to_contain_text("斎藤さん")
    expect(phone.locator(".noted")).to_have_count(0)
    person.locator(".chip-remove").first.tap()
    expect(person).to_have_count(0)
    phone.locator(".chip--out").tap()
    expect(person.locator("summary").first).to_contain_text("佐藤さん")
    phone.locator(".draft-end .button--main").tap()
    expect(phone.locator(".noted")).to_contain_text("佐藤さん")


def test_many_lines_are_pasted_looked_through_and_saved_at_once(phone: Page) -> None:
    home = phone.url
    phone.goto(f"{home}drafts/paste/")
    phone.locator("#lines").fill("昨日、佐藤さんとランチした\n先週の金曜、田中さんと電話")
    phone.locator(".form-end button").tap()
    expect(phone.locator(".waiting")).to_have_count(2)
    phone.locator("form[action$='/all/'] button").tap()
    expect(phone.locator(".empty")).to_be_visible()
    phone.goto(f"{home}people/")
    expect(phone.locator("#list [data-row]")).to_have_count(2)


def test_it_works_without_scripts(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "plain.db") as running:
        context = browser.new_context(java_script_enabled=False, locale="ja-JP")
        page = context.new_page()
        page.goto(running.link)
        page.goto(f"{running.address}/first-day/doors/")
        page.goto(f"{running.address}/add/")
        page.fill("#capture", LINE)
        page.click(".capture-line button")
        expect(page.locator(".draft-person")).to_have_count(2)
        page.locator(".draft-person .chip-remove").first.click()
        expect(page.locator(".draft-person")).to_have_count(1)
        page.click(".draft-end .button--main")
        page.goto(f"{running.address}/people/?q=田中")
        expect(page.locator("#list")).to_contain_text("田中")
        context.close()
