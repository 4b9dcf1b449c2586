"""In the browser: two who are kept apart, and who is known named while somebody is written down.

That two are made one and parted again belongs to the story of what is brought.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.commands import enishi
from tests.site import Site, served

pytestmark = [pytest.mark.browser]
PEOPLE = (
    ("渡邉 健一", "--phone", "090-1234-5678", "--note", "釣りが好き"),
    ("わたなべ けんいち", "--phone", "+81 90 1234 5678", "--org", "㈱アオバ", "--note", "背が高い"),
    ("東雲 巌", "--email", "iwao@example.jp"),
    ("Iwao Shinonome", "--email", "iwao@example.jp"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data = tmp_path_factory.mktemp("twins") / "enishi.db"
    fill(data)
    with served(data) as running:
        yield running


def fill(data: Path) -> None:
    for name, *rest in PEOPLE:
        assert enishi(data, "add", name, *rest, "--lang", "ja").returncode == 0


@pytest.fixture(scope="module")
def signed_in(site: Site, browser: Browser) -> Iterator[BrowserContext]:
    """The link lets in once; both stories go on from there."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="ja-JP")
    context.new_page().goto(site.link)
    yield context
    context.close()


@pytest.fixture
def page(signed_in: BrowserContext) -> Iterator[Page]:
    page = signed_in.new_page()
    yield page
    page.close()


def test_two_people_stay_two_and_are_not_asked_about_again(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/people/twins/")
    pairs = page.locator("article.twin")
    expect(pairs).to_have_count(2)
    expect(pairs.filter(has_text="渡邉 健一")).to_contain_text("携帯電話の番号が同じ")
    pairs.filter(has_text="東雲 巌").locator("form button").click()
    expect(pairs).to_have_count(1)
    page.reload()
    expect(pairs).to_have_count(1)


def test_who_is_known_is_named_while_somebody_is_written_down(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/people/new/")
    page.fill("[name=name]", "渡辺健一")
    expect(page.locator("#maybe")).to_contain_text("渡邉 健一")
    expect(page.locator("#maybe")).to_contain_text("旧字・新字")
    page.fill("[name=name]", "小鳥遊 花")
    expect(page.locator("#maybe .person")).to_have_count(0)
