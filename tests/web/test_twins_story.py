"""In the browser: the same person met twice while writing, made one, taken back, and two who are kept apart."""

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
    assert (
        enishi(data, "log", "--with", "わたなべ けんいち", "--on", "2026-05-01", "--lang", "ja").returncode
        == 0
    )


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


def test_a_duplicate_is_made_one_taken_back_and_another_pair_kept_apart(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/people/twins/")
    pairs = page.locator("article.twin")
    expect(pairs).to_have_count(2)
    ours = pairs.filter(has_text="渡邉 健一")
    expect(ours).to_contain_text("携帯電話の番号が同じ")
    ours.locator("a.button--main").click()

    # Both side by side; the note of both is the first choice, the number of meetings is said.
    expect(page.locator("input[name=note][value=both]")).to_be_checked()
    expect(page.locator(".twin-kept")).to_contain_text("㈱アオバ")
    page.locator("label[for=note-here]").click()
    with page.expect_navigation():
        page.locator("button.button--main").last.click()
    expect(page.locator("h1")).to_be_visible()
    merged = page.url
    expect(page.locator("body")).to_contain_text("釣りが好き")
    expect(page.locator("body")).not_to_contain_text("背が高い")
    expect(page.locator("body")).to_contain_text("㈱アオバ")
    page.goto(f"{site.address}/people/")
    expect(page.locator("[data-row]")).to_have_count(3)

    # Taken back from the list of changes: both stand there again, and so does the pair.
    page.goto(f"{site.address}/changes/")
    page.locator("form[action$='/undo/'] button").first.click()
    page.goto(f"{site.address}/people/")
    expect(page.locator("[data-row]")).to_have_count(4)
    page.goto(merged)
    expect(page.locator("h1")).to_be_visible()

    # Two people stay two, and are not asked about again.
    page.goto(f"{site.address}/people/twins/")
    page.locator("article.twin").filter(has_text="東雲 巌").locator("form button").click()
    expect(page.locator("article.twin")).to_have_count(1)
    page.reload()
    expect(page.locator("article.twin")).to_have_count(1)


def test_who_is_known_is_named_while_somebody_is_written_down(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/people/new/")
    page.fill("[name=name]", "渡辺健一")
    expect(page.locator("#maybe")).to_contain_text("渡邉 健一")
    expect(page.locator("#maybe")).to_contain_text("旧字・新字")
    page.fill("[name=name]", "小鳥遊 花")
    expect(page.locator("#maybe .person")).to_have_count(0)
