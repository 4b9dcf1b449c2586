"""What a hand does on the pages, in Chromium: keys, rows, chips, tones, a thumb on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.preview import CHROMIUM_FLAGS, ensure_settings, served, write_site

ensure_settings()

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from tests.web.preview_contexts import PAGES  # noqa: E402 (forms need the settings)

CHROMIUM = Path("/usr/bin/chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
]

#: What a thumb presses; links inside a sentence are exempt (WCAG 2.5.8, inline).
TYPED = "input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea"
PRESSED = ".button, .place, a.chip, button.chip, select, summary, .kana a, .subnav a, .tap, " + TYPED


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    write_site(folder, list(PAGES))
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, locale="ja")
    yield context.new_page()
    context.close()


def focused(tab: Page) -> str:
    return str(tab.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def test_n_goes_to_the_capture_line(tab: Page, site: str) -> None:
    tab.goto(f"{site}/week.ja.html")
    tab.keyboard.press("n")
    assert focused(tab) == "capture"


def test_a_letter_typed_into_a_field_stays_a_letter(tab: Page, site: str) -> None:
    tab.goto(f"{site}/week.ja.html")
    tab.locator("#capture").press_sequentially("jukn/?")
    assert tab.locator("#capture").input_value() == "jukn/?"


def test_slash_recalls(tab: Page, site: str) -> None:
    tab.goto(f"{site}/people.ja.html")
    tab.keyboard.press("/")
    assert focused(tab) == "recall"


def test_slash_opens_the_recall_box_over_any_other_page(tab: Page, site: str) -> None:
    tab.goto(f"{site}/me.ja.html")
    tab.keyboard.press("/")
    assert focused(tab) == "recall-line"
    tab.keyboard.type("n/j")
    assert tab.locator("#recall-line").input_value() == "n/j"
    tab.keyboard.press("Escape")
    assert not tab.locator("#recall-dialog").evaluate("box => box.open")


def test_a_thumb_opens_the_recall_box_and_closes_it(phone: Page, site: str) -> None:
    phone.goto(f"{site}/week.ja.html")
    phone.locator(".topline [data-recall-open]").tap()
    assert phone.locator("#recall-dialog").evaluate("box => box.open")
    phone.locator("[data-recall-close]").tap()
    assert not phone.locator("#recall-dialog").evaluate("box => box.open")


def test_j_and_k_walk_the_list(tab: Page, site: str) -> None:
    tab.goto(f"{site}/people.ja.html")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    assert focused(tab) == "加藤"
    tab.keyboard.press("k")
    assert focused(tab) == "小林 みのり"


def test_the_question_mark_shows_the_keys_and_hides_them(tab: Page, site: str) -> None:
    tab.goto(f"{site}/week.ja.html")
    tab.keyboard.press("?")
    assert tab.locator("#keys").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.locator("#keys").is_visible()


def test_another_promise_can_be_added_and_taken_away(tab: Page, site: str) -> None:
    tab.goto(f"{site}/encounter_form.ja.html")
    rows = tab.locator("[data-rows]").first
    rows.locator("[data-rows-add]").click()
    assert rows.locator('[name="promises-1-what"]').is_visible()
    assert rows.locator('[name="promises-TOTAL_FORMS"]').input_value() == "2"
    rows.locator("[data-rows-drop]").last.click()
    assert not rows.locator('[name="promises-1-what"]').is_visible()


def test_several_people_are_added_by_name_alone(tab: Page, site: str) -> None:
    tab.goto(f"{site}/gathering.ja.html")
    box = tab.locator("[data-people-text]")
    box.fill("山田、伊藤")
    box.press("Enter")
    assert tab.locator('[data-chosen] input[type="hidden"]').evaluate_all(
        "all => all.map(one => one.value)"
    ) == ["山田", "伊藤"]
    tab.locator("[data-chip-remove]").first.click()
    assert tab.locator("[data-chosen] .chip").all_inner_texts() == ["伊藤"]


def test_the_first_sentence_shows_and_copies_one_tone_at_a_time(tab: Page, site: str) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"{site}/week.ja.html")
    says = tab.locator("[data-says]").first
    says.locator("[value=casual]").check(force=True)
    assert says.locator("[data-say]:visible").count() == 1
    says.locator("[data-copy]").click()
    assert str(tab.evaluate("navigator.clipboard.readText()")).startswith("みのりさん")


def test_a_theme_chosen_is_shown_at_once(tab: Page, site: str) -> None:
    tab.goto(f"{site}/settings.ja.html")
    tab.get_by_label("暗い").check()
    ground = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(20, 23, 26)"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_it_fits_a_phone_and_a_thumb(phone: Page, site: str, page: str, language: str) -> None:
    said: list[str] = []
    phone.once("pageerror", lambda error: said.append(str(error)))
    phone.once("console", lambda message: said.append(message.text))
    phone.goto(f"{site}/{page}.{language}.html")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    small = phone.locator(PRESSED).evaluate_all(
        """all => all.filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest(".toast"))
                  .filter(one => one.getBoundingClientRect().height < 43.5)
                  .map(one => `${one.outerHTML.slice(0, 120)} ${one.getBoundingClientRect().height}`)"""
    )
    assert small == []
    assert said == []


def test_letters_in_fields_are_large_enough_that_a_phone_does_not_zoom(phone: Page, site: str) -> None:
    for page in ("encounter_form", "person_form", "people", "week"):
        phone.goto(f"{site}/{page}.ja.html")
        sizes = phone.locator(TYPED).evaluate_all(
            "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
        )
        assert min(sizes) >= 16
