"""Every page there is, walked to along its links: it opens, fits a phone, speaks one language, and axe finds it sound.

Which pages there are is found by walking: from the first page along every link, one page of each kind. So a page added
tomorrow is looked through, too, without anybody telling this test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page
from tests.site import listening, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# Not pages: files, pictures, and what leaves the pages behind.
NO_PAGES = {
    "photo",
    "map_file",
    "sign_in",
    "sign_out",
    "export_file",
    "export_archive",
    "copy_take",
    "attachment",
    "own_card_file",
    "own_card_picture",
}
SERIOUS = {"serious", "critical"}
# Where a walk begins that no link on a page leads to.
BEGIN = ("/", "/map/?names=hidden", "/first-day/", "/nowhere/")
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
# Where the program speaks, and not the owner.
OURS = "main h1, main legend, main label:not(:has(input, select)), main .button, main .why, .review-prose"
KANA = re.compile("[ぁ-ん]{4,}")


def kind_of(address: str) -> str:
    """Return the name of the page at an address, '' for what is none."""
    try:
        return resolve(urlsplit(address).path).url_name or ""
    except Resolver404:
        return ""


def links(page: Page) -> list[str]:
    found = page.locator("a[href^='/']:not([download])").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    return [str(one).partition("#")[0] for one in found]


def walked(page: Page, address: str, begin: tuple[str, ...] = BEGIN) -> Iterator[str]:
    """Open one page of each kind, as far as links lead; yield where we are."""
    waiting, seen = list(begin), set(NO_PAGES)
    while waiting:
        here = waiting.pop(0)
        kind = kind_of(here) + ("?" if here in BEGIN and "?" in here else "")
        if kind in seen and here not in BEGIN:
            continue
        answer = page.goto(f"{address}{here}")
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert answer.status == (404 if here == "/nowhere/" else 200), here
        seen.add(kind)
        yield here
        waiting += [link for link in links(page) if kind_of(link) and kind_of(link) not in seen]


def unsound(page: Page, axe: Axe) -> list[str]:
    """Return what axe finds serious or critical on the page as it stands, a line each."""
    found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} – {' '.join(str(node.get('failureSummary', '')).split())[:200]}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"][:3]
    ]


def amiss(page: Page, language: str) -> Iterator[str]:
    """Yield what is wrong with the page for an eye: too wide for where it stands, or in another language."""
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        yield f"wider than {page.evaluate('window.innerWidth')} px"
    if page.locator("html").get_attribute("lang") != language:
        yield f"not in {language}"
    if language == "en":
        yield from (f"Japanese: {said}" for said in page.locator(OURS).all_inner_texts() if KANA.search(said))


def opened(page: Page) -> None:
    """Unfold what is folded, so that it is looked at, too."""
    page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")


def test_axe_would_say_so(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        "<html lang=ja><title>x</title><main><h1>x</h1><input><p style='color:#ccc'>薄い文字</p></main>"
    )
    assert {line.split(":")[0] for line in unsound(page, Axe())} == {"label", "color-contrast"}
    page.close()


@pytest.mark.parametrize(
    ("network", "language", "scheme"), [("japanese", "ja", "dark"), ("english", "en", "light")]
)
def test_every_page_is_sound(
    network: str, language: str, scheme: str, request: pytest.FixtureRequest, browser: Browser
) -> None:
    axe, found, pages = Axe(), [], []
    with served(request.getfixturevalue(network)) as site:
        page = browser.new_page(viewport=DESK, locale=language, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.goto(site.link)
        for here in walked(page, site.address):
            pages.append(here)
            opened(page)
            found += [f"{here} {line}" for line in unsound(page, axe)]
            for size in (DESK, PHONE):
                page.set_viewport_size(size)  # type: ignore[arg-type]
                found += [f"{here} {line}" for line in amiss(page, language)]
            page.set_viewport_size(DESK)  # type: ignore[arg-type]
        page.close()
    assert len(pages) >= 40, pages
    assert found == [], "\n".join(dict.fromkeys(found))


def test_every_page_opens_in_english_on_a_phone_while_nothing_is_written_down(
    tmp_path: Path, browser: Browser
) -> None:
    found = []
    with (
        served(tmp_path / "enishi.db", "en") as site,
        listening(
            browser.new_page(viewport=PHONE, locale="en-GB", has_touch=True)  # type: ignore[arg-type]
        ) as page,
    ):
        page.goto(site.link)
        page.goto(f"{site.address}/first-day/doors/")
        for here in walked(page, site.address, ("/",)):
            found += [f"{here} {line}" for line in amiss(page, "en")]
    assert found == [], "\n".join(dict.fromkeys(found))
