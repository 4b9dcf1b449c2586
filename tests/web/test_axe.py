"""Every page there is, looked through by axe-core: nothing serious or critical, in both languages, light and dark.

Which pages there are is found by walking: from the first page along every link, one page of each kind. So a page added
tomorrow is looked through, too, without anybody telling this test.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page
from tests.site import browsing, made_up, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# Not pages: files, pictures, and what leaves the pages behind.
NO_PAGES = {"photo", "map_file", "sign_in", "sign_out", "export", "attachment"}
SERIOUS = {"serious", "critical"}
# Where a walk begins that no link on a page leads to.
BEGIN = ("/", "/map/?names=hidden", "/first-day/", "/nowhere/")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as opened:
        yield opened


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


def walked(page: Page, address: str) -> Iterator[str]:
    """Open one page of each kind, as far as links lead; yield where we are."""
    waiting, seen = list(BEGIN), set(NO_PAGES)
    while waiting:
        here = waiting.pop(0)
        kind = kind_of(here) + ("?" if here in BEGIN and "?" in here else "")
        if kind in seen and here not in BEGIN:
            continue
        answer = page.goto(f"{address}{here}")
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        seen.add(kind)
        yield here
        waiting += [link for link in links(page) if kind_of(link) and kind_of(link) not in seen]


def amiss(page: Page, axe: Axe) -> list[str]:
    """Return what axe finds serious or critical on the page as it stands, a line each."""
    found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} – {' '.join(str(node.get('failureSummary', '')).split())[:200]}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"][:3]
    ]


def test_axe_would_say_so(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        "<html lang=ja><title>x</title><main><h1>x</h1><input><p style='color:#ccc'>薄い文字</p></main>"
    )
    assert {line.split(":")[0] for line in amiss(page, Axe())} == {"label", "color-contrast"}
    page.close()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_axe_finds_nothing_serious_on_any_page(tmp_path: Path, browser: Browser, language: str) -> None:
    axe, found, pages = Axe(), [], []
    with served(made_up(tmp_path, 60, language)) as site:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale=language)
        page = context.new_page()
        page.goto(site.link)
        for here in walked(page, site.address):
            pages.append(here)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
                found += [f"{here} ({scheme}) {line}" for line in amiss(page, axe)]
        context.close()
    assert len(pages) >= 30, pages
    assert found == [], "\n".join(dict.fromkeys(found))
